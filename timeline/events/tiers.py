"""How much an event matters to its article: core, background or minor, and how sure the reader is of that."""

from collections.abc import Sequence

from timeline.events.confidence import calibrated
from timeline.model.event import Tier
from timeline.model.reading import STATUSES, Reading

__all__ = ["SHOWN", "tier_of"]

SHOWN = 0.45  # probability of being a line that an analyst keeps, above which it is shown

_ASKING = frozenset({"demand", "threat"})


def tier_of(reading: Reading, group: Sequence[int], main: int, *, is_own: bool) -> tuple[Tier, float]:
    """The tier of the event that a group of mentions tells, and the calibrated probability that an analyst keeps it.

    An event that matters but whose mentions look like echoes of another one counts less: its best mention should be one
    that makes a line.  What a user's own types name is asked for, so it is never minor.
    """
    best = max(group, key=lambda row: (_worth(reading, row), -row))
    salience = calibrated("line", _worth(reading, best))
    if (salience < SHOWN or _is_wished(reading, main)) and not is_own:
        return Tier.MINOR, salience
    shares = reading.triggers[best].salience
    return (Tier.CORE if shares[3] >= shares[2] else Tier.BACKGROUND), salience


def _worth(reading: Reading, row: int) -> float:
    trigger = reading.triggers[row]
    return float(trigger.kept * trigger.main**0.5)


def _is_wished(reading: Reading, main: int) -> bool:
    """Whether what a mention tells is only what a demand or threat above it asks for: "warned that it would bomb".

    The demand is the event.  Not so "bombed the camp as it had warned": what is told as done stays.
    """
    trigger = reading.triggers[main]
    if STATUSES[int(trigger.statuses.argmax())] != "hypothetical":
        return False
    above = {word.index for word in trigger.sentence.ancestors(trigger.word)}
    return any(
        other.sentence is trigger.sentence
        and other.word.index in above
        and reading.types[int(other.types.argmax())] in _ASKING
        and calibrated("line", _worth(reading, row)) >= SHOWN
        for row, other in enumerate(reading.triggers)
    )
