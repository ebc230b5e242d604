"""Years: "2018", "2014-2016", "44 BC", "nineteen ninety-six"."""

import re

from timeline.expressions.rule import Example, Reading, Rule
from timeline.expressions.vocabulary import number_of
from timeline.model.meaning import (
    Between,
    Calendar,
)
from timeline.model.time import TimexType

__all__ = ["RULES"]


def _year(match: re.Match[str]) -> Reading | None:
    return TimexType.DATE, Calendar("year", year=int(match.group("year")))


def _bc(match: re.Match[str]) -> Reading | None:
    return TimexType.DATE, Calendar("year", year=-int(match.group("year").replace(",", "")))


def _years(match: re.Match[str]) -> Reading | None:
    first, text = int(match.group("year")), match.group("year2")
    last = int(text) if len(text) == 4 else first - first % 100 + int(text)
    if last <= first:
        return None
    return TimexType.DATE, Between(Calendar("year", year=first), Calendar("year", year=last))


def _spelled_year(match: re.Match[str]) -> Reading | None:
    hundreds, rest = number_of(match.group("hundreds")), number_of(match.group("rest"))
    if hundreds is None or rest is None or rest < 10:
        return None
    return TimexType.DATE, Calendar("year", year=int(hundreds * 100 + rest))


RULES = (
    Rule(
        name="years",
        pattern=r"(?P<year><YEAR>)\s*(?:-|–|to)\s*(?P<year2><YEAR>|\d{2})(?![\d-])(?!\s*(?:people|troops|soldiers|men|tons|percent|%))",
        meaning=_years,
        examples=(
            Example("in 2014-2016", "2014/2016", phrase="2014-2016"),
            Example("the 1980-88 war", "1980/1988", phrase="1980-88"),
        ),
        rejects=("2014-2012 score",),
    ),
    Rule(
        name="year",
        pattern=r"(?:the\s+year\s+)?(?P<year><YEAR>)(?!(?:[.,:/]\d|-\d|['’]?s\b|\s*(?:%|percent|km|kilomet|miles|met(?:re|er)s|feet|tons|tonnes|pounds|troops"
        r"|soldiers|people|men|women|civilians|refugees|migrants|workers|points|dollars|euros|deaths|victims|inmates|prisoners|cases|hours|GMT|UTC|local time|votes|seats|homes|houses|members|staff|jobs)\b))",
        meaning=_year,
        examples=(Example("in 2017", "2017", phrase="2017"), Example("the year 2000", "2000")),
        rejects=("2,000 troops", "$2000", "1500 troops", "1990s"),
    ),
    Rule(
        name="year_bc",
        pattern=r"(?P<year>\d{1,4})\s*(?:B\.?C\.?(?:E\.?)?)",
        meaning=_bc,
        examples=(Example("44 BC", "BC0044"),),
        rejects=("44 bicycles",),
    ),
    Rule(
        name="spelled_year",
        pattern=r"(?P<hundreds>seventeen|eighteen|nineteen|twenty)[\s-]+(?P<rest>(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[\s-](?:one|two|three|four|five|six|seven|eight|nine))?|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)",
        meaning=_spelled_year,
        examples=(Example("nineteen ninety-six", "1996"),),
        rejects=("nineteen people", "twenty two"),
    ),
)
