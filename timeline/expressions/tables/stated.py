"""Readings of what the calendar names: days, months, years, seasons, weekdays, with or without their year."""

from timeline.expressions.tables.groups import (
    Groups,
    Reader,
    at_part,
    counted_unit,
    day_in,
    month_in,
    weekday_in,
    year_in,
)
from timeline.expressions.tables.words import Words
from timeline.model.meaning import Base, Between, Calendar, DayOfMonth, Meaning, Nth, Relative, Shift, Which, Within

__all__ = ["STATED"]


def _day(words: Words, groups: Groups) -> Meaning:
    return at_part(words, groups, _calendar_day(words, groups))


def _calendar_day(words: Words, groups: Groups) -> Calendar:
    number, year = month_in(words, groups), year_in(words, groups)
    return Calendar("day", number=number, day=day_in(words, groups), year=year)


def _days(words: Words, groups: Groups) -> Meaning | None:
    """ "5-9 August 2019", "30 August to 2 September": the month that is not said is the other's."""
    if not any(name.startswith(("month", "fullmonth")) for name in groups):
        return _days_of_a_month(words, groups)
    last_month = month_in(words, groups, "2" if "month2" in groups or "monthnumber2" in groups else "")
    first_month = month_in(words, groups) if "month" in groups or "monthnumber" in groups else last_month
    year = year_in(words, groups, "year2") or year_in(words, groups)
    started = _started(words, groups, year, first_month > last_month)
    first = Calendar("day", number=first_month, day=day_in(words, groups), year=started)
    last = Calendar("day", number=last_month, day=day_in(words, groups, "2"), year=year)
    return None if first_month == last_month and first.day >= last.day else Between(first, last)


def _started(words: Words, groups: Groups, year: int | None, turns: bool) -> int | None:
    """The year in which a stretch begins, where only one year is said."""
    return year_in(words, groups) if {"year", "year2"} <= groups.keys() else year and year - turns


def _days_of_a_month(words: Words, groups: Groups) -> Meaning | None:
    """ "the 24th to the 26th": the later day is counted from the earlier one, so that both are of one month."""
    first = DayOfMonth(day_in(words, groups))
    more = day_in(words, groups, "2") - first.day
    return Between(first, Shift(more, "day", 1, of=first)) if more > 0 else None


def _day_only(words: Words, groups: Groups) -> Meaning:
    return at_part(words, groups, DayOfMonth(day_in(words, groups)))


def _month(words: Words, groups: Groups) -> Calendar:
    return Calendar("month", number=month_in(words, groups), year=year_in(words, groups))


def _months(words: Words, groups: Groups) -> Meaning:
    first, last = month_in(words, groups), month_in(words, groups, "2")
    year = year_in(words, groups, "year2") or year_in(words, groups)
    ends = (
        Calendar("month", number=first, year=_started(words, groups, year, first > last)),
        Calendar("month", number=last, year=year),
    )
    start, end = (_in_counted_year(month, words, groups) or month for month in ends)
    return Between(start, end)


def _year(words: Words, groups: Groups) -> Meaning:
    return Calendar("year", year=words.year(groups["year"]))


def _years(words: Words, groups: Groups) -> Meaning | None:
    first, last = words.year(groups["year"]), words.year(groups["year2"])
    return Between(Calendar("year", year=first), Calendar("year", year=last)) if first < last else None


def _decade(words: Words, groups: Groups) -> Meaning:
    """ "the 1980s", "the 80s", "the eighties"."""
    if "decadename" in groups:
        return Calendar("decade", number=1900 + words.decade(groups["decadename"]), open_year=True)
    digits = groups["decade"]
    start = int(digits) if len(digits) == 4 else 1900 + int(digits)
    return Calendar("decade", number=start, open_year=len(digits) == 2)


def _century(words: Words, groups: Groups) -> Meaning:
    if "roman" in groups:
        number = words.roman(groups["roman"])
    else:
        number = words.ordinal(groups["ordinal"]) if "ordinal" in groups else words.whole_number(groups["century"])
    return Calendar("century", number=number)


def _season(words: Words, groups: Groups) -> Calendar:
    return Calendar("season", name=words.season(groups["season"]), year=year_in(words, groups))


def _fraction(unit: str, most: int) -> Reader:
    """Quarters and halves of a year."""

    def reader(words: Words, groups: Groups) -> Meaning | None:
        number = words.ordinal(groups["ordinal"]) if "ordinal" in groups else words.day(groups["day"])
        if not 1 <= number <= most:
            return None
        named = Calendar(unit, number=number, year=year_in(words, groups))
        return named if named.year else _in_counted_year(named, words, groups) or named

    return reader


def _in_counted_year(named: Calendar, words: Words, groups: Groups) -> Meaning | None:
    """ "June last year", "the second quarter of this year", "May of that year"."""
    if not groups.keys() & {"relative", "which", "unit", "told"}:
        return None
    unit, offset = counted_unit(words, groups)
    base: Base = "text" if "told" in groups else "publication"
    return Within(named, Relative("year", offset, base)) if unit == "year" and offset >= -1 else None


def _of_counted_year(words: Words, groups: Groups) -> Meaning | None:
    return _in_counted_year(_named(words, groups), words, groups)


def _named(words: Words, groups: Groups) -> Calendar:
    if "season" in groups:
        return _season(words, groups)
    return _calendar_day(words, groups) if "day" in groups else _month(words, groups)


def _of_counted_month(words: Words, groups: Groups) -> Meaning | None:
    """ "the 21st of last month": the unit is a month, the day is counted in it."""
    unit, offset = counted_unit(words, groups)
    month = Relative(unit, offset, "text" if "told" in groups else "publication")
    return Nth(day_in(words, groups), "day", month) if unit == "month" else None


def _which_named(words: Words, groups: Groups) -> Meaning:
    return Which(_named(words, groups), words.which(groups["which"]))


def _weekday(words: Words, groups: Groups) -> Meaning:
    return at_part(words, groups, weekday_in(words, groups))


def _weekdays(words: Words, groups: Groups) -> Meaning:
    """ "the night from Saturday to Sunday"."""
    return Between(weekday_in(words, groups), weekday_in(words, groups, "2"))


def _which_weekday(words: Words, groups: Groups) -> Meaning:
    return at_part(words, groups, Which(weekday_in(words, groups), words.which(groups["which"])))


def _weekday_of_week(words: Words, groups: Groups) -> Meaning | None:
    unit, offset = (
        counted_unit(words, groups) if groups.keys() & {"relative", "unit"} else ("week", _which(words, groups))
    )
    if unit != "week" or abs(offset) > 1:
        return None
    day = weekday_in(words, groups)
    return at_part(words, groups, Within(day, Relative("week", offset)) if offset else Which(day, 0))


def _which(words: Words, groups: Groups) -> int:
    return words.which(groups["which"]) if "which" in groups else 0


def _weekend(words: Words, groups: Groups) -> Meaning:
    """ "last weekend"; which one "the weekend" and "this weekend" are is told by the tense."""
    offset = _which(words, groups)
    return Relative("weekend", offset) if offset else Calendar("weekend")


STATED: dict[str, Reader] = {
    "day_month_year": _day,
    "day_month": _day,
    "day_only": _day_only,
    "days": _days,
    "month_year": _month,
    "month": _month,
    "months": _months,
    "year": _year,
    "years": _years,
    "decade": _decade,
    "century": _century,
    "season": _season,
    "quarter": _fraction("quarter", 4),
    "half": _fraction("half", 2),
    "weekend": _weekend,
    "weekday_of_week": _weekday_of_week,
    "which_weekday": _which_weekday,
    "weekdays": _weekdays,
    "weekday": _weekday,
    "of_relative_year": _of_counted_year,
    "of_told_year": _of_counted_year,
    "of_relative_month": _of_counted_month,
    "of_told_month": _of_counted_month,
    "which_named": _which_named,
}
