"""Periods of accounts: "the quarter", "fiscal 1990", "the year ended March 31", "the year-earlier period", "year-end"."""

import re

from timeline.expressions.rule import Example, Reading, Rule
from timeline.model.meaning import Calendar, Length, Nth, Relative, Shift
from timeline.model.time import TimexType

__all__ = ["RULES"]


def _fiscal(match: re.Match[str]) -> Reading | None:
    text = match.group("year")
    year = int(text) if len(text) == 4 else 2000 + int(text)
    return TimexType.DATE, Calendar("year", year=year, fiscal=True)


def _year_end(match: re.Match[str]) -> Reading | None:
    return TimexType.DATE, Nth(-1, "day", Relative("year", 0))


def _year_ago(match: re.Match[str]) -> Reading | None:
    """ "the year-earlier period", "year-ago": in reports, one year before the period under discussion."""
    unit = match.group("unit").lower()
    return TimexType.DATE, Shift(1, unit, -1, "publication" if "ago" in match.group().lower() else "text")


RULES = (
    Rule(
        name="quarter_in_text",
        needs="quarter|period",
        pattern=r"the\s+(?:latest\s+)?quarter(?!\s+of\b|-|\s+century)",
        meaning=lambda _: (TimexType.DATE, Relative("quarter", 0, "text")),
        examples=(
            Example(
                "In the third quarter of 2018 sales fell. In the quarter, exports rose.",
                "2018-Q3",
                phrase="the quarter",
            ),
        ),
        rejects=("the quarter of voters", "the quarterback"),
    ),
    Rule(
        name="fiscal_year",
        needs="fiscal|financial",
        pattern=r"(?:the\s+)?(?:fiscal|financial)(?:\s+year)?\s+(?P<year><YEAR>)",
        meaning=_fiscal,
        examples=(Example("fiscal 1990", "1990"), Example("the fiscal year 2019", "2019")),
        rejects=("fiscal policy 1990s",),
    ),
    Rule(
        name="year_end",
        needs="end",
        pattern=r"(?:the\s+)?year['’]?s?[\s-]end",
        meaning=_year_end,
        examples=(Example("by year-end", "2019-12-31", phrase="year-end"),),
        rejects=("year-ending",),
    ),
    Rule(
        name="year_earlier",
        needs="year",
        pattern=r"(?:the\s+(?:comparable\s+|same\s+)?(?=[\w-]+\s+(?:(?:first|second|third|fourth|three|six|nine)\s+)?(?:period|quarter|months)))?(?P<unit>year)-(?:ago|earlier)(?:\s+(?:(?:first|second|third|fourth|three|six|nine)\s+)?(?:period|quarter|months))?",
        meaning=_year_ago,
        examples=(Example("the year-ago period", "2018"),),
        rejects=("year-agonising",),
    ),
    Rule(
        name="year_ended",
        needs="ended|ending",
        pattern=r"the\s+(?:fiscal\s+|financial\s+)?(?P<unit>year|quarter)(?=\s+(?:that\s+)?(?:ended|ending)\b)",
        meaning=lambda match: (TimexType.DURATION, Length(1, match.group("unit").lower())),
        examples=(Example("in the year ended March 31", "P1Y", phrase="the year"),),
        rejects=("the year is ending",),
    ),
    Rule(
        name="latest_period",
        needs="latest|fiscal|financial",
        pattern=r"the\s+(?:latest|most\s+recent|last|past)\s+(?:fiscal|financial)\s+(?P<unit>year|quarter)|the\s+latest\s+(?P<unit2>year|month|week)",
        meaning=lambda match: (TimexType.DATE, Relative((match.group("unit") or match.group("unit2")).lower(), -1)),
        examples=(Example("the latest fiscal year", "2018"),),
        rejects=("the latest news of the year",),
    ),
    Rule(
        name="current_fiscal_year",
        needs="fiscal|financial",
        pattern=r"(?P<which>the\s+(?:current\s+|coming\s+|next\s+)?|this\s+|next\s+)(?:fiscal|financial)\s+(?P<unit>year)(?!\s+\d)",
        meaning=lambda match: (
            TimexType.DATE,
            Relative("year", int(re.search("next|coming", match.group("which").lower()) is not None)),
        ),
        examples=(Example("in the current fiscal year", "2019", phrase="the current fiscal year"),),
        rejects=("fiscal years",),
    ),
)
