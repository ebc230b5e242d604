"""Days from one to another: "Aug. 5-9", "27-28 February 2019", "Aug. 30 - Sept. 2", "June 2 and 3": two expressions."""

import re

from timeline.expressions.en.days import named_day
from timeline.expressions.rule import Example, Reading, Rule
from timeline.model.meaning import Between, Calendar
from timeline.model.time import TimexType

__all__ = ["RULES"]

_BETWEEN = r"(?P<between><DASH>|\s*/\s*|\s+(?:and|or)\s+)"
_ENDS_THERE = r"(?!\d|,\d)(?!\s*(?:percent|%|per\s+cent|people|soldiers|troops))"


def _range(match: re.Match[str]) -> Reading | None:
    groups = match.groupdict()
    first = named_day(groups["month"], groups["day"], groups.get("year"))
    last = named_day(groups.get("month2") or groups["month"], groups["day2"], groups.get("year2") or groups.get("year"))
    if (first.number, first.day) == (last.number, last.day):
        return None
    year = last.year
    if first.year is None and year is not None:
        first = Calendar("day", number=first.number, day=first.day, year=year - (first.number > last.number))
    return TimexType.DATE, Between(first, last)


RULES = (
    Rule(
        name="days_of_month",
        needs="month digit",
        pattern=r"(?P<month><MONTH>)\s+(?P<day><DAY>)"
        + _BETWEEN
        + r"(?P<day2>(?:the\s+)?<DAY>)(?:,?\s+(?P<year><YEAR>))?"
        + _ENDS_THERE,
        meaning=_range,
        examples=(
            Example("Aug. 5-9", "2019-08-05", phrase="Aug. 5"),
            Example("Aug. 5-9", "2019-08-09", phrase="9"),
            Example("February 27-28, 2019", "2019-02-28", phrase="28, 2019"),
            Example("Fought July 1–3, 1863, in the hills.", "1863-07-01", phrase="July 1"),
            Example("June 2 and 3", "2019-06-03", phrase="3"),
        ),
        rejects=("Psalm 5-9", "June 2 and 3 people"),
    ),
    Rule(
        name="days_before_month",
        needs="month digit|ordinal",
        pattern=r"(?P<day>(?:the\s+)?(?:<DAY>|<ORDINALWORD>))"
        + _BETWEEN
        + r"(?P<day2>(?:the\s+)?(?:<DAY>|<ORDINALWORD>))\s+(?:of\s+)?(?P<month><MONTH>)(?:,?\s+(?P<year><YEAR>))?",
        meaning=_range,
        examples=(
            Example("5 to 9 August", "2019-08-05", phrase="5"),
            Example("27-28 February 2019", "2019-02-28", phrase="28 February 2019"),
            Example("the third till the twelfth of June", "2019-06-12", phrase="the twelfth of June"),
        ),
        rejects=("5 to 9 percent", "the second and third Mays"),
    ),
    Rule(
        name="day_to_day_across_months",
        needs="month digit",
        pattern=r"(?P<month><MONTH>)\s+(?P<day><DAY>)(?:,?\s+(?P<year><YEAR>))?(?P<between>\s*[-–—]\s*)(?P<month2><MONTH>)\s+(?P<day2><DAY>)(?:,?\s+(?P<year2><YEAR>))?",
        meaning=_range,
        examples=(Example("Aug. 30 - Sept. 2, 2018", "2018-08-30", phrase="Aug. 30"),),
        rejects=("Aug. 30 or so",),
    ),
)
