"""How sure an event is: a logistic sum over traits that a reader can check, each with its sentence.

The weights are fitted on hand-annotated articles by ``benchmarks/confidence.py``; ``benchmarks/events.py`` prints the
share of right events beside the confidence that they were given.
"""

from collections.abc import Iterator
from math import exp

from timeline.events.draft import Draft
from timeline.events.roles.words import in_class
from timeline.model.analysis import BlockKind
from timeline.model.event import BEGUN, Status
from timeline.model.time import Basis

__all__ = ["REASONS", "WEIGHTS", "confidence_of"]

LOWEST, HIGHEST = 0.05, 0.95

# what the trait tells a reader
REASONS = {
    "own": "a verb of its own tells it",
    "light": 'a verb carries its noun, as in "held talks"',
    "aspect": 'a verb says how it stands, as in "talks resumed"',
    "argument": "it is a noun in a clause about something else",
    "none": "it is a noun without a verb",
    "dated": "a date in its own clause",
    "inherited": "its date comes from another clause",
    "news": "it is told as the day's news",
    "inferred": "its date is inferred from another event",
    "undated": "nothing dates it",
    "actors": "it names its actors",
    "clause_actors": "its actors are those of the clause around it",
    "no_actors": "it names no actor",
    "fact": "it is told as a fact",
    "plan": "it is told as a plan",
    "wish": "it is told as a possibility",
    "denied": "it is said not to happen",
    "text": "it stands in running text",
    "aside": "it stands in a caption, heading or list",
    "deed": "it is a deed",
    "words": "it is something said",
}

# python benchmarks/confidence.py --data ANNOTATED.jsonl  (16 articles, 312 events, 236 of them right)
WEIGHTS = {
    "own": -0.28,
    "light": 0.47,
    "aspect": 0.09,
    "argument": -0.21,
    "none": -0.07,
    "dated": 0.33,
    "inherited": 0.11,
    "news": -0.31,
    "inferred": 0.04,
    "undated": -0.18,
    "actors": 0.57,
    "clause_actors": -0.15,
    "no_actors": -0.42,
    "fact": 0.60,
    "plan": 0.30,
    "wish": -0.64,
    "denied": -0.26,
    "text": 0.20,
    "aside": -0.20,
    "deed": 0.10,
    "words": -0.10,
}
BASE = 0.38


def confidence_of(draft: Draft) -> tuple[float, tuple[str, ...]]:
    """The share of right events among those with the same traits, and these in words, the weightiest first."""
    traits = list(_traits(draft))
    total = BASE + sum(WEIGHTS.get(trait, 0.0) for trait in traits)
    share = 1 / (1 + exp(-total))
    ordered = sorted(traits, key=lambda trait: -abs(WEIGHTS.get(trait, 0.0)))
    return round(min(max(share, LOWEST), HIGHEST), 2), tuple(REASONS[trait] for trait in ordered)


def _traits(draft: Draft) -> Iterator[str]:
    """One trait of each family."""
    yield draft.candidate.link.partition(":")[0]
    yield _dating(draft)
    yield "actors" if draft.own_actors else "clause_actors" if draft.actors else "no_actors"
    yield _standing(draft.status)
    yield _place(draft)
    yield "words" if in_class(draft.type, "types.said") else "deed"


def _dating(draft: Draft) -> str:
    basis = draft.when.basis
    if not draft.when.is_dated or basis is Basis.UNKNOWN:
        return "undated"
    if basis is Basis.PUBLICATION:
        return "news"
    if basis is Basis.INFERRED:
        return "inferred"
    return "dated" if draft.own_time else "inherited"


def _standing(status: Status) -> str:
    if status in BEGUN:
        return "fact"
    return {Status.PLANNED: "plan", Status.HYPOTHETICAL: "wish"}.get(status, "denied")


def _place(draft: Draft) -> str:
    if draft.candidate.sentence.kind in (BlockKind.CAPTION, BlockKind.HEADING, BlockKind.LIST_ITEM):
        return "aside"
    return "text"
