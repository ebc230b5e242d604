"""What an article has spoken of so far, and what the next expression may therefore lean on."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from timeline.model.analysis import Analysis
from timeline.model.expression import Expression
from timeline.model.meaning import After, Calendar, DayOfMonth, Meaning, Part, Relative, Shift
from timeline.model.time import AnchorKind, Precision, TimexType
from timeline.resolution.arithmetic import Stretch
from timeline.resolution.asides import Outlook, goes_on_from_aside, is_aside, points_back
from timeline.resolution.before_era import year_before_era
from timeline.resolution.context import Context, Reference
from timeline.resolution.cues import counts_days_from_writing, side_of_clause
from timeline.resolution.denotation import Denotation
from timeline.resolution.headings import Headings
from timeline.resolution.meaning_needs import is_weekday, needs_tense, stated_year
from timeline.resolution.narrative import FAR_OFF, of_the_story, stands_aside
from timeline.resolution.settings import Setting, names_a_thing
from timeline.resolution.story_years import year_of_the_opening, year_of_the_story
from timeline.resolution.tense import Side, is_moved, looks_ahead, side_of
from timeline.resolution.told_events import told_before
from timeline.resolution.under_headings import HeadedDays

__all__ = ["Discourse"]

NEAR = 60  # characters: how far, in news, a year of old reaches over the months after it
_DAY_REACH = 4  # sentences in which a day is still the one that "two days later" counts from
_QUARTER_REACH = 2
_APPOSITION = re.compile(r"\s*,?\s*(?:\(|(?:an?|the)\s+)?")
_JOINED = re.compile(r"\s*(?:,|or|and|to|-|–)\s*")


@dataclass(frozen=True, slots=True)
class _Told:
    """Where the telling stands: the story, or an aside in which an expression goes on."""

    reference: Reference | None
    day: Reference | None
    year: Reference | None


@dataclass
class Discourse:
    """The state of the reading; expressions come in the order of the text."""

    published: date | None
    day_first: bool | None
    narrative: bool
    alone: bool = False  # the text is a phrase that someone typed: no clause gives it a tense
    headed: HeadedDays = field(default_factory=lambda: HeadedDays(Headings()))
    outlooks: Mapping[int, Outlook] = field(default_factory=dict)  # of a history, by where an expression starts
    reference: Reference | None = None
    told: list[Reference] = field(default_factory=list)  # every time that the text states, in order
    day: Reference | None = None
    day_before_that: Reference | None = None  # another day, named before the last one
    year: Reference | None = None  # what set the year under discussion: the last one to which the telling moved
    aside: tuple[Reference, Expression] | None = None  # the last time at which it only glanced
    year_passed_by: Reference | None = None  # one that only names a thing, since the telling last moved on
    year_is_bound: bool = False  # by "since" or "until": a bound, not what is discussed
    scope: Reference | None = None  # from the first to the last year that the opening sentence states, until another is
    quarter: tuple[Stretch, int] | None = None
    before_era: int | None = None  # the year BC under discussion
    last_end: int = 0  # of the expression before this one
    last_side: Side | None = None

    def seen_here(self, expression: Expression, analysis: Analysis) -> tuple[Expression, Context]:
        """The expression as it is to be read here, and what it leans on."""
        told = self._told(expression, analysis.text)
        context = self._context(expression, told, analysis)
        if self.narrative and told.reference is not None:
            expression = replace(expression, meaning=of_the_story(expression.meaning, told.reference.stretch))
        if self._names_the_weekday(expression, analysis.text):
            expression = replace(expression, meaning=_on_that_day(expression.meaning))
        if isinstance(expression.meaning, After):
            return self._counted_from_event(expression, expression.meaning, context, analysis)
        return expression, self.headed.seen_under(expression, context)

    def _counted_from_event(
        self, expression: Expression, meaning: After, context: Context, analysis: Analysis
    ) -> tuple[Expression, Context]:
        """Counted from the day on which the text told the event before, if it did."""
        event = told_before(meaning, expression.sentence, self.told, analysis)
        if event is None:
            return expression, context
        counted = Shift(meaning.count, meaning.unit, meaning.direction, "text", approximate=meaning.approximate)
        here = replace(context, reference=event, day=event if event.is_a_day else None)
        return replace(expression, meaning=counted), here

    def _told(self, expression: Expression, text: str) -> _Told:
        """The story, or the aside in which an expression goes on: "two years earlier, in March, he had ..."."""
        if self.aside is not None and self._goes_on_aside(expression, text):
            aside = self.aside[0]
            return _Told(aside, aside if aside.is_a_day else None, aside)
        return _Told(self.reference, self._day_for(expression), self.year)

    def _goes_on_aside(self, expression: Expression, text: str) -> bool:
        if self.aside is None:
            return False
        reference, before = self.aside
        between = text[reference.end : expression.span.start]
        return goes_on_from_aside(before, self._setting(before), expression, self._setting(expression), between)

    def _setting(self, expression: Expression) -> Setting:
        outlook = self.outlooks.get(expression.span.start)
        return outlook.setting if outlook else Setting()

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

    def _context(self, expression: Expression, told: _Told, analysis: Analysis) -> Context:
        side = Side(0, "nothing decides its side")
        if needs_tense(expression.meaning):
            side = self._side(expression, analysis)
        is_recent = self.quarter is not None and expression.sentence - self.quarter[1] <= _QUARTER_REACH
        return Context(
            published=self.published,
            reference=None if self._counts_from_writing(expression, analysis.language) else told.reference,
            direction=side.direction,
            reason=side.reason,
            day=told.day,
            day_before_that=self.day_before_that,
            year_under_discussion=self._year_for(expression, told, side, analysis),
            year_passed_by=self.year_passed_by,
            year_anchor=told.year.anchor if told.year else None,
            day_first=self.day_first,
            sentence=expression.sentence,
            quarter=self.quarter[0] if self.quarter and is_recent else None,
            before_era=self.before_era,
            narrative=self.narrative,
            alone=self.alone,
        )

    def _counts_from_writing(self, expression: Expression, language: str) -> bool:
        """Whether a day without its month is of these weeks: Japanese "17日", unless its own sentence named a day."""
        meaning = expression.meaning.of if isinstance(expression.meaning, Part) else expression.meaning
        if not isinstance(meaning, DayOfMonth) or self.published is None:
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
        if self.alone and expression.relation not in ("since", "by", "until"):
            return Side(0, "no clause stands around it")
        if expression.relation == "since":
            return Side(-1, '"since" looks back')
        if not self.alone and is_moved(sentence, expression.span, analysis.text):
            self.last_side = None  # "from Saturday to Sunday": each day has a side of its own
        joined = analysis.text[self.last_end : expression.span.start] if self.last_end <= expression.span.start else ""
        if self.last_side and _JOINED.fullmatch(joined):
            return self.last_side  # "in May or early June": one answer for both
        if not looks_ahead(sentence.span.of(analysis.text)):
            return Side(-1, "its sentence tells of the past")
        self.last_side = side_of(
            sentence, expression.span, analysis.text, expression.relation, in_week=is_weekday(expression.meaning)
        )
        return self.last_side

    def _year_for(self, expression: Expression, told: _Told, side: Side, analysis: Analysis) -> int | None:
        """The year under discussion: in a narrative the last one told, in news only one stated close before."""
        if told.year is None or expression.header:
            return None
        year = told.year.stretch.last.year
        is_announced = side.direction > 0 and side.of_today and self._setting(expression).announces
        if self.narrative and not (is_announced and self.published is not None):
            if self.scope is not None and expression.sentence > self.scope.sentence and told.year is self.year:
                opening = year_of_the_opening(expression.meaning, self.scope.stretch)
                if opening is not None:
                    return opening
            return self._year_in_story(expression, year, told, analysis)
        if side.direction > 0 or self.year_is_bound:
            return None  # what lies ahead is not of a year gone by, nor is what came "since 2011"
        # in news only a far-off year counts, stated right before in the same sentence: "in 2005 ... in September"
        is_near = expression.sentence == told.year.sentence and expression.span.start - told.year.end < NEAR
        is_far_off = self.published is None or abs(year - self.published.year) >= FAR_OFF
        return year if is_near and is_far_off else None

    def _year_in_story(self, expression: Expression, year: int, told: _Told, analysis: Analysis) -> int:
        outlook = self.outlooks.get(expression.span.start, Outlook())
        if told.reference is None:
            return year
        if told.year is not self.year:  # in an aside the telling runs forward too
            outlook = Outlook(replace(outlook.setting, remembered=False))
        sentences = analysis.sentences
        same_block = sentences[told.reference.sentence].block == sentences[expression.sentence].block
        return year_of_the_story(
            expression.meaning, year, told.reference.stretch, outlook.setting, outlook.next_year, same_block=same_block
        )

    def remember(self, expression: Expression, denoted: Denotation, analysis: Analysis) -> None:
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
        self.told.append(here)
        if self.headed.remember(expression, replace(here, stretch=denoted.stretch or stretch)):
            self.aside = None
            self._move_on(expression, denoted, here)
        elif self.narrative:
            self._remember_in_story(expression, denoted, here, analysis.text)
        else:
            self._remember_in_news(expression, denoted, here, analysis)

    def _remember_in_story(self, expression: Expression, denoted: Denotation, here: Reference, text: str) -> None:
        if denoted.anchor.kind is AnchorKind.PUBLICATION:
            return  # what a history says of the day of writing is an aside
        is_opening = self.reference is None or (self.scope is not None and self.scope.sentence == expression.sentence)
        told = None if is_opening or self.reference is None else self.reference.stretch
        outlook = self.outlooks.get(expression.span.start, Outlook())
        if self._goes_on_aside(expression, text) or is_aside(expression, here.stretch, outlook, told):
            self.aside = (here, expression)
            if outlook.setting.opens_sentence or outlook.setting.ahead or names_a_thing(expression, text):
                self.year_passed_by = here
            return
        self.year_passed_by = self.aside = None
        self._move_on(expression, denoted, here)

    def _remember_in_news(
        self, expression: Expression, denoted: Denotation, here: Reference, analysis: Analysis
    ) -> None:
        if names_a_thing(expression, analysis.text):
            self.year_passed_by = here
            return
        if points_back(expression.meaning):
            return
        self.year_passed_by = None
        sentence = analysis.sentences[expression.sentence].span
        if self.reference is not None and stands_aside(analysis.text[sentence.start : expression.span.start]):
            return
        self._move_on(expression, denoted, here)

    def _move_on(self, expression: Expression, denoted: Denotation, here: Reference) -> None:
        self._remember_year(expression, denoted, here)
        if expression.header and self.reference is not None:
            return
        self.reference = here
        if self.reference.is_a_day:
            if self.day is not None and self.day.stretch.first != here.stretch.first:
                self.day_before_that = self.day
            self.day = self.reference
        elif self.day and not here.stretch.first <= self.day.stretch.first <= here.stretch.last:
            self.day = None  # the text has moved on to another time

    def _remember_year(self, expression: Expression, denoted: Denotation, here: Reference) -> None:
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


def _on_that_day(meaning: Meaning) -> Meaning:
    that_day = Relative("day", 0, "text")
    return Part(meaning.part, that_day) if isinstance(meaning, Part) else that_day
