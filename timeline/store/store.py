"""The store: articles, what was extracted from them, an analyst's decisions, and the chronology that follows.

Every call that writes is one transaction; when it returns, its work survives a crash.  Several processes may read and
write the same file.
"""

import contextlib
import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Any

from timeline.errors import SelectionError, StoreCorruptError, StoreError
from timeline.lexicons import event_type_names
from timeline.model.article import Article
from timeline.model.decision import Decision
from timeline.model.event import ArticleEvents, MergedEvent, Status
from timeline.model.selection import Selection
from timeline.store.connecting import connect, create, writing
from timeline.store.rows import event_row, name_rows, searched_words
from timeline.store.selecting import Resolve, order_by, where
from timeline.store.verifying import Report, check, text_hash

__all__ = ["Store"]

_ARTICLE = ("id", "title", "text", "published", "published_from", "url", "source", "language", "origin", "sha256")


class Store:
    """A SQLite file that holds a chronology and all its proof; a context manager that closes it."""

    def __init__(self, connection: sqlite3.Connection, path: Path, resolve: Resolve | None = None) -> None:
        self._connection = connection
        self.path = path
        self._resolve = resolve

    @classmethod
    def open(cls, path: str | Path, *, resolve: Resolve | None = None) -> "Store":
        """An existing store; ``resolve`` names actors by any spelling in queries.

        Raises: StoreError when there is none, StoreCorruptError, StoreVersionError
        """
        return cls(connect(Path(path)), Path(path), resolve)

    @classmethod
    def create(cls, path: str | Path, *, resolve: Resolve | None = None) -> "Store":
        """A new, empty store.

        Raises: StoreError when the file exists or cannot be made
        """
        return cls(create(Path(path)), Path(path), resolve)

    @classmethod
    @contextmanager
    def building(cls, path: str | Path, *, resolve: Resolve | None = None) -> Iterator["Store"]:
        """A new store that takes the path's place when the block ends well, and leaves no trace when it does not."""
        target = Path(path)
        draft = target.with_name(f".{target.name}.{os.getpid()}.new")
        _remove(draft)
        store = cls.create(draft, resolve=resolve)
        try:
            yield store
            store._take_place_of(target)
        finally:
            store.close()
            _remove(draft)

    def _take_place_of(self, target: Path) -> None:
        """Fold the log into the file and move it to its place."""
        try:
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            self._connection.execute("PRAGMA journal_mode = DELETE")
            self.close()
            _remove(target, only_beside=True)
            self.path.replace(target)
        except OSError as error:
            raise StoreError("a place that can be written", got=error.strerror, where=str(target)) from error

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        self._connection.close()

    # --- what is said -------------------------------------------------------------------------------------------------

    def put(self, article: Article, events: ArticleEvents) -> bool:
        """Store an article and its events; False when the same text was there. Another text under the same id replaces it."""
        return self.put_many([(article, events)]) == 1

    def put_many(self, rows: Iterable[tuple[Article, ArticleEvents]]) -> int:
        """Store articles in one transaction; how many were new or changed."""
        changed = 0
        with self._reported(), writing(self._connection):
            for article, events in rows:
                changed += self._put(article, events)
        return changed

    def _put(self, article: Article, events: ArticleEvents) -> bool:
        digest, record = text_hash(article.text), events.model_dump_json()
        old = self._connection.execute(
            "SELECT a.text_sha256, x.events FROM articles a JOIN extracted x ON x.article = a.id WHERE a.id = ?", (article.id,)
        ).fetchone()
        if old == (digest, record):
            return False
        day = article.published.isoformat() if article.published else None
        values = [getattr(article, name) for name in _ARTICLE]
        values[_ARTICLE.index("published")] = day
        self._connection.execute("DELETE FROM articles WHERE id = ?", (article.id,))
        self._connection.execute(
            f"INSERT INTO articles ({', '.join(_ARTICLE)}, text_sha256, warnings) VALUES ({', '.join('?' * 12)})",  # noqa: S608
            (*values, digest, json.dumps(article.warnings, ensure_ascii=False)),
        )
        self._connection.execute("INSERT INTO extracted VALUES (?, ?)", (article.id, record))
        return True

    def remove(self, article: str) -> None:
        """Take an article and its events out.

        Raises: StoreError when it is not there
        """
        with self._reported(), writing(self._connection):
            gone = self._connection.execute("DELETE FROM articles WHERE id = ?", (article,)).rowcount
        if not gone:
            raise StoreError("the id of an article of the store", got=article, hint="`timeline read` prints the ids")

    def articles(self, ids: Sequence[str] | None = None) -> dict[str, Article]:
        """The articles by id, all or those named. Order: by id."""
        sql = f"SELECT {', '.join(_ARTICLE)}, warnings FROM articles ORDER BY id"  # noqa: S608
        wanted = None if ids is None else set(ids)
        return {row[0]: _article(row) for row in self._rows(sql) if wanted is None or row[0] in wanted}

    def article(self, id: str) -> Article | None:  # noqa: A002  (the field's name everywhere)
        rows = self._rows(f"SELECT {', '.join(_ARTICLE)}, warnings FROM articles WHERE id = ?", (id,))  # noqa: S608
        return next((_article(row) for row in rows), None)

    def article_ids(self) -> set[str]:
        return {row[0] for row in self._rows("SELECT id FROM articles")}

    def extracted(self) -> Iterator[ArticleEvents]:
        """What was extracted from each article. Order: by article id."""
        for (record,) in self._rows("SELECT events FROM extracted ORDER BY article"):
            yield ArticleEvents.model_validate_json(record)

    # --- an analyst's decisions ----------------------------------------------------------------------------------------

    def add_decisions(self, decisions: Iterable[Decision]) -> int:
        """Store decisions; how many are new. The same decision again changes nothing, an undone one counts again."""
        added = 0
        with self._reported(), writing(self._connection):
            for decision in decisions:
                row = (decision.id, decision.model_dump_json(), decision.author, decision.at.isoformat())
                added += self._connection.execute(
                    "INSERT INTO decisions (id, decision, author, at) VALUES (?, ?, ?, ?) "
                    "ON CONFLICT (id) DO UPDATE SET undone_at = NULL WHERE undone_at IS NOT NULL",
                    row,
                ).rowcount
        return added

    def undo_decisions(self, ids: Iterable[str], at: datetime) -> int:
        """Take decisions back; they stay in the store with the time of their undoing."""
        with self._reported(), writing(self._connection):
            return sum(
                self._connection.execute(
                    "UPDATE decisions SET undone_at = ? WHERE id = ? AND undone_at IS NULL", (at.isoformat(), name)
                ).rowcount
                for name in ids
            )

    def decisions(self) -> list[Decision]:
        """The decisions that stand. Order: as they were made."""
        rows = self._rows("SELECT decision FROM decisions WHERE undone_at IS NULL ORDER BY at, id")
        return [Decision.model_validate_json(record) for (record,) in rows]

    # --- what follows: the chronology ----------------------------------------------------------------------------------

    def replace_merged(self, merged: Iterable[MergedEvent]) -> None:
        """Make the chronology this one, in one transaction; rows that did not change stay as they are."""
        outlets = dict(self._rows("SELECT id, source FROM articles"))
        with self._reported(), writing(self._connection):
            old = {row[0]: (row[1], row[2]) for row in self._connection.execute("SELECT id, number, event FROM events")}
            number = max((row[0] for row in old.values()), default=0)
            fresh: list[tuple[int, MergedEvent, str]] = []
            for event in merged:
                record = event.model_dump_json()
                known = old.pop(event.id, None)
                if known is not None and known[1] == record:
                    continue
                if known is not None:
                    self._forget([known])
                number += 1
                fresh.append((number, event, record))
                if len(fresh) >= 10_000:
                    self._insert(fresh, outlets)
                    fresh = []
            self._forget(list(old.values()))
            self._insert(fresh, outlets)

    def _forget(self, rows: list[tuple[int, str]]) -> None:
        words = ((number, *searched_words(MergedEvent.model_validate_json(record))) for number, record in rows)
        self._connection.executemany("INSERT INTO words (words, rowid, title, quotes) VALUES ('delete', ?, ?, ?)", words)
        for table, column in (("names", "event"), ("members", "event"), ("events", "number")):
            self._connection.executemany(f"DELETE FROM {table} WHERE {column} = ?", ((n,) for n, _ in rows))  # noqa: S608

    def _insert(self, fresh: list[tuple[int, MergedEvent, str]], outlets: dict[str, str | None]) -> None:
        run = self._connection.executemany
        run(f"INSERT INTO events VALUES ({','.join('?' * 13)})", (event_row(n, event, record) for n, event, record in fresh))
        run("INSERT OR REPLACE INTO members VALUES (?, ?)", ((m, n) for n, event, _ in fresh for m in event.members))
        run("INSERT INTO names VALUES (?, ?, ?)", (row for n, event, _ in fresh for row in name_rows(n, event, outlets)))
        run("INSERT INTO words (rowid, title, quotes) VALUES (?, ?, ?)", ((n, *searched_words(event)) for n, event, _ in fresh))

    def event(self, id: str) -> MergedEvent | None:  # noqa: A002
        """The event with this id, or the one that the event with this id became part of."""
        rows = self._rows("SELECT event FROM events WHERE number = (SELECT event FROM members WHERE member = ?)", (id,))
        return next((MergedEvent.model_validate_json(record) for (record,) in rows), None)

    def all_events(self) -> Iterator[MergedEvent]:
        """Every event, those that an analyst rejected too. Order: by id."""
        for (record,) in self._rows("SELECT event FROM events ORDER BY id"):
            yield MergedEvent.model_validate_json(record)

    def query(self, selection: Selection | None = None, **conditions: Any) -> list[MergedEvent]:
        """The events that meet all conditions, given as a selection or as its fields by name.

        >>> store.query(types=["summit"], actors=["North Korea"], first="2018-01-01")        # doctest: +SKIP

        Order: by date, undated ones last; or by salience
        Raises: SelectionError for a type, group or status that does not exist
        """
        chosen = self._checked(selection, conditions)
        condition, values = where(chosen, self._resolve)
        inner = f"SELECT e.number, e.first, e.last, e.id, e.salience, e.event FROM events e WHERE {condition}"  # noqa: S608
        if chosen.top is not None:
            inner = f"{inner} ORDER BY e.salience DESC, e.id LIMIT {chosen.top}"
            inner = f"SELECT * FROM ({inner})"
            sql = f"SELECT e.event FROM ({inner}) e ORDER BY {order_by(chosen.order)}"  # noqa: S608
        else:
            sql = f"SELECT e.event FROM events e WHERE {condition} ORDER BY {order_by(chosen.order)}"  # noqa: S608
        sql += f" LIMIT {-1 if chosen.limit is None else chosen.limit} OFFSET {chosen.offset}"
        return [MergedEvent.model_validate_json(record) for (record,) in self._rows(sql, values)]

    def count(self, selection: Selection | None = None, **conditions: Any) -> int:
        """How many events meet all conditions; ``limit`` and ``offset`` do not count."""
        chosen = self._checked(selection, conditions)
        condition, values = where(chosen, self._resolve)
        rows = self._rows(f"SELECT count(*) FROM events e WHERE {condition}", values)  # noqa: S608
        found = int(next(iter(rows))[0])
        return found if chosen.top is None else min(found, chosen.top)

    def snapshot(self) -> bytes:
        """The whole store as the bytes of a file, with what other processes have committed."""
        with self._reported():
            return self._connection.serialize()

    def verify(self) -> Report:
        """Slices every quote again and hashes every text again."""
        hashes = dict(self._rows("SELECT id, text_sha256 FROM articles"))
        merged = (MergedEvent.model_validate_json(record) for (record,) in self._rows("SELECT event FROM events"))
        return check(self.articles(), hashes, self.extracted(), merged)

    # ------------------------------------------------------------------------------------------------------------------

    def _checked(self, selection: Selection | None, conditions: dict[str, Any]) -> Selection:
        chosen = selection or Selection()
        if conditions:
            for name in ("first", "last"):
                if isinstance(conditions.get(name), str):
                    conditions[name] = date.fromisoformat(conditions[name])
            unknown = set(conditions) - set(Selection.model_fields)
            if unknown:
                raise SelectionError(f"conditions among {', '.join(Selection.model_fields)}", got=", ".join(sorted(unknown)))
            _known("status", conditions.get("statuses", ()), [status.value for status in Status])
            chosen = Selection.model_validate({**chosen.model_dump(), **conditions})
        types, groups = event_type_names()
        used = {row[0] for row in self._rows("SELECT DISTINCT type FROM events")} if set(chosen.types) - set(types) else set()
        _known("event type", chosen.types, [*types, *sorted(used)])
        _known("group", chosen.groups, groups)
        return chosen

    def _rows(self, sql: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        with self._reported():
            return self._connection.execute(sql, tuple(values)).fetchall()

    @contextmanager
    def _reported(self) -> Iterator[None]:
        """SQLite's own errors as ours."""
        try:
            yield
        except sqlite3.OperationalError as error:
            raise StoreError("a store that can be read and written", got=str(error), where=str(self.path)) from error
        except sqlite3.DatabaseError as error:
            raise StoreCorruptError("an undamaged store", got=str(error), where=str(self.path), hint="restore it from a copy") from error


def _known(what: str, given: Iterable[Any], known: Sequence[str]) -> None:
    for name in given:
        if str(name) not in known:
            raise SelectionError(f"{what}, one of {', '.join(known)}", got=str(name))


def _article(row: tuple[Any, ...]) -> Article:
    values = dict(zip(_ARTICLE, row, strict=False))
    return Article.model_validate({**values, "warnings": tuple(json.loads(row[-1]))})


def _remove(path: Path, *, only_beside: bool = False) -> None:
    """Take away a store's files: the database and what SQLite keeps beside it."""
    for name in (*(() if only_beside else (path,)), Path(f"{path}-wal"), Path(f"{path}-shm"), Path(f"{path}-journal")):
        with contextlib.suppress(OSError):
            name.unlink(missing_ok=True)
