"""The tables of ``timeline/lexicons/en/actors/`` and the user's own files -> names and terms of office."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from pathlib import Path

from timeline.actors.names import Name, Term, slug, variants
from timeline.lexicons import read_table, read_user_tables
from timeline.model.actor import ActorIdentity, ActorKind, Office, OwnActor, PlaceIdentity, Via

__all__ = ["countries", "own_names", "read_own_actors", "shipped_names", "terms"]

_SECTOR_OF_OFFICE = {
    "opposition leader": "OPP",
    "general": "MIL",
    "rebel leader": "REB",
    "": "ELI",
    "Hamas leader": "REB",
    "Hezbollah leader": "REB",
    "Houthi leader": "REB",
    "al-Qaeda leader": "REB",
    "Islamic State leader": "REB",
}
_PUBLIC = frozenset({"GOV", "MIL"})  # who holds such an office acts for the country


_ACTOR = "an actor with id, name, kind, country, sector, aliases and reason"


@cache
def countries() -> tuple[ActorIdentity, ...]:
    """Every country as an actor."""
    return tuple(
        ActorIdentity(f"country:{row[0]}", row[1], ActorKind.COUNTRY, row[0], "GOV")
        for row in read_table("en/actors/countries.tsv")
    )


def shipped_names() -> Iterator[Name]:
    """Every form that the shipped tables know. Order: countries, organisations, metonyms, leaders, places."""
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


@cache
def _organisations() -> dict[str, tuple[ActorIdentity, tuple[str, ...]]]:
    """Organisations by id, with their other forms."""
    found = {}
    for row in read_table("en/actors/organisations.tsv"):
        identity, name, kind, country, sector, aliases = (*row, "", "")[:6]
        actor = ActorIdentity(identity, name, ActorKind(kind), country or None, sector or None)
        found[identity] = (actor, tuple(filter(None, aliases.split(";"))))
    return found


def _organisation_names() -> Iterator[Name]:
    for actor, aliases in _organisations().values():
        for form in (actor.name, *aliases):
            via = Via.NAME if form == actor.name else Via.ALIAS
            exact = form.isupper() and len(form) <= 6
            yield from (Name(each, actor, None, via, exact=exact) for each in variants(form))
    known = {country.id: country for country in countries()} | {k: actor for k, (actor, _) in _organisations().items()}
    for words, identity, sector in read_table("en/actors/metonyms.tsv"):
        meant = known[identity]
        yield Name(words, ActorIdentity(meant.id, meant.name, meant.kind, meant.country, sector), None, Via.METONYM)


def _leader_names() -> Iterator[Name]:
    people = _people()
    for row in read_table("en/actors/leaders.tsv"):
        for form in (row[0], *filter(None, (row[5] if len(row) > 5 else "").split(";"))):
            yield from (Name(each, people[row[0]], None, Via.NAME) for each in variants(form))


@cache
def _people() -> dict[str, ActorIdentity]:
    """Each person of the table once, with all terms of office."""
    rows: dict[str, list[list[str]]] = {}
    for row in read_table("en/actors/leaders.tsv"):
        rows.setdefault(row[0], []).append([*row, "", "", "", "", ""])
    return {name: _person(name, found) for name, found in rows.items()}


def _person(name: str, rows: list[list[str]]) -> ActorIdentity:
    country, title = rows[0][1:3]
    return ActorIdentity(
        f"person:{slug(name)}",
        name,
        ActorKind.PERSON,
        country if len(country) == 3 and country != "IGO" else None,
        "IGO" if country == "IGO" else _SECTOR_OF_OFFICE.get(title, "GOV"),
        tuple(_office(row) for row in rows),
    )


def _office(row: list[str]) -> Office:
    organisation = _organisations()[row[6]][0] if row[6] else None
    acts = row[1] if len(row[1]) == 3 and row[1] != "IGO" and _SECTOR_OF_OFFICE.get(row[2], "GOV") in _PUBLIC else None
    return Office(acts, organisation, _day(row[3]), _day(row[4]))


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


@cache
def terms() -> tuple[Term, ...]:
    """Who held which office when. Order: as in the table."""
    people = _people()
    rows = ([*row, "", "", "", ""] for row in read_table("en/actors/leaders.tsv"))
    return tuple(Term(people[row[0]], row[1], row[2], _day(row[3]), _day(row[4])) for row in rows)


def read_own_actors(paths: Sequence[Path]) -> tuple[OwnActor, ...]:
    """The actors of a user's own files. Order: as in the files; of several tables of one id, the first has all names.

    Raises: LexiconError that says file, table and field
    """
    found: dict[str, OwnActor] = {}
    for path in paths:
        for _, actor in read_user_tables(path, "actor", OwnActor, expected=_ACTOR):
            known = found.setdefault(actor.id, actor)
            if known is not actor:
                names = dict.fromkeys((*known.aliases, actor.name, *actor.aliases))
                found[actor.id] = known.model_copy(update={"aliases": tuple(names)})
    return tuple(found.values())


def own_names(actors: Iterable[OwnActor]) -> Iterator[Name]:
    """Every form under which a user's own actors are known."""
    for actor in actors:
        for form in (actor.name, *actor.aliases):
            via = Via.NAME if form == actor.name else Via.ALIAS
            yield from (Name(each, actor.identity, None, via) for each in variants(form))
