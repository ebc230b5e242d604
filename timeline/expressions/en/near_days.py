"""Days seen from today: "yesterday", "tomorrow morning", "the day before yesterday", "overnight"."""

import re

from timeline.expressions.en.weekdays import EARLY, PART, with_part
from timeline.expressions.rule import Example, Reading, Rule
from timeline.model.meaning import Part, Relative, Shift
from timeline.model.time import TimexType

__all__ = ["RULES"]


def _today(match: re.Match[str]) -> Reading | None:
    word = match.group("word").lower()
    offset = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}[word]
    day = Relative("day", offset)
    if word == "tonight":
        return TimexType.TIME, Part("NI", day)
    return with_part(match, day)


def _beyond(match: re.Match[str]) -> Reading | None:
    past = "before" in match.group().lower()
    return TimexType.DATE, Shift(2, "day", -1 if past else 1)


def _night_beyond(match: re.Match[str]) -> Reading | None:
    code = "NI" if match.group("part").lower() == "night" else "EV"
    return TimexType.TIME, Part(code, Relative("day", -2 if "before" in match.group("side").lower() else 2))


def _overnight(_: re.Match[str]) -> Reading | None:
    return TimexType.TIME, Part("NI", Relative("day", 0))


RULES = (
    Rule(
        name="today",
        needs="today|tonight|yesterday|tomorrow",
        pattern=EARLY
        + r"(?P<word>today|tonight|yesterday|tomorrow)(?!['’]s\s+(?:world|society|generation|youth))"
        + PART,
        meaning=_today,
        examples=(
            Example("today", "2019-08-21"),
            Example("late yesterday", "2019-08-20"),
            Example("tomorrow morning", "2019-08-22TMO"),
            Example("tonight", "2019-08-21TNI"),
        ),
        rejects=("USA Todays", "yesteryear"),
    ),
    Rule(
        name="day_before_yesterday",
        needs="yesterday|tomorrow",
        pattern=r"(?:the\s+)?(?<!a\s)(?<!one\s)day\s+(?:before\s+yesterday|after\s+tomorrow)",
        meaning=_beyond,
        examples=(Example("the day before yesterday", "2019-08-19"), Example("the day after tomorrow", "2019-08-23")),
        rejects=("the day before",),
    ),
    Rule(
        name="night_before_last",
        needs="before|after last|next",
        pattern=r"(?:the\s+)?(?P<part>night|evening)\s+(?P<side>before\s+last|after\s+next)",
        meaning=_night_beyond,
        examples=(
            Example("It was the night before last.", "2019-08-19TNI", phrase="the night before last"),
            Example("the evening before last", "2019-08-19TEV"),
        ),
        rejects=("the night before lasting peace",),
    ),
    Rule(
        name="overnight",
        needs="overnight",
        pattern=r"overnight",
        meaning=_overnight,
        examples=(Example("shelled overnight", "2019-08-21TNI", phrase="overnight"),),
        rejects=("overnights",),
    ),
)
