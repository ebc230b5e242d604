"""One of a row: "the second week of May", "the first Monday in June 2018", "the week of June 11", "last weekend"."""

import re

from timeline.expressions.inner_phrases import WHOLE, whole
from timeline.expressions.rule import Example, Reading, Rule
from timeline.expressions.vocabulary import number_of, ordinal_of, weekday_of
from timeline.model.meaning import Between, Calendar, Nth, UnitOf, Which
from timeline.model.time import TimexType

__all__ = ["RULES"]

_MOST_OF_A_UNIT = 60


def _nth(match: re.Match[str]) -> Reading | None:
    inner = whole(match.group("whole"))
    if inner is None:
        return None
    word = match.group("n").lower()
    number = -1 if word in ("last", "final") else ordinal_of(word)
    unit = match.group("unit")
    if unit.lower().endswith("day") and unit.lower() != "day":
        return TimexType.DATE, Nth(number, "weekday", inner, weekday_of(unit))
    return TimexType.DATE, Nth(number, unit.lower(), inner)


def _days_of(match: re.Match[str]) -> Reading | None:
    """ "the first ten days of October": from its first day to its tenth."""
    inner, count = whole(match.group("whole")), number_of(match.group("count"))
    if inner is None or count is None or count < 2 or count != int(count) or count > _MOST_OF_A_UNIT:
        return None
    number = int(count) * (7 if match.group("unit").lower() == "weeks" else 1)
    if match.group("side").lower() == "first":
        return TimexType.DATE, Between(Nth(1, "day", inner), Nth(number, "day", inner))
    return TimexType.DATE, Between(Nth(-number, "day", inner), Nth(-1, "day", inner))


def _weekend(match: re.Match[str]) -> Reading | None:
    word = (match.groupdict().get("which") or "").lower()
    offset = {"last": -1, "past": -1, "next": 1, "coming": 1}.get(word.split()[-1] if word else "", 0)
    return TimexType.DATE, Which(Calendar("weekend"), offset) if offset or "this" in word else Calendar("weekend")


def _week_of(match: re.Match[str]) -> Reading | None:
    inner = whole(match.group("whole"))
    return (TimexType.DATE, UnitOf(match.group("unit").lower(), inner)) if inner else None


RULES = (
    Rule(
        name="nth_of",
        needs="ordinal|last|final|digit",
        pattern=r"(?:the\s+)?(?P<n><ORDINAL>|last|final)\s+(?P<unit><WEEKDAY>|day|week|weekend|month|quarter)\s+(?:of|in)\s+(?P<whole>"
        + WHOLE
        + r")",
        meaning=_nth,
        examples=(
            Example("the second week of May", "2019-05"),
            Example("the first Monday in June 2018", "2018-06-04"),
            Example("the last weekend of July", "2019-07"),
        ),
        rejects=("the last day of campaigning",),
    ),
    Rule(
        name="first_or_last_days_of",
        needs="first|last|final days|weeks",
        pattern=r"(?:the\s+)?(?P<side>first|last|final)\s+(?P<count><NUMBER>)\s+(?P<unit>days|weeks)\s+of\s+(?P<whole>"
        + WHOLE
        + r")",
        meaning=_days_of,
        examples=(
            Example("the first ten days of October 2018", "2018-10-01/2018-10-10"),
            Example("the last two weeks of May 2018", "2018-05-18/2018-05-31"),
        ),
        rejects=("the first ten days of talks", "the first nine months of the year"),
    ),
    Rule(
        name="week_of",
        needs="week|weekend",
        pattern=r"(?:the\s+)?(?P<unit>week|weekend)\s+(?:of|beginning|commencing|starting|ending|ended|to)\s+(?:on\s+)?(?P<whole>(?:<MONTH>\s+<DAY>|(?:the\s+)?<DAY>\s+(?:of\s+)?<MONTH>)(?:,?\s+<YEAR>)?)",
        meaning=_week_of,
        examples=(
            Example("the week of June 11, 2018", "2018-W24"),
            Example("the weekend of 14 July 2018", "2018-W28-WE"),
            Example("week commencing 3 June", "2019-W23"),
            Example("weekend of the 3rd of August", "2019-W31-WE"),
        ),
        rejects=("the week of talks",),
    ),
    Rule(
        name="weekend",
        needs="weekend",
        pattern=r"(?:(?P<which>this|this\s+past|the\s+past|last|next|this\s+coming|the\s+coming)|the)\s+weekend(?!['’]?s\b)",
        meaning=_weekend,
        examples=(
            Example("They met at the weekend.", "2019-W33-WE", phrase="the weekend"),
            Example("next weekend", "2019-W35-WE"),
        ),
        rejects=("a weekend", "the weekenders"),
    ),
)
