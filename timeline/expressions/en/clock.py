"""Times of day: "5 p.m.", "14:30 GMT", "noon on Friday", "9 p.m. Wednesday"."""

import re

from timeline.expressions.rule import Example, Reading, Rule
from timeline.expressions.vocabulary import number_of
from timeline.expressions.wholes import STATED_DAY, whole
from timeline.model.meaning import Clock, Relative
from timeline.model.time import TimexType

__all__ = ["RULES"]

_ZONE = r"(?:\s*\(?(?:GMT|UTC|EST|EDT|CET|CEST|BST|PST|PDT|KST|JST|MSK|IST|local\s+time|Eastern(?:\s+Time)?|(?-i:[A-Z][a-z]+(?:\s[A-Z][a-z]+)?)\s+(?:(?:standard|summer|daylight)\s+)?time)\)?)?"
# "10:35 a.m. (0735 GMT) Friday": the day stands beyond the same time in another zone
_BEYOND = (
    r"(?=\s+\((?:\d{4}|\d{1,2}(?:[:.]\d{2})?\s*(?:[ap]\.?m\.?)?)\s*(?:GMT|UTC|BST|EST|EDT|ET)\),?\s+(?:on\s+)?(?P<beyond>"
    + STATED_DAY
    + r"))?"
)
_ON = (
    r"(?:,?\s+(?:on\s+(?:the\s+(?:morning|afternoon|evening|night)\s+of\s+)?|of\s+)?(?P<day>"
    + STATED_DAY
    + r"(?:\s+(?:morning|afternoon|evening|night))?)|,?\s+(?P<told>(?:on\s+)?(?:the\s+(?:next|following|same|previous)|that(?:\s+same)?)"
    r"\s+(?:day|morning|afternoon|evening|night)|the\s+day\s+before))?"
)
_TOLD = {"next": 1, "following": 1, "previous": -1, "before": -1}


def time_of_day(text: str) -> str | None:
    """HH:MM of a clock time, or None where the numbers are none."""
    words = text.lower()
    if words.startswith(("noon", "midday")):
        return "12:00"
    if words.startswith("midnight"):
        return "24:00"
    military = re.match(r"(\d{2})(\d{2})\s*(?:h|gmt|utc)", words)
    if military:
        words = f"{military.group(1)}:{military.group(2)}"
    spelled = re.match(r"([a-z]+)\s+(?:o|[ap]m)", words)
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
    clock, half = match.group("clock"), (match.group("half") or "").lower()
    if half and not re.search(r"[ap]\.?\s?m", clock.lower()):
        clock = re.sub(r"^([a-z]+)$", lambda word: f"{number_of(word.group()) or 99:.0f}", clock.lower())
        clock += " am" if "morning" in half else " pm"
    time = time_of_day(clock)
    if time is None:
        return None
    day, told = match.group("day") or match.group("beyond"), match.group("told")
    inner = whole(day) if day else _told(told) if told else None
    return TimexType.TIME, Clock(time, inner)


def _told(words: str) -> Relative:
    """The day that the text told of, or one beside it: "that day", "the next morning"."""
    offsets = (_TOLD[word] for word in words.lower().split() if word in _TOLD)
    return Relative("day", next(offsets, 0), "text")


RULES = (
    Rule(
        name="clock",
        needs="digit|clock|noon|midday|midnight|morning|afternoon|evening",
        pattern=r"(?P<clock>(?<!\bHigh\s)(?:<CLOCK>|(?:(?<=\bat\s)|(?<=around\s)|(?<=about\s)|(?<=\bby\s)|(?<=until\s))(?:\d{1,2}|<SPELLED>)(?=\s+in\s+the\s+(?:morning|afternoon|evening))|[0-2]\d[0-5]\d\s*(?:hours|hrs)|(?<!\()[0-2]\d[0-5]\d\s*(?:GMT|UTC)))"
        + _ZONE
        + _BEYOND
        + r"(?P<half>\s+in\s+the\s+(?:morning|afternoon|evening)|\s+at\s+night)?"
        + _ON,
        meaning=_clock,
        examples=(
            Example("5 p.m.", "2019-08-21T17:00"),
            Example("noon on Friday", "2019-08-16T12:00"),
            Example("14:30 GMT", "2019-08-21T14:30"),
            Example("noon New York time on 13 March 2018", "2018-03-13T12:00"),
            Example("4 a.m. local time (0200 GMT) on Thursday", "2019-08-15T04:00", phrase="4 a.m. local time"),
            Example(
                "They met on 3 May 2018. At 03:00 the next morning they left.",
                "2018-05-04T03:00",
                phrase="03:00 the next morning",
            ),
            Example("10:45 on the morning of 30 April 1975", "1975-04-30T10:45"),
            Example("0430 hours on 6 June 1944", "1944-06-06T04:30"),
            Example("at 4 in the morning", "2019-08-21T04:00", phrase="4 in the morning"),
        ),
        rejects=(
            "a score of 3-2",
            "verse 3:16:99:1",
            "5 pmol",
            "High Noon",
            "40 in the morning",
            "it killed four in the morning",
            "9999 hours",
        ),
    ),
)
