"""Parts of named stretches: "mid-September", "late last year", "the first half of 2018"."""

import re

from timeline.expressions.inner_phrases import WHOLE, whole
from timeline.expressions.rule import Example, Reading, Rule
from timeline.model.meaning import Calendar, Part
from timeline.model.time import TimexType

__all__ = ["RULES"]

_PARTS = {
    "early": "early", "early part": "early", "late": "late", "latter part": "late", "mid": "mid", "middle": "mid",
    "beginning": "start", "start": "start", "turn": "start", "end": "end", "close": "end", "first half": "first_half", "second half": "second_half",
    "opening": "start",
}  # fmt: skip


def _part(match: re.Match[str]) -> Reading | None:
    inner = whole(match.group("whole"))
    if inner is None:
        return None
    word = re.sub(r"^(?:(?:the|very)\s+)+", "", " ".join(match.group("part").lower().split())).strip(" -")
    return TimexType.DATE, Part(_PARTS[word], inner)


def _half(match: re.Match[str]) -> Reading | None:
    number = 1 if match.group("n").lower() in ("first", "opening") else 2
    inner = whole(match.group("whole"))
    if inner is None:
        return None
    if isinstance(inner, Calendar) and inner.unit == "year":
        return TimexType.DATE, Calendar("half", number=number, year=inner.year)
    return TimexType.DATE, Part("first_half" if number == 1 else "second_half", inner)


RULES = (
    Rule(
        name="part_of",
        needs="early|late|mid|middle|beginning|start|end|close|turn|latter|opening|first|second|last",
        pattern=r"(?P<part>(?:the\s+)?(?:very\s+)?(?:early|late|mid|middle|beginning|start|end|close|turn|latter\s+part|early\s+part))(?:\s+(?:of|in)\s+|[\s-]+)(?P<whole>"
        + WHOLE
        + r")",
        meaning=_part,
        examples=(
            Example("late last year", "2018"),
            Example("the very early 1990s", "199"),
            Example("mid-September", "2019-09"),
            Example("early 2018", "2018"),
            Example("the end of March", "2019-03"),
            Example("the turn of the century", "20"),
        ),
        rejects=("late arrival", "the end of the war"),
    ),
    Rule(
        name="half",
        needs="half",
        pattern=r"(?:the\s+)?(?P<n>first|second|last|latter|opening)\s+half\s+of\s+(?P<whole>" + WHOLE + r")",
        meaning=_half,
        examples=(Example("the first half of 2018", "2018-H1"), Example("the latter half of 1989", "1989-H2")),
        rejects=("the first half of the match",),
    ),
)
