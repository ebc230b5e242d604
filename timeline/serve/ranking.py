"""Which events deserve a look first: those that matter and may be wrong."""

from timeline.model.event import SHOWN_TIERS, MergedEvent

__all__ = ["doubt", "is_due", "is_looked_at", "priority"]

_PER_DISPUTE = 0.5  # of the trust that is left: sources that cannot all be right leave half of it


def doubt(event: MergedEvent) -> float:
    """How probable it is that some field is wrong, as far as the reader knows itself, from 0 to 1.

    What an analyst has set is not in doubt; sources that contradict each other are.
    """
    fields = event.fields
    trust = event.confidence if fields is None else fields.line * fields.type * fields.days * fields.status
    return 1.0 - trust * _PER_DISPUTE ** len(event.disputes)


def priority(event: MergedEvent) -> float:
    """Salience times doubt."""
    return event.salience * doubt(event)


def is_looked_at(event: MergedEvent) -> bool:
    """Whether an analyst has given a verdict on it, or corrected it."""
    return event.accepted is not None or bool(event.corrected)


def is_due(event: MergedEvent) -> bool:
    """Whether it belongs to what is to be looked at: all that is on the line, and what an analyst has dealt with."""
    return event.tier in SHOWN_TIERS or is_looked_at(event)
