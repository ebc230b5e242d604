"""Triggers: the words that say that the event is."""

from timeline.merging.features.evidence import Evidence, Feature
from timeline.merging.profile import Profile
from timeline.merging.words import is_light, root_of

__all__ = ["FEATURE"]

LIGHT = 0.6  # "held" and "held" name nothing yet
DERIVED = 0.8
ONE_SENSE = 0.4


def compare(left: Profile, right: Profile) -> Evidence | None:
    """Whether the triggers are the same word, made of one, or can report one happening ("raid" and "attack")."""
    if not left.trigger or not right.trigger:
        return None
    shared = left.trigger & right.trigger
    if shared:
        return Evidence(
            LIGHT if all(is_light(base) for base in shared) else 1.0, f'same trigger ("{left.trigger_text}")'
        )
    if {root_of(base) for base in left.trigger} & {root_of(base) for base in right.trigger}:
        return Evidence(DERIVED, f"triggers of one root ({_both(left, right)})")
    senses = left.senses & right.senses
    if senses:
        return Evidence(ONE_SENSE, f"triggers of one sense ({_both(left, right)})")
    return Evidence(-0.5, f"different triggers ({_both(left, right)})")


def _both(left: Profile, right: Profile) -> str:
    return " and ".join(sorted((f'"{left.trigger_text}"', f'"{right.trigger_text}"')))


FEATURE = Feature("trigger", compare)
