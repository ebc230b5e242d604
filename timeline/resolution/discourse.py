"""What an article has spoken of so far, and what the next expression may therefore lean on."""

import re
from dataclasses import dataclass, replace
from datetime import date

from timeline.model.analysis import Analysis
from timeline.model.expression import Expression
from timeline.model.meaning import Calendar, Meaning, Part, Relative, Shift, Which
from timeline.model.time import AnchorKind, Precision, TimexType
from timeline.resolution.arithmetic import Stretch
from timeline.resolution.before_era import year_before_era
from timeline.resolution.context import Context, Reference
from timeline.resolution.cues import counts_days_from_writing, side_of_clause
from timeline.resolution.denoted import Denoted
from timeline.resolution.leaning import is_weekday, leans_on_tense, stated_year
from timeline.resolution.narrative import (
    FAR_OFF,
    is_glance_back,
    names_a_thing,
    of_the_story,
    stands_aside,
    year_of_the_opening,
    year_of_the_story,
)
from timeline.resolution.tense import Side, looks_ahead, side_of

__all__ = ["Discourse"]

NEAR = 60  # characters: how far, in news, a year of old reaches over the months after it
_DAY_REACH = 4  # sentences in which a day is still the one that "two days later" counts from
_QUARTER_REACH = 2
_APPOSITION = re.compile(r"\s*,?\s*(?:\(|(?:an?|the)\s+)?")
_JOINED = re.compile(r"\s*(?:,|or|and|to|-|–)\s*")


@dataclass
class Discourse:
    """The state of the reading; expressions come in the order of the text."""

    published: date | None
    day_first: bool | None
    narrative: bool
    reference: Reference | None = None
    day: Reference | None = None
    day_before_that: Reference | None = None  # another day, named before the last one
    year: Reference | None = None  # what set the year under discussion: the last one that the text stated outright
    year_passed_by: Reference | None = None  # one that only names a thing, since the telling last moved on
    year_is_bound: bool = False  # by "since" or "until": a bound, not what is discussed
    scope: Reference | None = None  # from the first to the last year that the opening sentence states, until another is
    quarter: tuple[Stretch, int] | None = None
    before_era: int | None = None  # the year BC under discussion
    last_end: int = 0  # of the expression before this one
    last_side: Side | None = None

    def seen_here(self, expression: Expression, analysis: Analysis) -> tuple[Expression, Context]:
        """The expression as it is to be read here, and what it leans on."""
        context = self._context(expression, analysis)
        if self.narrative and self.reference is not None:
            expression = replace(expression, meaning=of_the_story(expression.meaning, self.reference.stretch))
        if self._names_the_weekday(expression, analysis.text):
            expression = replace(expression, meaning=_on_that_day(expression.meaning))
        return expression, context

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
        side = Side(0, "nothing decides its side")
        if leans_on_tense(expression.meaning):
            side = self._side(expression, analysis)
        is_recent = self.quarter is not None and expression.sentence - self.quarter[1] <= _QUARTER_REACH
        return Context(
            published=self.published,
            reference=None if self._counts_from_writing(expression, analysis.language) else self.reference,
            direction=side.direction,
            reason=side.reason,
            day=self._day_for(expression),
            day_before_that=self.day_before_that,
            year_under_discussion=self._year_for(expression, side, analysis),
            year_passed_by=self.year_passed_by,
            year_anchor=self.year.anchor if self.year else None,
            day_first=self.day_first,
            sentence=expression.sentence,
            quarter=self.quarter[0] if self.quarter and is_recent else None,
            before_era=self.before_era,
            narrative=self.narrative,
        )

    def _counts_from_writing(self, expression: Expression, language: str) -> bool:
        """Whether a day without its month is of these weeks: Japanese "17日", unless its own sentence named a day."""
        meaning = expression.meaning.of if isinstance(expression.meaning, Part) else expression.meaning
        if not isinstance(meaning, Calendar) or meaning.unit != "dayofmonth" or self.published is None:
            return False
        told = self.reference
        is_told_here = told is not None and told.is_a_day and told.sentence == expression.sentence
        return counts_days_from_writing(language) and not is_told_here

    def _day_for(self, expression: Expression) -> Reference | None:
        is_recent = self.day is not None and expression.sentence - self.day.sentence <= _DAY_REACH
        return self.day if is_recent else None

    def _side(self, expression: Expression, analysis: Analysis) -> Side:
        if expression.header:
            return Side(0, "a dateline stands beside its publication")
        sentence = analysis.sentences[expression.sentence]
        if analysis.language != "en":
            return side_of_clause(sentence.span, expression.span, expression.relation, analysis.text, analysis.language)
        if expression.relation == "since":
            return Side(-1, '"since" looks back')
        joined = analysis.text[self.last_end : expression.span.start] if self.last_end <= expression.span.start else ""
        if self.last_side and _JOINED.fullmatch(joined):
            return self.last_side  # "in May or early June": one answer for both
        if not looks_ahead(sentence.span.of(analysis.text)):
            return Side(-1, "its sentence tells of the past")
        self.last_side = side_of(
            sentence, expression.span, analysis.text, expression.relation, in_week=is_weekday(expression.meaning)
        )
        return self.last_side

    def _year_for(self, expression: Expression, side: Side, analysis: Analysis) -> int | None:
        """The year under discussion: in a narrative the last one told, in news only one stated close before."""
        if self.year is None or expression.header:
            return None
        year = self.year.stretch.last.year
        if self.narrative and not (side.direction >= 0 and side.of_today and self.published is not None):
            sentence = analysis.sentences[expression.sentence].span
            told = self.reference.stretch if self.reference else None
            before = analysis.text[sentence.start : expression.span.start]
            if self.scope is not None and expression.sentence > self.scope.sentence:
                opening = year_of_the_opening(expression.meaning, self.scope.stretch)
                if opening is not None:
                    return opening
            return year_of_the_story(expression.meaning, year, told, before)
        if side.direction > 0 or self.year_is_bound:
            return None  # what lies ahead is not of a year gone by, nor is what came "since 2011"
        # in news only a far-off year counts, stated right before in the same sentence: "in 2005 ... in September"
        is_near = expression.sentence == self.year.sentence and expression.span.start - self.year.end < NEAR
        is_far_off = self.published is None or abs(year - self.published.year) >= FAR_OFF
        return year if is_near and is_far_off else None

    def remember(self, expression: Expression, denoted: Denoted, analysis: Analysis) -> None:
        """Take in what an expression came to."""
        self.last_end = expression.span.end
        stretch = denoted.end or denoted.stretch
        if stretch is not None or year_before_era(denoted.value):
            self.before_era = year_before_era(denoted.value)
        if stretch is None or expression.type not in (TimexType.DATE, TimexType.TIME):
            return
        if stretch.precision is Precision.QUARTER and not isinstance(expression.meaning, Shift):
            self.quarter = (stretch, expression.sentence)
        here = Reference(stretch, expression.span.start, expression.span.end, expression.sentence)
        if names_a_thing(expression, analysis.text):
            self.year_passed_by = here
            return
        if _looks_aside(expression) or (self.narrative and denoted.anchor.kind is AnchorKind.PUBLICATION):
            return  # what a history says of the day of writing is an aside
        self.year_passed_by = None
        told = self.reference.stretch if self.reference else None
        sentence = analysis.sentences[expression.sentence].span
        if told is not None and stands_aside(analysis.text[sentence.start : expression.span.start]):
            return
        if not (self.narrative and is_glance_back(stretch, told, sentence.of(analysis.text))):
            self._remember_year(expression, denoted, here)
        if expression.header and self.reference is not None:
            return
        self.reference = here
        if self.reference.is_a_day:
            if self.day is not None and self.day.stretch.first != stretch.first:
                self.day_before_that = self.day
            self.day = self.reference
        elif self.day and not stretch.first <= self.day.stretch.first <= stretch.last:
            self.day = None  # the text has moved on to another time

    def _remember_year(self, expression: Expression, denoted: Denoted, here: Reference) -> None:
        self._remember_scope(replace(here, stretch=denoted.stretch or here.stretch))
        if stated_year(expression.meaning) is not None:
            self.year, self.year_is_bound = here, expression.relation in ("since", "until", "before", "by")
        elif self.year is not None and denoted.anchor.kind is AnchorKind.EXPRESSION:
            self.year = here

    def _remember_scope(self, here: Reference) -> None:
        """What the opening sentence spans; the first year that is told after it ends that."""
        if self.year is None:
            self.scope = here
        elif self.scope is not None and here.sentence == self.scope.sentence:
            told, new = self.scope.stretch, here.stretch
            whole = Stretch(min(told.first, new.first), max(told.last, new.last), Precision.UNKNOWN)
            self.scope = replace(self.scope, stretch=whole)
        else:
            self.scope = None


def _looks_aside(expression: Expression) -> bool:
    """Whether the telling does not go on from here: "a year earlier", "than two years ago", "the previous December"."""
    meaning = expression.meaning
    if isinstance(meaning, Shift) and meaning.direction < 0 and (meaning.base == "text" or meaning.unit == "year"):
        return True
    step = meaning.which if isinstance(meaning, Which) else meaning.offset if isinstance(meaning, Relative) else 0
    return step < 0 and isinstance(meaning, Which | Relative) and meaning.base == "text"


def _on_that_day(meaning: Meaning) -> Meaning:
    that_day = Relative("day", 0, "text")
    return Part(meaning.part, that_day) if isinstance(meaning, Part) else that_day
