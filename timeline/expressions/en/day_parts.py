"""Parts of days: "this morning", "in the evening", "the early hours of Wednesday"."""

import re

from timeline.expressions.en.weekdays import day_part
from timeline.expressions.rule import Example, Reading, Rule
from timeline.expressions.vocabulary import weekday_of
from timeline.model.meaning import (
    Calendar,
    Meaning,
    Part,
    Relative,
)
from timeline.model.time import TimexType

__all__ = ["RULES"]


def _this_part(match: re.Match[str]) -> Reading | None:
    word = match.group("which").lower()
    offset = -1 if word == "last" else 0
    return TimexType.TIME, Part(day_part(match.group("part")), Relative("day", offset))


def _hours_of(match: re.Match[str]) -> Reading:
    name = match.group("day").lower()
    days = {"today": Relative("day", 0), "yesterday": Relative("day", -1)}
    day: Meaning = days[name] if name in days else Calendar("weekday", number=weekday_of(match.group("day")))
    return TimexType.TIME, Part("NI" if match.group("early").lower() == "late" else "MO", day)


RULES = (
    Rule(
        name="this_part_of_day",
        needs="daypart",
        pattern=r"(?:(?P<early>early|late|earlier|later)\s+)?(?P<which>this|last)\s+(?P<part>morning|afternoon|evening|night)",
        meaning=_this_part,
        examples=(Example("this morning", "2019-08-21TMO"), Example("last night", "2019-08-20TNI")),
        rejects=("his last evenings",),
    ),
    Rule(
        name="early_hours",
        needs="hours",
        pattern=r"the\s+(?P<early>early|small|late)\s+hours\s+of\s+(?P<day><WEEKDAY>|today|yesterday)(?:\s+morning)?",
        meaning=lambda match: _hours_of(match),
        examples=(Example("in the early hours of Wednesday", "2019-08-21TMO", phrase="the early hours of Wednesday"),),
        rejects=("the early hours of work",),
    ),
    Rule(
        name="part_of_that_day",
        needs="daypart",
        pattern=r"(?<=\bin\s)the\s+(?P<part>morning|afternoon|evening)(?!\s+of\b)|(?<=that\s)(?P<part2>morning|afternoon|evening|night)(?!\s+of\b)",
        meaning=lambda match: (
            TimexType.TIME,
            Part(day_part(match.group("part") or match.group("part2")), Relative("day", 0, "text")),
        ),
        examples=(
            Example("On 3 May 2018 they met; in the evening they signed.", "2018-05-03TEV", phrase="the evening"),
        ),
        rejects=("the evening of the vote",),
    ),
)
