"""Merged events as rows, and the names under which they are found."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache

from timeline.lexicons import read_lexicon
from timeline.model.actor import ActorKind
from timeline.model.event import MergedEvent
from timeline.store.numbering import bounds, width_of

__all__ = ["EVENT_COLUMNS", "Name", "country_key", "event_row", "names_of", "normal", "searched_words"]

Name = tuple[str, str, str]  # kind, spelling, name
EVENT_COLUMNS = (
    *("number", "id", "type", "grp", "status", "tier", "first", "last", "width", "sources", "salience", "disputed"),
    *("accepted", "record"),
)


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


def event_row(number: int, event: MergedEvent, record: int) -> tuple[object, ...]:
    """The values of ``EVENT_COLUMNS``."""
    first, last = bounds(event.when)
    accepted = None if event.accepted is None else int(event.accepted)
    return (
        *(number, event.id, event.type, event.group, event.status.value, event.tier.value),
        *(first, last, width_of(first, last)),
        *(event.sources, event.salience, int(bool(event.disputes)), accepted, record),
    )


def names_of(event: MergedEvent, outlets: Iterable[str]) -> set[Name]:
    """Under which names an event is found, with every spelling that leads there."""
    found: set[Name] = set()
    people = {actor.text for actor in event.actors if actor.kind is ActorKind.PERSON}
    for actor in event.actors:
        # where "Kim" stands for his country too, it is still his name and not the country's
        own = actor.kind is ActorKind.PERSON or actor.text not in people
        found |= _actor_names(actor.kind, actor.id, actor.name, actor.text if own else None, actor.country)
    if (place := event.place) is not None:
        found |= _place_names(place.name, place.text, place.country)
    found.update(("outlet", normal(outlet), normal(outlet)) for outlet in outlets)
    return found


@lru_cache(maxsize=65_536)  # the same few thousand actors and places take part in nearly everything
def _actor_names(kind: ActorKind, id_: str | None, name: str, text: str | None, country: str | None) -> frozenset[Name]:
    code = country or (id_ or "").removeprefix("country:")
    key = country_key(code) if kind is ActorKind.COUNTRY and code else id_ or normal(name)
    called = text if text and _is_name(text) else None
    spellings = {plain for spelling in (id_, name, called) if spelling and (plain := normal(spelling))}
    own = {("actor", normal(country), country_key(country))} if country else set()
    return frozenset(own | {("actor", spelling, key) for spelling in spellings})


def _is_name(text: str) -> bool:
    """Whether words name somebody outside of their text, as "the leaders", "It" and "The government" do not."""
    return any(
        word[0].isupper() and not (word.istitle() and word.lower() in _function_words()) for word in text.split()
    )


@cache
def _function_words() -> frozenset[str]:
    return frozenset(read_lexicon("en/event_words")["stop"]["words"])


@lru_cache(maxsize=65_536)
def _place_names(name: str, text: str | None, country: str | None) -> frozenset[Name]:
    spellings = {plain for spelling in (name, text) if spelling and (plain := normal(spelling))}
    own = {("place", normal(country), country_key(country))} if country else set()
    return frozenset(own | {("place", spelling, normal(name)) for spelling in spellings})


def searched_words(event: MergedEvent) -> tuple[str, str]:
    """Title and quotes; each quote once, however many mentions share it."""
    quotes = dict.fromkeys(mention.quote for mention in event.mentions)
    return event.title, "\n".join(quotes)
