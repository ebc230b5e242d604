"""Merged events as rows, and the names under which they are found."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from timeline.model.actor import Actor, ActorKind, Place
from timeline.model.event import MergedEvent
from timeline.store.numbering import bounds, width_of

__all__ = ["country_key", "event_row", "names_of", "normal", "searched_words"]

Name = tuple[str, str, str]  # kind, spelling, name


@lru_cache(maxsize=16_384)
def normal(name: str) -> str:
    """A name without case, accents and punctuation: how spellings are compared.

    >>> normal("São Tomé's")
    'sao tome'
    """
    plain = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return re.sub(r"[\W_]+", " ", re.sub(r"['’]s\b", "", plain)).strip()


def country_key(code: str) -> str:
    """The name of a country and of all that belongs to it."""
    return f"iso:{code}"


def event_row(number: int, event: MergedEvent) -> tuple[object, ...]:
    """The columns of ``events``, in their order."""
    first, last = bounds(event.when)
    accepted = None if event.accepted is None else int(event.accepted)
    return (
        *(number, event.id, event.type, event.group, event.status.value, first, last, width_of(first, last)),
        *(event.sources, event.salience, int(bool(event.disputes)), accepted),
    )


def names_of(event: MergedEvent, outlets: Iterable[str]) -> set[Name]:
    """Under which names an event is found, with every spelling that leads there."""
    found: set[Name] = set()
    for actor in event.actors:
        found.update(_actor_names(actor))
    if event.place is not None:
        found.update(_place_names(event.place))
    found.update(("outlet", normal(outlet), normal(outlet)) for outlet in outlets)
    return found


def _actor_names(actor: Actor) -> Iterator[Name]:
    country = actor.country or (actor.id or "").removeprefix("country:")
    if actor.kind is ActorKind.COUNTRY and country:
        key = country_key(country)
    else:
        key = actor.id or normal(actor.name)
    for spelling in (actor.id, actor.name, actor.text):
        if spelling and (plain := normal(spelling)):
            yield "actor", plain, key
    if actor.country:
        yield "actor", normal(actor.country), country_key(actor.country)


def _place_names(place: Place) -> Iterator[Name]:
    key = normal(place.name)
    for spelling in (place.name, place.text):
        if spelling and (plain := normal(spelling)):
            yield "place", plain, key
    if place.country:
        yield "place", normal(place.country), country_key(place.country)


def searched_words(event: MergedEvent) -> tuple[str, str]:
    """Title and quotes; each quote once, however many mentions share it."""
    quotes = dict.fromkeys(mention.quote for mention in event.mentions)
    return event.title, "\n".join(quotes)
