"""How many were killed, injured, arrested: the numbers that reports of one event most often disagree on."""

import re
from functools import cache

from timeline.lexicons import read_lexicon

__all__ = ["counts_in"]

SPELLED = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20,
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
    "a dozen": 12, "two dozen": 24,
}  # fmt: skip
# a year and a measure of something else are no counts of people
NUMBER = (
    r"(?!(?:19|20)\d\d\b)(\d{1,3}(?:,\d{3})+|\d+|"
    + "|".join(sorted(SPELLED, key=len, reverse=True))
    + r")\b(?![.,:/-]\d|\s*(?:per cent|percent|%|years?|days?|hours?|million|billion))"
)
ABOUT = r"(?:(?:at least|about|around|some|nearly|more than|over|up to)\s+)?"
BETWEEN = r"(?:\s+(?!and\b|but\b)[\w'’-]+){0,4}?\s+(?:(?:were|was|are|have|had|been|feared|believed|reported)\s+){0,3}"


@cache
def _patterns() -> dict[str, tuple[re.Pattern[str], re.Pattern[str]]]:
    patterns = {}
    for name, forms in read_lexicon("en/event_words")["harm"].items():
        alternatives = "|".join(sorted(forms, key=len, reverse=True))
        patterns[name] = (
            # "killed 12" before "12 ... killed": in "three men killed 12" the second would count the killers
            re.compile(rf"\b(?:{alternatives})\s+{ABOUT}{NUMBER}", re.IGNORECASE),
            re.compile(rf"\b{NUMBER}{BETWEEN}(?:{alternatives})\b", re.IGNORECASE),
        )
    return patterns


def counts_in(text: str) -> dict[str, int]:
    """The counts of people harmed that a text states, by kind of harm.

    >>> counts_in("At least 12 people were killed and thirty injured.")
    {'killed': 12, 'injured': 30}
    """
    found: dict[str, int] = {}
    for name, patterns in _patterns().items():
        for pattern in patterns:
            match = pattern.search(text)
            if match:
                found[name] = _value(match.group(1).lower())
                break
    return found


def _value(written: str) -> int:
    return SPELLED[written] if written in SPELLED else int(written.replace(",", ""))
