"""Clusters from links: the strongest first, and never against an analyst, an article's own word, or the calendar.

Joining two clusters needs more than one strong link: on average every event of one must fit every event of the other,
so that unlike events do not chain through a vague one.  What comes in are profiles and decisions, what goes out are
clusters with the links that made them; the order of the input never matters.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from timeline.merging.blocking import candidate_pairs, tells_apart
from timeline.merging.features.dates import gap
from timeline.merging.profile import Profile
from timeline.merging.scoring import Scorer, excluded, reasons, shipped_scorer
from timeline.model.event import BEGUN, Link

__all__ = ["THRESHOLD", "Cluster", "cluster_profiles"]

THRESHOLD = 0.2  # of a learnt score: most pairs are two events, so that one in five is already a strong hint
ALL_OF_ALL = 0.15  # over all pairs of two clusters, the mean score that lets them join
STRONG = 0.35  # what it takes to merge reports that state neighbouring days: then the date is disputed
SAMPLE = 8  # members of a cluster that newcomers are compared with; the first ones, by id


@dataclass
class Cluster:
    """Positions of the profiles that speak of one event, and the links that joined them."""

    members: list[int]
    articles: set[str]
    links: list[Link] = field(default_factory=list)


def cluster_profiles(
    profiles: Sequence[Profile],
    *,
    must_link: Iterable[tuple[str, str]] = (),
    cannot_link: Iterable[tuple[str, str]] = (),
    one_per_article: bool = True,
    scorer: Scorer | None = None,
    threshold: float = THRESHOLD,
    of_all: float = ALL_OF_ALL,
    pairs: Iterable[tuple[int, int]] | None = None,
) -> list[Cluster]:
    """The clusters of profiles, singletons included.

    ``one_per_article``: an article that tells two events apart knows that they are two.  ``of_all`` is the mean score
    that two clusters need over all their pairs.  ``pairs`` are the positions to compare in place of those that blocking
    picks.

    Order: by the smallest member id
    """
    scorer = scorer or shipped_scorer()
    chosen = candidate_pairs(profiles, one_per_article=one_per_article) if pairs is None else pairs
    by_id = sorted((left, right) if profiles[left].id < profiles[right].id else (right, left) for left, right in chosen)
    scores = scorer.compare_all(profiles, by_id, 0.0)
    joining = _Joining(profiles, cannot_link, one_per_article, scorer, of_all, scores)
    links = [
        (-score, profiles[left].id, profiles[right].id, left, right)
        for (left, right), score in scores.items()
        if score >= threshold
    ]
    for score, _, _, left, right in sorted(links):
        joining.join_by_rule(left, right, -score)
    for one, other in sorted((min(pair), max(pair)) for pair in must_link):
        # last: an analyst joins the clusters that were there to see, and changes no other
        joining.join_by_analyst(one, other)
    return sorted(joining.clusters(), key=lambda cluster: min(profiles[index].id for index in cluster.members))


class _Joining:
    """The clusters so far."""

    def __init__(
        self,
        profiles: Sequence[Profile],
        cannot_link: Iterable[tuple[str, str]],
        one_per_article: bool,
        scorer: Scorer,
        of_all: float,
        scores: dict[tuple[int, int], float],
    ) -> None:
        self._scorer = scorer
        self._scores = scores
        self._of_all = of_all
        self._profiles = profiles
        self._one_per_article = one_per_article
        self._of = [Cluster([index], {profile.article}) for index, profile in enumerate(profiles)]
        self._position = {profile.id: index for index, profile in enumerate(profiles)}
        self._apart: dict[int, set[int]] = {}
        for pair in cannot_link:
            first, second = (self._position.get(name) for name in pair)
            if first is not None and second is not None:
                self._apart.setdefault(first, set()).add(second)
                self._apart.setdefault(second, set()).add(first)

    def clusters(self) -> list[Cluster]:
        return list({id(cluster): cluster for cluster in self._of}.values())

    def join_by_analyst(self, left: str, right: str) -> None:
        """Join two events whatever speaks against it; ids that are not here are passed over."""
        first, second = self._position.get(left), self._position.get(right)
        if first is None or second is None or self._of[first] is self._of[second]:
            return
        self._merge(
            first, second, Link(members=(left, right), score=1.0, reasons=("an analyst's decision",), by="analyst")
        )

    def join_by_rule(self, first: int, second: int, score: float) -> None:
        """Join two clusters through a link, if nothing in them speaks against it."""
        left, right = self._of[first], self._of[second]
        if left is right or not self._may_join(left, right, score):
            return
        one, other = self._profiles[first], self._profiles[second]
        self._merge(first, second, Link(members=(one.id, other.id), score=round(score, 4), reasons=reasons(one, other)))

    def _may_join(self, left: Cluster, right: Cluster, score: float) -> bool:
        if self._one_per_article and self._told_apart(left, right):
            return False
        others = set(right.members)
        if any(not others.isdisjoint(self._apart.get(index, ())) for index in left.members):
            return False
        for one in left.members:
            for other in right.members:
                if excluded(self._profiles[one], self._profiles[other]):
                    return False
                if score < STRONG and self._exclude(self._profiles[one], self._profiles[other]):
                    return False
        scores = [self._score(one, other) for one in self._sampled(left) for other in self._sampled(right)]
        return math.fsum(scores) / len(scores) >= self._of_all

    def _score(self, one: int, other: int) -> float:
        pair = (one, other) if self._profiles[one].id < self._profiles[other].id else (other, one)
        if pair not in self._scores:
            self._scores[pair] = self._scorer.score(self._profiles[one], self._profiles[other])
        return self._scores[pair]

    def _told_apart(self, left: Cluster, right: Cluster) -> bool:
        """Whether some article tells a member of one and a member of the other as two events."""
        shared = left.articles & right.articles
        if not shared:
            return False
        ours, theirs = (
            [self._profiles[index] for index in cluster.members if self._profiles[index].article in shared]
            for cluster in (left, right)
        )
        return any(tells_apart(one, other) for one in ours for other in theirs)

    def _sampled(self, cluster: Cluster) -> list[int]:
        return sorted(cluster.members, key=lambda index: self._profiles[index].id)[:SAMPLE]

    @staticmethod
    def _exclude(one: Profile, other: Profile) -> bool:
        """Whether stated dates leave no day on which both can be right."""
        told = one.status in BEGUN and other.status in BEGUN
        return told and one.is_stated and other.is_stated and gap(one, other) > 0

    def _merge(self, first: int, second: int, link: Link) -> None:
        left, right = self._of[first], self._of[second]
        left.members.extend(right.members)
        left.articles |= right.articles
        left.links.extend([*right.links, link])
        for index in right.members:
            self._of[index] = left
