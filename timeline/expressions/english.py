"""What surrounds English time expressions: the words that bound or undo one."""

import re

__all__ = ["english_relation", "is_numbered"]

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
_OWNS_AN_EVENT = re.compile(r"['’]s?\s+[a-z]")
_LOOKBACK = 60  # characters before a number that can hold what it numbers
# "Resolution 2231", "Flight 1549", "page 1999": a number of something is no year
_NUMBERED = re.compile(
    r"\b(?:[Rr]esolutions?|[Ff]light|train|bus|tram|[Nn]o\.|[Nn]umber|[Aa]rticle|[Ss]ection|[Pp]age|[Rr]oom|[Uu]nit|[Cc]hapter|[Vv]ersion|[Hh]ighway|[Rr]oute|[Cc]hannel|[Mm]odel|[Bb]oeing|Airbus|UNSCR|Res\.|R\.|Directive|Regulation|Bill|Law|Act|Order|Decree|Protocol|Psalm|Title|Vision|Agenda|Horizon|Windows|Hill|Height|Point|Squadron|Battalion|Brigade|Regiment|Division|Type|Mark|Mk|Class|Lot|Box|Suite|Building|Camp|Bus|Train|Tram|Area|Sector|Goals?|Strategy|Blueprint|Code|Rule|Form|Schedule|Table|Figure|Volume|Vol\.|Issue|Paragraph|Para\.|Proposition|Amendment|Measure|Executive\s+Order|Case|File|[Pp]opulation\s+of|[Hh]ouse|[Ss]treet|Freedom|Zone)\s+(?:[\d,/]+\s+and\s+)?$"
)


def english_relation(before: str, after: str) -> str:
    """How the words right before an expression bound it; "in" where they do not.

    "after Saturday's vote" is after the vote: the vote itself was on Saturday.
    """
    found = next((name for name, pattern in _RELATIONS if pattern.search(before)), "in")
    return "in" if found in ("after", "before") and _OWNS_AN_EVENT.match(after) else found


def is_numbered(rule: str, words: str, start: int) -> bool:
    """Whether what a rule for digits found is the number of something."""
    return rule in ("year", "numeric_date") and _NUMBERED.search(words, max(0, start - _LOOKBACK), start) is not None
