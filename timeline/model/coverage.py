"""Coverage: what each outlet makes of each event, and how the outlets compare."""

from datetime import date

from pydantic import BaseModel, ConfigDict, Field

from timeline.model.event import SCHEMA_VERSION, Status
from timeline.model.time import When

__all__ = ["Coverage", "EventCoverage", "OutletCoverage", "Report"]


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True)


class Report(_Value):
    """One outlet's first report of an event."""

    outlet: str = Field(description="as its articles state it; without one the article's id")
    article: str
    published: date | None = None
    agency: str | None = Field(default=None, description="the agency that the article credits")
    when: When = Field(default=When(), description="on which days the outlet dates the event")
    status: Status
    first: bool = Field(default=False, description="published first, or on the same day as the first")
    alone: bool = Field(default=False, description="no other outlet reports the event")
    date_agrees: bool | None = Field(default=None, description="its days and the event's overlap; null: it says none")
    status_agrees: bool = True
    copied_from: str | None = Field(
        default=None, description="the outlet that printed nearly the same sentence on an earlier day"
    )
    same_words: tuple[str, ...] = Field(
        default=(), description="outlets that print nearly the same sentence on the same day, or on an unknown one"
    )


class EventCoverage(_Value):
    """An event, outlet by outlet."""

    event: str
    title: str
    when: When
    status: Status
    sources: int = Field(description="independent ones")
    reports: tuple[Report, ...] = Field(description="as they were published; those of unknown day last")


class OutletCoverage(_Value):
    """What an outlet's reports come to."""

    outlet: str
    articles: int
    events: int
    first: int = Field(description="events of several outlets that it reported first, or on the first day")
    alone: int
    copied: int = Field(description="reports in nearly the same words as another outlet's earlier one")
    dated: int = Field(description="reports, of events of several outlets, that say when the event was")
    date_agrees: int = Field(description="those of them whose days overlap with the event's")
    shared: int = Field(description="events that other outlets report too")
    status_agrees: int = Field(description="those of them of which it says the same status")


class Coverage(_Value):
    """The sources of a selection side by side."""

    schema_version: int = SCHEMA_VERSION
    outlets: tuple[OutletCoverage, ...] = Field(description="those with most events first")
    events: tuple[EventCoverage, ...] = Field(description="as the selection orders them")
