"""Wording: how alike the two sentences are, rare words and names counting most."""

import math

from timeline.merging.features.evidence import Evidence, Feature
from timeline.merging.profile import Profile

__all__ = ["FEATURE", "likeness"]

TYPICAL = 0.22  # what two sentences on one topic share anyway: neither for nor against


def likeness(left: dict[str, float], right: dict[str, float]) -> float:
    """The inner product of two word vectors of unit length: 0 nothing shared, 1 the same words."""
    shared = left.keys() & right.keys()
    # fsum rounds once, at the end: a plain sum would depend on the order of a set
    return math.fsum([left[word] * right[word] for word in shared]) if shared else 0.0


def compare(left: Profile, right: Profile) -> Evidence | None:
    """How alike the two sentences are in their content words."""
    if not left.words or not right.words:
        return None
    alike = likeness(left.words, right.words)
    if alike >= TYPICAL:
        return Evidence(min((alike - TYPICAL) / (0.75 - TYPICAL), 1.0), f"wording {alike:.0%} alike")
    return Evidence(alike / TYPICAL - 1, f"wording only {alike:.0%} alike")


FEATURE = Feature("wording", compare)
