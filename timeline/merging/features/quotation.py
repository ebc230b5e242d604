"""Quotations: words in quotation marks are copied, so shared ones come from one act of speech."""

import math

from timeline.merging.features.evidence import Evidence, Feature
from timeline.merging.profile import Profile
from timeline.merging.words import weight_of

__all__ = ["FEATURE"]

ENOUGH = 1.5  # summed word weights: two or three telling words


def compare(left: Profile, right: Profile) -> Evidence | None:
    """Whether the same words stand in quotation marks in both."""
    shared = left.quoted & right.quoted
    told = math.fsum(weight_of(base) for base in shared)
    if told < ENOUGH:
        return None
    smaller = min(len(left.quoted), len(right.quoted))
    return Evidence(min(len(shared) / smaller, 1.0), f"{len(shared)} words of one quotation")


FEATURE = Feature("quotation", compare)
