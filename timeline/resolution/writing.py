"""How results are written: TIMEX3 values, EDTF strings, and dates in sentences."""

from datetime import date

from timeline.model.meaning import Calendar, DayOfMonth
from timeline.model.time import Precision
from timeline.resolution.arithmetic import Stretch

__all__ = ["edtf_of", "in_words", "length_value", "name_of", "ordinal", "value_of"]

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
_SMALL = {"of", "the"}

_LETTERS = {
    "second": "S",
    "minute": "M",
    "hour": "H",
    "day": "D",
    "week": "W",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "decade": "DE",
    "century": "CE",
    "weekend": "WE",
}


def value_of(stretch: Stretch) -> str:
    """The TIMEX3 value of a calendar stretch.

    Source: TimeML 1.2.1; two digits for a century, three for a decade
    """
    first = stretch.first
    match stretch.precision:
        case Precision.WEEK:
            year, week, _ = first.isocalendar()
            return f"{year:04d}-W{week:02d}"
        case Precision.WEEKEND:
            year, week, _ = first.isocalendar()
            return f"{year:04d}-W{week:02d}-WE"
        case Precision.MONTH:
            return f"{first.year:04d}-{first.month:02d}"
        case Precision.QUARTER:
            return f"{first.year:04d}-Q{(first.month + 2) // 3}"
        case Precision.HALF:
            return f"{first.year:04d}-H{1 if first.month <= 6 else 2}"
        case Precision.YEAR:
            return f"{first.year:04d}"
        case Precision.DECADE:
            return f"{first.year // 10:03d}"
        case Precision.CENTURY:
            return f"{(first.year - 1) // 100:02d}"
        case _:
            return first.isoformat()


def length_value(count: float | None, unit: str) -> str:
    """The TIMEX3 value of a length: P2Y, PXD, PT36H."""
    if unit == "weekend":
        count, unit = (2 * count if count else None), "day"
    smaller = {"year": (12, "M"), "minute": (60, "S"), "hour": (60, "M"), "decade": (10, "Y")}.get(unit)
    if count is not None and count != int(count) and count > 1 and smaller is not None:
        # TIMEX3 writes halves in the smaller unit: two and a half years are P2Y6M
        time = "T" if unit in ("minute", "hour") else ""
        return f"P{time}{int(count)}{_LETTERS[unit]}{round((count - int(count)) * smaller[0])}{smaller[1]}"
    number = "X" if count is None else f"{count:g}"
    time = "T" if unit in ("second", "minute", "hour") else ""
    return f"P{time}{number}{_LETTERS[unit]}"


def edtf_of(first: date | None, last: date | None, precision: Precision, *, approximate: bool = False) -> str | None:
    """The EDTF string of a drawn interval, or None where nothing is known.

    Source: ISO 8601-2 (EDTF levels 0 and 1): "2018-06", "2019-09-11/2019-09-20", "../2019-09-30", "1990~"
    """
    mark = "~" if approximate else ""
    if first is None and last is None:
        return None
    if first is None or last is None:
        known = f"{(first or last)}{mark}"
        return f"{known}/.." if first else f"../{known}"
    if first == last:
        return f"{first}{mark}"
    if (first, last) == (date(first.year, 1, 1), date(first.year, 12, 31)) and precision is Precision.YEAR:
        return f"{first.year:04d}{mark}"
    if precision is Precision.MONTH and (first.year, first.month) == (last.year, last.month) and first.day == 1:
        return f"{first.year:04d}-{first.month:02d}{mark}"
    if precision is Precision.DECADE and first.year % 10 == 0 and last.year == first.year + 9 and not approximate:
        return f"{first.year // 10:03d}X"
    if first.day == 1 and first.month == 1 and (last.month, last.day) == (12, 31):
        return f"{first.year:04d}{mark}/{last.year:04d}{mark}"
    return f"{first}{mark}/{last}{mark}"


def ordinal(number: int) -> str:
    """ "1st", "22nd", "13th"."""
    ending = "th" if 11 <= number % 100 <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def name_of(meaning: Calendar | DayOfMonth) -> str:
    """A name of the calendar as it stands in an explanation, without its year."""
    if isinstance(meaning, DayOfMonth):
        number = ordinal(meaning.day)
        return number if meaning.weekday is None else f"{_WEEKDAYS[meaning.weekday - 1]} the {number}"
    match meaning.unit:
        case "weekday":
            return _WEEKDAYS[meaning.number - 1]
        case "month":
            return _MONTHS[meaning.number - 1]
        case "day":
            return f"{meaning.day} {_MONTHS[meaning.number - 1]}"
        case "season":
            return _SEASONS[meaning.name]
        case "week":
            return f"week {meaning.number}"
        case "quarter" | "half":
            return f"{ordinal(meaning.number)} {meaning.unit}"
        case "holiday":
            return " ".join(word if word in _SMALL else word[:1].upper() + word[1:] for word in meaning.name.split())
    return meaning.unit


def in_words(stretch: Stretch) -> str:
    """A stretch as it stands in an explanation."""
    if stretch.first == stretch.last:
        return stretch.first.isoformat()
    if stretch.precision in (Precision.MONTH, Precision.YEAR, Precision.QUARTER, Precision.DECADE):
        return value_of(stretch) if stretch.precision is not Precision.DECADE else f"the {stretch.first.year}s"
    return f"{stretch.first} to {stretch.last}"
