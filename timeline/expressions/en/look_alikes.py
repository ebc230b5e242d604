"""Words of time that date nothing: rates, titles, and names of things that bear a date.

Each rule wins its words and yields nothing; ``rejects`` are the proofs.
"""

import re

from timeline.expressions.rule import Reading, Rule
from timeline.model.meaning import Vague
from timeline.model.time import TimexType

__all__ = ["RULES"]


def _nothing(_: re.Match[str]) -> Reading:
    return TimexType.DATE, Vague("PRESENT_REF")  # never read: is_date is False


RULES = (
    Rule(
        name="rate",
        needs="unit",
        is_date=False,
        # "three times a week" is a set and stays one; "$93 million a year earlier" is a date
        pattern=r"[$€£]?\s?(?:[\d,.]*\d%?|millions?|billions?|trillions?|thousands|hundreds|percent|per\s+cent|<SPELLED>)(?:\s+(?!times\b)[a-z-]+(?:\s+[a-z-]+)?s)?"
        r"\s+(?P<span>(?:an?|per|each|every)\s+(?:second|minute|hour|day|night|week|month|quarter|year))(?!\s+(?:ago|earlier|later|before|after|from\s+now))",
        meaning=_nothing,
        rejects=("It earned $4 million a year.", "They fire 700 shells a day.", "The price is $12.50 a month."),
    ),
    Rule(
        name="title",
        needs="unit|daypart|today",
        is_date=False,
        # a unit of time has a capital in titles alone
        pattern=r"(?<=[\"“‘'`])(?-i:(?:This|Last|Next|The\s+Last|\d+|[A-Z][a-z]+)\s+(?:Week|Weekend|Minutes|Hours|Days|Nights|Weeks|Months|Years|Night|Morning|Evening|Today)(?:\s+[A-Z]\w+)*)",
        meaning=_nothing,
        rejects=("He told CBS's “60 Minutes” so.", 'She said on "This Week" that it was over.'),
    ),
    Rule(
        name="as_many",
        needs="unit",
        is_date=False,
        pattern=r"as\s+many\s+(?:hours|days|nights|weeks|weekends|months|years|decades)",
        meaning=_nothing,
        rejects=("It is the third strike in as many days.",),
    ),
    Rule(
        name="name_with_a_date",
        needs="",
        is_date=False,
        pattern=r"(?:the\s+)?<DATEDNAME>",
        meaning=_nothing,
        rejects=("The Good Friday Agreement held.", "It was the Six-Day War.", "The Arab Spring failed."),
    ),
)
