"""Publication days as people and pages write them."""

import re
from datetime import date, datetime
from email.utils import parsedate

from timeline.errors import DateError
from timeline.ingest.written_days import day_in_text

__all__ = ["day_in_address", "day_in_name", "day_in_words", "is_possible", "published_day", "stated_day"]

# There was no newspaper before; content systems write 0001-01-01 and 9999-12-31 for "none".
EARLIEST, LATEST = 1500, 2199

_SEPARATED = re.compile(r"(?<!\d)((?:19|20)\d{2})([-_./]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")
_IN_ADDRESS = re.compile(r"(?<!\d)((?:19|20)\d{2})([-_./])(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?!\d)")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DAY_FIRST = re.compile(rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH},?\s+(\d{{4}})(?!\d)", re.IGNORECASE)
_MONTH_FIRST = re.compile(rf"\b{_MONTH}\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})(?!\d)", re.IGNORECASE)


def published_day(value: str, where: str) -> date:
    """The local day of a date, or of a time with its own offset: "2019-08-21T23:30:00-04:00" is the 21st.

    Raises: DateError when it is neither
    """
    found = _day_of(value.strip())
    if found is None or not is_possible(found):
        raise DateError("a date like 2024-03-15", got=value[:60], where=where)
    return found


def stated_day(value: str, where: str) -> tuple[date | None, str | None]:
    """The day that an article states, and a warning where that is what content systems write for "none".

    Raises: DateError when it is no day
    """
    found = _day_of(value.strip())
    if found is not None and not is_possible(found):
        return None, f"its publication day {found} stands for none: no newspaper has it"
    return published_day(value, where), None


def is_possible(day: date) -> bool:
    """Whether something may have been published on a day."""
    return EARLIEST <= day.year <= LATEST


def _day_of(text: str) -> date | None:
    return _iso(text) or _rfc(text) or day_in_words(text) or day_in_name(text) or day_in_text(text)


def day_in_words(text: str) -> date | None:
    """The first day that is written out in a text: "21 August 2019", "Aug. 21st, 2019"."""
    first, second = _DAY_FIRST.search(text), _MONTH_FIRST.search(text)
    if first and (second is None or first.start() <= second.start()):
        return _day(first[3], _number(first[2]), first[1])
    return _day(second[3], _number(second[1]), second[2]) if second else None


def day_in_name(name: str) -> date | None:
    """The first day in a file name: ``2019-08-21-summit.txt``, ``summit_20190821.html``."""
    return next((day for match in _SEPARATED.finditer(name) if (day := _day(match[1], match[3], match[4]))), None)


def day_in_address(address: str) -> date | None:
    """The first day in the path of a URL: ``/2019/08/21/``, ``/2019-8-21/``, ``/20190821-summit``."""
    path = address.split("?")[0]
    found = (_day(match[1], match[3], match[4]) for match in _IN_ADDRESS.finditer(path))
    return next((day for day in found if day), None) or day_in_name(path)


def _iso(text: str) -> date | None:
    try:
        return datetime.fromisoformat(re.sub(r"\s+(?=[+-]\d{2}:?\d{2}$)", "", text)).date()
    except ValueError:
        return None


def _rfc(text: str) -> date | None:
    """ "Wed, 21 Aug 2019 23:30:00 GMT"."""
    parts = parsedate(text) if ":" in text else None
    return _day(parts[0], parts[1], parts[2]) if parts else None


def _number(month: str) -> int:
    return _MONTHS.index(month[:3].lower()) + 1


def _day(year: str | int, month: str | int, day: str | int) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
