"""Quarters, fiscal years, the end of the year: "the third quarter of 2018", "fiscal 1990", "year-end"."""

import re

from timeline.expressions.inner_phrases import whole
from timeline.expressions.rule import Example, Reading, Rule
from timeline.model.meaning import Calendar, Meaning, Relative, Within
from timeline.model.time import TimexType

__all__ = ["RULES"]

_QUARTERS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
    "final": 4,
    "last": 4,
}


def _quarter(match: re.Match[str]) -> Reading | None:
    word = match.group("n").lower()
    year_text = match.groupdict().get("whole") or match.groupdict().get("year")
    year = whole(year_text) if year_text else None
    quarter = Calendar("quarter", number=_QUARTERS[word], fiscal="fiscal" in match.group().lower())
    return TimexType.DATE, _of_year(quarter, year)


def _coded(match: re.Match[str]) -> Reading | None:
    """ "Q3 2018", "2018H1"; without its year only "Q3" is plain enough."""
    code, number = match.group("code").upper(), int(match.group("n"))
    year = match.group("year") or match.group("year2")
    if number > {"Q": 4, "H": 2}[code] or (code == "H" and not year):
        return None
    unit = "quarter" if code == "Q" else "half"
    return TimexType.DATE, Calendar(unit, number=number, year=int(year) if year else None)


def _of_year(named: Calendar, year: Meaning | None) -> Meaning:
    match year:
        case Calendar(unit="year"):
            return Calendar(named.unit, number=named.number, year=year.year, name=named.name, fiscal=named.fiscal)
        case Relative(unit="year"):
            return Within(named, year)
        case _:
            return named


def _possessive_quarter(match: re.Match[str]) -> Reading | None:
    offset = {"last": -1, "this": 0, "next": 1}[match.group("which").lower()]
    return TimexType.DATE, Within(
        Calendar("quarter", number=_QUARTERS[match.group("n").lower()]), Relative("year", offset)
    )


RULES = (
    Rule(
        name="quarter",
        needs="quarter|quarters",
        pattern=r"(?:the\s+(?!\w+-))?(?:fiscal\s+)?(?P<n>first|second|third|fourth|final|1st|2nd|3rd|4th)(?:[\s-])(?:fiscal\s+)?quarter(?:(?:\s+of|\s+in|,)?\s+(?P<whole><YEAR>|(?:last|this|next|that)\s+year))?",
        meaning=_quarter,
        examples=(Example("the third quarter of 2018", "2018-Q3"), Example("second-quarter", "2019-Q2")),
        rejects=("a quarter of voters",),
    ),
    Rule(
        name="quarter_after_its_year",
        needs="quarter",
        pattern=r"(?:the\s+)?(?P<year><YEAR>)(?:['’]s)?\s+(?P<n>first|second|third|fourth|final)[\s-]quarter",
        meaning=_quarter,
        examples=(Example("the 1988 third quarter", "1988-Q3"), Example("2018's fourth quarter", "2018-Q4")),
        rejects=("the 1988 quarter-final",),
    ),
    Rule(
        name="quarter_of_relative_year",
        needs="quarter",
        pattern=r"(?P<which>last|this|next)\s+year['’]s\s+(?P<n>first|second|third|fourth)[\s-]quarter",
        meaning=_possessive_quarter,
        examples=(Example("last year's third quarter", "2018-Q3"),),
        rejects=("last year's quarter-final",),
    ),
    Rule(
        name="coded_quarter",
        needs="q|h digit",
        pattern=r"(?:(?P<year2><YEAR>)[\s-]?)?(?-i:(?P<code>[QH])(?P<n>[1-4]))(?:(?:,|\s+of)?\s+(?:FY\s?)?(?P<year><YEAR>))?(?![.,]?\d)",
        meaning=_coded,
        examples=(Example("Q3 2018", "2018-Q3"), Example("2018Q4", "2018-Q4"), Example("H1 2019", "2019-H1")),
        rejects=("H1 visas", "Q5 2018", "H5N1"),
    ),
)
