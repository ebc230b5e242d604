"""Names that were asked for and that no event has, with those that are spelt nearly so: the answer to "no events"."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from timeline.model.selection import Selection
from timeline.store.conditions import Resolve, keys_of
from timeline.store.rows import normal

__all__ = ["Stranger", "strangers"]

_KINDS = (("actor", "actors"), ("place", "places"), ("outlet", "sources"))


@dataclass(frozen=True, slots=True)
class Stranger:
    """A name under which nothing is found."""

    kind: str
    name: str
    close: tuple[str, ...]  # as the store spells them, the closest first


def strangers(connection: sqlite3.Connection, selection: Selection, resolve: Resolve | None) -> Iterator[Stranger]:
    """The actors, places and outlets of a selection that no event has. Order: as asked."""
    for kind, field in _KINDS:
        for name in getattr(selection, field):
            keys = keys_of(connection, kind, name, resolve)
            sql = "SELECT 1 FROM names WHERE kind = ? AND name = ? LIMIT 1"
            if not any(connection.execute(sql, (kind, key)).fetchone() for key in keys):
                known = [row[0] for row in connection.execute("SELECT spelling FROM spellings WHERE kind = ?", (kind,))]
                yield Stranger(kind, name, tuple(get_close_matches(normal(name), sorted(set(known)), n=3, cutoff=0.75)))
