"""How much an event matters to its article: core, background or minor, and how sure the reader is of that."""

from collections.abc import Sequence

from timeline.events.confidence import calibrated
from timeline.model.event import Tier
from timeline.model.reading import Reading

__all__ = ["SHOWN", "tier_of"]

SHOWN = 0.5  # probability of being a line that an analyst keeps, above which it is shown


def tier_of(reading: Reading, group: Sequence[int], *, is_own: bool) -> tuple[Tier, float]:
    """The tier of the event that a group of mentions tells, and the calibrated probability that an analyst keeps it.

    An event that matters but whose mentions look like echoes of another one counts less: its best mention should be one
    that makes a line.  What a user's own types name is asked for, so it is never minor.
    """
    best = max(group, key=lambda row: (_worth(reading, row), -row))
    salience = calibrated("line", _worth(reading, best))
    if salience < SHOWN and not is_own:
        return Tier.MINOR, salience
    shares = reading.triggers[best].salience
    return (Tier.CORE if shares[3] >= shares[2] else Tier.BACKGROUND), salience


def _worth(reading: Reading, row: int) -> float:
    trigger = reading.triggers[row]
    return float(trigger.kept * trigger.main**0.5)
