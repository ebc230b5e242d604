"""Quarters, halves, fiscal years, parts of months and years, n-th units, weekends, ranges of months."""

import re

from timeline.expressions.en import calendar_days, holidays, numeric, relative_units, weekdays
from timeline.expressions.rule import Example, Reading, Rule
from timeline.expressions.vocabulary import month_of, ordinal_of, weekday_of
from timeline.model.meaning import Between, Calendar, Meaning, Nth, Part, Relative, Which
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
_PARTS = {
    "early": "early", "early part": "early", "late": "late", "latter part": "late", "mid": "mid", "middle": "mid",
    "beginning": "start", "start": "start", "turn": "start", "end": "end", "close": "end", "first half": "first_half", "second half": "second_half",
    "opening": "start",
}  # fmt: skip
# what "the end of ..." and "early ..." take as their whole
_WHOLE = (
    r"(?:(?:the\s+)?(?:this|last|next|that|the\s+same|the\s+following|the\s+previous|the\s+coming|the)\s+(?:week|month|quarter|year|decade|century|weekend|spring|summer|autumn|fall|winter)"
    r"|(?:(?:last|this|next)\s+)?<MONTH>(?:,?\s+(?:of\s+)?(?:<YEAR>|(?:last|this|next|that)\s+year))?|<YEAR>|(?:the\s+)?(?:1[5-9]\d0|20\d0|[2-9]0)s"
    r"|(?:the\s+)?<ORDINAL>[\s-]century|(?:the\s+)?<SEASON>\s+(?:of\s+)?<YEAR>|(?:the\s+)?(?:1[5-9]\d0|20\d0)s)"
)
_INNER = (*relative_units.RULES, *calendar_days.RULES, *numeric.RULES, *weekdays.RULES, *holidays.RULES)


def whole(text: str) -> Meaning | None:
    """The meaning of a phrase that one of the simpler rules reads from end to end."""
    for rule in _INNER:
        match = rule.compiled.fullmatch(text)
        reading = rule.meaning(match) if match else None
        if reading:
            return reading[1]
    unit = re.fullmatch(r"the\s+(week|month|quarter|year|decade|century|weekend)", text, re.IGNORECASE)
    if unit:
        return Relative(unit.group(1).lower(), 0)
    bare = re.fullmatch(r"the\s+(spring|summer|autumn|fall|winter)", text, re.IGNORECASE)
    return (
        Calendar("season", name={"sp": "SP", "su": "SU", "au": "FA", "fa": "FA", "wi": "WI"}[bare.group(1).lower()[:2]])
        if bare
        else None
    )


def _part(match: re.Match[str]) -> Reading | None:
    inner = whole(match.group("whole"))
    if inner is None:
        return None
    word = re.sub(r"^(?:(?:the|very)\s+)+", "", " ".join(match.group("part").lower().split())).strip(" -")
    return TimexType.DATE, Part(_PARTS[word], inner)


def _quarter(match: re.Match[str]) -> Reading | None:
    word = match.group("n").lower()
    year_text = match.groupdict().get("whole")
    year = whole(year_text) if year_text else None
    quarter = Calendar("quarter", number=_QUARTERS[word], fiscal="fiscal" in match.group().lower())
    return TimexType.DATE, _of_year(quarter, year)


def _of_year(named: Calendar, year: Meaning | None) -> Meaning:
    match year:
        case Calendar(unit="year"):
            return Calendar(named.unit, number=named.number, year=year.year, name=named.name, fiscal=named.fiscal)
        case Relative(unit="year"):
            return Which(named, 10 + year.offset, year.base)
        case _:
            return named


def _possessive_quarter(match: re.Match[str]) -> Reading | None:
    offset = {"last": -1, "this": 0, "next": 1}[match.group("which").lower()]
    return TimexType.DATE, Which(Calendar("quarter", number=_QUARTERS[match.group("n").lower()]), 10 + offset)


def _half(match: re.Match[str]) -> Reading | None:
    number = 1 if match.group("n").lower() == "first" else 2
    inner = whole(match.group("whole"))
    if inner is None:
        return None
    if isinstance(inner, Calendar) and inner.unit == "year":
        return TimexType.DATE, Calendar("half", number=number, year=inner.year)
    return TimexType.DATE, Part("first_half" if number == 1 else "second_half", inner)


def _fiscal(match: re.Match[str]) -> Reading | None:
    text = match.group("year")
    year = int(text) if len(text) == 4 else 2000 + int(text)
    return TimexType.DATE, Calendar("year", year=year, fiscal=True)


def _nth(match: re.Match[str]) -> Reading | None:
    inner = whole(match.group("whole"))
    if inner is None:
        return None
    word = match.group("n").lower()
    number = -1 if word in ("last", "final") else ordinal_of(word)
    unit = match.group("unit")
    if unit.lower().endswith("day") and unit.lower() != "day":
        return TimexType.DATE, Nth(number, "weekday", inner, weekday_of(unit))
    return TimexType.DATE, Nth(number, unit.lower(), inner)


def _weekend(match: re.Match[str]) -> Reading | None:
    word = (match.groupdict().get("which") or "").lower()
    offset = {"last": -1, "past": -1, "next": 1, "coming": 1}.get(word.split()[-1] if word else "", 0)
    return TimexType.DATE, Which(Calendar("weekend"), offset) if offset or "this" in word else Calendar("weekend")


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


def _year_end(match: re.Match[str]) -> Reading | None:
    return TimexType.DATE, Nth(-1, "day", Relative("year", 0))


def _week_of(match: re.Match[str]) -> Reading | None:
    inner = whole(match.group("whole"))
    return (TimexType.DATE, Nth(0, "week", inner)) if inner else None


RULES = (
    Rule(
        name="part_of",
        pattern=r"(?P<part>(?:the\s+)?(?:very\s+)?(?:early|late|mid|middle|beginning|start|end|close|turn|latter\s+part|early\s+part))(?:\s+(?:of|in)\s+|[\s-]+)(?P<whole>"
        + _WHOLE
        + r")",
        meaning=_part,
        examples=(
            Example("late last year", "2018"),
            Example("the very early 1990s", "199"),
            Example("mid-September", "2019-09"),
            Example("early 2018", "2018"),
            Example("the end of March", "2019-03"),
            Example("the turn of the century", "20"),
        ),
        rejects=("late arrival", "the end of the war"),
    ),
    Rule(
        name="quarter",
        pattern=r"(?:the\s+(?!\w+-))?(?:fiscal\s+)?(?P<n>first|second|third|fourth|final|1st|2nd|3rd|4th)(?:[\s-])(?:fiscal\s+)?quarter(?:(?:\s+of|\s+in|,)?\s+(?P<whole><YEAR>|(?:last|this|next|that)\s+year))?",
        meaning=_quarter,
        examples=(Example("the third quarter of 2018", "2018-Q3"), Example("second-quarter", "2019-Q2")),
        rejects=("a quarter of voters",),
    ),
    Rule(
        name="quarter_of_relative_year",
        pattern=r"(?P<which>last|this|next)\s+year['’]s\s+(?P<n>first|second|third|fourth)[\s-]quarter",
        meaning=_possessive_quarter,
        examples=(Example("last year's third quarter", "2018-Q3"),),
        rejects=("last year's quarter-final",),
    ),
    Rule(
        name="half",
        pattern=r"(?:the\s+)?(?P<n>first|second)\s+half\s+of\s+(?P<whole>" + _WHOLE + r")",
        meaning=_half,
        examples=(Example("the first half of 2018", "2018-H1"),),
        rejects=("the first half of the match",),
    ),
    Rule(
        name="fiscal_year",
        pattern=r"(?:the\s+)?(?:fiscal|financial)(?:\s+year)?\s+(?P<year><YEAR>)",
        meaning=_fiscal,
        examples=(Example("fiscal 1990", "1990"), Example("the fiscal year 2019", "2019")),
        rejects=("fiscal policy 1990s",),
    ),
    Rule(
        name="nth_of",
        pattern=r"(?:the\s+)?(?P<n><ORDINAL>|last|final)\s+(?P<unit><WEEKDAY>|day|week|weekend|month|quarter)\s+(?:of|in)\s+(?P<whole>"
        + _WHOLE
        + r")",
        meaning=_nth,
        examples=(Example("the second week of May", "2019-05"), Example("the first Monday in June 2018", "2018-06-04")),
        rejects=("the last day of campaigning",),
    ),
    Rule(
        name="week_of",
        pattern=r"the\s+week\s+(?:of|beginning|starting)\s+(?P<whole>(?:<MONTH>\s+<DAY>|<DAY>\s+<MONTH>)(?:,?\s+<YEAR>)?)",
        meaning=_week_of,
        examples=(Example("the week of June 11, 2018", "2018-W24"),),
        rejects=("the week of talks",),
    ),
    Rule(
        name="weekend",
        pattern=r"(?:(?P<which>this|this\s+past|the\s+past|last|next|this\s+coming|the\s+coming)|the)\s+weekend(?!['’]?s\b)",
        meaning=_weekend,
        examples=(Example("the weekend", "2019-W33-WE"), Example("next weekend", "2019-W35-WE")),
        rejects=("a weekend", "the weekenders"),
    ),
    Rule(
        name="months",
        pattern=r"(?P<month><MONTH>)(?:\s+(?P<year1><YEAR>))?(?:\s*[-–]\s*|\s+(?:to|through|until)\s+)(?P<month2><MONTH>)(?:,?\s+(?P<year><YEAR>))?(?!\s*\d)",
        meaning=_months,
        examples=(Example("March to May 2018", "2018-03/2018-05"),),
        rejects=("they march to May",),
    ),
    Rule(
        name="quarter_in_text",
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
        name="year_end",
        pattern=r"(?:the\s+)?year['’]?s?[\s-]end",
        meaning=_year_end,
        examples=(Example("by year-end", "2019-12-31", phrase="year-end"),),
        rejects=("year-ending",),
    ),
)
