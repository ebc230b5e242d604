"""Stretches up to now or from now on: "the past two years", "the next few weeks", "in the coming days"."""

import re

from timeline.expressions.rule import Example, Reading, Rule
from timeline.expressions.vocabulary import count_of, unit_of
from timeline.model.meaning import Length, Vague, Window
from timeline.model.time import TimexType

__all__ = ["RULES"]


def _window(match: re.Match[str]) -> Reading | None:
    words = match.group("which").lower().split()
    direction = 1 if words[-1] in ("next", "coming", "following", "upcoming", "ahead") else -1
    count = match.groupdict().get("count")
    if not count and words[-1] in ("recent", "coming"):
        return TimexType.DATE, Vague("PAST_REF" if words[-1] == "recent" else "FUTURE_REF")
    number, unit = count_of(count, match.group("unit")) if count else (None, unit_of(match.group("unit")))
    base = "text" if words[-1] in ("following", "preceding", "previous") else "publication"
    return TimexType.DURATION, Window(Length(number, unit), direction, base)  # type: ignore[arg-type]


RULES = (
    Rule(
        name="window",
        needs="past|last|next|coming|following|preceding|previous|upcoming",
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
        needs="recent|coming|past|last|next|latest",
        pattern=r"(?P<which>(?:the\s+)?(?:recent|coming|past|last|next|latest))\s+(?P<unit>days|weeks|months|quarters|years|decades|hours)(?:\s+(?:and|or)\s+(?:days|weeks|months|years|decades))?",
        meaning=_window,
        examples=(
            Example("in the coming days", "FUTURE_REF", phrase="the coming days"),
            Example("recent weeks", "PAST_REF"),
        ),
        rejects=("a recent daytime",),
    ),
    Rule(
        name="units_ahead",
        needs="ahead|come",
        pattern=r"(?:the\s+)?(?P<unit>days|weeks|months|years|decades)\s+(?:(?:immediately\s+)?ahead|to\s+come)",
        meaning=lambda match: (TimexType.DURATION, Window(Length(None, unit_of(match.group("unit"))), 1)),
        examples=(
            Example("in the weeks ahead", "PXW", phrase="the weeks ahead"),
            Example("for years to come", "PXY", phrase="years to come"),
        ),
        rejects=("the road ahead",),
    ),
)
