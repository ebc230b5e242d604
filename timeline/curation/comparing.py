"""What changed between two chronologies, a line each."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from timeline.model.event import MergedEvent

__all__ = ["compare"]


def compare(old: Sequence[MergedEvent], new: Sequence[MergedEvent], articles: tuple[set[str], set[str]]) -> Iterator[str]:
    """Events that came, went or changed, with the reason as far as the articles tell it. Order: as in the newer one, then what went."""
    before = _by_member(old)
    after = _by_member(new)
    came, went = articles[1] - articles[0], articles[0] - articles[1]
    for event in new:
        known = {before[m].id: before[m] for m in event.members if m in before}
        if not known:
            yield f"+ {_line(event)}{_because('reported by new article', _sources(event) & came)}"
            continue
        if len(known) > 1:
            yield f"~ {_line(event)}: merged from {len(known)} events"
        yield from _changes(next(iter(known.values())), event, came)
    for event in old:
        if not any(member in after for member in event.members):
            yield f"- {_line(event)}{_because('its article was removed:', _sources(event) & went)}"


def _by_member(events: Iterable[MergedEvent]) -> Mapping[str, MergedEvent]:
    return {member: event for event in events for member in event.members}


def _sources(event: MergedEvent) -> set[str]:
    return {mention.article for mention in event.mentions}


def _line(event: MergedEvent) -> str:
    return f"{event.when.edtf or 'undated'}  {event.type}  {event.title}"


def _because(words: str, names: set[str]) -> str:
    return f"  ({words} {', '.join(sorted(names))})" if names else ""


def _changes(old: MergedEvent, new: MergedEvent, came: set[str]) -> Iterator[str]:
    pairs = {
        "date": (old.when.edtf or "undated", new.when.edtf or "undated"),
        "type": (old.type, new.type),
        "status": (old.status.value, new.status.value),
        "title": (old.title, new.title),
        "sources": (str(old.sources), str(new.sources)),
        "disputes": (str(len(old.disputes)), str(len(new.disputes))),
        "verdict": (str(old.accepted), str(new.accepted)),
    }
    reason = _because("new article", _sources(new) & came)
    for name, (was, now) in pairs.items():
        if was != now:
            yield f"~ {_line(new)}: {name} {was} -> {now}{reason}"
