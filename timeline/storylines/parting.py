"""Which events are one storyline: of articles alike; but one that names only whom another is about is its."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from timeline.model.event import SHOWN_TIERS
from timeline.model.outline import Outlined
from timeline.model.storyline import OTHER
from timeline.storylines.grouping import ALIKE, grouped
from timeline.storylines.terms import Vector, named_terms, total, vectors_of

__all__ = ["parted"]

LARGE = 1 / 20  # of the shown events: so much is a storyline even where a single article tells it
NEARER = 2  # times: so much nearer to one story than to any other is an article that was left over
FOREIGN, OWN = 0.1, 0.7  # shares of a term's weight: of a story that has next to nothing of it, of one that owns it
THROUGHOUT = 0.5  # of a story's articles: so many have a term that it owns


def parted(events: Iterable[Outlined]) -> dict[str, list[Outlined]]:
    """The events of each storyline, by its id; under ``OTHER`` those of none. Order: of events, by id

    A pure function of the set of events, whatever their order.
    """
    ordered = sorted((event for event in events if event.accepted is not False), key=lambda event: event.id)
    vectors = vectors_of(ordered)
    groups = _large_enough(grouped(vectors), ordered)
    home = {article: number for number, group in enumerate(groups) for article in group}
    home |= _left_over(vectors, groups)
    owned = _owned(vectors, home)
    stories: dict[int | None, list[Outlined]] = defaultdict(list)
    for event in ordered:
        stories[_story_of(event, home, owned)].append(event)
    return {_id(own, number): own for number, own in sorted(stories.items(), key=lambda item: item[1][0].id)}


def _id(events: Sequence[Outlined], number: int | None) -> str:
    if number is None:
        return OTHER
    return "s-" + min(member for event in events for member in event.members).removeprefix("e-")


def _large_enough(groups: Sequence[tuple[str, ...]], events: Sequence[Outlined]) -> list[tuple[str, ...]]:
    """The groups that make a storyline: several articles, or a good part of all that is told."""
    shown = [event for event in events if event.tier in SHOWN_TIERS]
    told = Counter(article for event in shown for article in {mention.article for mention in event.mentions})
    return [group for group in groups if len(group) > 1 or told[group[0]] >= max(len(shown) * LARGE, 1)]


def _left_over(vectors: Mapping[str, Vector], groups: Sequence[tuple[str, ...]]) -> dict[str, int]:
    """The story of articles that are in no group, where one story is clearly nearer to them than the others."""
    inside = {name for group in groups for name in group}
    means: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, group in enumerate(groups):
        for term, weight in total([vectors[name] for name in group]).items():
            means[term].append((number, weight / len(group)))
    found = {}
    for name in sorted(vectors.keys() - inside):
        scores: dict[int, float] = defaultdict(float)
        for term, weight in vectors[name].items():
            for number, mean in means.get(term, ()):
                scores[number] += weight * mean
        ranked = sorted(scores, key=lambda number: (-scores[number], number))[:2]
        if not ranked or scores[ranked[0]] < ALIKE / 2:
            continue
        if len(ranked) == 1 or scores[ranked[0]] >= NEARER * scores[ranked[1]]:
            found[name] = ranked[0]
    return found


@dataclass(frozen=True, slots=True)
class _Owned:
    """Whose a term is: each story's share of all its weight, and the share of each story's articles that have it."""

    parts: Mapping[int | None, float]
    reach: Mapping[int | None, float]

    @property
    def owner(self) -> int | None:
        """The story that has nearly all of it, and that has it throughout."""
        return next(
            (number for number, part in self.parts.items() if part >= OWN and self.reach[number] >= THROUGHOUT), None
        )


def _owned(vectors: Mapping[str, Vector], home: Mapping[str, int]) -> dict[str, _Owned]:
    weights: dict[str, dict[int | None, float]] = defaultdict(lambda: defaultdict(float))
    counts: dict[str, Counter[int | None]] = defaultdict(Counter)
    for name, vector in vectors.items():
        for term, weight in vector.items():
            weights[term][home.get(name)] += weight
            counts[term][home.get(name)] += 1
    sizes = Counter(home.get(name) for name in vectors)
    return {
        term: _Owned(
            {number: weight / sum(own.values()) for number, weight in own.items()},
            {number: count / sizes[number] for number, count in counts[term].items()},
        )
        for term, own in weights.items()
    }


def _story_of(event: Outlined, home: Mapping[str, int], owned: Mapping[str, _Owned]) -> int | None:
    """The story of most of its articles, unless that has nothing of all that it names, and another one owns some."""
    articles = Counter(home.get(mention.article) for mention in event.mentions)
    own = min(articles, key=lambda number: (-articles[number], number is None, number or 0))
    terms = [owned[term] for term in sorted(named_terms(event)) if term in owned]
    if any(term.parts.get(own, 0.0) >= FOREIGN for term in terms):
        return own
    owners = Counter(term.owner for term in terms if term.owner is not None)
    return min(owners, key=lambda number: (-owners[number], number)) if owners else own
