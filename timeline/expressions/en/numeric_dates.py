"""Dates in digits: "2018-06-12", "12/06/2018", "12.06.2018"."""

import re

from timeline.expressions.rule import Example, Reading, Rule
from timeline.model.meaning import Calendar
from timeline.model.time import TimexType

__all__ = ["RULES"]


def _iso(match: re.Match[str]) -> Reading | None:
    month, day = int(match.group("month")), int(match.group("day"))
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return TimexType.DATE, Calendar("day", number=month, day=day, year=int(match.group("year")))


def _slashed(match: re.Match[str]) -> Reading | None:
    """Day and month in either order; where both could be the month, both readings go on."""
    first, second = int(match.group("first")), int(match.group("second"))
    text = match.group("year")
    year = int(text)
    if len(text) == 2:
        year += 1900 if year > 50 else 2000
    american, european = (first, second), (second, first)
    possible = [pair for pair in (american, european) if 1 <= pair[0] <= 12 and 1 <= pair[1] <= 31]
    if not possible:
        return None
    month, day = possible[0]
    other = possible[1] if len(possible) == 2 and possible[1] != possible[0] else None
    return TimexType.DATE, Calendar("day", number=month, day=day, year=year, other=other, open_year=len(text) == 2)


RULES = (
    Rule(
        name="iso_date",
        needs="digit",
        pattern=r"(?P<year><YEAR>)-(?P<month>\d{2})-(?P<day>\d{2})",
        meaning=_iso,
        examples=(Example("signed on 2018-06-12", "2018-06-12", phrase="2018-06-12"),),
        rejects=("2018-19-42", "12018-06-12"),
    ),
    Rule(
        name="numeric_date",
        needs="digit",
        pattern=r"(?P<first>\d{1,2})(?P<mark>[/.-])(?P<second>\d{1,2})(?P=mark)(?P<year>(?:19|20)\d{2}|\d{2})(?![/.-]?\d)",
        meaning=_slashed,
        examples=(
            Example("on 25/12/2018", "2018-12-25", phrase="25/12/2018"),
            Example("on 12/25/2018", "2018-12-25", phrase="12/25/2018"),
        ),
        rejects=("version 1.2.3", "45/99/2018", "192.168.1.20"),
    ),
)
