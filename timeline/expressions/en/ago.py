"""So long before or after now: "two years ago", "long ago", "two weeks from now"."""

import re

from timeline.expressions.rule import Example, Reading, Rule
from timeline.expressions.vocabulary import count_of
from timeline.expressions.wholes import whole
from timeline.model.meaning import Shift, Vague
from timeline.model.time import TimexType

__all__ = ["AMOUNT", "RULES", "shift"]

AMOUNT = r"(?:(?P<about><APPROX>)\s+)?(?P<count><COUNT>)(?P<half>\s+and\s+a\s+half)?(?:\s+|-)(?P<unit><DATEUNIT>|hours?|minutes?)(?P<so>\s+or\s+(?:so|more|two))?"


def shift(match: re.Match[str], direction: int, base: str) -> Reading:
    count, unit = count_of(match.group("count"), match.group("unit"))
    if match.group("half") and count is not None:
        count += 0.5
    type_ = TimexType.TIME if unit in ("hour", "minute") else TimexType.DATE
    return type_, Shift(count, unit, direction, base, approximate=bool(match.group("about") or match.group("so")))  # type: ignore[arg-type]


def _ago(match: re.Match[str]) -> Reading | None:
    return shift(match, -1, "publication")


def _from_named(match: re.Match[str], direction: int) -> Reading | None:
    """So long from the named day, week or month; "three days ago on Monday" names the same day twice."""
    count, unit = count_of(match.group("count"), match.group("unit"))
    named = whole(match.group("named"))
    if named is None or count is None or (direction < 0 and unit not in ("week", "month", "year", "decade")):
        return None
    return TimexType.DATE, Shift(count, unit, direction, of=named)


def _from_now(match: re.Match[str]) -> Reading | None:
    return shift(match, 1, "publication")


def _vague(match: re.Match[str]) -> Reading | None:
    return TimexType.DATE, Vague("PAST_REF")


RULES = (
    Rule(
        name="ago",
        needs="ago",
        pattern=AMOUNT + r"(?:\s+(?:and\s+a\s+half))?\s+ago",
        meaning=_ago,
        examples=(
            Example("two years ago", "2017"),
            Example("three days ago", "2019-08-18"),
            Example("a fortnight ago", "2019-W32"),
            Example("nearly four years ago", "2015"),
            Example("a week or so ago", "2019-W33"),
            Example("two and a half years ago", "2017-02"),
        ),
        rejects=("days ago", "long ago"),
    ),
    Rule(
        name="ago_from",
        needs="ago",
        pattern=AMOUNT
        + r"\s+ago\s+(?:on\s+)?(?P<named>today|yesterday|(?:this|last|next)\s+(?:week|month|<MONTH>|<WEEKDAY>)|<WEEKDAY>)",
        meaning=lambda match: _from_named(match, -1),
        examples=(
            Example("ten years ago today", "2009-08-21"),
            Example("a week ago Monday", "2019-08-12"),
            Example("Thirty years ago this week", "1989-W34"),
            Example("five years ago this November", "2014-11"),
        ),
        rejects=("three days ago on Monday", "some years ago today"),
    ),
    Rule(
        name="long_ago",
        needs="ago",
        pattern=r"(?:(?:not\s+(?:so|that|too|very)?\s*)?long|some\s+time|some\s+years|(?<!\w\s)years|decades|months|weeks|days|moments|ages|generations)\s+ago",
        meaning=_vague,
        examples=(Example("long ago", "PAST_REF"), Example("not long ago", "PAST_REF")),
        rejects=("long agony",),
    ),
    Rule(
        name="from_now",
        needs="now|today|hence|time",
        pattern=AMOUNT + r"(?:\s+(?:from\s+(?:now|today)|hence)|['’]s?\s+time)",
        meaning=_from_now,
        examples=(
            Example("two weeks from now", "2019-W36"),
            Example("three days hence", "2019-08-24"),
            Example("two weeks' time", "2019-W36"),
        ),
        rejects=("two weeks from nowhere",),
    ),
    Rule(
        name="from_named",
        needs="weekday from",
        pattern=AMOUNT + r"\s+from\s+(?P<named>(?:last\s+|next\s+)?<WEEKDAY>)",
        meaning=lambda match: _from_named(match, 1),
        examples=(Example("They will meet a week from Tuesday.", "2019-09-03", phrase="a week from Tuesday"),),
        rejects=("a few weeks from Tuesday", "a team from Tuesday"),
    ),
)
