"""Times of day in words: "half past six", "a quarter to seven", "20 past 7 pm"."""

import re

from timeline.expressions.vocabulary import number_of

__all__ = ["SPOKEN", "spoken_time"]

_HOUR = r"(?:1[0-2]|[1-9]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
# "twenty to five" counts something unless an hour is plain: only "past", a quarter, or a.m. and p.m. say so
SPOKEN = (
    rf"(?:half\s+past|(?:a\s+)?quarter\s+(?:past|after|to|before)|(?:[1-5]?\d|<SPELLED>)\s+(?:minutes?\s+)?past)\s+{_HOUR}(?:\s+o['’]clock)?(?:\s*[ap]\.?\s?m\b\.?)?(?!\s+(?:hours|years|months|days|percent)\b|[:.]?\d|-)"
    rf"|(?:[1-5]?\d|<SPELLED>)\s+(?:minutes?\s+)?to\s+{_HOUR}(?:\s+o['’]clock|\s*[ap]\.?\s?m\b\.?)"
)
_PARTS = re.compile(
    rf"(?P<minutes>half|(?:a\s+)?quarter|[\w-]+(?:\s+[\w-]+)??)\s+(?:minutes?\s+)?(?P<side>past|after|to|before)\s+(?P<hour>{_HOUR})(?P<rest>.*)"
)


def spoken_time(words: str) -> str | None:
    """The same in digits, in lower case: "6:30" for "half past six", "6:45 pm" for "a quarter to seven pm"; or None."""
    match = _PARTS.match(words)
    if match is None:
        return None
    minutes = {"half": 30.0, "quarter": 15.0, "a quarter": 15.0}.get(
        match.group("minutes"), number_of(match.group("minutes"))
    )
    hour = number_of(match.group("hour"))
    if minutes is None or hour is None or not 0 < minutes < 60:
        return None
    if match.group("side") in ("to", "before"):
        hour, minutes = (hour - 1) or 12, 60 - minutes
    return f"{hour:.0f}:{minutes:02.0f}{match.group('rest')}"
