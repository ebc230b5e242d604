"""What the patterns of a table mean, by name: the one place where a table's pattern becomes a meaning.

A new kind of phrase is a function in stated.py or counted.py and an entry in its table; every language may then have
patterns under its name.
"""

import re

from timeline.expressions.rule import Reading
from timeline.expressions.tables.counted import COUNTED
from timeline.expressions.tables.groups import Reader
from timeline.expressions.tables.stated import STATED
from timeline.expressions.tables.words import Words
from timeline.model.meaning import Meaning, Part, Shift, Vague, Window
from timeline.model.time import TimexType

__all__ = ["LOOK_ALIKE", "READINGS", "reading_of", "type_of"]

LOOK_ALIKE = "look_alike"  # holds a word of time and is no date: "por la mañana", "Santo Domingo"

READINGS: dict[str, Reader] = {LOOK_ALIKE: lambda *_: Vague(""), **STATED, **COUNTED}


def reading_of(reader: Reader, words: Words, match: re.Match[str]) -> Reading | None:
    """The type and meaning of a match, or None where its numbers are no date."""
    groups = {name.partition("_")[0]: text for name, text in match.groupdict().items() if text}
    try:
        meaning = reader(words, groups)
    except (ValueError, KeyError):
        return None
    if meaning is None:
        return None
    return type_of(meaning), meaning


def type_of(meaning: Meaning) -> TimexType:
    match meaning:
        case Window():
            return TimexType.DURATION
        case Shift(unit="hour" | "minute" | "second"):
            return TimexType.TIME
        case Part() if meaning.part.isupper():
            return TimexType.TIME
    return TimexType.DATE
