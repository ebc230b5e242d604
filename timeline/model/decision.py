"""What an analyst decides about an event: attached to article and span, so that it outlives better rules."""

import hashlib
from datetime import date, datetime
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

__all__ = ["Decision", "Place", "Verdict"]


class Verdict(StrEnum):
    """What is decided."""

    ACCEPT = "accept"
    REJECT = "reject"
    CHANGE = "change"  # date, type, title or status
    MERGE = "merge"  # these are one event
    SPLIT = "split"  # these are not
    NOTE = "note"


class Place(BaseModel):
    """Where in which article: the trigger's span."""

    model_config = ConfigDict(frozen=True)

    article: str
    start: int
    end: int

    def overlaps(self, other: "Place") -> bool:
        return self.article == other.article and self.start < other.end and other.start < self.end


class Decision(BaseModel):
    """One decision, with who made it and when."""

    model_config = ConfigDict(frozen=True)

    verdict: Verdict
    places: tuple[Place, ...]
    others: tuple[Place, ...] = ()  # of the other event, for merge and split
    type: str | None = None
    title: str | None = None
    status: str | None = None
    first: date | None = None
    last: date | None = None
    note: str | None = None
    author: str
    at: datetime

    @property
    def id(self) -> str:
        """From what is decided, not from who or when: the same decision twice is one."""
        content = self.model_dump_json(exclude={"author", "at"})
        return f"d-{hashlib.sha256(content.encode()).hexdigest()[:16]}"

    def overrules(self, other: "Decision") -> bool:
        """Whether this one, made later, settles what the other had settled of the same event."""
        if self.id == other.id or not self._touches(other):
            return False
        if self.verdict is Verdict.CHANGE and other.verdict is Verdict.CHANGE:
            fields = ("type", "title", "status", "first", "last")
            return any(getattr(self, name) and getattr(other, name) for name in fields)
        return any({self.verdict, other.verdict} <= pair for pair in _RIVALS)

    def _touches(self, other: "Decision") -> bool:
        ours, theirs = (*self.places, *self.others), (*other.places, *other.others)
        return any(one.overlaps(place) for one in ours for place in theirs)


_RIVALS = ({Verdict.ACCEPT, Verdict.REJECT}, {Verdict.MERGE, Verdict.SPLIT})
