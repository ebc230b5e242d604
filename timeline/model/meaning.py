"""What a time expression says, before an anchor makes it a date.

Meanings compose: "early next year" is ``Part("early", Relative("year", 1))``.  They are plain values that travel as
JSON (:func:`to_json`, :func:`from_json`), so that an article without a publication date can be anchored later without
being read again.

Source: the operators follow the idea of SCATE (Bethard and Parker 2016), the names are those of TIMEX3 and EDTF
"""

from dataclasses import dataclass, fields
from typing import Any, Literal, TypeAlias

__all__ = [
    "After",
    "Base",
    "Between",
    "Calendar",
    "Clock",
    "DayOfMonth",
    "End",
    "Length",
    "Meaning",
    "Nth",
    "Part",
    "Relative",
    "Repeated",
    "Shift",
    "UnitOf",
    "Vague",
    "Which",
    "Window",
    "Within",
    "from_json",
    "to_json",
]

Base: TypeAlias = Literal["publication", "text"]


@dataclass(frozen=True, slots=True)
class Calendar:
    """A named stretch of the calendar, with or without its year: "12 June 2018", "Friday", "summer", "the 1990s".

    ``unit`` is day, weekday, week, month, quarter, half, season, year, decade, century, holiday or weekend; ``number``
    counts months, weekdays and weeks (ISO), quarters, halves, decades (1990) and centuries (20).
    """

    unit: str
    number: int = 0
    day: int = 0
    year: int | None = None
    name: str = ""  # season code or holiday
    fiscal: bool = False
    other: tuple[int, int] | None = None  # the other (month, day) reading of an ambiguous numeric date
    open_year: bool = False  # a year of two digits, or "the 90s": the century is assumed


@dataclass(frozen=True, slots=True)
class DayOfMonth:
    """A day by its number alone, "the 21st"; with the weekday (ISO) that it must be, "Thursday the 21st"."""

    day: int
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Relative:
    """The unit that lies ``offset`` units from the one of the base: "last year" is -1, "this week" 0, "that day" 0."""

    unit: str
    offset: int
    base: Base = "publication"


@dataclass(frozen=True, slots=True)
class Which:
    """A recurring thing, told apart by "last" (-1), "this" (0) or "next" (1): "last Friday", "this summer"."""

    thing: "Meaning"
    which: int  # -1, 0 or 1
    base: Base = "publication"


@dataclass(frozen=True, slots=True)
class Within:
    """The one inside of a week or year that is counted: "Friday of last week", "June last year"."""

    thing: Calendar
    span: Relative


@dataclass(frozen=True, slots=True)
class Shift:
    """``count`` units away from the base, at the precision of the unit: "two years ago", "three days later".

    ``count`` None: an unknown number ("several years ago").  ``of`` is counted from instead of the base where the text
    names it, and lends its precision: "ten years ago this week", "the day after Christmas".
    """

    count: float | None
    unit: str
    direction: int  # -1 before, +1 after
    base: Base = "publication"
    approximate: bool = False
    of: "Meaning | None" = None
    more: tuple[float, str] | None = None  # a further part: "two months and a week ago"


@dataclass(frozen=True, slots=True)
class After:
    """So much before or after an event that the text names at [start, end): "five days after the summit"."""

    count: float | None
    unit: str
    direction: int
    start: int
    end: int
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A part of something: early, mid, late, start, end, first_half, or a part of a day (MO, AF, EV, NI)."""

    part: str
    of: "Meaning"


@dataclass(frozen=True, slots=True)
class Nth:
    """The n-th unit inside of something: "the second week of May"; -1 is the last."""

    number: int
    unit: str  # day, weekday, week, month, quarter, weekend
    of: "Meaning"
    weekday: int = 0


@dataclass(frozen=True, slots=True)
class UnitOf:
    """The week or weekend in which a day lies: "the week of June 11"."""

    unit: str
    of: "Meaning"


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day, on a day: "5 p.m. on Friday"."""

    time: str  # HH:MM or HH
    of: "Meaning | None" = None


@dataclass(frozen=True, slots=True)
class Length:
    """A duration: "two years", "several weeks" (count None); ``more`` is a further part: "and six months"."""

    count: float | None
    unit: str
    approximate: bool = False
    more: tuple[float, str] | None = None


@dataclass(frozen=True, slots=True)
class Window:
    """A duration that ends (-1) or starts (+1) at the base: "the past two years", "the next three days"."""

    length: Length
    direction: int
    base: Base = "publication"


@dataclass(frozen=True, slots=True)
class Repeated:
    """Again and again: "every Friday", "annually", "twice a week"."""

    thing: "Meaning"


@dataclass(frozen=True, slots=True)
class Vague:
    """PRESENT_REF, PAST_REF or FUTURE_REF: "now", "recently", "soon"."""

    reference: str


@dataclass(frozen=True, slots=True)
class Between:
    """From the one to the other: "Aug. 5-9", "March to May 2018"."""

    first: "Meaning"
    last: "Meaning"


@dataclass(frozen=True, slots=True)
class End:
    """One end of a stretch that the text names by both: "from March to May 2018" has two."""

    which: Literal["first", "last"]
    first: "Meaning"
    last: "Meaning"


Meaning: TypeAlias = (
    Calendar
    | DayOfMonth
    | Relative
    | Which
    | Within
    | Shift
    | After
    | Part
    | Nth
    | UnitOf
    | Clock
    | Length
    | Window
    | Repeated
    | Vague
    | Between
    | End
)
_CLASSES: dict[str, type] = {
    cls.__name__: cls
    for cls in (
        Calendar,
        DayOfMonth,
        Relative,
        Which,
        Within,
        Shift,
        After,
        Part,
        Nth,
        UnitOf,
        Clock,
        Length,
        Window,
        Repeated,
        Vague,
        Between,
        End,
    )
}


def to_json(meaning: Meaning) -> dict[str, Any]:
    """The meaning as plain JSON values; fields at their default are left out."""
    record: dict[str, Any] = {"is": type(meaning).__name__}
    for item in fields(meaning):
        value = getattr(meaning, item.name)
        if value == item.default:
            continue
        record[item.name] = to_json(value) if type(value).__name__ in _CLASSES else value
    return record


def from_json(record: dict[str, Any]) -> Meaning:
    """The meaning that :func:`to_json` wrote, today or in a store of version 1."""
    record = _in_words_of_today(record)
    values: dict[str, Any] = {}
    for name, value in record.items():
        if name == "is":
            continue
        if isinstance(value, dict):
            values[name] = from_json(value)
        else:
            values[name] = tuple(value) if isinstance(value, list) else value
    meaning: Meaning = _CLASSES[record["is"]](**values)
    return meaning


def _in_words_of_today(record: dict[str, Any]) -> dict[str, Any]:
    """A record of version 1 as it is written now: some of its numbers stood for kinds of meanings of their own."""
    match record:
        case {"is": "Calendar", "unit": "dayofmonth"}:
            return {"is": "DayOfMonth", "day": record["day"], "weekday": record.get("number") or None}
        case {"is": "Nth", "number": 0}:
            return {"is": "UnitOf", "unit": record["unit"], "of": record["of"]}
        case {"is": "Which", "which": 2 | -2 as twice}:
            return _within(record, "week", twice // 2)
        case {"is": "Which", "which": int(which)} if which > 2:
            return _within(record, "year", which - 10)
    return record


def _within(record: dict[str, Any], unit: str, offset: int) -> dict[str, Any]:
    span = {"is": "Relative", "unit": unit, "offset": offset, "base": record.get("base", "publication")}
    return {"is": "Within", "thing": record["thing"], "span": span}
