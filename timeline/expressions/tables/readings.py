"""What the patterns of a table mean, by name: the one place where a table's pattern becomes a meaning.

A new kind of phrase is a function here and an entry in READINGS; every table may then have patterns under its name.
"""

import re
from collections.abc import Callable, Mapping

from timeline.expressions.rule import Reading
from timeline.expressions.tables.words import Words
from timeline.model.meaning import (
    Base,
    Between,
    Calendar,
    Length,
    Meaning,
    Nth,
    Part,
    Relative,
    Shift,
    Vague,
    Which,
    Window,
)
from timeline.model.time import TimexType

__all__ = ["LOOK_ALIKE", "READINGS", "Groups", "Reader", "reading_of", "type_of"]

Groups = Mapping[str, str]  # the groups that matched
Reader = Callable[[Words, Groups], Meaning | None]


def reading_of(reader: Reader, words: Words, match: re.Match[str]) -> Reading | None:
    """The type and meaning of a match, or None where its numbers are no date."""
    groups = {name.partition("_")[0]: text for name, text in match.groupdict().items() if text}
    try:
        meaning = reader(words, groups)
    except (ValueError, KeyError):
        return None
    if meaning is None:
        return None
    return type_of(meaning), meaning


def type_of(meaning: Meaning) -> TimexType:
    match meaning:
        case Window():
            return TimexType.DURATION
        case Shift(unit="hour" | "minute" | "second"):
            return TimexType.TIME
        case Part() if meaning.part.isupper():
            return TimexType.TIME
    return TimexType.DATE


def _year(words: Words, groups: Groups, name: str = "year") -> int | None:
    return words.year(groups[name]) if name in groups else None


def _month_number(words: Words, groups: Groups, number: str = "") -> int:
    names = (f"{name}{number}" for name in ("month", "fullmonth", "monthnumber"))
    month = words.month(next(groups[name] for name in names if name in groups))
    if not 1 <= month <= 12:
        raise ValueError("there are twelve months")
    return month


def _day(words: Words, groups: Groups) -> Meaning | None:
    day = words.day(groups["day"])
    if not 1 <= day <= 31:
        return None
    return Calendar("day", number=_month_number(words, groups), day=day, year=_year(words, groups))


def _days(words: Words, groups: Groups) -> Meaning | None:
    """ "5-9 August 2019", "30 August to 2 September": the month that is not said is the other's."""
    last_month = _month_number(words, groups, "2" if "month2" in groups or "monthnumber2" in groups else "")
    first_month = _month_number(words, groups) if "month" in groups or "monthnumber" in groups else last_month
    year = _year(words, groups, "year2") or _year(words, groups)
    started = _year(words, groups) if "year2" in groups else year and year - (first_month > last_month)
    first = Calendar("day", number=first_month, day=words.day(groups["day"]), year=started)
    last = Calendar("day", number=last_month, day=words.day(groups["day2"]), year=year)
    if not (1 <= first.day <= 31 and 1 <= last.day <= 31) or (first_month == last_month and first.day >= last.day):
        return None
    return Between(first, last)


def _day_only(words: Words, groups: Groups) -> Meaning | None:
    day = words.day(groups["day"])
    return Calendar("dayofmonth", day=day) if 1 <= day <= 31 else None


def _month(words: Words, groups: Groups) -> Meaning:
    return Calendar("month", number=_month_number(words, groups), year=_year(words, groups))


def _months(words: Words, groups: Groups) -> Meaning:
    first, last = _month_number(words, groups), _month_number(words, groups, "2")
    year = _year(words, groups, "year2") or _year(words, groups)
    started = _year(words, groups) if "year2" in groups else year and year - (first > last)
    return Between(Calendar("month", number=first, year=started), Calendar("month", number=last, year=year))


def _year_alone(words: Words, groups: Groups) -> Meaning:
    return Calendar("year", year=words.year(groups["year"]))


def _years(words: Words, groups: Groups) -> Meaning | None:
    first, last = words.year(groups["year"]), words.year(groups["year2"])
    return Between(Calendar("year", year=first), Calendar("year", year=last)) if first < last else None


def _decade(words: Words, groups: Groups) -> Meaning:
    digits = groups["decade"]
    start = int(digits) if len(digits) == 4 else 1900 + int(digits)
    return Calendar("decade", number=start, open_year=len(digits) == 2)


def _century(words: Words, groups: Groups) -> Meaning:
    if "roman" in groups:
        number = words.roman(groups["roman"])
    else:
        number = words.ordinal(groups["ordinal"]) if "ordinal" in groups else words.whole_number(groups["century"])
    return Calendar("century", number=number)


def _season(words: Words, groups: Groups) -> Meaning:
    return Calendar("season", name=words.season(groups["season"]), year=_year(words, groups))


def _quarter(words: Words, groups: Groups) -> Meaning | None:
    return _fraction("quarter", 4, words, groups)


def _half(words: Words, groups: Groups) -> Meaning | None:
    return _fraction("half", 2, words, groups)


def _fraction(unit: str, most: int, words: Words, groups: Groups) -> Meaning | None:
    number = words.ordinal(groups["ordinal"]) if "ordinal" in groups else words.day(groups["day"])
    if not 1 <= number <= most:
        return None
    named = Calendar(unit, number=number, year=_year(words, groups))
    return named if named.year else _in_relative_year(named, words, groups) or named


def _in_relative_year(named: Calendar, words: Words, groups: Groups) -> Meaning | None:
    """ "June last year", "the second quarter of this year"."""
    if "relative" in groups:
        unit, offset = words.relative(groups["relative"])
    elif "which" in groups:
        unit, offset = words.unit(groups["unit"]) if "unit" in groups else "year", words.which(groups["which"])
    else:
        return None
    return Which(named, 10 + offset) if unit == "year" and offset >= -1 else None


def _of_relative_year(words: Words, groups: Groups) -> Meaning | None:
    named = _season(words, groups) if "season" in groups else _day(words, groups) if "day" in groups else None
    named = named or _month(words, groups)
    return _in_relative_year(named, words, groups) if isinstance(named, Calendar) else None


def _of_relative_month(words: Words, groups: Groups) -> Meaning | None:
    """ "the 21st of last month": the unit is a month, the day is counted in it."""
    if "relative" in groups:
        unit, offset = words.relative(groups["relative"])
    else:
        unit, offset = words.unit(groups["unit"]), words.which(groups["which"])
    day = words.day(groups["day"])
    return Nth(day, "day", Relative("month", offset)) if unit == "month" and 1 <= day <= 31 else None


def _weekday_number(words: Words, groups: Groups) -> int:
    return words.weekday(groups["weekday"] if "weekday" in groups else groups["anyweekday"])


def _weekday(words: Words, groups: Groups) -> Meaning:
    return _at(words, groups, Calendar("weekday", number=_weekday_number(words, groups)))


def _at(words: Words, groups: Groups, day: Meaning) -> Meaning:
    return Part(words.day_part(groups["daypart"]), day) if "daypart" in groups else day


def _which_weekday(words: Words, groups: Groups) -> Meaning:
    day = Calendar("weekday", number=_weekday_number(words, groups))
    return _at(words, groups, Which(day, words.which(groups["which"])))


def _weekday_of_week(words: Words, groups: Groups) -> Meaning | None:
    if "relative" in groups:
        unit, offset = words.relative(groups["relative"])
    else:
        unit = words.unit(groups["unit"]) if "unit" in groups else "week"
        offset = words.which(groups["which"])
    day = Calendar("weekday", number=_weekday_number(words, groups))
    return Which(day, 2 * offset) if unit == "week" and abs(offset) <= 1 else None


def _relative(words: Words, groups: Groups) -> Meaning:
    return _at(words, groups, _counted(*words.relative(groups["relative"])))


def _counted(unit: str, offset: int) -> Meaning:
    """So many units from publication; two days off is "two days before", not "the day before"."""
    if unit == "day" and abs(offset) >= 2:
        return Shift(abs(offset), unit, 1 if offset > 0 else -1)
    return Relative(unit, offset)


def _told(words: Words, groups: Groups) -> Meaning:
    """ "the next day", "the same year"."""
    unit, offset = words.told(groups["told"])
    if unit == "day" and abs(offset) >= 2:
        return Shift(abs(offset), unit, 1 if offset > 0 else -1, "text")
    return Relative(unit, offset, "text")


def _relative_unit(words: Words, groups: Groups) -> Meaning | None:
    return _in_days(words.unit(groups["unit"]), words.which(groups["which"]), "publication")


def _in_days(unit: str, offset: int, base: Base) -> Meaning | None:
    """ "last week"; not "the last second", which is no stretch of the calendar."""
    return None if unit in ("second", "minute", "hour") else Relative(unit, offset, base)


def _part_of_day(words: Words, groups: Groups) -> Meaning:
    offset, part = words.part_of_day(groups["partofday"])
    return Part(part, Relative("day", offset))


def _which_named(words: Words, groups: Groups) -> Meaning:
    named = _season(words, groups) if "season" in groups else _month(words, groups)
    return Which(named, words.which(groups["which"]))


def _amount(words: Words, groups: Groups) -> tuple[float | None, str]:
    if "fixed" in groups:
        fixed, unit = words.amount(groups["fixed"])
        return fixed or None, unit
    number = words.number(groups["count"]) if "count" in groups else 1
    unit = words.unit(groups["unit"])
    return (number and 6 * number, "month") if unit == "half" else (number, unit)


def _shift(direction: int, base: Base) -> Reader:
    def reader(words: Words, groups: Groups) -> Meaning:
        count, unit = _amount(words, groups)
        return Shift(count, unit, direction, base, approximate="about" in groups)

    return reader


def _window(direction: int, *, one: bool = False) -> Reader:
    """A stretch up to now or from now on; ``one``: the pattern's unit is in the singular, "el último año"."""

    def reader(words: Words, groups: Groups) -> Meaning:
        count, unit = _amount(words, groups)
        if not one and not groups.keys() & {"count", "fixed"}:
            count = None  # "los próximos días": some, nobody says how many
        return Window(Length(count, unit, approximate="about" in groups), direction)

    return reader


def _text_unit(offset: int) -> Reader:
    """ "the same day", "the following year": counted from what the text spoke of."""

    def reader(words: Words, groups: Groups) -> Meaning | None:
        return _in_days(words.unit(groups["unit"]), offset, "text")

    return reader


LOOK_ALIKE = "look_alike"  # holds a word of time and is no date: "por la mañana", "Santo Domingo"

READINGS: dict[str, Reader] = {
    LOOK_ALIKE: lambda *_: Vague(""),
    "day_month_year": _day,
    "day_month": _day,
    "day_only": _day_only,
    "days": _days,
    "month_year": _month,
    "month": _month,
    "months": _months,
    "year": _year_alone,
    "years": _years,
    "decade": _decade,
    "century": _century,
    "season": _season,
    "quarter": _quarter,
    "half": _half,
    "weekday_of_week": _weekday_of_week,
    "which_weekday": _which_weekday,
    "weekday": _weekday,
    "of_relative_year": _of_relative_year,
    "of_relative_month": _of_relative_month,
    "which_named": _which_named,
    "part_of_day": _part_of_day,
    "relative": _relative,
    "relative_unit": _relative_unit,
    "told": _told,
    "ago": _shift(-1, "publication"),
    "ahead": _shift(1, "publication"),
    "earlier": _shift(-1, "text"),
    "later": _shift(1, "text"),
    "past_window": _window(-1),
    "past_unit": _window(-1, one=True),
    "next_window": _window(1),
    "same_unit": _text_unit(0),
    "following_unit": _text_unit(1),
    "preceding_unit": _text_unit(-1),
}
