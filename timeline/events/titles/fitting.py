"""A line cut down to the length of a title by leaving out adjuncts, never by cutting a phrase."""

from collections.abc import Callable, Sequence

from timeline.events.titles.line import Line, Spare
from timeline.events.titles.phrases import CLOCK_RANK

__all__ = ["LONGEST", "fitted"]

LONGEST = 90  # characters, where a shorter line would lose what it is about
WANTED = 80
DISPENSABLE = 45  # the lowest rank of what only adds
FEWEST = 3  # words; a shorter line keeps its date


def fitted(line: Line, write: Callable[[Line], str]) -> Line:
    """The line without its dates and, while it is too long, without its most dispensable adjuncts."""
    spare = [spare for part in line.fragments for spare in part.spare if not spare.words & line.held]
    for one in (spare for spare in spare if spare.rank >= CLOCK_RANK):
        shorter = line.without(one.words)
        if len(shorter.words()) >= FEWEST:
            line = shorter
    for one in _by_rank(spare):
        if len(write(line)) <= (WANTED if one.rank >= DISPENSABLE else LONGEST):
            break
        line = line.without(one.words)
    return line


def _by_rank(spare: Sequence[Spare]) -> list[Spare]:
    """The most dispensable first; of equals the one that comes last in the text."""
    return sorted(spare, key=lambda one: (-one.rank, -max(one.words)))
