"""What the groups of a match say, as every reading needs it."""

from collections.abc import Callable, Mapping

from timeline.expressions.tables.words import Words
from timeline.model.meaning import Calendar, Meaning, Part

__all__ = ["Groups", "Reader", "at_part", "counted_unit", "day_in", "month_in", "weekday_in", "year_in"]

Groups = Mapping[str, str]  # the groups that matched
Reader = Callable[[Words, Groups], Meaning | None]


def year_in(words: Words, groups: Groups, name: str = "year") -> int | None:
    return words.year(groups[name]) if name in groups else None


def month_in(words: Words, groups: Groups, number: str = "") -> int:
    """The number of the month. Raises: ValueError when there is none, or none so high"""
    names = (f"{name}{number}" for name in ("month", "fullmonth", "monthnumber"))
    month = words.month(next(groups[name] for name in names if name in groups))
    if not 1 <= month <= 12:
        raise ValueError("there are twelve months")
    return month


def day_in(words: Words, groups: Groups, number: str = "") -> int:
    """The day of a month. Raises: ValueError when no month has so many"""
    day = words.day(groups[f"day{number}"])
    if not 1 <= day <= 31:
        raise ValueError("a month has 31 days at most")
    return day


def weekday_in(words: Words, groups: Groups, number: str = "") -> Calendar:
    name = f"weekday{number}" if f"weekday{number}" in groups else f"anyweekday{number}"
    return Calendar("weekday", number=words.weekday(groups[name]))


def at_part(words: Words, groups: Groups, day: Meaning) -> Meaning:
    """The day, or the part of it that is named."""
    return Part(words.day_part(groups["daypart"]), day) if "daypart" in groups else day


def counted_unit(words: Words, groups: Groups) -> tuple[str, int]:
    """The unit that a phrase points at and how far off it lies: "last year", "of this month", "of the year"."""
    if "relative" in groups:
        return words.relative(groups["relative"])
    if "told" in groups:
        return words.told(groups["told"])
    unit = words.unit(groups["unit"]) if "unit" in groups else "year"
    return unit, words.which(groups["which"]) if "which" in groups else 0
