"""Which events are one storyline: of articles alike; but one that names only whom another is about is its."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from timeline.model.event import SHOWN_TIERS
from timeline.model.outline import Outlined
from timeline.model.storyline import OTHER
from timeline.storylines.grouping import ALIKE, grouped
from timeline.storylines.terms import Vector, dot, named_terms, total, vectors_of

__all__ = ["parted"]

LARGE = 1 / 20  # of the shown events: so much is a storyline even where a single article tells it
NEARER = 2  # times: so much nearer to one story than to any other is an article that was left over
FOREIGN, OWN = 0.1, 0.7  # shares of a term in the stories: of none of this one, of that one's own


def parted(events: Iterable[Outlined]) -> dict[str, list[Outlined]]:
    """The events of each storyline, by its id; under ``OTHER`` those of none. Order: of events, by id

    A pure function of the set of events, whatever their order.
    """
    ordered = sorted((event for event in events if event.accepted is not False), key=lambda event: event.id)
    vectors = vectors_of(ordered)
    groups = _large_enough(grouped(vectors), ordered)
    sums = [total([vectors[name] for name in group]) for group in groups]
    home = {article: number for number, group in enumerate(groups) for article in group}
    home |= _left_over({name: vector for name, vector in vectors.items() if name not in home}, groups, sums)
    owners = _owners(vectors, home)
    stories: dict[int | None, list[Outlined]] = defaultdict(list)
    for event in ordered:
        stories[_story_of(event, home, owners)].append(event)
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


def _left_over(
    vectors: Mapping[str, Vector], groups: Sequence[Collection[str]], sums: Sequence[Vector]
) -> dict[str, int]:
    """The story of articles that are in no group, where one story is clearly nearer to them than the others."""
    found = {}
    for name, vector in vectors.items():
        scores = [dot(vector, own) / len(group) for group, own in zip(groups, sums, strict=True)]
        ranked = sorted(range(len(scores)), key=lambda number: (-scores[number], number))[:2]
        if not ranked or scores[ranked[0]] < ALIKE / 2:
            continue
        if len(ranked) == 1 or scores[ranked[0]] >= NEARER * scores[ranked[1]]:
            found[name] = ranked[0]
    return found


def _owners(vectors: Mapping[str, Vector], home: Mapping[str, int]) -> dict[str, dict[int | None, float]]:
    """How much of each term belongs to each story; the shares of a term add up to 1."""
    weights: dict[str, dict[int | None, float]] = defaultdict(lambda: defaultdict(float))
    for name, vector in vectors.items():
        for term, weight in vector.items():
            weights[term][home.get(name)] += weight
    return {
        term: {number: weight / sum(own.values()) for number, weight in own.items()} for term, own in weights.items()
    }


def _story_of(event: Outlined, home: Mapping[str, int], owners: Mapping[str, Mapping[int | None, float]]) -> int | None:
    """The story of most of its articles, unless all that it names is another story's own."""
    articles = Counter(home.get(mention.article) for mention in event.mentions)
    own = min(articles, key=lambda number: (-articles[number], number is None, number or 0))
    shares = [owners[term] for term in sorted(named_terms(event)) if term in owners]
    if not shares or any(share.get(own, 0.0) >= FOREIGN for share in shares):
        return own
    best, part = max(
        ((number, share) for one in shares for number, share in one.items() if number is not None),
        key=lambda item: (item[1], -item[0]),
        default=(None, 0.0),
    )
    return best if part >= OWN else own
