"""Which of overlapping readings stands."""

from collections.abc import Iterable
from dataclasses import dataclass

from timeline.expressions.rule import Reading, Rule

__all__ = ["Candidate", "winners"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A match of one rule."""

    start: int
    end: int
    order: int  # the rule's place in the rulebook
    rule: Rule
    reading: Reading


def winners(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The readings that stand: the longest wins, then the earlier rule. Order: as in the text; none overlap."""
    kept: list[Candidate] = []
    for candidate in sorted(candidates, key=lambda c: (c.start - c.end, c.order, c.start)):
        if all(candidate.end <= other.start or other.end <= candidate.start for other in kept):
            kept.append(candidate)
    return sorted(kept, key=lambda c: c.start)
