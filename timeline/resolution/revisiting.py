"""Times looked at again: once an event is dated that they lean on, or once the publication day is known."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from timeline.model.expression import Expression
from timeline.model.meaning import After, Shift, Vague, from_json
from timeline.model.span import Span
from timeline.model.time import Anchor, AnchorKind, ResolvedTime, When
from timeline.resolution.arithmetic import Stretch
from timeline.resolution.context import Context, Reference
from timeline.resolution.denotation import OUTSIDE
from timeline.resolution.intervals import drawn_time
from timeline.resolution.operators import denote
from timeline.resolution.writing import value_of

__all__ = ["resolve_again", "resolve_pending"]


def resolve_pending(
    times: Sequence[ResolvedTime], expressions: Sequence[Expression], dated: Mapping[Span, When], published: date | None
) -> list[ResolvedTime]:
    """The times again, those that lean on an event now dated by it; the others as they were."""
    by_span = {(e.span.start, e.span.end): e for e in expressions}
    return [
        _from_event(time, by_span[time.start, time.end], dated, published)
        if time.anchor.kind is AnchorKind.EVENT and not time.is_dated and (time.start, time.end) in by_span
        else time
        for time in times
    ]


def _from_event(
    time: ResolvedTime, expression: Expression, dated: Mapping[Span, When], published: date | None
) -> ResolvedTime:
    meaning = expression.meaning
    if not isinstance(meaning, After):
        return time
    inside = [span for span in dated if meaning.start <= span.start < meaning.end]
    span = min(inside, key=lambda s: s.start, default=None)
    when = dated[span] if span is not None else None
    if span is None or when is None or when.first is None or when.last is None:
        return time
    base = Stretch(when.first, when.last, when.precision)
    reference = Reference(base, span.start, span.end, expression.sentence)
    shift = Shift(meaning.count, meaning.unit, meaning.direction, "text", approximate=meaning.approximate)
    context = Context(published, reference, 0, "")
    try:
        denoted = denote(shift, context)
    except (OverflowError, ValueError):
        return time
    if denoted.stretch is None:
        return time
    anchor = Anchor(kind=AnchorKind.EVENT, date=base.first, start=span.start, end=span.end)
    resolved = drawn_time(expression, replace(denoted, anchor=anchor), published, context)
    return resolved.model_copy(
        update={"value": value_of(denoted.stretch) if meaning.unit != "day" or base.first == base.last else time.value}
    )


def resolve_again(
    time: ResolvedTime, published: date, reference: Reference | None
) -> tuple[ResolvedTime, Stretch | None]:
    """One time seen from a publication day that was not known before, from its symbolic meaning alone."""
    record: dict[str, Any] | None = time.meaning
    if record is None:
        return time, None
    meaning = from_json(record)
    direction = {"by": 1, "until": 1, "since": -1}.get(time.relation, -1)
    context = Context(published, reference, direction, "no tense is kept in the result")
    expression = Expression(Span(time.start, time.end), time.text, time.type, meaning, time.rule, -1, time.relation)
    if isinstance(meaning, Vague | After):
        return time, None
    try:
        denoted = denote(meaning, context)
    except (OverflowError, ValueError):
        denoted = OUTSIDE
    return drawn_time(expression, denoted, published, context), denoted.stretch
