"""Lengths of time: "two years", "10-day", "the past two years", "the next few weeks", "decades", "two hours and a half"."""

import re

from timeline.expressions.rule import Example, Reading, Rule
from timeline.expressions.vocabulary import count_of, number_of, unit_of
from timeline.model.meaning import Length, Vague, Window
from timeline.model.time import TimexType

__all__ = ["RULES"]

_ABOUT = r"(?:(?P<about><APPROX>)\s+)?"


def _length(match: re.Match[str]) -> Reading | None:
    groups = match.groupdict()
    count, unit = count_of(groups["count"], groups["unit"])
    if unit == "quarter" and match.string.startswith(" of", match.end()):
        return None  # "a quarter of voters": a fraction
    half = 0.5 if groups.get("half") or groups.get("inner") else 0.0
    if half and count is not None:
        count += half
    more = None
    if groups.get("count2") and groups.get("unit2"):
        second, unit2 = count_of(groups["count2"], groups["unit2"])
        more = (second, unit2) if second is not None else None
    return TimexType.DURATION, Length(count, unit, approximate=bool(groups.get("about")), more=more)


def _adjective(match: re.Match[str]) -> Reading | None:
    count = number_of(match.group("count"))
    if count is None:
        return None
    number, unit = count_of(match.group("count"), match.group("unit"))
    return TimexType.DURATION, Length(number, unit)


def _bare(match: re.Match[str]) -> Reading | None:
    word = match.group("unit").lower()
    return TimexType.DURATION, Length(None, unit_of(word))


def _window(match: re.Match[str]) -> Reading | None:
    words = match.group("which").lower().split()
    direction = 1 if words[-1] in ("next", "coming", "following", "upcoming", "ahead") else -1
    count = match.groupdict().get("count")
    if not count and words[-1] in ("recent", "coming"):
        return TimexType.DATE, Vague("PAST_REF" if words[-1] == "recent" else "FUTURE_REF")
    number, unit = count_of(count, match.group("unit")) if count else (None, unit_of(match.group("unit")))
    base = "text" if words[-1] in ("following", "preceding", "previous") else "publication"
    return TimexType.DURATION, Window(Length(number, unit), direction, base)  # type: ignore[arg-type]


def _whole(match: re.Match[str]) -> Reading | None:
    return TimexType.DURATION, Length(1, unit_of(match.group("unit")))


def _period(match: re.Match[str]) -> Reading | None:
    count, unit = count_of(match.group("count"), match.group("unit"))
    return TimexType.DURATION, Length(count, unit)


_UNITS = r"(?:<DATEUNIT>|hours?|minutes?|seconds)"

RULES = (
    Rule(
        name="window",
        pattern=r"(?P<which>(?:the\s+|these\s+)?(?:past|last|next|coming|following|preceding|previous|upcoming))\s+(?:(?P<count><NUMBER>|<VAGUECOUNT>|couple\s+of|half)\s+)(?P<unit><UNIT>)(?!-old)",
        meaning=_window,
        examples=(
            Example("the past two years", "P2Y"),
            Example("the next few weeks", "PXW"),
            Example("the last 24 hours", "PT24H"),
        ),
        rejects=("the last two men",),
    ),
    Rule(
        name="recent_window",
        pattern=r"(?P<which>(?:the\s+)?(?:recent|coming|past|last|next|latest))\s+(?P<unit>days|weeks|months|years|decades|hours)",
        meaning=_window,
        examples=(
            Example("in the coming days", "FUTURE_REF", phrase="the coming days"),
            Example("recent weeks", "PAST_REF"),
        ),
        rejects=("a recent daytime",),
    ),
    Rule(
        name="whole_unit",
        pattern=r"(?:the\s+|an?\s+)(?:whole|entire|full)\s+(?P<unit>day|week|month|year|decade|century)",
        meaning=_whole,
        examples=(Example("a full year", "P1Y"),),
        rejects=("the whole daytime",),
    ),
    Rule(
        name="length",
        pattern=_ABOUT
        + r"(?P<count><COUNT>)(?P<inner>\s+and\s+a\s+half)?(?P<more>\s+(?:more|full|straight|consecutive|whole|long|additional|entire|successive))?\s+(?P<unit>"
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
            Example("two and a half years", "P2Y6M"),
            Example("two years and six months", "P2Y6M"),
        ),
        rejects=("5 years old", "two yearlings", "45 seconds-in-command"),
    ),
    Rule(
        name="length_as_adjective",
        pattern=r"(?P<count><NUMBER>|several|multi)-(?P<unit>second|minute|hour|day|night|week|fortnight|month|quarter|year|decade|century)(?:-long)?(?!-?(?:old|ago|earlier)s?\b)(?:\s+period)?",
        meaning=_adjective,
        examples=(Example("a 10-day drill", "P10D", phrase="10-day"), Example("two-year", "P2Y")),
        rejects=("25-year-old", "year-ago"),
    ),
    Rule(
        name="unit_long",
        pattern=r"(?P<unit>day|week|month|year|decade|century|hour)s?-long",
        meaning=_whole,
        examples=(Example("week-long talks", "P1W", phrase="week-long"),),
        rejects=("lifelong",),
    ),
    Rule(
        name="the_first_months",
        pattern=r"the\s+(?:(?:first|last|final|opening)\s+)?(?P<count><NUMBER>)\s+(?P<unit>days|weeks|months|quarters|years|hours)",
        meaning=_period,
        examples=(Example("the first nine months", "P9M"), Example("the six months", "P6M")),
        rejects=("the first nine men",),
    ),
    Rule(
        name="vague_length",
        pattern=r"(?:many\s+)?(?<!-)(?<!\d\s)(?P<unit>decades|centuries|years|months|weeks|days|hours|minutes)(?!\s+(?:ago|old|later|earlier|before|after|of\s+age)|-|['’])",
        meaning=_bare,
        examples=(Example("for years", "PXY", phrase="years"), Example("for decades", "PXDE", phrase="decades")),
        rejects=("yearsome", "25 years old"),
    ),
)
