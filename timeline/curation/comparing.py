"""What changed between two chronologies, and why: as values, and as a line each."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from timeline.model.event import MergedEvent

__all__ = ["Change", "ChangeKind", "changes", "compare"]


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


def compare(
    old: Sequence[MergedEvent], new: Sequence[MergedEvent], articles: tuple[set[str], set[str]]
) -> Iterator[str]:
    """The lines of :func:`changes`."""
    return (change.line() for change in changes(old, new, articles))


def changes(
    old: Sequence[MergedEvent], new: Sequence[MergedEvent], articles: tuple[set[str], set[str]]
) -> Iterator[Change]:
    """Events that came, went or changed, with the reason as far as the articles of both stores tell it.

    Order: as in the newer one, then what went
    """
    before, after = _by_member(old), _by_member(new)
    came, went = articles[1] - articles[0], articles[0] - articles[1]
    for event in new:
        known = {before[member].id: before[member] for member in event.members if member in before}
        news = _because("new article", _sources(event) & came)
        if not known:
            reason = news or "its articles were there before: other rules, or a decision"
            yield Change(ChangeKind.CAME, event, reason=reason)
            continue
        if len(known) > 1:
            yield Change(ChangeKind.MERGED, event, "events", str(len(known)), "1", _why_merged(event) or news)
        yield from _changed_fields(next(iter(known.values())), event, news)
    for event in old:
        now = {after[member].id for member in event.members if member in after}
        gone = _because("without article", _sources(event) & went)
        if not now:
            yield Change(
                ChangeKind.WENT, event, reason=gone or "its articles are still there: other rules, or a decision"
            )
        elif len(now) > 1:
            yield Change(ChangeKind.SPLIT, event, "events", "1", str(len(now)), gone)


def _by_member(events: Iterable[MergedEvent]) -> Mapping[str, MergedEvent]:
    return {member: event for event in events for member in event.members}


def _sources(event: MergedEvent) -> set[str]:
    return {mention.article for mention in event.mentions}


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
        "title": (old.title, new.title),
        "place": (old.place.name if old.place else "none", new.place.name if new.place else "none"),
        "sources": (str(old.sources), str(new.sources)),
        "disputes": (str(len(old.disputes)), str(len(new.disputes))),
        "verdict": (_verdict(old.accepted), _verdict(new.accepted)),
    }
    for name, (was, now) in pairs.items():
        if was != now:
            yield Change(ChangeKind.CHANGED, new, name, was, now, reason)


def _verdict(accepted: bool | None) -> str:
    return "none" if accepted is None else "accepted" if accepted else "rejected"
