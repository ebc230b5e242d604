"""One of a row: "the second week of May", "the first Monday in June 2018", "the week of June 11", "last weekend"."""

import re

from timeline.expressions.inner_phrases import WHOLE, whole
from timeline.expressions.rule import Example, Reading, Rule
from timeline.expressions.vocabulary import ordinal_of, weekday_of
from timeline.model.meaning import Calendar, Nth, Which
from timeline.model.time import TimexType

__all__ = ["RULES"]


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


def _weekend(match: re.Match[str]) -> Reading | None:
    word = (match.groupdict().get("which") or "").lower()
    offset = {"last": -1, "past": -1, "next": 1, "coming": 1}.get(word.split()[-1] if word else "", 0)
    return TimexType.DATE, Which(Calendar("weekend"), offset) if offset or "this" in word else Calendar("weekend")


def _week_of(match: re.Match[str]) -> Reading | None:
    inner = whole(match.group("whole"))
    return (TimexType.DATE, Nth(0, match.group("unit").lower(), inner)) if inner else None


RULES = (
    Rule(
        name="nth_of",
        needs="ordinal|last|final|digit",
        pattern=r"(?:the\s+)?(?P<n><ORDINAL>|last|final)\s+(?P<unit><WEEKDAY>|day|week|weekend|month|quarter)\s+(?:of|in)\s+(?P<whole>"
        + WHOLE
        + r")",
        meaning=_nth,
        examples=(Example("the second week of May", "2019-05"), Example("the first Monday in June 2018", "2018-06-04")),
        rejects=("the last day of campaigning",),
    ),
    Rule(
        name="week_of",
        needs="week|weekend",
        pattern=r"the\s+(?P<unit>week|weekend)\s+(?:of|beginning|starting|ending|ended|to)\s+(?:on\s+)?(?P<whole>(?:<MONTH>\s+<DAY>|<DAY>\s+<MONTH>)(?:,?\s+<YEAR>)?)",
        meaning=_week_of,
        examples=(
            Example("the week of June 11, 2018", "2018-W24"),
            Example("the weekend of 14 July 2018", "2018-W28-WE"),
        ),
        rejects=("the week of talks",),
    ),
    Rule(
        name="weekend",
        needs="weekend",
        pattern=r"(?:(?P<which>this|this\s+past|the\s+past|last|next|this\s+coming|the\s+coming)|the)\s+weekend(?!['’]?s\b)",
        meaning=_weekend,
        examples=(Example("the weekend", "2019-W33-WE"), Example("next weekend", "2019-W35-WE")),
        rejects=("a weekend", "the weekenders"),
    ),
)
