"""All expressions of an article, resolved in reading order: each one may lean on those before it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlparse

from timeline.model.analysis import Analysis, Sentence
from timeline.model.expression import Expression
from timeline.model.meaning import (
    Between,
    Calendar,
    Meaning,
    Nth,
    Part,
    Relative,
    Shift,
    Which,
)
from timeline.model.time import Anchor, AnchorKind, Precision, ResolvedTime, TimexType
from timeline.resolution.arithmetic import Stretch
from timeline.resolution.context import Context, Reference
from timeline.resolution.denoting import Denoted, denote
from timeline.resolution.drawing import drawn_time
from timeline.resolution.tense import looks_ahead, tense_direction

__all__ = ["resolve", "sentences_to_parse"]

# outlets of these top-level domains write the day before the month
_DAY_FIRST = frozenset({"uk", "au", "in", "ie", "nz", "za", "fr", "de", "it", "es", "ru", "ua", "br", "ng", "ke", "pk"})
_MONTH_FIRST = frozenset({"us", "gov", "mil"})
_APPOSITION = re.compile(r"\s*,?\s*(?:\(|(?:an?|the)\s+)?")
LONGEST_PARSED = 1200  # characters; what is longer is a table or a list, and has no tense
_JOINED = re.compile(r"\s*(?:,|or|and|to|-|–)\s*")
NEAR = 60  # characters
_NUMERIC = re.compile(r"\b(\d{1,2})[/.-](\d{1,2})[/.-]\d{2,4}\b")


def leans_on_tense(meaning: Meaning) -> bool:
    """Whether a meaning is one thing in the past tense and another in the future."""
    match meaning:
        case Calendar():
            return meaning.year is None and meaning.unit not in ("decade", "century")
        case Part() | Nth():
            return leans_on_tense(meaning.of)
        case Between():
            return leans_on_tense(meaning.last)
        case Relative():
            return meaning.offset == 0 and meaning.unit in ("week", "month", "year") and meaning.base == "publication"
    of = getattr(meaning, "of", None)
    return of is not None and leans_on_tense(of)


def sentences_to_parse(expressions: Sequence[Expression], analysis: Analysis) -> set[int]:
    """The sentences whose dates hang on tense and that have a word which could look ahead: about one in seven."""
    wanted = {e.sentence for e in expressions if e.sentence >= 0 and leans_on_tense(e.meaning)}
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
    state = _State(published, _day_order(analysis.text, url, source, language), _is_narrative(expressions, published))
    return [state.next(expression, analysis) for expression in expressions]


@dataclass
class _State:
    """What has been read so far."""

    published: date | None
    day_first: bool | None
    narrative: bool
    reference: Reference | None = None
    year: int | None = None  # the last year that the text stated outright
    year_sentence: int = -9
    year_end: int = 0  # where it was stated
    year_bounded: bool = False  # by "since" or "until": a bound, not what is discussed
    quarter: tuple[Stretch, int] | None = None
    last_end: int = 0  # of the expression before this one
    last_direction: tuple[int, str] | None = None

    def next(self, expression: Expression, analysis: Analysis) -> ResolvedTime:
        context = self._context(expression, analysis)
        if self.narrative and self.reference is not None:
            expression = replace(expression, meaning=_of_the_story(expression.meaning, self.reference.stretch))
        if self._names_the_weekday(expression, analysis.text):
            expression = replace(expression, meaning=_on_that_day(expression.meaning))
        try:
            denoted = denote(expression.meaning, context)
        except (OverflowError, ValueError):
            denoted = Denoted(None, "XXXX", Anchor(kind=AnchorKind.NONE), ("it lies outside of years 1 to 9999",))
        self._remember(expression, denoted)
        self.last_end = expression.span.end
        return drawn_time(expression, denoted, self.published, context)

    def _names_the_weekday(self, expression: Expression, text: str) -> bool:
        """Whether a weekday stands in apposition to the day just named: "July 3, a Monday evening"."""
        meaning = expression.meaning.of if isinstance(expression.meaning, Part) else expression.meaning
        if not isinstance(meaning, Calendar) or meaning.unit != "weekday" or self.reference is None:
            return False
        day = self.reference.stretch
        between = text[self.reference.end : expression.span.start]
        return (
            day.first == day.last
            and day.first.isoweekday() == meaning.number
            and _APPOSITION.fullmatch(between) is not None
        )

    def _context(self, expression: Expression, analysis: Analysis) -> Context:
        direction, reason = 0, "nothing decides its side"
        if leans_on_tense(expression.meaning):
            direction, reason = self._direction(expression, analysis)
        quarter = self.quarter[0] if self.quarter and expression.sentence - self.quarter[1] <= 2 else None
        return Context(
            published=self.published,
            reference=self.reference,
            direction=direction,
            reason=reason,
            year_under_discussion=self._year_for(expression, direction),
            day_first=self.day_first,
            sentence=expression.sentence,
            same_sentence_quarter=quarter,
        )

    def _direction(self, expression: Expression, analysis: Analysis) -> tuple[int, str]:
        if expression.header:
            return 0, "a dateline stands beside its publication"
        if expression.relation == "since":
            return -1, '"since" looks back'
        sentence = analysis.sentences[expression.sentence]
        joined = analysis.text[self.last_end : expression.span.start] if self.last_end <= expression.span.start else ""
        if self.last_direction and _JOINED.fullmatch(joined):
            return self.last_direction  # "in May or early June": one answer for both
        if not looks_ahead(sentence.span.of(analysis.text)):
            return -1, "its sentence tells of the past"
        found = tense_direction(sentence, expression.span, analysis.text)
        self.last_direction = found
        return found

    def _year_for(self, expression: Expression, direction: int) -> int | None:
        """The year under discussion: in a narrative the last one stated, in news only one stated close before."""
        if self.year is None or expression.header:
            return None
        if self.published is not None and self.year == self.published.year:
            return None
        if direction > 0 or self.year_bounded:
            return None  # what lies ahead is not of a year gone by, nor is what came "since 2011"
        if self.narrative:
            return self.year
        # in news only a far-off year counts, stated right before in the same sentence: "in 2005 ... in September"
        is_near = expression.sentence == self.year_sentence and expression.span.start - self.year_end < NEAR
        is_far_off = self.published is None or abs(self.year - self.published.year) >= 2
        return self.year if is_near and is_far_off else None

    def _remember(self, expression: Expression, denoted: Denoted) -> None:
        if denoted.stretch is None or expression.type not in (TimexType.DATE, TimexType.TIME):
            return
        year = _stated_year(expression.meaning)
        if year is not None:
            self.year, self.year_sentence, self.year_end = year, expression.sentence, expression.span.end
            self.year_bounded = expression.relation in ("since", "until", "before", "by")
        elif (
            self.year is not None
            and denoted.stretch.first.year != self.year
            and denoted.anchor.kind is AnchorKind.EXPRESSION
        ):
            self.year, self.year_sentence = denoted.stretch.first.year, expression.sentence
        if denoted.stretch.precision is Precision.QUARTER and not isinstance(expression.meaning, Shift):
            self.quarter = (denoted.stretch, expression.sentence)
        if not expression.header or self.reference is None:
            self.reference = Reference(denoted.stretch, expression.span.start, expression.span.end, expression.sentence)


def _of_the_story(meaning: Meaning, told: Stretch) -> Meaning:
    """ "the end of the month", in a history: of the month under discussion, where that is known."""
    is_known = (told.last - told.first).days <= 31
    if is_known and isinstance(meaning, Part | Nth) and isinstance(meaning.of, Relative) and meaning.of.offset == 0:
        return replace(meaning, of=replace(meaning.of, base="text"))
    return meaning


def _on_that_day(meaning: Meaning) -> Meaning:
    that_day = Relative("day", 0, "text")
    return Part(meaning.part, that_day) if isinstance(meaning, Part) else that_day


def _stated_year(meaning: Meaning) -> int | None:
    match meaning:
        case Calendar():
            return meaning.year if meaning.unit not in ("decade", "century") else None
        case Part() | Nth():
            return _stated_year(meaning.of)
        case Between():
            return _stated_year(meaning.last)
    return None


def _is_narrative(expressions: Sequence[Expression], published: date | None) -> bool:
    """A text that states far-off years more often than it counts from its own day tells a history."""
    if published is None:
        return True
    if any(isinstance(e.meaning, Calendar) and e.meaning.unit == "weekday" for e in expressions):
        return False  # a text that names weekdays is of its day
    years = [year for e in expressions if (year := _stated_year(e.meaning)) is not None]
    far = sum(abs(year - published.year) >= 2 for year in years)
    counted = sum(
        isinstance(e.meaning, Relative | Which | Shift) and getattr(e.meaning, "base", "") == "publication"
        for e in expressions
    )
    return far >= 3 and far > counted


def _day_order(text: str, url: str | None, source: str | None, language: str | None) -> bool | None:
    """Whether numeric dates put the day first: by a date of the text that has but one reading, else by the outlet."""
    pairs = [(int(a), int(b)) for a, b in _NUMERIC.findall(text)]
    if any(a > 12 >= b for a, b in pairs):
        return True
    if any(b > 12 >= a for a, b in pairs):
        return False
    host = urlparse(url).hostname if url else source
    ending = (host or "").lower().rpartition(".")[2]
    if ending in _DAY_FIRST or (language is not None and language not in ("en", "")):
        return True
    return False if ending in _MONTH_FIRST else None
