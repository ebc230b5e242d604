"""Checks of the chronology: merged events against what was extracted, and all that finds them against the events.

What finds events (members, names, spellings, words) follows from their records.  So it is made again from them, in
tables that live and die with the connection, and compared with what the file has.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from timeline.model.event import Mention, MergedEvent
from timeline.store.digests import row_digest
from timeline.store.numbering import number_of
from timeline.store.rows import EVENT_COLUMNS, event_row, names_of, searched_words
from timeline.store.said_checks import parsed, quote_failures
from timeline.store.schema_objects import statements

__all__ = ["ChronologyChecks"]

_BATCH = 1_000
_MOST = 20  # lines about one table
_NEIGHBOURS = (
    4_096  # how far an event's number may be from the one that it asks for: where that is taken, the next serves
)
_WORDS = next(sql for sql in statements("derived.sql") if sql.startswith("CREATE VIRTUAL TABLE words "))
_EXPECTED = (
    "CREATE TEMP TABLE expected_members (member, event, PRIMARY KEY (member, event)) WITHOUT ROWID",
    "CREATE TEMP TABLE expected_names (kind, name, event, PRIMARY KEY (kind, name, event)) WITHOUT ROWID",
    "CREATE TEMP TABLE expected_spellings (kind, spelling, name, uses)",
    _WORDS.replace("TABLE words", "TABLE temp.expected_words"),
)


class ChronologyChecks:
    """The checks, each yielding a line for what does not hold; the caller holds the transaction, and rolls it back.

    ``extracted`` are the mentions of extracted events by id, None where merged events cannot be compared with them.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        texts: Mapping[str, str],
        extracted: Mapping[str, tuple[Mention, ...]] | None,
    ) -> None:
        self._connection = connection
        self._texts = texts
        self._extracted = extracted
        self._spellings: Counter[tuple[str, str, str]] = Counter()
        self._member_of: dict[str, str] = {}
        self.digests: list[bytes] = []
        self.are_sound = False  # whether every event has its record, and every record is what was stored

    def records(self) -> Iterator[str]:
        """Each event's row against its record, and the record against its hash, the texts and the extracted events."""
        columns = ", ".join(f"e.{name}" for name in EVENT_COLUMNS)
        sql = (
            f"SELECT {columns}, r.event, r.outlets, r.digest FROM events e LEFT JOIN records r"  # noqa: S608
            " ON r.record = e.record ORDER BY e.number"
        )
        for made_again in _EXPECTED:
            self._connection.execute(made_again)
        batch: list[tuple[int, MergedEvent, str]] = []
        sound = True
        for values in self._connection.execute(sql):
            row, (record, outlets, digest) = values[:-3], values[-3:]
            event, failure = self._event(row, record, outlets, digest)
            if event is None:
                sound = False
                yield failure
                continue
            batch.append((row[0], event, outlets))
            yield from self._row_failures(row, event)
            yield from quote_failures(event, self._texts)
            yield from self._member_failures(event)
            yield from self._history_failures(event)
            if len(batch) == _BATCH:
                self._expect(batch)
                batch.clear()
        self._expect(batch)
        rowless = list(self._without_row())
        yield from rowless
        yield from self._left_over()
        self.are_sound = sound and not rowless

    def _event(
        self, row: Sequence[Any], record: str | None, outlets: str, digest: bytes
    ) -> tuple[MergedEvent | None, str]:
        """The event of a row, or what is wrong with its record."""
        name = row[EVENT_COLUMNS.index("id")]
        if record is None:
            return None, f"event {name} has no record"
        own = row_digest(record, outlets)
        self.digests.append(own)
        event = parsed(MergedEvent, record)
        if event is None:
            return None, f"the record of event {name} cannot be read"
        if own != digest:
            return None, f"the record of event {name} is not the one that was stored"
        return event, ""

    def _row_failures(self, row: Sequence[Any], event: MergedEvent) -> Iterator[str]:
        name = row[EVENT_COLUMNS.index("id")]
        expected = event_row(row[0], event, row[-1])
        different = [
            (column, has, says) for column, has, says in zip(EVENT_COLUMNS, row, expected, strict=True) if has != says
        ]
        for column, has, says in different:
            yield f"the row of event {name} says {column} {_shown(has)}, its record {_shown(says)}"
        if not different and not 0 <= row[0] - number_of(event.id, event.when) < _NEIGHBOURS:
            yield f"the row of event {name} has the number {row[0]}, which is not that of its date"

    def _member_failures(self, event: MergedEvent) -> Iterator[str]:
        """An event is made of extracted ones, whole and unchanged, and each of these is in one event only."""
        if not event.members or event.id != min(event.members):
            yield f"event {event.id} does not have the id of its first member"
        told: dict[str, list[Mention]] = {mention.event: [] for mention in event.mentions}
        for mention in event.mentions:
            told[mention.event].append(mention)
        for member in event.members:
            if member in self._member_of:
                yield f"the member {member} is in two events, {self._member_of[member]} and {event.id}"
            self._member_of[member] = event.id
        if self._extracted is None:
            return
        for name in sorted({name for link in event.links for name in link.members} - set(self._extracted)):
            yield f"event {event.id} has a link to {name}, which was extracted from no article"
        for name in sorted({*event.members, *told}):
            if name not in self._extracted:
                yield f"event {event.id} is made of {name}, which was extracted from no article"
            elif name not in event.members:
                yield f"event {event.id} quotes {name}, which is none of its members"
            elif sorted(map(repr, told.get(name, ()))) != sorted(map(repr, self._extracted[name])):
                yield f"event {event.id} tells {name} otherwise than it was extracted"

    def _history_failures(self, event: MergedEvent) -> Iterator[str]:
        for entry in event.history:
            if not 0 <= entry.mention < len(event.mentions):
                yield f"event {event.id} has a history of {entry.mention}, which is none of its quotes"

    def _without_row(self) -> Iterator[str]:
        sql = "SELECT record, event, outlets FROM records WHERE record NOT IN (SELECT record FROM events)"
        for number, record, outlets in self._connection.execute(sql):
            self.digests.append(row_digest(record, outlets))
            event = parsed(MergedEvent, record)
            yield f"the record of event {event.id} has no row" if event else f"the record {number} cannot be read"

    def _left_over(self) -> Iterator[str]:
        missing = sorted(set(self._extracted or ()) - set(self._member_of))
        yield from _first_lines(f"the extracted event {name} is in no event of the chronology" for name in missing)

    def _expect(self, batch: Sequence[tuple[int, MergedEvent, str]]) -> None:
        """Make again what finds the events of a batch."""
        run = self._connection.executemany
        run(
            "INSERT OR IGNORE INTO expected_members VALUES (?, ?)",
            ((member, number) for number, event, _ in batch for member in event.members),
        )
        run(
            "INSERT INTO expected_words (rowid, title, quotes) VALUES (?, ?, ?)",
            ((number, *searched_words(event)) for number, event, _ in batch),
        )
        named = [(number, names_of(event, json.loads(outlets))) for number, event, outlets in batch]
        run(
            "INSERT OR IGNORE INTO expected_names VALUES (?, ?, ?)",
            ((kind, name, number) for number, found in named for kind, _, name in found),
        )
        self._spellings.update(name for _, found in named for name in found)

    def finders(self) -> Iterator[str]:
        """The tables of members, names and spellings against those that the records make."""
        ids = dict(self._connection.execute("SELECT number, id FROM events"))
        for member, number in self._only_in("temp.expected_members", "main.members"):
            yield f"the members of event {ids[number]} lack {member}"
        for member, number in self._only_in("main.members", "temp.expected_members"):
            if number in ids:
                yield f"the members of event {ids[number]} have {member}, which its record has not"
            else:
                yield f"the member {member} leads to no event"
        for kind, name, number in self._only_in("temp.expected_names", "main.names"):
            yield f'event {ids[number]} is not found under the {kind} "{name}"'
        for kind, name, number in self._only_in("main.names", "temp.expected_names"):
            if number in ids:
                yield f'event {ids[number]} is found under the {kind} "{name}", which its record does not name'
            else:
                yield f'the {kind} "{name}" leads to no event'
        yield from self._spelling_failures()

    def _spelling_failures(self) -> Iterator[str]:
        rows = ((*name, count) for name, count in self._spellings.items())
        self._connection.executemany("INSERT INTO expected_spellings VALUES (?, ?, ?, ?)", rows)
        for kind, spelling, name, _ in self._only_in("temp.expected_spellings", "main.spellings"):
            yield f'the spelling "{spelling}" of the {kind} "{name}" is missing or miscounted'
        for kind, spelling, name, _ in self._only_in("main.spellings", "temp.expected_spellings"):
            if (kind, spelling, name) not in self._spellings:
                yield f'the spelling "{spelling}" leads to the {kind} "{name}", which no event says'

    def _only_in(self, one: str, other: str) -> list[tuple[Any, ...]]:
        """The first rows that one table has and the other has not."""
        sql = f"SELECT * FROM {one} EXCEPT SELECT * FROM {other} LIMIT {_MOST}"  # noqa: S608
        return self._connection.execute(sql).fetchall()


def _first_lines(lines: Iterator[str]) -> Iterator[str]:
    for count, line in enumerate(lines):
        if count < _MOST:
            yield line


def _shown(value: object) -> str:
    return "none" if value is None else str(value)
