"""How likely two events are one: a small learnt network over the measures of a pair, and the reasons that made it.

The network (``weights/pairs.npz``, made by training/merging) sees numbers only; the reasons are the features' own
sentences, those first that speak loudest.  What the calendar rules out is no matter of likelihood, see ``excluded``.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np

from timeline.merging.features.actors import has_other_partner
from timeline.merging.features.dates import gap, says_none_for_long
from timeline.merging.features.place import is_same_or_inside
from timeline.merging.measures import NAMES, evidence_of, measures
from timeline.merging.profile import Profile, country_codes
from timeline.model.event import BEGUN

__all__ = ["Scorer", "Verdict", "excluded", "shipped_scorer"]

NOTED = 0.2  # evidence weaker than this is not worth a reader's line
NARROW = 7  # days that an interval may have to place an event
APART = 2  # days between stated ones from which no honest report confuses them
BATCH = 4096  # pairs
LOCAL, WORDS = frozenset({"force", "streets"}), "words"  # families

Floats = np.ndarray[Any, np.dtype[np.float64]]


@dataclass(frozen=True, slots=True)
class Verdict:
    """How likely two events are one, and why."""

    score: float
    reasons: tuple[str, ...]


def excluded(left: Profile, right: Profile) -> bool:
    """Whether two events cannot be one, however alike they are.

    Days that both texts state, two or more apart, of things told as fact; a day, a place and doers that all differ;
    violence or crowds in two towns; talks with another partner; words of two speakers; a deed and a stretch without.
    """
    shared = left.families & right.families
    if (shared & LOCAL and _other_town(left, right)) or (WORDS in shared and _speak_apart(left, right)):
        return True
    if has_other_partner(left, right) or says_none_for_long(left, right) or says_none_for_long(right, left):
        return True
    if not (left.is_stated and right.is_stated and left.width <= NARROW and right.width <= NARROW):
        return False
    days = gap(left, right)
    if days >= APART and left.status in BEGUN and right.status in BEGUN:
        return True
    return days > 0 and _elsewhere(left, right) and left.names.keys().isdisjoint(right.names)


def _other_town(left: Profile, right: Profile) -> bool:
    """Whether two places are named that share no word, neither of them a country."""
    if left.place is None or right.place is None or not set(left.place.split()).isdisjoint(right.place.split()):
        return False
    towns = all(one.place_country and one.place_name.lower() not in country_codes() for one in (left, right))
    return towns and not is_same_or_inside(left, right)


def _speak_apart(left: Profile, right: Profile) -> bool:
    """Whether those who speak are known and have nothing in common, their countries included."""
    if not left.agents or not right.agents:
        return False
    known = all(not key.startswith(("name:", "description:")) for key in (*left.agents, *right.agents))
    sides = [{one.single_country.get(key, key) for key in one.agents} for one in (left, right)]
    return (
        known
        and left.agents.isdisjoint(right.names)
        and right.agents.isdisjoint(left.names)
        and not sides[0] & sides[1]
    )


def _elsewhere(left: Profile, right: Profile) -> bool:
    known = left.place is not None and right.place is not None
    return known and not is_same_or_inside(left, right)


class Scorer:
    """Layers of weights with tanh between them; the last one gives the logarithm of the odds."""

    def __init__(self, layers: Sequence[tuple[Floats, Floats]]) -> None:
        if layers[0][0].shape[0] != len(NAMES):
            raise ValueError(f"expected weights for {len(NAMES)} measures, got {layers[0][0].shape[0]}")
        self._layers = tuple(layers)

    @classmethod
    def load(cls, path: Path) -> "Scorer":
        """The scorer of a file of weights, as :meth:`save` writes it."""
        with np.load(path) as data:
            return cls([(data[f"weights{n}"], data[f"bias{n}"]) for n in range(len(data.files) // 2)])

    def save(self, path: Path) -> None:
        """Writes the weights, in single precision."""
        arrays: dict[str, Any] = {}
        for number, (weights, bias) in enumerate(self._layers):
            arrays[f"weights{number}"], arrays[f"bias{number}"] = weights.astype("f4"), bias.astype("f4")
        np.savez_compressed(path, **arrays)

    def scores(self, rows: Sequence[Sequence[float]]) -> Floats:
        """The probability of each row of measures. Shape: [pairs]"""
        values: Floats = np.asarray(rows, dtype=np.float64).reshape(len(rows), len(NAMES))
        for weights, bias in self._layers[:-1]:
            values = np.tanh(values @ weights + bias)
        weights, bias = self._layers[-1]
        odds: Floats = 1.0 / (1.0 + np.exp(-(values @ weights + bias)[:, 0]))
        return np.round(odds, 6)  # the last digits are a processor's, not ours

    def compare_all(
        self, profiles: Sequence[Profile], pairs: Sequence[tuple[int, int]], threshold: float
    ) -> dict[tuple[int, int], float]:
        """The scores of the pairs that reach the threshold, by their positions; excluded ones have none."""
        found: dict[tuple[int, int], float] = {}
        for start in range(0, len(pairs), BATCH):
            batch = [
                pair for pair in pairs[start : start + BATCH] if not excluded(profiles[pair[0]], profiles[pair[1]])
            ]
            if batch:
                scores = self.scores([_row(profiles[left], profiles[right]) for left, right in batch]).tolist()
                found.update((pair, score) for pair, score in zip(batch, scores, strict=True) if score >= threshold)
        return found

    def score(self, left: Profile, right: Profile) -> float:
        """How likely the two are one event; the order of the two does not matter."""
        if excluded(left, right):
            return 0.0
        return float(self.scores([_row(left, right)])[0])

    def compare(self, left: Profile, right: Profile) -> Verdict:
        """The score of a pair with its reasons."""
        return Verdict(self.score(left, right), reasons(left, right))


def reasons(left: Profile, right: Profile) -> tuple[str, ...]:
    """What the features say of a pair, in words. Order: as FEATURES"""
    first, second = (left, right) if left.id <= right.id else (right, left)
    return tuple(one.reason for one in evidence_of(first, second) if one is not None and abs(one.score) >= NOTED)


def _row(left: Profile, right: Profile) -> list[float]:
    first, second = (left, right) if left.id <= right.id else (right, left)
    return measures(first, second, evidence_of(first, second))


@cache
def shipped_scorer() -> Scorer:
    """The scorer that training/merging made."""
    return Scorer.load(Path(str(files("timeline.merging").joinpath("weights/pairs.npz"))))
