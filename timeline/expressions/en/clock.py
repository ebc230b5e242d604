"""Times of day: "5 p.m.", "14:30 GMT", "noon on Friday", "9 p.m. Wednesday"."""

import re

from timeline.expressions.rule import Example, Reading, Rule
from timeline.expressions.vocabulary import number_of
from timeline.expressions.wholes import whole
from timeline.model.meaning import Clock
from timeline.model.time import TimexType

__all__ = ["RULES"]

_ZONE = r"(?:\s*\(?(?:GMT|UTC|EST|EDT|CET|CEST|BST|PST|PDT|KST|JST|MSK|IST|local\s+time|Moscow\s+time|Beijing\s+time|Eastern(?:\s+Time)?)\)?)?"
_ON = (
    r"(?:,?\s+(?:on\s+)?(?P<day>today|yesterday|tomorrow|(?:last\s+|next\s+|this\s+)?<WEEKDAY>(?:,?\s+(?:<MONTH>\s+<DAY>|<DAY>\s+<MONTH>)(?:,?\s+<YEAR>)?)?(?:\s+(?:morning|afternoon|evening|night))?"
    r"|<MONTH>\s+<DAY>(?:,?\s+<YEAR>)?|<DAY>\s+<MONTH>(?:,?\s+<YEAR>)?))?"
)


def time_of_day(text: str) -> str | None:
    """HH:MM of a clock time, or None where the numbers are none."""
    words = text.lower()
    if words.startswith(("noon", "midday")):
        return "12:00"
    if words.startswith("midnight"):
        return "24:00"
    spelled = re.match(r"([a-z]+)\s+o", words)
    if spelled and number_of(spelled.group(1)) is not None:
        words = f"{number_of(spelled.group(1)):.0f}"
    numbers = re.match(r"(\d{1,2})(?:[:.](\d{2}))?", words)
    if not numbers:
        return None
    hour, minute = int(numbers.group(1)), int(numbers.group(2) or 0)
    half = re.search(r"([ap])\.?\s?m", words)
    if half and half.group(1) == "p" and hour < 12:
        hour += 12
    if half and half.group(1) == "a" and hour == 12:
        hour = 0
    return f"{hour:02d}:{minute:02d}" if hour <= 24 and minute < 60 else None


def _clock(match: re.Match[str]) -> Reading | None:
    time = time_of_day(match.group("clock"))
    if time is None:
        return None
    day = match.group("day")
    inner = whole(day) if day else None
    return TimexType.TIME, Clock(time, inner)


RULES = (
    Rule(
        name="clock",
        needs="digit|clock|noon|midday|midnight|half|quarter",
        pattern=r"(?P<clock><CLOCK>)" + _ZONE + r"(?:\s+in\s+the\s+(?:morning|afternoon|evening))?" + _ON,
        meaning=_clock,
        examples=(
            Example("5 p.m.", "2019-08-21T17:00"),
            Example("noon on Friday", "2019-08-16T12:00"),
            Example("14:30 GMT", "2019-08-21T14:30"),
        ),
        rejects=("a score of 3-2", "verse 3:16:99:1", "5 pmol"),
    ),
)
