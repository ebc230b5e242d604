"""What stands under a heading that is a date: seen from its day, its month or its year."""

from dataclasses import dataclass, field, replace
from datetime import timedelta

from timeline.model.expression import Expression
from timeline.model.meaning import Clock, Meaning, Relative, Which, Within
from timeline.resolution.arithmetic import Stretch
from timeline.resolution.context import Context, Reference
from timeline.resolution.denotation import Denotation
from timeline.resolution.headings import Heading, Headings
from timeline.resolution.meaning_needs import is_weekday, needs_tense
from timeline.resolution.story_years import year_within

__all__ = ["HeadedDays"]

_DAY = timedelta(days=1)


@dataclass
class HeadedDays:
    """The headings of an article, and what those read so far came to."""

    headings: Headings
    _dated: dict[int, Reference] = field(default_factory=dict)

    def remember(self, expression: Expression, here: Reference) -> bool:
        """Take in what a heading came to; False of what is none."""
        if self.headings.at(expression.span.start) is None:
            return False
        self._dated[expression.span.start] = here
        return True

    def seen_under(self, expression: Expression, context: Context) -> Context:
        """What an expression leans on, where it is a heading or stands under one."""
        heading = self.headings.at(expression.span.start)
        above = self._above(expression)
        entry = self._dated.get(heading.before) if heading is not None and heading.before is not None else None
        context = self._on_its_day(expression, heading, above, entry, context)
        if expression.header or not needs_tense(expression.meaning):
            return _counted_from(above, context) if above and _counts_days(expression.meaning) else context
        if above is not None:
            told = entry or (context.reference if heading is None else None)
            year = year_within(expression.meaning, above.stretch, told.stretch if told else None)
            if year is not None:
                return replace(context, year_under_discussion=year, year_anchor=above.anchor)
        if heading is not None and entry is not None:
            return _after_entry(heading, entry, context)
        if heading is None and above is not None and not context.narrative:
            return _counted_from(above, context)
        return context

    def _above(self, expression: Expression) -> Reference | None:
        """The dated heading under which an expression stands."""
        heading = self.headings.above(expression.span.start)
        while heading is not None and heading.expression.span.start not in self._dated:
            heading = self.headings.at(heading.above) if heading.above is not None else None
        return self._dated[heading.expression.span.start] if heading is not None else None

    def _on_its_day(
        self,
        expression: Expression,
        heading: Heading | None,
        above: Reference | None,
        entry: Reference | None,
        context: Context,
    ) -> Context:
        """The day of a clock time: that of the heading above, or of the entry before it across midnight."""
        if heading is None:
            if above is None or not above.is_a_day:
                return context
            told = context.day if context.day is not None and context.day.start >= above.start else above
            return replace(context, day=replace(told, sentence=expression.sentence))
        day = above if above is not None and above.is_a_day else None
        if isinstance(expression.meaning, Clock) and expression.meaning.of is None and entry is not None:
            moved = _across_midnight(entry, self._clock_of(heading.before), expression.meaning.time, heading)
            day = moved if day is None or moved.stretch.first != day.stretch.first else day
        return replace(context, day=replace(day, sentence=expression.sentence)) if day is not None else context

    def _clock_of(self, start: int | None) -> str | None:
        heading = self.headings.at(start) if start is not None else None
        meaning = heading.expression.meaning if heading is not None else None
        return meaning.time if isinstance(meaning, Clock) else None

    def proof(self, expression: Expression, denoted: Denotation) -> Denotation:
        """What a date came to, with the heading or entry that it leans on as a step."""
        start = denoted.anchor.start
        heading = self.headings.at(start) if start is not None and start != expression.span.start else None
        if heading is None:
            return denoted
        place = "under the heading" if heading.covers(expression.span.start) else "after the entry"
        return denoted.with_step(f'{place} "{heading.expression.text}"')


def _counts_days(meaning: Meaning) -> bool:
    """Whether a meaning counts from the day of writing: "yesterday", "this morning", "on Friday", "last Friday"."""
    if isinstance(meaning, Relative):
        return meaning.unit == "day" and meaning.base == "publication"
    if isinstance(meaning, Within):
        return meaning.span.base == "publication" and is_weekday(meaning.thing)
    if isinstance(meaning, Which):
        return meaning.base == "publication" and is_weekday(meaning.thing)
    of = getattr(meaning, "of", None)
    return is_weekday(meaning) or (of is not None and _counts_days(of))


def _counted_from(above: Reference, context: Context) -> Context:
    """The context in which the day of a heading stands for that of publication."""
    if not above.is_a_day:
        return context
    return replace(context, published=above.stretch.first, written=above.anchor)


def _after_entry(heading: Heading, entry: Reference, context: Context) -> Context:
    """The context of an entry in a list that runs forward, or backwards: on that side of the entry before it."""
    direction, reason = (-1, "the newest entry comes first") if heading.newest_first else (1, "the entries run forward")
    return replace(
        context,
        published=entry.stretch.first,
        written=entry.anchor,
        year_under_discussion=None,
        day=None,
        direction=direction,
        reason=reason,
    )


def _across_midnight(entry: Reference, before: str | None, time: str, heading: Heading) -> Reference:
    """The day of the entry before, or the one beside it where the clock runs past midnight."""
    if before is None or (time >= before) is not heading.newest_first or time == before:
        return entry
    day = entry.stretch.first + (-_DAY if heading.newest_first else _DAY)
    return replace(entry, stretch=Stretch(day, day, entry.stretch.precision))
