"""Histories: texts that tell of years gone by, in which a date leans on the story and not on the day of writing."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from timeline.model.analysis import Analysis
from timeline.model.expression import Expression
from timeline.model.meaning import Calendar, Meaning, Nth, Part, Relative, Shift, Which, Window
from timeline.resolution.arithmetic import Stretch
from timeline.resolution.leaning import is_weekday, leans_on_tense, stated_year

__all__ = [
    "FAR_OFF",
    "is_glance_back",
    "is_narrative",
    "names_a_thing",
    "of_the_story",
    "stands_aside",
    "year_of_the_opening",
    "year_of_the_story",
]

FAR_OFF = 2  # years from publication
_ASIDE = 3  # so many far-off years outweigh one "last month"
_ENOUGH = 3  # far-off years, beside a known day of publication
_TURN = 5  # months across a turn of the year that the telling may skip
_ASIDE_CLAUSE = re.compile(r"\b(?:who|which|whose)\b[^,;.]*\bhad\b[^,;.]*$")
_FUNCTION = (
    r"(?:and|or|but|to|the|an?|in|on|at|by|for|from|of|with|as|after|before|when|while|that|which|who|until|into|under|over"
    r"|through|it|he|she|they|his|her|their|its)\b"
)
_BEFORE_A_NOUN = re.compile(rf"\s+(?!{_FUNCTION})[A-Za-z]{{3}}")
_DETERMINED = re.compile(r"\b(?:the|a|an|his|her|its|their|this|that)\s+$|['’]s\s+$", re.IGNORECASE)
_LONGEST = {"week": 7, "month": 31, "year": 366, "decade": 3653, "century": 36525}  # days
_PLUPERFECT = re.compile(r"\b(?:had|having)\b")
# "had called", not "had a fleet"
_REMEMBERED = re.compile(
    r"\bhad\s+(?!(?:an?|the|no|to|some|many|few|little|more|its|his|her|their|only|about|over)\b|\d)[a-z]"
)
_SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def is_narrative(expressions: Sequence[Expression], published: date | None, analysis: Analysis) -> bool:
    """Whether a text states far-off years more often than it counts from its own day.

    News opens with its own day; a text whose first date is far off, and that hardly counts from its day, is a history
    however short it is.  What bears a dateline is news, whatever it looks back on.
    """
    if analysis.dateline is not None:
        return False
    told = [e.meaning for e in expressions if not e.header]
    years = [year for meaning in told if (year := stated_year(meaning)) is not None]
    deictic = sum(_counts_from_today(meaning) for meaning in told)
    weekdays = sum(is_weekday(meaning) for meaning in told)
    if published is None:
        return bool(years) and len(years) > deictic + weekdays
    far = sum(abs(year - published.year) >= FAR_OFF for year in years)
    first = _opening_year(expressions, analysis)
    opens_far_off = first is not None and abs(first - published.year) >= FAR_OFF
    return (opens_far_off and _ASIDE * deictic <= far and weekdays < far) or (
        far >= _ENOUGH and far > deictic + weekdays + len(years) - far
    )


def _opening_year(expressions: Sequence[Expression], analysis: Analysis) -> int | None:
    """The year with which the telling begins, if it states one: not one that bounds something or names a thing.

    In a language that is not parsed a bare year may belong to a name: "der Vertrag von 1997".
    """
    for expression in expressions:
        year = stated_year(expression.meaning)
        if expression.header or (year is None and not leans_on_tense(expression.meaning)):
            continue
        if expression.relation in ("since", "until") or names_a_thing(expression, analysis.text):
            continue
        is_bare = isinstance(expression.meaning, Calendar) and expression.meaning.unit == "year"
        return None if is_bare and analysis.language != "en" else year
    return None


def names_a_thing(expression: Expression, text: str) -> bool:
    """Whether a year only tells a thing from its like: "the 1936 convention"."""
    meaning, span = expression.meaning, expression.span
    return (
        isinstance(meaning, Calendar)
        and meaning.unit == "year"
        and _DETERMINED.search(text[max(0, span.start - 8) : span.start]) is not None
        and _BEFORE_A_NOUN.match(text, span.end) is not None
    )


def _counts_from_today(meaning: Meaning) -> bool:
    """ "yesterday", "last week", "two years ago"; "the end of the year" is that of the story as well as of today."""
    if isinstance(meaning, Part | Nth):
        return _counts_from_today(meaning.of) and getattr(meaning.of, "offset", 1) != 0
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


def year_of_the_story(meaning: Meaning, year: int, told: Stretch | None, before: str) -> int:
    """The year of a month or day without one: that under discussion, or the next where the telling crosses its end.

    Stories run forward: after November comes the February of the next year, unless ``before``, the words of the
    sentence up to it, step back ("had").
    """
    month = _month(meaning)
    if month is None or told is None or (told.last - told.first).days > 92 or told.first.year != year:
        return year
    crosses = month < told.first.month and 12 - told.first.month + month <= _TURN
    return year + 1 if crosses and not _PLUPERFECT.search(before.rpartition(";")[2]) else year


def year_of_the_opening(meaning: Meaning, scope: Stretch) -> int | None:
    """The year of the first month or day without one, after an opening that told when it all began and ended.

    "The war began in September 1980 and ended in August 1988. The port fell on 24 October": the first October of it.
    """
    month = _month(meaning)
    if month is None:
        return None
    year = scope.first.year + (month < scope.first.month)
    return year if year <= scope.last.year else None


def is_glance_back(stretch: Stretch, told: Stretch | None, sentence: str) -> bool:
    """Whether a story told in days only remembers a whole year, "In 1965 they had called for talks".

    The next day without a year is of the story again.
    """
    if told is None or (stretch.last - stretch.first).days < 364 or (told.last - told.first).days > 92:
        return False
    return stretch.last < told.first and _REMEMBERED.search(sentence) is not None


def stands_aside(before: str) -> bool:
    """Whether the telling does not stop at a date: "Jobs, who had returned in 1997, ...".  ``before``: its sentence."""
    return _ASIDE_CLAUSE.search(before) is not None


def _month(meaning: Meaning) -> int | None:
    if isinstance(meaning, Calendar):
        return meaning.number if meaning.unit in ("day", "month") else _SEASON_MONTH.get(meaning.name)
    of = getattr(meaning, "last", None) or getattr(meaning, "of", None)
    return _month(of) if of is not None else None
