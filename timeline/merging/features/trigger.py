"""Triggers: the words that say that the event is."""

from timeline.merging.features.evidence import Evidence, Feature
from timeline.merging.profile import Profile
from timeline.merging.words import is_light

__all__ = ["FEATURE"]

LIGHT = 0.3


def compare(left: Profile, right: Profile) -> Evidence | None:
    """Whether the triggers are the same word or can report one happening ("raid" and "attack")."""
    if not left.trigger or not right.trigger:
        return None
    shared = left.trigger & right.trigger
    if shared:
        word = min(shared)
        return Evidence(LIGHT if all(is_light(base) for base in shared) else 1.0, f'same trigger ("{word}")')
    senses = left.senses & right.senses
    if senses:
        return Evidence(0.6, f"triggers of one sense ({min(senses)})")
    return Evidence(-0.5, "different triggers")


FEATURE = Feature("trigger", compare, weight=0.9)
