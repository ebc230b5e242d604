"""Names that were asked for and that no event has, with those that were probably meant."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from timeline.model.selection import Selection
from timeline.store.chronicling import event_of
from timeline.store.conditions import Resolve, keys_of
from timeline.store.rows import normal

__all__ = ["Stranger", "strangers"]

_KINDS = (("actor", "actors"), ("place", "places"), ("outlet", "sources"))
_MOST = 3
_CLOSE, _CLOSE_WORD = 0.75, 0.8  # of 1
_LEAST = 3  # letters that begin a longer word
_RECORD = (
    "SELECT e.id, r.event, r.outlets, r.digest FROM spellings s"
    " JOIN names n ON n.kind = s.kind AND n.name = s.name"
    " JOIN events e ON e.number = n.event JOIN records r ON r.record = e.record"
    " WHERE s.kind = ? AND s.spelling = ? LIMIT 20"
)


@dataclass(frozen=True, slots=True)
class Stranger:
    """A name under which nothing is found."""

    kind: str
    name: str
    close: tuple[str, ...]  # names of the store as articles write them, the closest first


def strangers(connection: sqlite3.Connection, selection: Selection, resolve: Resolve | None) -> Iterator[Stranger]:
    """The actors, places and outlets of a selection that no event has. Order: as asked."""
    for kind, field in _KINDS:
        for name in getattr(selection, field):
            keys = keys_of(connection, kind, name, resolve)
            sql = "SELECT 1 FROM names WHERE kind = ? AND name = ? LIMIT 1"
            if not any(connection.execute(sql, (kind, key)).fetchone() for key in keys):
                known = [row[0] for row in connection.execute("SELECT spelling FROM spellings WHERE kind = ?", (kind,))]
                written = (_as_written(connection, kind, spelling) for spelling in _close(normal(name), known))
                yield Stranger(kind, name, tuple(dict.fromkeys(written)))


def _close(name: str, known: Sequence[str]) -> list[str]:
    """Spellings that look alike, then those with a word like each word asked for: "harbor" for the Harbour Tribune."""
    spellings = sorted(set(known))
    alike = get_close_matches(name, spellings, n=_MOST, cutoff=_CLOSE)
    longer = [set(spellings)] if name else []
    for asked in name.split():
        with_word: dict[str, list[str]] = {}
        for spelling in longer[-1]:
            for word in spelling.split():
                with_word.setdefault(word, []).append(spelling)
        meant = {*get_close_matches(asked, with_word, n=10, cutoff=_CLOSE_WORD), *_begun(asked, with_word)}
        longer.append({spelling for word in meant for spelling in with_word[word]})
    return list(dict.fromkeys((*alike, *(sorted(longer[-1]) if longer else ()))))[:_MOST]


def _begun(word: str, words: Iterable[str]) -> list[str]:
    return [one for one in words if len(word) >= _LEAST and one.startswith(word)]


def _as_written(connection: sqlite3.Connection, kind: str, spelling: str) -> str:
    """A spelling as the store's events write it, with its capitals; their own name for what stands under a code."""
    for row in connection.execute(_RECORD, (kind, spelling)):
        written: list[str]
        if kind == "outlet":
            written = json.loads(row[2])
        elif kind == "actor":
            written = [name for one in event_of(*row).actors for name in (one.name, one.text) if name]
        else:
            place = event_of(*row).place
            written = [name for name in (place.name, place.text) if name] if place else []
        if found := next((name for name in written if normal(name) == spelling), None):
            return found
    return spelling
