"""Whoever holds a public office acts for a country or an organisation too, and so does an organ of a state.

Whom they act for takes the same role.
"""

from collections.abc import Iterator
from datetime import date

from timeline.lexicons import country_names
from timeline.model.actor import Actor, ActorIdentity, ActorKind, Office

__all__ = ["with_those_acted_for"]

_PUBLIC = frozenset({"GOV", "MIL", "SPY", "LEG"})
_PARTIES = frozenset({"PTY", "OPP"})  # a politician's words and journeys are not the party's
_OF_STATE = _PUBLIC | {"COP", "JUD"}  # organisations of these sectors are organs of their state


def with_those_acted_for(
    actors: list[tuple[Actor, ActorIdentity]], first: date | None, last: date | None
) -> tuple[Actor, ...]:
    """The actors and, after them, whom these acted for between two days. Each once."""
    found = {actor.id or actor.name: actor for actor, _ in actors}
    for actor, identity in actors:
        for other in _acted_for(identity, first, last):
            found.setdefault(other.id, other.acting(actor.role, actor.text))
    return tuple(found.values())


def _acted_for(who: ActorIdentity, first: date | None, last: date | None) -> Iterator[ActorIdentity]:
    if who.kind is ActorKind.PERSON:
        yield from _of_person(who, first, last)
    elif who.kind is ActorKind.ORGANISATION and who.sector in _OF_STATE:
        yield from _country(who.country)


def _of_person(person: ActorIdentity, first: date | None, last: date | None) -> Iterator[ActorIdentity]:
    offices = person.offices_in(first, last)
    if not person.offices and person.sector in _PUBLIC:
        offices = (Office(person.country),)  # as the article describes them
    for office in offices:
        if office.organisation is not None and office.organisation.sector not in _PARTIES:
            yield office.organisation
            yield from _acted_for(office.organisation, first, last)
        yield from _country(office.country)


def _country(code: str | None) -> Iterator[ActorIdentity]:
    name = country_names().get(code or "")
    if name is not None:
        yield ActorIdentity(f"country:{code}", name, ActorKind.COUNTRY, code, "GOV")
