"""Dates in digits: "2018-06-12", "2018-06-12T14:30", "20180612", "12/06/2018", "12.06.2018"."""

import re

from timeline.expressions.rule import Example, Reading, Rule
from timeline.expressions.surroundings import words_around
from timeline.expressions.vocabulary import LAST_OF_THIS_CENTURY
from timeline.model.meaning import Calendar, Clock
from timeline.model.time import TimexType

__all__ = ["RULES"]

_LEADS_IN = re.compile(r"\b(?:on|by|from|since|until|before|after|of|dated|to)\s+$", re.IGNORECASE)


def _iso(match: re.Match[str]) -> Reading | None:
    month, day = int(match.group("month")), int(match.group("day"))
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return TimexType.DATE, Calendar("day", number=month, day=day, year=int(match.group("year")))


def _iso_with_time(match: re.Match[str]) -> Reading | None:
    reading, hour, minute = _iso(match), int(match.group("hour")), int(match.group("minute"))
    if reading is None or hour > 24 or minute > 59:
        return None
    zone = "Z" if (match.group("zone") or "").upper() in ("Z", "+00:00", "UTC", "GMT") else ""
    return TimexType.TIME, Clock(f"{hour:02d}:{minute:02d}{zone}", reading[1])


def _compact(match: re.Match[str]) -> Reading | None:
    """ "20180612" where it stands alone or is led in by a word of time: eight digits may count anything."""
    is_led_in = _LEADS_IN.search(match.string, max(0, match.start() - 12), match.start()) is not None
    return _iso(match) if is_led_in or not words_around(match) else None


def _slashed(match: re.Match[str]) -> Reading | None:
    """Day and month in either order; where both could be the month, both readings go on."""
    first, second = int(match.group("first")), int(match.group("second"))
    text = match.group("year")
    year = int(text)
    if len(text) == 2:
        year += 1900 if year > LAST_OF_THIS_CENTURY else 2000
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
        pattern=r"(?P<year><YEAR>)(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?![-/.]?\d)",
        meaning=_iso,
        examples=(
            Example("signed on 2018-06-12", "2018-06-12", phrase="2018-06-12"),
            Example("signed on 2018/6/12", "2018-06-12", phrase="2018/6/12"),
        ),
        rejects=("2018-19-42", "12018-06-12", "2018-06/12"),
    ),
    Rule(
        name="iso_time",
        needs="digit",
        pattern=r"(?P<year><YEAR>)-(?P<month>\d{2})-(?P<day>\d{2})(?:T|\s+)(?P<hour>\d{2}):(?P<minute>\d{2})(?::\d{2}(?:\.\d+)?)?\s?(?P<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2})?(?![:\d])",
        meaning=_iso_with_time,
        examples=(
            Example("2018-06-12T14:30Z", "2018-06-12T14:30Z"),
            Example("at 2018-06-12 14:30:05", "2018-06-12T14:30", phrase="2018-06-12 14:30:05"),
        ),
        rejects=("2018-06-12T25:30", "2018-06-12 14 people"),
    ),
    Rule(
        name="iso_compact",
        needs="digit",
        pattern=r"(?P<year>(?:19|20)\d{2})(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?!\d|[.,/-]\d)",
        meaning=_compact,
        examples=(Example("20190311", "2019-03-11"), Example("filed on 20190311", "2019-03-11", phrase="20190311")),
        rejects=("call 20190311 for help", "20191311", "2019031100"),
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
