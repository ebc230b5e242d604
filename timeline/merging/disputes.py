"""What sources cannot all be right about: disjoint dates, other places, agents and counts, occurred or denied."""

import json
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations
from typing import Any

from timeline.merging.features.place import is_same_or_inside
from timeline.merging.profile import Profile
from timeline.model.event import BEGUN, Claim, Dispute, Event, Status
from timeline.model.time import When

__all__ = ["disputes_of"]

Member = tuple[Event, Profile]


def disputes_of(members: Sequence[Member]) -> tuple[Dispute, ...]:
    """The disputed fields with the claims of each article.

    Order: when, place, actors, counts by name, status; claims by value
    """
    happened = [one for one in members if one[1].status in BEGUN]
    found = [
        # held a day later than planned is no dispute but a life
        _dispute("when", happened or members, _dated, _dates_exclude, lambda event, _: _when_value(event.when)),
        _dispute(
            "place", members, lambda one: one.place is not None, _places_exclude, lambda _, one: _place_value(one)
        ),
        _dispute("actors", members, lambda one: bool(one.agents), _agents_exclude, lambda _, one: _agents_value(one)),
    ]
    kinds = sorted({kind for _, profile in members for kind in profile.counts})
    found.extend(_count_dispute(kind, members) for kind in kinds)
    found.append(_status_dispute(members))
    return tuple(dispute for dispute in found if dispute is not None)


def _dispute(
    field: str,
    members: Sequence[Member],
    speaks: Callable[[Profile], bool],
    exclude: Callable[[Profile, Profile], bool],
    value: Callable[[Event, Profile], Any],
) -> Dispute | None:
    speaking = [(event, profile) for event, profile in members if speaks(profile)]
    # an article does not contradict itself: its own second mention is a refinement
    if not any(exclude(a[1], b[1]) for a, b in combinations(speaking, 2) if a[1].article != b[1].article):
        return None
    return Dispute(field=field, claims=_claims((value(event, profile), profile.article) for event, profile in speaking))


def _claims(said: Iterable[tuple[Any, str]]) -> tuple[Claim, ...]:
    by_value: dict[str, tuple[Any, set[str]]] = {}
    for value, article in said:
        by_value.setdefault(json.dumps(value, sort_keys=True), (value, set()))[1].add(article)
    return tuple(Claim(value=value, articles=tuple(sorted(names))) for _, (value, names) in sorted(by_value.items()))


def _dated(profile: Profile) -> bool:
    return profile.is_dated and profile.is_stated  # the day of the news contradicts nobody


def _dates_exclude(left: Profile, right: Profile) -> bool:
    assert left.first is not None and left.last is not None and right.first is not None and right.last is not None  # noqa: S101, PT018
    return left.first > right.last or right.first > left.last


def _when_value(when: When) -> dict[str, str | None]:
    return {
        "first": when.first.isoformat() if when.first else None,
        "last": when.last.isoformat() if when.last else None,
        "edtf": when.edtf,
        "precision": when.precision.value,
    }


def _places_exclude(left: Profile, right: Profile) -> bool:
    if is_same_or_inside(left, right) or left.place is None or right.place is None:
        return False
    if set(left.place.split()) & set(right.place.split()):
        return False
    return left.place_country is not None and right.place_country is not None


def _place_value(profile: Profile) -> dict[str, str | None]:
    return {"name": profile.place_name, "country": profile.place_country}


def _agents_exclude(left: Profile, right: Profile) -> bool:
    """Whether different named agents are held responsible; a country and its army, or two of one side, refine."""
    if not left.agents.isdisjoint(right.agents):
        return False
    if left.agents & right.names.keys() or right.agents & left.names.keys():
        return False  # the same parties, whose parts one of the articles leaves open
    named = [key for key in (*left.agents, *right.agents) if not key.startswith("name:")]
    if len(named) < len(left.agents) + len(right.agents):
        return False
    countries = [{one.single_country[key] for key in one.agents if key in one.single_country} for one in (left, right)]
    return all(countries) and countries[0].isdisjoint(countries[1])


def _agents_value(profile: Profile) -> list[str]:
    return sorted(profile.names[key] for key in profile.agents)


def _count_dispute(kind: str, members: Sequence[Member]) -> Dispute | None:
    said = [(profile.counts[kind], profile.article) for _, profile in members if kind in profile.counts]
    if len({value for value, _ in said}) < 2 or len({article for _, article in said}) < 2:
        return None
    claims = sorted(_claims(said), key=lambda claim: claim.value)
    return Dispute(field=kind, claims=tuple(claims))


def _status_dispute(members: Sequence[Member]) -> Dispute | None:
    """Some say that it happened, others deny it: not two steps of a life but two accounts."""
    said = [(event.status, profile.article) for event, profile in members if event.status in {*BEGUN, Status.DENIED}]
    holding = {article for status, article in said if status in BEGUN}
    denying = {article for status, article in said if status is Status.DENIED}
    if not holding or not denying - holding:
        return None
    return Dispute(field="status", claims=_claims((status.value, article) for status, article in said))
