"""English expressions that lean on the next one: the ends of one stretch, and names that share a year.

TimeML marks "from March to May 2018" as two expressions; on a timeline both stand for the stretch between them.
"""

import re
from dataclasses import replace

from timeline.expressions.listed_days import with_listed_days
from timeline.expressions.overlap import Candidate
from timeline.model.meaning import (
    Between,
    Calendar,
    DayOfMonth,
    End,
    Meaning,
    Nth,
    Part,
    Relative,
    Shift,
    UnitOf,
    Which,
    Within,
)
from timeline.model.time import TimexType

__all__ = ["joined"]

_FROM = re.compile(r"\b(?:from|between)\s+$", re.IGNORECASE)
_TO = re.compile(
    r",?\s+(?:to|until|till|through|up\s+to|and\s+(?:lasted|ended|ending)(?:\s+(?:in|on|until))?)\s+", re.IGNORECASE
)
_DASH = re.compile(r"\s*[–—-]\s*")
_AND = re.compile(r"\s+and\s+", re.IGNORECASE)
# "postponed from March to May" names two dates and no stretch
_MOVED = re.compile(
    r"\b(?:postpon|delay|mov|push|brought|bring|reschedul|shift|defer|chang|advanc|put|revis|correct)\w*\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_LISTED = re.compile(r"(?:,|,?\s+(?:and|or))\s+(?:in\s+|on\s+)?(?:the\s+)?", re.IGNORECASE)
_APPOSED = re.compile(r"\s*[,(–—-]\s*(?:on\s+)?", re.IGNORECASE)
_IN_YEAR = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_LOOK_BACK = 80  # characters before the first end that may hold such a verb
_ALIKE = frozenset({"day", "month", "year", "weekday", "decade", "century", "season", "quarter"})


def joined(words: str, found: list[Candidate]) -> list[Candidate]:
    """The expressions of a sentence, those that lean on each other knowing each other. Order: as given."""
    done: list[Candidate] = []
    listed = with_listed_days(words, [end for given in found for end in _ends(given)])
    for candidate in _sharing_years(words, listed):
        if done and _are_ends(words, done[-1], candidate):
            first, last = _with_year(*_with_week(done[-1].reading[1], candidate.reading[1]))
            done[-1] = replace(done[-1], reading=(TimexType.DATE, End("first", first, last)))
            candidate = replace(candidate, reading=(TimexType.DATE, End("last", first, last)))
        elif done and _says_when(words, done[-1], candidate):
            day = _of_the_text(candidate.reading[1])
            done[-1] = replace(done[-1], reading=(TimexType.DATE, day))
            candidate = replace(candidate, reading=(candidate.reading[0], day))
        done.append(candidate)
    return done


def _ends(candidate: Candidate) -> tuple[Candidate, ...]:
    """The two ends that a match states in one go, "Aug. 5-9", as the two expressions that they are."""
    type_, meaning = candidate.reading
    if candidate.between is None or not isinstance(meaning, Between):
        return (candidate,)
    first, last = End("first", meaning.first, meaning.last), End("last", meaning.first, meaning.last)
    return (
        replace(candidate, end=candidate.between[0], reading=(type_, first), between=None),
        replace(candidate, start=candidate.between[1], reading=(type_, last), between=None),
    )


def _sharing_years(words: str, found: list[Candidate]) -> list[Candidate]:
    """In "May, June and July 2015" all three are of that year; in "December and January 2015" a year turns."""
    shared = found[:]
    for index in range(len(found) - 2, -1, -1):
        here, after = shared[index], shared[index + 1]
        type_, meaning = here.reading
        if here.rule.is_date and _LISTED.fullmatch(words, here.end, after.start):
            shared[index] = replace(here, reading=(type_, _of_the_same_year(meaning, after.reading[1])))
    return shared


def _of_the_same_year(meaning: Meaning, after: Meaning) -> Meaning:
    if isinstance(meaning, Part):
        return replace(meaning, of=_of_the_same_year(meaning.of, after))
    while isinstance(after, Part):
        after = after.of
    if (
        _is_weekday(meaning)
        and isinstance(after, Within)
        and _is_weekday(after.thing)
        and isinstance(meaning, Calendar)
    ):
        return replace(after, thing=meaning)  # "Monday and Tuesday of next week"
    if not (isinstance(meaning, Calendar) and isinstance(after, Calendar)):
        return meaning
    if meaning.unit != after.unit or meaning.year is not None or after.year is None or _order(meaning) is None:
        return meaning
    return replace(meaning, year=after.year - ((_order(meaning) or 0) > (_order(after) or 0)))


def _order(meaning: Calendar) -> int | None:
    """Where in its year it lies."""
    if meaning.unit == "season":
        return _IN_YEAR[meaning.name]
    return 31 * meaning.number + meaning.day if meaning.unit in ("day", "month") else None


def _are_ends(words: str, first: Candidate, last: Candidate) -> bool:
    if not (_is_date(first) and _is_date(last)):
        return False
    opening = _FROM.search(words, max(0, first.start - 9), first.start)
    between = words[first.end : last.start]
    if opening is None:
        if _DASH.fullmatch(between):
            return _are_alike(first.reading[1], last.reading[1]) and _run_forward(first.reading[1], last.reading[1])
        return _TO.fullmatch(between) is not None and _are_alike(first.reading[1], last.reading[1])
    if opening.group().lower().startswith("between"):
        return _AND.fullmatch(between) is not None
    before = words[max(0, opening.start() - _LOOK_BACK) : opening.start()]
    return _TO.fullmatch(between) is not None and _MOVED.search(before) is None


def _says_when(words: str, counted: Candidate, stated: Candidate) -> bool:
    """Whether a stated day says when "a day and a half later" was: "..., on 4 March"."""
    meaning, day = counted.reading[1], stated.reading[1]
    is_counted = isinstance(meaning, Shift) and meaning.base == "text" and meaning.unit in ("hour", "day", "week")
    is_day = isinstance(day, Calendar) and day.unit == "day"
    return is_counted and is_day and _APPOSED.fullmatch(words, counted.end, stated.start) is not None


def _of_the_text(day: Meaning) -> Meaning:
    """The day without a year in the year of which the text tells."""
    return Which(day, 0, "text") if isinstance(day, Calendar) and day.year is None else day


def _is_date(candidate: Candidate) -> bool:
    type_, meaning = candidate.reading
    dated = isinstance(meaning, Calendar | DayOfMonth | Part | Nth | UnitOf | Relative | Which | Within | Shift)
    return candidate.rule.is_date and type_ is TimexType.DATE and dated


def _are_alike(first: Meaning, last: Meaning) -> bool:
    """Without "from" only names of the same kind make a stretch: "Monday to Friday", "1941 to 1945"."""
    first, last = _with_week(first, last)
    if isinstance(first, Which | Within) and isinstance(last, Which | Within):
        first, last = first.thing, last.thing
    same = isinstance(first, Calendar) and isinstance(last, Calendar) and first.unit == last.unit
    return same and isinstance(first, Calendar) and first.unit in _ALIKE


def _run_forward(first: Meaning, last: Meaning) -> bool:
    """Whether two days or months with a dash between them can be ends: "23 October – 11 November 1942"."""
    first, last = _with_year(first, last)
    if not (isinstance(first, Calendar) and isinstance(last, Calendar)) or last.unit not in ("day", "month"):
        return False
    begin, end = ((each.year or 0, each.number, each.day) for each in (first, last))
    return begin < end or (first.year is None and last.year is None and begin != end)


def _with_week(first: Meaning, last: Meaning) -> tuple[Meaning, Meaning]:
    """Both ends of the week that the last one names: "Monday to Thursday last week"."""
    if (
        isinstance(last, Which | Within)
        and _is_weekday(last.thing)
        and isinstance(first, Calendar)
        and _is_weekday(first)
    ):
        return replace(last, thing=first), last
    return first, last


def _is_weekday(meaning: Meaning) -> bool:
    return isinstance(meaning, Calendar) and meaning.unit == "weekday"


def _with_year(first: Meaning, last: Meaning) -> tuple[Meaning, Meaning]:
    """Both ends with the year that only one of them states; from a later month to an earlier one a year turns."""
    if not (isinstance(first, Calendar) and isinstance(last, Calendar)):
        return first, last
    if not {first.unit, last.unit} <= {"day", "month"}:
        return first, last
    turns = int((first.number, first.day) > (last.number, last.day or first.day))
    if first.year is None and last.year is not None:
        return replace(first, year=last.year - turns), last
    if last.year is None and first.year is not None:
        return first, replace(last, year=first.year + turns)
    return first, last
