"""Articles of one story, by average linkage: the two nearest groups join while their members are alike on average.

Exact, and no group is chosen by chance: the average of two groups is the inner product of their mean vectors, and two
whose average reaches the threshold have two articles that reach it, so only such pairs are looked at.
"""

import heapq
import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

from timeline.storylines.terms import Vector, dot, total

__all__ = ["alike_enough", "grouped"]

ALIKE = 0.06  # cosine: what the articles of one crisis share on average; unrelated ones are near 0.01
FEW = 2.0  # articles: of a pile of so many twice as much
UNBRIDGED = 0.9  # of that: what large groups still share without the article that tells most of both
NEAREST = 40  # groups that a group is compared with: of a pile of thousands on one crisis, not all


def alike_enough(articles: int) -> float:
    """How alike the articles of one storyline are on average, in a pile of so many: in a small one nothing is common
    enough to tell nothing, so that all of them are more alike.

    >>> [round(alike_enough(articles), 3) for articles in (2, 10, 1000)]
    [0.12, 0.072, 0.06]
    """
    return ALIKE * (1 + FEW / max(articles, 1))


def grouped(vectors: Mapping[str, Vector]) -> list[tuple[str, ...]]:
    """The articles in groups. Order: by the first id of each group."""
    return _Linkage(vectors, alike_enough(len(vectors))).groups()


class _Linkage:
    """Groups by the number of their first article, with what each is compared with."""

    def __init__(self, vectors: Mapping[str, Vector], alike: float) -> None:
        self._alike = alike
        self._articles = sorted(vectors)
        self._members: dict[int, list[int]] = {number: [number] for number in range(len(self._articles))}
        self._vectors: dict[int, Vector] = {number: vectors[name] for number, name in enumerate(self._articles)}
        self._sums: dict[int, Vector] = dict(self._vectors)
        self._near: dict[int, set[int]] = {number: set() for number in self._members}
        self._age: dict[int, int] = dict.fromkeys(self._members, 0)  # how often a group has grown
        self._heap: list[tuple[float, int, int, int, int]] = []
        self._first_pairs()

    def groups(self) -> list[tuple[str, ...]]:
        while self._heap:
            _, left, right, left_age, right_age = heapq.heappop(self._heap)
            fresh = self._age.get(left) == left_age and self._age.get(right) == right_age
            if fresh and not self._is_bridged(left, right):
                self._join(left, right)
        found = (sorted(self._articles[number] for number in members) for members in self._members.values())
        return sorted(tuple(group) for group in found)

    def _first_pairs(self) -> None:
        """The pairs of articles that are alike; found by the terms that they share."""
        having: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for number in sorted(self._sums):
            found: dict[int, float] = defaultdict(float)
            for term, weight in self._sums[number].items():
                for other, its in having[term]:
                    found[other] += weight * its
                having[term].append((number, weight))
            self._compare(number, [(other, score) for other, score in found.items() if score >= self._alike])

    def _compare(self, number: int, found: Sequence[tuple[int, float]]) -> None:
        for other, score in sorted(found, key=lambda pair: (-pair[1], pair[0]))[:NEAREST]:
            left, right = sorted((number, other))
            self._near[left].add(right)
            self._near[right].add(left)
            # rounded: sums of the same numbers in another order may differ in their last digit
            heapq.heappush(self._heap, (-round(score, 9), left, right, self._age[left], self._age[right]))

    def _is_bridged(self, left: int, right: int) -> bool:
        """Whether two groups are alike only by one article that tells of both, as a digest of a week's news does."""
        few = min(len(self._members[left]), len(self._members[right]))
        if few == 1:
            return False
        across = dot(self._sums[left], self._sums[right])
        least = math.inf
        for own, other in ((left, right), (right, left)):
            rest = (len(self._members[own]) - 1) * len(self._members[other])
            most = max(dot(self._vectors[number], self._sums[other]) for number in self._members[own])
            least = min(least, (across - most) / rest)
        return least < self._alike * UNBRIDGED * (1 - 1 / few)

    def _join(self, kept: int, gone: int) -> None:
        self._members[kept] += self._members.pop(gone)
        self._sums[kept] = total([self._sums[kept], self._sums.pop(gone)])
        self._age[kept] += 1
        del self._age[gone]
        around = (self._near[kept] | self._near.pop(gone)) - {kept, gone}
        for other in around:
            self._near[other] -= {kept, gone}
        self._near[kept] = set()
        found = []
        for other in sorted(around):
            pairs = len(self._members[kept]) * len(self._members[other])
            score = dot(self._sums[kept], self._sums[other]) / pairs
            if score >= self._alike:
                found.append((other, score))
        self._compare(kept, found)
