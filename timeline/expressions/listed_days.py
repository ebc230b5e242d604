"""Days that share one month in a list: "April 19, 21 and 22", "on 5, 6 and 7 September 2016"; each is an expression.

The rules read the day that stands beside the month, and two days with "and" between them as the ends of a stretch; of
three and more each is a day of its own.
"""

import re
from dataclasses import replace

from timeline.expressions.overlap import Candidate
from timeline.model.meaning import Calendar, End

__all__ = ["with_listed_days"]

_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_BEHIND = re.compile(
    rf"(?:\s*,\s*{_DAY})+,?\s+(?:and|or)\s+{_DAY}(?:,?\s+(?P<year>(?:1\d|20)\d\d))?"
    r"(?![\d/:-]|[.,]\d|\s*%|\s+(?!(?:and|or|in|at|on|to|for|with|as|but|when|while|after|before)\b)[a-z])"
)
_BEFORE = re.compile(rf"(?<![\w.,:/$€£-]){_DAY}(?:\s*,\s*{_DAY})*(?:\s*,\s*|,?\s+(?:and|or)\s+)$")
_ITEM = re.compile(rf"(?<!\d){_DAY}(?!\d)")
_LONGEST = 60  # characters of a list on one side of its month


def with_listed_days(words: str, found: list[Candidate]) -> list[Candidate]:
    """The expressions of a sentence and the days that lists add to them. Order: as in the text."""
    done: list[Candidate] = []
    apart: Candidate | None = None
    followers: list[Candidate | None] = [*found[1:], None]
    for candidate, following in zip(found, followers if found else [], strict=True):
        if done and candidate.start < done[-1].end:
            continue  # the year of a list: ", 9 and 17, 2018"
        if candidate is apart:
            candidate = _day_of_its_own(candidate)
        day = _named_day(candidate)
        if day is None:
            done.append(candidate)
            continue
        before = _before(words, candidate, day, done[-1].end if done else 0)
        if before and isinstance(candidate.reading[1], End):
            candidate, apart = _day_of_its_own(candidate), following
        is_open = following is None or following.rule.name == "year"
        limit = len(words) if following is None else following.end if is_open else following.start
        done += [*before, *_with_behind(words, candidate, day, limit)]
    return done


def _named_day(candidate: Candidate) -> Calendar | None:
    """The day of an expression, of a stretch the one with which it opens; the other end is in no list."""
    meaning = candidate.reading[1]
    if isinstance(meaning, End) and meaning.which == "first":
        meaning = meaning.first
    return meaning if isinstance(meaning, Calendar) and meaning.unit == "day" and candidate.rule.is_date else None


def _day_of_its_own(candidate: Candidate) -> Candidate:
    type_, meaning = candidate.reading
    if not isinstance(meaning, End):
        return candidate
    return replace(candidate, reading=(type_, meaning.first if meaning.which == "first" else meaning.last))


def _before(words: str, candidate: Candidate, day: Calendar, limit: int) -> list[Candidate]:
    """The days that a list names before the one that stands with its month: "5, 6 and" of "5, 6 and 7 September"."""
    if not words[candidate.start : candidate.start + 1].isdigit():
        return []
    start = max(limit, candidate.start - _LONGEST)
    listed = _BEFORE.search(words[start : candidate.start])
    if listed is None:
        return []
    items = list(_ITEM.finditer(listed.group()))
    numbers = [_number(item) for item in items]
    if sorted({*numbers, day.day}) != [*numbers, day.day]:
        return []
    offset = start + listed.start()
    return [
        _another(candidate, item, offset, replace(day, day=number)) for item, number in zip(items, numbers, strict=True)
    ]


def _with_behind(words: str, candidate: Candidate, day: Calendar, limit: int) -> list[Candidate]:
    """An expression and the days that a list names behind it: ", 21 and 22" of "April 19, 21 and 22"."""
    is_month_first = words[candidate.start : candidate.start + 1].isalpha() and day.year is None
    listed = _BEHIND.match(words[candidate.end : min(limit, candidate.end + _LONGEST)]) if is_month_first else None
    if listed is None or isinstance(candidate.reading[1], End):
        return [candidate]
    year = int(listed.group("year")) if listed.group("year") else None
    items = list(_ITEM.finditer(listed.group(), 0, listed.start("year") if year else len(listed.group())))
    numbers = [_number(item) for item in items]
    if sorted({day.day, *numbers}) != [day.day, *numbers]:
        return [candidate]
    behind = [
        _another(candidate, item, candidate.end, replace(day, day=number, year=year))
        for item, number in zip(items, numbers, strict=True)
    ]
    if year is not None:
        behind[-1] = replace(behind[-1], end=candidate.end + listed.end("year"))
    return [replace(candidate, reading=(candidate.reading[0], replace(day, year=year))), *behind]


def _another(candidate: Candidate, item: re.Match[str], offset: int, day: Calendar) -> Candidate:
    return replace(candidate, start=offset + item.start(), end=offset + item.end(), reading=(candidate.reading[0], day))


def _number(item: re.Match[str]) -> int:
    return int(item.group().rstrip("stndrh"))
