"""From a table to rules: each of its patterns becomes a Rule that carries its meaning.

The rules of a language have no examples of their own: tests/corpus/<language>.toml proves every pattern by sentences.
"""

import re
from collections.abc import Callable, Iterator
from functools import partial

from timeline.errors import LexiconError
from timeline.expressions.rule import Reading, Rule
from timeline.expressions.tables.groups import Reader
from timeline.expressions.tables.readings import LOOK_ALIKE, READINGS, reading_of
from timeline.expressions.tables.templates import compiled, filled, without_groups
from timeline.expressions.tables.words import Words
from timeline.model.meaning import Calendar, Meaning, Part, Relative, Shift
from timeline.model.time import TimexType

__all__ = ["rules_of"]

# what a part may be a part of: "early ..."
_WHOLES = (
    "month_year",
    "month",
    "year",
    "relative",
    "relative_unit",
    "of_relative_year",
    "which_named",
    "decade",
    "century",
    "season",
)
_PART = "part"


def rules_of(language: str, words: Words) -> tuple[Rule, ...]:
    """The rules of a table. Order: as in its patterns; of two that match the same words the earlier wins.

    Raises: LexiconError when a pattern has no known name or is no pattern
    """
    table = words.table
    if unknown := sorted(set(table.patterns) - {*READINGS, _PART}):
        known = ", ".join([*READINGS, _PART])
        raise LexiconError(f"patterns named {known}", got=", ".join(unknown), where=f"{language}/time.toml")
    wholes = tuple(_wholes(words))
    whole = "|".join(without_groups(pattern) for pattern, _ in wholes)
    return tuple(_rules(language, words, wholes, whole))


def _rules(language: str, words: Words, wholes: tuple[tuple[str, Reader], ...], whole: str) -> Iterator[Rule]:
    for name, templates in words.table.patterns.items():
        for template in templates:
            yield Rule(
                name=f"{language}/{name}",
                pattern=filled(template, words, whole),
                meaning=_part(words, wholes) if name == _PART else partial(reading_of, READINGS[name], words),
                expand=partial(compiled, words=words),
                is_date=name != LOOK_ALIKE,
            )


def _wholes(words: Words) -> Iterator[tuple[str, Reader]]:
    for name in _WHOLES:
        for template in words.table.patterns.get(name, ()):
            if "«" not in template:
                yield filled(template, words), READINGS[name]
    yield filled("{month}", words), READINGS["month"]
    yield filled("{year}", words), READINGS["year"]


def _part(words: Words, wholes: tuple[tuple[str, Reader], ...]) -> Callable[[re.Match[str]], Reading | None]:
    """ "early March", "the end of 2018", "late last year"."""
    patterns = [(re.compile(pattern, re.IGNORECASE), reader) for pattern, reader in wholes]

    def meaning(match: re.Match[str]) -> Reading | None:
        inner = _whole(match.group("whole"), words, patterns)
        if inner is None or (isinstance(inner, Relative | Shift) and inner.unit == "day"):
            return None  # days have parts of their own
        return TimexType.DATE, _part_of(words.part(match.group("part")), inner)

    return meaning


def _part_of(part: str, whole: Meaning) -> Meaning:
    """Halves of years have a name of their own."""
    if part.endswith("half") and isinstance(whole, Calendar) and whole.unit == "year":
        return Calendar("half", number=1 if part == "first_half" else 2, year=whole.year)
    return Part(part, whole)


def _whole(text: str, words: Words, patterns: list[tuple[re.Pattern[str], Reader]]) -> Meaning | None:
    for pattern, reader in patterns:
        match = pattern.fullmatch(text)
        reading = reading_of(reader, words, match) if match else None
        if reading is not None:
            return reading[1]
    return None
