"""Whether two reports print nearly the same sentence, as copied and agency text does."""

from collections.abc import Sequence
from functools import lru_cache

from timeline.merging.words import tokens

__all__ = ["is_same_sentence"]

SHINGLE = 3  # words
SHORTEST = 8  # words: shorter sentences are alike by chance
SAME = 0.6  # of the shorter sentence's shingles


def is_same_sentence(own: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether any sentence of the one stands, nearly word for word, among those of the other.

    >>> is_same_sentence(
    ...     ["The two leaders met on the bridge for an hour and then ate."],
    ...     ["On Friday the two leaders met on the bridge for an hour, aides said."],
    ... )
    True
    """
    return any(_alike(_shingles(one), _shingles(other)) for one in own for other in theirs)


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    least = SHORTEST - SHINGLE + 1
    return min(len(one), len(other)) >= least and len(one & other) >= SAME * min(len(one), len(other))


@lru_cache(maxsize=20_000)
def _shingles(sentence: str) -> frozenset[str]:
    words = tokens(sentence)
    return frozenset(" ".join(words[start : start + SHINGLE]) for start in range(len(words) - SHINGLE + 1))
