"""Units seen from the day of writing or from the text: "last year", "this week", "the following month", "that year"."""

import re

from timeline.expressions.rule import Example, Reading, Rule
from timeline.expressions.vocabulary import month_of, unit_of
from timeline.model.meaning import Base, Calendar, Meaning, Part, Relative, Which
from timeline.model.time import TimexType

__all__ = ["RULES"]

_OFFSETS = {
    "last": -1,
    "past": -1,
    "previous": -1,
    "this": 0,
    "current": 0,
    "present": 0,
    "next": 1,
    "coming": 1,
    "upcoming": 1,
}
_TEXT = {"that": 0, "same": 0, "following": 1, "next": 1, "previous": -1, "preceding": -1, "ensuing": 1, "prior": -1}


def _deictic(match: re.Match[str]) -> Reading | None:
    offset = _OFFSETS[match.group("which").lower().split()[-1]]
    return TimexType.DATE, Relative(unit_of(match.group("unit")), offset)


def _part_of_unit(match: re.Match[str]) -> Reading | None:
    """ "earlier this month" ends on the day of writing, "later this year" starts there."""
    inner = Relative(unit_of(match.group("unit")), 0)
    return TimexType.DATE, Part("so_far" if match.group("part").lower() == "earlier" else "rest", inner)


def _in_text(match: re.Match[str]) -> Reading | None:
    which = (match.group("which") or "same").lower()
    words = match.group().lower().split()
    if which == "next" and words[0] != "the":
        return None  # "next year" counts from the day of writing, "the next year" from the text
    return TimexType.DATE, Relative(unit_of(match.group("unit")), _TEXT[which], "text")


def _at_that_time(_: re.Match[str]) -> Reading | None:
    return TimexType.DATE, Relative("time", 0, "text")


def _named(match: re.Match[str]) -> Meaning:
    from_season = match.groupdict().get("season")
    if from_season:
        return Calendar("season", name=_SEASONS[from_season.lower().removesuffix("time")])
    return Calendar("month", number=month_of(match.group("month")))


_SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}


def _which_named(match: re.Match[str]) -> Reading | None:
    words = match.group("which").lower()
    if words in ("that", "the following", "the same"):
        return TimexType.DATE, Which(_named(match), 1 if words == "the following" else 0, "text")
    return TimexType.DATE, Which(_named(match), _OFFSETS[words.split()[-1]])


def _named_of_year(match: re.Match[str]) -> Reading | None:
    """ "June last year", "February of this year", "the summer of 2018"."""
    offset = {"last": -1, "this": 0, "next": 1, "that": 0}[match.group("which").lower()]
    named = _named(match)
    base: Base = "text" if match.group("which").lower() == "that" else "publication"
    return TimexType.DATE, Which(named, 10 + offset, base)  # 10 + n: inside of the n-th year from here


def _season(match: re.Match[str]) -> Reading | None:
    year = match.groupdict().get("year")
    return TimexType.DATE, Calendar(
        "season", name=_SEASONS[match.group("season").lower().removesuffix("time")], year=int(year) if year else None
    )


def _day_of_month(match: re.Match[str]) -> Reading | None:
    return TimexType.DATE, Calendar("dayofmonth", day=int(match.group("day")))


RULES = (
    Rule(
        name="relative_unit",
        pattern=r"(?P<which>the\s+(?:current|present|coming|upcoming|past|previous)|last|this\s+past|this\s+coming|this|next|coming|past)\s+(?P<unit><ONEUNIT>)(?!['’]s\s+end|-(?:old|long))",
        meaning=_deictic,
        examples=(Example("last year", "2018"), Example("next week", "2019-W35"), Example("this month", "2019-08")),
        rejects=("at last days", "the lasting week"),
    ),
    Rule(
        name="part_of_unit",
        pattern=r"(?P<part>earlier|later)\s+(?:in\s+)?(?:this|the)\s+(?P<unit>week|month|quarter|year|decade|century)",
        meaning=_part_of_unit,
        examples=(Example("earlier this month", "2019-08"), Example("later this year", "2019")),
        rejects=("earlier this man",),
    ),
    Rule(
        name="unit_in_text",
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
        pattern=r"(?<=at\s)(?:that\s+time|that\s+point|the\s+time)(?!\s+of)",
        meaning=_at_that_time,
        examples=(Example("They met in June 2018. At that time they agreed.", "2018-06", phrase="that time"),),
        rejects=("at that timetable",),
    ),
    Rule(
        name="which_month_or_season",
        pattern=r"(?P<which>last|this|next|this\s+past|this\s+coming|the\s+coming|the\s+past|that|the\s+following|the\s+same)\s+(?:(?P<month><MONTH>)|(?P<season><SEASON>))(?!-)",
        meaning=_which_named,
        examples=(
            Example("last May", "2019-05"),
            Example("this summer", "2019-SU"),
            Example("next January", "2020-01"),
        ),
        rejects=("this may help",),
    ),
    Rule(
        name="named_of_relative_year",
        pattern=r"(?:(?P<month><MONTH>)|(?:the\s+)?(?P<season><SEASON>))(?:,|\s+of)?\s+(?P<which>last|this|next|that)\s+year",
        meaning=_named_of_year,
        examples=(Example("June last year", "2018-06"), Example("February of this year", "2019-02")),
        rejects=("fall this yearling",),
    ),
    Rule(
        name="season",
        pattern=r"(?:(?:the|early|late|mid)[\s-]+)?(?P<season><SEASON>)\s+(?:of\s+|in\s+)?(?P<year><YEAR>)",
        meaning=_season,
        examples=(Example("the summer of 2018", "2018-SU"), Example("winter 1944", "1944-WI")),
        rejects=("fall of Saigon",),
    ),
    Rule(
        name="bare_season",
        pattern=r"(?:(?<=\bin\s)|(?<=\bover\s)|(?<=\bby\s)|(?<=\bof\s))the\s+(?P<season>spring|summer|autumn|winter|fall)(?!\s+of\b|\s+[a-z]+\s+olympic|-)",
        meaning=_season,
        examples=(Example("in the spring", "2019-SP", phrase="the spring"),),
        rejects=("in the fall of the wall", "in the springs"),
    ),
    Rule(
        name="day_of_month",
        pattern=r"the\s+(?P<day>3[01]|[12]?\d)(?:st|nd|rd|th)(?=[.,;:]|\s+and|\s+but|\s+it|\s+they|\s+he|\s+the|$)",
        meaning=_day_of_month,
        examples=(Example("On 3 May 2018 they met. On the 7th, they left.", "2018-05-07", phrase="the 7th"),),
        rejects=("the 7th time",),
    ),
)
