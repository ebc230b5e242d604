"""Stated days and months: "12 June 2018", "June 12", "Aug. 5-9", "June 2018", "Friday, Aug. 9"."""

import re

from timeline.expressions.rule import Example, Reading, Rule
from timeline.expressions.vocabulary import month_of
from timeline.model.meaning import Between, Calendar
from timeline.model.time import TimexType

__all__ = ["RULES"]

_GIVEN_NAME = re.compile(r"\s+[A-Z][a-z]+")
_BEFORE_A_MONTH = re.compile(
    r"\b(?:in|of|since|by|until|till|from|to|and|or|through|during|last|next|this|early|late|mid|for|on|that|every|each|between|[Aa]fter|[Bb]efore)[\s-]+$",
    re.IGNORECASE,
)


def _day(match: re.Match[str]) -> Reading | None:
    year = match.group("year")
    return TimexType.DATE, _named(match.group("month"), match.group("day"), year)


def _named(month: str, day: str, year: str | None) -> Calendar:
    return Calendar("day", number=month_of(month), day=_digits(day), year=int(year) if year else None)


def _digits(day: str) -> int:
    return int(re.match(r"\d+", day).group())  # type: ignore[union-attr]  # the pattern guarantees digits


def _range(match: re.Match[str]) -> Reading | None:
    groups = match.groupdict()
    first = _named(groups["month"], groups["day"], groups.get("year"))
    last = _named(groups.get("month2") or groups["month"], groups["day2"], groups.get("year2") or groups.get("year"))
    year = last.year
    if first.year is None and year is not None:
        first = Calendar("day", number=first.number, day=first.day, year=year - (first.number > last.number))
    return TimexType.DATE, Between(first, last)


def _month(match: re.Match[str]) -> Reading | None:
    return TimexType.DATE, Calendar("month", number=month_of(match.group("month")), year=int(match.group("year")))


def _bare_month(match: re.Match[str]) -> Reading | None:
    word = match.group("month")
    if len(word.rstrip(".")) <= 4 and not word.endswith(".") and word.lower() not in ("may", "june", "july"):
        return None  # "Jan Kavan": an abbreviation without its stop is a name
    if word == "March" and re.match(r"\s+(?:for|of\s+the|on)\s+[A-Z]", match.string[match.end() :]):
        return None  # "the March for Life"
    if _GIVEN_NAME.match(match.string, match.end()) and not _BEFORE_A_MONTH.search(match.string, 0, match.start()):
        return None  # "May Chidiac", "April Ryan"
    return TimexType.DATE, Calendar("month", number=month_of(match.group("month")))


RULES = (
    Rule(
        name="month_day_year",
        pattern=r"(?:(?:<WEEKDAY>|<SHORTDAY>),?\s+)?(?P<month><MONTH>)\s+(?P<day><DAY>)(?:,\s*|\s+)(?P<year><YEAR>)(?![\d,]*\d)",
        meaning=_day,
        examples=(
            Example("June 12, 2018", "2018-06-12"),
            Example("Tuesday, June 12, 2018", "2018-06-12"),
            Example("Aug. 9 2017", "2017-08-09"),
        ),
        rejects=("Title IX 12, 2018", "june 12, 2018 copies of may"),
    ),
    Rule(
        name="day_month_year",
        pattern=r"(?:(?:<WEEKDAY>|<SHORTDAY>),?\s+)?(?:the\s+)?(?P<day><DAY>)(?:\s+of)?[\s-]+(?P<month><MONTH>),?[\s-]+(?P<year><YEAR>)",
        meaning=_day,
        examples=(Example("12 June 2018", "2018-06-12"), Example("the 3rd of September 2017", "2017-09-03")),
        rejects=("12 may 2018 times",),
    ),
    Rule(
        name="month_day",
        pattern=r"(?:(?:<WEEKDAY>|<SHORTDAY>),?\s+)?(?P<month><MONTH>)\s+(?P<day><DAY>)(?P<year>)(?!\s*(?:,\d{3}|percent|%|people|soldiers|troops|years|[:.]\d))",
        meaning=_day,
        examples=(Example("June 12", "2019-06-12"), Example("Friday, Aug. 9", "2019-08-09")),
        rejects=("may 12 people", "Title 12"),
    ),
    Rule(
        name="day_month",
        pattern=r"(?:(?:<WEEKDAY>|<SHORTDAY>),?\s+)?(?:the\s+)?(?P<day><DAY>)(?:\s+of)?\s+(?P<month><MONTH>)(?P<year>)",
        meaning=_day,
        examples=(Example("12 June", "2019-06-12"), Example("the 3rd of May", "2019-05-03")),
        rejects=("12 march in protest",),
    ),
    Rule(
        name="days_of_month",
        pattern=r"(?P<month><MONTH>)\s+(?P<day><DAY>)(?:<DASH>|\s+and\s+)(?P<day2><DAY>)(?:,?\s+(?P<year><YEAR>))?(?![\d,])(?!\s*(?:percent|%))",
        meaning=_range,
        examples=(
            Example("Aug. 5-9", "2019-08-05/2019-08-09"),
            Example("February 27-28, 2019", "2019-02-27/2019-02-28"),
        ),
        rejects=("Psalm 5-9",),
    ),
    Rule(
        name="days_before_month",
        pattern=r"(?P<day><DAY>)(?:<DASH>|\s+and\s+)(?P<day2><DAY>)\s+(?P<month><MONTH>)(?:,?\s+(?P<year><YEAR>))?",
        meaning=_range,
        examples=(
            Example("5 to 9 August", "2019-08-05/2019-08-09"),
            Example("27-28 February 2019", "2019-02-27/2019-02-28"),
        ),
        rejects=("5 to 9 percent",),
    ),
    Rule(
        name="day_to_day_across_months",
        pattern=r"(?P<month><MONTH>)\s+(?P<day><DAY>)(?:,?\s+(?P<year><YEAR>))?<DASH>(?P<month2><MONTH>)\s+(?P<day2><DAY>)(?:,?\s+(?P<year2><YEAR>))?",
        meaning=_range,
        examples=(Example("Aug. 30 - Sept. 2, 2018", "2018-08-30/2018-09-02"),),
        rejects=("Aug. 30 or so",),
    ),
    Rule(
        name="month_year",
        pattern=r"(?P<month><MONTH>)(?:,|\s+of)?[\s-]+(?P<year><YEAR>)(?![\d,]*\d)(?!\s*(?:troops|soldiers|people|men))",
        meaning=_month,
        examples=(Example("June 2018", "2018-06"), Example("Sept., 2017", "2017-09")),
        rejects=("may 2018 be better",),
    ),
    Rule(
        name="month",
        pattern=r"(?P<month><MONTH>)",
        meaning=_bare_month,
        examples=(Example("in February", "2019-02", phrase="February"), Example("in May", "2019-05", phrase="May")),
        rejects=("it may rain", "I met May Chidiac", "they march on", "Jan Kavan", "the March for Life"),
    ),
)
