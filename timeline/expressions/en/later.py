"""So long before or after what the text told: "three days later", "a year earlier", "five days after the summit"."""

import re

from timeline.expressions.en.ago import AMOUNT, shift
from timeline.expressions.rule import Example, Reading, Rule
from timeline.expressions.vocabulary import count_of, unit_of
from timeline.model.meaning import After, Shift
from timeline.model.time import TimexType

__all__ = ["RULES"]


def _in_text(match: re.Match[str]) -> Reading | None:
    if match.group("half2") and match.group("unit").lower().startswith(("minute", "hour")):
        return None  # "a minute and a half later": how long it took, on a day that is not left
    word = (match.group("word") or match.group("word2")).lower().split()[0]
    return shift(match, -1 if word in ("earlier", "before", "previously", "beforehand") else 1, "text")


def _around_event(match: re.Match[str]) -> Reading | None:
    """The event's own words start right after "after"; what they name is settled when events are known."""
    count, unit = count_of(match.group("count"), match.group("unit"))
    if (match.group("half") or match.group("half2")) and count is not None:
        count += 0.5
    direction = -1 if match.group("word").lower() in ("before", "prior to", "ahead of") else 1
    return TimexType.DURATION, After(
        count, unit, direction, match.end("word"), match.end("word") + 1, approximate=bool(match.group("about"))
    )


RULES = (
    Rule(
        name="earlier_or_later",
        needs="earlier|later|afterward|afterwards|after|before|previously|beforehand|on",
        # "before" and its like end their clause; "two days before the vote" is counted from the vote
        pattern=AMOUNT
        + r"\s+(?:(?P<word>earlier|later|afterwards?)(?!\s+than\b)|(?P<word2>(?:after|before)\s+that|on|before|previously|beforehand)(?=\s*(?:[.,;:)\"”’]|$)))",
        meaning=_in_text,
        examples=(
            Example("On 12 June 2018 they met. Two days later they left.", "2018-06-14", phrase="Two days later"),
            Example(
                "The deal fell in 2018. Three years after that, it was dead.", "2021", phrase="Three years after that"
            ),
            Example(
                "It began in May 2015. Three and a half years later it ended.",
                "2018-11",
                phrase="Three and a half years later",
            ),
            Example("It began in 2015. Three years on, it goes on.", "2018", phrase="Three years on"),
            Example(
                "It began on 2 May 2018. Ninety-six hours later it ended.",
                "2018-05-06",
                phrase="Ninety-six hours later",
            ),
            Example("The deal of May 2018 fell. A year earlier it held.", "2017", phrase="A year earlier"),
        ),
        rejects=("two days before the vote", "later two days", "two days later than planned"),
    ),
    Rule(
        name="vaguely_earlier_or_later",
        needs="earlier|later|afterward|afterwards|after",
        pattern=r"(?P<unit>hours|days|weeks|months|years|decades)\s+(?P<word>earlier|later|afterwards?)(?!\s+than\b)",
        meaning=lambda match: (
            TimexType.DATE,
            Shift(None, unit_of(match.group("unit")), -1 if match.group("word").lower() == "earlier" else 1, "text"),
        ),
        examples=(Example("Hours earlier they had met.", "PAST_REF", phrase="Hours earlier"),),
        rejects=("hours earliest",),
    ),
    Rule(
        name="around_event",
        needs="after|before|prior|following|ahead",
        pattern=AMOUNT
        + r"(?=\s+(?P<word>after|before|prior\s+to|following|ahead\s+of)\s+(?:the|a|an|his|her|their|its|that|this|[A-Z][a-z]+['’]s|[A-Z]{2,}|[A-Z]?[a-z]+ing|they|he|she|it|[A-Z][a-z]+)\b)",
        meaning=_around_event,
        examples=(Example("five days after the summit", "P5D", phrase="five days"),),
        rejects=("after five days",),
    ),
)
