"""Parts of stretches: the table of calendar conventions (docs/CONVENTIONS.md), in code.

Source: early, mid and late month are 1-10, 11-20 and 21-end; late year is October to December; the rest by thirds
"""

from datetime import date, timedelta

from timeline.model.meaning import Nth
from timeline.model.months import add_months
from timeline.model.time import Precision
from timeline.resolution.arithmetic import Stretch, month_of, nth_weekday, stretch_of
from timeline.resolution.writing import in_words

__all__ = ["nth_of", "part_of"]

# first and last month of the parts of a year
_YEAR_PARTS = {
    "early": (1, 3),
    "start": (1, 3),
    "mid": (5, 8),
    "late": (10, 12),
    "end": (10, 12),
    "first_half": (1, 6),
    "second_half": (7, 12),
}
# first and last year of the parts of a decade
_DECADE_PARTS = {
    "early": (0, 3),
    "start": (0, 2),
    "mid": (3, 6),
    "late": (6, 9),
    "end": (7, 9),
    "first_half": (0, 4),
    "second_half": (5, 9),
}
_THIRDS = {"early": (0, 1), "start": (0, 1), "mid": (1, 2), "late": (2, 3), "end": (2, 3)}
_NAMES = {
    "early": "early part",
    "mid": "middle",
    "late": "late part",
    "MO": "morning",
    "AF": "afternoon",
    "EV": "evening",
    "NI": "night",
    "first_half": "first half",
    "second_half": "second half",
}


def part_of(part: str, whole: Stretch) -> tuple[Stretch, str]:
    """The part of a stretch that a timeline draws, and the step in words."""
    name = _NAMES.get(part, part)
    if part.isupper() or whole.first == whole.last:
        precision = Precision.PART_OF_DAY if part.isupper() else whole.precision
        return Stretch(whole.first, whole.last, precision), f"the {name} of that day"
    stretch = _stretch(part, whole)
    return stretch, f"the {name} of that: {in_words(stretch)}"


def _stretch(part: str, whole: Stretch) -> Stretch:
    year = whole.first.year
    if whole.precision is Precision.MONTH:
        last = whole.last.day
        first_day, last_day = {
            "early": (1, 10), "start": (1, 10), "mid": (11, 20), "late": (21, last), "end": (21, last),
            "first_half": (1, 15), "second_half": (16, last),
        }[part]  # fmt: skip
        return Stretch(whole.first.replace(day=first_day), whole.first.replace(day=last_day), Precision.PART_OF_MONTH)
    if whole.precision is Precision.YEAR:
        first, last_month = _YEAR_PARTS[part]
        return Stretch(month_of(year, first).first, month_of(year, last_month).last, Precision.PART_OF_YEAR)
    if whole.precision is Precision.DECADE:
        first, last_year = _DECADE_PARTS[part]
        return Stretch(date(year + first, 1, 1), date(year + last_year, 12, 31), Precision.PART_OF_DECADE)
    if whole.precision is Precision.CENTURY:
        width = 10 if part in ("start", "end") else 33
        first_year = (
            year
            if part in ("early", "start", "first_half")
            else year + 33
            if part == "mid"
            else whole.last.year - width + 1
        )
        last_year = {"first_half": year + 49, "mid": year + 66}.get(
            part, whole.last.year if part in ("late", "end", "second_half") else year + width - 1
        )
        if part == "second_half":
            first_year = year + 50
        return Stretch(date(first_year, 1, 1), date(last_year, 12, 31), Precision.LONGER)
    return _third(part, whole)


def _third(part: str, whole: Stretch) -> Stretch:
    days = (whole.last - whole.first).days + 1
    if part in ("first_half", "second_half"):
        middle = whole.first + timedelta(days=days // 2)
        return (
            Stretch(whole.first, middle - timedelta(days=1), Precision.UNKNOWN)
            if part == "first_half"
            else Stretch(middle, whole.last, Precision.UNKNOWN)
        )
    begin, end = _THIRDS[part]
    first = whole.first + timedelta(days=days * begin // 3)
    last = whole.first + timedelta(days=max(days * end // 3 - 1, 0))
    return Stretch(first, max(first, last), Precision.UNKNOWN)


def nth_of(meaning: Nth, whole: Stretch) -> Stretch:
    n, unit = meaning.number, meaning.unit
    if unit == "weekday":
        if whole.precision is Precision.MONTH:
            return stretch_of("day", nth_weekday(whole.first.year, whole.first.month, meaning.weekday, n))
        start = whole.first if n > 0 else whole.last - timedelta(days=6)
        day = start + timedelta(days=(meaning.weekday - start.isoweekday()) % 7 + 7 * max(n - 1, 0))
        return stretch_of("day", day)
    if unit == "day":
        return stretch_of("day", whole.first + timedelta(days=n - 1) if n > 0 else whole.last + timedelta(days=n + 1))
    if unit == "month":
        day = add_months(whole.first, n - 1) if n > 0 else add_months(whole.last.replace(day=1), n + 1)
        return month_of(day.year, day.month)
    if unit == "quarter":
        return stretch_of("quarter", add_months(whole.first, 3 * (n - 1)) if n > 0 else whole.last)
    if unit == "weekend":
        saturday = whole.first + timedelta(days=(5 - whole.first.weekday()) % 7 + 7 * (n - 1))
        if n < 0:
            saturday = whole.last - timedelta(days=(whole.last.weekday() - 5) % 7)
        return stretch_of("weekend", saturday)
    # weeks of a month are counted in sevens from its first day
    first = whole.first + timedelta(days=7 * (n - 1)) if n > 0 else whole.last + timedelta(days=7 * n + 1)
    return Stretch(first, min(first + timedelta(days=6), whole.last), Precision.WEEK)
