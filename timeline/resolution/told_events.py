"""The day of an event that a phrase counts from, told before: "The coup was on 3 May. Two days after the coup ...".

The noun must stand again, or its verb ("attacked ... the attack"), in the last sentence before it that has either, and
that sentence must state one time only.  What is not told so stays open until the events themselves are dated.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from timeline.lexicons import any_of, read_lexicon
from timeline.model.analysis import Analysis
from timeline.model.meaning import After
from timeline.model.time import Precision
from timeline.resolution.context import Reference

__all__ = ["told_before"]

_REACH = 30  # sentences back in which an event is still the one that "the attack" means
_LONGEST_READ = 1000  # characters of a sentence that are looked through
_LONGEST_NAME = 80  # characters in which the noun stands: "the second attack on the town"
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)?")
_ENDING = re.compile(r"(?:ings?|ments?|ations?|ions?|als?|s)$")
_SHORTEST_STEM = 4
_DETERMINED = re.compile(r"\s+(?:the|that|this|his|her|its|their)\s+", re.IGNORECASE)
_MOST_WORDS = 3  # from the determiner to the noun
_GRAINS = frozenset({Precision.DAY, Precision.PART_OF_DAY, Precision.HOUR, Precision.MINUTE, Precision.MONTH})


def told_before(meaning: After, sentence: int, told: Sequence[Reference], analysis: Analysis) -> Reference | None:
    """The time at which the text told the event that something is counted from; None where it did not."""
    noun = _noun(analysis.text[meaning.start : meaning.start + _LONGEST_NAME])
    if noun is None:
        return None
    pattern = _forms(noun)
    for index in range(sentence - 1, max(-1, sentence - 1 - _REACH), -1):
        span = analysis.sentences[index].span
        if pattern.search(analysis.text, span.start, min(span.end, span.start + _LONGEST_READ)):
            times = [reference for reference in told if reference.sentence == index]
            return times[0] if len(times) == 1 and times[0].stretch.precision in _GRAINS else None
    return None


def _noun(words: str) -> str | None:
    """The first noun of an event after a determiner: "attack" of "the second attack on the town"."""
    opening = _DETERMINED.match(words)
    if opening is None:
        return None
    names = [match.group() for match in _WORD.finditer(words, opening.end())][:_MOST_WORDS]
    return next((name for name in names if _is_of_an_event(name)), None)


def _is_of_an_event(noun: str) -> bool:
    """Whether it is a noun of an event, in any number, or made of a verb of one: "attacks", "the sinking"."""
    return not {noun, noun.removesuffix("s"), noun.removesuffix("ing")}.isdisjoint(_event_nouns())


@cache
def _event_nouns() -> frozenset[str]:
    senses = read_lexicon("en/event_words")["senses"]
    return frozenset(word for words in senses.values() for word in words if " " not in word)


@lru_cache(maxsize=256)
def _forms(noun: str) -> re.Pattern[str]:
    """The noun in any number, and the verb that it is made of."""
    stem = _ENDING.sub("", noun)
    if len(stem) < _SHORTEST_STEM:
        stem = noun
    irregular = [form for form, base in read_lexicon("en/event_words")["irregular"].items() if base == stem]
    endings = r"(?:e|es|ed|s|d|ing|ings|ment|ation|ion)?"
    return re.compile(rf"\b(?:{any_of([*irregular, noun])}|{re.escape(stem)}{endings})\b", re.IGNORECASE)
