"""Stated days: "12 June 2018", "June 12", "Friday, Aug. 9"."""

import re

from timeline.expressions.rule import Example, Reading, Rule
from timeline.expressions.vocabulary import day_of, month_of, year_of
from timeline.model.meaning import Calendar
from timeline.model.time import TimexType

__all__ = ["RULES", "named_day"]


def _day(match: re.Match[str]) -> Reading | None:
    year = match.group("year")
    return TimexType.DATE, named_day(match.group("month"), match.group("day"), year)


def named_day(month: str, day: str, year: str | None) -> Calendar:
    return Calendar("day", number=month_of(month), day=day_of(day), year=year_of(year) if year else None)


def _in_words(match: re.Match[str]) -> Reading | None:
    year = match.group("year")
    day = match.group("day") or match.group("day2") or match.group("day3")
    return TimexType.DATE, Calendar(
        "day",
        number=month_of(match.group("month") or match.group("month2")),
        day=day_of(day),
        year=year_of(year) if year else None,
    )


RULES = (
    Rule(
        name="month_day_year",
        needs="month digit",
        pattern=r"(?:(?:<WEEKDAY>|<SHORTDAY>),?\s+)?(?P<month><MONTH>)\s+(?P<day><DAY>)(?:,\s*|\s+(?:of\s+)?)(?P<year><ANYYEAR>)(?![\d,]*\d)",
        meaning=_day,
        examples=(
            Example("June 12, 2018", "2018-06-12"),
            Example("Tuesday, June 12, 2018", "2018-06-12"),
            Example("Aug. 9 2017", "2017-08-09"),
            Example("October 2nd of 1987", "1987-10-02"),
            Example("May 4, '15", "2015-05-04"),
        ),
        rejects=("Title IX 12, 2018", "they march 12 miles, 2018 times"),
    ),
    Rule(
        name="day_month_year",
        needs="month digit",
        pattern=r"(?:(?:<WEEKDAY>|<SHORTDAY>),?\s+)?(?:the\s+)?(?P<day><DAY>)(?:\s+of)?[\s-]+(?P<month><MONTH>)(?:,?[\s-]+|\s+of\s+)(?P<year><ANYYEAR>)",
        meaning=_day,
        examples=(Example("12 June 2018", "2018-06-12"), Example("the 3rd of September 2017", "2017-09-03")),
        rejects=("the 12 may, in 2018, go",),
    ),
    Rule(
        name="year_day_month",
        needs="month digit",
        # as lists of dates write it; in a sentence the day begins what follows
        pattern=r"(?P<year><YEAR>)(?:,?\s+|\s*[:–—]\s*|\s+-\s+|\s*(?P<open>\())(?P<day><DAY>)\s+(?P<month><MONTH>)(?(open)\)|(?=\s*(?::|[–—-]\s|$)))",
        meaning=_day,
        examples=(
            Example("1979 16 January: he leaves", "1979-01-16", phrase="1979 16 January"),
            Example("2009 (12 June) the vote", "2009-06-12", phrase="2009 (12 June)"),
        ),
        rejects=("in 1979 16 may go", "in 1979 - 16 June people came"),
    ),
    Rule(
        name="year_then_month_day",
        needs="month digit",
        pattern=r"(?P<year><YEAR>)(?:\s*[:–—]\s*|\s+-\s+|\s*(?P<open>\())(?P<month><MONTH>)\s+(?P<day><DAY>)(?(open)\)|(?=\s*(?::|[–—-]\s|$)))",
        meaning=_day,
        examples=(
            Example("1953 — Aug 19 — a coup", "1953-08-19", phrase="1953 — Aug 19"),
            Example("1979: Feb. 1: he returns", "1979-02-01", phrase="1979: Feb. 1"),
        ),
        rejects=("in 1979: Feb. 1 people",),
    ),
    Rule(
        name="month_day",
        needs="month digit",
        pattern=r"(?:(?:<WEEKDAY>|<SHORTDAY>),?\s+)?(?P<month><MONTH>)\s+(?P<day><DAY>)(?P<year>)(?!\s*(?:,\d{3}|percent|%|people|soldiers|troops|years|[:.]\d))",
        meaning=_day,
        examples=(Example("June 12", "2019-06-12"), Example("Friday, Aug. 9", "2019-08-09")),
        rejects=("may 12 people", "Title 12"),
    ),
    Rule(
        name="day_month",
        needs="month digit",
        pattern=r"(?:(?:<WEEKDAY>|<SHORTDAY>),?\s+)?(?:the\s+)?(?P<day><DAY>)(?:\s+of)?\s+(?P<month><MONTH>)(?P<year>)",
        meaning=_day,
        examples=(Example("12 June", "2019-06-12"), Example("the 3rd of May", "2019-05-03")),
        rejects=("12 march in protest",),
    ),
    Rule(
        name="day_in_words",
        needs="month ordinal|number",
        # without "the" or "of" only at the end of a clause: "in May second thoughts came"
        pattern=r"(?:<WEEKDAY>,?\s+)?(?:(?:the\s+|(?<![\w-]\s))(?P<day><ORDINALWORD>)\s+of\s+(?P<month><MONTH>)|(?<!\d\s)(?P<month2><MONTH>)\s+(?:the\s+(?P<day2><ORDINALWORD>)(?!\s+(?-i:[A-Z]))|(?P<day3><ORDINALWORD>|<DAYWORD>)(?=,?\s+(?:<YEAR>|<SAIDYEAR>)|\s*(?:[.,;:)]|$))))"
        r"(?:,?\s+(?P<year><YEAR>|<SAIDYEAR>))?(?!-)",
        meaning=_in_words,
        examples=(
            Example("It burned on the fifth of November.", "2018-11-05", phrase="the fifth of November"),
            Example("Sunday, March eighth", "2019-03-08"),
            Example("twenty-first of april", "2019-04-21"),
            Example("the twenty-first of July nineteen sixty-nine", "1969-07-21"),
            Example("March twenty one", "2019-03-21"),
        ),
        rejects=(
            "in May second thoughts came",
            "the third of marching bands",
            "22 November the First Battle",
            "In April first responders came",
            "in May two men came",
        ),
    ),
)
