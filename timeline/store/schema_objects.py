"""Which tables, indexes, views and triggers a file holds: ours, each as we make it, and no others.

A trigger or a view of somebody else would run with our statements.  So the schema is compared, object by object and by
its SQL, before anything else is read from a file.
"""

import re
import sqlite3
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path

from timeline.errors import StoreCorruptError

__all__ = ["check_schema", "refuse_foreign_code", "statements"]

_HEAD = re.compile(r"CREATE (?:VIRTUAL )?(TABLE|INDEX) (\w+)")
# the tables in which SQLite's full-text index keeps its words; as SQLite 3.9 and all since make them
_OF_THE_WORDS = {
    "words_data": "CREATE TABLE 'words_data'(id INTEGER PRIMARY KEY, block BLOB)",
    "words_idx": "CREATE TABLE 'words_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID",
    "words_docsize": "CREATE TABLE 'words_docsize'(id INTEGER PRIMARY KEY, sz BLOB)",
    "words_config": "CREATE TABLE 'words_config'(k PRIMARY KEY, v) WITHOUT ROWID",
}
# what ANALYZE leaves, which anybody may run: figures for SQLite's planner
_OF_ANALYZE = {
    "sqlite_stat1": "CREATE TABLE sqlite_stat1(tbl,idx,stat)",
    "sqlite_stat4": "CREATE TABLE sqlite_stat4(tbl,idx,neq,nlt,ndlt,sample)",
}
_HINT = "restore it from a copy, or build it again from its articles"


def statements(name: str) -> list[str]:
    """The statements of a schema file, one by one: run like this they stay inside of the caller's transaction."""
    text = files("timeline.store").joinpath(name).read_text(encoding="utf-8")
    plain = "\n".join(line.split("--")[0] for line in text.splitlines())
    return [statement for part in plain.split(";") if (statement := part.strip())]


def check_schema(connection: sqlite3.Connection, path: Path) -> None:
    """Raises: StoreCorruptError for the first object that is not ours, is not as we make it, or is missing"""
    expected = dict(_expected())
    for kind, name, sql in _found(connection):
        if _OF_ANALYZE.get(name) == sql:
            continue
        own = expected.pop(name, None)
        if own is None:
            raise _foreign(path, kind, name)
        if (kind, _plain(sql)) != own:
            raise _foreign(path, kind, name, "made otherwise than ours")
    for name, (kind, _) in expected.items():
        got = f'a store without the {kind} "{name}"'
        raise StoreCorruptError("a timeline store", got=got, where=str(path), hint=_HINT)


def refuse_foreign_code(connection: sqlite3.Connection, path: Path) -> None:
    """Raises: StoreCorruptError for what no version of the store ever had: a trigger, a view, a virtual table"""
    for kind, name, sql in _found(connection):
        if kind not in ("table", "index") or (name != "words" and sql.upper().startswith("CREATE VIRTUAL")):
            raise _foreign(path, kind, name)


def _foreign(path: Path, kind: str, name: str, how: str = "not ours") -> StoreCorruptError:
    got = f'a store with the {kind} "{name}", which is {how}'
    return StoreCorruptError("a timeline store", got=got, where=str(path), hint=_HINT)


def _found(connection: sqlite3.Connection) -> Iterator[tuple[str, str, str]]:
    """Kind, name and SQL of everything in a file but the indexes that SQLite makes for its own use."""
    for kind, name, sql in connection.execute("SELECT type, name, sql FROM sqlite_master"):
        if sql is not None or kind != "index":
            yield kind, name, sql or ""


@cache
def _expected() -> Mapping[str, tuple[str, str]]:
    """Kind and SQL of all that a store has, by name."""
    own = {name: ("table", _plain(sql)) for name, sql in _OF_THE_WORDS.items()}
    for statement in (*statements("schema.sql"), *statements("derived.sql"), *statements("notes.sql")):
        if head := _HEAD.match(statement):
            own[head.group(2)] = (head.group(1).lower(), _plain(statement))
    return own


def _plain(sql: str) -> str:
    """SQL without what may differ between versions of SQLite that write it down: the white space."""
    return " ".join(sql.split())
