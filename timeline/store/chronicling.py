"""Writing the chronology: merged events into the tables that find them, and out of them again.

Events come in any order, and a row in the middle of a large table costs a page read and a page written.  So the rows of
the tables that find events are gathered first, in tables that live and die with the connection, and moved at the end,
each table's in its own order.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from timeline.model.event import MergedEvent
from timeline.store.digests import DamagedError, row_digest
from timeline.store.numbering import number_of
from timeline.store.rows import Name, event_row, names_of, searched_words

__all__ = ["check_record", "event_of", "insert", "replace", "revise"]

_BATCH = 10_000
# what is gathered, with the order in which its table is filled
_GATHERED = {
    "events": ("number", "INSERT INTO main.events"),
    "names": ("kind, name, event", "INSERT INTO main.names"),
    # of a member that went from one event to another, the old row may still be there
    "members": ("member", "INSERT OR REPLACE INTO main.members"),
}


class _Outlets:
    """The outlets of articles, looked up one by one."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.of = lru_cache(_BATCH)(self._find)

    def _find(self, article: str) -> str | None:
        row = self._connection.execute("SELECT source FROM articles WHERE id = ?", (article,)).fetchone()
        return row[0] if row else None


@dataclass(frozen=True, slots=True)
class _Row:
    """An event on its way into the tables."""

    number: int
    record: int
    event: MergedEvent
    json: str
    outlets: str  # JSON

    @property
    def names(self) -> set[Name]:
        return names_of(self.event, json.loads(self.outlets))


def replace(connection: sqlite3.Connection, merged: Iterable[MergedEvent]) -> int:
    """Make the chronology this one; how many events were written. The caller holds the transaction."""
    old: dict[str, tuple[int, bytes]] = {
        name: (number, digest)
        for name, number, digest in connection.execute(
            "SELECT e.id, e.number, r.digest FROM events e JOIN records r ON r.record = e.record"
        )
    }
    outlets = _Outlets(connection)

    def changed() -> Iterator[tuple[MergedEvent, str]]:
        for event in merged:
            record = event.record()
            known = old.pop(event.id, None)
            if known is None or known[1] != row_digest(record, _outlets_of(event, outlets)):
                if known is not None:
                    _forget(connection, known[0])
                yield event, record

    written = insert(connection, changed())
    for number, _ in old.values():
        _forget(connection, number)
    _drop_spellings(connection)
    return written


def revise(connection: sqlite3.Connection, gone: Iterable[str], came: Iterable[MergedEvent]) -> None:
    """Take these events out of the chronology and put those in, in place of what has their ids; all others stay.

    An event that came as it is there is not written again.  The caller holds the transaction.
    """
    find = (
        "SELECT e.number, r.digest FROM members m JOIN events e ON e.number = m.event AND e.id = m.member"
        " JOIN records r ON r.record = e.record WHERE m.member = ?"
    )
    left = {name: number for name in gone for number, _ in connection.execute(find, (name,))}
    outlets = _Outlets(connection)

    def changed() -> Iterator[tuple[MergedEvent, str]]:
        for event in came:
            left.pop(event.id, None)
            record = event.record()
            known = connection.execute(find, (event.id,)).fetchone()
            if known is None or known[1] != row_digest(record, _outlets_of(event, outlets)):
                if known is not None:
                    _forget(connection, known[0])
                yield event, record

    insert(connection, changed())
    for number in sorted(left.values()):
        _forget(connection, number)
    _drop_spellings(connection)


def _drop_spellings(connection: sqlite3.Connection) -> None:
    """Spellings that lead to no event any more."""
    connection.execute("DELETE FROM spellings WHERE uses < 1")


def event_of(name: str, record: str, outlets: str, digest: bytes) -> MergedEvent:
    """The merged event of that id, from its row of ``records``.

    Raises: DamagedError when it is not what was stored
    """
    check_record(name, record, outlets, digest)
    return MergedEvent.model_validate_json(record)


def check_record(name: str, record: str, outlets: str, digest: bytes) -> None:
    """Raises: DamagedError when a row of ``records`` is not what was stored"""
    if row_digest(record, outlets) != digest:
        raise DamagedError(f"the record of event {name} is not the one that was stored")


def insert(connection: sqlite3.Connection, events: Iterable[tuple[MergedEvent, str]]) -> int:
    """Add events with their JSON; how many there were."""
    outlets = _Outlets(connection)
    fresh: set[int] = set()
    written = 0
    for table in _GATHERED:
        connection.execute(f"CREATE TEMP TABLE fresh_{table} AS SELECT * FROM main.{table} WHERE 0")  # noqa: S608
    for batch in _batches(events):
        _add(connection, _rows(connection, batch, fresh, outlets))
        written += len(batch)
    for table, (order, move) in _GATHERED.items():
        connection.execute(f"{move} SELECT * FROM fresh_{table} ORDER BY {order}")  # noqa: S608
        connection.execute(f"DROP TABLE temp.fresh_{table}")
    if written > _BATCH:  # one segment instead of several halves the time of a look into the words
        connection.execute("INSERT INTO words (words) VALUES ('optimize')")
    return written


def _batches(events: Iterable[tuple[MergedEvent, str]]) -> Iterator[list[tuple[MergedEvent, str]]]:
    source = iter(events)
    while batch := list(islice(source, _BATCH)):
        yield batch


def _rows(
    connection: sqlite3.Connection, batch: list[tuple[MergedEvent, str]], fresh: set[int], outlets: _Outlets
) -> list[_Row]:
    """The rows of a batch, in the order of their numbers; ``fresh`` are those that are not in their table yet."""
    taken = "SELECT 1 FROM main.events WHERE number = ?"
    (last,) = connection.execute("SELECT coalesce(max(record), 0) FROM records").fetchone()
    rows = []
    for record, (event, json_) in enumerate(batch, start=last + 1):
        number = number_of(event.id, event.when)
        while number in fresh or connection.execute(taken, (number,)).fetchone():
            number += 1
        fresh.add(number)
        rows.append(_Row(number, record, event, json_, _outlets_of(event, outlets)))
    return sorted(rows, key=lambda row: row.number)


def _add(connection: sqlite3.Connection, rows: list[_Row]) -> None:
    run = connection.executemany
    run("INSERT INTO records VALUES (?, ?, ?, ?)", map(_record, sorted(rows, key=lambda row: row.record)))
    run(
        "INSERT INTO words (rowid, title, quotes) VALUES (?, ?, ?)",
        ((r.number, *searched_words(r.event)) for r in rows),
    )
    run(
        "INSERT INTO fresh_events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (event_row(r.number, r.event, r.record) for r in rows),
    )
    run("INSERT INTO fresh_members VALUES (?, ?)", ((name, row.number) for row in rows for name in row.event.members))
    named = [(row.number, row.names) for row in rows]
    run(
        "INSERT INTO fresh_names VALUES (?, ?, ?)",
        ((kind, name, n) for n, found in named for kind, name in {(kind, name) for kind, _, name in found}),
    )
    uses = Counter(name for _, found in named for name in found)
    run(
        "INSERT INTO spellings VALUES (?, ?, ?, ?)"
        " ON CONFLICT (kind, spelling, name) DO UPDATE SET uses = uses + excluded.uses",
        ((*name, count) for name, count in sorted(uses.items())),
    )


def _forget(connection: sqlite3.Connection, number: int) -> None:
    """Take an event out of every table; what to take out is read from its record."""
    run, run_many = connection.execute, connection.executemany
    ((record, *written),) = run(
        "SELECT r.record, e.id, r.event, r.outlets, r.digest FROM events e JOIN records r ON r.record = e.record"
        " WHERE e.number = ?",
        (number,),
    )
    event = event_of(*written)
    run("INSERT INTO words (words, rowid, title, quotes) VALUES ('delete', ?, ?, ?)", (number, *searched_words(event)))
    spelt = names_of(event, json.loads(written[2]))
    names = {(kind, name) for kind, _, name in spelt}
    run_many("UPDATE spellings SET uses = uses - 1 WHERE kind = ? AND spelling = ? AND name = ?", sorted(spelt))
    run_many("DELETE FROM names WHERE kind = ? AND name = ? AND event = ?", ((*name, number) for name in names))
    run_many("DELETE FROM members WHERE member = ? AND event = ?", ((member, number) for member in event.members))
    run("DELETE FROM events WHERE number = ?", (number,))
    run("DELETE FROM records WHERE record = ?", (record,))


def _outlets_of(event: MergedEvent, outlets: _Outlets) -> str:
    """The outlets of an event's articles: kept with its record, since an article may be gone when the event goes."""
    found = {outlet for mention in event.mentions if (outlet := outlets.of(mention.article))} | {*event.origins}
    return json.dumps(sorted(found), ensure_ascii=False)


def _record(row: _Row) -> tuple[int, str, bytes, str]:
    return row.record, row.json, row_digest(row.json, row.outlets), row.outlets
