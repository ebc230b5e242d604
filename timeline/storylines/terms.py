"""What tells which story an article belongs to: terms, each with a weight, as a vector of unit length.

A term is an actor, a country, a place, a word, a year or an event that other articles tell too.  The fewer articles of
the pile have it, the more it tells; what stands in nearly all of them ("the United States") tells nothing.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from timeline.merging.words import content_words, weight_of
from timeline.model.event import Tier
from timeline.model.outline import Outlined

__all__ = ["Vector", "named_terms", "vectors_of"]

Vector = dict[str, float]
MOST_TERMS = 60  # of an article
COUNTRY, ACTOR, PLACE, WORD, YEAR, EVENT = "country:", "actor:", "place:", "word:", "year:", "event:"
WEIGHTS = {COUNTRY: 1.6, ACTOR: 1.2, PLACE: 0.8, WORD: 0.8, YEAR: 0.5, EVENT: 1.0}
MINOR = 0.3  # of a term in an event that is only mentioned
COMMON, PART = 400, 0.1  # articles, and of a pile's: a term that more of them have tells no story of thousands apart


def named_terms(event: Outlined) -> set[str]:
    """The actors, countries and places of an event, as terms."""
    terms = set()
    for actor in event.actors:
        if actor.country:
            terms.add(COUNTRY + actor.country)
        if actor.id and not actor.id.startswith("country:"):
            terms.add(ACTOR + actor.id)
    if event.place is not None:
        terms.add(PLACE + event.place.name.lower())
        if event.place.country:
            terms.add(COUNTRY + event.place.country)
    return terms


def vectors_of(events: Iterable[Outlined]) -> dict[str, Vector]:
    """The terms of each article that tells an event. Order: by article id."""
    counts: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    quotes: dict[str, dict[str, float]] = defaultdict(dict)  # with how much each tells
    for event in events:
        share = MINOR if event.tier is Tier.MINOR else 1.0
        named = named_terms(event)
        told_in = {mention.article for mention in event.mentions}
        if len(told_in) > 1:
            named.add(EVENT + event.id)
        for day in (event.when.first, event.when.last):
            if day is not None:
                named.add(f"{YEAR}{day.year}")
        for article in told_in:
            for term in named:
                counts[article][term] += share
        for mention in event.mentions:
            told = quotes[mention.article]
            told[mention.quote] = told.get(mention.quote, 0.0) + share
    for article, told in quotes.items():
        for quote, share in told.items():
            for word in set(content_words(quote)):
                counts[article][WORD + word] += share
    return _weighed(counts)


def _weighed(counts: Mapping[str, Mapping[str, float]]) -> dict[str, Vector]:
    articles = Counter(term for terms in counts.values() for term in terms)
    most = max(COMMON, PART * len(counts))
    return {
        article: _unit(
            {
                term: _weight(term) * math.log1p(count) * math.log(1 + len(counts) / articles[term])
                for term, count in terms.items()
                if articles[term] <= most
            }
        )
        for article, terms in sorted(counts.items())
    }


@lru_cache(maxsize=200_000)
def _weight(term: str) -> float:
    kind, colon, name = term.partition(":")
    weight = WEIGHTS[kind + colon]
    return weight * weight_of(name) ** 2 if kind + colon == WORD else weight


def _unit(weights: Mapping[str, float]) -> Vector:
    best = sorted(weights, key=lambda term: (-weights[term], term))[:MOST_TERMS]
    length = math.sqrt(math.fsum(weights[term] ** 2 for term in best))
    return {term: weights[term] / length for term in best} if length else {}


def dot(left: Mapping[str, float], right: Mapping[str, float]) -> float:
    """The inner product of two vectors."""
    few, many = (left, right) if len(left) <= len(right) else (right, left)
    return sum(weight * many[term] for term, weight in few.items() if term in many)


def total(vectors: Sequence[Mapping[str, float]]) -> Vector:
    """The sum of vectors."""
    found: Vector = defaultdict(float)
    for vector in vectors:
        for term, weight in vector.items():
            found[term] += weight
    return dict(found)
