"""Times of day: "5 p.m.", "14:30 GMT", "half past six", "noon on Friday", "9 p.m. Wednesday", "tomorrow at 9 a.m."."""

import re

from timeline.expressions.inner_phrases import STATED_DAY, whole
from timeline.expressions.rule import Example, Reading, Rule
from timeline.expressions.spoken_clock import SPOKEN, spoken_time
from timeline.expressions.vocabulary import is_universal, number_of
from timeline.model.meaning import Clock, Relative
from timeline.model.time import TimexType

__all__ = ["RULES"]

_ZONE = r"(?:\s*\(?(?P<zone><ZONE>)(?P<offset>\s?[+−-]\d{1,2}(?::?\d{2})?(?!\d))?\)?)?"
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
_AFTER_IT = _ZONE + _BEYOND + r"(?P<half>\s+in\s+the\s+(?:morning|afternoon|evening)|\s+at\s+night)?" + _ON
_TOLD = {"next": 1, "following": 1, "previous": -1, "before": -1}


def time_of_day(text: str) -> str | None:
    """HH:MM of a clock time, or None where the numbers are none."""
    words = text.lower()
    if words.startswith(("noon", "midday")):
        return "12:00"
    if words.startswith("midnight"):
        return "24:00"
    spoken = spoken_time(words)
    if spoken is not None:
        words = spoken
    military = re.match(r"(\d{2})(\d{2})(?!\d|:)", words)
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
    return TimexType.TIME, Clock(time + _universal(match), inner)


def _universal(match: re.Match[str]) -> str:
    """ "Z" where the clock is that of universal time, "+03:00" where it says how far from it it is.

    Of other zones the clock on the spot is what the text says.
    """
    if match.group("clock").endswith("Z"):
        return "Z"
    if not is_universal(match.group("zone") or ""):
        return ""
    offset = re.sub(r"[^\d+-]", "", (match.group("offset") or "").replace("−", "-"))
    if not offset:
        return "Z"
    hours, minutes = (offset[1:-2], offset[-2:]) if len(offset) > 3 else (offset[1:], "00")
    return f"{offset[0]}{int(hours):02d}:{minutes}"


def _day_at(match: re.Match[str]) -> Reading | None:
    """ "tomorrow at 9 a.m." """
    clock, half = match.group("clock"), (match.group("half") or "").lower()
    if half and not re.search(r"[ap]\.?\s?m", clock.lower()):
        clock += " am" if "morning" in half else " pm"
    time, day = time_of_day(clock), whole(match.group("day"))
    if time is None or day is None:
        return None
    return TimexType.TIME, Clock(time + _universal(match), day)


def _hour_of_today(match: re.Match[str]) -> Reading | None:
    part = match.group("part").lower()
    half = "am" if "morning" in part else "pm"
    time = time_of_day(f"{match.group('hour')} {half}")
    day = Relative("day", 1 if "tomorrow" in part else -1 if "yesterday" in part else 0)
    return (TimexType.TIME, Clock(time, day)) if time is not None else None


def _told(words: str) -> Relative:
    """The day that the text told of, or one beside it: "that day", "the next morning"."""
    offsets = (_TOLD[word] for word in words.lower().split() if word in _TOLD)
    return Relative("day", next(offsets, 0), "text")


RULES = (
    Rule(
        name="clock",
        needs="digit|clock|noon|midday|midnight|morning|afternoon|evening",
        pattern=r"(?P<clock>(?<!\bHigh\s)(?:<CLOCK>|(?:(?<=\bat\s)|(?<=around\s)|(?<=about\s)|(?<=\bby\s)|(?<=until\s))(?:\d{1,2}|<SPELLED>)(?=\s+in\s+the\s+(?:morning|afternoon|evening))|[0-2]\d[0-5]\d\s*(?:hours|hrs)|(?<!\()[0-2]\d[0-5]\d(?=\s*<ZONE>\b)|[0-2]\d:?[0-5]\d(?-i:Z)|0\d[0-5]\d(?=,?\s+on\s+(?:the\s+)?(?:<MONTH>|<DAY>\s|<WEEKDAY>))))"
        + _AFTER_IT,
        meaning=_clock,
        examples=(
            Example("5 p.m.", "2019-08-21T17:00"),
            Example("They met at noon on Friday.", "2019-08-16T12:00", phrase="noon on Friday"),
            Example("14:30 GMT", "2019-08-21T14:30Z"),
            Example("0630 EST", "2019-08-21T06:30"),
            Example("11:02 (UTC+3)", "2019-08-21T11:02+03:00"),
            Example("2140Z", "2019-08-21T21:40Z"),
            Example("H-hour was 0630 on 6 June 1944.", "1944-06-06T06:30", phrase="0630 on 6 June 1944"),
            Example("1900 Moscow time", "2019-08-21T19:00"),
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
            "a finishing time of 2:04:11",
            "she ran it in 3:26.00",
            "he won in 3:41",
        ),
    ),
    Rule(
        name="clock_in_words",
        needs="past|quarter|minutes|pm|am half|quarter|past|to",
        pattern=r"(?P<clock>" + SPOKEN + r")" + _AFTER_IT,
        meaning=_clock,
        examples=(
            Example("half past six", "2019-08-21T06:30"),
            Example("a quarter to seven in the evening", "2019-08-21T18:45"),
            Example("20 past 7 pm on Friday", "2019-08-23T19:20"),
        ),
        rejects=("a quarter to a third of them", "from ten to five people", "half past caring"),
    ),
    Rule(
        name="day_at_clock",
        needs="digit|clock|noon|midday|midnight|past|quarter|am|pm today|yesterday|tomorrow|weekday|month at|around|about",
        pattern=r"(?P<day>the\s+day\s+(?:after\s+tomorrow|before\s+yesterday)|"
        + STATED_DAY
        + r"),?\s+(?:at|around|about)\s+(?:about\s+|around\s+|exactly\s+)?(?P<clock><CLOCK>|[0-2]\d[0-5]\d(?=\s*(?:<ZONE>|hours|hrs)\b)|"
        + SPOKEN
        + r")"
        + _ZONE
        + r"(?P<half>\s+in\s+the\s+(?:morning|afternoon|evening)|\s+at\s+night)?",
        meaning=_day_at,
        examples=(
            Example("tomorrow at 9 a.m.", "2019-08-22T09:00"),
            Example("Monday at noon", "2019-08-19T12:00"),
            Example("July 4, 2018 at 21:40 UTC", "2018-07-04T21:40Z"),
        ),
        rejects=("tomorrow at 9 Downing Street", "Monday at work"),
    ),
    Rule(
        name="part_of_today_at_clock",
        needs="digit|number|half|quarter tonight|morning|afternoon|evening|night",
        pattern=r"(?P<part>tonight|(?:this|tomorrow|yesterday)\s+(?:morning|afternoon|evening|night))\s+at\s+(?:about\s+)?(?P<hour>\d{1,2}(?:[:.]\d{2})?|<SPELLED>)(?!\d|\s*[ap]\.?m|\s+[A-Z]|\s+[a-z]+s\b|['’])",
        meaning=_hour_of_today,
        examples=(
            Example("tonight at 8:30", "2019-08-21T20:30"),
            Example("tomorrow morning at seven", "2019-08-22T07:00"),
        ),
        rejects=("tonight at 10 Downing Street", "tonight at 8 theatres"),
    ),
    Rule(
        name="hour_of_today",
        needs="digit|number tonight|morning|afternoon|evening",
        pattern=r"(?:(?<=\bat\s)|(?<=\bby\s)|(?<=^))(?P<hour>\d{1,2}(?:[:.]\d{2})?|<SPELLED>)\s+(?P<part>tonight|(?:this|tomorrow)\s+(?:morning|afternoon|evening|night))",
        meaning=_hour_of_today,
        examples=(Example("at 8 tonight", "2019-08-21T20:00", phrase="8 tonight"),),
        rejects=("he killed 8 tonight", "at 88 tonight"),
    ),
)
