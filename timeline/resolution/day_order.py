"""Whether an article writes the day or the month first in numeric dates."""

import re
from urllib.parse import urlparse

__all__ = ["day_comes_first"]

# outlets of these top-level domains write the day before the month
_DAY_FIRST = frozenset({"uk", "au", "in", "ie", "nz", "za", "fr", "de", "it", "es", "ru", "ua", "br", "ng", "ke", "pk"})
_MONTH_FIRST = frozenset({"us", "gov", "mil"})
_NUMERIC = re.compile(r"\b(\d{1,2})[/.-](\d{1,2})[/.-]\d{2,4}\b")


def day_comes_first(text: str, url: str | None, source: str | None, language: str | None) -> bool | None:
    """By a date of the text that has but one reading, else by the outlet's country or language; None: unknown."""
    pairs = [(int(a), int(b)) for a, b in _NUMERIC.findall(text)]
    if any(a > 12 >= b for a, b in pairs):
        return True
    if any(b > 12 >= a for a, b in pairs):
        return False
    host = urlparse(url).hostname if url else source
    ending = (host or "").lower().rpartition(".")[2]
    if ending in _DAY_FIRST or (language is not None and language not in ("en", "")):
        return True
    return False if ending in _MONTH_FIRST else None
