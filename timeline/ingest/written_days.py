"""Days written out in any language whose months are known, or in figures that say what they mean by their order.

The names of months are those of English and of the languages that have a table of time words
(timeline/lexicons).  A form with two meanings ("05/04/2031") is a day only where the language says which one is meant.
"""

import re
from collections.abc import Callable, Iterable
from datetime import date
from functools import cache

from timeline.lexicons import any_of, read_lexicon
from timeline.lexicons.time_table import languages_with_tables, time_table

__all__ = ["day_in_text", "day_order", "is_ambiguous"]

_FIGURES = re.compile(r"(?<![\d./-])(\d{1,2})([./-])(\d{1,2})\2((?:19|20)\d{2})(?![\d-]|\.\d)")
_YEAR_FIRST = re.compile(r"(?<![\d./-])((?:19|20)\d{2})([./-])(\d{1,2})\2(\d{1,2})(?![\d-])")
_CHARACTERS = re.compile(r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]")
_MONTH_FIRST = frozenset({"en-us", "en-ph"})  # languages in which 05/04 is in May; elsewhere it is in April


def day_in_text(text: str, language: str | None = None) -> date | None:
    """The first day in a text: "16. Juli 2016", "16 de julio de 2016", "2016年7月16日", "16.07.2016"."""
    found = [(match.start(), _in_figures(match, language, text)) for match in _FIGURES.finditer(text)]
    found += [(match.start(), _day(match[1], match[2], match[3])) for match in _CHARACTERS.finditer(text)]
    found += [(match.start(), _day(match[1], match[3], match[4])) for match in _YEAR_FIRST.finditer(text)]
    for pattern in (_with_month(), _month_before_day()):
        found += [
            (match.start(), _day(match["year"], _months()[match["month"].lower()], match["day"]))
            for match in pattern.finditer(text)
        ]
    return next((day for _, day in sorted(found, key=lambda pair: pair[0]) if day), None)


def day_order(values: Iterable[str]) -> Callable[[str], str] | None:
    """How to write the days of one column plainly, where one of them shows whether day or month comes first.

    >>> day_order(["03/04/2019", "25/04/2019"])("03/04/2019")
    '2019-04-03'
    """
    day_first = month_first = False
    for value in values:
        if match := _FIGURES.match(value):
            day_first |= int(match[1]) > 12
            month_first |= int(match[3]) > 12
    if day_first == month_first:
        return None
    custom = "en-us" if month_first else "en-gb"

    def plain(value: str) -> str:
        match = _FIGURES.match(value)
        day = _in_figures(match, custom, "") if match else None
        return day.isoformat() if day else value

    return plain


def is_ambiguous(text: str, language: str | None = None) -> bool:
    """Whether a text holds a day that may be another one as well."""
    return any(_in_figures(match, language, text) is None for match in _FIGURES.finditer(text))


def _in_figures(match: re.Match[str], language: str | None, text: str) -> date | None:
    """ "16.07.2016" and "16/07/2016" have one reading; "05/04/2016" has two, unless language or weekday decide."""
    first, second, year = int(match[1]), int(match[3]), match[4]
    if second > 12:
        return _day(year, first, second)
    code = (language or "").strip().lower().replace("_", "-")
    if first > 12 or first == second or (match[2] == "." and code != "en-us"):
        return _day(year, second, first)
    if weekday := _weekday_before(text[: match.start()]):
        both = (_day(year, first, second), _day(year, second, first))
        fitting = [day for day in both if day and day.isoweekday() == weekday]
        return fitting[0] if len(fitting) == 1 else None
    if code in _MONTH_FIRST:
        return _day(year, first, second)
    # plain "en" is either
    return _day(year, second, first) if code and code != "en" else None


def _weekday_before(text: str) -> int | None:
    """The weekday that the last word of a text names, 1 for Monday: "Sat, " before "05/03/2031"."""
    word = re.search(r"([^\W\d_]+)[\s.,]*$", text[-20:])
    return _weekdays().get(word[1].lower()) if word else None


@cache
def _weekdays() -> dict[str, int]:
    names: dict[str, int] = dict(read_lexicon("en/time")["weekdays"])
    for language in languages_with_tables():
        table = time_table(language)
        names = {**(table.weekdays if table else {}), **names}
    return names


@cache
def _months() -> dict[str, int]:
    """Month names of all languages that mean one month; short ones too where they have a sense as a word of a date."""
    meanings: dict[str, set[int]] = {}
    tables = [table for language in languages_with_tables() if (table := time_table(language))]
    for names in [_english(), *(table.months for table in tables), *(table.short_months for table in tables)]:
        for form, number in names.items():
            meanings.setdefault(form.lower(), set()).add(number)
    for year in read_lexicon("month_names")["months"].values():
        for number, forms in enumerate(year, start=1):
            for form in forms:
                meanings.setdefault(form, set()).add(number)
    return {form: numbers.pop() for form, numbers in meanings.items() if len(numbers) == 1}


def _english() -> dict[str, int]:
    names: dict[str, int] = read_lexicon("en/time")["months"]
    return names


@cache
def _month_before_day() -> re.Pattern[str]:
    """ "July 16, 2016", as only English has it."""
    return re.compile(
        rf"\b(?P<month>{any_of(_english())})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})(?!\d)",
        re.IGNORECASE,
    )


@cache
def _with_month() -> re.Pattern[str]:
    names = any_of(_months())  # "16. Juli 2016", "16 de julio de 2016", "16th of July, 2016"
    return re.compile(
        rf"(?<!\d)(?P<day>\d{{1,2}})(?:\.|er|st|nd|rd|th|º|ª|-?го)?(?:\s+(?:de|di|do|of))?\s*(?P<month>{names})\b\.?,?\s*(?:de|del)?\s*"
        r"(?P<year>\d{4})(?!\d)",
        re.IGNORECASE,
    )


def _day(year: str | int, month: str | int, day: str | int) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
