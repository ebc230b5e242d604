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
    between: tuple[int, int] | None = None  # where the words between its two ends stand, if it states both


def winners(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The readings that stand: the longest wins, then the earlier rule. Order: as in the text; none overlap."""
    ranked = sorted(candidates, key=lambda c: (c.start - c.end, c.order, c.start))
    taken = bytearray(max((c.end for c in ranked), default=0))  # a mark per character: linear, however many there are
    kept: list[Candidate] = []
    for candidate in ranked:
        if taken.find(1, candidate.start, candidate.end) < 0:
            taken[candidate.start : candidate.end] = b"\x01" * (candidate.end - candidate.start)
            kept.append(candidate)
    return sorted(kept, key=lambda c: c.start)
