"""Opening the file: is it ours, which version is it, and how several processes share it."""

import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from pydantic import ValidationError

from timeline.errors import StoreCorruptError, StoreError, StoreVersionError
from timeline.store.migrations import MIGRATIONS
from timeline.store.schema_objects import check_schema, refuse_foreign_code, statements

__all__ = ["VERSION", "connect", "create", "is_held", "reading", "settle", "writing"]

APPLICATION = 0x746C6E31  # "tln1" in the file's header: what `file` and a careful reader see
VERSION = 1 + len(MIGRATIONS)
WAIT = 30.0  # seconds that a writer waits for another
_MAKE = "make one with: timeline build PATH... --store FILE"
_RESTORE = "restore it from a copy, or build it again from its articles"
_UNCHANGED = "nothing was changed; restore it from a copy"


def connect(path: Path) -> sqlite3.Connection:
    """A connection to an existing store, migrated to this version. A file that is no store is not touched.

    Raises: StoreError when there is none, StoreCorruptError when it is no store, damaged, or holds tables, views or
    triggers that are not ours, StoreVersionError when it is newer
    """
    _check_file(path)
    connection = None
    try:
        connection = _opened(path)
        _check_content(connection, path)
        if _is_writable(path):
            _prepare(connection)
            _migrate(connection, path)
    except sqlite3.OperationalError as error:
        _close(connection)
        hint = "another process may be holding it" if "locked" in str(error) else "nothing was changed"
        raise StoreError("a store that can be opened", got=str(error), where=str(path), hint=hint) from error
    except ValidationError as error:
        _close(connection)
        raise StoreCorruptError(
            "an older store whose events can be migrated",
            got="an event that cannot be read",
            where=str(path),
            hint=_UNCHANGED,
        ) from error
    except sqlite3.DatabaseError as error:
        _close(connection)
        got = f"a file that SQLite cannot read ({error})"
        raise StoreCorruptError("a timeline store", got=got, where=str(path), hint=_UNCHANGED) from error
    except StoreError:
        _close(connection)
        raise
    return connection


def _check_file(path: Path) -> None:
    """Raises: StoreError for a path at which no file can be, StoreCorruptError for an empty one"""
    try:
        if path.is_file():
            if path.stat().st_size:
                return
            raise StoreCorruptError("a timeline store", got="an empty file", where=str(path), hint=_RESTORE)
        got, hint = _what_is_there(path)
    except OSError as error:
        got, hint = f"a path that cannot be followed ({error.strerror})", _MAKE
    raise StoreError("an existing store", got=got, where=str(path), hint=hint)


def _what_is_there(path: Path) -> tuple[str, str]:
    """In the place of a file, and what to do."""
    if path.is_dir():
        return "a folder", _MAKE
    if path.is_symlink():
        return "a link that leads nowhere", _MAKE
    if path.exists():
        return "a device or pipe", _MAKE
    if Path(f"{path}-wal").exists():
        return (
            "no file but the log of one",
            f"put the file back to which {path.name}-wal belongs, or restore both from a copy",
        )
    return "none", _MAKE


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
            for statement in (*statements("schema.sql"), *statements("derived.sql"), *statements("notes.sql")):
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {APPLICATION}")
            connection.execute(f"PRAGMA user_version = {VERSION}")
    except FileExistsError as error:
        raise StoreError("a path without a file", got="an existing one", where=str(path)) from error
    except (sqlite3.OperationalError, OSError) as error:
        raise StoreError("a place that can be written", got=str(error), where=str(path)) from error
    return connection


def is_held(path: Path) -> bool:
    """Whether a store that is being made alone still has its maker: who is killed lets go of SQLite's lock."""
    try:
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
    mode = "rw"
    if not _is_writable(path):  # a store on read-only media has no room for a lock file; with a log it needs one
        mode = "ro" if _has_log(path) else "ro&immutable=1"
    connection = sqlite3.connect(
        f"file:{quote(str(path.absolute()))}?mode={mode}", uri=True, timeout=WAIT, isolation_level=None
    )
    connection.execute("PRAGMA trusted_schema = OFF")  # no function that has effects runs out of the file's own SQL
    connection.execute(
        "PRAGMA cell_size_check = ON"
    )  # a damaged page is found where it is read, not by what comes of it
    connection.execute("PRAGMA cache_size = -65536")
    return connection


def _prepare(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")  # what was acknowledged survives a power cut
    connection.execute("PRAGMA foreign_keys = ON")


def _has_log(path: Path) -> bool:
    log = Path(f"{path}-wal")
    return log.exists() and log.stat().st_size > 0


def _check_content(connection: sqlite3.Connection, path: Path) -> None:
    """Raises: StoreCorruptError, StoreVersionError or StoreError when the file is none that this version can use"""
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if application != APPLICATION:
        raise StoreCorruptError("a timeline store", got="a database of another program", where=str(path), hint=_MAKE)
    if version > VERSION:
        hint = "install a newer timeline"
        raise StoreVersionError(f"a store of version {VERSION} or older", got=str(version), where=str(path), hint=hint)
    if version < 1:
        raise StoreCorruptError(
            f"a store of version 1 to {VERSION}", got=f"a version of {version}", where=str(path), hint=_RESTORE
        )
    if version == VERSION:
        check_schema(connection, path)
    elif _is_writable(path):
        refuse_foreign_code(connection, path)
    else:
        hint = "an older store is migrated: copy it to a folder that can be written"
        raise StoreError("a store that can be written", got="a read-only one", where=str(path), hint=hint)


@contextmanager
def reading(connection: sqlite3.Connection) -> Iterator[None]:
    """One view of the store for several statements, and no trace of them; inside of a transaction, a part of that."""
    if connection.in_transaction:
        yield
        return
    connection.execute("BEGIN")
    try:
        yield
    finally:
        _end(connection, "ROLLBACK")


@contextmanager
def writing(connection: sqlite3.Connection) -> Iterator[None]:
    """One transaction: all of it or nothing; inside of another one, a part of that.

    Raises: StoreError when another process holds the file too long, or the disk is full
    """
    if connection.in_transaction:
        yield
        return
    _begin(connection)
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        _end(connection, "ROLLBACK")
        raise


def _begin(connection: sqlite3.Connection) -> None:
    try:
        connection.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        where = connection.execute("PRAGMA database_list").fetchone()[2]
        hint = "another process may be writing to it"
        raise StoreError("a store that can be written", got=str(error), where=where, hint=hint) from error


def _end(connection: sqlite3.Connection, how: str) -> None:
    """End the transaction that was begun; SQLite ends it by itself when it meets damage or a full disk."""
    if connection.in_transaction:
        connection.execute(how)


def _migrate(connection: sqlite3.Connection, path: Path) -> None:
    """All missing migrations in one transaction; of two processes that open an old store, the second finds it done.

    Raises: StoreCorruptError when the file is not of the version that it says, or does not become ours
    """
    if connection.execute("PRAGMA user_version").fetchone()[0] == VERSION:
        return
    with writing(connection):
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        try:
            for _, migration in MIGRATIONS[version - 1 :]:
                migration(connection)
        except sqlite3.OperationalError as error:
            if not re.search("already exists|no such", str(error)):
                raise
            got = f"a store that is not of version {version} though it says so ({error})"
            raise StoreCorruptError("an older store", got=got, where=str(path), hint=_UNCHANGED) from error
        connection.execute(f"PRAGMA user_version = {VERSION}")
        check_schema(connection, path)
