"""From a meaning and its context to a stretch of the calendar, with the steps that lead there.

One function per operator of :mod:`timeline.model.meaning`; what cannot be placed says why and stays open.
"""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from timeline.model.meaning import (
    After,
    Between,
    Calendar,
    Clock,
    Length,
    Meaning,
    Nth,
    Part,
    Relative,
    Repeated,
    Shift,
    Vague,
    Which,
    Window,
)
from timeline.model.time import Anchor, AnchorKind, Precision
from timeline.resolution.arithmetic import Stretch, add_months, month_of, nth_weekday, stretch_of, year_of
from timeline.resolution.context import Context
from timeline.resolution.naming import named
from timeline.resolution.parting import part_of
from timeline.resolution.writing import in_words, length_value, value_of

__all__ = ["Denoted", "denote"]

NO_PUBLICATION = "no publication date is known: give it with --published or in the article's metadata"
NO_REFERENCE = "nothing before it in the text is dated"
_STATED = Anchor(kind=AnchorKind.STATED)
_NOTHING = Anchor(kind=AnchorKind.NONE)
_DAYS = {"day": 1, "week": 7, "weekend": 7}
_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
_UNIT_PRECISION = {
    "day": Precision.DAY,
    "week": Precision.DAY,
    "month": Precision.MONTH,
    "quarter": Precision.QUARTER,
    "year": Precision.YEAR,
}


@dataclass(frozen=True, slots=True)
class Denoted:
    """What a meaning comes to; ``stretch`` None means open, and ``steps`` says why."""

    stretch: Stretch | None
    value: str
    anchor: Anchor = _STATED
    steps: tuple[str, ...] = ()
    approximate: bool = False
    readings: tuple[str, ...] = field(default=())

    def with_step(self, step: str) -> "Denoted":
        return replace(self, steps=(*self.steps, step))


def denote(meaning: Meaning, context: Context) -> Denoted:
    """What a meaning denotes in its context.

    Raises: OverflowError, ValueError when it leads outside of the calendar (the caller keeps it open)
    """
    match meaning:
        case Calendar():
            return _calendar(meaning, context)
        case Relative():
            return _relative(meaning, context)
        case Which():
            return _which(meaning, context)
        case Shift():
            return _shift(meaning, context)
        case After():
            number = length_value(meaning.count, meaning.unit)
            anchor = Anchor(kind=AnchorKind.EVENT, start=meaning.start, end=meaning.end)
            return Denoted(None, number, anchor, ("it is counted from an event of the text",))
        case Part():
            return _part(meaning, context)
        case Nth():
            return _nth(meaning, context)
        case Clock():
            return _clock(meaning, context)
        case Length():
            return Denoted(
                None,
                _length_value(meaning),
                _NOTHING,
                ("a length of time, on no particular days",),
                meaning.approximate,
            )
        case Window():
            return _window(meaning, context)
        case Repeated():
            return Denoted(
                None, _repeated_value(meaning.thing, context), _NOTHING, ("it repeats, and is on no one day",)
            )
        case Vague():
            return Denoted(None, meaning.reference, _NOTHING, ("it points at a time without saying when",))
        case Between():
            return _between(meaning, context)


def _calendar(meaning: Calendar, context: Context) -> Denoted:
    result = named(meaning, context)
    if result is None:
        value = _open_value(meaning)
        return Denoted(
            None, value, _NOTHING, (NO_PUBLICATION if context.published is None else "it names no day of the calendar",)
        )
    if meaning.unit == "year" and meaning.year is not None and meaning.year < 1:
        return Denoted(
            None, f"BC{-meaning.year:04d}", _STATED, ("a year before our era, outside of the drawn calendar",)
        )
    stretch, anchor, step = result
    value = f"{stretch.first.year:04d}-{meaning.name}" if meaning.unit == "season" else value_of(stretch)
    denoted = Denoted(stretch, value, anchor, (step,))
    return _with_readings(meaning, denoted, context)


def _with_readings(meaning: Calendar, denoted: Denoted, context: Context) -> Denoted:
    """Both readings of a numeric date whose order nothing settles; the drawn interval spans both."""
    if meaning.other is None or meaning.year is None:
        return denoted
    month, day = meaning.other
    american, european = date(meaning.year, meaning.number, meaning.day), date(meaning.year, month, day)
    if context.day_first is not None:
        chosen = european if context.day_first else american
        order = "day before month" if context.day_first else "month before day"
        return Denoted(stretch_of("day", chosen), chosen.isoformat(), _STATED, (f"the article writes the {order}",))
    first, last = sorted((american, european))
    return Denoted(
        Stretch(first, last, Precision.UNKNOWN),
        american.isoformat(),
        _STATED,
        (f"day and month could stand in either order: {first} or {last}",),
        readings=(american.isoformat(), european.isoformat()),
    )


def _open_value(meaning: Calendar) -> str:
    match meaning.unit:
        case "weekday":
            return f"XXXX-WXX-{meaning.number}"
        case "month":
            return f"XXXX-{meaning.number:02d}"
        case "day":
            return f"XXXX-{meaning.number:02d}-{meaning.day:02d}"
        case "season":
            return f"XXXX-{meaning.name}"
        case "quarter":
            return f"XXXX-Q{meaning.number}"
        case "weekend":
            return "XXXX-WXX-WE"
    return "XXXX"


def _base(base: str, context: Context) -> tuple[Stretch, Anchor] | None:
    """The stretch that something is counted from, and the anchor that names it."""
    if base == "text" and context.reference is not None:
        return context.reference.stretch, context.reference.anchor
    if context.published is None:
        return None
    return stretch_of("day", context.published), context.publication


def _open(base: str, context: Context, value: str) -> Denoted:
    reason = NO_REFERENCE if base == "text" and context.published is not None else NO_PUBLICATION
    return Denoted(None, value, _NOTHING, (reason,))


def _relative(meaning: Relative, context: Context) -> Denoted:
    found = _base(meaning.base, context)
    if found is None:
        return _open(
            meaning.base,
            context,
            "PAST_REF" if meaning.offset < 0 else "FUTURE_REF" if meaning.offset else "PRESENT_REF",
        )
    base, anchor = found
    if meaning.unit == "quarter" and meaning.base == "text":
        quarter = context.same_sentence_quarter
        if quarter is None and context.published is not None:
            quarter = stretch_of("quarter", add_months(context.published.replace(day=1), -3))
        if quarter is None:
            return Denoted(None, "PRESENT_REF", _NOTHING, ("no quarter is under discussion",))
        return Denoted(
            quarter,
            value_of(quarter),
            anchor,
            (f"the quarter under discussion, else the last full one: {value_of(quarter)}",),
        )
    if meaning.unit == "time":
        return Denoted(base, value_of(base), anchor, (f"the time under discussion, {in_words(base)}",))
    stretch = _shifted_unit(meaning.unit, meaning.offset, base)
    where = {-1: "before", 0: "of", 1: "after"}[max(-1, min(1, meaning.offset))]
    return Denoted(
        stretch,
        value_of(stretch),
        anchor,
        (f"the {meaning.unit} {where} {_base_words(base, anchor)}: {in_words(stretch)}",),
    )


def _base_words(base: Stretch, anchor: Anchor) -> str:
    """ "publication, 2019-08-21" or "the time under discussion, 2018-06"."""
    kind = "publication" if anchor.kind is AnchorKind.PUBLICATION else "the time under discussion"
    return f"{kind}, {in_words(base)}"


def _shifted_unit(unit: str, offset: int, base: Stretch) -> Stretch:
    """The unit that lies so many units from the one that the base lies in; seen from the base's near end."""
    day = base.last if offset > 0 else base.first
    if unit in _DAYS:
        return stretch_of(unit, day + timedelta(days=_DAYS[unit] * offset))
    return stretch_of(unit, add_months(day.replace(day=1), _MONTHS[unit] * offset))


def _which(meaning: Which, context: Context) -> Denoted:
    found = _base(meaning.base, context)
    thing = meaning.thing
    if found is None or not isinstance(thing, Calendar):
        return _open(meaning.base, context, _open_value(thing) if isinstance(thing, Calendar) else "XXXX")
    base, anchor = found
    anchor_day = base.first
    if meaning.which >= 9:  # inside of a year counted from here: 10 is this year
        year = anchor_day.year + meaning.which - 10
        inner = denote(replace(thing, year=year), context)
        return replace(inner, anchor=anchor).with_step(f"in the year {year}, seen from {_base_words(base, anchor)}")
    if thing.unit == "weekday" and abs(meaning.which) == 2:
        week = stretch_of("week", anchor_day + timedelta(days=7 * meaning.which // 2))
        day = week.first + timedelta(days=thing.number - 1)
        return Denoted(stretch_of("day", day), day.isoformat(), anchor, (f"that day of the week {in_words(week)}",))
    if thing.unit == "weekend":
        weekend = stretch_of("weekend", anchor_day + timedelta(days=7 * meaning.which))
        step = f"the weekend {in_words(weekend)}, seen from {_base_words(base, anchor)}"
        return Denoted(weekend, value_of(weekend), anchor, (step,))
    stretch = _pick(thing, meaning.which, anchor_day, context)
    if stretch is None:
        return _open(meaning.base, context, _open_value(thing))
    word = {-1: "the last one before", 0: "the one nearest to", 1: "the first one after"}[meaning.which]
    value = f"{stretch.first.year:04d}-{thing.name}" if thing.unit == "season" else value_of(stretch)
    return Denoted(stretch, value, anchor, (f"{word} {_base_words(base, anchor)}: {in_words(stretch)}",))


def _pick(thing: Calendar, which: int, anchor_day: date, context: Context) -> Stretch | None:
    """The last one that is over, the next one that has not begun, or this one."""
    candidates = _occurrences(thing, anchor_day, context)
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


def _occurrences(thing: Calendar, anchor_day: date, context: Context) -> list[Stretch]:
    if thing.unit == "weekday":
        monday = anchor_day - timedelta(days=anchor_day.weekday())
        return [stretch_of("day", monday + timedelta(days=thing.number - 1 + 7 * week)) for week in (-2, -1, 0, 1, 2)]
    found = []
    for year in range(anchor_day.year - 2, anchor_day.year + 3):
        result = named(replace(thing, year=year), context) if 1 <= year <= 9999 else None
        if result is not None:
            found.append(result[0])
    return found


def _shift(meaning: Shift, context: Context) -> Denoted:
    if not isinstance(meaning.base, str):
        inner = denote(meaning.base, context)
        if inner.stretch is None:
            return inner
        return _moved(meaning, inner.stretch, inner.anchor)
    found = _base(meaning.base, context)
    if meaning.count is None:
        vague = "PAST_REF" if meaning.direction < 0 else "FUTURE_REF"
        return Denoted(None, vague, _NOTHING, (f"an unknown number of {meaning.unit}s",))
    if found is None:
        return _open(meaning.base, context, "PAST_REF" if meaning.direction < 0 else "FUTURE_REF")
    base, anchor = found
    if meaning.unit == "year" and context.same_sentence_quarter is not None:
        # "... in the third quarter, from ... a year ago": a comparison keeps the grain of what it compares
        base, anchor = context.same_sentence_quarter, replace_anchor(context)
        stretch = stretch_of("quarter", add_months(base.first, int(12 * meaning.count * meaning.direction)))
        return Denoted(
            stretch, value_of(stretch), anchor, (f"the same quarter of the year before: {value_of(stretch)}",)
        )
    return _moved(meaning, base, anchor)


def replace_anchor(context: Context) -> Anchor:
    return context.reference.anchor if context.reference else context.publication


def _moved(meaning: Shift, base: Stretch, anchor: Anchor) -> Denoted:
    count, unit = float(meaning.count or 0), meaning.unit
    if unit in ("hour", "minute", "second"):
        return Denoted(
            base, value_of(base), anchor, (f"{count:g} {unit}s from {_base_words(base, anchor)}",), approximate=True
        )
    amount = f"{count:g} {unit}{'s' if count != 1 else ''}"
    words = f"{amount} {'before' if meaning.direction < 0 else 'after'} {_base_words(base, anchor)}"
    if unit in _DAYS:
        days = round(count * _DAYS[unit]) * meaning.direction
        stretch = base.moved(days)
        value = (
            value_of(stretch_of("week", stretch.first))
            if unit == "week" and base.precision is Precision.DAY and anchor.kind is AnchorKind.PUBLICATION
            else value_of(stretch)
        )
        return Denoted(stretch, value, anchor, (f"{words}: {in_words(stretch)}",), meaning.approximate)
    months = round(count * _MONTHS[unit]) * meaning.direction
    whole = unit if count == int(count) else "month"
    grain = {"quarter": "quarter", "month": "month"}.get(whole, "year")
    if base.precision is Precision.QUARTER and grain == "year":
        grain = "quarter"
    day = add_months((base.first if meaning.direction < 0 else base.last).replace(day=1), months)
    stretch = stretch_of(grain, day)
    return Denoted(
        stretch,
        value_of(stretch),
        anchor,
        (f"{words}, at the precision of a {grain}: {in_words(stretch)}",),
        meaning.approximate,
    )


def _part(meaning: Part, context: Context) -> Denoted:
    inner = denote(meaning.of, context)
    if inner.stretch is None:
        suffix = f"T{meaning.part}" if meaning.part.isupper() else ""
        return replace(inner, value=inner.value + suffix if inner.value.startswith("XXXX") else inner.value)
    if meaning.part in ("so_far", "rest"):
        return _until_or_from_now(meaning, inner, context)
    stretch, words = part_of(meaning.part, inner.stretch)
    value = inner.value
    if meaning.part.isupper():
        value += f"T{meaning.part}"
    elif meaning.part == "start" and inner.stretch.precision is Precision.DAY:
        value = inner.value
    return replace(inner, stretch=stretch, value=value).with_step(words)


def _until_or_from_now(meaning: Part, inner: Denoted, context: Context) -> Denoted:
    if (
        inner.stretch is None
        or context.published is None
        or not inner.stretch.first <= context.published <= inner.stretch.last
    ):
        return inner
    if meaning.part == "so_far":
        stretch = Stretch(inner.stretch.first, context.published, Precision.UNKNOWN)
        return replace(inner, stretch=stretch).with_step(f"up to publication: {in_words(stretch)}")
    stretch = Stretch(context.published, inner.stretch.last, Precision.UNKNOWN)
    return replace(inner, stretch=stretch).with_step(f"from publication on: {in_words(stretch)}")


def _nth(meaning: Nth, context: Context) -> Denoted:
    inner = denote(meaning.of, context)
    if inner.stretch is None:
        return inner
    whole = inner.stretch
    if meaning.number == 0:
        week = stretch_of("week", whole.first)
        return replace(inner, stretch=week, value=value_of(week)).with_step(f"the week of that day: {in_words(week)}")
    stretch = _nth_stretch(meaning, whole)
    keeps_value = meaning.unit in ("week", "weekend") and whole.precision is Precision.MONTH
    value = inner.value if keeps_value else value_of(stretch)
    return replace(inner, stretch=stretch, value=value).with_step(
        f"of that, the {meaning.unit} number {meaning.number}: {in_words(stretch)}"
    )


def _nth_stretch(meaning: Nth, whole: Stretch) -> Stretch:
    n, unit = meaning.number, meaning.unit
    if unit == "weekday":
        if whole.precision is Precision.MONTH:
            return stretch_of("day", nth_weekday(whole.first.year, whole.first.month, meaning.weekday, n))
        start = whole.first if n > 0 else whole.last - timedelta(days=6)
        day = start + timedelta(days=(meaning.weekday - start.isoweekday()) % 7 + 7 * max(n - 1, 0))
        return stretch_of("day", day)
    if unit == "day":
        return stretch_of("day", whole.first + timedelta(days=n - 1) if n > 0 else whole.last)
    if unit == "month":
        day = add_months(whole.first, n - 1) if n > 0 else whole.last
        return month_of(day.year, day.month)
    if unit == "quarter":
        return stretch_of("quarter", add_months(whole.first, 3 * (n - 1)) if n > 0 else whole.last)
    if unit == "weekend":
        first = whole.first + timedelta(days=(5 - whole.first.weekday()) % 7)
        return stretch_of("weekend", first + timedelta(days=7 * (n - 1)) if n > 0 else whole.last - timedelta(days=1))
    # weeks of a month are counted in sevens from its first day
    first = whole.first + timedelta(days=7 * (n - 1)) if n > 0 else whole.last - timedelta(days=6)
    return Stretch(first, min(first + timedelta(days=6), whole.last), Precision.WEEK)


def _clock(meaning: Clock, context: Context) -> Denoted:
    if meaning.of is not None:
        inner = denote(meaning.of, context)
    else:
        day = (
            context.reference
            if context.reference is not None
            and context.reference.stretch.precision is Precision.DAY
            and context.sentence - context.reference.sentence <= 1
            else None
        )
        if day is not None:
            inner = Denoted(day.stretch, value_of(day.stretch), day.anchor, ("on the day just named",))
        elif context.published is not None:
            today = stretch_of("day", context.published)
            inner = Denoted(today, value_of(today), context.publication, ("on the day of publication",))
        else:
            return Denoted(None, f"XXXX-XX-XXT{meaning.time}", _NOTHING, (NO_PUBLICATION,))
    if inner.stretch is None:
        return replace(inner, value=f"XXXX-XX-XXT{meaning.time}")
    stretch = Stretch(inner.stretch.first, inner.stretch.last, Precision.MINUTE)
    date_value = inner.value.partition("T")[0]
    return replace(inner, stretch=stretch, value=f"{date_value}T{meaning.time}").with_step(f"at {meaning.time}")


def _length_value(length: Length) -> str:
    value = length_value(length.count, length.unit)
    if length.more is not None:
        value += length_value(*length.more).removeprefix("P")
    return value


def _window(meaning: Window, context: Context) -> Denoted:
    value = _length_value(meaning.length)
    found = _base(meaning.base, context)
    count = meaning.length.count
    if found is None or count is None:
        why = "an unknown length" if count is None else NO_PUBLICATION
        return Denoted(
            None, value, _NOTHING, (f"{why}, {'before' if meaning.direction < 0 else 'after'} the day of writing",)
        )
    base, anchor = found
    if meaning.length.unit in ("hour", "minute", "second"):
        seconds = {"hour": 3600, "minute": 60, "second": 1}[meaning.length.unit]
        days = max(1, round(count * seconds / 86400)) * meaning.direction
        other = base.first + timedelta(days=days)
    elif meaning.length.unit in _DAYS:
        other = base.first + timedelta(days=round(count * _DAYS[meaning.length.unit]) * meaning.direction)
    else:
        other = add_months(base.first, round(count * _MONTHS[meaning.length.unit]) * meaning.direction)
    first, last = sorted((base.first if meaning.direction > 0 else base.last, other))
    stretch = Stretch(first, last, Precision.UNKNOWN)
    words = (
        f"the {'time up to' if meaning.direction < 0 else 'time from'} {_base_words(base, anchor)}: {in_words(stretch)}"
    )
    return Denoted(stretch, value, anchor, (words,), meaning.length.approximate)


def _repeated_value(thing: Meaning, context: Context) -> str:
    match thing:
        case Length():
            return _length_value(thing)
        case Calendar(unit="weekday"):
            return f"XXXX-WXX-{thing.number}"
        case Part(part=part, of=inner):
            return ("XXXX-XX-XX" if isinstance(inner, Length) else _repeated_value(inner, context)) + f"T{part}"
    return "XXXX"


def _between(meaning: Between, context: Context) -> Denoted:
    last = denote(meaning.last, context)
    first = denote(meaning.first, context)
    if first.stretch is None or last.stretch is None:
        return Denoted(None, f"{first.value}/{last.value}", _NOTHING, first.steps or last.steps)
    start = first.stretch
    if start.first > last.stretch.last:  # "from November to February": the start lies in the year before
        start = Stretch(add_months(start.first, -12), add_months(start.last, -12), start.precision)
    stretch = Stretch(start.first, last.stretch.last, Precision.UNKNOWN)
    if start.first.year == 1 and year_of(1) == start:
        return first
    return Denoted(
        stretch,
        f"{value_of(start)}/{last.value}",
        last.anchor,
        (*last.steps, f"from {start.first} to {last.stretch.last}"),
    )
