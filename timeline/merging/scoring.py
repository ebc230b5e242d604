"""Adds up what the features say of a pair: one score from 0 to 1, with the reasons that made it."""

import math
from dataclasses import dataclass

from timeline.merging.features import FEATURES
from timeline.merging.profile import Profile

__all__ = ["Verdict", "compare", "compare_fully"]

BIAS = -2.2  # most pairs are different events: silence of all features means "no"
NOTED = 0.25  # weighted evidence below this is not worth a reader's line


@dataclass(frozen=True, slots=True)
class Verdict:
    """How likely two events are one, and why."""

    score: float
    reasons: tuple[str, ...]


def _remaining() -> tuple[float, ...]:
    """The most that the features from each one on can still add."""
    totals = [0.0]
    for feature in reversed(FEATURES):
        totals.append(totals[-1] + feature.weight)
    return tuple(reversed(totals))


_REMAINING = _remaining()


def compare(left: Profile, right: Profile, threshold: float = 0.0) -> Verdict | None:
    """The verdict on a pair, or None as soon as it cannot reach the threshold.

    The order of the two does not matter.
    """
    if left.id > right.id:
        left, right = right, left
    needed = math.log(threshold / (1 - threshold)) if threshold > 0 else -math.inf
    total = BIAS
    found: list[tuple[float, str]] = []
    for position, feature in enumerate(FEATURES):
        if total + _REMAINING[position] < needed:
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


def compare_fully(left: Profile, right: Profile) -> Verdict:
    """The verdict on a pair, whatever it is."""
    verdict = compare(left, right)
    assert verdict is not None  # noqa: S101  without a threshold there always is one
    return verdict
