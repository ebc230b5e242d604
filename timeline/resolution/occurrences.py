"""Which of its occurrences a name without a year means: "Friday", "12 June", "the 7th", "summer".

In a history it is the one of the story.  In news the tense of the sentence, or nearness to the day of writing, chooses,
and the reason is part of the answer.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from timeline.model.meaning import Calendar, DayOfMonth
from timeline.model.time import Anchor
from timeline.resolution.arithmetic import Stretch, days_apart, month_of, stretch_of
from timeline.resolution.context import Context
from timeline.resolution.denotation import STATED
from timeline.resolution.naming import in_year, span_of_years
from timeline.resolution.writing import in_words, name_of

__all__ = ["Named", "named"]

NEAR, FAR = 45, 290  # days
SATURDAY = 6
MONTHS_AROUND = 3  # in which "Thursday the 21st" is looked for
_WEEKDAY_REACH = 2  # sentences in which a weekday of a history still follows the day named before it

Named = tuple[Stretch, Anchor, str]  # the stretch, what it is counted from, and the step in words


def named(meaning: Calendar | DayOfMonth, context: Context) -> Named | None:
    """The stretch that a name denotes, or None where the calendar or the context has none."""
    if isinstance(meaning, DayOfMonth):
        return _day_of_month(meaning, context)
    if meaning.unit in ("decade", "century"):
        years = span_of_years(meaning)
        return (years, STATED, f"stated: {years.first.year} to {years.last.year}") if years else None
    if meaning.year is not None:
        stretch = in_year(meaning, meaning.year)
        return (stretch, STATED, f"stated: {in_words(stretch)}") if stretch else None
    if meaning.unit in ("weekday", "weekend"):
        return _in_week(meaning, context)
    return _without_year(meaning, context)


def _day_of_month(meaning: DayOfMonth, context: Context) -> Named | None:
    """ "the 7th": the nearest one to the time under discussion, else the nearest on the side of the tense."""
    if meaning.weekday is not None:
        return _named_twice(meaning, context)
    told = context.reference
    if told is not None and not _is_long_gone(context):
        days = _days_around(meaning.day, told.stretch.first, (0,) if not told.is_a_day else (0, 1))
        if not days:
            return None
        day = min(days, key=lambda d: (abs((d - told.stretch.first).days), d < told.stretch.first))
        return (
            stretch_of("day", day),
            told.anchor,
            f"the {name_of(meaning)} closest to the time under discussion, {in_words(told.stretch)}: {day}",
        )
    if context.published is None:
        return None
    days = _days_around(meaning.day, context.published, (-1, 0, 1))
    return _nearest(meaning, [stretch_of("day", day) for day in days], context)


def _named_twice(meaning: DayOfMonth, context: Context) -> Named | None:
    """ "Thursday the 21st": the nearest month in which that day is a Thursday, on the side of the tense."""
    told = context.reference.stretch.first if context.narrative and context.reference else context.published
    if told is None:
        return None
    months = tuple(range(-MONTHS_AROUND, MONTHS_AROUND + 1))
    days = [day for day in _days_around(meaning.day, told, months) if day.isoweekday() == meaning.weekday]
    return _nearest(meaning, [stretch_of("day", day) for day in days], replace(context, published=told))


def _days_around(number: int, day: date, months: tuple[int, ...]) -> list[date]:
    """The days with this number in the months around a day."""
    found = []
    for shift in months:
        year, month = divmod(day.year * 12 + day.month - 1 + shift, 12)
        if 1 <= year <= 9999 and number <= month_of(year, month + 1).last.day:
            found.append(date(year, month + 1, number))
    return found


def _is_long_gone(context: Context) -> bool:
    """Whether news of today only glanced at a far-off year: its "15th" is of these weeks."""
    if context.published is None or context.reference is None or context.narrative:
        return False
    is_far = abs(context.reference.stretch.first.year - context.published.year) >= 2
    return is_far and context.year_under_discussion is None


def _in_week(meaning: Calendar, context: Context) -> Named | None:
    told = context.day
    if context.narrative and told is not None and context.sentence - told.sentence <= _WEEKDAY_REACH:
        return _following(meaning, told.stretch, told.anchor)
    if context.published is None:
        return None
    unit, weekday = ("weekend", SATURDAY) if meaning.unit == "weekend" else ("day", meaning.number)
    to_the_day = weekday - context.published.isoweekday()
    days = days_apart(context.published, (to_the_day + 7 * week for week in (-1, 0, 1)))
    whole = [day for day in days if unit == "day" or day < date.max]
    return _nearest(meaning, [stretch_of(unit, day) for day in whole], context)


def _following(meaning: Calendar, told: Stretch, anchor: Anchor) -> Named:
    """Stories run forward: the first such day from the day under discussion on."""
    weekday = SATURDAY if meaning.unit == "weekend" else meaning.number
    day = told.first + timedelta(days=(weekday - told.first.isoweekday()) % 7)
    stretch = stretch_of("weekend" if meaning.unit == "weekend" else "day", day)
    step = f"the first {name_of(meaning)} from the day under discussion, {told.first}, on: {in_words(stretch)}"
    return stretch, anchor, step


def _without_year(meaning: Calendar, context: Context) -> Named | None:
    year = context.year_under_discussion
    stretch = in_year(meaning, year) if year is not None else None
    if stretch is not None:
        anchor = context.year_anchor or STATED
        return stretch, anchor, f"{name_of(meaning)} of the year under discussion, {year}: {in_words(stretch)}"
    if context.published is None:
        return None
    if meaning.unit == "holiday" and in_year(meaning, context.published.year) is None:
        return None  # a movable day of a year that no table holds
    years = range(context.published.year - 2, context.published.year + 3)
    stretches = [stretch for year in years if (stretch := in_year(meaning, year)) is not None]
    if meaning.unit == "quarter":
        # reports of a quarter come out within months of it; only what lies ahead can be of one that has not begun
        if context.direction <= 0:
            stretches = [stretch for stretch in stretches if stretch.first <= context.published]
        context = replace(context, direction=0, reason="reports speak of the quarter beside them")
    return _nearest(meaning, stretches, context)


def _comes_often(meaning: Calendar | DayOfMonth) -> bool:
    """Whether one is always near: "Friday", "the 7th"."""
    return isinstance(meaning, DayOfMonth) or meaning.unit in ("weekday", "weekend")


def _nearest(meaning: Calendar | DayOfMonth, stretches: list[Stretch], context: Context) -> Named | None:
    """The occurrence on the side that the tense says; publication day and current month count on either side."""
    day = context.published
    if day is None or not stretches:
        return None
    distance: Callable[[Stretch], int] = lambda stretch: abs(stretch.middle - day.toordinal())  # noqa: E731
    name = name_of(meaning)
    if context.direction < 0:
        sides = [stretch for stretch in stretches if stretch.first <= day]
        words = f"the last {name} up to {context.day_of_writing}, because {context.reason}"
    elif context.direction > 0:
        sides = [stretch for stretch in stretches if stretch.last >= day]
        words = f"the first {name} from {context.day_of_writing}, on, because {context.reason}"
    elif context.alone and any(stretch.first.year == day.year for stretch in stretches) and not _comes_often(meaning):
        sides = [stretch for stretch in stretches if stretch.first.year == day.year]
        words = f"the {name} of the year of {context.day_of_writing}, because {context.reason}"
    else:
        sides = stretches
        words = f"the {name} nearest to {context.day_of_writing}, because {context.reason}"
    chosen = min(sides, key=distance, default=None)
    nearest = min(stretches, key=distance)
    if nearest is not chosen and (chosen is None or (distance(nearest) <= NEAR and distance(chosen) >= FAR)):
        # a date of next week beats one of last year, whatever the tense of a clause around it
        chosen, words = nearest, f"the {name} close to {context.day_of_writing}: the other one is most of a year away"
    return chosen, context.publication, f"{words}: {in_words(chosen)}"
