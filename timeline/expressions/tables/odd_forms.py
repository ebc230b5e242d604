"""Stated dates whose month no table knows: "21 sierpnia 2019", "3 de agto. de 2019". dateparser says what it is.

dateparser reads far too much into running text ("we" as a week, "a second" as a date), so it is asked for one thing
only: which month a single word is, on a span that already has the shape of a date, in the article's language.  Answers
are remembered, and a word that is in none of its month names is never asked about.
"""

import re
from functools import lru_cache, partial

from timeline.expressions.rule import Reading, Rule
from timeline.model.meaning import Calendar
from timeline.model.time import TimexType

__all__ = ["month_named", "odd_forms"]

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_DAY, _YEAR, _WORD = (
    r"(?P<day>3[01]|[12][0-9]|0?[1-9])",
    r"(?P<year>(?:1[0-9]|20|21)[0-9]{2})",
    r"(?P<month>[^\W\d_]{3,15})",
)
_OF = r"(?:\s+[^\W\d_]{1,3})?"  # "21 de agosto de 2019"
_SHAPES = {
    "stated_day": rf"{_DAY}\.?(?:º|ª)?{_OF}\s+{_WORD}\.?{_OF},?\s+{_YEAR}",
    "stated_month": rf"{_WORD}\.?{_OF}\s+{_YEAR}",
}


def odd_forms(language: str) -> tuple[Rule, ...]:
    """Rules for stated days and months of a language, for what comes before them in the rulebook does not know.

    They are none where dateparser does not know the language either.
    """
    if not _month_names(language):
        return ()
    return tuple(
        Rule(name=name, pattern=pattern, meaning=partial(_stated, language), expand=_bounded)
        for name, pattern in _SHAPES.items()
    )


def _bounded(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w$€£.,/-])(?:{pattern})(?!\w)", re.IGNORECASE)


def _stated(language: str, match: re.Match[str]) -> Reading | None:
    month = month_named(match.group("month").lower(), language)
    if month is None:
        return None
    day, year = match.groupdict().get("day"), int(match.group("year"))
    named = (
        Calendar("day", number=month, day=int(day), year=year) if day else Calendar("month", number=month, year=year)
    )
    return TimexType.DATE, named


@lru_cache(maxsize=4096)
def month_named(word: str, language: str) -> int | None:
    """The number of the month that a word names in a language, or None.

    >>> month_named("sierpnia", "pl"), month_named("soldaty", "pl")
    (8, None)
    """
    if word not in _month_names(language):
        return None
    import dateparser  # here, since only articles in other languages need it

    settings = {"REQUIRE_PARTS": ["day", "month", "year"], "PARSERS": ["absolute-time"]}
    found = dateparser.parse(f"15 {word} 2000", languages=[language], settings=settings)
    return found.month if found is not None and (found.day, found.year) == (15, 2000) else None


@lru_cache(maxsize=128)
def _month_names(language: str) -> frozenset[str]:
    from dateparser.languages.loader import default_loader

    try:
        info = default_loader.get_locale(language).info
    except ValueError:  # dateparser does not know the language
        return frozenset()
    return frozenset(str(name).lower() for month in _MONTHS for name in info.get(month, ()))
