"""What surrounds English time expressions: what betrays that a sentence has any, and the words that bound or undo one."""

import re

__all__ = ["TRIGGER", "english_relation", "is_numbered"]

# A sentence without any of these has no time expression: most sentences are done with after one search.
TRIGGER = re.compile(
    r"\d|[Dd]ay|DAY|\b(?:[Tt]o(?:night|morrow)|[Yy]ester|[Nn]ight|[Nn]ow|[Mm]orning|[Aa]fternoon|[Ee]vening|[Dd]awn|[Nn]oon|[Mm]idnight|[Oo]vernight"
    r"|[Ww]eek|[Mm]onth|[Yy]ear|[Hh]our|[Mm]inute|[Ss]econds|[Dd]ecade|[Cc]entur|[Ff]ortnight|[Qq]uarter|[Ww]inter|[Ss]ummer|[Ss]pring|[Aa]utumn|[Ff]all\b"
    r"|[Rr]ecent|[Cc]urrent|[Pp]resent|[Pp]revious|[Ff]ormerly|[Ll]ately|[Pp]ast|[Ff]uture|[Ss]oon|[Ss]hortly|[Tt]ime|(?:twent|thirt|fort|fift|sixt|sevent|eight|ninet)ies"
    r"|[Dd]aily|[Hh]ourly|[Nn]ightly|[Aa]nnual|[Qq]uarterly|[Bb]iweekly|[Ll]ong ago|nineteen|[Hh]alf of|[Mm]oment|[Ss]tage|[Pp]oint|[Ss]omeday"
    r"|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC"
    r"|Christmas|Easter|Thanksgiving|Ramadan|Eid|Nowruz|New Year|Halloween|Pentecost|Yom|Rosh|Epiphany|[Yy]ears)"
)
# what stands before an expression and bounds it
_RELATIONS = (
    ("since", re.compile(r"\b(?:ever\s+)?since\s+$", re.IGNORECASE)),
    ("by", re.compile(r"\b(?:by|no\s+later\s+than|not\s+later\s+than)\s+$", re.IGNORECASE)),
    ("until", re.compile(r"\b(?:until|till|up\s+to|through)\s+$", re.IGNORECASE)),
    ("before", re.compile(r"\b(?:before|prior\s+to|ahead\s+of)\s+$", re.IGNORECASE)),
    ("after", re.compile(r"\b(?:after|following)\s+$", re.IGNORECASE)),
    ("from", re.compile(r"\b(?:from|beginning|starting|as\s+of|effective)\s+(?:on\s+|in\s+)?$", re.IGNORECASE)),
    ("between", re.compile(r"\bbetween\s+$", re.IGNORECASE)),
    ("about", re.compile(r"\b(?:around|about|circa|c\.|approximately)\s+$", re.IGNORECASE)),
    ("for", re.compile(r"\bfor\s+$", re.IGNORECASE)),
)
# "Resolution 2231", "Flight 1549", "page 1999": a number of something is no year
_NUMBERED = re.compile(
    r"\b(?:[Rr]esolutions?|[Ff]light|[Nn]o\.|[Nn]umber|[Aa]rticle|[Ss]ection|[Pp]age|[Rr]oom|[Uu]nit|[Cc]hapter|[Vv]ersion|[Hh]ighway|[Rr]oute|[Cc]hannel|[Mm]odel|[Bb]oeing|Airbus|UNSCR|Res\.|R\.|Directive|Regulation|Bill|Law|Act|Order|Decree|Protocol|Psalm|Title)\s+(?:[\d,/]+\s+and\s+)?$"
)


def english_relation(before: str, after: str) -> str:
    """How the words right before an expression bound it; "in" where they do not."""
    return next((name for name, pattern in _RELATIONS if pattern.search(before)), "in")


def is_numbered(rule: str, words: str, start: int) -> bool:
    """Whether what a rule for digits found is the number of something."""
    return rule in ("year", "numeric_date") and _NUMBERED.search(words, 0, start) is not None
