"""Days by their number alone: "the 7th", "the 5th of the following month"."""

import re

from timeline.expressions.en.discourse_units import TOLD
from timeline.expressions.en.relative_units import OFFSETS
from timeline.expressions.rule import Example, Reading, Rule
from timeline.expressions.vocabulary import weekday_of
from timeline.model.meaning import DayOfMonth, Nth, Relative
from timeline.model.time import TimexType

__all__ = ["RULES"]

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


def _day_of_month(match: re.Match[str]) -> Reading | None:
    """ "the 7th", "the 5th of that month"."""
    day, month = int(match.group("day")), match.group("month")
    if month is None:
        return (TimexType.DATE, DayOfMonth(day)) if _stands_alone(match) else None
    word = month.lower().split()[-1]
    if word in ("last", "this", "next") and not month.lower().startswith("the"):
        return TimexType.DATE, Nth(day, "day", Relative("month", OFFSETS[word]))
    return TimexType.DATE, Nth(day, "day", Relative("month", TOLD.get(word, 0), "text"))


def _named_twice(match: re.Match[str]) -> Reading | None:
    """ "Monday the 12th"."""
    weekday = weekday_of(re.split(r"[\s,]", match.group())[0])
    return TimexType.DATE, DayOfMonth(int(match.group("day")), weekday)


def _stands_alone(match: re.Match[str]) -> bool:
    """Whether "the 7th" is a day: "on the 7th Serbian guns fired", not "the 7th Fleet", "the 7th time"."""
    text, start, end = match.string, match.start(), match.end()
    if _OPENS_A_CLAUSE.match(text, end):
        return True
    is_named = re.match(r"\s+[A-Z]", text[end : end + 3]) is not None and not _NAMED_UNIT.match(text, end)
    return is_named and _LED_IN.search(text, max(0, start - 8), start) is not None


RULES = (
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
        name="weekday_and_day_of_month",
        needs="weekday digit",
        pattern=r"(?:<WEEKDAY>|<SHORTDAY>)(?:,?\s+the|,)?\s+(?P<day>3[01]|[12]?\d)(?:st|nd|rd|th)(?!\s+(?:of\s+)?<MONTH>|-|\s+[a-z]+\s+(?:floor|time|birthday|anniversary)|\s+(?:birthday|anniversary|century))",
        meaning=_named_twice,
        examples=(
            Example("Monday the 12th", "2019-08-12"),
            Example("They met on Thursday, the 18th.", "2019-07-18", phrase="Thursday, the 18th"),
            Example("Wed 21st", "2019-08-21"),
        ),
        rejects=("on Monday the 12th anniversary fell",),
    ),
)
