"""What a reader asks of a store."""

from datetime import date
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

from timeline.model.event import SHOWN_TIERS, Status, Tier

__all__ = ["MOST", "DateMatch", "Order", "Selection"]

MOST = 10**9  # events or sources that a number may ask for: what a store can count


class DateMatch(StrEnum):
    """How an uncertain date meets a window."""

    POSSIBLY = "possibly"  # some part of its interval lies in the window
    CERTAINLY = "certainly"  # all of it does


class Order(StrEnum):
    """How results are sorted."""

    DATE = "date"
    SALIENCE = "salience"


class Selection(BaseModel):
    """Conditions that an event must all meet; a list is met by any of its values, an empty list by all events.

    A selection without conditions is everything that is shown: all but minor events.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    types: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    actors: tuple[str, ...] = Field(default=(), description="any spelling that resolves to the actor")
    places: tuple[str, ...] = ()
    first: date | None = None
    last: date | None = None
    date_match: DateMatch = DateMatch.POSSIBLY
    statuses: tuple[Status, ...] = ()
    tiers: tuple[Tier, ...] = Field(default=SHOWN_TIERS, description="exactly these; an empty list is all of them")
    text: str | None = Field(default=None, description='words; "a phrase"; -not')
    sources: tuple[str, ...] = Field(default=(), description="outlets")
    stories: tuple[str, ...] = Field(default=(), description="storylines: name, id, or the id of an event in it")
    folded: bool = Field(default=False, description="leave out what is part of another event")
    min_sources: int = Field(default=1, ge=0, le=MOST)
    disputed: bool = False
    accepted_only: bool = False
    top: int | None = Field(default=None, ge=1, le=MOST, description="the N most salient of what the rest selects")
    order: Order = Order.DATE
    limit: int | None = Field(default=None, ge=1, le=MOST)
    offset: int = Field(default=0, ge=0, le=MOST)
