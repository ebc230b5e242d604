"""Days from one to another: "Aug. 5-9", "27-28 February 2019", "Aug. 30 - Sept. 2"."""

import re

from timeline.expressions.en.days import named_day
from timeline.expressions.rule import Example, Reading, Rule
from timeline.model.meaning import Between, Calendar
from timeline.model.time import TimexType

__all__ = ["RULES"]


def _range(match: re.Match[str]) -> Reading | None:
    groups = match.groupdict()
    first = named_day(groups["month"], groups["day"], groups.get("year"))
    last = named_day(groups.get("month2") or groups["month"], groups["day2"], groups.get("year2") or groups.get("year"))
    year = last.year
    if first.year is None and year is not None:
        first = Calendar("day", number=first.number, day=first.day, year=year - (first.number > last.number))
    return TimexType.DATE, Between(first, last)


RULES = (
    Rule(
        name="days_of_month",
        needs="month digit",
        pattern=r"(?P<month><MONTH>)\s+(?P<day><DAY>)(?:<DASH>|\s+and\s+)(?P<day2><DAY>)(?:,?\s+(?P<year><YEAR>))?(?!\d|,\d)(?!\s*(?:percent|%))",
        meaning=_range,
        examples=(
            Example("Aug. 5-9", "2019-08-05/2019-08-09"),
            Example("February 27-28, 2019", "2019-02-27/2019-02-28"),
            Example("Fought July 1–3, 1863, in the hills.", "1863-07-01/1863-07-03", phrase="July 1–3, 1863"),
        ),
        rejects=("Psalm 5-9",),
    ),
    Rule(
        name="days_before_month",
        needs="month digit",
        pattern=r"(?P<day><DAY>)(?:<DASH>|\s+and\s+)(?P<day2><DAY>)\s+(?P<month><MONTH>)(?:,?\s+(?P<year><YEAR>))?",
        meaning=_range,
        examples=(
            Example("5 to 9 August", "2019-08-05/2019-08-09"),
            Example("27-28 February 2019", "2019-02-27/2019-02-28"),
        ),
        rejects=("5 to 9 percent",),
    ),
    Rule(
        name="day_to_day_across_months",
        needs="month digit",
        pattern=r"(?P<month><MONTH>)\s+(?P<day><DAY>)(?:,?\s+(?P<year><YEAR>))?\s*[-–—]\s*(?P<month2><MONTH>)\s+(?P<day2><DAY>)(?:,?\s+(?P<year2><YEAR>))?",
        meaning=_range,
        examples=(Example("Aug. 30 - Sept. 2, 2018", "2018-08-30/2018-09-02"),),
        rejects=("Aug. 30 or so",),
    ),
)
