"""What changed between two chronologies, and why: as values, and as a line each."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from timeline.curation.reviewing import places_of
from timeline.model.decision import Decision, Place
from timeline.model.event import MergedEvent, Tier

__all__ = ["Change", "ChangeKind", "Said", "changes", "compare"]


class ChangeKind(StrEnum):
    """What happened to an event between two stores."""

    CAME = "came"
    WENT = "went"
    MERGED = "merged"  # several events of the older store are one now
    SPLIT = "split"  # one event of the older store is several now
    CHANGED = "changed"


_SIGNS = {ChangeKind.CAME: "+", ChangeKind.WENT: "-"}


@dataclass(frozen=True, slots=True)
class Change:
    """One difference, seen from the event as the newer store has it (or the older one, where it went)."""

    kind: ChangeKind
    event: MergedEvent
    field: str = ""
    before: str = ""
    after: str = ""
    reason: str = ""

    def line(self) -> str:
        """The change as plain text.

        A first sign says whether the event came (+), went (-) or changed (~).
        """
        event = f"{_date(self.event)}  {self.event.type}  {self.event.title}"
        what = f": {self.field} {self.before} -> {self.after}" if self.field else ""
        reason = f"  ({self.reason})" if self.reason else ""
        return f"{_SIGNS.get(self.kind, '~')} {event}{what}{reason}"


@dataclass(frozen=True, slots=True)
class Said:
    """What a store's chronology follows from: the ids of its articles, and the decisions that stand."""

    articles: frozenset[str] = frozenset()
    decisions: Sequence[Decision] = ()


def compare(old: Sequence[MergedEvent], new: Sequence[MergedEvent], said: tuple[Said, Said]) -> Iterator[str]:
    """The lines of :func:`changes`."""
    return (change.line() for change in changes(old, new, said))


def changes(old: Sequence[MergedEvent], new: Sequence[MergedEvent], said: tuple[Said, Said]) -> Iterator[Change]:
    """Events that came, went or changed, with the reason: articles or decisions that only one of the stores has.

    Minor events count as far as they have become one or have been one: nobody saw the others come or go.

    Order: as in the newer one, then what went
    """
    before, after = _by_member(old), _by_member(new)
    reasons = _Reasons(*said)
    for event in new:
        known = {before[member].id: before[member] for member in event.members if member in before}
        if _are_minor(event, *known.values()):
            continue
        if not known:
            yield Change(ChangeKind.CAME, event, reason=reasons.of(event))
            continue
        reason = reasons.of(event, *known.values())
        if len(known) > 1:
            yield Change(ChangeKind.MERGED, event, "events", str(len(known)), "1", _why_merged(event) or reason)
        yield from _changed_fields(next(iter(known.values())), event, reason)
    for event in old:
        now = {after[member].id: after[member] for member in event.members if member in after}
        if _are_minor(event, *now.values()):
            continue
        if not now:
            yield Change(ChangeKind.WENT, event, reason=reasons.of(event))
        elif len(now) > 1:
            yield Change(ChangeKind.SPLIT, event, "events", "1", str(len(now)), reasons.of(event))


class _Reasons:
    """Why an event differs between two stores."""

    def __init__(self, old: Said, new: Said) -> None:
        self._came, self._went = new.articles - old.articles, old.articles - new.articles
        ids = [{decision.id for decision in side.decisions} for side in (old, new)]
        self._decided = _at_places(one for one in new.decisions if one.id not in ids[0])
        self._undone = _at_places(one for one in old.decisions if one.id not in ids[1])

    def of(self, *events: MergedEvent) -> str:
        """The articles and decisions that made the difference; where there are none, it was the rules."""
        sources = {mention.article for event in events for mention in event.mentions}
        found = [_because("new article", sources & self._came), _because("without article", sources & self._went)]
        places = {place for event in events for place in places_of(event)}
        for words, decisions in (("decided by", self._decided), ("taken back:", self._undone)):
            told = {f"{one.author} on {one.at.date()}" for place, one in decisions if any(map(place.overlaps, places))}
            found.append(_because(words, told))
        return "; ".join(filter(None, found)) or "the same articles and decisions, read by other rules"


def _at_places(decisions: Iterable[Decision]) -> list[tuple[Place, Decision]]:
    return [(place, one) for one in decisions for place in (*one.places, *one.others)]


def _are_minor(*events: MergedEvent) -> bool:
    return all(event.tier is Tier.MINOR for event in events)


def _by_member(events: Iterable[MergedEvent]) -> Mapping[str, MergedEvent]:
    return {member: event for event in events for member in event.members}


def _because(words: str, names: set[str]) -> str:
    return f"{words} {', '.join(sorted(names))}" if names else ""


def _why_merged(event: MergedEvent) -> str:
    return "; ".join(dict.fromkeys(reason for link in event.links for reason in link.reasons))


def _date(event: MergedEvent) -> str:
    return event.when.edtf or ("undated" if not event.when.is_dated else f"{event.when.first}/{event.when.last}")


def _changed_fields(old: MergedEvent, new: MergedEvent, reason: str) -> Iterator[Change]:
    pairs = {
        "date": (_date(old), _date(new)),
        "type": (old.type, new.type),
        "status": (old.status.value, new.status.value),
        "tier": (old.tier.value, new.tier.value),
        "title": (old.title, new.title),
        "place": (old.place.name if old.place else "none", new.place.name if new.place else "none"),
        "actors": (_actors(old), _actors(new)),
        "sources": (str(old.sources), str(new.sources)),
        "disputes": (str(len(old.disputes)), str(len(new.disputes))),
        "verdict": (_verdict(old.accepted), _verdict(new.accepted)),
        "notes": ("; ".join(old.notes) or "none", "; ".join(new.notes) or "none"),
    }
    for name, (was, now) in pairs.items():
        if was != now:
            yield Change(ChangeKind.CHANGED, new, name, was, now, reason)


def _actors(event: MergedEvent) -> str:
    return ", ".join(sorted({actor.name for actor in event.actors})) or "none"


def _verdict(accepted: bool | None) -> str:
    return "none" if accepted is None else "accepted" if accepted else "rejected"
