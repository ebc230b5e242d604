"""Adds up what the features say of a pair: one score from 0 to 1, with the reasons that made it."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from timeline.merging.features import FEATURES, Feature
from timeline.merging.profile import Profile

__all__ = ["SCORER", "Scorer", "Verdict"]

BIAS = -2.2  # most pairs are different events: silence of all features means "no"
NOTED = 0.25  # weighted evidence below this is not worth a reader's line


@dataclass(frozen=True, slots=True)
class Verdict:
    """How likely two events are one, and why."""

    score: float
    reasons: tuple[str, ...]


class Scorer:
    """A weighted sum of features, as a probability.

    The weights were set by hand on the development articles and their look-alikes, between round numbers: twenty
    clusters cannot tell more.  Text without types needs weights of its own, see benchmarks/coreference.py.
    """

    def __init__(self, features: Sequence[Feature] = FEATURES, bias: float = BIAS) -> None:
        self._features = tuple(features)
        self._bias = bias
        # the most that the features from each one on can still add
        self._remaining = [math.fsum(abs(one.weight) for one in features[start:]) for start in range(len(features) + 1)]

    def compare(self, left: Profile, right: Profile, threshold: float = 0.0) -> Verdict | None:
        """The verdict on a pair, or None as soon as it cannot reach the threshold.

        The order of the two does not matter.
        """
        if left.id > right.id:
            left, right = right, left
        needed = math.log(threshold / (1 - threshold)) if threshold > 0 else -math.inf
        total = self._bias
        found: list[tuple[float, str]] = []
        for position, feature in enumerate(self._features):
            if total + self._remaining[position] < needed:
                return None
            evidence = feature.compare(left, right)
            if evidence is not None:
                weighted = feature.weight * evidence.score
                total += weighted
                found.append((weighted, evidence.reason))
        if total < needed:
            return None
        reasons = tuple(reason for weighted, reason in found if abs(weighted) >= NOTED)
        return Verdict(1 / (1 + math.exp(-total)), reasons)

    def score(self, left: Profile, right: Profile) -> float:
        """How likely the two are one event, whatever that is."""
        verdict = self.compare(left, right)
        return verdict.score if verdict is not None else 0.0


SCORER = Scorer()
