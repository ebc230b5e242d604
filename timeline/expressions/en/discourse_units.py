"""Units seen from the text: "that year", "the following month", "at that time", "the day before"."""

import re

from timeline.expressions.rule import Example, Reading, Rule
from timeline.expressions.vocabulary import unit_of
from timeline.model.meaning import Part, Relative
from timeline.model.time import TimexType

__all__ = ["RULES", "TOLD"]

TOLD = {"that": 0, "same": 0, "following": 1, "next": 1, "previous": -1, "preceding": -1, "ensuing": 1, "prior": -1}


def _in_text(match: re.Match[str]) -> Reading | None:
    which = (match.group("which") or "same").lower()
    words = match.group().lower().split()
    if which == "next" and words[0] != "the" and words[-1] != "day":
        return None  # "next year" counts from the day of writing, "the next year" and "next day" from the text
    return TimexType.DATE, Relative(unit_of(match.group("unit")), TOLD[which], "text")


def _at_that_time(_: re.Match[str]) -> Reading | None:
    return TimexType.DATE, Relative("time", 0, "text")


def _whole_of_today(match: re.Match[str]) -> Reading | None:
    return TimexType.DATE, Relative(unit_of(match.group("unit")), 0)


def _neighbour(match: re.Match[str]) -> Reading | None:
    """ "the day before": next to the day that the text told of."""
    offset = -1 if match.group("side").lower() == "before" else 1
    unit = match.group("unit").lower()
    if unit in ("night", "morning", "evening"):
        return TimexType.TIME, Part(
            {"night": "NI", "morning": "MO", "evening": "EV"}[unit], Relative("day", offset, "text")
        )
    return TimexType.DATE, Relative(unit, offset, "text")


RULES = (
    Rule(
        name="unit_in_text",
        needs="unit",
        pattern=r"(?:that\s+same|(?:the\s+(?:very\s+)?)?(?P<which>that|same|following|next|previous|preceding|ensuing|prior))"
        r"\s+(?P<unit>day|week|weekend|month|year|decade|century)(?!\s+old|-)",
        meaning=_in_text,
        examples=(
            Example("They met on 3 May 2018. The following month they left.", "2018-06", phrase="The following month"),
            Example("They met in 2016. That year they signed.", "2016", phrase="That year"),
        ),
        rejects=("the same daylight", "that daydream"),
    ),
    Rule(
        name="between_two_days",
        needs="two",
        pattern=r"(?<=\bbetween\s)(?:those|these|the)\s+two\s+(?:days|dates)(?!\s+of\b)",
        meaning=lambda _: (TimexType.DATE, Relative("two days", 0, "text")),
        examples=(
            Example(
                "They met on 3 May 2018 and on 9 May 2018. Between those two days it fell.",
                "2018-05-03/2018-05-09",
                phrase="those two days",
            ),
        ),
        rejects=("those two days", "between the two days of talks"),
    ),
    Rule(
        name="at_that_time",
        needs="time",
        pattern=r"(?<=at\s)(?:that\s+time|the\s+time)(?!\s+of)",
        meaning=_at_that_time,
        examples=(Example("They met in June 2018. At that time they agreed.", "2018-06", phrase="that time"),),
        rejects=("at that timetable", "at that point"),
    ),
    Rule(
        name="next_to_it",
        needs="before|after",
        # where its clause ends: "the day before the vote" is counted from the vote
        pattern=r"the\s+(?P<unit>day|week|month|quarter|year|night|morning|evening)\s+(?P<side>before|after)(?=\s*(?:[.,;:)\"”’]|$)|\s+(?:in|on|at|when|and)\b)",
        meaning=_neighbour,
        examples=(
            Example(
                "On 3 May 2018 they met. They had quarrelled the day before.", "2018-05-02", phrase="the day before"
            ),
        ),
        rejects=("the day before the vote", "the year after his death"),
    ),
    Rule(
        name="unit_under_way",
        needs="unit",
        pattern=r"(?:(?<=\bfor\s)|(?<=months\sof\s)|(?<=rest\sof\s)|(?<=part\sof\s)|(?<=\bin\s)|(?<=during\s)|(?<=throughout\s)|(?<=over\s)|(?<=through\s))the\s+(?P<unit>week|month|year)(?=\s*(?:[.,;:)\"”’]|$)|['’]s\b|\s+(?:and|but|as|to|at|on|was|were|has|had|when|with|from|while)\b)",
        meaning=_whole_of_today,
        examples=(Example("the first nine months of the year", "2019", phrase="the year"),),
        rejects=("the year of the rat", "in the month of May", "in the year that followed"),
    ),
)
