"""Parts of days: "this morning", "in the evening", "that night", "by mid-afternoon", "the early hours of 3 September"."""

import re

from timeline.expressions.en.weekdays import day_part
from timeline.expressions.inner_phrases import STATED_DAY, whole
from timeline.expressions.rule import Example, Reading, Rule
from timeline.expressions.vocabulary import month_of
from timeline.model.meaning import Calendar, Meaning, Part, Relative
from timeline.model.time import TimexType

__all__ = ["RULES"]

_THAT_DAY = Relative("day", 0, "text")
_AT = (
    "".join(
        rf"(?<=\b{word}\s)|"
        for word in (
            "at",
            "by",
            "before",
            "after",
            "until",
            "till",
            "since",
            "around",
            "about",
            "from",
            "toward",
            "towards",
            "near",
            "to",
            "just",
        )
    )
    + r"(?<=\bin\s)(?=mid|early|late)|"
)


def _this_part(match: re.Match[str]) -> Reading | None:
    offset = -1 if match.group("which").lower() == "last" else 0
    return TimexType.TIME, Part(day_part(match.group("part")), Relative("day", offset))


def _hours(match: re.Match[str]) -> Reading | None:
    named = match.group("day")
    day: Meaning | None = whole(named) if named else _THAT_DAY
    code = "NI" if match.group("early").lower() == "late" else "MO"
    return (TimexType.TIME, Part(code, day)) if day is not None else None


def _of_that_day(match: re.Match[str]) -> Reading | None:
    return TimexType.TIME, Part(day_part(match.group("part")), _THAT_DAY)


def _of_some_day(match: re.Match[str]) -> Reading | None:
    """ "that March evening in 2009": of one of its days, which is not said."""
    year = match.group("year")
    month = Calendar("month", number=month_of(match.group("month")), year=int(year) if year else None)
    return TimexType.TIME, Part(day_part(match.group("part")), month)


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
        pattern=r"the\s+(?:very\s+)?(?P<early>early|small|wee|late|pre-?dawn)\s+(?:morning\s+|evening\s+)?hours(?:\s+(?:of|on)\s+(?P<day>"
        + STATED_DAY
        + r")(?:\s+morning)?|(?!\s+of\b))",
        meaning=_hours,
        examples=(
            Example("in the early hours of Wednesday", "2019-08-21TMO", phrase="the early hours of Wednesday"),
            Example("the early hours of 3 September 1939", "1939-09-03TMO"),
        ),
        rejects=("the early hours of work",),
    ),
    Rule(
        name="part_of_that_day",
        needs="daypart",
        pattern=r"(?:(?<=\bin\s)|(?<=\bduring\s)|(?<=\bthrough\s)|(?<=\bthroughout\s)|(?<=\bby\s))the\s+(?:(?:early|late)\s+)?(?P<part>morning|afternoon|evening|night)(?!\s+(?:of|on|sky|air|before|after)\b|-)",
        meaning=_of_that_day,
        examples=(
            Example("On 3 May 2018 they met; in the evening they signed.", "2018-05-03TEV", phrase="the evening"),
        ),
        rejects=("in the evening of the vote", "in the night sky"),
    ),
    Rule(
        name="that_part_of_day",
        needs="daypart",
        pattern=r"(?:(?:early|late|later)\s+)?that\s+(?:same\s+|very\s+)?(?P<part>morning|afternoon|evening|night)(?!\s+of\b|-)",
        meaning=_of_that_day,
        examples=(Example("On 3 May 2018 they met; that night they signed.", "2018-05-03TNI", phrase="that night"),),
        rejects=("that night of terror",),
    ),
    Rule(
        name="part_of_some_day_of_month",
        needs="month daypart",
        pattern=r"(?:that|one|an?|the|this)\s+(?P<month><MONTH>)\s+(?P<part>morning|afternoon|evening|night)(?:\s+(?:in|of)\s+(?P<year><YEAR>))?(?!-)",
        meaning=_of_some_day,
        examples=(
            Example("They met that March evening in 2009.", "2009-03-XXTEV", phrase="that March evening in 2009"),
            Example("It began on a May morning.", "2019-05-XXTMO", phrase="a May morning"),
        ),
        rejects=("the Morning Post", "that may night-watchmen"),
    ),
    Rule(
        name="by_evening",
        needs="daypart",
        pattern=r"(?<=\bby\s)(?P<part>morning|afternoon|evening|night)(?=\s*(?:[.,;:)]|$)|\s+(?:the|they|he|she|it|[a-z]+s)\b)(?!\s+(?:trains|flights|raids|buses|classes|shifts)\b)",
        meaning=_of_that_day,
        examples=(
            Example("On 3 May 2018 they attacked. By evening the town was theirs.", "2018-05-03TEV", phrase="evening"),
        ),
        rejects=("by evening train", "by night raids"),
    ),
    Rule(
        name="at_dawn",
        needs="daypart",
        pattern=r"(?:"
        + _AT.rstrip("|")
        + r")(?:first\s+)?(?P<part>dawn|daybreak|sunrise|dusk|nightfall|sunset|mid-?\s?morning|mid-?\s?afternoon|(?:early|late)\s+(?:morning|afternoon|evening))(?!\s+(?:on|of|raid|raids|attack|prayers?|gowns?|trading|news|hours)\b|-)",
        meaning=_of_that_day,
        examples=(Example("On 3 May 2018 they attacked at dawn.", "2018-05-03TMO", phrase="dawn"),),
        rejects=("the dawn of a new age", "a dawn raid", "in early evening gowns"),
    ),
)
