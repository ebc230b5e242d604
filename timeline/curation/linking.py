"""What merge and split decisions come to: pairs of events that merging must or must not link."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from timeline.model.decision import Decision, Place, Verdict
from timeline.model.event import ArticleEvents

__all__ = ["MentionIndex", "Pair", "links"]

Pair = tuple[str, str]


class MentionIndex:
    """Which events the articles tell where: by the triggers of their mentions."""

    def __init__(self, extracted: Iterable[ArticleEvents] = ()) -> None:
        self._at: dict[str, list[tuple[Place, str]]] = {}
        for line in extracted:
            self.add(line)

    def add(self, line: ArticleEvents) -> None:
        """The events of an article, beside those that are known of it."""
        known = self._at.setdefault(line.id, [])
        for event in line.events:
            for mention in event.mentions:
                place = Place(article=mention.article, start=mention.trigger.start, end=mention.trigger.end)
                known.append((place, event.id))

    def drop(self, events: Iterable[str], article: str) -> None:
        """Forget events of an article."""
        gone = set(events)
        self._at[article] = [one for one in self._at.get(article, ()) if one[1] not in gone]

    def events_at(self, places: Iterable[Place]) -> list[str]:
        """The ids of the events whose triggers overlap places. Order: by id"""
        return sorted({name for place in places for name in self._found(place)})

    def _found(self, place: Place) -> Iterator[str]:
        return (name for other, name in self._at.get(place.article, ()) if place.overlaps(other))


def links(
    decisions: Sequence[Decision], extracted: Iterable[ArticleEvents] | MentionIndex
) -> tuple[list[Pair], list[Pair]]:
    """The pairs of event ids that must be one and that must not be."""
    linking = [one for one in decisions if one.verdict in (Verdict.MERGE, Verdict.SPLIT)]
    if not linking:
        return [], []
    index = extracted if isinstance(extracted, MentionIndex) else MentionIndex(extracted)
    pairs = _Pairs()
    for decision in sorted(linking, key=lambda one: (one.at, one.verdict is Verdict.SPLIT, one.id)):
        ours, theirs = index.events_at(decision.places), index.events_at(decision.others)
        if decision.verdict is Verdict.MERGE and ours and theirs:
            pairs.join([*ours, *theirs])
        if decision.verdict is Verdict.SPLIT:
            pairs.part(ours, theirs)
    return sorted(pairs.must), sorted(pairs.cannot)


class _Pairs:
    """What must be one and what must not, as one decision after another says; a later one holds against an earlier."""

    def __init__(self) -> None:
        self.must: set[Pair] = set()
        self.cannot: set[Pair] = set()

    def join(self, names: Sequence[str]) -> None:
        """All of them are one event: those that an analyst saw under each of the two."""
        for one, other in combinations(sorted(set(names)), 2):
            self.must.add((one, other))
            self.cannot.discard((one, other))

    def part(self, ours: Sequence[str], theirs: Sequence[str]) -> None:
        """None of theirs is one with any of ours, or with what is one with ours."""
        kept = self._joined_with(set(ours), without=set(theirs))
        for one, other in ((a, b) for a in sorted(kept) for b in theirs):
            pair = (min(one, other), max(one, other))
            self.must.discard(pair)
            self.cannot.add(pair)

    def _joined_with(self, names: set[str], *, without: set[str]) -> set[str]:
        names = names - without
        reached = {name for pair in self.must if not names.isdisjoint(pair) for name in pair} - without
        return names if reached <= names else self._joined_with(names | reached, without=without)
