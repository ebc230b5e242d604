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


def _while(match: re.Match[str]) -> Reading | None:
    return TimexType.DURATION, Vague("PXX")


RULES = (
    Rule(
        name="a_while",
        needs="while|period",
        pattern=r"a\s+(?:little\s+|short\s+|long\s+|good\s+)?while(?!\s+ago)|an?\s+(?:(?:very|fairly|rather|relatively)\s+)?(?:long|short|brief|lengthy|extended|prolonged|indefinite|limited)\s+period(?:\s+of\s+time)?(?!\s+of\b)",
        meaning=_while,
        examples=(Example("wait for a while", "PXX", phrase="a while"), Example("a fairly lengthy period", "PXX")),
        rejects=("while they met", "a period of calm", "a long period of calm"),
    ),
    Rule(
        name="open_end",
        needs="notice",
        pattern=r"until\s+further\s+notice",
        meaning=lambda _: _reference("FUTURE_REF"),
        examples=(Example("closed until further notice", "FUTURE_REF", phrase="until further notice"),),
        rejects=("without further notice",),
    ),
    Rule(
        name="present",
        needs="now|currently|presently|nowadays|present|moment|being|time|these|current",
        # "North Korea now a threat" is a headline's copula, and still the present: TIMEX3 marks it, no event hangs on it
        pattern=r"(?:now|currently|presently|nowadays|(?<=at\s)(?:the\s+)?present(?!\s+\w+ing)|(?<=at\s)(?:the|this)\s+moment(?!\s+of\b)|(?<=for\s)the\s+(?:moment|time\s+being)"
        r"|(?<=at\s)this\s+time(?!\s+of\b)|these\s+days|current(?!\s+affairs))",
        meaning=_present,
        examples=(Example("it is now clear", "PRESENT_REF", phrase="now"), Example("currently", "PRESENT_REF")),
        rejects=("nowhere", "presentation", "ocean currents", "at this stage", "this time"),
    ),
    Rule(
        name="past",
        needs="recently|lately|formerly|past",
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
        needs="soon|future|shortly|someday",
        pattern=r"(?:(?<!as\s)(?<!so\s)(?<!too\s)soon(?!er\b|\s+(?:as|after|thereafter|afterwards?|enough)\b|\s+(?:\w+ed|became|began|was|were|had|did|took|fell|found|went|came|made|grew|lost|won|got|saw|gave|led|rose|broke|left|held|met|ran|sent|brought|drew|felt|knew|put|set|spread|spoke|told|thought|wrote)\b)|the\s+(?:near\s+|foreseeable\s+|not[\s-]too[\s-]distant\s+|immediate\s+|distant\s+)?future|(?<=in\s)future|shortly(?!\s+(?:after|before))|future\s+(?:weeks|months|quarters|years|decades)|someday)",
        meaning=_future,
        examples=(
            Example("they will meet soon", "FUTURE_REF", phrase="soon"),
            Example("the near future", "FUTURE_REF"),
        ),
        rejects=("sooner or later", "futures trading", "it soon became clear", "a future in which"),
    ),
)
