"""Merging that follows an analyst at once: what a decision joins or parts is grouped again, with all that it touches.

In:  what ``merge_events`` takes; then the pairs that must and must not be linked, and events added by hand.
Out: the merged events that went and those that came, as merging everything again would have them.
Not: the pairs themselves, and what else was decided of the events.

Two things keep it exact.  Clusters join along links, so what no chain of links reaches cannot change: the events that
such a chain connects are clustered again, and only they.  And an event is lowered as an echo by events of the days
around it, whatever became of those: so only the days near a change are looked at again.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from timeline.lexicons.event_types import EventType, shipped_types
from timeline.merging.assembling import assemble
from timeline.merging.blocking import candidate_pairs
from timeline.merging.clustering import THRESHOLD, Cluster, cluster_profiles
from timeline.merging.profile import Profile, profile_of, story_of
from timeline.merging.salience import AROUND, NARROW, References, without_echoes
from timeline.merging.scoring import shipped_scorer
from timeline.merging.sources import Sources
from timeline.model.article import Article
from timeline.model.event import ArticleEvents, Event, MergedEvent

__all__ = ["Grouping", "Regrouped"]

Pair = tuple[str, str]


@dataclass(frozen=True)
class Regrouped:
    """The merged events that went, and those that came; one that changed is in both."""

    gone: frozenset[str] = frozenset()
    came: tuple[MergedEvent, ...] = ()


class Grouping:
    """The merged events of a set of articles, ready for decisions."""

    def __init__(
        self,
        extracted: Iterable[ArticleEvents],
        articles: Mapping[str, Article],
        types: Mapping[str, EventType] | None = None,
    ) -> None:
        self._types = shipped_types() if types is None else types
        self._articles = dict(articles)
        self._lines = {line.id: line for line in extracted}
        self._sources = Sources(self._lines, self._articles)
        self._references = References.of(self._lines.values())
        self._members: dict[str, Event] = {}
        self._profiles: dict[str, Profile] = {}
        for name, line in sorted(self._lines.items()):
            story = story_of(line, self._articles.get(name))
            for event in line.events:
                self._keep(event, profile_of(event, line, story, self._types))
        self._linked = _links(list(self._profiles.values()))
        self._by_hand: dict[str, Event] = {}
        self._must: frozenset[Pair] = frozenset()
        self._cannot: frozenset[Pair] = frozenset()
        self._raw: dict[str, MergedEvent] = {}  # before echoes are lowered
        self._merged_as: dict[str, str] = {}
        self._days: dict[int, set[str]] = {}
        self._shown: dict[str, MergedEvent] = {}
        self._regroup(frozenset(self._members))

    @property
    def events(self) -> Mapping[str, MergedEvent]:
        """The merged events by id."""
        return self._shown

    @property
    def members(self) -> Iterable[str]:
        """The ids of the events that were extracted."""
        return self._members.keys() - self._by_hand.keys()

    def add_article(self, article: Article, line: ArticleEvents) -> None:
        """Know an article in which nothing was found: events can be added to it by hand."""
        self._articles[article.id] = article
        self._lines[line.id] = line

    def follow(
        self, must_link: Iterable[Pair], cannot_link: Iterable[Pair], by_hand: Sequence[ArticleEvents] = ()
    ) -> Regrouped:
        """Take these pairs and added events in place of the last ones."""
        must, cannot = frozenset(map(_ordered, must_link)), frozenset(map(_ordered, cannot_link))
        added = {event.id: (event, line) for line in by_hand for event in line.events}
        changed = {name for pair in (must ^ self._must) | (cannot ^ self._cannot) for name in pair}
        changed |= {name for name, event in self._by_hand.items() if added.get(name, (None,))[0] != event}
        changed |= {name for name in added if name not in self._by_hand}
        touched = self._reached(changed, must | self._must)
        for name in self._by_hand.keys() & touched:
            del self._by_hand[name], self._members[name], self._profiles[name]
        for name in added.keys() & touched:
            event, line = added[name]
            self._by_hand[name] = event
            self._keep(event, profile_of(event, line, {}, self._types))
        self._must, self._cannot = must, cannot
        return self._regroup(frozenset(touched))

    def _keep(self, event: Event, profile: Profile) -> None:
        self._members[event.id] = event
        self._profiles[event.id] = profile

    def _reached(self, names: Iterable[str], must: Iterable[Pair]) -> set[str]:
        """All that a chain of links connects with the events named, themselves included."""
        joined: dict[str, set[str]] = {}
        for one, other in must:
            joined.setdefault(one, set()).add(other)
            joined.setdefault(other, set()).add(one)
        reached: set[str] = set()
        waiting = list(names)
        while waiting:
            name = waiting.pop()
            if name not in reached:
                reached.add(name)
                waiting += self._linked.get(name, ())
                waiting += joined.get(name, ())
        return reached

    def _regroup(self, names: frozenset[str]) -> Regrouped:
        """Cluster these events again, and nothing else: no link leads out of them."""
        present = sorted(names & self._members.keys())
        gone = {self._merged_as.pop(name) for name in names if name in self._merged_as}
        before = {name: self._raw.pop(name) for name in gone}
        came = {}
        for event in self._merged(present):
            came[event.id] = event
            self._merged_as.update(dict.fromkeys(event.members, event.id))
        self._raw |= came
        same = {name for name in came if before.get(name) == came[name]}
        days = {
            day for some in (before, came) for name, event in some.items() if name not in same for day in _day(event)
        }
        self._move(before.values(), came.values())
        return self._lowered_again(gone - came.keys(), came.keys(), days)

    def _merged(self, present: Sequence[str]) -> list[MergedEvent]:
        """The merged events of some that no link leads out of."""
        position = {name: number for number, name in enumerate(present)}
        profiles = [self._profiles[name] for name in present]
        pairs = [
            (position[name], position[other])
            for name in present
            for other in self._linked.get(name, ())
            if name < other
        ]
        inside = [
            [pair for pair in some if pair[0] in position and pair[1] in position]
            for some in (self._must, self._cannot)
        ]
        clusters: list[Cluster] = cluster_profiles(profiles, must_link=inside[0], cannot_link=inside[1], pairs=pairs)
        events = [self._members[name] for name in present]
        return [
            assemble(cluster, events, profiles, self._lines, self._sources, self._references, self._types)
            for cluster in clusters
        ]

    def _move(self, before: Iterable[MergedEvent], after: Iterable[MergedEvent]) -> None:
        for event in before:
            for day in _day(event):
                self._days[day].discard(event.id)
        for event in after:
            for day in _day(event):
                self._days.setdefault(day, set()).add(event.id)

    def _lowered_again(self, gone: set[str], came: Iterable[str], days: set[int]) -> Regrouped:
        """What is shown after a change on these days: echoes of it may be lowered more, or less, than before."""
        near = self._on({day + step for day in days for step in range(-AROUND, AROUND + 1)})
        around = self._on({day + step for day in days for step in range(-2 * AROUND, 2 * AROUND + 1)})
        lowered = {event.id: event for event in without_echoes([self._raw[name] for name in around], self._types)}
        # what has no day of its own is no echo; what has one, and did change, stands on a day looked at
        new = {name: self._raw[name] for name in came if not _day(self._raw[name])}
        new |= {name: lowered[name] for name in near}
        changed = {name: event for name, event in new.items() if self._shown.get(name) != event}
        for name in gone:
            del self._shown[name]
        went = frozenset(gone | (changed.keys() & self._shown.keys()))
        self._shown |= changed
        return Regrouped(went, tuple(changed[name] for name in sorted(changed)))

    def _on(self, days: Iterable[int]) -> list[str]:
        return sorted({name for day in days for name in self._days.get(day, ())})


def _ordered(pair: Pair) -> Pair:
    return min(pair), max(pair)


def _links(profiles: Sequence[Profile]) -> dict[str, set[str]]:
    """With which others rules link each event; whether the link holds is decided in clustering."""
    linked: dict[str, set[str]] = {}
    for left, right in shipped_scorer().compare_all(profiles, list(candidate_pairs(profiles)), THRESHOLD):
        one, other = profiles[left].id, profiles[right].id
        linked.setdefault(one, set()).add(other)
        linked.setdefault(other, set()).add(one)
    return linked


def _day(event: MergedEvent) -> tuple[int, ...]:
    """The day under which an event can echo others: none where its date is wide or unknown."""
    first, last = event.when.first, event.when.last
    return () if first is None or last is None or (last - first).days >= NARROW else (first.toordinal(),)
