"""Writing and reading what is said: articles, what was extracted from them, own types, and an analyst's decisions.

Every change raises the count of what was said.  The chronology follows from it and remembers the count that it follows:
so it is known to be behind when a process was killed before it had merged again, or another one said more meanwhile.
"""

import json
import sqlite3
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from timeline.lexicons.event_types import TypeTable
from timeline.model.article import Article
from timeline.model.decision import Decision
from timeline.model.event import ArticleEvents
from timeline.store.verifying import text_hash

__all__ = [
    "ARTICLE_COLUMNS",
    "article_of",
    "decide",
    "merged_count",
    "note_merged",
    "put_article",
    "put_columns",
    "put_type",
    "remove_article",
    "said_count",
    "undo",
]

_ARTICLE = ("id", "title", "text", "published", "published_from", "url", "source", "language", "origin", "sha256")
_TOLD = ("title", "text", "published", "url", "source")  # what makes it another version of the article
ARTICLE_COLUMNS = ", ".join((*_ARTICLE, "(SELECT author FROM authors WHERE article = id)", "warnings"))


def said_count(connection: sqlite3.Connection) -> int:
    """How often what is said has changed."""
    return int(connection.execute("SELECT said FROM progress").fetchone()[0])


def merged_count(connection: sqlite3.Connection) -> int:
    """Up to which change the chronology follows what is said."""
    return int(connection.execute("SELECT merged FROM progress").fetchone()[0])


def note_merged(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE progress SET merged = said")


def _note_said(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE progress SET said = said + 1")


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
    connection.execute("DELETE FROM articles WHERE id = ?", (article.id,))
    marks = ", ".join("?" * len(row))
    connection.execute(f"INSERT INTO articles ({', '.join(row)}) VALUES ({marks})", tuple(row.values()))  # noqa: S608
    if article.author:
        connection.execute("INSERT INTO authors VALUES (?, ?)", (article.id, article.author))
    connection.execute("INSERT INTO extracted VALUES (?, ?)", (article.id, record))
    _note_said(connection)
    return True


def _row(article: Article) -> dict[str, str | None]:
    values = {name: getattr(article, name) for name in _ARTICLE}
    values["published"] = article.published.isoformat() if article.published else None
    warnings = json.dumps(article.warnings, ensure_ascii=False)
    return {**values, "text_sha256": text_hash(article.text), "warnings": warnings}


def article_of(row: tuple[Any, ...]) -> Article:
    """The article of a row of ``ARTICLE_COLUMNS``."""
    values = dict(zip((*_ARTICLE, "author"), row, strict=False))
    return Article.model_validate({**values, "warnings": tuple(json.loads(row[-1]))})


def remove_article(connection: sqlite3.Connection, article: str) -> bool:
    """Take an article and its events out; False when it is not there."""
    gone = connection.execute("DELETE FROM articles WHERE id = ?", (article,)).rowcount
    if gone:
        _note_said(connection)
    return bool(gone)


def put_type(connection: sqlite3.Connection, table: TypeTable) -> bool:
    """Store a user's own type, in place of an older one of its id; False when it was there."""
    record = table.model_dump_json()
    old = connection.execute("SELECT type FROM types WHERE id = ?", (table.id,)).fetchone()
    if old == (record,):
        return False
    connection.execute("INSERT OR REPLACE INTO types VALUES (?, ?)", (table.id, record))
    _note_said(connection)
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
        connection.execute(
            "INSERT OR REPLACE INTO decisions (id, decision, author, at) VALUES (?, ?, ?, ?)",
            (decision.id, decision.model_dump_json(), decision.author, decision.at.isoformat()),
        )
        added += 1
    if added:
        _note_said(connection)
    return added


def _is_overruled(connection: sqlite3.Connection, decision: Decision) -> bool:
    """Whether a later decision that stands settles the same of the same event."""
    rows = connection.execute("SELECT decision FROM decisions WHERE undone_at IS NULL").fetchall()
    others = (Decision.model_validate_json(record) for (record,) in rows)
    return any(other.at >= decision.at and other.overrules(decision) for other in others)


def undo(connection: sqlite3.Connection, ids: Iterable[str], at: datetime) -> int:
    """Take decisions back; they stay in the store with the time of their undoing."""
    sql = "UPDATE decisions SET undone_at = ? WHERE id = ? AND undone_at IS NULL"
    undone = sum(connection.execute(sql, (at.isoformat(), name)).rowcount for name in ids)
    if undone:
        _note_said(connection)
    return undone
