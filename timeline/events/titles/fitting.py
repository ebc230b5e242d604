"""A line cut down to the length of a title by leaving out adjuncts, never by cutting a phrase."""

from collections.abc import Mapping, Sequence

from timeline.events.titles.line import Line, Spare
from timeline.events.titles.phrases import CLOCK_RANK

__all__ = ["LONGEST", "fitted"]

LONGEST = 90  # characters, where a shorter line would lose what it is about
WANTED = 80
DISPENSABLE = 45  # the lowest rank of what only adds
LOOSE = 22  # the lowest rank of what can go alone out of an adjunct that stays
FEWEST = 3  # words; a shorter line keeps its date


def fitted(line: Line, shown: Mapping[int, str], excess: int = 0) -> Line:
    """The line without its dates and, while it is too long, without its most dispensable adjuncts.

    ``excess``: characters by which commas and quotation marks made a first attempt too long.
    """
    spare = [spare for part in line.fragments for spare in part.spare if not spare.words & line.held]
    gone: frozenset[int] = frozenset()
    sizes = _sizes(line, shown)
    for one in spare:
        if one.rank >= CLOCK_RANK and len(sizes.keys() - gone - one.words) >= FEWEST:
            gone |= one.words
    for one in sorted(spare, key=lambda one: (-one.rank, -max(one.words))):
        limit = (WANTED if one.rank >= DISPENSABLE else LONGEST) - excess
        if _length(sizes, gone) <= limit:
            break
        gone |= _smallest(one, spare, sizes, gone, limit)
    return line.without(gone)


def _sizes(line: Line, shown: Mapping[int, str]) -> dict[int, int]:
    """The characters of each word with the space after it; an article at the start will not be written."""
    words, sentence = line.words(), line.sentence.words
    sizes = {}
    for place, word in enumerate(words):
        following = sentence[word.index + 1] if word.index + 1 < len(sentence) else None
        space = following is None or following.start > word.end or following.upos == "PUNCT"
        silent = place == 0 and word.upos == "DET"
        sizes[word.index] = 0 if silent else len(shown.get(word.index, word.text)) + space
    return sizes


def _length(sizes: Mapping[int, int], gone: frozenset[int]) -> int:
    return sum(size for index, size in sizes.items() if index not in gone) - 1


def _smallest(
    one: Spare, spare: Sequence[Spare], sizes: Mapping[int, int], gone: frozenset[int], limit: int
) -> frozenset[int]:
    """The smallest loose piece of an adjunct that makes room enough, else all of it."""
    inner = [s for s in spare if s.words < one.words and s.rank >= LOOSE and len(one.words) - len(s.words) > 2]
    for piece in sorted(inner, key=lambda s: (len(s.words), -max(s.words))):
        if _length(sizes, gone | piece.words) <= limit:
            return piece.words
    return one.words
