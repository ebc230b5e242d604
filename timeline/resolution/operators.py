"""From a meaning and its context to a stretch of the calendar, with the steps that lead there.

One function per operator of :mod:`timeline.model.meaning`; what cannot be placed says why and stays open.
"""

from dataclasses import replace

from timeline.model.meaning import (
    After,
    Between,
    Calendar,
    Clock,
    DayOfMonth,
    End,
    Length,
    Meaning,
    Nth,
    Part,
    Relative,
    Repeated,
    Shift,
    UnitOf,
    Vague,
    Which,
    Window,
    Within,
)
from timeline.model.months import add_months
from timeline.model.time import Anchor, AnchorKind, Precision
from timeline.resolution.arithmetic import Stretch, stretch_of
from timeline.resolution.before_era import before_era
from timeline.resolution.calendars import calendar_of
from timeline.resolution.choosing import chosen_of, inside_of
from timeline.resolution.context import Context
from timeline.resolution.counting import moved_whole, relative_of, shifted_of, window_of
from timeline.resolution.denotation import (
    NO_PUBLICATION,
    NO_REFERENCE,
    NOTHING,
    Denotation,
    left_open,
    length_text,
    open_value,
)
from timeline.resolution.parts import nth_of, part_of
from timeline.resolution.writing import in_words, length_value, name_of, ordinal, value_of

__all__ = ["denote"]


def denote(meaning: Meaning, context: Context) -> Denotation:
    """What a meaning denotes in its context.

    Raises: OverflowError, ValueError when it leads outside of the calendar (the caller keeps it open)
    """
    ancient = before_era(meaning, context.before_era)
    if ancient is not None:
        return ancient
    match meaning:
        case Calendar() | DayOfMonth():
            return calendar_of(meaning, context)
        case Relative():
            return relative_of(meaning, context)
        case Which():
            return chosen_of(meaning, context)
        case Within():
            return inside_of(meaning, context)
        case Shift(of=None):
            return shifted_of(meaning, context)
        case Shift():
            return _shifted_from_named(meaning, context)
        case After():
            number = length_value(meaning.count, meaning.unit)
            anchor = Anchor(kind=AnchorKind.EVENT, start=meaning.start, end=meaning.end)
            return Denotation(None, number, anchor, ("it is counted from an event of the text",))
        case Part():
            return _part(meaning, context)
        case Nth():
            return _nth(meaning, context)
        case UnitOf():
            return _unit_of(meaning, context)
        case Clock():
            return _clock(meaning, context)
        case Length():
            return Denotation(
                None,
                length_text(meaning),
                NOTHING,
                ("a length of time, on no particular days",),
                meaning.approximate,
            )
        case Window():
            return window_of(meaning, context)
        case Repeated():
            return Denotation(
                None, _repeated_value(meaning.thing, context), NOTHING, ("it repeats, and is on no one day",)
            )
        case Vague():
            return Denotation(None, meaning.reference, NOTHING, ("it points at a time without saying when",))
        case Between():
            return _between(meaning, context)
        case End():
            return _end(meaning, context)


def _part(meaning: Part, context: Context) -> Denotation:
    inner = denote(_day_of_writing(meaning, context), context)
    if inner.stretch is None:
        suffix = f"T{meaning.part}" if meaning.part.isupper() else ""
        return replace(inner, value=inner.value + suffix if inner.value.startswith("XXXX") else inner.value)
    if meaning.part in ("so_far", "rest"):
        return _until_or_from_now(meaning, inner, context)
    stretch, words = part_of(meaning.part, inner.stretch)
    value = inner.value
    if meaning.part.isupper() and inner.stretch.precision is Precision.MONTH:  # of one of its days
        return replace(inner, value=f"{value}-XXT{meaning.part}").with_step(
            f"{words.removesuffix('that day')}one of its days"
        )
    if meaning.part.isupper():
        value += f"T{meaning.part}"
    elif meaning.part == "start" and inner.stretch.precision is Precision.DAY:
        value = inner.value
    return replace(inner, stretch=stretch, value=value).with_step(words)


def _day_of_writing(meaning: Part, context: Context) -> Meaning:
    """ "In May talks were held. By the afternoon ...": where news names no day it is the day of writing."""
    is_part_of_day = meaning.part.isupper() and isinstance(meaning.of, Relative) and meaning.of.offset == 0
    told = context.spoken_of("day")
    if is_part_of_day and not context.narrative and told is not None and not told.is_a_day:
        return Relative("day", 0)
    return meaning.of


def _until_or_from_now(meaning: Part, inner: Denotation, context: Context) -> Denotation:
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


def _nth(meaning: Nth, context: Context) -> Denotation:
    inner = denote(meaning.of, context)
    if inner.stretch is None:
        return inner
    whole = inner.stretch
    stretch = nth_of(meaning, whole)
    keeps_value = meaning.unit in ("week", "weekend") and whole.precision is Precision.MONTH
    value = inner.value if keeps_value else value_of(stretch)
    which = "last" if meaning.number == -1 else ordinal(abs(meaning.number))
    from_the_end = " from the end" if meaning.number < -1 else ""
    step = f"the {which} {_unit_name(meaning)}{from_the_end} of that: {in_words(stretch)}"
    return replace(inner, stretch=stretch, value=value).with_step(step)


def _unit_of(meaning: UnitOf, context: Context) -> Denotation:
    inner = denote(meaning.of, context)
    if inner.stretch is None:
        return inner
    around = stretch_of(meaning.unit, inner.stretch.first)
    step = f"the {meaning.unit} of that day: {in_words(around)}"
    return replace(inner, stretch=around, value=value_of(around)).with_step(step)


def _unit_name(meaning: Nth) -> str:
    return name_of(Calendar("weekday", number=meaning.weekday)) if meaning.unit == "weekday" else meaning.unit


def _clock(meaning: Clock, context: Context) -> Denotation:
    if meaning.of is not None:
        inner = denote(meaning.of, context)
    else:
        day = context.spoken_of("day")
        is_near = day is not None and (context.narrative or context.sentence - day.sentence <= 1)
        if day is not None and day.is_a_day and is_near:
            inner = Denotation(
                stretch_of("day", day.stretch.first),
                day.stretch.first.isoformat(),
                day.anchor,
                ("on the day just named",),
            )
        elif context.narrative:
            return Denotation(None, f"XXXX-XX-XXT{meaning.time}", NOTHING, (NO_REFERENCE,))
        elif context.published is not None:
            today = stretch_of("day", context.published)
            inner = Denotation(today, value_of(today), context.publication, ("on the day of publication",))
        else:
            return Denotation(None, f"XXXX-XX-XXT{meaning.time}", NOTHING, (NO_PUBLICATION,))
    if inner.stretch is None:
        return replace(inner, value=f"XXXX-XX-XXT{meaning.time}")
    stretch = Stretch(inner.stretch.first, inner.stretch.last, Precision.MINUTE)
    date_value = inner.value.partition("T")[0]
    return replace(inner, stretch=stretch, value=f"{date_value}T{meaning.time}").with_step(f"at {meaning.time}")


def _shifted_from_named(meaning: Shift, context: Context) -> Denotation:
    inner = denote(meaning.of, context) if meaning.of is not None else left_open(meaning.base, context, "XXXX")
    if inner.stretch is None or meaning.count is None:
        return replace(inner, stretch=None)
    stretch = moved_whole(inner.stretch, meaning.count * meaning.direction, meaning.unit)
    amount = f"{meaning.count:g} {meaning.unit}{'s' if meaning.count != 1 else ''}"
    step = f"{amount} {'before' if meaning.direction < 0 else 'after'} that: {in_words(stretch)}"
    return replace(inner, stretch=stretch, value=value_of(stretch), end=None).with_step(step)


def _repeated_value(thing: Meaning, context: Context) -> str:
    match thing:
        case Length():
            return length_text(thing)
        case Calendar(unit="weekday"):
            return f"XXXX-WXX-{thing.number}"
        case Calendar(unit="month" | "season"):
            return open_value(thing)
        case Part(part=part, of=inner):
            return ("XXXX-XX-XX" if isinstance(inner, Length) else _repeated_value(inner, context)) + f"T{part}"
    return "XXXX"


def _between(meaning: Between, context: Context) -> Denotation:
    first, last = _ends(meaning, context)
    if first.stretch is None or last.stretch is None:
        return Denotation(None, f"{first.value}/{last.value}", NOTHING, first.steps or last.steps)
    stretch = Stretch(first.stretch.first, last.stretch.last, Precision.UNKNOWN)
    return Denotation(
        stretch,
        f"{first.value}/{last.value}",
        last.anchor,
        (*last.steps, f"from {stretch.first} to {stretch.last}"),
        end=last.stretch,
    )


def _end(meaning: End, context: Context) -> Denotation:
    """One end says its own date and stands for the whole stretch."""
    first, last = _ends(meaning, context)
    own = first if meaning.which == "first" else last
    if first.stretch is None or last.stretch is None or first.stretch.first > last.stretch.last:
        return own
    stretch = Stretch(first.stretch.first, last.stretch.last, Precision.UNKNOWN)
    step = f"{'start' if meaning.which == 'first' else 'end'} of the stretch {in_words(stretch)}"
    return replace(own, stretch=stretch, end=own.stretch).with_step(step)


def _ends(meaning: Between | End, context: Context) -> tuple[Denotation, Denotation]:
    """Both ends, the first before the last: "from November to February" starts in the year before."""
    last, first = denote(meaning.last, context), denote(meaning.first, context)
    start = first.stretch
    if start is None or last.stretch is None or start.first <= last.stretch.last:
        return first, last
    if isinstance(meaning.first, Calendar) and meaning.first.unit == "weekday":
        start = start.moved(-7)
    elif not isinstance(meaning.first, Calendar) or meaning.first.year is None:
        start = Stretch(add_months(start.first, -12), add_months(start.last, -12), start.precision)
    if start.first > last.stretch.last:
        return first, last
    return replace(first, stretch=start, value=value_of(start)), last
