"""Decades and centuries: "the 1990s", "the late sixties", "the 19th century"."""

import re

from timeline.expressions.rule import Example, Reading, Rule
from timeline.expressions.vocabulary import ordinal_of
from timeline.model.meaning import (
    Calendar,
    Part,
)
from timeline.model.time import TimexType

__all__ = ["RULES"]

_DECADE_WORDS = {
    "twenties": 20,
    "thirties": 30,
    "forties": 40,
    "fifties": 50,
    "sixties": 60,
    "seventies": 70,
    "eighties": 80,
    "nineties": 90,
}


def _decade(match: re.Match[str]) -> Reading | None:
    groups = match.groupdict()
    if groups.get("word"):
        return _parted(match, Calendar("decade", number=1900 + _DECADE_WORDS[groups["word"].lower()], open_year=True))
    digits = groups["digits"]
    start = int(digits)
    if len(digits) == 2:
        start += 1900
    return _parted(match, Calendar("decade", number=start - start % 10, open_year=len(digits) == 2))


def _parted(match: re.Match[str], whole: Calendar) -> Reading:
    part = (match.groupdict().get("part") or "").lower().strip("- ")
    return TimexType.DATE, Part(part, whole) if part else whole


def _century(match: re.Match[str]) -> Reading | None:
    return _parted(match, Calendar("century", number=ordinal_of(match.group("ordinal"))))


_PART = r"(?:(?:the\s+)?(?P<part>early|late|mid)[\s-]+)?"


def _decade_with_part(match: re.Match[str]) -> Reading | None:
    start = int(match.group("digits"))
    whole = Calendar("decade", number=start + 1900 if start < 100 else start - start % 10, open_year=start < 100)
    part = match.group("part") or match.group("part2")
    return TimexType.DATE, Part(part.lower(), whole) if part else whole


RULES = (
    Rule(
        name="decade",
        pattern=_PART
        + r"(?:the\s+)?(?:"
        + _PART.replace("part", "part2")
        + r")?['’]?(?P<digits>1[5-9]\d0|20\d0|[2-9]0)['’]?s",
        meaning=lambda match: _decade_with_part(match),
        examples=(Example("the 1990s", "199"), Example("the late 1980s", "198"), Example("the '90s", "199")),
        rejects=("F-16s", "AK-47s"),
    ),
    Rule(
        name="decade_in_words",
        pattern=r"(?:the\s+)(?:(?P<part>early|late|mid)[\s-]+)?(?:nineteen[\s-])?(?P<word><DECADEWORD>)(?!-)",
        meaning=_decade,
        examples=(Example("the late sixties", "196"), Example("the nineties", "199")),
        rejects=("temperatures in nineties",),
    ),
    Rule(
        name="century",
        pattern=r"(?:the\s+)?(?:(?P<part>early|late|mid)[\s-]+)?(?P<ordinal><ORDINAL>)[\s-]century",
        meaning=_century,
        examples=(Example("the 19th century", "18"), Example("the late twentieth century", "19")),
        rejects=("a century of war",),
    ),
)
