"""Days that news names instead of dating: "Christmas Eve", "Good Friday", "Ramadan", "9/11", with or without a year."""

import re

from timeline.expressions.rule import Example, Reading, Rule
from timeline.expressions.vocabulary import holidays
from timeline.model.meaning import Calendar, Which
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


RULES = (
    Rule(
        name="holiday",
        needs="holiday",
        pattern=r"(?:(?P<which>last|this|next)\s+)?(?P<name><HOLIDAY>)(?:,?\s+(?P<year><YEAR>))?(?!\s+(?:Island|Islands|tree|card|party|movie))",
        meaning=_holiday,
        examples=(
            Example("on Christmas Eve", "2018-12-24", phrase="Christmas Eve"),
            Example("Easter Sunday 2018", "2018-04-01"),
            Example("the 9/11 attacks", "2001-09-11", phrase="9/11"),
        ),
        rejects=("christmas tree", "Easter Island"),
    ),
)
