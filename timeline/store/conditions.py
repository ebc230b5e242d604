"""A selection as conditions, each with two faces: a test of one event, and a list of all events that meet it.

Finding a page (paging.py) walks the shortest list and puts every event on it to the other tests.
"""

import json
import re
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from timeline.lexicons import read_lexicon
from timeline.model.actor import ActorIdentity, ActorKind
from timeline.model.event import Tier
from timeline.model.selection import Selection
from timeline.model.storyline import Storylines
from timeline.store.rows import country_key, normal

__all__ = ["Condition", "Resolve", "conditions", "fts_query", "keys_of", "told_conditions"]

Resolve = Callable[[str], ActorIdentity | None]
_PIECES = re.compile(r'(-?)"([^"]*)"|(-?)(\S+)')


@dataclass(frozen=True, slots=True)
class Condition:
    """What must hold for an event.

    ``test`` is SQL on the row e of ``events``, with a plus sign before a column so that SQLite does not list by its
    index.  ``numbers`` and ``source`` make the list: the column that holds event numbers and the FROM clause with its
    WHERE, open for one more AND; without them there is a test only.
    """

    test: str
    values: tuple[object, ...]
    numbers: str = ""
    source: str = ""
    in_order: bool = False  # the list comes in date order without a sort
    is_words: bool = False  # testing one event costs a look into the full-text index
    negative: bool = False
    tested: tuple[object, ...] | None = None  # the test's own values where they are not those of the list


def conditions(selection: Selection, connection: sqlite3.Connection, resolve: Resolve | None) -> list[Condition]:
    """All conditions of a selection but its window."""
    found = [
        *_column("type", selection.types),
        *_column("grp", selection.groups),
        *_column("status", [status.value for status in selection.statuses]),
        *_tiers(selection.tiers),
        *_names("actor", [keys_of(connection, "actor", name, resolve) for name in selection.actors]),
        *_names("place", [keys_of(connection, "place", name, resolve) for name in selection.places]),
        *_names("outlet", [keys_of(connection, "outlet", name, resolve) for name in selection.sources]),
        *_words(selection.text),
    ]
    if selection.min_sources > 1:
        found.append(
            _listed("+e.sources >= ?", (selection.min_sources,), "sources >= ? AND sources > 1", ordered=False)
        )
    if selection.disputed:
        found.append(_listed("+e.disputed = 1", (), "disputed = 1"))
    if selection.accepted_only:
        found.append(_listed("+e.accepted = 1", (), "accepted = 1"))
    else:
        found.append(Condition("+e.accepted IS NOT 0", ()))  # what an analyst rejected stays out
    return found


def told_conditions(selection: Selection, connection: sqlite3.Connection, stories: Storylines) -> list[Condition]:
    """The conditions that storylines decide: of which story an event is, and that it is no part of another."""
    numbers = dict(connection.execute("SELECT id, number FROM events"))
    found = []
    if selection.stories:
        wanted = set(selection.stories)
        inside = sorted(number for name, number in numbers.items() if stories.story_of.get(name) in wanted)
        test = "+e.number IN (SELECT value FROM json_each(?))"
        found.append(Condition(test, (json.dumps(inside),), "value", "json_each(?) WHERE 1", in_order=True))
    if selection.folded:
        parts = sorted(numbers[name] for name in stories.part_of if name in numbers)
        found.append(Condition("+e.number NOT IN (SELECT value FROM json_each(?))", (json.dumps(parts),)))
    return found


def _listed(test: str, values: tuple[object, ...], clause: str, *, ordered: bool = True) -> Condition:
    return Condition(test, values, "number", f"events WHERE {clause}", in_order=ordered)


def _column(name: str, chosen: Sequence[str]) -> list[Condition]:
    if not chosen:
        return []
    clause = f"{name} = ?" if len(chosen) == 1 else f"{name} IN ({_marks(chosen)})"
    return [_listed(f"+e.{clause}", tuple(chosen), clause, ordered=len(chosen) == 1)]


def _tiers(chosen: Sequence[Tier]) -> list[Condition]:
    """A test only: each tier is a large part of all events, and the list of such a part is never the one to walk."""
    if not chosen or set(chosen) == set(Tier):
        return []
    return [Condition(f"+e.tier IN ({_marks(chosen)})", tuple(tier.value for tier in chosen))]


def keys_of(connection: sqlite3.Connection, kind: str, name: str, resolve: Resolve | None) -> set[str]:
    """The keys of ``names`` that an actor, place or outlet stands under."""
    if kind == "outlet":
        return {normal(name)}
    return (_actor_keys if kind == "actor" else _place_keys)(connection, name, resolve)


def _names(kind: str, keys: list[set[str]]) -> list[Condition]:
    if not keys:
        return []
    wanted = sorted(set().union(*keys))
    clause = f"kind = '{kind}' AND name IN ({_marks(wanted)})" if len(wanted) != 1 else f"kind = '{kind}' AND name = ?"
    test = f"EXISTS (SELECT 1 FROM names WHERE {clause} AND event = e.number)"  # noqa: S608
    # an event may stand under two of several names; under one name it stands once, in order
    column = "event" if len(wanted) == 1 else "DISTINCT event"
    return [Condition(test, tuple(wanted), column, f"names WHERE {clause}", in_order=len(wanted) == 1)]


def _marks(values: Iterable[object]) -> str:
    return ",".join("?" for _ in values)


def _spelt(connection: sqlite3.Connection, kind: str, name: str) -> set[str]:
    sql = "SELECT name FROM spellings WHERE kind = ? AND spelling = ?"
    return {key for (key,) in connection.execute(sql, (kind, normal(name)))}


def _actor_keys(connection: sqlite3.Connection, name: str, resolve: Resolve | None) -> set[str]:
    """The keys that a spelling stands for: those that the store knows, and the one that the actors' list knows."""
    bare = _without_title(name)
    keys = _spelt(connection, "actor", name) or _spelt(connection, "actor", bare)
    identity = (resolve(name) or resolve(bare)) if resolve else None
    if identity is not None:
        is_country = identity.kind is ActorKind.COUNTRY and identity.country
        keys.add(country_key(identity.country) if is_country and identity.country else identity.id)
    return keys


def _without_title(name: str) -> str:
    """ "Prime Minister Modi" as "Modi": who is asked for by title and surname is stored under the name."""
    words = name.split()
    while len(words) > 1 and words[0].rstrip(".") in _titles():
        del words[0]
    return " ".join(words)


@cache
def _titles() -> frozenset[str]:
    return frozenset(word for title in read_lexicon("en/actors/names")["people"]["titles"] for word in title.split())


def _place_keys(connection: sqlite3.Connection, name: str, resolve: Resolve | None) -> set[str]:
    """A country's name means all places in it; a capital's name means the capital, though it may name a government."""
    keys = _spelt(connection, "place", name)
    identity = resolve(name) if resolve else None
    if identity is not None and identity.kind is ActorKind.COUNTRY and identity.country:
        own = normal(identity.name)
        if own == normal(name) or own in keys:
            return {country_key(identity.country)} | (keys - {own})
    return keys


def _words(text: str | None) -> list[Condition]:
    if not text or not text.strip():
        return []
    wanted, unwanted = fts_query(text)
    found = []
    if wanted:
        found.append(Condition("", (wanted,), "rowid", "words WHERE words MATCH ?", in_order=True, is_words=True))
    if unwanted:
        found.append(Condition("", (unwanted,), "rowid", "words WHERE words MATCH ?", is_words=True, negative=True))
    return found or [Condition("0", ())]  # only punctuation was asked for: nothing has it


def fts_query(text: str) -> tuple[str, str]:
    """What must stand in the text and what must not, as FTS5 strings.

    Every word is quoted, so no input is a syntax error.  A word that ends in ``*`` stands for all that begin so.

    >>> fts_query('U.S.-led "war games" missile* -Iran')
    ('"U.S.-led" "war games" "missile"*', '"Iran"')
    """
    wanted: list[str] = []
    unwanted: list[str] = []
    for match in _PIECES.finditer(text.replace("\0", " ")):
        negative = (match.group(1) or match.group(3)) == "-"
        words = match.group(2) if match.group(2) is not None else match.group(4)
        star = "*" if words.endswith("*") else ""
        words = words.replace('"', "").rstrip("*")
        if any(c.isalnum() for c in words):
            (unwanted if negative else wanted).append(f'"{words}"{star}')
    return " ".join(wanted), " OR ".join(unwanted)
