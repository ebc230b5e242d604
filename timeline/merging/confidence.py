"""How sure a merged event and each of its fields are: independent sources that say the same add up, copies do not.

What comes in are members with the group of sources that each belongs to, what goes out are probabilities.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

from timeline.merging.profile import actor_key
from timeline.model.event import Event, FieldConfidence, Status
from timeline.model.time import When

__all__ = ["actor_confidence", "event_confidence", "field_confidence"]

Share = tuple[int, float]  # a group of dependent sources, and how sure one of them is


def _agreed(shares: Iterable[Share]) -> float:
    """That at least one independent source is right, if each is as sure as its best member."""
    best: dict[int, float] = {}
    for group, share in shares:
        best[group] = max(best.get(group, 0.0), share)
    if len(best) == 1:
        return next(iter(best.values()))
    doubt = 1.0
    for group in sorted(best):
        doubt *= 1.0 - best[group]
    return round(1.0 - doubt, 4)


def event_confidence(members: Sequence[Event], groups: Sequence[int]) -> float:
    """The confidence of the event as a whole."""
    return _agreed((group, event.confidence) for event, group in zip(members, groups, strict=True))


def actor_confidence(members: Sequence[Event], groups: Sequence[int]) -> Mapping[str, float]:
    """That each actor takes part, by its key, from the members that name it and say how sure that is."""
    shares: dict[str, list[Share]] = {}
    for event, group in zip(members, groups, strict=True):
        for actor in event.actors:
            if actor.confidence is not None:
                shares.setdefault(actor_key(actor), []).append((group, actor.confidence))
    return {key: _agreed(found) for key, found in shares.items()}


def field_confidence(
    members: Sequence[Event],
    groups: Sequence[int],
    statuses: Sequence[Status],
    *,
    event_type: str,
    when: When,
    status: Status,
) -> FieldConfidence | None:
    """The confidence of each field, from the members that say of it what the merged event says.

    ``members`` come best first; ``statuses`` is what each makes of the event.  Where nobody says it with a confidence,
    the best member's counts; None where no member has any.
    """
    told = [
        (event, group, said, event.fields)
        for event, group, said in zip(members, groups, statuses, strict=True)
        if event.fields is not None
    ]
    if not told:
        return None

    def share(name: str, agrees: Callable[[Event, Status], bool]) -> float:
        agreeing = [(group, getattr(fields, name)) for event, group, said, fields in told if agrees(event, said)]
        return _agreed(agreeing or [(0, getattr(told[0][-1], name))])

    return FieldConfidence(
        line=share("line", lambda _, __: True),
        type=share("type", lambda event, _: event.type == event_type),
        days=share("days", lambda event, _: (event.when.first, event.when.last) == (when.first, when.last)),
        status=share("status", lambda _, said: said is status),
    )
