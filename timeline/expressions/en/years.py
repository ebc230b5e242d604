"""Years: "2018", "2014-2016", "nineteen ninety-six"."""

import re

from timeline.expressions.rule import Example, Reading, Rule
from timeline.expressions.vocabulary import expand, year_of
from timeline.model.meaning import Between, Calendar
from timeline.model.time import TimexType

__all__ = ["RULES"]

# "1500 troops", "2000 metres", "1812 GMT": what is counted or measured is no year
_COUNTED = (
    r"(?!(?:[.,:/]\d|-\d|-(?:page|strong|man|men|mile|metre|meter|foot|seat|seater|tonne|ton|pound|member|bed|acre|hectare|watt|word|km|kg|megawatt|plus|odd)\b|['’]?s\b|\s*(?:%|percent|per\s+cent)|\s*<COUNTED>\b"
    r"|\s+(?:more|other|additional|new|armed|foreign|dead|wounded|mounted|enemy|local|young|(?-i:[A-Z][a-z]+(?:ian|can|ese|ish|man|li|ch|sh)|U\.?S\.?))\s+<COUNTED>\b"
    r"|(?-i:\s+(?:(?:Sanctions\s+)?Committee|Agenda|(?:[A-Z]\w+\s+){0,2}(?:Street|Avenue|Road|Boulevard|Drive|Lane|Square)))\b))"
)
# "fell 5 points to 1990": a level
_LEVEL = re.compile(r"\b(?:points?|percent|%|per\s+cent)\s+to\s+$", re.IGNORECASE)


# "down from 1900 to a few dozen", "from 2010 to just 300": numbers of something
_FROM = re.compile(r"\bfrom\s+$", re.IGNORECASE)
_TO_FEWER = re.compile(
    r"\s+to\s+(?:an?\s+(?:few|handful|mere|couple|dozen)|(?:just|only|some|barely|fewer\s+than|less\s+than|more\s+than|about|nearly|under|over)\s+(?!1\d{3}\b|20\d\d\b)[\d\w]|\d{1,3}(?:,\d{3})*(?![\d/-]|\s+[A-Z])|dozens\b)",
    re.IGNORECASE,
)


# "2,400 shells fell, of which 1939 were duds", "costs $ 2000"
_OF_WHICH = re.compile(r"(?:\bof\s+(?:which|whom|them)\s*,?\s+|[$€£¥]\s+)$", re.IGNORECASE)
# "meet at 1500 on the 5th" is an hour or a level; "at 1985 prices" is a year
_AT_HOURS = re.compile(r"\bat\s+$", re.IGNORECASE)
_GOES_ON = re.compile(r"\s+(?!on\b|and\b|or\b|in\b|to\b|from\b|but\b|sharp\b|tomorrow\b|today\b)[a-z]")


# "of 1,200 men, 1100 were killed": a year is singular, but "1914 and 1915 were hard"
_ARE = re.compile(r"\s+(?:were|are)\b")
_OF_TIME = re.compile(
    r"(?:\b\d{4}(?:,|,?\s+and|\s+or)|\byears|\b(?:in|since|of|by|before|after|from|until|till|to|during|for|throughout|around|about))\s+$",
    re.IGNORECASE,
)
# "rose from 1450 to 1600 pesos"
_TO_COUNTED = expand(r"to\s+[\d,.]+\s+<COUNTED>")


def _year(match: re.Match[str]) -> Reading | None:
    text, start = match.string, match.start()
    if _LEVEL.search(text, max(0, start - 16), start):
        return None
    if _OF_WHICH.search(text, max(0, start - 16), start) or (
        _AT_HOURS.search(text, max(0, start - 4), start) and not _GOES_ON.match(text, match.end())
    ):
        return None
    if _ARE.match(text, match.end()) and not _OF_TIME.search(text, max(0, start - 16), start):
        return None
    is_from = _FROM.search(text, max(0, start - 6), start) is not None
    if is_from and _TO_COUNTED.match(text, match.end() + 1):
        return None
    if is_from and _TO_FEWER.match(text, match.end()):
        return None
    return TimexType.DATE, Calendar("year", year=int(match.group("year")))


def _years(match: re.Match[str]) -> Reading | None:
    first, text = int(match.group("year")), match.group("year2")
    last = int(text) if len(text) == 4 else first - first % 100 + int(text)
    if last <= first:
        return None
    return TimexType.DATE, Between(Calendar("year", year=first), Calendar("year", year=last))


def _said_year(match: re.Match[str]) -> Reading | None:
    year = year_of(match.group("said"))
    is_round = year % 100 == 0 or match.group("said").lower().startswith("two")
    if is_round and not match.group().lower().startswith("the"):
        return None  # "nineteen hundred", "two thousand and five" are numbers until "the year" stands before them
    return TimexType.DATE, Calendar("year", year=year)


RULES = (
    Rule(
        name="years",
        needs="digit",
        pattern=r"(?P<year><YEAR>)(?P<between>\s*[-–]\s*|/)(?P<year2><YEAR>|\d{2})(?![\d/-])(?!\s*(?:people|troops|soldiers|men|tons|percent|%))",
        meaning=_years,
        examples=(
            Example("in 2014-2016", "2014", phrase="2014"),
            Example("the 1980-88 war", "1988", phrase="88"),
        ),
        rejects=("2014-2012 score",),
    ),
    Rule(
        name="year",
        needs="digit",
        pattern=r"(?:the\s+year\s+)?(?<!\d{3}\s)(?P<year><YEAR>)" + _COUNTED,
        meaning=_year,
        examples=(
            Example("in 2017", "2017", phrase="2017"),
            Example("the year 2000", "2000"),
            Example("2012 elections", "2012", phrase="2012"),
            Example("at 1985 prices", "1985", phrase="1985"),
            Example("1914 and 1915 were hard", "1915", phrase="1915"),
            Example("The killings since 1993 were solved.", "1993", phrase="1993"),
        ),
        rejects=(
            "2,000 troops",
            "$2000",
            "1500 troops",
            "1990s",
            "1200 British troops",
            "the 1267 Committee",
            "at 1600 Pennsylvania Avenue",
            "it fell 5 points to 1990",
            "at 1830 hours",
            "call 555 1234",
            "down from 1900 to a few dozen",
            "it fell from 2010 to just 300",
            "1500 soldiers and 2010 horses were lost",
            "2012 voters stayed at home",
            "of which 1939 were duds",
            "it costs $ 2000",
            "of 1,200 men, 1100 were killed",
            "prices rose from 1450 to 1600 pesos",
            "a 2000-page report",
            "meet at 1500 on the 5th",
            "1800 Polish lancers",
        ),
    ),
    Rule(
        name="said_year",
        needs="seventeen|eighteen|nineteen|twenty|thousand",
        pattern=r"(?:the\s+year\s+)?(?P<said><SAIDYEAR>)(?!\s+(?:people|troops|soldiers|men|dollars|miles|years))",
        meaning=_said_year,
        examples=(Example("nineteen ninety-six", "1996"), Example("the year two thousand", "2000")),
        rejects=("nineteen people", "twenty two", "two thousand men", "nineteen hundred"),
    ),
)
