"""Resolved time: what a phrase denotes on the calendar, and the proof of it."""

import datetime
from datetime import date
from enum import StrEnum
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

__all__ = ["Anchor", "AnchorKind", "Basis", "Extent", "Precision", "ResolvedTime", "TimexType", "When"]


class Precision(StrEnum):
    """How finely a date is known, finest first."""

    MINUTE = "minute"
    HOUR = "hour"
    PART_OF_DAY = "part_of_day"
    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    PART_OF_MONTH = "part_of_month"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    HALF = "half"
    PART_OF_YEAR = "part_of_year"
    YEAR = "year"
    PART_OF_DECADE = "part_of_decade"
    DECADE = "decade"
    CENTURY = "century"
    LONGER = "longer"
    UNKNOWN = "unknown"


class TimexType(StrEnum):
    """Source: TIMEX3 (TimeML 1.2.1)."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class AnchorKind(StrEnum):
    """What a relative date is counted from."""

    PUBLICATION = "publication"
    STATED = "stated"  # the phrase says it all
    EXPRESSION = "expression"  # an earlier time expression of the text
    EVENT = "event"  # an event of the text
    NONE = "none"


class Anchor(BaseModel):
    """The day that a phrase is counted from, and where it comes from."""

    model_config = ConfigDict(frozen=True)

    kind: AnchorKind
    date: datetime.date | None = None
    start: int | None = Field(default=None, description="offsets of the anchoring phrase, for expression and event")
    end: int | None = None


class ResolvedTime(BaseModel):
    """A time expression with its TIMEX3 reading and the calendar interval that a timeline draws.

    ``value`` is the annotation standard's answer, ``first``/``last`` (inclusive days, either may be open) are what is
    drawn: they may differ in grain, never in fact.
    """

    model_config = ConfigDict(frozen=True)

    start: int
    end: int
    text: str
    type: TimexType
    value: str
    first: date | None = None
    last: date | None = None
    edtf: str | None = None
    precision: Precision = Precision.UNKNOWN
    approximate: bool = False
    anchor: Anchor = Anchor(kind=AnchorKind.NONE)
    rule: str
    explanation: tuple[str, ...] = ()
    relation: Literal["in", "before", "after", "since", "until", "by", "between", "from", "for", "about"] = Field(
        default="in", description="how the words before the phrase bound it: 'since February', 'by March'"
    )
    readings: tuple[str, ...] = Field(
        default=(), description="all values of an ambiguous numeric date, e.g. 03/04/2018"
    )
    heads_until: int | None = Field(
        default=None,
        description="of a date that heads what stands below it ('3 September 2021', '7:15 p.m.: ...'): the offset up "
        "to which it dates the text; null where it heads nothing",
    )
    meaning: dict[str, Any] | None = Field(
        default=None, description="the symbolic meaning: re-anchored without reading the text again"
    )

    @property
    def is_dated(self) -> bool:
        """Whether a timeline can draw it."""
        return self.first is not None or self.last is not None


class Extent(StrEnum):
    """How an event fills its interval."""

    WITHIN = "within"  # at some time inside
    THROUGHOUT = "throughout"  # from first to last


class Basis(StrEnum):
    """Why an event has its date."""

    STATED = "stated"
    RELATIVE = "relative"  # to publication or text
    INFERRED = "inferred"  # from another event
    PUBLICATION = "publication"  # news of the day, no time word
    UNKNOWN = "unknown"


class When(BaseModel):
    """An event's date as far as it is known. Both ends null: undated."""

    model_config = ConfigDict(frozen=True)

    first: date | None = None
    last: date | None = None
    edtf: str | None = None
    precision: Precision = Precision.UNKNOWN
    approximate: bool = False
    extent: Extent = Extent.WITHIN
    basis: Basis = Basis.UNKNOWN
    explanation: tuple[str, ...] = ()

    @property
    def is_dated(self) -> bool:
        return self.first is not None or self.last is not None
