"""Types: the same, or ones that different reporters choose for one event."""

from timeline.merging.features.evidence import Evidence, Feature
from timeline.merging.profile import Profile

__all__ = ["FEATURE"]


def compare(left: Profile, right: Profile) -> Evidence | None:
    """Whether the types are the same or of one family ("meeting" and "negotiation"); other pairs never merge."""
    if left.type == right.type:
        if left.type == "other":  # no type: two of it share nothing but not being anything else
            return Evidence(-0.3, "no type that would speak for it")
        return Evidence(1.0, "same type")
    if left.families & right.families:
        return Evidence(0.3, f"types that name one thing ({' and '.join(sorted((left.type, right.type)))})")
    return Evidence(-1.0, f"unlike types ({' and '.join(sorted((left.type, right.type)))})")


FEATURE = Feature("kind", compare)
