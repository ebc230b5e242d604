"""Dates in digits: "2018-06-12", "12/06/2018", "12.06.2018", and years: "2018", "the 1990s", "44 BC"."""

import re

from timeline.expressions.rule import Example, Reading, Rule
from timeline.expressions.vocabulary import number_of, ordinal_of
from timeline.model.meaning import Between, Calendar, Part
from timeline.model.time import TimexType

__all__ = ["RULES"]

_DECADE_WORDS = {
    "twenties": 20,
    "thirties": 30,
    "forties": 40,
    "fifties": 50,
    "sixties": 60,
    "seventies": 70,
    "eighties": 80,
    "nineties": 90,
}


def _iso(match: re.Match[str]) -> Reading | None:
    month, day = int(match.group("month")), int(match.group("day"))
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return TimexType.DATE, Calendar("day", number=month, day=day, year=int(match.group("year")))


def _slashed(match: re.Match[str]) -> Reading | None:
    """Day and month in either order; where both could be the month, both readings go on."""
    first, second = int(match.group("first")), int(match.group("second"))
    text = match.group("year")
    year = int(text)
    if len(text) == 2:
        year += 1900 if year > 50 else 2000
    american, european = (first, second), (second, first)
    possible = [pair for pair in (american, european) if 1 <= pair[0] <= 12 and 1 <= pair[1] <= 31]
    if not possible:
        return None
    month, day = possible[0]
    other = possible[1] if len(possible) == 2 and possible[1] != possible[0] else None
    return TimexType.DATE, Calendar("day", number=month, day=day, year=year, other=other, open_year=len(text) == 2)


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


def _decade(match: re.Match[str]) -> Reading | None:
    groups = match.groupdict()
    if groups.get("word"):
        return _parted(match, Calendar("decade", number=1900 + _DECADE_WORDS[groups["word"].lower()], open_year=True))
    digits = groups["digits"]
    start = int(digits)
    if len(digits) == 2:
        start += 1900
    return _parted(match, Calendar("decade", number=start - start % 10, open_year=len(digits) == 2))


def _parted(match: re.Match[str], whole: Calendar) -> Reading:
    part = (match.groupdict().get("part") or "").lower().strip("- ")
    return TimexType.DATE, Part(part, whole) if part else whole


def _century(match: re.Match[str]) -> Reading | None:
    return _parted(match, Calendar("century", number=ordinal_of(match.group("ordinal"))))


def _spelled_year(match: re.Match[str]) -> Reading | None:
    hundreds, rest = number_of(match.group("hundreds")), number_of(match.group("rest"))
    if hundreds is None or rest is None or rest < 10:
        return None
    return TimexType.DATE, Calendar("year", year=int(hundreds * 100 + rest))


_PART = r"(?:(?:the\s+)?(?P<part>early|late|mid)[\s-]+)?"

RULES = (
    Rule(
        name="iso_date",
        pattern=r"(?P<year><YEAR>)-(?P<month>\d{2})-(?P<day>\d{2})",
        meaning=_iso,
        examples=(Example("signed on 2018-06-12", "2018-06-12", phrase="2018-06-12"),),
        rejects=("2018-19-42", "12018-06-12"),
    ),
    Rule(
        name="numeric_date",
        pattern=r"(?P<first>\d{1,2})(?P<mark>[/.-])(?P<second>\d{1,2})(?P=mark)(?P<year>(?:19|20)\d{2}|\d{2})(?![/.-]?\d)",
        meaning=_slashed,
        examples=(
            Example("on 25/12/2018", "2018-12-25", phrase="25/12/2018"),
            Example("on 12/25/2018", "2018-12-25", phrase="12/25/2018"),
        ),
        rejects=("version 1.2.3", "45/99/2018", "192.168.1.20"),
    ),
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
        name="decade",
        pattern=_PART
        + r"(?:the\s+)?(?:"
        + _PART.replace("part", "part2")
        + r")?['’]?(?P<digits>1[5-9]\d0|20\d0|[2-9]0)['’]?s",
        meaning=lambda match: _decade_with_part(match),
        examples=(Example("the 1990s", "199"), Example("the late 1980s", "198"), Example("the '90s", "199")),
        rejects=("F-16s", "AK-47s"),
    ),
    Rule(
        name="decade_in_words",
        pattern=r"(?:the\s+)(?:(?P<part>early|late|mid)[\s-]+)?(?:nineteen[\s-])?(?P<word><DECADEWORD>)(?!-)",
        meaning=_decade,
        examples=(Example("the late sixties", "196"), Example("the nineties", "199")),
        rejects=("temperatures in nineties",),
    ),
    Rule(
        name="century",
        pattern=r"(?:the\s+)?(?:(?P<part>early|late|mid)[\s-]+)?(?P<ordinal><ORDINAL>)[\s-]century",
        meaning=_century,
        examples=(Example("the 19th century", "18"), Example("the late twentieth century", "19")),
        rejects=("a century of war",),
    ),
    Rule(
        name="spelled_year",
        pattern=r"(?P<hundreds>seventeen|eighteen|nineteen|twenty)[\s-]+(?P<rest>(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[\s-](?:one|two|three|four|five|six|seven|eight|nine))?|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)",
        meaning=_spelled_year,
        examples=(Example("nineteen ninety-six", "1996"),),
        rejects=("nineteen people", "twenty two"),
    ),
)


def _decade_with_part(match: re.Match[str]) -> Reading | None:
    start = int(match.group("digits"))
    whole = Calendar("decade", number=start + 1900 if start < 100 else start - start % 10, open_year=start < 100)
    part = match.group("part") or match.group("part2")
    return TimexType.DATE, Part(part.lower(), whole) if part else whole
