"""Years with their era: "44 BC", "AD 70", "264-241 BC", "the summer of 256 BC", "the fourth century BC"."""

import re

from timeline.expressions.rule import Example, Reading, Rule
from timeline.expressions.vocabulary import month_of, ordinal_of, season_of
from timeline.model.meaning import Between, Calendar, Part
from timeline.model.time import TimexType

__all__ = ["RULES"]

# with all of its stops or with none: the one after "44 BC." ends the sentence
_BEFORE = r"(?-i:BCE?\b|bce?$|B\.\s?C\.(?:\s?E\.)?)"
_OF_OURS = r"(?-i:AD\b|A\.\s?D\.|CE\b|C\.\s?E\.)"
_NUMBER = r"\d{1,4}"


def _year(match: re.Match[str]) -> Reading | None:
    if match.group("before"):
        return TimexType.DATE, Calendar("year", year=-int(match.group("before")))
    return TimexType.DATE, Calendar("year", year=int(match.group("after") or match.group("led")))


def _years(match: re.Match[str]) -> Reading | None:
    """The years of one era; those before it count down.  "3-2 BC Place" is a score."""
    if max(len(match.group("first")), len(match.group("last"))) == 1:
        return None
    sign = -1 if match.group("era") else 1
    first, last = (sign * int(match.group(group)) for group in ("first", "last"))
    if first >= last:
        return None
    return TimexType.DATE, Between(Calendar("year", year=first), Calendar("year", year=last))


def _inside(match: re.Match[str]) -> Reading | None:
    year = -int(match.group("year"))
    if match.group("season"):
        return TimexType.DATE, Calendar("season", name=season_of(match.group("season")), year=year)
    month, day = month_of(match.group("month")), match.group("day") or match.group("day2")
    if day:
        return TimexType.DATE, Calendar("day", number=month, day=ordinal_of(day), year=year)
    return TimexType.DATE, Calendar("month", number=month, year=year)


def _longer(match: re.Match[str]) -> Reading | None:
    if match.group("ordinal"):
        whole = Calendar("century", number=-ordinal_of(match.group("ordinal")))
    else:
        whole = Calendar("decade", number=-int(match.group("decade")))
    part = (match.group("part") or "").lower()
    return TimexType.DATE, Part(part, whole) if part else whole


RULES = (
    Rule(
        name="year_of_era",
        needs="bc|bce|b|ad|a|ce|c digit",
        pattern=rf"(?:the\s+year\s+)?(?:(?P<before>{_NUMBER})\s*{_BEFORE}|(?P<after>{_NUMBER})\s*{_OF_OURS}|(?-i:AD|A\.\s?D\.)\s*(?P<led>{_NUMBER}))",
        meaning=_year,
        examples=(
            Example("44 BC", "BC0044"),
            Example("AD 70", "0070"),
            Example("480 B.C.", "BC0480"),
            Example("300 bc", "BC0300"),
        ),
        rejects=("44 bicycles", "12 ce", "ad 4"),
    ),
    Rule(
        name="years_of_era",
        needs="bc|bce|b|ad|a|ce|c digit",
        pattern=rf"(?P<first>{_NUMBER})(?:\s*(?P<era1>{_BEFORE}))?(?P<between><DASH>)(?P<last>{_NUMBER})\s*(?:(?P<era>{_BEFORE})|{_OF_OURS})",
        meaning=_years,
        examples=(
            Example("the war of 264–241 BC", "BC0264", phrase="264"),
            Example("the war of 264–241 BC", "BC0241", phrase="241 BC"),
        ),
        rejects=("3-2 BC Place", "241-264 BC"),
    ),
    Rule(
        name="inside_of_year_of_era",
        needs="bc|bce|b digit",
        pattern=rf"(?:(?:the\s+)?(?P<season><SEASON>)\s+(?:of\s+)?|(?:(?P<day><DAY>)\s+)?(?P<month><MONTH>)\s+(?:(?P<day2><DAY>),?\s+)?)(?P<year>{_NUMBER})\s*{_BEFORE}",
        meaning=_inside,
        examples=(
            Example("the summer of 256 BC", "BC0256-SU"),
            Example("15 March 44 BC", "BC0044-03-15"),
            Example("September 490 BC", "BC0490-09"),
        ),
        rejects=("15 March 44 bicycles",),
    ),
    Rule(
        name="century_or_decade_of_era",
        needs="bc|bce|b century|digit",
        pattern=rf"(?:the\s+)?(?:(?P<part>early|late|mid)[\s-]+)?(?:(?P<ordinal><ORDINAL>)[\s-]century|(?P<decade>\d{{1,3}}0)s)\s+{_BEFORE}",
        meaning=_longer,
        examples=(
            Example("the fourth century BC", "BC03"),
            Example("the late 5th century BC", "BC04"),
            Example("the 490s BC", "BC049"),
        ),
        rejects=("the fourth century", "the 490s"),
    ),
)
