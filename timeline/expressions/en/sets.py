"""Again and again: "daily", "every Friday", "Tuesday nights", "each July", "twice a week", "annually"."""

import re

from timeline.expressions.en.weekdays import day_part
from timeline.expressions.rule import Example, Reading, Rule
from timeline.expressions.vocabulary import holidays, month_of, number_of, season_of, unit_of, weekday_of
from timeline.model.meaning import Calendar, Length, Part, Repeated
from timeline.model.time import TimexType

__all__ = ["RULES"]

_ADVERBS = {"hourly": ("hour", 1), "daily": ("day", 1), "nightly": ("day", 1), "weekly": ("week", 1), "biweekly": ("week", 2), "monthly": ("month", 1),
            "annually": ("year", 1), "yearly": ("year", 1), "fortnightly": ("week", 2)}  # fmt: skip


def _every(match: re.Match[str]) -> Reading | None:
    groups = match.groupdict()
    if groups["weekday"]:
        day = Calendar("weekday", number=weekday_of(groups["weekday"]))
        part = groups["weekdaypart"]
        return TimexType.SET, Repeated(Part(day_part(part), day) if part else day)
    if groups["part"]:
        return TimexType.SET, Repeated(Part(day_part(groups["part"]), Length(1, "day")))
    if groups["month"]:
        return TimexType.SET, Repeated(Calendar("month", number=month_of(groups["month"])))
    if groups["season"]:
        return TimexType.SET, Repeated(Calendar("season", name=season_of(groups["season"])))
    if groups["holiday"]:
        name = " ".join(groups["holiday"].lower().replace("’", "'").split())
        return (TimexType.SET, Repeated(Calendar("holiday", name=name))) if name in holidays() else None
    n = (groups["n"] or "one").lower()
    count = 2 if n in ("other", "second") else number_of(n)
    return TimexType.SET, Repeated(Length(count, unit_of(groups["unit"])))


def _parts_of_weekday(match: re.Match[str]) -> Reading | None:
    day = Calendar("weekday", number=weekday_of(match.group("day").removesuffix("s")))
    return TimexType.SET, Repeated(Part(day_part(match.group("part").removesuffix("s")), day))


def _weekdays(match: re.Match[str]) -> Reading | None:
    name = match.group("day")[:-1]
    return TimexType.SET, Repeated(Calendar("weekday", number=weekday_of(name)))


def _adverb(match: re.Match[str]) -> Reading | None:
    unit, count = _ADVERBS[match.group("word").lower()]
    return TimexType.SET, Repeated(Length(count, unit))


def _per(match: re.Match[str]) -> Reading | None:
    return TimexType.SET, Repeated(Length(1, unit_of(match.group("unit"))))


RULES = (
    Rule(
        name="every",
        needs="every|each",
        pattern=r"(?:every|each)\s+(?:single\s+)?(?:(?:other\s+|second\s+)?(?P<weekday><WEEKDAY>)(?:\s+(?P<weekdaypart>morning|afternoon|evening|night))?|(?P<part>morning|afternoon|evening|night)|(?P<month><MONTH>)|(?P<season><SEASON>)|(?P<holiday><HOLIDAY>)"
        r"|(?:(?P<n>other|second|<NUMBER>|few|couple\s+of)\s+)?(?P<unit>hours?|minutes?|seconds|days?|weeks?|weekends?|months?|quarters?|years?|decades?|centur(?:y|ies)))(?!-|\s+of\s+(?:the|those|these|his|her|their|its)\b)",
        meaning=_every,
        examples=(
            Example("every Friday", "XXXX-WXX-5"),
            Example("every other Friday", "XXXX-WXX-5"),
            Example("each year", "P1Y"),
            Example("every two weeks", "P2W"),
            Example("each July", "XXXX-07"),
            Example("every summer", "XXXX-SU"),
        ),
        rejects=("every daylight", "each of two", "each day of the war"),
    ),
    Rule(
        name="weekday_of_every_month",
        needs="every|each month",
        pattern=r"(?:the\s+)?(?:<ORDINAL>|last)\s+(?P<day><WEEKDAY>)\s+(?:of|in)\s+(?:every|each)\s+month",
        meaning=lambda match: (TimexType.SET, Repeated(Calendar("weekday", number=weekday_of(match.group("day"))))),
        examples=(Example("the first Tuesday of each month", "XXXX-WXX-2"),),
        rejects=("the first of each month",),
    ),
    Rule(
        name="weekdays",
        needs="mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays",
        pattern=r"(?P<day>(?-i:Mondays|Tuesdays|Wednesdays|Thursdays|Fridays|Saturdays|Sundays))",
        meaning=_weekdays,
        examples=(Example("on Fridays", "XXXX-WXX-5", phrase="Fridays"),),
        rejects=("a Friday",),
    ),
    Rule(
        name="parts_of_weekdays",
        needs="weekday",
        pattern=r"(?P<day><WEEKDAY>)s?\s+(?P<part>mornings|afternoons|evenings|nights)",
        meaning=_parts_of_weekday,
        examples=(Example("on Tuesday nights", "XXXX-WXX-2TNI", phrase="Tuesday nights"),),
        rejects=("Tuesday nightshift",),
    ),
    Rule(
        name="adverb_of_repetition",
        needs="hourly|daily|nightly|weekly|biweekly|fortnightly|monthly|annually|yearly",
        pattern=r"(?P<word>hourly|daily|nightly|weekly|biweekly|fortnightly|monthly|annually|yearly)(?!\s+(?:Telegraph|Mail|Star|Express|Mirror|newspaper|newspapers|News|Show|Yomiuri|Times|Beast|Nation|Sabah|NK|paper|magazine))",
        meaning=_adverb,
        examples=(Example("meets annually", "P1Y", phrase="annually"), Example("meets daily", "P1D", phrase="daily")),
        rejects=("the Daily Mail", "the Daily Telegraph", "a weekly newspaper"),
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
