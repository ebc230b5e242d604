"""Who takes part, where, and who says so: whom the reader links to an event's mentions.

A role, place or source below its threshold stays open: a wrong doer is worse than none.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from timeline.model.actor import Actor, ActorIdentity, ActorKind, EntityMention, Place, Role
from timeline.model.reading import ROLES, Party, Reading

__all__ = ["Cast", "cast_of", "place_of"]

ROLE = 0.6  # probability of taking part, above which a party is in the cast
_FAINT = 0.02  # odds of a pair below this add nothing
PLACE = 0.4
_OWNING = frozenset({"his", "her", "its", "their", "my", "our", "your"})
_ARTICLES = ("the ", "a ", "an ", "its ", "their ", "his ", "her ", "our ")


@dataclass(frozen=True, slots=True)
class Cast:
    """An actor in its role, and how probable that is."""

    actor: Actor
    probability: float


class _Found(NamedTuple):
    share: float
    role: Role
    party: Party
    identity: ActorIdentity | None


def cast_of(reading: Reading, group: Sequence[int]) -> list[Cast]:
    """The actors of an event, each once, in the role that is most probable. Order: agents, targets, participants.

    What an event's mentions say of an actor's mentions is added up, as odds: one that is plain is enough.
    """
    shares = reading.roles[list(group)]
    odds = shares[..., 1:] / shares[..., :1].clip(1e-6)
    strongest = odds.sum(axis=2).max(axis=0)
    by_key: dict[str, list[int]] = {}
    identities: dict[str, ActorIdentity | None] = {}
    for column in (strongest >= _FAINT).nonzero()[0]:
        party = reading.parties[column]
        if party.text.lower() in _OWNING:
            continue  # "their counterparts" are other people than they
        for key, identity in _identities(party):
            by_key.setdefault(key, []).append(int(column))
            identities.setdefault(key, identity)
    best: dict[str, _Found] = {}
    phrases: list[Party] = []
    for key in sorted(by_key, key=lambda key: identities[key] is not None):  # phrases before the names within them
        columns = [column for column in by_key[key] if not _is_within(reading.parties[column], phrases)]
        total = odds[:, columns].sum(axis=(0, 1))
        share = float(total.sum() / (1 + total.sum()))
        if share >= ROLE:
            clearest = max(columns, key=lambda column: float(strongest[column]))
            role = Role(ROLES[int(total.argmax()) + 1])
            best[key] = _Found(share, role, reading.parties[clearest], identities[key])
            if identities[key] is None:
                phrases += [reading.parties[column] for column in columns]
    found = [Cast(_actor(one.party, one.identity, one.role), one.share) for one in _without_repeats(best)]
    order = [Role.AGENT, Role.TARGET, Role.PARTICIPANT]
    return sorted(found, key=lambda cast: (order.index(cast.actor.role), -cast.probability))


def _is_within(party: Party, phrases: Sequence[Party]) -> bool:
    """Whether a name only says whose a cast phrase is: "Trump" in "Trump supporters"."""
    return any(phrase.span.contains(party.span) and phrase.span != party.span for phrase in phrases)


def place_of(reading: Reading, group: Sequence[int], main: int) -> Place | None:
    """Where an event took place: the most probable place, the main mention's first."""
    best: tuple[float, Party] | None = None
    for row in group:
        for column in (reading.places[row] >= PLACE).nonzero()[0]:
            share = float(reading.places[row, column]) + (0.1 if row == main else 0.0)
            if best is None or share > best[0]:
                best = share, reading.parties[column]
    if best is None:
        return None
    party = best[1]
    known = party.mention.place if party.mention is not None else None
    if known is not None:
        return Place(name=known.name, country=known.country, text=party.text, lat=known.lat, lon=known.lon)
    country = next((a for a in _actors(party.mention) if a.kind is ActorKind.COUNTRY), None)
    if country is not None:
        return Place(name=country.name, country=country.country, text=party.text)
    return Place(name=named(party.text), text=party.text) if party.text[:1].isupper() else None


def _actors(mention: EntityMention | None) -> tuple[ActorIdentity, ...]:
    return mention.actors if mention is not None else ()


def _identities(party: Party) -> Iterator[tuple[str, ActorIdentity | None]]:
    """Under what each of a party's actors is counted once."""
    actors = _actors(party.mention)
    for actor in actors:
        yield actor.id, actor
    if not actors:
        place = party.mention.place if party.mention is not None else None
        yield (place.id if place is not None else named(party.text).lower()), None


def named(text: str) -> str:
    """Words as a name: in one line, without the article before them."""
    words = " ".join(text.split())
    lowered = words.lower()
    return next((words[len(article) :] for article in _ARTICLES if lowered.startswith(article)), words)


def _without_repeats(best: Mapping[str, _Found]) -> Iterator[_Found]:
    """Without noun phrases whose words all stand in a longer one: "rebels" beside "Chadian rebels"."""
    names = {key: set(key.split()) for key, one in best.items() if one.identity is None}
    for key, one in best.items():
        words = names.get(key)
        if words is None or not any(words < other for other in names.values()):
            yield one


def _actor(party: Party, identity: ActorIdentity | None, role: Role) -> Actor:
    if identity is not None:
        text = party.mention.words_for(identity) if party.mention is not None else party.text
        return identity.acting(role, text)
    place = party.mention.place if party.mention is not None else None
    if place is not None:
        return Actor(name=place.name, id=place.id, country=place.country, role=role, text=party.text)
    kind = ActorKind.UNKNOWN if party.text[:1].isupper() else ActorKind.GROUP
    return Actor(name=named(party.text), kind=kind, role=role, text=party.text)
