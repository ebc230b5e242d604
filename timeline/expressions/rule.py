"""A rule is a value: a name, a pattern, what a match means, and the examples that prove it."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from timeline.expressions.vocabulary import expand
from timeline.model.meaning import Meaning
from timeline.model.time import TimexType

__all__ = ["Example", "Match", "Reading", "Rule"]

Reading = tuple[TimexType, Meaning]


class Match(NamedTuple):
    """Where a rule found something, what it says, and where the words between its two ends stand, if it has two."""

    start: int
    end: int
    reading: Reading
    between: tuple[int, int] | None = None


@dataclass(frozen=True)
class Example:
    """A phrase that the rule must win whole, and what it comes to."""

    text: str
    expect: str  # the TIMEX3 value
    published: date = date(2019, 8, 21)  # a Wednesday
    phrase: str | None = None  # the span, where it is not the whole text


@dataclass(frozen=True)
class Rule:
    """A named pattern and its meaning; ``meaning`` may refuse a match by returning None.

    A group called ``span`` is the expression where the pattern also names what must stand around it; one called
    ``between`` holds the words between the two ends that a match states: each end is an expression of its own.
    """

    name: str
    pattern: str
    meaning: Callable[[re.Match[str]], Reading | None]
    examples: tuple[Example, ...] = ()
    rejects: tuple[str, ...] = ()
    expand: Callable[[str], re.Pattern[str]] = expand  # puts the language's words and boundaries in
    is_date: bool = True  # False: a look-alike, which wins its words and yields nothing
    needs: str = ""  # what a sentence must have to be worth a try, see cues.py: "month digit", "earlier|later"

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        return self.expand(self.pattern)

    @cached_property
    def needed(self) -> tuple[frozenset[str], ...]:
        """One of each of these must be there."""
        return tuple(frozenset(group.split("|")) for group in self.needs.split())

    def matches(self, text: str) -> Iterator[Match]:
        """Each match that has a reading. Order: as in the text."""
        for match in self.compiled.finditer(text):
            reading = self.meaning(match)
            if reading is not None:
                groups = self.compiled.groupindex
                group: str | int = "span" if "span" in groups else 0
                between = match.span("between") if "between" in groups else None
                yield Match(match.start(group), match.end(group), reading, between)
