"""Names of the calendar as results: "12 June", "Friday", "summer", and numeric dates of unknown order."""

from datetime import date

from timeline.model.meaning import Calendar, DayOfMonth
from timeline.model.time import Precision
from timeline.resolution.arithmetic import Stretch, stretch_of
from timeline.resolution.context import Context
from timeline.resolution.denotation import NO_PUBLICATION, NOTHING, STATED, Denotation, open_value
from timeline.resolution.occurrences import named
from timeline.resolution.writing import value_of

__all__ = ["calendar_of"]


def calendar_of(meaning: Calendar | DayOfMonth, context: Context) -> Denotation:
    result = named(meaning, context)
    if result is None:
        why = NO_PUBLICATION if context.published is None else "the calendar has no such day"
        return Denotation(None, open_value(meaning), NOTHING, (why,))
    stretch, anchor, step = result
    if isinstance(meaning, DayOfMonth):
        return Denotation(stretch, value_of(stretch), anchor, (step,))
    value = f"{stretch.first.year:04d}-{meaning.name}" if meaning.unit == "season" else value_of(stretch)
    return _with_readings(meaning, Denotation(stretch, value, anchor, (step,)), context)


def _with_readings(meaning: Calendar, denoted: Denotation, context: Context) -> Denotation:
    """Both readings of a numeric date whose order nothing settles; the drawn interval spans both."""
    if meaning.other is None or meaning.year is None:
        return denoted
    month, day = meaning.other
    american, european = date(meaning.year, meaning.number, meaning.day), date(meaning.year, month, day)
    if context.day_first is not None:
        chosen = european if context.day_first else american
        order = "day before month" if context.day_first else "month before day"
        return Denotation(stretch_of("day", chosen), chosen.isoformat(), STATED, (f"the article writes the {order}",))
    first, last = sorted((american, european))
    return Denotation(
        Stretch(first, last, Precision.UNKNOWN),
        american.isoformat(),
        STATED,
        (f"day and month could stand in either order: {first} or {last}",),
        readings=(american.isoformat(), european.isoformat()),
    )
