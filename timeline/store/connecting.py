"""Opening the file: is it ours, which version is it, and how several processes share it."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from pydantic import ValidationError

from timeline.errors import StoreCorruptError, StoreError, StoreVersionError
from timeline.store.migrations import MIGRATIONS, statements

__all__ = ["VERSION", "connect", "create", "is_held", "settle", "writing"]

APPLICATION = 0x746C6E31  # "tln1" in the file's header: what `file` and a careful reader see
VERSION = 1 + len(MIGRATIONS)
WAIT = 30.0  # seconds that a writer waits for another


def connect(path: Path) -> sqlite3.Connection:
    """A connection to an existing store, migrated to this version. A file that is no store is not touched.

    Raises: StoreError when there is none, StoreCorruptError when it is no store or damaged, StoreVersionError when it
    is newer
    """
    if not path.is_file():
        got = "a folder" if path.is_dir() else "none"
        raise StoreError(
            "an existing store", got=got, where=str(path), hint="make one with: timeline build PATH... --store FILE"
        )
    connection = None
    try:
        connection = _opened(path)
        version = _version(connection, path)
        if _is_writable(path):
            _prepare(connection)
            _migrate(connection)
        elif version < VERSION:
            raise StoreError(
                "a store that can be written", got="a read-only one", where=str(path), hint="an older store is migrated"
            )
    except sqlite3.OperationalError as error:
        _close(connection)
        raise StoreError("a store that can be opened", got=str(error), where=str(path)) from error
    except ValidationError as error:
        _close(connection)
        got, hint = "an event that cannot be read", "nothing was changed; restore it from a copy"
        raise StoreCorruptError(
            "an older store whose events can be migrated", got=got, where=str(path), hint=hint
        ) from error
    except sqlite3.DatabaseError as error:
        _close(connection)
        got, hint = f"a file that SQLite cannot read ({error})", "nothing was changed; restore it from a copy"
        raise StoreCorruptError("a timeline store", got=got, where=str(path), hint=hint) from error
    except StoreError:
        _close(connection)
        raise
    return connection


def create(path: Path, *, alone: bool = False) -> sqlite3.Connection:
    """A new, empty store; ``alone`` keeps all others out for as long as the connection is open.

    Raises: StoreError when the file exists or cannot be made
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o666))
        connection = _opened(path)
        if alone:
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        _prepare(connection)
        with writing(connection):
            for statement in (*statements("schema.sql"), *statements("derived.sql")):
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {APPLICATION}")
            connection.execute(f"PRAGMA user_version = {VERSION}")
    except FileExistsError as error:
        raise StoreError("a path without a file", got="an existing one", where=str(path)) from error
    except (sqlite3.OperationalError, OSError) as error:
        raise StoreError("a place that can be written", got=str(error), where=str(path)) from error
    return connection


def is_held(path: Path) -> bool:
    """Whether a store that is being made alone still has its maker: who is killed lets go."""
    try:
        if not path.stat().st_size:
            return True  # just made
        connection = sqlite3.connect(path, timeout=0, isolation_level=None)
        try:
            connection.execute("BEGIN EXCLUSIVE")
        finally:
            connection.close()
    except sqlite3.OperationalError:
        return True
    except (sqlite3.DatabaseError, OSError):
        pass  # a torn file, or one that is gone by now
    return False


def settle(path: Path) -> None:
    """Bring what SQLite keeps beside a store into its file, so that the file alone is all of it."""
    if Path(f"{path}-wal").exists():
        connection = _opened(path)
        try:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            connection.close()


def _close(connection: sqlite3.Connection | None) -> None:
    if connection is not None:
        connection.close()


def _is_writable(path: Path) -> bool:
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _opened(path: Path) -> sqlite3.Connection:
    """The file as it is: nothing is written before we know that it is ours."""
    mode = "rw" if _is_writable(path) else "ro&immutable=1"  # a store on read-only media has no room for a lock file
    connection = sqlite3.connect(
        f"file:{quote(str(path.absolute()))}?mode={mode}", uri=True, timeout=WAIT, isolation_level=None
    )
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cache_size = -65536")
    return connection


def _prepare(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")  # what was acknowledged survives a power cut
    connection.execute("PRAGMA foreign_keys = ON")


def _version(connection: sqlite3.Connection, path: Path) -> int:
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if application != APPLICATION:
        raise StoreCorruptError("a timeline store", got="a database of another program", where=str(path))
    if version > VERSION:
        hint = "install a newer timeline"
        raise StoreVersionError(f"a store of version {VERSION} or older", got=str(version), where=str(path), hint=hint)
    return version


@contextmanager
def writing(connection: sqlite3.Connection) -> Iterator[None]:
    """One transaction: all of it or nothing.

    Raises: StoreError when another process holds the file too long, or the disk is full
    """
    try:
        connection.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        hint = "another process may be writing to it"
        raise StoreError("a store that can be written", got=str(error), hint=hint) from error
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _migrate(connection: sqlite3.Connection) -> None:
    """All missing migrations in one transaction; of two processes that open an old store, the second finds it done."""
    if connection.execute("PRAGMA user_version").fetchone()[0] == VERSION:
        return
    with writing(connection):
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        for _, migration in MIGRATIONS[version - 1 :]:
            migration(connection)
        connection.execute(f"PRAGMA user_version = {VERSION}")
