"""Months: "June 2018", "in May", "March to May 2018"."""

import re

from timeline.expressions.rule import Example, Reading, Rule
from timeline.expressions.vocabulary import month_of, year_of
from timeline.model.meaning import Between, Calendar
from timeline.model.time import TimexType

__all__ = ["RULES"]

_MARCH_FOR = re.compile(r"\s+(?:for|of\s+the|on)\s+[A-Z]")
_GIVEN_NAME = re.compile(r"\s+[A-Z][a-z]+")
# "Theresa May", "Mrs May said", "May told reporters": a name stands before it, or it says something
_SURNAMED = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Sir|[A-Z][a-z]{2,})\.?\s+$")
_SPEAKS = re.compile(
    r"(?:['’]s\s+\w+\s+(?:said|told)|\s+(?:said|says|told|added|warned|urged|insisted|announced|vowed|pledged|refused|resigned|argued|admitted|tweeted))\b"
)


_LOOKBACK = 16  # characters: the longest word that leads in a month, and the space after it
_BEFORE_A_MONTH = re.compile(
    r"\b(?:in|of|since|by|until|till|from|to|and|or|through|during|last|next|this|early|late|mid|for|on|that|every|each|between|[Aa]fter|[Bb]efore)[\s-]+$",
    re.IGNORECASE,
)


def _month(match: re.Match[str]) -> Reading | None:
    return TimexType.DATE, Calendar("month", number=month_of(match.group("month")), year=year_of(match.group("year")))


def _is_led_in(match: re.Match[str]) -> bool:
    start = match.start()
    return _BEFORE_A_MONTH.search(match.string, max(0, start - _LOOKBACK), start) is not None


def _is_surname(match: re.Match[str]) -> bool:
    text, start = match.string, match.start()
    named = _SURNAMED.search(text, max(0, start - _LOOKBACK), start)
    return named is not None or (not text[:start].strip() and _SPEAKS.match(text, match.end()) is not None)


def _bare_month(match: re.Match[str]) -> Reading | None:
    word = match.group("month")
    if len(word.rstrip(".")) <= 4 and not word.endswith(".") and word.lower() not in ("may", "june", "july"):
        return None  # "Jan Kavan": an abbreviation without its stop is a name
    if word == "March" and _MARCH_FOR.match(match.string, match.end()):
        return None  # "the March for Life"
    if _GIVEN_NAME.match(match.string, match.end()) and not _is_led_in(match):
        return None  # "May Chidiac", "April Ryan"
    if word == "May" and not _is_led_in(match) and _is_surname(match):
        return None
    return TimexType.DATE, Calendar("month", number=month_of(match.group("month")))


def _months(match: re.Match[str]) -> Reading | None:
    year = match.group("year")
    last = Calendar("month", number=month_of(match.group("month2")), year=int(year) if year else None)
    first_year = match.group("year1")
    started = (
        int(first_year)
        if first_year
        else (last.year - (month_of(match.group("month")) > last.number) if last.year else None)
    )
    return TimexType.DATE, Between(Calendar("month", number=month_of(match.group("month")), year=started), last)


RULES = (
    Rule(
        name="month_year",
        needs="month",
        pattern=r"(?P<month><MONTH>)(?:,|\s+of|\s+in)?[\s-]+(?P<year><ANYYEAR>|<SAIDYEAR>)(?![\d,]*\d)(?!(?<=00)\s*(?:troops|soldiers|people|men))",
        meaning=_month,
        examples=(
            Example("June 2018", "2018-06"),
            Example("Sept., 2017", "2017-09"),
            Example("March '12", "2012-03"),
            Example("August in 2014", "2014-08"),
            Example("January nineteen ninety-seven", "1997-01"),
        ),
        rejects=("may 2018 be better",),
    ),
    Rule(
        name="year_month",
        needs="month digit",
        # as lists of dates write it: in a sentence the month begins what follows
        pattern=r"(?P<year><YEAR>)(?:\s+|\s*[:–—]\s*|\s+-\s+|\s*(?P<open>\())(?P<month><MONTH>)(?(open)\)|(?=\s*(?::|[–—-]\s|$)))",
        meaning=_month,
        examples=(
            Example("1982 June: the army enters", "1982-06", phrase="1982 June"),
            Example("2001 September – the attacks", "2001-09", phrase="2001 September"),
            Example("1953 — August — a coup", "1953-08", phrase="1953 — August"),
        ),
        rejects=("by 1982 May was a minister", "in 1982 June came late"),
    ),
    Rule(
        name="year_months",
        needs="month digit",
        pattern=r"(?P<year1><YEAR>)\s+(?P<month><MONTH>)(?P<between>\s*[-–—]\s*)(?P<year><YEAR>)\s+(?P<month2><MONTH>)(?!\s*\d)",
        meaning=_months,
        examples=(
            Example("1979 November-1981 January: they are held", "1979-11", phrase="1979 November"),
            Example("1979 November – 1981 January", "1981-01", phrase="1981 January"),
        ),
        rejects=("in 1979 may-1981 may",),
    ),
    Rule(
        name="month",
        needs="month",
        pattern=r"(?P<month><MONTH>)",
        meaning=_bare_month,
        examples=(Example("in February", "2019-02", phrase="February"), Example("in May", "2019-05", phrase="May")),
        rejects=(
            "it may rain",
            "Theresa May resigned",
            "May said so",
            "Mrs May left",
            "I met May Chidiac",
            "they march on",
            "Jan Kavan",
            "the March for Life",
        ),
    ),
    Rule(
        name="months",
        needs="month",
        pattern=r"(?P<month><MONTH>)(?:\s+(?P<year1><YEAR>))?(?P<between>\s*[-–]\s*)(?P<month2><MONTH>)(?:,?\s+(?P<year><YEAR>))?(?!\s*\d)",
        meaning=_months,
        examples=(
            Example("March-May 2018", "2018-03", phrase="March"),
            Example("March-May 2018", "2018-05", phrase="May 2018"),
        ),
        rejects=("they march to May",),
    ),
)
