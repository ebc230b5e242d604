"""The notes of merging in tables: what it worked out of each article, found by number, article or day.

Two tables live and die with the connection: the keys of new reports until they are filed, and merged events until they
are written.
"""

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from timeline.model.article import Article
from timeline.model.event import ArticleEvents, Event, MergedEvent, Tier
from timeline.model.grouping import BY_HAND, Bound, Kept, Report, Told
from timeline.store import said
from timeline.store.digests import DamagedError

__all__ = ["GroupingNotes"]

_LINES = 64  # of extracted events, at hand
_TEMPORARY = (
    "CREATE TEMP TABLE IF NOT EXISTS fresh_keys (report INTEGER, key INTEGER, PRIMARY KEY (report, key)) WITHOUT ROWID",
    "CREATE TEMP TABLE IF NOT EXISTS made (number INTEGER PRIMARY KEY, event TEXT)",
)
_EVENTS = '"events":['  # in an article's line; inside of a text its quotes would be escaped
_TABLES = ("grouped", "reports", "blocks", "links", "bounds", "days", "standings", "undecided")
_KEPT = "number, id, tier, first, last, news, names, signals, salience, shown"
NARROW = 64  # days: whose windows are no longer are found by their first day, however many have the key
_MEETING = """
    SELECT o.number FROM (
        SELECT b.report FROM temp.fresh_keys f
        CROSS JOIN blocks b ON b.key = f.key AND b.wide = 0 AND b.first BETWEEN :low - :narrow AND :high
        WHERE f.report = :report
        UNION
        SELECT b.report FROM temp.fresh_keys f
        CROSS JOIN blocks b ON b.key = f.key AND b.wide = 1 AND b.first <= :high
        WHERE f.report = :report
    ) met
    CROSS JOIN reports o ON o.number = met.report
    WHERE o.number < :report AND o.first <= :high AND o.last >= :low
    ORDER BY o.number
"""


class GroupingNotes:
    """The notes of one store; every call stands in the caller's transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._run = connection.execute
        self._run_many = connection.executemany
        self._json = lru_cache(_LINES)(self._read_json)
        for statement in _TEMPORARY:
            self._run(statement)

    # --- whether they are of use ---

    def are_made_by(self, rules: str) -> bool:
        """Whether these rules made the notes."""
        return self._run("SELECT rules FROM grouping").fetchall() == [(rules,)]

    def begin(self, rules: str) -> None:
        """Throw all notes away; those to come are made by these rules."""
        for table in _TABLES:
            self._run(f"DELETE FROM main.{table}")  # noqa: S608
        self._run("DELETE FROM grouping")
        self._run("INSERT INTO grouping VALUES (?, 1)", (rules,))

    def changed(self) -> tuple[list[str], list[str]]:
        """The articles that went, and those that came, since they were noted; another version did both."""
        noted = "SELECT article, article_digest, events_digest FROM grouped"
        there = (  # from the indexes: the tables themselves are long, full of texts
            "SELECT a.id, a.digest, x.digest FROM articles a INDEXED BY articles_by_digest"
            " CROSS JOIN extracted x INDEXED BY extracted_by_digest ON x.article = a.id"
        )
        gone = self._run(f"SELECT article FROM ({noted} EXCEPT {there}) ORDER BY article")  # noqa: S608
        came = self._run(f"SELECT id FROM ({there} EXCEPT {noted}) ORDER BY id")  # noqa: S608
        return [name for (name,) in gone.fetchall()], [name for (name,) in came.fetchall()]

    # --- what is said ---

    def articles(self) -> Iterator[str]:
        return (name for (name,) in self._run("SELECT article FROM grouped ORDER BY article"))

    def article(self, name: str) -> Article:
        return said.article_of(next(said.article_rows(self._connection, name)))

    def head(self, name: str) -> ArticleEvents:
        json_ = self._json(name)
        start, end = json_.index(_EVENTS) + len(_EVENTS), json_.rindex("]")
        return ArticleEvents.model_validate_json(json_[:start] + json_[end:])

    def line(self, name: str) -> ArticleEvents:
        return ArticleEvents.model_validate_json(self._json(name))

    def _read_json(self, name: str) -> str:
        return said.extracted_json(self._connection, name)

    def event(self, report: Report) -> Event:
        sql = "SELECT start, length, event FROM reports WHERE number = ?"
        start, length, record = self._run(sql, (report.number,)).fetchone()
        if report.place != BY_HAND:
            record = self._json(report.article)[start : start + length]
        return Event.model_validate_json(record)

    # --- reports ---

    def next_number(self) -> int:
        return int(self._run("SELECT next FROM grouping").fetchone()[0])

    def take_article(self, name: str, story: Mapping[str, float], told: Sequence[Told]) -> None:
        words = json.dumps(story, ensure_ascii=False, separators=(",", ":"))
        sql = (
            "INSERT INTO grouped SELECT a.id, a.digest, x.digest, ?"
            " FROM articles a JOIN extracted x ON x.article = a.id WHERE a.id = ?"
        )
        self._run(sql, (words, name))
        for one, (start, end) in zip(told, _spans(self._json(name)), strict=True):
            self._take(one, start, end - start)
        number = _hash(name)
        self._run_many(
            "INSERT INTO days VALUES (?, ?, ?, ?, ?)",
            (
                (
                    day.toordinal(),
                    one.report.number,
                    number,
                    published.toordinal() if published else None,
                    _hash(sentence) if sentence is not None else None,
                )
                for one in told
                for day, published, sentence in one.days
            ),
        )

    def take_by_hand(self, told: Told) -> None:
        self._take(told, 0, 0)

    def _take(self, told: Told, start: int, length: int) -> None:
        report, event = told.report, told.event
        self._run(
            "INSERT INTO reports VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, NULL)",
            (*report, *told.window, start, length, event.model_dump_json() if event is not None else None),
        )
        self._run_many("INSERT INTO temp.fresh_keys VALUES (?, ?)", ((report.number, key) for key in told.keys))
        self._run("UPDATE grouping SET next = ?", (report.number + 1,))

    def story(self, article: str) -> dict[str, float]:
        found: dict[str, float] = json.loads(
            self._run("SELECT story FROM grouped WHERE article = ?", (article,)).fetchone()[0]
        )
        return found

    def report(self, number: int) -> Report:
        sql = "SELECT number, member, article, place FROM reports WHERE number = ?"
        row = self._run(sql, (number,)).fetchone()
        if row is None:
            raise DamagedError(f"the notes of merging lack report {number}")
        return Report(*row)

    def numbers_of(self, members: Iterable[str]) -> dict[str, int]:
        find = "SELECT number FROM reports WHERE member = ? ORDER BY number"
        return {name: number for name in members for (number,) in self._run(find, (name,))}

    def reports_in(self, article: str) -> list[Report]:
        sql = "SELECT number, member, article, place FROM reports WHERE article = ? ORDER BY number"
        return [Report(*row) for row in self._run(sql, (article,))]

    def by_hand(self) -> dict[str, tuple[Report, Event]]:
        sql = "SELECT number, member, article, place, event FROM reports WHERE place = -1"
        return {row[1]: (Report(*row), Event.model_validate_json(event)) for *row, event in self._run(sql)}

    def drop(self, number: int) -> None:
        back = ((other, number) for other in self.linked(number))
        self._run_many("DELETE FROM links WHERE one = ? AND other = ?", back)
        self._run("DELETE FROM links WHERE one = ?", (number,))
        self._run("DELETE FROM days WHERE report = ?", (number,))
        self._run("DELETE FROM reports WHERE number = ?", (number,))

    def drop_article(self, name: str) -> None:
        self._run("DELETE FROM grouped WHERE article = ?", (name,))
        self._json.cache_clear()

    # --- who meets whom ---

    def meetings(self, first: int, slack: int) -> Iterator[tuple[int, int]]:
        self._run(
            "INSERT INTO blocks SELECT key, last - first > ?, first, report FROM temp.fresh_keys"
            " JOIN reports ON number = report ORDER BY 1, 2, 3, 4",
            (NARROW,),
        )
        for number, day, last in self._run("SELECT number, first, last FROM reports WHERE number >= ?", (first,)):
            around = {"report": number, "low": day - slack, "high": last + slack, "narrow": NARROW}
            for (other,) in self._run(_MEETING, around).fetchall():
                yield number, other
        self._run("DELETE FROM temp.fresh_keys")

    def link(self, pairs: Iterable[tuple[int, int]]) -> None:
        both = [pair for one, other in pairs for pair in ((one, other), (other, one))]
        self._run_many("INSERT OR IGNORE INTO links VALUES (?, ?)", both)

    def linked(self, number: int) -> list[int]:
        return [other for (other,) in self._run("SELECT other FROM links WHERE one = ?", (number,))]

    def bounds(self) -> set[Bound]:
        rows = self._run("SELECT one, other, together FROM bounds")
        return {Bound(one, other, together=bool(together)) for one, other, together in rows}

    def bind(self, gone: Iterable[Bound], came: Iterable[Bound]) -> None:
        self._run_many("DELETE FROM bounds WHERE one = ? AND other = ? AND together = ?", gone)
        self._run_many("INSERT INTO bounds VALUES (?, ?, ?)", came)

    # --- days ---

    def days_of(self, number: int) -> list[int]:
        return [day for (day,) in self._run("SELECT day FROM days WHERE report = ?", (number,))]

    def pointing(self, day: date) -> Mapping[date, int]:
        sql = (
            "SELECT published, count(DISTINCT article) FROM days WHERE day = ? AND published IS NOT NULL"
            " GROUP BY published"
        )
        return {date.fromordinal(published): count for published, count in self._run(sql, (day.toordinal(),))}

    def told(self, day: date) -> int:
        sql = (
            "SELECT count(DISTINCT article), count(DISTINCT sentence) FROM days WHERE day = ? AND sentence IS NOT NULL"
        )
        articles, sentences = self._run(sql, (day.toordinal(),)).fetchone()
        return min(int(articles), int(sentences))

    # --- merged events ---

    def group_of(self, number: int) -> int | None:
        row = self._run("SELECT grp FROM reports WHERE number = ?", (number,)).fetchone()
        return row[0] if row else None

    def take_group(self, kept: Kept, members: Iterable[int], event: MergedEvent) -> None:
        names = json.dumps([kept.near, kept.same], ensure_ascii=False, separators=(",", ":"))
        signals = json.dumps(kept.signals, separators=(",", ":"))
        row = (kept.number, kept.id, kept.tier.value, kept.first, kept.last, int(kept.news), names, signals)
        self._run("INSERT INTO standings VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (*row, kept.salience, kept.shown))
        self._run_many("UPDATE reports SET grp = ? WHERE number = ?", ((kept.number, number) for number in members))
        self._run("INSERT INTO temp.made VALUES (?, ?)", (kept.number, event.model_dump_json()))

    def drop_group(self, number: int) -> Kept:
        row = self._run(f"SELECT {_KEPT} FROM standings WHERE number = ?", (number,)).fetchone()  # noqa: S608
        if row is None:
            raise DamagedError(f"the notes of merging lack the merged event of report {number}")
        self._run("DELETE FROM standings WHERE number = ?", (number,))
        return _kept(row)

    def kept_between(self, first: int, last: int) -> Iterator[Kept]:
        sql = f"SELECT {_KEPT} FROM standings WHERE first BETWEEN ? AND ? ORDER BY number"  # noqa: S608
        return map(_kept, self._run(sql, (first, last)).fetchall())

    def keep(self, changed: Iterable[Kept]) -> None:
        self._run_many(
            "UPDATE standings SET salience = ?, shown = ? WHERE number = ?",
            ((one.salience, one.shown, one.number) for one in changed),
        )

    def made(self) -> Iterator[MergedEvent]:
        sql = "SELECT m.event, s.shown FROM temp.made m JOIN standings s ON s.number = m.number ORDER BY m.number"
        for record, shown in self._run(sql):
            event = MergedEvent.model_validate_json(record)
            yield event if event.salience == shown else event.model_copy(update={"salience": shown})
        self._run("DELETE FROM temp.made")

    # --- what was decided on ---

    def undecided(self) -> Iterator[MergedEvent]:
        """The events on which something was decided, as they were before."""
        return (MergedEvent.model_validate_json(record) for (record,) in self._run("SELECT event FROM undecided"))

    def keep_undecided(self, gone: Iterable[str], came: Iterable[MergedEvent]) -> None:
        """Forget these, by id, and keep those in place of what is there of them."""
        self._run_many("DELETE FROM undecided WHERE id = ?", ((name,) for name in gone))
        rows = ((event.id, event.model_dump_json()) for event in came)
        self._run_many("INSERT OR REPLACE INTO undecided VALUES (?, ?)", rows)

    def events_in(self, article: str) -> list[str]:
        """The ids of the merged events that an article tells of."""
        sql = (
            "SELECT DISTINCT s.id FROM reports r JOIN standings s ON s.number = r.grp WHERE r.article = ? ORDER BY s.id"
        )
        return [name for (name,) in self._run(sql, (article,))]


def _spans(line: str) -> Iterator[tuple[int, int]]:
    """Where the JSON of each event begins and ends in that of an article's line."""
    decoder = json.JSONDecoder()
    start = line.index(_EVENTS) + len(_EVENTS)
    while line[start] != "]":
        _, end = decoder.raw_decode(line, start)
        yield start, end
        start = end + (line[end] == ",")


def _kept(row: Sequence[Any]) -> Kept:
    number, name, tier, first, last, news, names, signals, salience, shown = row
    near, same = (tuple((one, other) for one, other in some) for some in json.loads(names))
    return Kept(number, name, Tier(tier), first, last, bool(news), near, same, json.loads(signals), salience, shown)


def _hash(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big") >> 1
