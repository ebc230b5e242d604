"""Writing the chronology: merged events into the tables that find them, and out of them again."""

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from timeline.model.event import MergedEvent
from timeline.store.numbering import number_of
from timeline.store.rows import event_row, names_of, searched_words

__all__ = ["insert", "replace"]

_BATCH = 10_000
Row = tuple[int, MergedEvent, str]


def replace(connection: sqlite3.Connection, merged: Iterable[MergedEvent]) -> int:
    """Make the chronology this one; how many events were written. The caller holds the transaction."""
    old: dict[str, tuple[int, bytes]] = {
        name: (number, digest)
        for name, number, digest in connection.execute(
            "SELECT e.id, e.number, r.digest FROM events e JOIN records r ON r.number = e.number"
        )
    }
    taken = {number for number, _ in old.values()}

    def changed() -> Iterator[tuple[MergedEvent, str]]:
        for event in merged:
            record = event.model_dump_json()
            known = old.pop(event.id, None)
            if known is None or known[1] != _digest(record):
                if known is not None:
                    _forget(connection, known[0])
                    taken.discard(known[0])
                yield event, record

    written = insert(connection, changed(), taken)
    for number, _ in old.values():
        _forget(connection, number)
    connection.execute(
        "DELETE FROM spellings WHERE NOT EXISTS"
        " (SELECT 1 FROM names n WHERE n.kind = spellings.kind AND n.name = spellings.name)"
    )
    return written


def insert(connection: sqlite3.Connection, events: Iterable[tuple[MergedEvent, str]], taken: set[int]) -> int:
    """Add events with their JSON, in batches and each batch in date order; how many there were."""
    sources = dict(connection.execute("SELECT id, source FROM articles"))
    spelt = set(connection.execute("SELECT kind, spelling, name FROM spellings"))
    written = 0
    for batch in _batches(events):
        rows = sorted(_numbered(batch, taken), key=lambda row: row[0])
        _insert(connection, rows, sources, spelt)
        written += len(rows)
    if written > _BATCH:  # one segment instead of several halves the time of a look into the words
        connection.execute("INSERT INTO words (words) VALUES ('optimize')")
    return written


def _batches(events: Iterable[tuple[MergedEvent, str]]) -> Iterator[list[tuple[MergedEvent, str]]]:
    source = iter(events)
    while batch := list(islice(source, _BATCH)):
        yield batch


def _numbered(batch: list[tuple[MergedEvent, str]], taken: set[int]) -> Iterator[Row]:
    for event, record in batch:
        number = number_of(event.id, event.when)
        while number in taken:
            number += 1
        taken.add(number)
        yield number, event, record


def _insert(
    connection: sqlite3.Connection, rows: list[Row], sources: Mapping[str, str | None], spelt: set[tuple[str, str, str]]
) -> None:
    run = connection.executemany
    run("INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (event_row(n, event) for n, event, _ in rows))
    run("INSERT INTO records VALUES (?, ?, ?, ?)", ((n, *_record(e, record, sources)) for n, e, record in rows))
    run("INSERT OR REPLACE INTO members VALUES (?, ?)", sorted((m, n) for n, event, _ in rows for m in event.members))
    run("INSERT INTO words (rowid, title, quotes) VALUES (?, ?, ?)", ((n, *searched_words(e)) for n, e, _ in rows))
    named = [(number, names_of(event, _outlets_of(event, sources))) for number, event, _ in rows]
    run("INSERT INTO names VALUES (?, ?, ?)", sorted({(k, name, n) for n, found in named for k, _, name in found}))
    new = {entry for _, found in named for entry in found} - spelt
    run("INSERT INTO spellings VALUES (?, ?, ?)", sorted(new))
    spelt |= new


def _forget(connection: sqlite3.Connection, number: int) -> None:
    """Take an event out of every table; what to take out is read from its record."""
    run, run_many = connection.execute, connection.executemany
    ((record, outlets),) = run("SELECT event, outlets FROM records WHERE number = ?", (number,))
    event = MergedEvent.model_validate_json(record)
    run("INSERT INTO words (words, rowid, title, quotes) VALUES ('delete', ?, ?, ?)", (number, *searched_words(event)))
    names = {(kind, name) for kind, _, name in names_of(event, json.loads(outlets))}
    run_many("DELETE FROM names WHERE kind = ? AND name = ? AND event = ?", ((*name, number) for name in names))
    run_many("DELETE FROM members WHERE member = ? AND event = ?", ((member, number) for member in event.members))
    run("DELETE FROM events WHERE number = ?", (number,))
    run("DELETE FROM records WHERE number = ?", (number,))


def _digest(record: str) -> bytes:
    return hashlib.blake2b(record.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _outlets_of(event: MergedEvent, sources: Mapping[str, str | None]) -> list[str]:
    """The outlets of an event's articles: kept with its record, since an article may be gone when the event goes."""
    return sorted({outlet for mention in event.mentions if (outlet := sources.get(mention.article))} | {*event.origins})


def _record(event: MergedEvent, record: str, sources: Mapping[str, str | None]) -> tuple[str, bytes, str]:
    return record, _digest(record), json.dumps(_outlets_of(event, sources), ensure_ascii=False)
