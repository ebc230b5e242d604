"""What a reader asks of a store."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

from timeline.errors import SelectionError
from timeline.model.event import SHOWN_TIERS, Status, Tier
from timeline.model.months import last_of_month
from timeline.model.wording import did_you_mean

__all__ = ["MOST", "DateMatch", "Order", "Selection", "one_of", "window_end"]

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


def window_end(text: str, where: str, *, is_last: bool) -> date:
    """The day on which a window begins, or with ``is_last`` ends, that is given as a day, a month or a year.

    >>> window_end("2023-10", "--from", is_last=False), window_end("2024-02", "--to", is_last=True)
    (datetime.date(2023, 10, 1), datetime.date(2024, 2, 29))

    Raises: SelectionError when it is none of them
    """
    found = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", text.strip(), re.ASCII)
    try:
        if found is None:
            raise ValueError
        year, month, day = found.groups()
        if day:
            return date(int(year), int(month), int(day))
        edge = date(int(year), int(month or (12 if is_last else 1)), 1)
    except ValueError:
        expected = "a day, month or year like 2024-03-15, 2024-03 or 2024"
        raise SelectionError(expected, got=text, where=where) from None
    return last_of_month(edge) if is_last else edge


def one_of(what: str, given: Iterable[object], known: Sequence[str], where: str | None = None) -> None:
    """Raises: SelectionError for the first name that is not among the known ones, with those it may stand for"""
    for name in given:
        if str(name) not in known:
            hint = did_you_mean(str(name), known)
            raise SelectionError(f"{what}, one of {', '.join(known)}", got=str(name), where=where, hint=hint)
