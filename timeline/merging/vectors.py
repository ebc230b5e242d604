"""Word vectors: how near two words are in meaning, from a table that is shipped (``weights/README.md``).

What comes in are base forms, what goes out are unit vectors of 64 numbers; a word that the table lacks has none.
"""

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import numpy as np

from timeline.merging.words import weight_of

__all__ = ["NOWHERE", "Vector", "cosine", "direction"]

Vector = np.ndarray[Any, np.dtype[np.float32]]

SIZE = 64
NOWHERE: Vector = np.zeros(SIZE, dtype=np.float32)  # of words that the table lacks


@cache
def _table() -> tuple[Mapping[str, int], np.ndarray[Any, np.dtype[np.int8]]]:
    with np.load(str(files("timeline.merging").joinpath("weights/words.npz"))) as data:
        words = bytes(data["words"]).decode().split("\n")
        return {word: row for row, word in enumerate(words)}, data["vectors"]


def direction(bases: Iterable[str]) -> Vector:
    """The mean of the words' vectors at unit length, rare words counting most; zeros where none is known.

    >>> round(cosine(direction(["attack"]), direction(["assault"])), 1)
    0.6
    """
    rows, _ = _table()
    return _mean(tuple(sorted({base for base in bases if base in rows})))


@lru_cache(maxsize=20_000)
def _mean(known: tuple[str, ...]) -> Vector:
    if not known:
        return NOWHERE
    rows, table = _table()
    weights = np.array([weight_of(base) ** 2 + 0.05 for base in known], dtype=np.float32)
    total: Vector = weights @ table[[rows[base] for base in known]].astype(np.float32)
    length = float(np.sqrt(total @ total))
    return total / np.float32(length) if length else NOWHERE


def cosine(left: Vector, right: Vector) -> float:
    """From -1 to 1; 0 where one of the two is unknown."""
    return float(left @ right)
