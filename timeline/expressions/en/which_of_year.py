"""Months and seasons told apart by a word: "last May", "that summer", "June last year", "30 March of the next year"."""

import re

from timeline.expressions.en.days import named_day
from timeline.expressions.en.relative_units import OFFSETS
from timeline.expressions.rule import Example, Reading, Rule
from timeline.expressions.vocabulary import month_of, season_of
from timeline.model.meaning import Base, Calendar, Relative, Which, Within
from timeline.model.time import TimexType

__all__ = ["RULES"]

_FROM_TODAY = {"last": -1, "this": 0, "next": 1}
_FROM_THE_TEXT = {
    "that": 0,
    "that same": 0,
    "the same": 0,
    "the following": 1,
    "the next": 1,
    "the previous": -1,
    "the preceding": -1,
}


def _named(match: re.Match[str]) -> Calendar:
    groups = match.groupdict()
    if groups.get("season"):
        return Calendar("season", name=season_of(groups["season"]))
    day = groups.get("day") or groups.get("day_before")
    if day:
        return named_day(groups["month"], day, None)
    return Calendar("month", number=month_of(groups["month"]))


def _which_named(match: re.Match[str]) -> Reading | None:
    words = " ".join(match.group("which").lower().split())
    if words in _FROM_THE_TEXT:
        return TimexType.DATE, Which(_named(match), _FROM_THE_TEXT[words], "text")
    return TimexType.DATE, Which(_named(match), OFFSETS[words.split()[-1]])


def _named_of_year(match: re.Match[str]) -> Reading | None:
    """ "June last year", "February of this year", "30 March of the following year"."""
    words = " ".join(match.group("which").lower().split())
    base: Base = "publication" if words in _FROM_TODAY else "text"
    offset = (_FROM_TODAY | _FROM_THE_TEXT)[words]
    return TimexType.DATE, Within(_named(match), Relative("year", offset, base))


RULES = (
    Rule(
        name="which_month_or_season",
        needs="month|season",
        pattern=r"(?P<which>last|this|next|this\s+past|this\s+coming|the\s+coming|the\s+past|that(?:\s+same)?|the\s+(?:following|next|same|previous|preceding))\s+(?:(?P<month><MONTH>)|(?P<season><SEASON>))(?!-)",
        meaning=_which_named,
        examples=(
            Example("last May", "2019-05"),
            Example("this summer", "2019-SU"),
            Example("next January", "2020-01"),
            Example("In 2018 talks resumed, as in the previous summer.", "2017-SU", phrase="the previous summer"),
        ),
        rejects=("this may help",),
    ),
    Rule(
        name="named_of_relative_year",
        needs="year",
        pattern=r"(?:(?:(?P<day_before><DAY>)\s+(?:of\s+)?)?(?P<month><MONTH>)(?:\s+(?P<day><DAY>))?|(?:the\s+)?(?P<season><SEASON>))(?:,|\s+of)?\s+(?P<which>last|this|next|that(?:\s+same)?|the\s+(?:same|following|next|previous))\s+year",
        meaning=_named_of_year,
        examples=(
            Example("June last year", "2018-06"),
            Example("February of this year", "2019-02"),
            Example("30 March of last year", "2018-03-30"),
            Example(
                "In 1855 he died. Peace came on 30 March of the following year.",
                "1856-03-30",
                phrase="30 March of the following year",
            ),
            Example("In 1855 he died. Peace came in March the next year.", "1856-03", phrase="March the next year"),
        ),
        rejects=("fall this yearling",),
    ),
)
