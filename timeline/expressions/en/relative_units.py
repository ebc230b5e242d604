"""Units seen from the day of writing: "last year", "this week", "earlier this month"."""

import re

from timeline.expressions.rule import Example, Reading, Rule
from timeline.expressions.vocabulary import unit_of, weekday_of
from timeline.model.meaning import Base, Calendar, Length, Part, Relative, Shift, Which, Window
from timeline.model.time import TimexType

__all__ = ["OFFSETS", "RULES"]

OFFSETS = {
    "last": -1,
    "past": -1,
    "this": 0,
    "current": 0,
    "present": 0,
    "next": 1,
    "coming": 1,
    "upcoming": 1,
}


def _deictic(match: re.Match[str]) -> Reading | None:
    offset = OFFSETS[match.group("which").lower().split()[-1]]
    if match.group("unit").lower() == "fortnight":  # no calendar counts in fortnights
        return (TimexType.DURATION, Window(Length(2, "week"), offset)) if offset else None
    return TimexType.DATE, Relative(unit_of(match.group("unit")), offset)


def _beyond(match: re.Match[str]) -> Reading | None:
    """ "the week after next", "the Friday before last"."""
    direction = 1 if "next" in match.group().lower() else -1
    if match.group("unit"):
        return TimexType.DATE, Relative(unit_of(match.group("unit")), 2 * direction)
    nearest = Which(Calendar("weekday", number=weekday_of(match.group("day"))), direction)
    return TimexType.DATE, Shift(1, "week", direction, of=nearest)


def _part_of_unit(match: re.Match[str]) -> Reading | None:
    """ "earlier this month" ends on the day of writing, "later this year" starts there."""
    base: Base = "publication" if match.group("which").lower() == "this" else "text"
    unit = unit_of(match.group("unit"))
    if match.group("which").lower() == "the" and unit != "day":
        base = "publication"  # "later in the year" is said of this one
    inner = Relative(unit, 0, base)
    if base == "text":
        return TimexType.DATE, inner
    return TimexType.DATE, Part("so_far" if match.group("part").lower() == "earlier" else "rest", inner)


RULES = (
    Rule(
        name="relative_unit",
        needs="unit",
        pattern=r"(?P<which>the\s+(?:current|present|coming|upcoming|past)|(?:the\s+)?last(?!\s+day\b)|this\s+past|this\s+coming|this|next(?!\s+day\b)|coming|past)\s+(?P<unit><ONEUNIT>)(?!\s+of\s+the\b|['’]s\s+end|-(?:old|long))",
        meaning=_deictic,
        examples=(
            Example("last year", "2018"),
            Example("next week", "2019-W35"),
            Example("this month", "2019-08"),
            Example("the past fortnight", "P2W"),
        ),
        rejects=("at last days", "the lasting week", "the last day of the war", "the last year of the war"),
    ),
    Rule(
        name="part_of_unit",
        needs="earlier|later",
        pattern=r"(?P<part>earlier|later)\s+(?:in\s+)?(?P<which>this|the|that)\s+(?:same\s+)?(?P<unit>day|week|month|quarter|year|decade|century)",
        meaning=_part_of_unit,
        examples=(
            Example("earlier this month", "2019-08"),
            Example("later this year", "2019"),
            Example("They met in 2016. Later that year they signed.", "2016", phrase="Later that year"),
        ),
        rejects=("earlier this man",),
    ),
    Rule(
        name="unit_beyond",
        needs="next|last unit|weekday",
        pattern=r"(?:the\s+)?(?:(?P<unit>day|week|weekend|month|quarter|year|decade)|(?P<day><WEEKDAY>))\s+(?:after\s+next|before\s+last)(?=\s*(?:[.,;:!?)\"”’]|$)|\s+[a-z])(?!\s+(?:week|month|year|spring|summer|autumn|winter|<WEEKDAY>|<MONTH>)\b)",
        meaning=_beyond,
        examples=(
            Example("the week after next", "2019-W36"),
            Example("the year before last", "2017"),
            Example("the Friday after next", "2019-08-30"),
        ),
        rejects=("the week before last year", "the day after next week", "the day before last Tuesday"),
    ),
)
