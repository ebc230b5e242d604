"""Dates in digits without a year, and with a month in letters: "17/03", "3/5-4/20", "06/2018", "Nov/9", "Jun-30-2018".

Two numbers with a stroke are fractions and scores as well: they are a date where nothing stands around them, or where a
word of time leads them in and one of them can only be the day.
"""

import re

from timeline.expressions.rule import Example, Reading, Rule
from timeline.expressions.surroundings import words_around
from timeline.expressions.vocabulary import day_of, month_of, year_of
from timeline.model.meaning import Between, Calendar
from timeline.model.time import TimexType

__all__ = ["RULES"]

_LEADS_IN = re.compile(r"\b(?:on|by|from|since|until|till|before|after|dated)\s+$", re.IGNORECASE)
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_MONTH = r"(?:1[0-2]|0?[1-9])"


def _stands_alone(match: re.Match[str]) -> bool:
    around = words_around(match)
    return not around.strip(" \t.,;:!?()") or _ON.fullmatch(around.strip(" .,!?")) is not None


_ON = re.compile(r"(?:on|by|since|until|from|before|after)", re.IGNORECASE)


def _is_led_in(match: re.Match[str]) -> bool:
    return _LEADS_IN.search(match.string, max(0, match.start() - 12), match.start()) is not None


def _day_and_month(first: str, second: str) -> Calendar | None:
    """ "17/03" and "3/17" are 17 March; "3/5" is 5 March, as Americans write it, if it is a date at all."""
    a, b = int(first), int(second)
    if 1 <= a <= 12 and 1 <= b <= 31:
        return Calendar("day", number=a, day=b)
    return Calendar("day", number=b, day=a) if 1 <= b <= 12 and 1 <= a <= 31 else None


def _without_year(match: re.Match[str]) -> Reading | None:
    first, second = match.group("first"), match.group("second")
    day = _day_and_month(first, second)
    is_plain = max(int(first), int(second)) > 12
    if day is None or (first, second) == ("24", "7") or not (_stands_alone(match) or (is_plain and _is_led_in(match))):
        return None
    return TimexType.DATE, day


def _range(match: re.Match[str]) -> Reading | None:
    first = _day_and_month(match.group("first"), match.group("second"))
    last = _day_and_month(match.group("first2"), match.group("second2"))
    if first is None or last is None or not (_stands_alone(match) or _is_led_in(match)):
        return None
    return TimexType.DATE, Between(first, last)


def _month_and_year(match: re.Match[str]) -> Reading | None:
    if not (_stands_alone(match) or _is_led_in(match)):
        return None
    return TimexType.DATE, Calendar("month", number=int(match.group("month")), year=int(match.group("year")))


def _in_letters(match: re.Match[str]) -> Reading | None:
    groups = match.groupdict()
    year = groups.get("year")
    month, day = month_of(groups["month"]), day_of(groups["day"])
    return TimexType.DATE, Calendar(
        "day", number=month, day=day, year=year_of(year if len(year) == 4 else f"'{year}") if year else None
    )


RULES = (
    Rule(
        name="day_and_month_in_digits",
        needs="/ digit",
        pattern=rf"(?P<first>{_DAY})/(?P<second>{_DAY})(?![/\d:-]|[.,]\d)(?!\s*(?:%|of\b|percent|inch|cup|mile))",
        meaning=_without_year,
        examples=(
            Example("17/03", "2019-03-17"),
            Example("They are back on 17/03.", "2019-03-17", phrase="17/03"),
            Example("on 3/5", "2019-03-05", phrase="3/5"),
        ),
        rejects=(
            "3/4 of a cup",
            "by 3/4 of the votes",
            "open 24/7",
            "a 50/50 chance",
            "he scored 12/13",
            "on 3/4 of them",
        ),
    ),
    Rule(
        name="days_in_digits",
        needs="/ digit",
        pattern=rf"(?P<first>{_DAY})/(?P<second>{_DAY})(?P<between>\s*[-–]\s*|\s+(?:to|until|till|through)\s+)(?P<first2>{_DAY})/(?P<second2>{_DAY})(?![/\d:-]|[.,]\d)",
        meaning=_range,
        examples=(
            Example("3/5-4/20", "2019-03-05", phrase="3/5"),
            Example("from 3/5 to 4/20", "2019-04-20", phrase="4/20"),
        ),
        rejects=("a ratio of 3/5-4/20",),
    ),
    Rule(
        name="month_and_year_in_digits",
        needs="/ digit",
        pattern=rf"(?P<month>{_MONTH})/(?P<year>(?:19|20)\d\d)(?![/\d:-]|[.,]\d)",
        meaning=_month_and_year,
        examples=(Example("06/2018", "2018-06"), Example("since 6/2018", "2018-06", phrase="6/2018")),
        rejects=("Directive 12/2018", "case 6/2018 was heard"),
    ),
    Rule(
        name="iso_month",
        needs="digit",
        pattern=r"(?P<year>(?:19|20)\d\d)-(?P<month>0[1-9]|1[0-2])(?![/\d:-]|[.,]\d)",
        meaning=_month_and_year,
        examples=(Example("2018-06", "2018-06"), Example("since 2018-06", "2018-06", phrase="2018-06")),
        rejects=("the 2009-10 season", "a 1962-12 edition"),
    ),
    Rule(
        name="month_in_letters",
        needs="month digit",
        pattern=rf"(?P<month><MONTH>)[-/.](?P<day>{_DAY})[-/.](?P<year><YEAR>|\d\d)(?![-/.]?\d)",
        meaning=_in_letters,
        examples=(Example("Jun-30-2018", "2018-06-30"), Example("feb-3-17", "2017-02-03")),
        rejects=("Jun-30-2018-4",),
    ),
    Rule(
        name="year_month_in_letters",
        needs="month digit",
        pattern=rf"(?P<year><YEAR>)(?:[-/.]|,?\s+)(?P<month><MONTH>)(?:[-/.]|\s+)(?P<day>{_DAY})(?:st|nd|rd|th)?(?![-/.,:]?\d)(?!\s*(?:percent|%))",
        meaning=_in_letters,
        examples=(Example("2018-Jun-30", "2018-06-30"), Example("2012 May 4", "2012-05-04")),
        rejects=("in 2012 May 4.5 percent",),
    ),
    Rule(
        name="day_and_month_in_letters",
        needs="month digit",
        pattern=rf"(?P<day>{_DAY})(?:[/.]\s?|(?=[A-Z]))(?P<month><GLUEDMONTH>)(?:[-/.]\s?|\s+|(?=\d))(?P<year><YEAR>)(?![-/.]?\d)",
        meaning=_in_letters,
        examples=(
            Example("30/Jun/2018", "2018-06-30"),
            Example("30Jun2018", "2018-06-30"),
            Example("9.August 2018", "2018-08-09"),
        ),
        rejects=("30/Jun/20181",),
    ),
    Rule(
        name="day_month_short_year",
        needs="month digit",
        pattern=rf"(?P<day>{_DAY})-(?P<month><GLUEDMONTH>)-(?P<year>\d\d)(?![-/.,:]?\d)",
        meaning=_in_letters,
        examples=(Example("12-Jun-09", "2009-06-12"),),
        rejects=("12-Jun-091", "part 12-June-9"),
    ),
    Rule(
        name="day_in_letters_without_year",
        needs="month digit",
        pattern=rf"(?P<month><MONTH>)[-/](?P<day>{_DAY})(?![-/.,:]?\d)",
        meaning=_in_letters,
        examples=(Example("Nov/9", "2019-11-09"), Example("closed on Nov-9", "2018-11-09", phrase="Nov-9")),
        rejects=("Nov/91",),
    ),
)
