"""So much from a base: "last year", "two years ago", "three days later", "the past two years"."""

from datetime import timedelta
from math import ceil, floor

from timeline.model.meaning import Relative, Shift, Window
from timeline.model.months import add_months
from timeline.model.time import Anchor, AnchorKind, Precision
from timeline.resolution.arithmetic import Stretch, stretch_of
from timeline.resolution.context import Context
from timeline.resolution.denotation import (
    DAYS,
    MONTHS,
    NO_PUBLICATION,
    NOTHING,
    Denotation,
    base_of,
    base_of_that_year,
    base_words,
    left_open,
    length_text,
)
from timeline.resolution.writing import in_words, value_of

# the longest stretch, in days, from which so many of a unit are counted
HOURS = {"hour": 1, "minute": 1 / 60, "second": 1 / 3600}
_COUNTS_FROM = {"day": 31, "week": 92, "hour": 31}

__all__ = ["moved_whole", "relative_of", "shifted_of", "window_of"]


def relative_of(meaning: Relative, context: Context) -> Denotation:
    if meaning.unit == "two days":
        return _between_two_days(context)
    is_that_year = meaning.unit == "year" and meaning.offset == 0
    found = base_of_that_year(meaning.base, context) if is_that_year else base_of(meaning.base, context, meaning.unit)
    if found is None:
        return left_open(
            meaning.base,
            context,
            "PAST_REF" if meaning.offset < 0 else "FUTURE_REF" if meaning.offset else "PRESENT_REF",
        )
    base, anchor = found
    if meaning.unit == "day" and meaning.base == "text" and base.first != base.last:
        return _day_of_a_longer_time(meaning.offset, base, anchor)
    if meaning.unit == "quarter" and meaning.base == "text":
        quarter = context.quarter
        if quarter is None and context.published is not None:
            months = -3 if meaning.offset == 0 else 0
            quarter = stretch_of("quarter", add_months(context.published.replace(day=1), months))
        if quarter is not None and meaning.offset:
            quarter = stretch_of("quarter", add_months(quarter.first, 3 * meaning.offset))
        if quarter is None:
            return Denotation(None, "PRESENT_REF", NOTHING, ("no quarter is under discussion",))
        return Denotation(
            quarter,
            value_of(quarter),
            anchor,
            (f"the quarter under discussion, else the last full one: {value_of(quarter)}",),
        )
    if meaning.unit == "time":
        return Denotation(base, value_of(base), anchor, (f"the time under discussion, {in_words(base)}",))
    stretch = _shifted_unit(meaning.unit, meaning.offset, base)
    where = f"the {meaning.unit} {({-1: 'before', 0: 'of', 1: 'after'}).get(meaning.offset, '')}"
    if abs(meaning.offset) > 1:
        where = (
            f"{abs(meaning.offset)} {meaning.unit}s {'before the one' if meaning.offset < 0 else 'after the one'} of"
        )
    return Denotation(
        stretch,
        value_of(stretch),
        anchor,
        (f"{where} {base_words(base, anchor)}: {in_words(stretch)}",),
    )


def _between_two_days(context: Context) -> Denotation:
    """ "between those two days": from the day named before the last one to the last."""
    last, first = context.day, context.day_before_that
    if last is None or first is None:
        return Denotation(None, "P2D", NOTHING, ("the text names no two days before it",))
    days = sorted((first.stretch, last.stretch), key=lambda stretch: stretch.first)
    stretch = Stretch(days[0].first, days[1].last, Precision.UNKNOWN)
    value = f"{stretch.first}/{stretch.last}"
    return Denotation(stretch, value, last.anchor, (f"from the one to the other day just named: {in_words(stretch)}",))


def _day_of_a_longer_time(offset: int, base: Stretch, anchor: Anchor) -> Denotation:
    """ "In May talks were held; that day ...": some day of May; "the next day" is not known at all."""
    if offset != 0:
        return Denotation(None, "XXXX-XX-XX", NOTHING, (f"no one day is under discussion, but {in_words(base)}",))
    value = f"{value_of(base)}-XX" if base.precision is Precision.MONTH else value_of(base)
    return Denotation(base, value, anchor, (f"some day of the time under discussion, {in_words(base)}",))


def _shifted_unit(unit: str, offset: int, base: Stretch) -> Stretch:
    """The unit that lies so many units from the one that the base lies in; seen from the base's near end."""
    day = base.last if offset > 0 else base.first
    if unit in DAYS:
        return stretch_of(unit, day + timedelta(days=DAYS[unit] * offset))
    return stretch_of(unit, add_months(day.replace(day=1), MONTHS[unit] * offset))


def shifted_of(meaning: Shift, context: Context) -> Denotation:
    found = base_of(meaning.base, context, meaning.unit)
    if found is not None and meaning.base == "text" and _is_too_long(found[0], meaning.unit):
        found = None if context.narrative else base_of("publication", context, meaning.unit)
    if meaning.base == "text" and meaning.direction > 0 and meaning.unit not in HOURS:
        # "half a year on, nothing has changed": a time of which the text tells nothing, and not a day to come
        found = found if context.spoken_of(meaning.unit) is not None else None
    if meaning.count is None:
        vague = "PAST_REF" if meaning.direction < 0 else "FUTURE_REF"
        return Denotation(None, vague, NOTHING, (f"an unknown number of {meaning.unit}s",))
    if found is None:
        return left_open(meaning.base, context, "PAST_REF" if meaning.direction < 0 else "FUTURE_REF")
    base, anchor = found
    if meaning.unit == "year" and meaning.count == 1 and context.quarter is not None:
        # "... in the third quarter, from ... a year ago": a comparison keeps the grain of what it compares
        base, anchor = context.quarter, _reference_anchor(context)
        stretch = stretch_of("quarter", add_months(base.first, int(12 * meaning.count * meaning.direction)))
        return Denotation(
            stretch, value_of(stretch), anchor, (f"the same quarter of the year before: {value_of(stretch)}",)
        )
    return _moved(meaning, base, anchor)


def _is_too_long(base: Stretch, unit: str) -> bool:
    """Whether so many of a unit cannot be counted from a stretch: "two days earlier" is not said of a year."""
    return unit in _COUNTS_FROM and (base.last - base.first).days > _COUNTS_FROM[unit]


def _reference_anchor(context: Context) -> Anchor:
    return context.reference.anchor if context.reference else context.publication


def _moved(meaning: Shift, base: Stretch, anchor: Anchor) -> Denotation:
    count, unit = float(meaning.count or 0), meaning.unit
    words = f"{_amount(meaning)} {'before' if meaning.direction < 0 else 'after'} {base_words(base, anchor)}"
    if meaning.more is not None:
        return _moved_twice(meaning, base, anchor, words)
    if unit in HOURS or (unit == "day" and count != int(count)):
        return _moved_by_hours(meaning, base, anchor, words)
    if unit in DAYS:
        days = round(count * DAYS[unit]) * meaning.direction
        stretch = base.moved(days)
        value = (
            value_of(stretch_of("week", stretch.first))
            if unit == "week" and base.precision is Precision.DAY and anchor.kind is AnchorKind.PUBLICATION
            else value_of(stretch)
        )
        return Denotation(stretch, value, anchor, (f"{words}: {in_words(stretch)}",), meaning.approximate)
    months = round(count * MONTHS[unit]) * meaning.direction
    whole = unit if count == int(count) else "year" if unit in ("decade", "century") else "month"
    grain = {"quarter": "quarter", "month": "month"}.get(whole, "year")
    if base.precision is Precision.QUARTER and grain == "year":
        grain = "quarter"
    day = add_months((base.first if meaning.direction < 0 else base.last).replace(day=1), months)
    stretch = stretch_of(grain, day)
    return Denotation(
        stretch,
        value_of(stretch),
        anchor,
        (f"{words}, at the precision of a {grain}: {in_words(stretch)}",),
        meaning.approximate,
    )


def _amount(meaning: Shift) -> str:
    parts = [(float(meaning.count or 0), meaning.unit), *([meaning.more] if meaning.more else [])]
    return " and ".join(f"{count:g} {unit}{'s' if count != 1 else ''}" for count, unit in parts)


def _moved_by_hours(meaning: Shift, base: Stretch, anchor: Anchor, words: str) -> Denotation:
    """So many hours from the middle of a day; what ends at midnight is one of two days: a day and a half, 36 hours.

    Less than half a day is a matter of the day itself, as no hour of it is known.
    """
    days = float(meaning.count or 0) * HOURS.get(meaning.unit, 24) / 24
    nearer, further = ceil(days - 0.5), floor(days + 0.5)
    near, far = (base.moved(count * meaning.direction) for count in (nearer, further))
    precision = base.precision if near == far else Precision.UNKNOWN
    stretch = Stretch(min(near.first, far.first), max(near.last, far.last), precision)
    step = f"{words}: {in_words(stretch)}"
    return Denotation(stretch, value_of(near), anchor, (step,), approximate=True, end=near)


def _moved_twice(meaning: Shift, base: Stretch, anchor: Anchor, words: str) -> Denotation:
    """ "two months and a week ago": both parts counted by the calendar, at the precision of the finer one."""
    parts = ((float(meaning.count or 0), meaning.unit), meaning.more or (0.0, "day"))
    day = base.first if meaning.direction < 0 else base.last
    for count, unit in parts:
        if unit in DAYS or unit in HOURS:
            days = count * DAYS[unit] if unit in DAYS else count * HOURS[unit] / 24
            day += timedelta(days=round(days) * meaning.direction)
        else:
            day = add_months(day, round(count * MONTHS[unit]) * meaning.direction)
    units = {unit for _, unit in parts}
    whole = "day" if units & (DAYS.keys() | HOURS.keys()) else "month" if "month" in units else "year"
    stretch = stretch_of(whole, day)
    return Denotation(stretch, value_of(stretch), anchor, (f"{words}: {in_words(stretch)}",), meaning.approximate)


def moved_whole(stretch: Stretch, count: float, unit: str) -> Stretch:
    """A stretch so many units on, which stays a day, week or month if it was one.

    Raises: OverflowError outside of years 1 to 9999
    """
    if unit in DAYS:
        return stretch.moved(round(count * DAYS[unit]))
    months = round(count * MONTHS[unit])
    if stretch.precision is Precision.WEEK:  # the one in which most of its days fall
        return stretch_of("week", add_months(stretch.first + timedelta(days=3), months))
    if stretch.precision is Precision.MONTH:
        return stretch_of("month", add_months(stretch.first, months))
    return Stretch(add_months(stretch.first, months), add_months(stretch.last, months), stretch.precision)


def window_of(meaning: Window, context: Context) -> Denotation:
    value = length_text(meaning.length)
    found = base_of(meaning.base, context, meaning.length.unit)
    count = meaning.length.count
    if found is None or count is None:
        why = "an unknown length" if count is None else NO_PUBLICATION
        return Denotation(
            None, value, NOTHING, (f"{why}, {'before' if meaning.direction < 0 else 'after'} the day of writing",)
        )
    base, anchor = found
    if meaning.length.unit in ("hour", "minute", "second"):
        seconds = {"hour": 3600, "minute": 60, "second": 1}[meaning.length.unit]
        days = max(1, round(count * seconds / 86400)) * meaning.direction
        other = base.first + timedelta(days=days)
    elif meaning.length.unit in DAYS:
        other = base.first + timedelta(days=round(count * DAYS[meaning.length.unit]) * meaning.direction)
    else:
        other = add_months(base.first, round(count * MONTHS[meaning.length.unit]) * meaning.direction)
    first, last = sorted((base.first if meaning.direction > 0 else base.last, other))
    stretch = Stretch(first, last, Precision.UNKNOWN)
    words = (
        f"the {'time up to' if meaning.direction < 0 else 'time from'} {base_words(base, anchor)}: {in_words(stretch)}"
    )
    return Denotation(stretch, value, anchor, (words,), meaning.length.approximate)
