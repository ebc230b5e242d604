"""Histories: texts that tell of years gone by, in which a date leans on the story and not on the day of writing."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from timeline.model.analysis import Analysis
from timeline.model.expression import Expression
from timeline.model.meaning import Calendar, Meaning, Nth, Part, Relative, Shift, Which, Window, Within
from timeline.resolution.arithmetic import Stretch
from timeline.resolution.meaning_needs import is_weekday, needs_tense, stated_year
from timeline.resolution.settings import names_a_thing

__all__ = [
    "FAR_OFF",
    "is_narrative",
    "of_the_story",
    "stands_alone",
    "stands_aside",
]

FAR_OFF = 2  # years from publication
_ASIDE = 3  # so many far-off years outweigh one "last month"
_ENOUGH = 3  # far-off years, beside a known day of publication
_LONGEST_TYPED = 120  # characters
_SMALL_WORDS = re.compile(
    r"(?:[\W_]|\b(?:on|in|at|by|from|to|until|till|since|before|after|between|and|or|the|of|for|around|about|during|through)\b)*",
    re.IGNORECASE,
)
_ASIDE_CLAUSE = re.compile(r"\b(?:who|which|whose)\b[^,;.]*\bhad\b[^,;.]*$")
_LONGEST = {"week": 7, "month": 31, "year": 366, "decade": 3653, "century": 36525}  # days


def is_narrative(expressions: Sequence[Expression], published: date | None, analysis: Analysis) -> bool:
    """Whether a text states far-off years more often than it counts from its own day.

    News opens with its own day, and is news however much it looks back on; a text whose first date is far off, and that
    hardly counts from its day, is a history however short it is.  What bears a dateline is news.
    """
    if analysis.dateline is not None:
        return False
    told = [e.meaning for e in expressions if not e.header]
    years = [year for meaning in told if (year := stated_year(meaning)) is not None]
    deictic = sum(_counts_from_today(meaning) for meaning in told)
    weekdays = sum(is_weekday(meaning) for meaning in told)
    if published is None:
        return bool(years) and len(years) > deictic + weekdays
    far = sum(published.year - year >= FAR_OFF for year in years)
    opening = _opening(expressions, analysis)
    first = stated_year(opening.meaning) if opening is not None else None
    if opening is not None and first is not None and first == published.year - 1:
        # a war of last year: it opens with a month or day of it, and counts nothing from the day of writing
        past = sum(year < published.year for year in years)
        is_bare = isinstance(opening.meaning, Calendar) and opening.meaning.unit == "year"
        return not is_bare and _ASIDE * (deictic + weekdays) <= past
    if opening is None or (first is None and not deictic + weekdays):
        return far >= _ENOUGH and far > deictic + weekdays + len(years) - far
    opens_far_off = first is not None and published.year - first >= FAR_OFF
    return opens_far_off and _ASIDE * deictic <= far and weekdays < far


def stands_alone(expressions: Sequence[Expression], analysis: Analysis) -> bool:
    """Whether a text is nothing but dates and the small words between them: what someone typed, not a clause."""
    text = analysis.text
    if len(text) > _LONGEST_TYPED or not expressions:
        return False
    ends = [0, *(expression.span.end for expression in expressions)]
    starts = [*(expression.span.start for expression in expressions), len(text)]
    return all(_SMALL_WORDS.fullmatch(text, end, max(end, start)) for end, start in zip(ends, starts, strict=True))


def _opening(expressions: Sequence[Expression], analysis: Analysis) -> Expression | None:
    """The date with which the telling begins, if it states its year: not one that bounds something or names a thing.

    In a language that is not parsed a bare year may belong to a name: "der Vertrag von 1997".
    """
    for expression in expressions:
        year = stated_year(expression.meaning)
        if expression.header or (year is None and not needs_tense(expression.meaning)):
            continue
        is_bare = isinstance(expression.meaning, Calendar) and expression.meaning.unit == "year"
        is_bound = expression.relation == "since" or (expression.relation == "until" and is_bare)
        if is_bound or names_a_thing(expression, analysis.text):
            continue
        return None if is_bare and analysis.language != "en" else expression
    return None


def _counts_from_today(meaning: Meaning) -> bool:
    """ "yesterday", "last week", "two years ago"; "the end of the year" is that of the story as well as of today."""
    if isinstance(meaning, Part | Nth):
        return _counts_from_today(meaning.of) and getattr(meaning.of, "offset", 1) != 0
    if isinstance(meaning, Within):
        return meaning.span.base == "publication"
    return isinstance(meaning, Relative | Which | Shift) and meaning.base == "publication"


def of_the_story(meaning: Meaning, told: Stretch) -> Meaning:
    """A meaning that counts from today, seen from the story of a history where that is known.

    "the end of the month", "later in the decade" are those under discussion; "the next nine years" run on from there.
    """
    if isinstance(meaning, Window) and meaning.direction > 0:
        return replace(meaning, base="text")
    if not isinstance(meaning, Part | Nth) or not isinstance(meaning.of, Relative) or meaning.of.offset != 0:
        return meaning
    if (told.last - told.first).days < _LONGEST.get(meaning.of.unit, 0):
        return replace(meaning, of=replace(meaning.of, base="text"))
    return meaning


def stands_aside(before: str) -> bool:
    """Whether the telling does not stop at a date: "Jobs, who had returned in 1997, ...".  ``before``: its sentence."""
    return _ASIDE_CLAUSE.search(before) is not None
