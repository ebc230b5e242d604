"""All names that are known, in one automaton, and who held which office when."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

import ahocorasick
from pydantic import BaseModel, ConfigDict, ValidationError

from timeline.errors import LexiconError
from timeline.lexicons import read_lexicon, read_table, read_user_lexicon
from timeline.model.actor import ActorIdentity, ActorKind, PlaceIdentity, Via

__all__ = ["ActorKnowledge", "Name", "Term", "slug"]

_EAST_ASIAN = frozenset({"PRK", "KOR", "CHN", "TWN", "MMR", "VNM", "KHM"})  # family name first


def slug(name: str) -> str:
    """A name as part of an id: "Kim Jong-un" -> "kim-jong-un"."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


@dataclass(frozen=True, slots=True)
class Name:
    """What a known form of words stands for."""

    form: str
    actor: ActorIdentity | None
    place: PlaceIdentity | None
    via: Via
    exact: bool = False  # an acronym: case must agree


@dataclass(frozen=True, slots=True)
class Term:
    """Who held an office, from when to when; open ends are None."""

    person: ActorIdentity
    country: str
    office: str
    first: date | None
    last: date | None

    def holds(self, day: date | None) -> bool:
        if day is None:
            return False
        return (
            (self.first is None or self.first <= day)
            and (self.last is None or day <= self.last)
            and self.first is not None
        )


class _UserActor(BaseModel):
    """An ``[[actor]]`` table of a user's file."""

    model_config = ConfigDict(extra="forbid")

    id: str
    name: str
    kind: ActorKind = ActorKind.ORGANISATION
    country: str | None = None
    sector: str | None = None
    aliases: list[str] = []
    reason: str = ""


@dataclass(frozen=True)
class ActorKnowledge:
    """Names, places and offices; made by :meth:`load` and never changed."""

    automaton: "ahocorasick.Automaton"
    names: dict[str, tuple[Name, ...]]
    terms: tuple[Term, ...]
    countries: dict[str, ActorIdentity]
    surnames: dict[str, tuple[Term, ...]] = field(default_factory=dict)

    @classmethod
    def load(cls, extra: Sequence[Path] = ()) -> "ActorKnowledge":
        """The shipped knowledge and a user's own files; a user's line wins over a shipped one.

        Raises: LexiconError when a user's file breaks its format
        """
        if not extra:
            return _shipped()
        return _build([*_user_names(extra), *_shipped_names()])

    def country(self, code: str | None) -> ActorIdentity | None:
        return self.countries.get(code or "")

    def in_office(self, country: str, office: str, day: date | None) -> ActorIdentity | None:
        """Who held an office of a country on a day; "leader" is whoever leads it."""
        wanted = {
            "leader": ("president", "leader", "supreme leader", "chancellor", "prime minister", "premier", "king"),
            "premier": ("premier", "prime minister"),
        }
        for name in wanted.get(office, (office,)):
            for term in self.terms:
                if term.country == country and term.office == name and term.holds(day):
                    return term.person
        return None


@cache
def _shipped() -> ActorKnowledge:
    return _build(list(_shipped_names()))


def _build(names: Iterable[Name]) -> ActorKnowledge:
    automaton = ahocorasick.Automaton()
    by_form: dict[str, list[Name]] = {}
    for name in names:
        by_form.setdefault(name.form.lower(), []).append(name)
    for form in by_form:
        automaton.add_word(form, form)
    automaton.make_automaton()
    terms = tuple(_terms())
    surnames: dict[str, list[Term]] = {}
    for term in terms:
        surnames.setdefault(surname_of(term.person.name, term.country), []).append(term)
    return ActorKnowledge(
        automaton,
        {form: tuple(_merged(found)) for form, found in by_form.items()},
        terms,
        {c.country: c for c in _countries() if c.country},
        {name: tuple(found) for name, found in surnames.items()},
    )


def _merged(found: list[Name]) -> Iterator[Name]:
    """One name a written form: the first actor and the first place given for it."""
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


def surname_of(name: str, country: str) -> str:
    """The name that a person is called by after the first mention."""
    parts = [part for part in name.split() if part not in ("Jr", "Jr.")]
    if country in _EAST_ASIAN and len(parts) > 1:
        return parts[0]
    if len(parts) > 2 and parts[-2].lower() in ("bin", "al", "da", "ben", "der", "san"):
        return " ".join(parts[-2:]) if parts[-2].lower() in ("bin", "ben") else parts[-1]
    return parts[-1].removeprefix("al-")


def needs_introduction(surname: str) -> bool:
    """Whether a surname alone says too little: it is a word, a first name or shared by many."""
    return surname in read_lexicon("en/actors/names")["names"]["need_introduction"]


def _countries() -> list[ActorIdentity]:
    return [
        ActorIdentity(f"country:{row[0]}", row[1], ActorKind.COUNTRY, row[0], "GOV")
        for row in read_table("en/actors/countries.tsv")
    ]


def _shipped_names() -> Iterator[Name]:
    places = {row[0]: _place(row) for row in read_table("places.tsv")}
    yield from _country_names(places)
    yield from _organisation_names()
    yield from _leader_names()
    for name, place in places.items():
        yield Name(name, None, place, Via.NAME)


def _place(row: list[str]) -> PlaceIdentity:
    return PlaceIdentity(f"place:{slug(row[0])}", row[0], row[1] or None, float(row[2]), float(row[3]))


def _country_names(places: dict[str, PlaceIdentity]) -> Iterator[Name]:
    for row in read_table("en/actors/countries.tsv"):
        code, name, adjectives, capitals, aliases = (*row, "", "", "")[:5]
        country = ActorIdentity(f"country:{code}", name, ActorKind.COUNTRY, code, "GOV")
        cities = [part for part in capitals.split(";") if part]
        seat = next((places[city] for city in cities if city in places), None)
        land = PlaceIdentity(f"place:{code}", name, code, seat.lat if seat else None, seat.lon if seat else None)
        yield Name(name, country, land, Via.NAME)
        for alias in filter(None, aliases.split(";")):
            yield Name(alias, country, land, Via.ALIAS, exact=alias.isupper() and len(alias) <= 5)
        for adjective in filter(None, adjectives.split(";")):
            yield Name(adjective, country, None, Via.DEMONYM)
        for city in cities:
            yield Name(city, country, places.get(city, PlaceIdentity(f"place:{slug(city)}", city, code)), Via.CAPITAL)


def _organisation_names() -> Iterator[Name]:
    organisations: dict[str, ActorIdentity] = {country.id: country for country in _countries()}
    for row in read_table("en/actors/organisations.tsv"):
        identity, name, kind, country, sector, aliases = (*row, "", "")[:6]
        actor = ActorIdentity(identity, name, ActorKind(kind), country or None, sector or None)
        organisations[identity] = actor
        for form in (name, *filter(None, aliases.split(";"))):
            yield Name(
                form, actor, None, Via.NAME if form == name else Via.ALIAS, exact=form.isupper() and len(form) <= 6
            )
    for words, identity, sector in read_table("en/actors/metonyms.tsv"):
        known = organisations[identity]
        yield Name(words, ActorIdentity(known.id, known.name, known.kind, known.country, sector), None, Via.METONYM)


def _leader_names() -> Iterator[Name]:
    for row in read_table("en/actors/leaders.tsv"):
        person = _person(row)
        for form in (row[0], *filter(None, (row[5] if len(row) > 5 else "").split(";"))):
            yield Name(form, person, None, Via.NAME)


def _person(row: list[str]) -> ActorIdentity:
    name, country, office = row[:3]
    sector = {"opposition leader": "OPP", "general": "MIL", "": "ELI"}.get(office, "GOV")
    return ActorIdentity(
        f"person:{slug(name)}",
        name,
        ActorKind.PERSON,
        country if len(country) == 3 and country != "IGO" else None,
        "IGO" if country == "IGO" else sector,
    )


def _terms() -> Iterator[Term]:
    for row in read_table("en/actors/leaders.tsv"):
        padded = [*row, "", "", "", ""]
        first = date.fromisoformat(padded[3]) if padded[3] else None
        last = date.fromisoformat(padded[4]) if padded[4] else None
        yield Term(_person(row), padded[1], padded[2], first, last)


def _user_names(paths: Sequence[Path]) -> Iterator[Name]:
    for path in paths:
        data = read_user_lexicon(path)
        for index, table in enumerate(data.get("actor", []), start=1):
            try:
                actor = _UserActor.model_validate(table)
            except ValidationError as error:
                first = error.errors()[0]
                where = f"{path} [[actor]] number {index}, {'.'.join(map(str, first['loc']))}"
                raise LexiconError(
                    "an actor with id, name, kind, country, sector, aliases and reason", got=first["msg"], where=where
                ) from error
            identity = ActorIdentity(actor.id, actor.name, actor.kind, actor.country, actor.sector)
            for form in (actor.name, *actor.aliases):
                yield Name(form, identity, None, Via.NAME if form == actor.name else Via.ALIAS)
        if "actor" not in data:
            raise LexiconError("at least one [[actor]] table", got="none", where=str(path))
