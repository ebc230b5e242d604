"""Stories: whether the two articles are about the same thing as a whole."""

from timeline.merging.features.evidence import Evidence, Feature
from timeline.merging.features.wording import likeness
from timeline.merging.profile import Profile

__all__ = ["FEATURE"]

TYPICAL = 0.12


def compare(left: Profile, right: Profile) -> Evidence | None:
    """How alike the two articles are in their most telling words."""
    if not left.story or not right.story:
        return None
    alike = likeness(left.story, right.story)
    if alike >= TYPICAL:
        return Evidence(min((alike - TYPICAL) / 0.4, 1.0), f"articles on one story ({alike:.0%} alike)")
    return Evidence(alike / TYPICAL - 1, "articles on different stories")


FEATURE = Feature("story", compare)
