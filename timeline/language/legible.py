"""Punctuation that was decoded in the wrong encoding, read as what it was: "Iranâ€™s" is "Iran’s".

The text that comes out is as long as the one that came in, so that offsets hold in both.  Proofs quote the text as it
is.
"""

import re

__all__ = ["legible"]

# UTF-8 bytes E2 80 xx read as Windows-1252, as they stand or with white space where copying lost a byte
_SIGNS = {"™": "’", "˜": "‘", "œ": "“", "�": "”", "\x9d": "”", "“": "–", "”": "—", "¦": "…", "¢": "•"}
_BROKEN = re.compile(rf"â€\s?(?P<sign>[{''.join(_SIGNS)}])(?P<rest>\s?(?:s|t|d|m|re|ve|ll)\b)?|Â(?P<byte>[\xa0-\xbf])")
_JOINING = frozenset({"’"})  # stands right after a word, and before "s" in "Iran’s"
_OPENING = frozenset({"‘", "“", "•"})


def legible(text: str) -> str:
    """The text with broken signs replaced, and spaces beside them where fewer characters are left.

    >>> legible("Iranâ€™s letter, â€œnoâ€\\x9d")
    'Iran’s   letter,   “no”  '
    """
    return _BROKEN.sub(_read, text) if "â€" in text or "Â" in text else text


def _read(match: re.Match[str]) -> str:
    length = len(match.group())
    if match.group("byte"):
        return match.group("byte").replace("\xa0", " ").rjust(length)
    sign = _SIGNS[match.group("sign")]
    rest = match.group("rest") or ""
    if sign in _JOINING:
        return (sign + rest.strip()).ljust(length)
    return (sign.rjust(length - len(rest)) if sign in _OPENING else sign.ljust(length - len(rest))) + rest
