"""Counts of killed, injured, arrested: equal ones are rare by chance."""

from timeline.merging.features.evidence import Evidence, Feature
from timeline.merging.profile import Profile

__all__ = ["FEATURE"]

FEW = 2  # "one killed" is no coincidence worth counting
FAR = 4.0


def compare(left: Profile, right: Profile) -> Evidence | None:
    """Whether the two count the same harm: an equal count speaks for, one several times the other against."""
    for kind in sorted(left.counts.keys() & right.counts.keys()):
        low, high = sorted((left.counts[kind], right.counts[kind]))
        if low == high:
            return Evidence(1.0 if low > FEW else 0.4, f"both count {low} {kind}")
        if high > FAR * low:
            return Evidence(-0.6, f"{low} or {high} {kind}")
        return Evidence(-0.1, f"{low} or {high} {kind}")  # tolls rise as bodies are found: a dispute, not another event
    return None


FEATURE = Feature("harm", compare)
