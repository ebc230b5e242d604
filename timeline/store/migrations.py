"""How older stores become current ones. Append only; each migration keeps the data.

``schema.sql`` and ``derived.sql`` are the current schema.  A migration takes a store from the version before it to its
own: a name that says what changes for the data, and a function that does it inside one transaction.
"""

import sqlite3
from collections.abc import Callable
from importlib.resources import files

from timeline.model.event import MergedEvent
from timeline.store.chronicling import insert

__all__ = ["MIGRATIONS", "statements"]

Migration = Callable[[sqlite3.Connection], None]


def statements(name: str) -> list[str]:
    """The statements of a schema file, one by one: run like this they stay inside of the caller's transaction."""
    text = files("timeline.store").joinpath(name).read_text(encoding="utf-8")
    plain = "\n".join(line.split("--")[0] for line in text.splitlines())
    return [statement for part in plain.split(";") if (statement := part.strip())]


def _number_events_by_date(connection: sqlite3.Connection) -> None:
    """Version 1 numbered events as they came; now numbers follow dates and records stand in a table of their own."""
    run = connection.execute
    run("CREATE TEMP TABLE kept AS SELECT event FROM main.events ORDER BY number")
    for table in ("words", "names", "members", "events"):
        run(f"DROP TABLE main.{table}")
    for statement in statements("derived.sql"):
        run(statement)
    records = ((MergedEvent.model_validate_json(record), record) for (record,) in run("SELECT event FROM temp.kept"))
    insert(connection, records, set())
    run("DROP TABLE temp.kept")


def _number_records_as_they_came(connection: sqlite3.Connection) -> None:
    """Version 2 kept records under their event's number, and did not know what its chronology follows."""
    run = connection.execute
    schema, derived = statements("schema.sql"), statements("derived.sql")
    for statement in schema:
        if "progress" in statement:
            run(statement)
    if "record" in {name for _, name, *_ in run("PRAGMA table_info(events)")}:
        return  # made anew by the migration from version 1
    for table in ("events", "records"):
        indexes = run(
            "SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL", (table,)
        )
        for (name,) in indexes.fetchall():
            run(f"DROP INDEX {name}")
        run(f"ALTER TABLE {table} RENAME TO old_{table}")
    for statement in derived:
        if statement.startswith(("CREATE TABLE events", "CREATE TABLE records", "CREATE INDEX")):
            run(statement)
    run("INSERT INTO records SELECT row_number() OVER (ORDER BY number), event, digest, outlets FROM old_records")
    run("INSERT INTO events SELECT *, row_number() OVER (ORDER BY number) FROM old_events")
    run("DROP TABLE old_events")
    run("DROP TABLE old_records")


MIGRATIONS: tuple[tuple[str, Migration], ...] = (
    ("number events by date", _number_events_by_date),
    ("number records as they came", _number_records_as_they_came),
)
