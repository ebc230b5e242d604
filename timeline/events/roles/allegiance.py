"""Whoever holds a public office acts for a country or an organisation too: it takes the same role."""

from collections.abc import Iterator
from datetime import date

from timeline.lexicons import country_names
from timeline.model.actor import Actor, ActorIdentity, ActorKind, Office

__all__ = ["with_those_acted_for"]

_PUBLIC = frozenset({"GOV", "MIL", "SPY", "LEG"})


def with_those_acted_for(
    actors: list[tuple[Actor, ActorIdentity]], first: date | None, last: date | None
) -> tuple[Actor, ...]:
    """The actors and, after them, whom the persons among them acted for between two days. Each once."""
    found = {actor.id or actor.name: actor for actor, _ in actors}
    for actor, identity in actors:
        if identity.kind is ActorKind.PERSON:
            for other in _acted_for(identity, first, last):
                found.setdefault(other.id, other.acting(actor.role, actor.text))
    return tuple(found.values())


def _acted_for(person: ActorIdentity, first: date | None, last: date | None) -> Iterator[ActorIdentity]:
    offices = person.offices_in(first, last)
    if not person.offices and person.sector in _PUBLIC:
        offices = (Office(person.country),)  # as the article describes them
    for office in offices:
        if office.organisation is not None:
            yield office.organisation
        name = country_names().get(office.country or "")
        if name is not None:
            yield ActorIdentity(f"country:{office.country}", name, ActorKind.COUNTRY, office.country, "GOV")
