"""The store: articles, what was extracted from them, an analyst's decisions, and the chronology that follows.

Every call that writes is one transaction, as are all calls inside of ``changing``; when it returns, its work survives a
crash.  Several processes may read and write the same file.
"""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from difflib import get_close_matches
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from timeline.errors import StoreError
from timeline.lexicons.event_types import GROUPS, EventType, TypeTable, shipped_types, with_own_types
from timeline.model.actor import OwnActor
from timeline.model.article import Article
from timeline.model.decision import Decision
from timeline.model.event import SHOWN_TIERS, ArticleEvents, MergedEvent
from timeline.model.outline import EventOutline
from timeline.model.selection import Selection, one_of
from timeline.model.storyline import Storylines
from timeline.store import said
from timeline.store.asking import asked
from timeline.store.chronicling import check_record, event_of, replace, revise
from timeline.store.conditions import Condition, Resolve, conditions, told_conditions
from timeline.store.connecting import connect, create, reading, writing
from timeline.store.digests import DamagedError
from timeline.store.drafts import discard, draft_of, move
from timeline.store.notes import GroupingNotes
from timeline.store.paging import count, page
from timeline.store.reporting import reported
from timeline.store.strangers import Stranger, strangers
from timeline.store.verifying import Report, verified

__all__ = ["Store", "Storyteller"]

Storyteller = Callable[[Iterable[EventOutline]], Storylines]
_RECORDS = "SELECT e.number, e.id, r.event, r.outlets, r.digest FROM events e JOIN records r ON r.record = e.record"


class Store:
    """A SQLite file that holds a chronology and all its proof; a context manager that closes it."""

    def __init__(self, connection: sqlite3.Connection, path: Path, resolve: Resolve | None = None) -> None:
        self._connection = connection
        self.path = path
        self._resolve = resolve
        self._told: tuple[tuple[int, int], Storylines] | None = None

    @classmethod
    def open(cls, path: str | Path, *, resolve: Resolve | None = None) -> Self:
        """An existing store; ``resolve`` names actors by any spelling in queries.

        Raises: StoreError when there is none, StoreCorruptError, StoreVersionError
        """
        return cls(connect(Path(path)), Path(path), resolve)

    @classmethod
    def create(cls, path: str | Path, *, resolve: Resolve | None = None) -> Self:
        """A new, empty store.

        Raises: StoreError when the file exists or cannot be made
        """
        return cls(create(Path(path)), Path(path), resolve)

    @classmethod
    @contextmanager
    def building(cls, path: str | Path, *, resolve: Resolve | None = None) -> Iterator[Self]:
        """A new store that takes the path's place when the block ends well, and leaves no trace when it does not."""
        target = Path(path)
        draft = draft_of(target)
        store = cls(create(draft, alone=True), draft, resolve)
        try:
            yield store
            store.close()
            move(draft, target)
        finally:
            store.close()
            discard(draft)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._connection.close()

    # --- several changes as one ---

    @contextmanager
    def changing(self) -> Iterator[None]:
        """All changes inside of the block in one transaction: they are made when it ends well, or none of them is."""
        with self._reported(), writing(self._connection):
            yield

    # --- what is said ---

    def put(self, article: Article, events: ArticleEvents) -> bool:
        """Store an article and its events; False when both were there. Another text under the same id replaces it."""
        return self.put_many([(article, events)]) == 1

    def put_many(self, rows: Iterable[tuple[Article, ArticleEvents]]) -> int:
        """Store articles in one transaction; how many were new or changed."""
        with self._reported(), writing(self._connection):
            return sum(said.put_article(self._connection, article, events) for article, events in rows)

    def remove(self, article: str) -> None:
        """Take an article and its events out.

        Raises: StoreError when it is not there
        """
        with self._reported(), writing(self._connection):
            gone = said.remove_article(self._connection, article)
        if not gone:
            close = get_close_matches(article, sorted(self.article_ids()), n=3)
            hint = f"close to it: {', '.join(close)}" if close else "`timeline read` prints the ids"
            raise StoreError("the id of an article of the store", got=article, hint=hint)

    def articles(self, ids: Iterable[str] | None = None) -> dict[str, Article]:
        """The articles by id, all or those named. Order: by id."""
        with self._reported():
            return said.articles(self._connection, ids)

    def article(self, id: str) -> Article | None:  # noqa: A002  (the field's name everywhere)
        with self._reported():
            return next((said.article_of(row) for row in said.article_rows(self._connection, id)), None)

    def article_ids(self) -> set[str]:
        return {row[0] for row in self._rows("SELECT id FROM articles")}

    def has_article(self, id: str) -> bool:  # noqa: A002
        return bool(self._rows("SELECT 1 FROM articles WHERE id = ?", (id,)))

    def article_count(self) -> int:
        return int(self._rows("SELECT count(*) FROM articles")[0][0])

    def extracted(self) -> Iterator[ArticleEvents]:
        """What was extracted from each article. Order: by article id."""
        with self._reported():
            yield from said.records_of(self._connection, "extracted", ArticleEvents, "ORDER BY article")

    def put_types(self, tables: Iterable[TypeTable]) -> int:
        """Store a user's own event types; how many are new or changed. They stay when the articles go."""
        with self._reported(), writing(self._connection):
            return sum(said.put_type(self._connection, table) for table in tables)

    def event_types(self) -> Mapping[str, EventType]:
        """The event types by id, the shipped ones and a user's own that were put here."""
        return with_own_types(self.own_types())

    def own_types(self) -> list[TypeTable]:
        """The tables of a user's own event types. Order: by id."""
        with self._reported():
            return list(said.records_of(self._connection, "types", TypeTable, "ORDER BY id"))

    def put_actors(self, actors: Iterable[OwnActor]) -> int:
        """Store a user's own actors; how many are new or changed. They stay when the articles go."""
        with self._reported(), writing(self._connection):
            return sum(said.put_actor(self._connection, actor) for actor in actors)

    def own_actors(self) -> list[OwnActor]:
        """A user's own actors. Order: by id."""
        with self._reported():
            return list(said.records_of(self._connection, "actors", OwnActor, "ORDER BY id"))

    def put_columns(self, columns: Mapping[str, str]) -> None:
        """Keep what the columns of a user's tables are called, so that `add` need not be told again."""
        with self._reported(), writing(self._connection):
            said.put_columns(self._connection, columns)

    def column_maps(self) -> list[dict[str, str]]:
        """What the columns of tables are called, as far as users said it. Order: the latest word last."""
        return [json.loads(record) for (record,) in self._rows("SELECT columns FROM column_maps ORDER BY number")]

    # --- an analyst's decisions ---

    def add_decisions(self, decisions: Iterable[Decision]) -> int:
        """Store decisions; how many are new. One that stands changes nothing, one undone or overruled counts again."""
        with self._reported(), writing(self._connection):
            return said.decide(self._connection, decisions)

    def undo_decisions(self, ids: Iterable[str], at: datetime) -> int:
        """Take decisions back; they stay in the store with the time of their undoing."""
        with self._reported(), writing(self._connection):
            return said.undo(self._connection, ids, at)

    def decisions(self) -> list[Decision]:
        """The decisions that stand. Order: as they were made."""
        standing = "WHERE undone_at IS NULL ORDER BY at, id"
        with self._reported():
            return list(said.records_of(self._connection, "decisions", Decision, standing))

    # --- what follows: the chronology ---

    def said_count(self) -> int:
        """How often what is said has changed: the chronology made of it belongs to this count."""
        with self._reported():
            return said.said_count(self._connection)

    def is_behind(self) -> bool:
        """Whether something was said that the chronology does not follow yet."""
        with self._reading() as connection:
            return said.merged_count(connection) < said.said_count(connection)

    def digest(self) -> str:
        """The SHA-256 of all that the store held when its chronology was made, in hex: to note elsewhere.

        The same for stores that say the same, whatever their files look like.
        """
        with self._reported():
            return said.noted_digest(self._connection)

    def replace_merged(self, merged: Iterable[MergedEvent], *, said_count: int | None = None) -> bool:
        """Make the chronology this one, in one transaction; events that did not change are not written again.

        False, and nothing is written, when another process has said more since ``said_count``.
        """
        with self._reported(), writing(self._connection):
            if said_count not in (None, said.said_count(self._connection)):
                return False
            said.check_noted(self._connection)
            GroupingNotes(self._connection).begin("")  # they are of another chronology from now on
            replace(self._connection, merged)
            said.note_merged(self._connection)
            return True

    def revise(self, gone: Iterable[str], came: Iterable[MergedEvent]) -> None:
        """The chronology without these events, by id, and with those, in one transaction; all others stay.

        It follows from now on all that was said.
        """
        with self._reported(), writing(self._connection):
            said.check_noted(self._connection)  # where none of it was new, this was not done yet
            revise(self._connection, gone, came)
            said.note_merged(self._connection)

    def remake(self, merged: Iterable[MergedEvent]) -> None:
        """Make the chronology this one, in one transaction; it follows from now on all that was said."""
        with self._reported(), writing(self._connection):
            said.check_noted(self._connection)
            replace(self._connection, merged)
            said.note_merged(self._connection)

    def undecided(self) -> Iterator[MergedEvent]:
        """The events on which something was decided, as they were before."""
        with self._reported():
            yield from self.notes().undecided()

    def notes(self) -> GroupingNotes:
        """What merging keeps here between two changes."""
        with self._reported():
            return GroupingNotes(self._connection)

    def event(self, id: str) -> MergedEvent | None:  # noqa: A002
        """The event with this id, or the one that the event with this id became part of."""
        sql = (
            "SELECT e.id, r.event, r.outlets, r.digest FROM members m JOIN events e ON e.number = m.event"
            " JOIN records r ON r.record = e.record WHERE m.member = ?"
        )
        with self._reported():
            return next((event_of(*row) for row in self._connection.execute(sql, (id,))), None)

    def all_events(self) -> Iterator[MergedEvent]:
        """Every event, those that an analyst rejected too. Order: by id."""
        sql = (
            "SELECT e.id, r.event, r.outlets, r.digest FROM members m"
            " JOIN events e ON e.number = m.event AND e.id = m.member"
            " JOIN records r ON r.record = e.record ORDER BY m.member"
        )
        with self._reported():
            yield from (event_of(*row) for row in self._connection.execute(sql))

    def tally(self) -> tuple[int, int, int]:
        """How many events are shown, how many of these are undated, and how many minor ones are kept beside them.

        What an analyst rejected counts nowhere.
        """
        tiers = ", ".join(f"'{tier.value}'" for tier in SHOWN_TIERS)
        sql = f"SELECT tier IN ({tiers}), first IS NULL, count(*) FROM events WHERE accepted IS NOT 0 GROUP BY 1, 2"  # noqa: S608
        counts = {(bool(shown), bool(undated)): count for shown, undated, count in self._rows(sql)}
        undated = counts.get((True, True), 0)
        minor = counts.get((False, False), 0) + counts.get((False, True), 0)
        return counts.get((True, False), 0) + undated, undated, minor

    def outlines(self) -> Iterator[EventOutline]:
        """Every event without its proof, those that an analyst rejected too: for looking at all of them. Order: none"""
        sql = "SELECT e.id, r.event, r.outlets, r.digest FROM events e JOIN records r ON r.record = e.record"
        with self._reported():
            for name, record, outlets, digest in self._connection.execute(sql):
                check_record(name, record, outlets, digest)
                yield EventOutline.model_validate_json(record)

    def storylines(self) -> Storylines:
        """The storylines of all events, as the store stands: found when first asked for after a change."""
        with self._reading() as connection:
            (seen,) = connection.execute("PRAGMA data_version").fetchone()
            version = (seen, connection.total_changes)
            if self._told is None or self._told[0] != version:
                self._told = version, self._storyteller()(self.outlines())
            return self._told[1]

    def query(self, selection: Selection | None = None, **conditions: Any) -> list[MergedEvent]:
        """The events that meet all conditions, given as a selection or as its fields by name.

        Minor events are not among them unless ``tiers`` names their tier, or is empty for every tier.

        >>> store.query(types=["summit"], actors=["North Korea"], first="2018-01-01")        # doctest: +SKIP

        Order: by date, undated ones last; or by salience
        Raises: SelectionError for a type, group or status that does not exist
        """
        chosen = self._checked(selection, conditions)
        with self._reading() as connection:
            return self._records(page(connection, chosen, self._conditions(chosen)))

    def count(self, selection: Selection | None = None, **conditions: Any) -> int:
        """How many events meet all conditions; ``limit`` and ``offset`` do not count."""
        chosen = self._checked(selection, conditions)
        with self._reading() as connection:
            return count(connection, chosen, self._conditions(chosen))

    def strangers(self, selection: Selection | None = None, **conditions: Any) -> list[Stranger]:
        """The actors, places and outlets asked for that no event has: where a question finds nothing, often why."""
        chosen = self._checked(selection, conditions)
        with self._reading() as connection:
            return list(strangers(connection, chosen, self._resolver()))

    def snapshot(self) -> bytes:
        """The whole store as the bytes of a file, with what other processes have committed."""
        with self._reported():
            return self._connection.serialize()

    def verify(self) -> Report:
        """Whether all is as it was stored: each row against its hash, and all that follows from others made again.

        Damage is told in the report, whatever it is.
        """
        with self._reported():
            return verified(self._connection)

    def _checked(self, selection: Selection | None, conditions: dict[str, Any]) -> Selection:
        chosen = asked(selection or Selection(), conditions)
        for what, column, given, known in (
            ("an event type", "type", chosen.types, shipped_types()),
            ("a group", "grp", chosen.groups, GROUPS),
        ):
            if set(given) - set(known):  # a user's own types are known once they or an event of theirs were put here
                own = self.event_types() if column == "type" else ()
                used = [name for (name,) in self._rows(f"SELECT DISTINCT {column} FROM events")]  # noqa: S608
                one_of(what, given, sorted({*known, *own, *used}))
        if chosen.stories:
            stories = self.storylines()
            chosen = chosen.model_copy(update={"stories": tuple(stories.named(name).id for name in chosen.stories)})
        return chosen

    def _conditions(self, selection: Selection) -> list[Condition]:
        found = conditions(selection, self._connection, self._resolver())
        if selection.stories or selection.folded:
            found += told_conditions(selection, self._connection, self.storylines())
        return found

    def _resolver(self) -> Resolve | None:
        """Who names actors by any spelling."""
        return self._resolve

    def _storyteller(self) -> Storyteller:
        """Who finds storylines."""
        return lambda _: Storylines()

    def _records(self, numbers: Sequence[int]) -> list[MergedEvent]:
        found: dict[int, MergedEvent] = {}
        for start in range(0, len(numbers), 500):
            some = numbers[start : start + 500]
            marks = ",".join("?" * len(some))
            rows = self._connection.execute(f"{_RECORDS} WHERE e.number IN ({marks})", some)
            found.update((number, event_of(*row)) for number, *row in rows)
        if missing := set(numbers) - set(found):
            raise DamagedError(f"the event of number {min(missing)} has no record")
        return [found[number] for number in numbers]

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        """One view of the store for several statements, whatever other processes write meanwhile."""
        with self._reported(), reading(self._connection):
            yield self._connection

    def _rows(self, sql: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        with self._reported():
            return self._connection.execute(sql, tuple(values)).fetchall()

    def _reported(self) -> AbstractContextManager[None]:
        return reported(self.path)
