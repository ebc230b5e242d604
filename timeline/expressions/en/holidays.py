"""Days that news names instead of dating: "Christmas Eve", "Good Friday", "Ramadan", "9/11", with or without a year."""

import re

from timeline.expressions.rule import Example, Reading, Rule
from timeline.expressions.vocabulary import holidays, year_of
from timeline.model.meaning import Calendar, Shift, Which
from timeline.model.time import TimexType

__all__ = ["RULES"]


_FROM_TODAY = {"last": -1, "this": 0, "next": 1}
_FROM_THE_TEXT = {"that": 0, "the same": 0, "the next": 1, "the following": 1, "the previous": -1}


def _holiday(match: re.Match[str]) -> Reading | None:
    name = " ".join(match.group("name").lower().replace("’", "'").split())
    if name not in holidays():
        return None
    year = match.group("year")
    day = Calendar("holiday", name=name, year=year_of(year) if year else holidays()[name].get("year"))
    which = " ".join((match.group("which") or "").lower().split())
    if which in _FROM_TODAY:
        return TimexType.DATE, Which(day, _FROM_TODAY[which])
    if which in _FROM_THE_TEXT:
        return TimexType.DATE, Which(day, _FROM_THE_TEXT[which], "text")
    return TimexType.DATE, day


def _next_to(match: re.Match[str]) -> Reading | None:
    reading = _holiday(match)
    direction = 1 if (match.group("side") or "").lower() == "after" else -1
    return (TimexType.DATE, Shift(1, "day", direction, of=reading[1])) if reading else None


RULES = (
    Rule(
        name="next_to_holiday",
        needs="holiday before|after|eve",
        pattern=r"(?:(?:the\s+|(?<!\ba\s)(?<!\bone\s))day\s+(?P<side>before|after)|(?:the\s+|on\s+)?(?P<eve>eve\s+of))\s+(?P<which>)(?P<name><HOLIDAY>)(?:,?\s+(?:of\s+)?(?P<year><ANYYEAR>))?",
        meaning=_next_to,
        examples=(
            Example("They fled the day after Christmas.", "2018-12-26", phrase="the day after Christmas"),
            Example("the day before Thanksgiving 2015", "2015-11-25"),
            Example("the eve of Easter 2018", "2018-03-31"),
            Example("day after christmas 2016", "2016-12-26"),
        ),
        rejects=("the day after the vote",),
    ),
    Rule(
        name="holiday",
        needs="holiday",
        pattern=r"(?:(?P<which>last|this|next|that|the\s+(?:next|following|previous|same))\s+)?(?P<name><HOLIDAY>)(?:,?\s+(?:of\s+)?(?P<year><ANYYEAR>))?(?!\s+(?:Island|Islands|tree|card|party|movie|Offensive|[Cc]lashes))",
        meaning=_holiday,
        examples=(
            Example("He fled on Christmas Eve.", "2018-12-24", phrase="Christmas Eve"),
            Example("Easter Sunday 2018", "2018-04-01"),
            Example("on VE Day 1995", "1995-05-08", phrase="VE Day 1995"),
            Example("Election Day 2016", "2016-11-08"),
            Example("Ramadan 1994", "1994-02-11"),
            Example(
                "The truce of Christmas 1914 ended. The next Christmas they fought.",
                "1915-12-25",
                phrase="The next Christmas",
            ),
            Example("In November 1991 he fell ill. That Christmas he resigned.", "1991-12-25", phrase="That Christmas"),
            Example("the 9/11 attacks", "2001-09-11", phrase="9/11"),
        ),
        rejects=("christmas tree", "Easter Island", "the Tet Offensive"),
    ),
)
