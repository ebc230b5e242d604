"""Opening the file: is it ours, which version is it, and how several processes share it."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

from timeline.errors import StoreCorruptError, StoreError, StoreVersionError
from timeline.store.migrations import MIGRATIONS

__all__ = ["VERSION", "connect", "create", "writing"]

APPLICATION = 0x746C6E31  # "tln1" in the file's header: what `file` and a careful reader see
VERSION = 1 + len(MIGRATIONS)
WAIT = 30.0  # seconds that a writer waits for another


def connect(path: Path) -> sqlite3.Connection:
    """A connection to an existing store, migrated to this version.

    Raises: StoreError when there is none, StoreCorruptError when it is no store or damaged, StoreVersionError when it is newer
    """
    if not path.is_file():
        raise StoreError("an existing store", got="none", where=str(path), hint="make one with: timeline build PATH... --store FILE")
    try:
        connection = _opened(path)
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        version = connection.execute("PRAGMA user_version").fetchone()[0]
    except sqlite3.DatabaseError as error:
        raise StoreCorruptError("a timeline store", got=f"a file that SQLite cannot read ({error})", where=str(path), hint="nothing was changed; restore it from a copy") from error
    if application != APPLICATION:
        connection.close()
        raise StoreCorruptError("a timeline store", got="a database of another program", where=str(path))
    if version > VERSION:
        connection.close()
        raise StoreVersionError(f"a store of version {VERSION} or older", got=str(version), where=str(path), hint="install a newer timeline")
    _migrate(connection, version)
    return connection


def create(path: Path) -> sqlite3.Connection:
    """A new, empty store.

    Raises: StoreError when the file exists or cannot be made
    """
    if path.exists():
        raise StoreError("a path without a file", got="an existing one", where=str(path))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = _opened(path)
        with writing(connection):
            for statement in _schema():
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {APPLICATION}")
            connection.execute(f"PRAGMA user_version = {VERSION}")
    except (sqlite3.OperationalError, OSError) as error:
        raise StoreError("a place that can be written", got=str(error), where=str(path)) from error
    return connection


def _schema() -> list[str]:
    text = files("timeline.store").joinpath("schema.sql").read_text(encoding="utf-8")
    plain = "\n".join(line.split("--")[0] for line in text.splitlines())
    return [statement for part in plain.split(";") if (statement := part.strip())]


def _opened(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=WAIT, isolation_level=None)
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")  # what was acknowledged survives a power cut
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA cache_size = -65536")
    return connection


@contextmanager
def writing(connection: sqlite3.Connection) -> Iterator[None]:
    """One transaction: all of it or nothing.

    Raises: StoreError when another process holds the file too long, or the disk is full
    """
    try:
        connection.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        raise StoreError("a store that can be written", got=str(error), hint="another process may be writing to it") from error
    try:
        yield
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _migrate(connection: sqlite3.Connection, version: int) -> None:
    for number, (_, statements) in enumerate(MIGRATIONS[version - 1 :], start=version + 1):
        with writing(connection):
            for statement in statements:
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number}")
