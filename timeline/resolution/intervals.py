"""From what a meaning denotes to what a timeline draws: bounds, cuts, precision, EDTF."""

from datetime import date, timedelta

from timeline.model.expression import Expression
from timeline.model.meaning import Part, Relative, to_json
from timeline.model.time import Precision, ResolvedTime, TimexType
from timeline.resolution.arithmetic import Stretch
from timeline.resolution.context import Context
from timeline.resolution.denotation import Denotation
from timeline.resolution.writing import edtf_of

__all__ = ["drawn_time"]


def drawn_time(expression: Expression, denoted: Denotation, published: date | None, context: Context) -> ResolvedTime:
    stretch = denoted.stretch
    first, last = (stretch.first, stretch.last) if stretch else (None, None)
    precision = stretch.precision if stretch else Precision.UNKNOWN
    steps = denoted.steps
    approximate = denoted.approximate or expression.relation == "about"
    if stretch is not None:
        first, last, step = _cut(expression, stretch, context)
        steps = (*steps, step) if step else steps
        bounded = _bounded(expression, first, last, published)
        if bounded is not None:
            first, last, step = bounded
            steps = (*steps, step)
            precision = precision if (first, last) == (stretch.first, stretch.last) else Precision.UNKNOWN
    return ResolvedTime(
        start=expression.span.start,
        end=expression.span.end,
        text=expression.text,
        type=expression.type,
        value=denoted.value,
        first=first,
        last=last,
        edtf=_edtf(denoted, first, last, precision, approximate),
        precision=precision,
        approximate=approximate,
        anchor=denoted.anchor,
        rule=expression.rule,
        explanation=steps,
        relation=expression.relation,
        readings=denoted.readings,
        meaning=to_json(expression.meaning),
    )


def _edtf(
    denoted: Denotation, first: date | None, last: date | None, precision: Precision, approximate: bool
) -> str | None:
    if denoted.readings:
        return "[" + ",".join(sorted(denoted.readings)) + "]"  # EDTF level 2: one of a set
    return edtf_of(first, last, precision, approximate=approximate)


def _cut(expression: Expression, stretch: Stretch, context: Context) -> tuple[date, date, str | None]:
    """ "this week" of something past ends on the day of writing, of something planned it starts there."""
    day = context.published
    meaning = expression.meaning
    is_current = (
        isinstance(meaning, Relative)
        and meaning.offset == 0
        and meaning.base == "publication"
        and meaning.unit != "day"
    )
    if not is_current or day is None or not stretch.first <= day <= stretch.last:
        return stretch.first, stretch.last, None
    if context.direction < 0:
        return stretch.first, day, f"it ends at publication, {day}, because {context.reason}"
    if context.direction > 0:
        return day, stretch.last, f"it starts at publication, {day}, because {context.reason}"
    return stretch.first, stretch.last, None


def _bounded(
    expression: Expression, first: date | None, last: date | None, published: date | None
) -> tuple[date | None, date | None, str] | None:
    """What "since", "by", "until", "before" and "after" make of an interval."""
    if expression.type not in (TimexType.DATE, TimexType.TIME):
        return None
    if expression.type is TimexType.TIME and expression.relation in ("before", "after") and first == last:
        return first, last, f'"{expression.relation}" that hour is still on that day'
    match expression.relation:
        case "since":
            end = published if published is not None and first is not None and published >= first else None
            return (
                first,
                end,
                f'"since" runs from there to publication, {published}' if end else '"since" has no end here',
            )
        case "by":
            start = published if published is not None and last is not None and published <= last else None
            return (
                start,
                last,
                f'"by" runs from publication, {published}, to there' if start else '"by" has no start here',
            )
        case "until":
            return None, last, '"until" leaves the start open'
        case "before" if isinstance(expression.meaning, Part) and expression.meaning.part in ("end", "late"):
            return None, last, '"before" the end leaves the start open'
        case "before":
            return (
                None,
                first - timedelta(days=1) if first and first > date.min else first,
                '"before" leaves the start open',
            )
        case "after":
            return first, None, '"after" leaves the end open'
    return None
