"""All expressions of an article, resolved in reading order: each one may lean on those before it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from timeline.model.analysis import Analysis, Sentence
from timeline.model.expression import Expression
from timeline.model.meaning import After
from timeline.model.time import ResolvedTime
from timeline.resolution.asides import outlooks
from timeline.resolution.context import Context
from timeline.resolution.day_order import day_comes_first
from timeline.resolution.denotation import OUTSIDE, Denotation
from timeline.resolution.discourse import Discourse
from timeline.resolution.headings import find_headings
from timeline.resolution.intervals import drawn_time
from timeline.resolution.meaning_needs import needs_tense
from timeline.resolution.narrative import is_narrative, stands_alone
from timeline.resolution.operators import denote
from timeline.resolution.tense import looks_ahead
from timeline.resolution.under_headings import HeadedDays
from timeline.resolution.writing import length_value

__all__ = ["resolve", "sentences_to_parse"]

LONGEST_PARSED = 1200  # characters; what is longer is a table or a list, and has no tense


def sentences_to_parse(expressions: Sequence[Expression], analysis: Analysis, *, bounding: bool = False) -> set[int]:
    """The sentences whose dates hang on tense and that have a word which could look ahead: about one in seven.

    There are none in other languages than English: nothing parses them.  ``bounding``: those of stated dates too, which
    tell when an article of unknown date was written.
    """
    if analysis.language != "en":
        return set()
    wanted = {e.sentence for e in expressions if e.sentence >= 0 and (bounding or needs_tense(e.meaning))}
    return {index for index in wanted if _can_look_ahead(analysis.sentences[index], analysis.text)}


def _can_look_ahead(sentence: Sentence, text: str) -> bool:
    return len(sentence.span) <= LONGEST_PARSED and looks_ahead(sentence.span.of(text))


def resolve(
    expressions: Sequence[Expression],
    analysis: Analysis,
    published: date | None,
    *,
    source: str | None = None,
    url: str | None = None,
    language: str | None = None,
) -> list[ResolvedTime]:
    """Each expression as a calendar interval with its proof. Order: as given.

    ``url`` and ``language`` settle the order of day and month in numeric dates; nothing here raises on odd input: what
    leads outside of the calendar stays open and says so.
    """
    day_first = day_comes_first(analysis.text, url, source, language)
    narrative = is_narrative(expressions, published, analysis)
    discourse = Discourse(
        published,
        day_first,
        narrative,
        stands_alone(expressions, analysis),
        HeadedDays(find_headings(expressions, analysis)),
        outlooks(expressions, analysis) if narrative else {},
    )
    return [_resolved(expression, discourse, analysis) for expression in expressions]


def _resolved(expression: Expression, discourse: Discourse, analysis: Analysis) -> ResolvedTime:
    found = expression.meaning
    expression, context = discourse.seen_here(expression, analysis)
    denoted = discourse.headed.proof(expression, _denoted(expression, context))
    if isinstance(found, After) and expression.meaning is not found:  # a length to the standard, days to the timeline
        length = length_value(found.count, found.unit)
        denoted = replace(denoted, value=length).with_step("the text told before when that was")
        expression = replace(expression, meaning=found)
    discourse.remember(expression, denoted, analysis)
    time = drawn_time(expression, denoted, discourse.published, context)
    heading = discourse.headed.headings.at(expression.span.start)
    return time if heading is None else time.model_copy(update={"heads_until": heading.end})


def _denoted(expression: Expression, context: Context) -> Denotation:
    try:
        return denote(expression.meaning, context)
    except (OverflowError, ValueError):
        return OUTSIDE
