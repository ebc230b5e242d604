"""Decades and centuries: "the 1990s", "the late sixties", "the '90s", "the 19th century"."""

import re

from timeline.expressions.rule import Example, Reading, Rule
from timeline.expressions.surroundings import words_before
from timeline.expressions.vocabulary import decade_of, ordinal_of
from timeline.model.meaning import Between, Calendar, Meaning, Part
from timeline.model.time import TimexType

__all__ = ["RULES"]

_LAST_CENTURY = 22

_PART = r"(?:(?:(?:the\s+)?(?P<part>early|late|mid)(?:[\s-]+|(?:dle)\s+of\s+))?(?:the\s+)?(?:(?P<part2>early|late|mid)[\s-]+)?)"
# "a man in his thirties", "temperatures in the 30s": ages and degrees come in tens as well
_NO_DECADE = re.compile(
    r"\b(?:his|her|their|my|our|your|temperatures?|degrees|highs|lows|polled|scored|in\s+(?:low|high))\b[\w\s'’-]{0,25}$",
    re.IGNORECASE,
)


def _decade(match: re.Match[str]) -> Reading | None:
    """Two digits need their article or apostrophe: "30s" alone may count anything."""
    digits = match.group("digits")
    start = int(digits)
    if len(digits) == 2:
        before = words_before(match) + match.group()[: match.start("digits") - match.start()]
        if not re.search(r"(?:\bthe\s+(?:very\s+)?(?:(?:early|late|mid)[\s-]+)?|['’])$", before, re.IGNORECASE):
            return None
        if _NO_DECADE.search(words_before(match)):
            return None
        start += 1900
    return _parted(match, Calendar("decade", number=start - start % 10, open_year=len(digits) == 2))


def _in_words(match: re.Match[str]) -> Reading | None:
    if _NO_DECADE.search(words_before(match)):
        return None
    return _parted(match, Calendar("decade", number=1900 + decade_of(match.group("word")), open_year=True))


def _century(match: re.Match[str]) -> Reading | None:
    return _parted(match, Calendar("century", number=ordinal_of(match.group("ordinal"))))


def _centuries(match: re.Match[str]) -> Reading | None:
    first, last = ordinal_of(match.group("first")), ordinal_of(match.group("last").lower().removeprefix("the").strip())
    if not first < last <= _LAST_CENTURY:
        return None
    return TimexType.DATE, Between(Calendar("century", number=first), Calendar("century", number=last))


def _parted(match: re.Match[str], whole: Meaning) -> Reading:
    part = (match.group("part") or match.group("part2") or "").lower()
    return TimexType.DATE, Part(part, whole) if part else whole


RULES = (
    Rule(
        name="decade",
        pattern=_PART + r"['’]?(?P<digits>1[5-9]\d0|20\d0|[2-9]0)['’]?s",
        meaning=_decade,
        examples=(Example("the 1990s", "199"), Example("the late 1980s", "198"), Example("the '90s", "199")),
        rejects=("F-16s", "AK-47s", "a man in his 30s", "a woman in her early 40s", "temperatures in the 30s", "30s"),
        needs="digit",
    ),
    Rule(
        name="decade_in_words",
        pattern=r"(?=the\s)" + _PART + r"(?:nineteen[\s-])?(?P<word><DECADEWORD>)(?!-)",
        meaning=_in_words,
        examples=(Example("the late sixties", "196"), Example("the nineties", "199")),
        rejects=("temperatures in nineties", "temperatures in the nineties"),
        needs="decade",
    ),
    Rule(
        name="centuries",
        needs="century|centuries",
        pattern=r"(?:the\s+)?(?P<first><ORDINAL>)(?P<between><DASH>|\s+(?:and|or)\s+|\s*/\s*)(?P<last>(?:the\s+)?<ORDINAL>)[\s-]centur(?:y|ies)(?!-old)",
        meaning=_centuries,
        examples=(
            Example("from the 12th to the 15th century", "11", phrase="the 12th"),
            Example("in the 16th and 17th centuries", "16", phrase="17th centuries"),
        ),
        rejects=("the 15th to the 12th centuryman", "the first and only century"),
    ),
    Rule(
        name="century",
        pattern=_PART + r"(?P<ordinal><ORDINAL>)[\s-]century(?!-old)",
        meaning=_century,
        examples=(Example("the 19th century", "18"), Example("the late twentieth century", "19")),
        rejects=("a century of war", "a 15th century-old custom"),
        needs="century",
    ),
)
