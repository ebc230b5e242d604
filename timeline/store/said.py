"""Writing and reading what is said: articles, what was extracted from them, own types and actors, decisions.

What is read is compared with its digest, so that nobody works on with a row that is not what was stored.

Every change raises the count of what was said.  The chronology follows from it and remembers the count that it follows:
so it is known to be behind when a process was killed before it had merged again, or another one said more meanwhile.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any, TypeVar

from pydantic import BaseModel

from timeline.lexicons.event_types import TypeTable
from timeline.model.actor import OwnActor
from timeline.model.article import Article
from timeline.model.decision import Decision
from timeline.model.event import ArticleEvents
from timeline.store.digests import (
    ARTICLE_SEALED,
    SEALED,
    DamagedError,
    row_digest,
    store_digest,
    stored_digests,
    text_hash,
)

__all__ = [
    "article_of",
    "article_rows",
    "articles",
    "check_noted",
    "decide",
    "extracted_json",
    "merged_count",
    "note_digest",
    "note_merged",
    "noted_digest",
    "put_actor",
    "put_article",
    "put_columns",
    "put_type",
    "records_of",
    "remove_article",
    "said_count",
    "undo",
]

_ARTICLE = (
    *("id", "title", "text", "published", "published_from", "url", "source", "author", "language", "origin"),
    "sha256",
)
_TOLD = ("title", "text", "published", "url", "source")  # what makes it another version of the article
# a table of JSON: the column of the JSON, and what a row of it is called
_RECORDS = {
    "extracted": ("events", "what was extracted from {} is not what was stored"),
    "types": ("type", "the event type {} is not the one that was stored"),
    "actors": ("actor", "the actor {} is not the one that was stored"),
    "decisions": ("decision", "the decision {} is not the one that was stored"),
}
_Model = TypeVar("_Model", bound=BaseModel)


def said_count(connection: sqlite3.Connection) -> int:
    """How often what is said has changed."""
    return int(_progress(connection)[0])


def merged_count(connection: sqlite3.Connection) -> int:
    """Up to which change the chronology follows what is said."""
    return int(_progress(connection)[1])


def noted_digest(connection: sqlite3.Connection) -> str:
    """The digest of the store as it was when its chronology was made."""
    return str(_progress(connection)[2])


def _progress(connection: sqlite3.Connection) -> tuple[Any, ...]:
    rows = connection.execute("SELECT said, merged, digest FROM progress").fetchall()
    if len(rows) != 1:
        raise DamagedError(f"the count of what was said has {len(rows)} rows instead of one")
    return tuple(rows[0])


def note_merged(connection: sqlite3.Connection) -> None:
    """The chronology follows all that was said, and the store is what it is now."""
    connection.execute("UPDATE progress SET merged = said")
    note_digest(connection)


def note_digest(connection: sqlite3.Connection) -> None:
    """Keep the digest of the store as it is."""
    connection.execute("UPDATE progress SET digest = ?", (store_digest(stored_digests(connection)),))


def _note_change(connection: sqlite3.Connection) -> None:
    """Count a change of what is said, before it is made.

    Raises: DamagedError when the store is no more what it was when its chronology was made: what was taken away from
    it would else be forgotten with this change
    """
    check_noted(connection)
    connection.execute("UPDATE progress SET said = said + 1")


def check_noted(connection: sqlite3.Connection) -> None:
    """Raises: DamagedError when rows were taken away, added or exchanged since the chronology was made"""
    said, merged, noted = _progress(connection)
    if said == merged and noted and noted != store_digest(stored_digests(connection)):
        raise DamagedError("rows were taken away or added since the chronology was made")


def put_article(connection: sqlite3.Connection, article: Article, events: ArticleEvents) -> bool:
    """Store an article and its events; False when both were there, from whatever file they were read."""
    row, record = _row(article), events.model_dump_json()
    told = (*(row[name] for name in _TOLD), record)
    old = connection.execute(
        f"SELECT {', '.join(_TOLD)}, events FROM articles JOIN extracted ON article = id WHERE id = ?",  # noqa: S608
        (article.id,),
    ).fetchone()
    if old == told:
        return False
    _note_change(connection)
    connection.execute("DELETE FROM articles WHERE id = ?", (article.id,))
    marks = ", ".join("?" * len(row))
    connection.execute(f"INSERT INTO articles ({', '.join(row)}) VALUES ({marks})", tuple(row.values()))  # noqa: S608
    connection.execute("INSERT INTO extracted VALUES (?, ?, ?)", (article.id, record, row_digest(article.id, record)))
    return True


def _row(article: Article) -> dict[str, Any]:
    values: dict[str, Any] = {name: getattr(article, name) for name in _ARTICLE}
    values["published"] = article.published.isoformat() if article.published else None
    values["warnings"] = json.dumps(article.warnings, ensure_ascii=False)
    values["text_sha256"] = text_hash(article.text)
    return {**values, "digest": row_digest(*(values[name] for name in ARTICLE_SEALED))}


def article_rows(connection: sqlite3.Connection, id_: str | None = None) -> Iterator[dict[str, Any]]:
    """The rows of all articles, or of one, by column. Order: by id."""
    columns = (*_ARTICLE, "warnings", "text_sha256", "digest")
    where, values = ("", ()) if id_ is None else ("WHERE id = ?", (id_,))
    found = connection.execute(f"SELECT {', '.join(columns)} FROM articles {where} ORDER BY id", values)  # noqa: S608
    return (dict(zip(columns, row, strict=True)) for row in found)


def article_of(row: dict[str, Any]) -> Article:
    """The article of a row.

    Raises: DamagedError when it is not what was stored
    """
    if text_hash(row["text"]) != row["text_sha256"]:
        raise DamagedError(f"the text of {row['id']} is not the one that was stored")
    if row_digest(*(row[name] for name in ARTICLE_SEALED)) != row["digest"]:
        raise DamagedError(f"what is known about {row['id']} is not what was stored")
    values = {name: row[name] for name in _ARTICLE}
    return Article.model_validate({**values, "warnings": tuple(json.loads(row["warnings"]))})


def articles(connection: sqlite3.Connection, ids: Iterable[str] | None = None) -> dict[str, Article]:
    """The articles by id, all or those named. Order: by id."""
    if ids is None:
        return {row["id"]: article_of(row) for row in article_rows(connection)}
    found = (row for name in sorted(set(ids)) for row in article_rows(connection, name))
    return {row["id"]: article_of(row) for row in found}


def records_of(connection: sqlite3.Connection, table: str, model: type[_Model], rest: str) -> Iterator[_Model]:
    """The values of a table of JSON; ``rest`` is the end of the query, with its order.

    Raises: DamagedError when a row is not what was stored
    """
    column, message = _RECORDS[table]
    columns = SEALED[table]
    place = columns.index(column)
    for *values, digest in connection.execute(f"SELECT {', '.join(columns)}, digest FROM {table} {rest}"):  # noqa: S608
        if row_digest(*values) != digest:
            raise DamagedError(message.format(values[0]))
        yield model.model_validate_json(values[place])


def extracted_json(connection: sqlite3.Connection, article: str) -> str:
    """What was extracted from an article, as JSON.

    Raises: DamagedError when it is not what was stored
    """
    row = connection.execute("SELECT events, digest FROM extracted WHERE article = ?", (article,)).fetchone()
    if row is None or row_digest(article, row[0]) != row[1]:
        raise DamagedError(_RECORDS["extracted"][1].format(article))
    return str(row[0])


def remove_article(connection: sqlite3.Connection, article: str) -> bool:
    """Take an article and its events out; False when it is not there."""
    if connection.execute("SELECT 1 FROM articles WHERE id = ?", (article,)).fetchone() is None:
        return False
    _note_change(connection)
    connection.execute("DELETE FROM articles WHERE id = ?", (article,))
    return True


def put_type(connection: sqlite3.Connection, table: TypeTable) -> bool:
    """Store a user's own type, in place of an older one of its id; False when it was there."""
    return _put_record(connection, "types", table.id, table.model_dump_json())


def put_actor(connection: sqlite3.Connection, actor: OwnActor) -> bool:
    """Store a user's own actor, in place of an older one of its id; False when it was there."""
    return _put_record(connection, "actors", actor.id, actor.model_dump_json())


def _put_record(connection: sqlite3.Connection, table: str, name: str, record: str) -> bool:
    column = _RECORDS[table][0]
    old = connection.execute(f"SELECT {column} FROM {table} WHERE id = ?", (name,)).fetchone()  # noqa: S608
    if old == (record,):
        return False
    _note_change(connection)
    row = (name, record, row_digest(name, record))
    connection.execute(f"INSERT OR REPLACE INTO {table} VALUES (?, ?, ?)", row)  # noqa: S608
    return True


def put_columns(connection: sqlite3.Connection, columns: Mapping[str, str]) -> None:
    """Store what columns are called, as the latest word on it. Nothing that was said changes by that."""
    record = json.dumps(columns, sort_keys=True, ensure_ascii=False)
    connection.execute("DELETE FROM column_maps WHERE columns = ?", (record,))
    connection.execute("INSERT INTO column_maps (columns) VALUES (?)", (record,))


def decide(connection: sqlite3.Connection, decisions: Iterable[Decision]) -> int:
    """Store decisions; how many count from now on.

    The same decision again changes nothing, unless it was undone or a later one took its place: then it was made anew.
    """
    added = 0
    for decision in decisions:
        old = connection.execute("SELECT decision, undone_at FROM decisions WHERE id = ?", (decision.id,)).fetchone()
        if old and old[1] is None and not _is_overruled(connection, Decision.model_validate_json(old[0])):
            continue
        if not added:
            _note_change(connection)
        _write_decision(
            connection, decision.id, decision.model_dump_json(), decision.author, decision.at.isoformat(), None
        )
        added += 1
    return added


def _is_overruled(connection: sqlite3.Connection, decision: Decision) -> bool:
    """Whether a later decision that stands settles the same of the same event."""
    rows = connection.execute("SELECT decision FROM decisions WHERE undone_at IS NULL").fetchall()
    others = (Decision.model_validate_json(record) for (record,) in rows)
    return any(other.at >= decision.at and other.overrules(decision) for other in others)


def undo(connection: sqlite3.Connection, ids: Iterable[str], at: datetime) -> int:
    """Take decisions back; they stay in the store with the time of their undoing."""
    undone = 0
    for name in ids:
        sql = "SELECT id, decision, author, at FROM decisions WHERE id = ? AND undone_at IS NULL"
        for row in connection.execute(sql, (name,)).fetchall():
            if not undone:
                _note_change(connection)
            _write_decision(connection, *row, at.isoformat())
            undone += 1
    return undone


def _write_decision(connection: sqlite3.Connection, *row: str | None) -> None:
    """The row of a decision, in place of an older one of its id."""
    connection.execute("INSERT OR REPLACE INTO decisions VALUES (?, ?, ?, ?, ?, ?)", (*row, row_digest(*row)))
