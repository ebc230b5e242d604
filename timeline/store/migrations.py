"""How older stores become current ones. Append only; each migration keeps the data.

``schema.sql`` and ``derived.sql`` are the current schema.  A migration takes a store from the version before it to its
own: a name that says what changes for the data, and a function that does it inside one transaction.
"""

import re
import sqlite3
from collections.abc import Callable

from timeline.model.event import MergedEvent
from timeline.store.chronicling import insert
from timeline.store.digests import SEALED, row_digest
from timeline.store.said import note_digest
from timeline.store.schema_objects import statements

__all__ = ["MIGRATIONS"]

Migration = Callable[[sqlite3.Connection], None]


def _number_events_by_date(connection: sqlite3.Connection) -> None:
    """Version 1 numbered events as they came; now numbers follow dates and records stand in a table of their own."""
    _made_anew(connection, "events", "number")


def _number_records_as_they_came(connection: sqlite3.Connection) -> None:
    """Version 2 kept records under their event's number, and did not know what its chronology follows."""
    _add_from_schema(connection, "progress")
    if "number" in _columns(connection, "records"):
        _made_anew(connection, "records", "number")


def _know_tiers_and_own_types(connection: sqlite3.Connection) -> None:
    """Version 3 knew neither a user's own types nor tiers: all of its events are core, since all of them were shown."""
    _add_from_schema(connection, "types")
    if "tier" not in _columns(connection, "events"):
        _made_anew(connection, "records", "record")


def _seal_every_row(connection: sqlite3.Connection) -> None:
    """Version 4 had hashes of texts and merged events only, and did not know how many events use a spelling.

    Nor did it know who wrote an article, or what the columns of tables were called.
    """
    run = connection.execute
    connection.create_function("sealed", -1, row_digest, deterministic=True)
    for table in ("extracted", "articles", "types", "decisions"):  # what refers to articles goes before them
        run(f"CREATE TEMP TABLE kept_{table} AS SELECT * FROM main.{table}")  # noqa: S608
        run(f"DROP TABLE main.{table}")
    for table in ("articles", "extracted", "types", "decisions"):
        _add_from_schema(connection, table)
        old = {name for _, name, *_ in run(f"PRAGMA temp.table_info(kept_{table})")}
        columns = ", ".join(sorted(_columns(connection, table) & old))
        seal = f"sealed({', '.join(name if name in old else 'NULL' for name in SEALED[table])})"
        run(f"INSERT INTO main.{table} ({columns}, digest) SELECT {columns}, {seal} FROM temp.kept_{table}")  # noqa: S608
        run(f"DROP TABLE temp.kept_{table}")
    _add_from_schema(connection, "column_maps")
    _add_from_schema(connection, "actors")
    connection.create_function("sealed", -1, None)
    if "uses" not in _columns(connection, "spellings"):
        _made_anew(connection, "records", "record")
    said, merged = run("SELECT coalesce(max(said), 0), coalesce(max(merged), 0) FROM progress").fetchone()
    run("DROP TABLE progress")
    _add_from_schema(connection, "progress")
    run("UPDATE progress SET said = ?, merged = ?", (said, merged))
    note_digest(connection)


def _columns(connection: sqlite3.Connection, table: str) -> set[str]:
    return {name for _, name, *_ in connection.execute(f"PRAGMA table_info({table})")}


def _add_from_schema(connection: sqlite3.Connection, table: str) -> None:
    """A table of what is said that an older store lacks, with its first rows."""
    for statement in statements("schema.sql"):
        if re.match(rf"(CREATE TABLE|INSERT INTO) {table}\b", statement):
            connection.execute(statement)


def _made_anew(connection: sqlite3.Connection, table: str, order: str) -> None:
    """The tables that follow from the merged events, made of the events that a table keeps as JSON."""
    run = connection.execute
    run(f"CREATE TEMP TABLE kept AS SELECT event FROM main.{table} ORDER BY {order}")  # noqa: S608
    for old in ("words", "names", "spellings", "members", "records", "events"):
        run(f"DROP TABLE IF EXISTS main.{old}")
    for statement in statements("derived.sql"):
        run(statement)
    records = ((MergedEvent.model_validate_json(record), record) for (record,) in run("SELECT event FROM temp.kept"))
    insert(connection, records)
    run("DROP TABLE temp.kept")


def _keep_notes_and_own_actors(connection: sqlite3.Connection) -> None:
    """Version 5 merged everything with every change, and did not keep a user's own actors.

    The notes are made with the next change.
    """
    if not _columns(connection, "actors"):
        _add_from_schema(connection, "actors")
    known = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    for statement in (*statements("schema.sql"), *statements("derived.sql")):
        index = re.match(r"CREATE INDEX (\w+)", statement)
        if index and index.group(1) not in known:
            connection.execute(statement)
    for statement in statements("notes.sql"):
        connection.execute(statement)


MIGRATIONS: tuple[tuple[str, Migration], ...] = (
    ("number events by date", _number_events_by_date),
    ("number records as they came", _number_records_as_they_came),
    ("know tiers and own types", _know_tiers_and_own_types),
    ("seal every row", _seal_every_row),
    ("keep notes of merging and own actors", _keep_notes_and_own_actors),
)
