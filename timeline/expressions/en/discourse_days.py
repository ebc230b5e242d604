"""Days as stories name them: "the next morning", "the night of 23 October", "the following Monday"."""

import re

from timeline.expressions.en import days, weekdays
from timeline.expressions.rule import Example, Reading, Rule
from timeline.expressions.vocabulary import weekday_of
from timeline.model.meaning import Calendar, Part, Relative, Which
from timeline.model.time import TimexType

__all__ = ["RULES"]

_OFFSETS = {"next": 1, "following": 1, "same": 0, "very": 0, "previous": -1, "preceding": -1}
_DATE = (
    r"(?:<WEEKDAY>,?\s+)?(?:<MONTH>\s+<DAY>(?:,?\s+<YEAR>)?|<DAY>(?:[-–/]<DAY>)?\s+(?:of\s+)?<MONTH>(?:,?\s+<YEAR>)?)"
)
_FIRST_OF_TWO = re.compile(r"^(\d{1,2})[-–/]\d{1,2}")


def _other_day(match: re.Match[str]) -> Reading | None:
    day = Relative("day", _OFFSETS[match.group("which").lower()], "text")
    return TimexType.TIME, Part(weekdays.day_part(match.group("part")), day)


def _part_of_date(match: re.Match[str]) -> Reading | None:
    """ "the night of 23/24 October" begins on the first of the two."""
    date = _FIRST_OF_TWO.sub(r"\1", match.group("date"))
    for rule in (*days.RULES, *weekdays.RULES):
        found = rule.compiled.fullmatch(date)
        reading = rule.meaning(found) if found else None
        if reading is not None:
            return TimexType.TIME, Part(weekdays.day_part(match.group("part")), reading[1])
    return None


def _weekday(match: re.Match[str]) -> Reading | None:
    which = _OFFSETS[match.group("which").lower()]
    return TimexType.DATE, Which(Calendar("weekday", number=weekday_of(match.group("name"))), which, "text")


RULES = (
    Rule(
        name="part_of_another_day",
        needs="daypart",
        pattern=r"the\s+(?P<which>next|following|same|previous|preceding|very)\s+(?P<part>morning|afternoon|evening|night|dawn)(?!-)",
        meaning=_other_day,
        examples=(
            Example("On 3 May 2018 they met. The next morning they left.", "2018-05-04TMO", phrase="The next morning"),
        ),
        rejects=("the next mornings", "the next night-time"),
    ),
    Rule(
        name="part_of_date",
        needs="daypart",
        pattern=r"(?:the\s+)?(?P<part>morning|afternoon|evening|night|dawn|dusk)\s+(?:(?:of|on)\s+|(?<=\bdawn\s)|(?<=\bdusk\s))(?P<date>"
        + _DATE
        + r"|<WEEKDAY>)",
        meaning=_part_of_date,
        examples=(
            Example("on the night of 23 October 1942", "1942-10-23TNI", phrase="the night of 23 October 1942"),
            Example("the night of 23/24 October 1942", "1942-10-23TNI"),
            Example("dawn on April 12, 1861", "1861-04-12TMO"),
            Example("They fled at dawn Thursday.", "2019-08-15TMO", phrase="dawn Thursday"),
        ),
        rejects=("the night of the vote",),
    ),
    Rule(
        name="weekday_of_the_story",
        needs="previous|preceding|following",
        pattern=r"the\s+(?P<which>previous|preceding|following)\s+(?P<name><WEEKDAY>)",
        meaning=_weekday,
        examples=(
            Example(
                "On 3 May 2018 they met; the following Monday they left.", "2018-05-07", phrase="the following Monday"
            ),
        ),
        rejects=("the previous Mondays",),
    ),
)
