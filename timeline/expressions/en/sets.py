"""Again and again: "daily", "every Friday", "twice a week", "annually", "each year"."""

import re

from timeline.expressions.rule import Example, Reading, Rule
from timeline.expressions.vocabulary import unit_of, weekday_of
from timeline.model.meaning import Calendar, Length, Meaning, Part, Repeated
from timeline.model.time import TimexType

__all__ = ["RULES"]

_ADVERBS = {"hourly": ("hour", 1), "daily": ("day", 1), "nightly": ("day", 1), "weekly": ("week", 1), "biweekly": ("week", 2), "monthly": ("month", 1),
            "annually": ("year", 1), "yearly": ("year", 1), "biannual": ("month", 6), "fortnightly": ("week", 2)}  # fmt: skip
_PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}


def _every(match: re.Match[str]) -> Reading | None:
    word = match.group("thing")
    if word.lower() in _PARTS:
        thing: Meaning = Part(_PARTS[word.lower()], Length(1, "day"))
    elif word.lower().endswith("day") and word.lower() != "day":
        thing = Calendar("weekday", number=weekday_of(word))
    else:
        numbers = {"other": 2, "second": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
        thing = Length(numbers.get((match.group("n") or "").lower(), 1), unit_of(word))
    return TimexType.SET, Repeated(thing)


def _adverb(match: re.Match[str]) -> Reading | None:
    unit, count = _ADVERBS[match.group("word").lower()]
    return TimexType.SET, Repeated(Length(count, unit))


def _per(match: re.Match[str]) -> Reading | None:
    return TimexType.SET, Repeated(Length(1, unit_of(match.group("unit"))))


RULES = (
    Rule(
        name="every",
        needs="every|each",
        pattern=r"(?:every|each)\s+(?:(?P<n>other|second|two|three|four|five|six)\s+)?(?P<thing><WEEKDAY>|hours?|days?|mornings?|afternoons?|evenings?|nights?|weeks?|weekend|months?|quarters?|years?|decade)(?!-)",
        meaning=lambda match: (
            _every(match)
            if match.group("thing").lower() not in ("mornings", "nights", "evenings", "afternoons")
            else None
        ),
        examples=(
            Example("every Friday", "XXXX-WXX-5"),
            Example("each year", "P1Y"),
            Example("every two weeks", "P2W"),
        ),
        rejects=("every daylight", "each of two"),
    ),
    Rule(
        name="adverb_of_repetition",
        needs="hourly|daily|nightly|weekly|biweekly|fortnightly|monthly|annually|yearly",
        pattern=r"(?P<word>hourly|daily|nightly|weekly|biweekly|fortnightly|monthly|annually|yearly)(?!\s+(?:Telegraph|Mail|Star|Express|Mirror|newspaper|News|Show|Yomiuri|Times|Beast))",
        meaning=_adverb,
        examples=(Example("meets annually", "P1Y", phrase="annually"), Example("meets daily", "P1D", phrase="daily")),
        rejects=("the Daily Mail", "the Daily Telegraph"),
    ),
    Rule(
        name="per_unit",
        needs="unit",
        pattern=r"(?<=(?:once|wice|imes)\s)(?:a|per|each|every)\s+(?P<unit>day|week|month|year)",
        meaning=_per,
        examples=(Example("twice a week", "P1W", phrase="a week"),),
        rejects=("once a weekly",),
    ),
)
