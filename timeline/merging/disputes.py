"""What sources cannot all be right about: disjoint dates, other places, agents and counts, occurred or denied.

A dispute is between articles that tell a thing as fact.  A plan that came a day later is a history; a month and a day
in it are one date, told finely and coarsely; a toll that rises with the days of the news is news.
"""

import json
import math
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations
from typing import Any

from timeline.merging.features.dates import gap
from timeline.merging.features.place import is_same_or_inside
from timeline.merging.profile import Profile
from timeline.model.event import BEGUN, Claim, Dispute, Event, Quantity, Status
from timeline.model.time import Basis, When

__all__ = ["disputes_of"]

Member = tuple[Event, Profile]

OWN_DATE = frozenset({Basis.STATED, Basis.RELATIVE})  # of the event itself, not of its news or of another event
NEAR = 60.0  # kilometres: a city and a place beside it are one place to two reporters
SAME_NEWS = 1  # days between publications of articles that count the same
RADIUS = 6371.0  # kilometres, of the earth


def disputes_of(members: Sequence[Member]) -> tuple[Dispute, ...]:
    """The disputed fields with the claims of each article.

    Order: when, place, actors, counts by name, status; claims by value
    """
    facts = [member for member in members if member[1].status in BEGUN]
    found = [
        _dispute("when", facts, _dates_itself, _dates_exclude, lambda event, _: _when_value(event.when)),
        _dispute(
            "place", facts, lambda one: one[1].place is not None, _places_exclude, lambda _, one: _place_value(one)
        ),
        _dispute("actors", facts, _tells_doer, _agents_exclude, lambda _, one: _agents_value(one)),
    ]
    kinds = sorted({kind for _, profile in facts for kind in profile.counts})
    found.extend(_count_dispute(kind, facts) for kind in kinds)
    found.append(_status_dispute(members))
    return tuple(dispute for dispute in found if dispute is not None)


def _dispute(
    field: str,
    members: Sequence[Member],
    speaks: Callable[[Member], bool],
    exclude: Callable[[Member, Member], bool],
    value: Callable[[Event, Profile], Any],
) -> Dispute | None:
    speaking = [member for member in members if speaks(member)]
    # an article does not contradict itself: its own second mention is a refinement
    if not any(exclude(a, b) for a, b in combinations(speaking, 2) if a[1].article != b[1].article):
        return None
    return Dispute(field=field, claims=_claims((value(event, profile), profile.article) for event, profile in speaking))


def _claims(said: Iterable[tuple[Any, str]]) -> tuple[Claim, ...]:
    by_value: dict[str, tuple[Any, set[str]]] = {}
    for value, article in said:
        by_value.setdefault(json.dumps(value, sort_keys=True), (value, set()))[1].add(article)
    return tuple(Claim(value=value, articles=tuple(sorted(names))) for _, (value, names) in sorted(by_value.items()))


def _dates_itself(member: Member) -> bool:
    """Whether an article dates the event itself: the day of the news, or of another event, contradicts nobody."""
    event, profile = member
    return profile.is_dated and event.when.basis in OWN_DATE


def _dates_exclude(left: Member, right: Member) -> bool:
    """Whether no day can be right for both. What goes on has other days than what is over, at no contradiction."""
    return left[1].status is right[1].status and gap(left[1], right[1]) > max(_blur(left), _blur(right))


def _blur(member: Member) -> int:
    """Days by which a date may be off without being wrong: none for a day, one at the ends of a stretch."""
    event, profile = member
    if profile.width <= 1:
        return 0
    return profile.width // 2 if event.when.approximate else 1


def _when_value(when: When) -> dict[str, str | None]:
    return {
        "first": when.first.isoformat() if when.first else None,
        "last": when.last.isoformat() if when.last else None,
        "edtf": when.edtf,
        "precision": when.precision.value,
    }


def _places_exclude(left: Member, right: Member) -> bool:
    one, other = left[1], right[1]
    if is_same_or_inside(one, other) or one.place is None or other.place is None:
        return False
    if set(one.place.split()) & set(other.place.split()) or _kilometres(left[0], right[0]) <= NEAR:
        return False
    return one.place_country is not None and other.place_country is not None


def _kilometres(left: Event, right: Event) -> float:
    """How far apart two events' places are on the map; infinite where one is not on it."""
    points = [
        (math.radians(place.lat), math.radians(place.lon))
        for place in (left.place, right.place)
        if place is not None and place.lat is not None and place.lon is not None
    ]
    if len(points) < 2:
        return math.inf
    (south, west), (north, east) = points
    half = math.sin((north - south) / 2) ** 2 + math.cos(south) * math.cos(north) * math.sin((east - west) / 2) ** 2
    return 2 * RADIUS * math.asin(math.sqrt(half))


def _place_value(profile: Profile) -> dict[str, str | None]:
    return {"name": profile.place_name, "country": profile.place_country}


def _tells_doer(member: Member) -> bool:
    """Whether one side is said to have done it; of two that meet or agree, each report names the one that it covers."""
    return bool(member[1].agents) and not member[1].families & {"talks", "deals"}


def _agents_exclude(left: Member, right: Member) -> bool:
    """Whether different named agents are held responsible; a country and its army, or two of one side, refine."""
    pair = left[1], right[1]
    if not pair[0].agents.isdisjoint(pair[1].agents):
        return False
    if pair[0].agents & pair[1].names.keys() or pair[1].agents & pair[0].names.keys():
        return False  # the same parties, whose parts one of the articles leaves open
    named = [key for key in (*pair[0].agents, *pair[1].agents) if not key.startswith("name:")]
    if len(named) < len(pair[0].agents) + len(pair[1].agents):
        return False
    countries = [{one.single_country[key] for key in one.agents if key in one.single_country} for one in pair]
    return all(countries) and countries[0].isdisjoint(countries[1])


def _agents_value(profile: Profile) -> list[str]:
    return sorted(profile.names[key] for key in profile.agents)


def _count_dispute(kind: str, members: Sequence[Member]) -> Dispute | None:
    """The counts that exclude each other; "at least 10" and 11 do not, nor 10 on Monday and 14 on Thursday."""
    counting = [member for member in members if _count(member, kind) is not None]
    disputed = {
        index
        for pair in combinations(range(len(counting)), 2)
        if _counts_exclude(counting[pair[0]], counting[pair[1]], kind)
        for index in pair
    }
    if not disputed:
        return None
    said = [(counting[index][1].counts[kind], counting[index][1].article) for index in sorted(disputed)]
    return Dispute(field=kind, claims=tuple(sorted(_claims(said), key=lambda claim: claim.value)))


def _count(member: Member, kind: str) -> Quantity | None:
    return next(
        (one for one in member[0].mentions[0].quantities if one.kind == kind and kind in member[1].counts), None
    )


def _counts_exclude(left: Member, right: Member, kind: str) -> bool:
    if left[1].article == right[1].article or left[1].status is not right[1].status:
        return False
    earlier, later = sorted((left, right), key=lambda one: (one[1].published or 0, one[0].id))
    days = (later[1].published or 0) - (earlier[1].published or 0) if earlier[1].published else 0
    first, then = _count(earlier, kind), _count(later, kind)
    assert first is not None and then is not None  # noqa: S101, PT018
    if first.approximate or then.approximate:
        return False
    grows = _low(then) > _high(first)
    falls = _low(first) > _high(then)
    return falls or (grows and days <= SAME_NEWS)


def _low(quantity: Quantity) -> float:
    return quantity.low if quantity.low is not None else -math.inf


def _high(quantity: Quantity) -> float:
    return quantity.high if quantity.high is not None else math.inf


def _status_dispute(members: Sequence[Member]) -> Dispute | None:
    """Some say that it happened, others deny it: not two steps of a life but two accounts."""
    said = [(event.status, profile.article) for event, profile in members if event.status in {*BEGUN, Status.DENIED}]
    holding = {article for status, article in said if status in BEGUN}
    denying = {article for status, article in said if status is Status.DENIED}
    if not holding or not denying - holding:
        return None
    return Dispute(field="status", claims=_claims((status.value, article) for status, article in said))
