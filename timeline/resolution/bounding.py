"""When an article of unknown date was written, as far as its own dates tell.

It was written after what it reports and before what it announces: "They met in June 2018 ... they will meet on 3 May
2020".  What it says of "last year" beside a stated date moves that on: a report of last year "after the summit of June
2018" is of 2018 at the earliest, and the article of 2019.
"""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from timeline.model.analysis import Analysis
from timeline.model.expression import Expression
from timeline.model.meaning import Meaning, Part, Relative, Shift
from timeline.model.time import AnchorKind, ResolvedTime, TimexType
from timeline.resolution.cues import side_of_clause
from timeline.resolution.tense import looks_ahead, side_of

__all__ = ["publication_bounds"]

_AFTER = re.compile(r"\b(?:after|since|following)\b", re.IGNORECASE)
_BEFORE = re.compile(r"\b(?:before|until|till|by|ahead)\b", re.IGNORECASE)
_REPORTED = ("in", "since", "after", "from", "about")


class _Bound(NamedTuple):
    day: date
    reason: str


def publication_bounds(
    expressions: Sequence[Expression], times: Sequence[ResolvedTime], analysis: Analysis
) -> dict[str, Any] | None:
    """The first and last day on which it can have been written, or None where its dates say nothing.

    Shape: ``{"first": "2019-01-01", "last": None, "reason": "..."}``, days in ISO 8601
    """
    stated = [
        (expression, time)
        for expression, time in zip(expressions, times, strict=True)
        if time.type is TimexType.DATE and time.anchor.kind is AnchorKind.STATED and not expression.header
    ]
    past = [(e, time) for e, time in stated if not _lies_ahead(e, analysis)]
    ahead = [time for e, time in stated if _lies_ahead(e, analysis)]
    lower = [
        _Bound(time.first, f'it reports "{time.text}" as past')
        for _, time in past
        if time.first and time.relation in _REPORTED
    ]
    lower += [bound for e, time in past if (bound := _of_a_year_counted_from_now(e, time, expressions, analysis))]
    upper = [_Bound(time.last, f'"{time.text}" lies ahead of it') for time in ahead if time.last]
    first = max(lower, key=lambda bound: bound.day, default=None)
    last = min(upper, key=lambda bound: bound.day, default=None)
    if first and last and first.day > last.day:
        last = None  # a plan that is told among later things is a plan of that time
    if first is None and last is None:
        return None
    return {
        "first": first.day.isoformat() if first else None,
        "last": last.day.isoformat() if last else None,
        "reason": "; ".join(bound.reason for bound in (first, last) if bound),
    }


def _lies_ahead(expression: Expression, analysis: Analysis) -> bool:
    sentence = analysis.sentences[expression.sentence]
    if analysis.language != "en":
        side = side_of_clause(sentence.span, expression.span, expression.relation, analysis.text, analysis.language)
        return side.direction > 0
    if not looks_ahead(sentence.span.of(analysis.text)):
        return False
    side = side_of(sentence, expression.span, analysis.text, expression.relation, in_week=False)
    return side.direction > 0 and (side.of_today or not sentence.is_parsed)


def _of_a_year_counted_from_now(
    expression: Expression, time: ResolvedTime, expressions: Sequence[Expression], analysis: Analysis
) -> _Bound | None:
    """ "late last year ... even after the summit in June 2018": last year is 2018 at the earliest."""
    if time.first is None:
        return None
    for other in expressions:
        back = _years_back(other.meaning)
        between = analysis.text[other.span.end : expression.span.start]
        if other.sentence != expression.sentence or back is None or other.span.end > expression.span.start:
            continue
        if _AFTER.search(between) and not _BEFORE.search(between):
            year = time.first.year + back
            reason = f'what it tells of "{other.text}" came after "{time.text}": written in {year} at the earliest'
            return _Bound(date(year, 1, 1), reason) if year <= date.max.year else None
    return None


def _years_back(meaning: Meaning) -> int | None:
    """1 for "late last year", 2 for "two years ago"."""
    match meaning:
        case Part(of=inner):
            return _years_back(inner)
        case Relative(unit="year", offset=offset, base="publication") if offset < 0:
            return -offset
        case Shift(unit="year", count=float(count), direction=-1, base="publication", of=None):
            return int(count)
    return None
