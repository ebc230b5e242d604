"""What the learnt scorer sees of a pair of events: a row of numbers, none of which depends on which event comes first.

The features' own scores lead; then come what features leave open or say in one number: likeness of meaning, days,
statuses, who and where one by one.  What each number says stands in ``NAMES``; the learnt weights are in that order, so
that a change here wants them learnt again (training/merging).
"""

import math

from timeline.merging.features import FEATURES, Evidence
from timeline.merging.features.dates import gap
from timeline.merging.features.wording import likeness
from timeline.merging.profile import Profile
from timeline.merging.vectors import cosine
from timeline.merging.words import weight_of
from timeline.model.event import BEGUN, Status

__all__ = ["NAMES", "evidence_of", "measures"]

FAMILIES = ("words", "talks", "deals", "force", "power", "troops", "launches", "pressure", "justice", "streets")
AHEAD = frozenset({Status.PLANNED, Status.HYPOTHETICAL})
UNDONE = frozenset({Status.DENIED, Status.CANCELLED})
LONG = math.log(2000)  # days, as a logarithm, that count as 1
NAMES = (
    *(feature.name for feature in FEATURES),
    *(f"{feature.name} silent" for feature in FEATURES),
    "trigger meaning", "meaning of all triggers", "a trigger in common", "quote meaning",
    "title words", "title meaning", "story words", "telling words in common",
    "days apart", "dated both", "dated one", "narrower width", "wider width", "one day both", "next day", "stated both",
    "throughout", "news apart", "news unknown", "days from the other's news",
    "same status", "begun both", "ahead both", "plan and deed", "undone one", "undone both", "headline",
    "same type", "type other", *(f"family {name}" for name in FAMILIES),
    "actors in common", "people in common", "share of all actors", "share of fewer actors", "no actors",
    "agents in common", "agents apart", "same country of place", "other country of place", "place among actors",
    "figures in common", "figures apart",
)  # fmt: skip


def evidence_of(left: Profile, right: Profile) -> list[Evidence | None]:
    """What each feature finds. Order: as FEATURES"""
    return [feature.compare(left, right) for feature in FEATURES]


def measures(left: Profile, right: Profile, evidence: list[Evidence | None]) -> list[float]:
    """The row of a pair. Order: as NAMES"""
    return [
        *(0.0 if one is None else one.score for one in evidence),
        *(float(one is None) for one in evidence),
        *_wording(left, right),
        *_days(left, right),
        *_life(left, right),
        *_kind(left, right),
        *_parties(left, right),
    ]


def _wording(left: Profile, right: Profile) -> list[float]:
    shared = left.words.keys() & right.words.keys()
    return [
        cosine(left.meaning, right.meaning),
        cosine(left.meanings, right.meanings),
        float(not left.triggers.isdisjoint(right.triggers)),
        cosine(left.gist, right.gist),
        likeness(left.title, right.title),
        cosine(left.line, right.line),
        likeness(left.story, right.story),
        min(math.fsum(weight_of(word) ** 2 for word in shared), 6.0) / 6,
    ]


def _days(left: Profile, right: Profile) -> list[float]:
    widths = sorted((left.width, right.width))
    apart = gap(left, right)
    known = left.published is not None and right.published is not None
    news = abs(left.published - right.published) if left.published and right.published else 0
    return [
        _logarithm(apart),
        float(left.is_dated and right.is_dated),
        float(left.is_dated != right.is_dated),
        _logarithm(widths[0]),
        _logarithm(widths[1]),
        float(widths == [1, 1] and apart == 0),
        float(apart == 1),
        float(left.is_stated and right.is_stated),
        float(left.throughout or right.throughout),
        _logarithm(news),
        float(not known),
        _from_news(left, right),
    ]


def _logarithm(days: int) -> float:
    return min(math.log1p(days) / LONG, 1.5)


def _from_news(left: Profile, right: Profile) -> float:
    """How far an event's day is from the news of one that nothing dates; 0 where both or none are dated."""
    for undated, dated in ((left, right), (right, left)):
        if undated.is_dated or undated.published is None or dated.first is None or dated.last is None:
            continue
        return _logarithm(max(dated.first - undated.published, undated.published - dated.last, 0))
    return 0.0


def _life(left: Profile, right: Profile) -> list[float]:
    statuses = {left.status, right.status}
    return [
        float(len(statuses) == 1),
        float(statuses <= BEGUN),
        float(statuses <= AHEAD),
        float(bool(statuses & BEGUN) and bool(statuses & AHEAD)),
        float(bool(statuses & UNDONE) and not statuses <= UNDONE),
        float(statuses <= UNDONE),
        float(left.in_headline or right.in_headline),
    ]


def _kind(left: Profile, right: Profile) -> list[float]:
    families = left.families & right.families
    return [
        float(left.type == right.type),
        float("other" in (left.type, right.type)),
        *(float(name in families) for name in FAMILIES),
    ]


def _parties(left: Profile, right: Profile) -> list[float]:
    shared = left.names.keys() & right.names.keys()
    fewer, every = min(len(left.names), len(right.names)), len(left.names.keys() | right.names.keys())
    agents = bool(left.agents) and bool(right.agents)
    return [
        min(len(shared), 3) / 3,
        min(sum(key.startswith("person:") for key in shared), 2) / 2,
        len(shared) / every if every else 0.0,
        len(shared) / fewer if fewer else 0.0,
        float(not fewer),
        float(agents and not left.agents.isdisjoint(right.agents)),
        float(agents and left.agents.isdisjoint(right.agents)),
        float(not left.where.isdisjoint(right.where)),
        float(bool(left.where) and bool(right.where) and left.where.isdisjoint(right.where)),
        float(not left.where.isdisjoint(right.countries) or not right.where.isdisjoint(left.countries)),
        float(not left.numbers.isdisjoint(right.numbers)),
        float(bool(left.numbers) and bool(right.numbers) and left.numbers.isdisjoint(right.numbers)),
    ]
