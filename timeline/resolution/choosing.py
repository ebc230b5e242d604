"""Which of several: "last Friday", "this summer", "June last year"."""

from dataclasses import replace
from datetime import date, timedelta

from timeline.model.meaning import Calendar, Which, Within
from timeline.resolution.arithmetic import Stretch, days_apart, stretch_of
from timeline.resolution.calendars import calendar_of
from timeline.resolution.context import Context
from timeline.resolution.denotation import Denotation, base_of, base_of_that_year, base_words, left_open, open_value
from timeline.resolution.naming import in_year
from timeline.resolution.writing import in_words, name_of, value_of

__all__ = ["chosen_of", "inside_of"]


def inside_of(meaning: Within, context: Context) -> Denotation:
    """The weekday of a counted week, or the month, season or quarter of a counted year."""
    thing, span = meaning.thing, meaning.span
    is_of_a_year = span.unit == "year"
    found = base_of_that_year(span.base, context) if is_of_a_year else base_of(span.base, context, thing.unit)
    if found is None:
        return left_open(span.base, context, open_value(thing))
    base, anchor = found
    if not is_of_a_year:
        week = stretch_of("week", base.first + timedelta(days=7 * span.offset))
        day = week.first + timedelta(days=thing.number - 1)
        return Denotation(stretch_of("day", day), day.isoformat(), anchor, (f"that day of the week {in_words(week)}",))
    year = base.first.year + span.offset
    inner = calendar_of(replace(thing, year=year), context)
    if inner.stretch is None:
        return inner
    side = {-1: "before", 0: "of", 1: "after"}.get(span.offset, "counted from")
    steps = (
        f"the year {side} {base_words(base, anchor)}: {year}",
        f"{name_of(thing)} of it: {in_words(inner.stretch)}",
    )
    return replace(inner, anchor=anchor, steps=steps)


def chosen_of(meaning: Which, context: Context) -> Denotation:
    """The last one, this one or the next one, seen from the base."""
    thing = meaning.thing
    found = base_of(meaning.base, context, thing.unit if isinstance(thing, Calendar) else "")
    if found is None or not isinstance(thing, Calendar):
        return left_open(meaning.base, context, open_value(thing) if isinstance(thing, Calendar) else "XXXX")
    base, anchor = found
    anchor_day = base.first
    if thing.unit == "weekend":
        weekend = stretch_of("weekend", anchor_day + timedelta(days=7 * meaning.which))
        step = f"the weekend {in_words(weekend)}, seen from {base_words(base, anchor)}"
        return Denotation(weekend, value_of(weekend), anchor, (step,))
    stretch = _pick(thing, meaning.which, anchor_day)
    if meaning.which == 0 and meaning.base == "text" and thing.unit != "weekday":
        stretch = _of_that_time(thing, base)
    if stretch is None:
        return left_open(meaning.base, context, open_value(thing))
    word = {-1: "the last one before", 0: "the one nearest to", 1: "the first one after"}[meaning.which]
    value = f"{stretch.first.year:04d}-{thing.name}" if thing.unit == "season" else value_of(stretch)
    return Denotation(stretch, value, anchor, (f"{word} {base_words(base, anchor)}: {in_words(stretch)}",))


def _of_that_time(thing: Calendar, base: Stretch) -> Stretch | None:
    """The one in which the time under discussion lies or that is nearest; of seasons that of its year, for it has one.

    "that winter" of February is the one that began in the year before; that of May begins in December.
    """
    occurrences = _occurrences(thing, base.first)
    around = [one for one in occurrences if one.first <= base.first and base.last <= one.last]
    if thing.unit == "season" and not around:
        return next((one for one in occurrences if one.first.year == base.first.year), None)
    return min(occurrences, key=lambda one: max(one.first - base.last, base.first - one.last), default=None)


def _pick(thing: Calendar, which: int, anchor_day: date) -> Stretch | None:
    """The last one that is over, the next one that has not begun, or this one."""
    candidates = _occurrences(thing, anchor_day)
    if which < 0:
        over = [c for c in candidates if c.last < anchor_day]
        return max(over, key=lambda c: c.last, default=None)
    if which > 0:
        ahead = [c for c in candidates if c.first > anchor_day]
        return min(ahead, key=lambda c: c.first, default=None)
    if thing.unit == "weekday":
        week = stretch_of("week", anchor_day)
        return stretch_of("day", week.first + timedelta(days=thing.number - 1))
    same_year = [c for c in candidates if c.first.year == anchor_day.year]
    return same_year[0] if same_year else None


def _occurrences(thing: Calendar, anchor_day: date) -> list[Stretch]:
    if thing.unit == "weekday":
        to_the_day = thing.number - anchor_day.isoweekday()
        return [
            stretch_of("day", day) for day in days_apart(anchor_day, (to_the_day + 7 * week for week in range(-2, 3)))
        ]
    found = []
    for year in range(anchor_day.year - 2, anchor_day.year + 3):
        stretch = in_year(thing, year)
        if stretch is not None:
            found.append(stretch)
    return found
