"""What an analyst decides about an event: attached to article and span, so that it outlives better rules."""

import hashlib
from collections.abc import Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Self

from pydantic import BaseModel, ConfigDict, Field

from timeline.model.actor import Actor, Role
from timeline.model.actor import Place as Location
from timeline.model.time import When

__all__ = ["CHANGEABLE", "STAR", "Decision", "Place", "Verdict", "in_order"]

STAR = "starred"  # a tag like any other, which the desk shows as a star


class Verdict(StrEnum):
    """What is decided."""

    ACCEPT = "accept"
    REJECT = "reject"
    CHANGE = "change"  # fields of the event
    MERGE = "merge"  # these are one event
    SPLIT = "split"  # these are not
    NOTE = "note"
    TAG = "tag"
    UNTAG = "untag"
    ADD = "add"  # an event that no rule found, at words of an article


class Place(BaseModel):
    """Where in which article: the trigger's span."""

    model_config = ConfigDict(frozen=True)

    article: str
    start: int
    end: int

    def overlaps(self, other: "Place") -> bool:
        return self.article == other.article and self.start < other.end and other.start < self.end


CHANGEABLE = (
    "type", "title", "status", "tier", "when", "agents", "targets", "participants", "place"
)  # fmt: skip
# fields that decisions did not always have: where they say nothing they are no part of an id, so that old ids hold
_LATER = ("tier", "when", "agents", "targets", "participants", "place", "without_place", "tag", "quote", "quote_start")


class Decision(BaseModel):
    """One decision, with who made it and when.

    A field that is None is not decided.  ``when`` without days says that the event is undated, an empty tuple of actors
    that nobody has the role.
    """

    model_config = ConfigDict(frozen=True)

    verdict: Verdict
    places: tuple[Place, ...]
    others: tuple[Place, ...] = ()  # of the other event, for merge and split
    type: str | None = None
    title: str | None = None
    status: str | None = None
    first: date | None = None  # whole days, as review files give them; ``when`` says the same and more
    last: date | None = None
    note: str | None = None
    tier: str | None = None
    when: When | None = None
    agents: tuple[Actor, ...] | None = None
    targets: tuple[Actor, ...] | None = None
    participants: tuple[Actor, ...] | None = None
    place: Location | None = None
    without_place: bool = False
    tag: str | None = None
    quote: str | None = Field(default=None, description="of an added event: the words around it, as in the article")
    quote_start: int | None = None
    author: str
    at: datetime

    @property
    def id(self) -> str:
        """From what is decided, not from who or when: the same decision twice is one."""
        silent = {name for name in _LATER if getattr(self, name) in (None, False)}
        content = self.model_dump_json(exclude={"author", "at", *silent})
        return f"d-{hashlib.sha256(content.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"

    @property
    def fields(self) -> frozenset[str]:
        """The fields of an event that it settles, by the names of ``CHANGEABLE``."""
        if self.verdict not in (Verdict.CHANGE, Verdict.ADD):
            return frozenset()
        named = {name for name in CHANGEABLE if getattr(self, name) is not None}
        dated = {"when"} if self.first or self.last else set()
        return frozenset(named | dated | ({"place"} if self.without_place else set()))

    def actors_of(self, role: Role) -> tuple[Actor, ...] | None:
        """Who has a role in the event, as far as this decides it."""
        return {Role.AGENT: self.agents, Role.TARGET: self.targets, Role.PARTICIPANT: self.participants}[role]

    def overrules(self, other: "Decision") -> bool:
        """Whether this one, made later, settles what the other had settled of the same event."""
        if self.id == other.id or not self._touches(other):
            return False
        if self.verdict is Verdict.CHANGE and other.verdict in (Verdict.CHANGE, Verdict.ADD):
            return bool(self.fields & other.fields)
        pair = {self.verdict, other.verdict}
        if pair == {Verdict.TAG, Verdict.UNTAG}:
            return self.tag == other.tag
        return any(pair <= rivals for rivals in _RIVALS)

    def made_at(self, at: datetime) -> Self:
        return self.model_copy(update={"at": at})

    def _touches(self, other: "Decision") -> bool:
        ours, theirs = (*self.places, *self.others), (*other.places, *other.others)
        return any(one.overlaps(place) for one in ours for place in theirs)


_RIVALS = ({Verdict.ACCEPT, Verdict.REJECT}, {Verdict.MERGE, Verdict.SPLIT})


def in_order(decisions: Sequence[Decision]) -> list[Decision]:
    """Decisions as they were made: of two on one matter the later one holds."""
    return sorted(decisions, key=lambda one: (one.at, one.id))
