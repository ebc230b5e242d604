"""Lengths of time: "two years", "about 36 hours", "the first nine months", "decades"."""

import re

from timeline.expressions.rule import Example, Reading, Rule
from timeline.expressions.vocabulary import count_of, unit_of
from timeline.model.meaning import Length
from timeline.model.time import TimexType

__all__ = ["RULES"]

_ABOUT = r"(?:(?P<about><APPROX>)\s+)?"


_IS_SOME_DAY = re.compile(r"one\s+(?:day|night|week)", re.IGNORECASE)
_GOVERNED = re.compile(
    r"\b(?:for|in|within|after|by|of|only|just|than|least|most|about|over|lasted|last|lasting|takes?|took|spent|every|some)\s+$",
    re.IGNORECASE,
)
_UNITS = r"(?:<DATEUNIT>|hours?|minutes?|seconds)"


def _length(match: re.Match[str]) -> Reading | None:
    groups = match.groupdict()
    count, unit = count_of(groups.get("least") or groups["count"], groups["unit"])
    if unit == "quarter" and count in (1, 3) and match.string.startswith(" of", match.end()):
        return None  # "a quarter of voters": a fraction
    if _IS_SOME_DAY.fullmatch(match.group()) and not _GOVERNED.search(match.string, 0, match.start()):
        return None  # "one day they will": on no day in particular
    if match.group().lower().startswith("over ") and not _GOVERNED.search(match.string, 0, match.start()):
        return None  # "spent over three years" says when, "for over three years" how much
    half = 0.5 if groups.get("half") or groups.get("inner") else 0.0
    if half and count is not None:
        count += half
    more = None
    if groups.get("count2") and groups.get("unit2"):
        second, unit2 = count_of(groups["count2"], groups["unit2"])
        more = (second, unit2) if second is not None else None
    return TimexType.DURATION, Length(
        count, unit, approximate=bool(groups.get("about") or groups.get("least")), more=more
    )


def _bare(match: re.Match[str]) -> Reading | None:
    word = match.group("unit").lower()
    return TimexType.DURATION, Length(None, unit_of(word))


def _whole(match: re.Match[str]) -> Reading | None:
    return TimexType.DURATION, Length(1, unit_of(match.group("unit")))


def _period(match: re.Match[str]) -> Reading | None:
    count, unit = count_of(match.group("count"), match.group("unit"))
    return TimexType.DURATION, Length(count, unit)


RULES = (
    Rule(
        name="whole_unit",
        needs="whole|entire|full",
        pattern=r"(?:the\s+|an?\s+)(?:whole|entire|full)\s+(?P<unit>day|week|month|year|decade|century)",
        meaning=_whole,
        examples=(Example("a full year", "P1Y"),),
        rejects=("the whole daytime",),
    ),
    Rule(
        name="length",
        needs="unit",
        pattern=_ABOUT
        + r"(?:(?P<least><NUMBER>)(?:\s+(?:to|or)\s+|\s?[-–]\s?)(?=<NUMBER>))?(?P<count><COUNT>)(?P<inner>\s+and\s+a\s+half)?(?P<more>\s+(?:more|full|straight|consecutive|whole|long|additional|entire|successive))?\s+(?P<unit>"
        + _UNITS
        + r")"
        r"(?P<half>\s+and\s+a\s+half)?(?:(?:,|\s+and)\s+(?P<count2><NUMBER>)\s+(?P<unit2>"
        + _UNITS
        + r"))?(?!-|\s+old\b|\s+of\s+age|\s+place\b)",
        meaning=_length,
        examples=(
            Example("two years", "P2Y"),
            Example("several weeks", "PXW"),
            Example("about 36 hours", "PT36H"),
            Example("two to three weeks", "P2W"),
            Example("two thousand years", "P2000Y"),
            Example("two and a half years", "P2Y6M"),
            Example("two years and six months", "P2Y6M"),
        ),
        rejects=(
            "5 years old",
            "two yearlings",
            "45 seconds-in-command",
            "one day they will win",
            "a quarter of voters",
            "three quarters of them",
        ),
    ),
    Rule(
        name="length_spread_over",  # "spread over four days": "over" tells when, not how much
        needs="over unit",
        pattern=r"(?<=\bover\s)(?P<count><NUMBER>)\s+(?P<unit>" + _UNITS + r")(?!-|\s+old\b|\s+ago\b)",
        meaning=_length,
        examples=(Example("The battle was fought over four days.", "P4D", phrase="four days"),),
        rejects=("over four daylight raids",),
    ),
    Rule(
        name="the_first_months",
        needs="unit",
        pattern=r"the\s+(?:(?:first|last|final|opening)\s+)?(?P<count><NUMBER>)\s+(?P<unit>days|weeks|months|quarters|years|hours)",
        meaning=_period,
        examples=(Example("the first nine months", "P9M"), Example("the six months", "P6M")),
        rejects=("the first nine men",),
    ),
    Rule(
        name="vague_length",
        needs="unit",
        pattern=r"(?:many\s+)?(?<!-)(?<!\d\s)(?P<unit>decades|centuries|years|months|weeks|days|hours|minutes)(?!\s+(?:ago|old|later|earlier|of\s+age|apart|hence|(?:1\d|20)\d\d)|-|['’])",
        meaning=_bare,
        examples=(Example("for years", "PXY", phrase="years"), Example("for decades", "PXDE", phrase="decades")),
        rejects=("yearsome", "25 years old", "minutes apart", "the years 2003 to 2005"),
    ),
)
