"""Words that point at the present, the past or the future without saying when: "now", "recently", "soon"."""

import re

from timeline.expressions.rule import Example, Reading, Rule
from timeline.model.meaning import Vague
from timeline.model.time import TimexType

__all__ = ["RULES"]


def _reference(name: str) -> Reading:
    return TimexType.DATE, Vague(name)


def _present(match: re.Match[str]) -> Reading | None:
    return _reference("PRESENT_REF")


def _past(match: re.Match[str]) -> Reading | None:
    return _reference("PAST_REF")


def _future(match: re.Match[str]) -> Reading | None:
    return _reference("FUTURE_REF")


RULES = (
    Rule(
        name="present",
        # "North Korea now a threat" is a headline's copula, and still the present: TIMEX3 marks it, no event hangs on it
        pattern=r"(?:right\s+now|now(?!\s+that\b)|currently|presently|nowadays|(?<=at\s)(?:the\s+)?present(?!\s+\w+ing)|(?<=at\s)(?:the|this)\s+moment"
        r"|(?<=at\s)this\s+(?:time|point|stage)|these\s+days|current(?!\s+affairs)|(?<=the\s)current(?=\s))",
        meaning=_present,
        examples=(Example("it is now clear", "PRESENT_REF", phrase="now"), Example("currently", "PRESENT_REF")),
        rejects=("nowhere", "presentation", "ocean currents"),
    ),
    Rule(
        name="past",
        pattern=r"(?:(?:just\s+|more\s+|until\s+)?recently|lately|formerly|(?<=in\s)the\s+(?:recent\s+|distant\s+)?past(?!\s+(?:two|three|few|several|\d))|(?<=in\s)(?:recent\s+)?times\s+past)",
        meaning=_past,
        examples=(
            Example("he recently said", "PAST_REF", phrase="recently"),
            Example("in the past", "PAST_REF", phrase="the past"),
        ),
        rejects=("the past two years", "pasta"),
    ),
    Rule(
        name="future",
        pattern=r"(?:(?<!as\s)(?<!so\s)(?<!too\s)soon(?!er\b|\s+as\b|\s+after\b)|the\s+(?:near\s+|foreseeable\s+|not[\s-]too[\s-]distant\s+|immediate\s+|distant\s+)?future|(?<=in\s)future|shortly(?!\s+(?:after|before))|(?<=a\s)future(?=\s)|(?<=the\s)future(?=\s)|someday)",
        meaning=_future,
        examples=(
            Example("they will meet soon", "FUTURE_REF", phrase="soon"),
            Example("the near future", "FUTURE_REF"),
        ),
        rejects=("sooner or later", "futures trading"),
    ),
)
