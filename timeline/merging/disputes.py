"""What sources cannot all be right about: disjoint dates, other places, agents and counts, occurred or denied.

A dispute is between articles that tell a thing as fact.  A plan that came a day later is a history; a month and a day
in it are one date, told finely and coarsely; a toll that rises with the days of the news is news.
"""

import json
import math
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations
from typing import Any, NamedTuple

from timeline.merging.features.dates import gap
from timeline.merging.features.place import is_same_or_inside
from timeline.merging.profile import Profile
from timeline.model.event import BEGUN, Claim, Dispute, Event, Quantity, Status
from timeline.model.time import Basis, When

__all__ = ["disputes_of"]


class Member(NamedTuple):
    """An article's event, with the group of articles that do not report independently."""

    event: Event
    profile: Profile
    group: int


OWN_DATE = frozenset({Basis.STATED, Basis.RELATIVE})  # of the event itself, not of its news or of another event
NEAR = 60.0  # kilometres: a city and a place beside it are one place to two reporters
SAME_NEWS = 1  # days between publications of articles that count the same
RADIUS = 6371.0  # kilometres, of the earth


def disputes_of(members: Sequence[tuple[Event, Profile]], groups: Sequence[int]) -> tuple[Dispute, ...]:
    """The disputed fields with the claims of each article; ``groups`` says which members do not report independently.

    Order: when, place, actors, counts by name, status; claims by value
    """
    told = [Member(event, profile, group) for (event, profile), group in zip(members, groups, strict=True)]
    facts = [member for member in told if member.profile.status in BEGUN]
    found = [
        _dispute("when", facts, _dates_itself, _dates_exclude, lambda event, _: _when_value(event.when)),
        _dispute(
            "place", facts, lambda one: one.profile.place is not None, _places_exclude, lambda _, one: _place_value(one)
        ),
        _dispute("actors", facts, _tells_doer, _agents_exclude, lambda _, one: _agents_value(one)),
    ]
    kinds = sorted({kind for member in facts for kind in member.profile.counts})
    found.extend(_count_dispute(kind, facts) for kind in kinds)
    found.append(_status_dispute(told))
    return tuple(dispute for dispute in found if dispute is not None)


def _dispute(
    field: str,
    members: Sequence[Member],
    speaks: Callable[[Member], bool],
    exclude: Callable[[Member, Member], bool],
    value: Callable[[Event, Profile], Any],
) -> Dispute | None:
    speaking = [member for member in members if speaks(member)]
    # a source does not contradict itself: its second mention refines the first, its second version mends it
    if not any(exclude(a, b) for a, b in combinations(speaking, 2) if a.group != b.group):
        return None
    return Dispute(
        field=field, claims=_claims((value(one.event, one.profile), one.profile.article) for one in speaking)
    )


def _claims(said: Iterable[tuple[Any, str]]) -> tuple[Claim, ...]:
    by_value: dict[str, tuple[Any, set[str]]] = {}
    for value, article in said:
        by_value.setdefault(json.dumps(value, sort_keys=True), (value, set()))[1].add(article)
    return tuple(Claim(value=value, articles=tuple(sorted(names))) for _, (value, names) in sorted(by_value.items()))


def _dates_itself(member: Member) -> bool:
    """Whether an article dates the event itself: the day of the news, or of another event, contradicts nobody."""
    return member.profile.is_dated and member.event.when.basis in OWN_DATE


def _dates_exclude(left: Member, right: Member) -> bool:
    """Whether no day can be right for both. What goes on has other days than what is over, at no contradiction."""
    one, other = left.profile, right.profile
    return one.status is other.status and gap(one, other) > max(_blur(left), _blur(right))


def _blur(member: Member) -> int:
    """Days by which a date may be off without being wrong: none for a day, one at the ends of a stretch."""
    if member.profile.width <= 1:
        return 0
    return member.profile.width // 2 if member.event.when.approximate else 1


def _when_value(when: When) -> dict[str, str | None]:
    return {
        "first": when.first.isoformat() if when.first else None,
        "last": when.last.isoformat() if when.last else None,
        "edtf": when.edtf,
        "precision": when.precision.value,
    }


def _places_exclude(left: Member, right: Member) -> bool:
    one, other = left.profile, right.profile
    if is_same_or_inside(one, other) or one.place is None or other.place is None:
        return False
    if set(one.place.split()) & set(other.place.split()) or _kilometres(left.event, right.event) <= NEAR:
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
    return bool(member.profile.agents) and not member.profile.families & {"talks", "deals"}


def _agents_exclude(left: Member, right: Member) -> bool:
    """Whether different named agents are held responsible; a country and its army, or two of one side, refine."""
    one, other = left.profile, right.profile
    if not one.agents.isdisjoint(other.agents):
        return False
    if one.agents & other.names.keys() or other.agents & one.names.keys():
        return False  # the same parties, whose parts one of the articles leaves open
    named = [key for key in (*one.agents, *other.agents) if not key.startswith("name:")]
    if len(named) < len(one.agents) + len(other.agents):
        return False
    countries = [{p.single_country[key] for key in p.agents if key in p.single_country} for p in (one, other)]
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
    profiles = [counting[index].profile for index in sorted(disputed)]
    said = [(profile.counts[kind], profile.article) for profile in profiles]
    return Dispute(field=kind, claims=tuple(sorted(_claims(said), key=lambda claim: claim.value)))


def _count(member: Member, kind: str) -> Quantity | None:
    counted = kind in member.profile.counts
    return next((one for one in member.event.mentions[0].quantities if counted and one.kind == kind), None)


def _counts_exclude(left: Member, right: Member, kind: str) -> bool:
    if left.group == right.group or left.profile.status is not right.profile.status:
        return False
    earlier, later = sorted((left, right), key=lambda one: (one.profile.published or 0, one.event.id))
    days = (later.profile.published or 0) - earlier.profile.published if earlier.profile.published else 0
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
    told = {*BEGUN, Status.DENIED}
    said = [(one.event.status, one.profile.article) for one in members if one.event.status in told]
    holding = {article for status, article in said if status in BEGUN}
    denying = {article for status, article in said if status is Status.DENIED}
    if not holding or not denying - holding:
        return None
    return Dispute(field="status", claims=_claims((status.value, article) for status, article in said))
