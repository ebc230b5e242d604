"""Days that news names instead of dating: "Christmas Eve", "Good Friday", "Ramadan", "9/11", with or without a year."""

import re

from timeline.expressions.rule import Example, Reading, Rule
from timeline.expressions.vocabulary import holidays
from timeline.model.meaning import Calendar, Shift, Which
from timeline.model.time import TimexType

__all__ = ["RULES"]


def _holiday(match: re.Match[str]) -> Reading | None:
    name = " ".join(match.group("name").lower().replace("’", "'").split())
    if name not in holidays():
        return None
    year = match.group("year")
    day = Calendar("holiday", name=name, year=int(year) if year else holidays()[name].get("year"))
    which = (match.group("which") or "").lower()
    if which in ("last", "next", "this"):
        return TimexType.DATE, Which(day, {"last": -1, "this": 0, "next": 1}[which])
    return TimexType.DATE, day


def _next_to(match: re.Match[str]) -> Reading | None:
    reading = _holiday(match)
    direction = -1 if match.group("side").lower() == "before" else 1
    return (TimexType.DATE, Shift(1, "day", direction, of=reading[1])) if reading else None


RULES = (
    Rule(
        name="next_to_holiday",
        needs="holiday before|after",
        pattern=r"the\s+day\s+(?P<side>before|after)\s+(?P<which>)(?P<name><HOLIDAY>)(?:,?\s+(?P<year><YEAR>))?",
        meaning=_next_to,
        examples=(
            Example("the day after Christmas", "2018-12-26"),
            Example("the day before Thanksgiving 2015", "2015-11-25"),
        ),
        rejects=("the day after the vote",),
    ),
    Rule(
        name="holiday",
        needs="holiday",
        pattern=r"(?:(?P<which>last|this|next)\s+)?(?P<name><HOLIDAY>)(?:,?\s+(?P<year><YEAR>))?(?!\s+(?:Island|Islands|tree|card|party|movie|Offensive|[Cc]lashes))",
        meaning=_holiday,
        examples=(
            Example("on Christmas Eve", "2018-12-24", phrase="Christmas Eve"),
            Example("Easter Sunday 2018", "2018-04-01"),
            Example("on VE Day 1995", "1995-05-08", phrase="VE Day 1995"),
            Example("Election Day 2016", "2016-11-08"),
            Example("Ramadan 1994", "1994-02-11"),
            Example("the 9/11 attacks", "2001-09-11", phrase="9/11"),
        ),
        rejects=("christmas tree", "Easter Island", "the Tet Offensive"),
    ),
)
