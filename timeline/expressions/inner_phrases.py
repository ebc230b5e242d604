"""What larger phrases take as their whole: "the end of ...", "the first half of ...", "noon on ..."."""

import re

from timeline.expressions.en import (
    days,
    days_of_month,
    decades,
    discourse_units,
    holidays,
    months,
    near_days,
    numeric_dates,
    relative_units,
    seasons,
    weekdays,
    which_of_year,
    years,
)
from timeline.model.meaning import (
    Calendar,
    Meaning,
    Relative,
)

__all__ = ["STATED_DAY", "WHOLE", "whole"]

# a day by its name or its number
STATED_DAY = (
    r"(?:today|yesterday|tomorrow|(?:last\s+|next\s+|this\s+)?<WEEKDAY>(?:,?\s+(?:the\s+)?(?:<MONTH>\s+<DAY>|<DAY>\s+(?:of\s+)?<MONTH>)(?:,?\s+<YEAR>)?)?"
    r"|<MONTH>\s+<DAY>(?:,?\s+<YEAR>)?|(?:the\s+)?<DAY>\s+(?:of\s+)?<MONTH>(?:,?\s+<YEAR>)?)"
)

# what "the end of ..." and "early ..." take as their whole
WHOLE = (
    r"(?:(?:the\s+)?(?:this|last|next|that|the\s+same|the\s+following|the\s+previous|the\s+coming|the)\s+(?:week|month|quarter|year|decade|century|weekend|spring|summer|autumn|fall|winter)"
    r"|(?:(?:last|this|next)\s+)?<MONTH>(?:,?\s+(?:of\s+)?(?:<YEAR>|(?:last|this|next|that)\s+year))?|<YEAR>|(?:the\s+)?(?:1[5-9]\d0|20\d0|[2-9]0)s"
    r"|(?:the\s+)?<ORDINAL>[\s-]century|(?:the\s+)?<SEASON>\s+(?:of\s+)?<YEAR>|(?:the\s+)?(?:1[5-9]\d0|20\d0)s)"
)


_INNER = (
    *relative_units.RULES,
    *days.RULES,
    *months.RULES,
    *numeric_dates.RULES,
    *years.RULES,
    *decades.RULES,
    *which_of_year.RULES,
    *seasons.RULES,
    *discourse_units.RULES,
    *days_of_month.RULES,
    *weekdays.RULES,
    *near_days.RULES,
    *holidays.RULES,
)


def whole(text: str) -> Meaning | None:
    """The meaning of a phrase that one of the simpler rules reads from end to end."""
    for rule in _INNER:
        match = rule.compiled.fullmatch(text)
        reading = rule.meaning(match) if match else None
        if reading:
            return reading[1]
    unit = re.fullmatch(r"the\s+(week|month|quarter|year|decade|century|weekend)", text, re.IGNORECASE)
    if unit:
        return Relative(unit.group(1).lower(), 0)
    bare = re.fullmatch(r"the\s+(spring|summer|autumn|fall|winter)", text, re.IGNORECASE)
    return (
        Calendar("season", name={"sp": "SP", "su": "SU", "au": "FA", "fa": "FA", "wi": "WI"}[bare.group(1).lower()[:2]])
        if bare
        else None
    )
