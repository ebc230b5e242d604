"""Typed events: one article's, and those merged across articles."""

import hashlib
from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, Field

from timeline.model.actor import Actor, Place
from timeline.model.article import Article
from timeline.model.span import Span
from timeline.model.time import ResolvedTime, When

__all__ = [
    "SCHEMA_VERSION",
    "ArticleEvents",
    "ArticleTimes",
    "Attribution",
    "Claim",
    "Dispute",
    "Event",
    "FieldConfidence",
    "HistoryEntry",
    "Link",
    "Mention",
    "MergedEvent",
    "Quantity",
    "Status",
    "StoryName",
    "Tier",
    "Trigger",
    "event_id",
]

SCHEMA_VERSION = 1


class Status(StrEnum):
    """Whether an event is asserted to have happened."""

    OCCURRED = "occurred"
    ONGOING = "ongoing"
    PLANNED = "planned"
    HYPOTHETICAL = "hypothetical"
    DENIED = "denied"
    CANCELLED = "cancelled"


class Tier(StrEnum):
    """How much an event matters to its article."""

    CORE = "core"  # belongs on any timeline made from it
    BACKGROUND = "background"  # older or side events that a thorough chronology keeps
    MINOR = "minor"  # mentioned, kept in the store, shown only when asked for


SHOWN_TIERS = (Tier.CORE, Tier.BACKGROUND)  # unless a reader asks for other tiers
BEGUN = frozenset({Status.OCCURRED, Status.ONGOING})  # told as fact, over or not


def event_id(article: str, trigger: Span) -> str:
    """An id from article and trigger span only, so that better rules for type and date keep it.

    >>> event_id("a1", Span(10, 17)) == event_id("a1", Span(10, 17))
    True
    """
    digest = hashlib.sha256(f"{article}\x1f{trigger.start}\x1f{trigger.end}".encode()).hexdigest()
    return f"e-{digest[:16]}"


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True)


class Trigger(_Value):
    """The shortest words that say that the event is."""

    start: int
    end: int
    text: str


class Attribution(_Value):
    """Who says so, and with which words."""

    source: str
    cue: str
    start: int = Field(description="offsets of the source's words")
    end: int


class Quantity(_Value):
    """A claim of how many: people killed, missiles fired, money pledged."""

    kind: str = Field(description="killed, injured, missing, arrested, troops, weapons, money, ...")
    unit: str = Field(description="people, pieces, tonnes, percent, or an ISO 4217 currency")
    low: float | None = Field(default=None, description="inclusive; null is open: 'up to 20'")
    high: float | None = Field(default=None, description="inclusive; null is open: 'at least 12'")
    approximate: bool = False
    source: str | None = Field(default=None, description="who gives the number, where the text says so")
    start: int = Field(description="offsets of the words in the article's text")
    end: int
    text: str


class Mention(_Value):
    """One place in one article that speaks of the event: the proof."""

    event: str
    article: str
    start: int
    end: int
    quote: str
    trigger: Trigger
    times: tuple[ResolvedTime, ...] = Field(default=(), description="the time expressions that date it")
    status: Status = Status.OCCURRED
    when: When = When()
    attribution: Attribution | None = None
    quantities: tuple[Quantity, ...] = Field(default=(), description="what this mention counts")


class FieldConfidence(_Value):
    """How probable it is that each field is right: calibrated on articles that the reader had not seen."""

    line: float = Field(description="that it belongs on a timeline of the article")
    type: float
    days: float
    status: float


class Event(_Value):
    """An event of one article. ``mentions[0]`` is the main one."""

    id: str
    type: str
    group: str
    plover: str | None = None
    cameo: str | None = None
    title: str
    when: When = When()
    status: Status = Status.OCCURRED
    tier: Tier = Tier.CORE
    salience: float = Field(default=0.0, ge=0, le=1, description="how sure the reader is that it belongs there")
    actors: tuple[Actor, ...] = ()
    place: Place | None = None
    attribution: Attribution | None = None
    confidence: float = Field(default=0.5, ge=0, le=1)
    fields: FieldConfidence | None = Field(default=None, description="the confidence of each field")
    mentions: tuple[Mention, ...]


class Claim(_Value):
    """What some articles say of a disputed field."""

    value: Any
    articles: tuple[str, ...]


class Dispute(_Value):
    """A field on which articles cannot all be right."""

    field: str
    claims: tuple[Claim, ...]


class HistoryEntry(_Value):
    """The event's status as of one publication day."""

    published: date | None
    status: Status
    mention: int = Field(description="index into the merged event's mentions")


class Link(_Value):
    """Why two events were taken for one (or kept apart), by rule or by an analyst."""

    members: tuple[str, str]
    score: float
    reasons: tuple[str, ...]
    by: str = "rule"


class StoryName(_Value):
    """The storyline that an event belongs to."""

    id: str
    name: str


class MergedEvent(Event):
    """An event with the mentions of every article that reports it.

    The id is the smallest member id; every member id goes on resolving to it.
    """

    members: tuple[str, ...]
    sources: int = Field(default=1, description="independent ones: reposts and wire copies of one text count once")
    origins: tuple[str, ...] = Field(default=(), description="outlets, and the agencies that their texts credit")
    salience: float = 0.0
    disputes: tuple[Dispute, ...] = ()
    history: tuple[HistoryEntry, ...] = ()
    links: tuple[Link, ...] = ()
    notes: tuple[str, ...] = Field(default=(), description="an analyst's")
    tags: tuple[str, ...] = Field(default=(), description="an analyst's, in the order they were given")
    corrected: tuple[str, ...] = Field(default=(), description="fields that an analyst has set, by their names")
    accepted: bool | None = Field(
        default=None, description="an analyst's verdict: signed off, rejected, or not yet looked at"
    )
    story: StoryName | None = Field(default=None, description="the storyline among those of the whole store")
    part_of: str | None = Field(default=None, description="the id of the event that this one is a step of")
    parts: tuple[str, ...] = Field(default=(), description="the ids of the events that are steps of this one")

    def record(self) -> str:
        """It as JSON without what follows from the other events of its store."""
        return self.model_dump_json(exclude=_OF_THE_STORE)


_OF_THE_STORE = {"story", "part_of", "parts"}


class ArticleEvents(BaseModel):
    """One line of `timeline extract`."""

    model_config = ConfigDict(frozen=True)

    schema_version: int = SCHEMA_VERSION
    id: str
    published: date | None = None
    title: str | None = None
    source: str | None = None
    url: str | None = None
    warnings: tuple[str, ...] = ()
    events: tuple[Event, ...] = ()

    @classmethod
    def of(cls, article: Article, events: Iterable[Event] = ()) -> Self:
        """What was found in an article, with what is known of the article."""
        return cls(
            id=article.id,
            published=article.published,
            title=article.title,
            source=article.source,
            url=article.url,
            warnings=article.warnings,
            events=tuple(events),
        )


class ArticleTimes(BaseModel):
    """One line of `timeline times`."""

    model_config = ConfigDict(frozen=True)

    schema_version: int = SCHEMA_VERSION
    id: str
    published: date | None = None
    published_bounds: dict[str, Any] | None = Field(
        default=None, description="first, last and reason where the text itself bounds an unknown publication day"
    )
    warnings: tuple[str, ...] = ()
    times: tuple[ResolvedTime, ...] = ()
