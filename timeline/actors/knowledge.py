"""All names that are known, in one automaton, and who held which office when."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

import ahocorasick

from timeline.actors.names import Name, Term, surname_of
from timeline.actors.shipped import countries, own_names, read_own_actors, shipped_names, terms
from timeline.lexicons import read_lexicon
from timeline.model.actor import ActorIdentity, ActorKind, OwnActor

__all__ = ["ActorKnowledge", "needs_introduction"]

_LEADING = {
    "leader": ("president", "leader", "supreme leader", "chancellor", "prime minister", "premier", "king"),
    "premier": ("premier", "prime minister"),
}


@dataclass(frozen=True)
class ActorKnowledge:
    """Names, places and offices; made by :meth:`load` and never changed."""

    automaton: "ahocorasick.Automaton"
    names: dict[str, tuple[Name, ...]]
    terms: tuple[Term, ...]
    countries: dict[str, ActorIdentity]
    surnames: dict[str, tuple[Term, ...]] = field(default_factory=dict)

    @classmethod
    def load(cls, extra: Sequence[Path] = (), own: Sequence[OwnActor] = ()) -> "ActorKnowledge":
        """The shipped knowledge with a user's own: files win over ``own`` actors that a store keeps, and both over it.

        Raises: LexiconError when a user's file breaks its format
        """
        return _with_own((*read_own_actors(extra), *own))

    def country(self, code: str | None) -> ActorIdentity | None:
        return self.countries.get(code or "")

    def in_office(self, country: str, office: str, day: date | None) -> ActorIdentity | None:
        """Who held an office of a country on a day; "leader" is whoever leads it."""
        for name in _LEADING.get(office, (office,)):
            for term in self.terms:
                if term.country == country and term.office == name and term.holds(day):
                    return term.person
        return None


@cache
def _with_own(own: tuple[OwnActor, ...]) -> ActorKnowledge:
    return _build([*own_names(own), *shipped_names()])


def _build(names: Iterable[Name]) -> ActorKnowledge:
    automaton = ahocorasick.Automaton()
    by_form: dict[str, list[Name]] = {}
    for name in names:
        by_form.setdefault(name.form.lower(), []).append(name)
    for form in by_form:
        automaton.add_word(form, form)
    automaton.make_automaton()
    surnames: dict[str, list[Term]] = {}
    for term in terms():
        surnames.setdefault(surname_of(term.person.name, term.country), []).append(term)
    return ActorKnowledge(
        automaton,
        {form: tuple(_merged(found)) for form, found in by_form.items()},
        terms(),
        {country.country: country for country in countries() if country.country},
        {name: tuple(found) for name, found in surnames.items()},
    )


def _merged(found: list[Name]) -> Iterator[Name]:
    """One name a written form: the first actor and the first place given for it; people of one name stay apart."""
    exact = list(dict.fromkeys(name.form for name in found if name.exact))
    for form in exact:
        yield from _first([name for name in found if name.exact and name.form == form])
    yield from _first([name for name in found if not name.exact])


def _first(found: list[Name]) -> Iterator[Name]:
    actor = next((name for name in found if name.actor is not None), None)
    place = next((name for name in found if name.place is not None), None)
    if actor is not None:
        yield Name(actor.form, actor.actor, actor.place or (place.place if place else None), actor.via, actor.exact)
    elif place is not None:
        yield place
    if actor is not None and _is_leader(actor):
        yield from (name for name in found if name is not actor and name.actor != actor.actor and _is_leader(name))


def _is_leader(name: Name) -> bool:
    return name.actor is not None and name.actor.kind is ActorKind.PERSON and bool(name.actor.offices)


def needs_introduction(surname: str) -> bool:
    """Whether a surname alone says too little: it is a word, a first name or shared by many."""
    return surname in read_lexicon("en/actors/names")["names"]["need_introduction"]
