"""Days of the week: "Friday", "last Tuesday night", "Friday last week"."""

import re

from timeline.expressions.rule import Example, Reading, Rule
from timeline.expressions.vocabulary import weekday_of
from timeline.model.meaning import Calendar, Meaning, Part, Relative, Shift, Which, Within
from timeline.model.time import TimexType

__all__ = ["EARLY", "PART", "RULES", "day_part", "with_part"]

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


PART = r"(?:\s+(?:in\s+the\s+)?(?P<part><DAYPART>))?"


EARLY = r"(?:(?P<early>early|late)\s+(?:on\s+)?)?"


_CODES = {
    "morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "dawn": "MO", "dusk": "EV",
    "daybreak": "MO", "sunrise": "MO", "nightfall": "EV", "sunset": "EV",
}  # fmt: skip


def day_part(text: str) -> str:
    """The TIMEX3 code of "late morning"."""
    return next(code for word, code in _CODES.items() if text.lower().endswith(word))


def with_part(match: re.Match[str], day: Meaning) -> Reading:
    part = match.groupdict().get("part")
    if not part:
        return TimexType.DATE, day
    return TimexType.TIME, Part(day_part(part), day)


def _weekday(match: re.Match[str]) -> Reading | None:
    return with_part(match, Calendar("weekday", number=weekday_of(match.group("day"))))


def _short_weekday(match: re.Match[str]) -> Reading | None:
    day = Calendar("weekday", number=weekday_of(match.group("day") or match.group("day2")))
    part = match.group("part") or match.group("part2")
    return (TimexType.TIME, Part(day_part(part), day)) if part else (TimexType.DATE, day)


def _which_weekday(match: re.Match[str]) -> Reading | None:
    which = _WHICH[" ".join(match.group("which").lower().split())]
    return with_part(match, Which(Calendar("weekday", number=weekday_of(match.group("day"))), which))


def _weekday_of_week(match: re.Match[str]) -> Reading | None:
    day = Calendar("weekday", number=weekday_of(match.group("day")))
    words = " ".join(match.group("week").lower().split())
    offset = {"last week": -1, "this week": 0, "next week": 1}[words]
    return TimexType.DATE, Which(day, offset, "publication") if offset == 0 else _in_week(day, offset)


def _in_week(day: Calendar, offset: int) -> Meaning:
    return Within(day, Relative("week", offset))  # the one of last or next week, not merely the nearest


RULES = (
    Rule(
        name="weekday",
        needs="weekday",
        pattern=EARLY + r"(?P<day><WEEKDAY>)" + PART,
        meaning=_weekday,
        examples=(
            Example("They met on Friday.", "2019-08-16", phrase="Friday"),
            Example("late Monday", "2019-08-19"),
            Example("Sunday night", "2019-08-18TNI"),
        ),
        rejects=("the sun rose", "he sat down", "Black Fridays"),
    ),
    Rule(
        name="short_weekday",
        needs="weekday",
        # "Sun" and "Sat" are words and names as well: a preposition, a time or the end of what was typed must stand beside
        pattern=r"(?:(?:(?<=\bon\s)|(?<=\bby\s)|(?<=\buntil\s)|(?<=\btill\s)|(?<=\bsince\s))(?P<day><SHORTDAY>)(?:\s+(?P<part><DAYPART>))?(?=\s*(?:[.,;:!?)]|$)|\s+(?:at|and|or|before|after|night)\b)"
        r"|(?P<day2><SHORTDAY>)\s+(?P<part2>morning|afternoon|evening|night)(?!-))",
        meaning=_short_weekday,
        examples=(
            Example("They met on Wed.", "2019-08-21", phrase="Wed."),
            Example("sat morning", "2019-08-24TMO"),
            Example("we left on fri night", "2019-08-16TNI", phrase="fri night"),
        ),
        rejects=("on Sun Microsystems", "he sat mornings", "the Sun rose", "they sat down"),
    ),
    Rule(
        name="which_weekday",
        needs="weekday",
        pattern=EARLY
        + r"(?P<which>last|past|previous|this\s+past|this\s+coming|this|next|coming|following)\s+(?P<day><WEEKDAY>|<SHORTDAY>)"
        + PART,
        meaning=_which_weekday,
        examples=(
            Example("last Friday", "2019-08-16"),
            Example("next Monday", "2019-08-26"),
            Example("last Wed", "2019-08-14"),
            Example("last Tuesday night", "2019-08-20TNI"),
        ),
        rejects=("the next month", "this sat with me"),
    ),
    Rule(
        name="weekday_week",
        needs="weekday week",
        # "Monday week" is a week after Monday
        pattern=r"(?P<day><WEEKDAY>)\s+week(?=\s*(?:[.,;:)]|$)|\s+(?:at|in|and|for)\b)",
        meaning=lambda match: (
            TimexType.DATE,
            Shift(1, "week", 1, of=Which(Calendar("weekday", number=weekday_of(match.group("day"))), 1)),
        ),
        examples=(Example("Talks resume Monday week.", "2019-09-02", phrase="Monday week"),),
        rejects=("Friday week-long", "the Monday week-end"),
    ),
    Rule(
        name="weekday_of_week",
        needs="weekday week",
        pattern=r"(?P<day><WEEKDAY>)\s+(?:of\s+)?(?P<week>last\s+week|this\s+week|next\s+week)",
        meaning=_weekday_of_week,
        examples=(Example("Friday last week", "2019-08-16"), Example("Tuesday next week", "2019-08-27")),
        rejects=("Friday week-long",),
    ),
)
