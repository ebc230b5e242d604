"""Lines that open with their date, by their shape alone: entries of chronologies, live blogs and tables.

Whether the words are a date is settled where expressions are found; here it only matters that such lines are kept
apart, and that a line which is nothing but a year or a date in digits is a heading and no page number.
"""

import re

__all__ = ["is_a_date", "opens_with_a_date"]

_YEAR = r"(?:1[0-9]|20)\d{2}"
_YEARS = rf"{_YEAR}(?:\s*[-–/]\s*(?:{_YEAR}|\d{{2}}))?"
_DIGITS = rf"(?:{_YEAR}[-/.]\d{{1,2}}(?:[-/.]\d{{1,2}})?|\d{{1,2}}[-/.]\d{{1,2}}[-/.](?:{_YEAR}|\d{{2}})|{_YEARS})"
_CLOCK = r"\d{1,2}[:.]\d{2}(?:\s*[ap]\.?m\b\.?)?|\d{1,2}\s*[ap]\.?m\b\.?"
# "3 September 2021", "3. September", "Sept. 3, 2021", "3 de mayo", "May 2015": in any language with spaces
_WORD = r"[^\W\d_]{3,12}\.?"
_DAY_FIRST = rf"\d{{1,2}}(?:st|nd|rd|th|er|\.|º)?\s+(?:de\s+)?{_WORD}(?:,?\s+(?:de\s+)?{_YEAR})?"
_IN_WORDS = rf"{_DAY_FIRST}|{_WORD}\s+(?:\d{{1,2}}(?:,?\s+{_YEAR})?|{_YEAR})"
_BULLET = r"(?:[-–—•*·▪◦●‣]\s+)?"
_SEPARATED = r"(?:\s*:(?!\d)|\s*\||\t|\s+[-–—]{1,2}\s|[–—]|\s{2,}|\s*$)"
_OPENING = re.compile(
    rf"{_BULLET}(?:{_WORD},?\s+)?(?:{_DIGITS}|{_CLOCK}|{_IN_WORDS})(?:,?\s+(?:{_CLOCK}))?(?:\s*[A-Z]{{3,4}})?{_SEPARATED}"
)
_LONE = re.compile(rf"(?:{_DIGITS}|{_CLOCK})\s*:?")
_ISO = re.compile(rf"{_BULLET}{_YEAR}-\d{{2}}-\d{{2}}\s+\S")


def opens_with_a_date(line: str) -> bool:
    """Whether a line has the shape of a dated entry: "Sept. 3, 2021 – ...", "7:15 p.m.: ...", "1916"."""
    return _OPENING.match(line) is not None or _ISO.match(line) is not None


def is_a_date(line: str) -> bool:
    """Whether a line is a year, a date in digits or a clock time, and nothing else."""
    return _LONE.fullmatch(line) is not None
