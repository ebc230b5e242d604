"""Units seen from the text: "that year", "the following month", "at that time", "the 7th"."""

import re

from timeline.expressions.en.relative_units import OFFSETS
from timeline.expressions.rule import Example, Reading, Rule
from timeline.expressions.vocabulary import unit_of
from timeline.model.meaning import (
    Calendar,
    Nth,
    Part,
    Relative,
)
from timeline.model.time import TimexType

__all__ = ["RULES"]

_TEXT = {"that": 0, "same": 0, "following": 1, "next": 1, "previous": -1, "preceding": -1, "ensuing": 1, "prior": -1}

# a bare number of a day ends its clause or stands before a word that opens one; else it counts the noun behind it
_OPENS_A_CLAUSE = re.compile(
    r"[.,;:)–—]|\s*$|\s+(?:and|but|or|to|it|they|he|she|we|I|the|an?|his|her|its|their|that|this|there|both|all|some|more|by|in|at|on"
    r"|from|with|after|before|when|while|as|was|were|is|had|for|against|another)\b"
)
_LED_IN = re.compile(r"\b(?:on|by|until|from)\s+$", re.IGNORECASE)
_NAMED_UNIT = re.compile(
    r"(?:\s+[A-Z][\w-]+){0,2}\s+(?:Division|Army|Fleet|Corps|Regiment|Brigade|Battalion|Wing|Squadron|Panzer|Airborne|Infantry|Guards"
    r"|Congress|Parliament|Summit|Session|Assembly|Conference|Meeting|Party|Plenum|Amendment|Parallel|Century|Floor|Street|Avenue|District"
    r"|Precinct|Anniversary)\b"
)


def _in_text(match: re.Match[str]) -> Reading | None:
    which = (match.group("which") or "same").lower()
    words = match.group().lower().split()
    if which == "next" and words[0] != "the" and words[-1] != "day":
        return None  # "next year" counts from the day of writing, "the next year" and "next day" from the text
    return TimexType.DATE, Relative(unit_of(match.group("unit")), _TEXT[which], "text")


def _at_that_time(_: re.Match[str]) -> Reading | None:
    return TimexType.DATE, Relative("time", 0, "text")


def _day_of_month(match: re.Match[str]) -> Reading | None:
    """ "the 7th", "the 5th of that month"."""
    day, month = int(match.group("day")), match.group("month")
    if month is None:
        return (TimexType.DATE, Calendar("dayofmonth", day=day)) if _stands_alone(match) else None
    word = month.lower().split()[-1]
    if word in ("last", "this", "next") and not month.lower().startswith("the"):
        return TimexType.DATE, Nth(day, "day", Relative("month", OFFSETS[word]))
    return TimexType.DATE, Nth(day, "day", Relative("month", _TEXT.get(word, 0), "text"))


def _stands_alone(match: re.Match[str]) -> bool:
    """Whether "the 7th" is a day: "on the 7th Serbian guns fired", not "the 7th Fleet", "the 7th time"."""
    text, start, end = match.string, match.start(), match.end()
    if _OPENS_A_CLAUSE.match(text, end):
        return True
    is_named = re.match(r"\s+[A-Z]", text[end : end + 3]) is not None and not _NAMED_UNIT.match(text, end)
    return is_named and _LED_IN.search(text, max(0, start - 8), start) is not None


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
        name="at_that_time",
        needs="time",
        pattern=r"(?<=at\s)(?:that\s+time|the\s+time)(?!\s+of)",
        meaning=_at_that_time,
        examples=(Example("They met in June 2018. At that time they agreed.", "2018-06", phrase="that time"),),
        rejects=("at that timetable", "at that point"),
    ),
    Rule(
        name="day_of_month",
        needs="digit",
        pattern=r"the\s+(?P<day>3[01]|[12]?\d)(?:st|nd|rd|th)"
        r"(?:\s+of\s+(?P<month>that|last|this|next|the(?:\s+(?:same|following|next|previous))?)\s+month(?!\s+of))?",
        meaning=_day_of_month,
        examples=(
            Example("On 3 May 2018 they met. On the 7th, they left.", "2018-05-07", phrase="the 7th"),
            Example("They met on 3 May 2018. On the 7th a truce began.", "2018-05-07", phrase="the 7th"),
            Example("They met on 3 May 2018. On the 7th Serbian guns opened fire.", "2018-05-07", phrase="the 7th"),
            Example(
                "They met on 3 May 2018 and left on the 5th of the following month.",
                "2018-06-05",
                phrase="the 5th of the following month",
            ),
        ),
        rejects=("the 7th time", "on the 7th Fleet", "on the 7th Armoured Division", "on the 9th floor"),
    ),
    Rule(
        name="next_to_it",
        needs="before|after",
        # where its clause ends: "the day before the vote" is counted from the vote
        pattern=r"the\s+(?P<unit>day|week|month|year|night|morning|evening)\s+(?P<side>before|after)(?=\s*(?:[.,;:)\"”’]|$)|\s+(?:in|on|at|when|and)\b)",
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
