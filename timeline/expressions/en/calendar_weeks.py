"""Weeks by their number in the year: "2015-W07", "2015-W07-3", "week 12", "week 7 of 2015"."""

import re

from timeline.expressions.rule import Example, Reading, Rule
from timeline.expressions.surroundings import words_around
from timeline.model.meaning import Calendar, Nth
from timeline.model.time import TimexType

__all__ = ["RULES"]

_WEEK = r"(?:5[0-3]|[1-4]\d|0?[1-9])"


def _coded(match: re.Match[str]) -> Reading | None:
    week = Calendar("week", number=int(match.group("week")), year=int(match.group("year")))
    day = match.group("day")
    return TimexType.DATE, Nth(int(day), "day", week) if day else week


def _numbered(match: re.Match[str]) -> Reading | None:
    """Alone, or told to be one of the calendar: "week 12 of the season" is none."""
    year = match.group("year") or match.group("year2")
    if not (
        year or match.group("calendar") or words_around(match).lower() in ("", "in", "the", "by", "since", "until")
    ):
        return None
    return TimexType.DATE, Calendar("week", number=int(match.group("week")), year=int(year) if year else None)


RULES = (
    Rule(
        name="iso_week",
        needs="w digit",
        pattern=rf"(?P<year><YEAR>)-?W(?P<week>{_WEEK})(?:-(?P<day>[1-7]))?(?![-\d])",
        meaning=_coded,
        examples=(Example("2015-W07", "2015-W07"), Example("2015-W07-3", "2015-02-11")),
        rejects=("2015-W70", "2015 W Street"),
    ),
    Rule(
        name="numbered_week",
        needs="week|wk digit",
        pattern=rf"(?:(?P<year2><YEAR>),?\s+)?(?P<calendar>calendar\s+)?(?:week|wk\.?)\s+(?:no\.?\s+|number\s+)?(?P<week>{_WEEK})(?:(?:,|\s+of|\s+in)?\s+(?P<year><YEAR>))?(?![-/.,:]?\d)(?!\s+of\b)",
        meaning=_numbered,
        examples=(
            Example("week 12", "2019-W12"),
            Example("wk 23", "2019-W23"),
            Example("They met in week 7 of 2015.", "2015-W07", phrase="week 7 of 2015"),
            Example("It shipped in calendar week 30.", "2019-W30", phrase="calendar week 30"),
        ),
        rejects=("week 12 of the season", "They lost in week 12.", "week 54 of 2015"),
    ),
)
