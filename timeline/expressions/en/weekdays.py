"""Days of the week, days from today, and parts of days: "Friday", "last Tuesday night", "yesterday", "this morning"."""

import re

from timeline.expressions.rule import Example, Reading, Rule
from timeline.expressions.vocabulary import weekday_of
from timeline.model.meaning import Calendar, Meaning, Part, Relative, Repeated, Shift, Which
from timeline.model.time import TimexType

__all__ = ["RULES"]

_WHICH = {
    "last": -1,
    "past": -1,
    "previous": -1,
    "this": 0,
    "this past": -1,
    "this coming": 1,
    "next": 1,
    "coming": 1,
    "following": 1,
}
_PART = r"(?:\s+(?:in\s+the\s+)?(?P<part><DAYPART>))?"
_EARLY = r"(?:(?P<early>early|late)\s+(?:on\s+)?)?"
_CODES = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "dawn": "MO", "dusk": "EV"}


def day_part(text: str) -> str:
    """The TIMEX3 code of "late morning"."""
    return next(code for word, code in _CODES.items() if text.lower().endswith(word))


def _with_part(match: re.Match[str], day: Meaning) -> Reading:
    part = match.groupdict().get("part")
    if not part:
        return TimexType.DATE, day
    return TimexType.TIME, Part(day_part(part), day)


def _weekday(match: re.Match[str]) -> Reading | None:
    return _with_part(match, Calendar("weekday", number=weekday_of(match.group("day"))))


def _which_weekday(match: re.Match[str]) -> Reading | None:
    which = _WHICH[" ".join(match.group("which").lower().split())]
    return _with_part(match, Which(Calendar("weekday", number=weekday_of(match.group("day"))), which))


def _weekday_of_week(match: re.Match[str]) -> Reading | None:
    day = Calendar("weekday", number=weekday_of(match.group("day")))
    words = " ".join(match.group("week").lower().split())
    offset = {"last week": -1, "this week": 0, "next week": 1}[words]
    return TimexType.DATE, Which(day, offset, "publication") if offset == 0 else _in_week(day, offset)


def _in_week(day: Calendar, offset: int) -> Meaning:
    return Which(day, 2 * offset)  # the one of last or next week, not merely the nearest


def _weekdays(match: re.Match[str]) -> Reading | None:
    name = match.group("day")[:-1]
    if not name.lower().endswith("day"):
        return None
    day: Meaning = Calendar("weekday", number=weekday_of(name))
    part = match.groupdict().get("part")
    return TimexType.SET, Repeated(Part(day_part(part), day) if part else day)


def _today(match: re.Match[str]) -> Reading | None:
    word = match.group("word").lower()
    offset = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}[word]
    day = Relative("day", offset)
    if word == "tonight":
        return TimexType.TIME, Part("NI", day)
    return _with_part(match, day)


def _this_part(match: re.Match[str]) -> Reading | None:
    word = match.group("which").lower()
    offset = -1 if word == "last" else 0
    return TimexType.TIME, Part(day_part(match.group("part")), Relative("day", offset))


def _beyond(match: re.Match[str]) -> Reading | None:
    past = "before" in match.group().lower()
    return TimexType.DATE, Shift(2, "day", -1 if past else 1)


def _hours_of(match: re.Match[str]) -> Reading:
    name = match.group("day").lower()
    days = {"today": Relative("day", 0), "yesterday": Relative("day", -1)}
    day: Meaning = days[name] if name in days else Calendar("weekday", number=weekday_of(match.group("day")))
    return TimexType.TIME, Part("NI" if match.group("early").lower() == "late" else "MO", day)


def _overnight(_: re.Match[str]) -> Reading | None:
    return TimexType.TIME, Part("NI", Relative("day", 0))


RULES = (
    Rule(
        name="weekday",
        pattern=_EARLY + r"(?P<day><WEEKDAY>)" + _PART,
        meaning=_weekday,
        examples=(
            Example("on Friday", "2019-08-16", phrase="Friday"),
            Example("late Monday", "2019-08-19"),
            Example("Sunday night", "2019-08-18TNI"),
        ),
        rejects=("the sun rose", "he sat down", "Black Fridays"),
    ),
    Rule(
        name="which_weekday",
        pattern=_EARLY
        + r"(?P<which>last|past|previous|this\s+past|this\s+coming|this|next|coming|following)\s+(?P<day><WEEKDAY>)"
        + _PART,
        meaning=_which_weekday,
        examples=(
            Example("last Friday", "2019-08-16"),
            Example("next Monday", "2019-08-26"),
            Example("last Tuesday night", "2019-08-20TNI"),
        ),
        rejects=("the next mon",),
    ),
    Rule(
        name="weekday_of_week",
        pattern=r"(?P<day><WEEKDAY>)\s+(?:of\s+)?(?P<week>last\s+week|this\s+week|next\s+week)",
        meaning=_weekday_of_week,
        examples=(Example("Friday last week", "2019-08-16"), Example("Tuesday next week", "2019-08-27")),
        rejects=("Friday week-long",),
    ),
    Rule(
        name="weekdays",
        pattern=r"(?P<day>(?-i:Mondays|Tuesdays|Wednesdays|Thursdays|Fridays|Saturdays|Sundays))",
        meaning=_weekdays,
        examples=(Example("on Fridays", "XXXX-WXX-5", phrase="Fridays"),),
        rejects=("fridays",),
    ),
    Rule(
        name="today",
        pattern=_EARLY
        + r"(?P<word>today|tonight|yesterday|tomorrow)(?!['’]s\s+(?:world|society|generation|youth))"
        + _PART,
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
        name="this_part_of_day",
        pattern=r"(?:(?P<early>early|late|earlier|later)\s+)?(?P<which>this|last)\s+(?P<part>morning|afternoon|evening|night)",
        meaning=_this_part,
        examples=(Example("this morning", "2019-08-21TMO"), Example("last night", "2019-08-20TNI")),
        rejects=("his last evenings",),
    ),
    Rule(
        name="day_before_yesterday",
        pattern=r"the\s+day\s+(?:before\s+yesterday|after\s+tomorrow)",
        meaning=_beyond,
        examples=(Example("the day before yesterday", "2019-08-19"), Example("the day after tomorrow", "2019-08-23")),
        rejects=("the day before",),
    ),
    Rule(
        name="early_hours",
        pattern=r"the\s+(?P<early>early|small|late)\s+hours\s+of\s+(?P<day><WEEKDAY>|today|yesterday)(?:\s+morning)?",
        meaning=lambda match: _hours_of(match),
        examples=(Example("in the early hours of Wednesday", "2019-08-21TMO", phrase="the early hours of Wednesday"),),
        rejects=("the early hours of work",),
    ),
    Rule(
        name="part_of_that_day",
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
    Rule(
        name="overnight",
        pattern=r"overnight",
        meaning=_overnight,
        examples=(Example("shelled overnight", "2019-08-21TNI", phrase="overnight"),),
        rejects=("overnights",),
    ),
)
