"""Lengths as adjectives: "10-day", "week-long"."""

import re

from timeline.expressions.rule import Example, Reading, Rule
from timeline.expressions.vocabulary import count_of, number_of, unit_of
from timeline.model.meaning import Length
from timeline.model.time import TimexType

__all__ = ["RULES"]


def _adjective(match: re.Match[str]) -> Reading | None:
    count = number_of(match.group("count"))
    if count is None:
        return None
    number, unit = count_of(match.group("count"), match.group("unit"))
    return TimexType.DURATION, Length(number, unit)


def _whole(match: re.Match[str]) -> Reading | None:
    return TimexType.DURATION, Length(1, unit_of(match.group("unit")))


RULES = (
    Rule(
        name="length_as_adjective",
        needs="unit",
        pattern=r"(?P<count><NUMBER>|several|multi)-(?P<unit>second|minute|hour|day|night|week|fortnight|month|quarter|year|decade|century)(?:-long)?(?!-?(?:old|ago|earlier)s?\b)",
        meaning=_adjective,
        examples=(Example("a 10-day drill", "P10D", phrase="10-day"), Example("two-year", "P2Y")),
        rejects=("25-year-old", "year-ago"),
    ),
    Rule(
        name="unit_long",
        needs="long",
        pattern=r"(?P<unit>day|week|month|year|decade|century|hour)s?-long",
        meaning=_whole,
        examples=(Example("week-long talks", "P1W", phrase="week-long"),),
        rejects=("lifelong",),
    ),
)
