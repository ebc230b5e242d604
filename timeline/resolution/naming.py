"""Where on the calendar a name lies: "12 June", "Friday", "summer", "the third quarter", "Easter".

A name with its year is stated.  Without a year, the tense of the sentence, a year under discussion, or nearness to the
day of writing chooses among its occurrences, and the reason is part of the answer.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from timeline.lexicons import read_lexicon
from timeline.model.meaning import Calendar
from timeline.model.time import Anchor, AnchorKind, Precision
from timeline.resolution.arithmetic import Stretch, add_months, easter, month_of, nth_weekday, stretch_of, year_of
from timeline.resolution.context import Context
from timeline.resolution.writing import in_words

__all__ = ["Named", "named"]

NEAR, FAR = 45, 290  # days

Named = tuple[Stretch, Anchor, str]  # the stretch, what it is counted from, and the step in words

_STATED = Anchor(kind=AnchorKind.STATED)
_SEASON_START = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def named(meaning: Calendar, context: Context) -> Named | None:
    """The stretch that a name denotes, or None where the calendar or the context has none."""
    if meaning.unit in ("decade", "century"):
        return _large(meaning)
    if meaning.year is not None:
        stretch = _of_year(meaning, meaning.year) if 1 <= meaning.year <= 9999 else None
        if meaning.unit == "year" and meaning.year < 1:
            return year_of(1), _STATED, ""
        return (stretch, _STATED, f"stated: {in_words(stretch)}") if stretch else None
    if meaning.unit == "dayofmonth":
        return _day_of_month(meaning, context)
    if meaning.unit in ("weekday", "weekend"):
        return _in_week(meaning, context)
    return _without_year(meaning, context)


def _large(meaning: Calendar) -> Named | None:
    if meaning.unit == "decade":
        stretch = Stretch(date(meaning.number, 1, 1), date(meaning.number + 9, 12, 31), Precision.DECADE)
    else:
        start = (meaning.number - 1) * 100 + 1
        if not 1 <= start <= 9900:
            return None
        stretch = Stretch(date(start, 1, 1), date(min(start + 99, 9999), 12, 31), Precision.CENTURY)
    return stretch, _STATED, f"stated: {stretch.first.year} to {stretch.last.year}"


def _of_year(meaning: Calendar, year: int) -> Stretch | None:
    try:
        match meaning.unit:
            case "day":
                return stretch_of("day", date(year, meaning.number, meaning.day))
            case "month":
                return month_of(year, meaning.number)
            case "quarter":
                return stretch_of("quarter", date(year, 3 * meaning.number - 2, 1))
            case "half":
                return stretch_of("half", date(year, 6 * meaning.number - 5, 1))
            case "season":
                start = date(year, _SEASON_START[meaning.name], 1)
                return Stretch(start, add_months(start, 3) - timedelta(days=1), Precision.SEASON)
            case "holiday":
                return _holiday(meaning.name, year)
            case "year":
                return year_of(year)
    except (ValueError, OverflowError):
        return None  # 30 February, or a day outside of years 1 to 9999
    return None


def _holiday(name: str, year: int) -> Stretch | None:
    lexicon = read_lexicon("en/time")
    rule = lexicon["holidays"][name]
    if "fixed" in rule:
        day = date(year, *rule["fixed"])
    elif "nth" in rule:
        month, weekday, n = rule["nth"]
        day = nth_weekday(year, month, weekday, n)
    elif "easter" in rule:
        day = easter(year) + timedelta(days=rule["easter"])
    else:
        known = lexicon["tables"][rule["table"]].get(str(year))
        if known is None:
            return None
        day = known
    last = day + timedelta(days=rule.get("days", 1) - 1)
    return Stretch(day, last, Precision.DAY if day == last else Precision.UNKNOWN)


def _day_of_month(meaning: Calendar, context: Context) -> Named | None:
    """ "the 7th": of the month under discussion, else the nearest on the side of the tense."""
    try:
        if context.reference is not None and not _is_long_gone(context):
            day = context.reference.stretch.first.replace(day=meaning.day)
            return stretch_of("day", day), context.reference.anchor, f"of the month under discussion: {day}"
        if context.published is None:
            return None
        months = (add_months(context.published.replace(day=1), shift) for shift in (-1, 0, 1))
        days = [
            month.replace(day=meaning.day)
            for month in months
            if meaning.day <= month_of(month.year, month.month).last.day
        ]
    except ValueError:
        return None
    return _nearest([stretch_of("day", day) for day in days], context)


def _is_long_gone(context: Context) -> bool:
    """Whether news of today only glanced at a far-off year: its "15th" is of these weeks."""
    if context.published is None or context.reference is None or context.year_under_discussion is not None:
        return False
    return abs(context.reference.stretch.first.year - context.published.year) >= 2


def _in_week(meaning: Calendar, context: Context) -> Named | None:
    if context.published is None:
        return None
    monday = context.published - timedelta(days=context.published.weekday())
    if meaning.unit == "weekend":
        stretches = [stretch_of("weekend", monday + timedelta(days=7 * week)) for week in (-1, 0, 1)]
        return _nearest(stretches, context)
    days = [stretch_of("day", monday + timedelta(days=meaning.number - 1 + 7 * week)) for week in (-1, 0, 1)]
    return _nearest(days, context)


def _without_year(meaning: Calendar, context: Context) -> Named | None:
    year = context.year_under_discussion
    if year is not None:
        stretch = _of_year(meaning, year)
        if stretch is not None:
            anchor = context.reference.anchor if context.reference else _STATED
            return stretch, anchor, f"in the year under discussion: {in_words(stretch)}"
    if context.published is None:
        return None
    years = range(max(context.published.year - 2, 1), min(context.published.year + 2, 9999) + 1)
    stretches = [stretch for year in years if (stretch := _of_year(meaning, year)) is not None]
    if meaning.unit == "quarter":
        # reports of a quarter come out within months of it, whatever their tense
        return _nearest(stretches, replace(context, direction=0, reason="reports speak of the quarter next to them"))
    return _nearest(stretches, context)


def _nearest(stretches: list[Stretch], context: Context) -> Named | None:
    """The occurrence on the side that the tense says; publication day and current month count on either side."""
    day = context.published
    if day is None or not stretches:
        return None
    distance: Callable[[Stretch], int] = lambda stretch: abs(stretch.middle - day.toordinal())  # noqa: E731
    if context.direction < 0:
        sides = [stretch for stretch in stretches if stretch.first <= day]
        words = f"the last one up to publication, {day}, for {context.reason}"
    elif context.direction > 0:
        sides = [stretch for stretch in stretches if stretch.last >= day]
        words = f"the first one from publication, {day}, on, for {context.reason}"
    else:
        sides = stretches
        words = f"the one nearest to publication, {day}, for {context.reason}"
    chosen = min(sides, key=distance, default=None)
    nearest = min(stretches, key=distance)
    if nearest is not chosen and (chosen is None or (distance(nearest) <= NEAR and distance(chosen) >= FAR)):
        # a date of next week beats one of last year, whatever the tense of a clause around it
        chosen, words = nearest, f"the one next to publication, {day}: the other is most of a year away"
    return chosen, Anchor(kind=AnchorKind.PUBLICATION, date=day), f"{words}: {in_words(chosen)}"
