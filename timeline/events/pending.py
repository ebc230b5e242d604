"""Dates that lean on an event ("five days after the summit"), once that event is dated."""

from collections.abc import Mapping, Sequence

from timeline.model.event import Event
from timeline.model.time import Basis, ResolvedTime

__all__ = ["date_pending"]


def date_pending(events: Sequence[Event], times: Sequence[ResolvedTime]) -> list[Event]:
    """The events again, those dated whose expressions leaned on another event that is dated now. Order: as given."""
    now = {(time.start, time.end): time for time in times if time.is_dated}
    return [_dated(event, now) for event in events]


def _dated(event: Event, now: Mapping[tuple[int, int], ResolvedTime]) -> Event:
    if event.when.is_dated:
        return event
    mentions = []
    when = event.when
    for mention in event.mentions:
        found = tuple(now.get((time.start, time.end), time) for time in mention.times)
        own = next((time for time in found if time.is_dated), None)
        if own is not None:
            dated = event.when.model_copy(
                update={
                    "first": own.first,
                    "last": own.last,
                    "edtf": own.edtf,
                    "precision": own.precision,
                    "approximate": own.approximate,
                    "basis": Basis.INFERRED,
                    "explanation": tuple(f'"{own.text}": {step}' for step in own.explanation),
                }
            )
            mention = mention.model_copy(update={"times": found, "when": dated})
            when = when if when.is_dated else dated
        mentions.append(mention)
    return event.model_copy(update={"when": when, "mentions": tuple(mentions)})
