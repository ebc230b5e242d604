"""Which events are one storyline: of articles alike; but one that names only whom another is about is its."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from timeline.model.event import SHOWN_TIERS
from timeline.model.outline import Outlined
from timeline.model.storyline import OTHER
from timeline.storylines.grouping import alike_enough, grouped
from timeline.storylines.terms import Vector, named_terms, total, vectors_of

__all__ = ["parted"]

LARGE = 1 / 20  # of the shown events: so much is a storyline even where a single article tells it
NEARER = 2  # times: so much nearer to one story than to any other is an article that was left over
FOREIGN, OWN = 0.1, 0.7  # shares of a term's weight: of a story that has next to nothing of it, of one that owns it
NOTHING = 1e-9  # what sums of the same numbers differ by
THROUGHOUT = 0.5  # of a story's articles: so many have a term that it owns


def parted(events: Iterable[Outlined]) -> dict[str, list[Outlined]]:
    """The events of each storyline, by its id; under ``OTHER`` those of none. Order: of events, by id

    A pure function of the set of events, whatever their order.
    """
    ordered = sorted((event for event in events if event.accepted is not False), key=lambda event: event.id)
    vectors = vectors_of(ordered)
    alike = alike_enough(len(vectors))
    groups = _large_enough(grouped(vectors), ordered)
    nearness = _nearness(vectors, groups)
    home = {article: number for number, group in enumerate(groups) for article in group}
    for name in sorted(vectors.keys() - home.keys()):
        number = _nearest(nearness[name], alike / 2)
        if number is not None:
            home[name] = number
    digests = frozenset(name for name, near in nearness.items() if sum(score >= alike for score in near.values()) > 1)
    owners = _Owners(vectors, home, digests)
    stories: dict[int | None, list[Outlined]] = defaultdict(list)
    for event in ordered:
        stories[owners.story_of(event)].append(event)
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


def _nearness(vectors: Mapping[str, Vector], groups: Sequence[tuple[str, ...]]) -> dict[str, dict[int, float]]:
    """How alike each article is to the articles of each group, on average."""
    means: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, group in enumerate(groups):
        for term, weight in total([vectors[name] for name in group]).items():
            means[term].append((number, weight / len(group)))
    found = {}
    for name, vector in vectors.items():
        scores: dict[int, float] = defaultdict(float)
        for term, weight in vector.items():
            for number, mean in means.get(term, ()):
                scores[number] += weight * mean
        found[name] = dict(scores)
    return found


def _nearest(scores: Mapping[int, float], least: float) -> int | None:
    """The story of an article that was left over, where one is clearly nearer to it than the others."""
    ranked = sorted(scores, key=lambda number: (-scores[number], number))[:2]
    if not ranked or scores[ranked[0]] < least:
        return None
    return ranked[0] if len(ranked) == 1 or scores[ranked[0]] >= NEARER * scores[ranked[1]] else None


class _Owners:
    """Whose each term is: how much of its weight lies in each story, and in how many of the story's articles."""

    def __init__(self, vectors: Mapping[str, Vector], home: Mapping[str, int], digests: frozenset[str]) -> None:
        self._vectors = vectors
        self._digests = digests
        self._home = home
        self._sizes = Counter(home.get(name) for name in vectors)
        self._weights: dict[str, dict[int | None, float]] = defaultdict(lambda: defaultdict(float))
        self._counts: dict[str, Counter[int | None]] = defaultdict(Counter)
        for name, vector in vectors.items():
            for term, weight in vector.items():
                self._weights[term][home.get(name)] += weight
                self._counts[term][home.get(name)] += 1

    def story_of(self, event: Outlined) -> int | None:
        """The story of most of its articles, unless that has nothing of all that it names, and another one owns some.

        What an article says of these names that is alike to several stories, as a digest of a week's news is, does not
        count for its own one.
        """
        told_in = frozenset(mention.article for mention in event.mentions)
        digests = told_in & self._digests
        stories = Counter(self._home.get(name) for name in sorted(told_in))
        own = min(stories, key=lambda number: (-stories[number], number is None, number or 0))
        terms = [term for term in sorted(named_terms(event)) if term in self._weights]
        if not terms or any(self._share(term, own, digests) >= FOREIGN for term in terms):
            return own
        owners = Counter(number for term in terms if (number := self._owner(term, digests)) is not None)
        return min(owners, key=lambda number: (-owners[number], number)) if owners else own

    def _share(self, term: str, number: int | None, without: frozenset[str]) -> float:
        """The part of a term's weight that lies in a story, some articles left out."""
        left_out = {name: self._vectors[name].get(term, 0.0) for name in sorted(without)}
        whole = sum(self._weights[term].values()) - sum(left_out.values())
        own = sum(weight for name, weight in left_out.items() if self._home.get(name) == number)
        return (self._weights[term].get(number, 0.0) - own) / whole if whole > NOTHING else 0.0

    def _owner(self, term: str, without: frozenset[str]) -> int | None:
        """The story that has nearly all of a term, and has it throughout."""
        for number, count in sorted(self._counts[term].items(), key=lambda item: item[0] or 0):
            is_throughout = number is not None and count >= THROUGHOUT * self._sizes[number]
            if is_throughout and self._share(term, number, without) >= OWN:
                return number
        return None
