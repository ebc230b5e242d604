"""A date as archives and this product write it (EDTF, ISO 8601-2) -> the days that a timeline draws.

Levels 0 and 1 as far as a chronology needs them: days, months, years, seasons, quarters, halves, decades and centuries
with X, "about" and "perhaps" signs, intervals and their open ends.
"""

import re
from datetime import MAXYEAR, MINYEAR, date

from timeline.errors import DateError
from timeline.model.months import last_of_month
from timeline.model.time import Basis, Precision, When

__all__ = ["read_edtf"]

_ATOM = re.compile(r"(?P<year>\d{4}|\d{3}X|\d\dXX)(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?(?P<sign>[~?%])?")
_OPEN = frozenset({"..", ""})
# the first month of what stands in a month's place, its months, and how finely it dates
_PARTS = (
    {season: (3 * (season - 21) + 3, 3, Precision.SEASON) for season in range(21, 25)}
    | {quarter: (3 * (quarter - 33) + 1, 3, Precision.QUARTER) for quarter in range(33, 37)}
    | {half: (6 * (half - 40) + 1, 6, Precision.HALF) for half in (40, 41)}
)  # fmt: skip


def read_edtf(text: str) -> When | None:
    """The date that a text writes as EDTF, or None where it is no EDTF.

    >>> read_edtf("2018-06").last, read_edtf("../2019-09-30").first, read_edtf("last June")
    (datetime.date(2018, 6, 30), None, None)

    Raises: DateError for a day that no calendar has ("2018-06-31"), or an end before its start
    """
    parts = text.strip().split("/")
    atoms = [None if part in _OPEN and len(parts) == 2 else _ATOM.fullmatch(part) for part in parts]
    known = [atom for atom in atoms if atom is not None]
    if len(parts) > 2 or not known or any(a is None and p not in _OPEN for a, p in zip(atoms, parts, strict=True)):
        return None
    spans = [_span(atom, text) if atom else None for atom in atoms]
    start, end = spans[0], spans[-1]
    first, last = start[0] if start else None, end[1] if end else None
    if first and last and first > last:
        raise DateError("a date that ends after it starts", got=text)
    return When(
        first=first,
        last=last,
        edtf=text.strip(),
        precision=start[2] if start and len(parts) == 1 else Precision.DAY if first == last else Precision.UNKNOWN,
        approximate=any(atom["sign"] for atom in known),
        basis=Basis.STATED,
    )


def _span(atom: re.Match[str], text: str) -> tuple[date, date, Precision]:
    year, month, day = atom["year"], int(atom["month"] or 0), int(atom["day"] or 0)
    try:
        if "X" in year and not month:
            low, high = max(int(year.replace("X", "0")), MINYEAR), min(int(year.replace("X", "9")), MAXYEAR)
            return date(low, 1, 1), date(high, 12, 31), Precision.CENTURY if "XX" in year else Precision.DECADE
        if atom["day"]:
            only = date(int(year), month, day)
            return only, only, Precision.DAY
        if month in _PARTS:
            start, months, precision = _PARTS[month]
            return *_months(int(year), start, months), precision
        if atom["month"]:
            return *_months(int(year), month, 1), Precision.MONTH
        return date(int(year), 1, 1), date(int(year), 12, 31), Precision.YEAR
    except ValueError:
        raise DateError("a day that the calendar has", got=text) from None


def _months(year: int, month: int, count: int) -> tuple[date, date]:
    """The first and last day of some months; winter starts in December and ends in the next year."""
    ahead = month + count - 2
    return date(year, month, 1), last_of_month(date(year + ahead // 12, ahead % 12 + 1, 1))
