"""Numbers that follow dates: the order of the chronology is the order of the rows.

    first day (22 bits) | how wide the interval is (4 bits) | the event's own bits (24 bits)

Everything that finds events (actors, types, words) lists numbers in ascending order, so the first page of any of them
is its first rows, and "from March to May" is a range of numbers.
"""

import hashlib
from datetime import date

from timeline.model.time import When

__all__ = ["HIGHEST", "LAST_DATED", "OPEN_END", "OPEN_START", "bounds", "first_number", "number_of", "width_of"]

OPEN_START, OPEN_END = 0, 9_999_999
_OWN_BITS, _WIDTH_BITS = 24, 4
_DAY_SHIFT = _OWN_BITS + _WIDTH_BITS
_UNDATED = (1 << 22) - 1  # date.max is day 3,652,059
_GRADES = (0, 1, 2, 7, 10, 31, 62, 92, 184, 366, 1830, 3660, 36_600)  # days: the more precise comes first on one day
LAST_DATED = (_UNDATED << _DAY_SHIFT) - 1
HIGHEST = (1 << 62) - 1


def bounds(when: When) -> tuple[int | None, int | None]:
    """First and last day as ordinals, open ends as the far ends of time; None twice for an undated event."""
    if not when.is_dated:
        return None, None
    first = when.first.toordinal() if when.first else OPEN_START
    return first, when.last.toordinal() if when.last else OPEN_END


def width_of(first: int | None, last: int | None) -> int:
    """The class that the store's index of wide intervals knows."""
    if first is None or last is None:
        return 4
    days = last - first
    return 0 if days <= 0 else 1 if days <= 31 else 2 if days <= 366 else 3


def number_of(event: str, when: When) -> int:
    """The number that an event's date and id ask for; where it is taken, the next free one serves."""
    first, last = bounds(when)
    own = int.from_bytes(hashlib.sha256(event.encode("utf-8", "surrogatepass")).digest()[:3], "big")
    if first is None or last is None:
        return (_UNDATED << _DAY_SHIFT) | own
    grade = next((place for place, days in enumerate(_GRADES) if last - first <= days), len(_GRADES))
    return (first << _DAY_SHIFT) | (grade << _OWN_BITS) | own


def first_number(day: date | int) -> int:
    """The lowest number of an event that starts on a day or later."""
    return (day if isinstance(day, int) else day.toordinal()) << _DAY_SHIFT
