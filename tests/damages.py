"""Every way of damaging a store that the tests know: a name, what it does to the file, and what must be said of it.

``said`` is a regular expression for the one line that names the damage.  Where it is found: ``verify`` when the store
opens and its checks find it, ``opening`` when no command opens such a file.  Rows are changed as somebody with a SQLite
program would, without the hashes, except where the name says otherwise.
"""

import json
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from timeline.store.digests import SEALED, row_digest

__all__ = ["DAMAGES", "Damage", "run", "settled"]


@dataclass(frozen=True)
class Damage:
    """One way of damaging a store."""

    name: str
    does: Callable[[Path], None]
    said: str
    found: str = "verify"


def run(path: Path, *statements: str) -> None:
    """Change a store's rows; fails where a statement changes none."""
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.execute("PRAGMA foreign_keys = OFF")
        for statement in statements:
            before = connection.total_changes
            connection.execute(statement)
            verb = statement.split()[0]
            assert verb not in ("UPDATE", "DELETE", "INSERT") or connection.total_changes > before, statement
    finally:
        connection.close()


def settled(path: Path) -> None:
    """Bring the log into the file, so that the file alone can be damaged."""
    run(path, "PRAGMA wal_checkpoint(TRUNCATE)", "PRAGMA journal_mode = DELETE")


def _sql(*statements: str) -> Callable[[Path], None]:
    return lambda path: run(path, *statements)


def _schema(path: Path, *statements: str) -> None:
    run(path, "PRAGMA writable_schema = ON", *statements)


def _truncated(path: Path) -> None:
    settled(path)
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size // 2 // 4096 * 4096)


def _zeroed(path: Path) -> None:
    """The first page of two tables and an index, as a lost sector leaves it."""
    settled(path)
    connection = sqlite3.connect(path)
    roots = [
        row[0] for row in connection.execute("SELECT rootpage FROM sqlite_master WHERE name IN ('records', 'names')")
    ]
    connection.close()
    with path.open("r+b") as file:
        for root in roots:
            file.seek(4096 * (root - 1))
            file.write(bytes(4096))


def _exchanged_page(path: Path) -> None:
    """An index that finds events under the words of another one."""
    settled(path)
    connection = sqlite3.connect(path)
    roots = dict(connection.execute("SELECT name, rootpage FROM sqlite_master WHERE type = 'index'"))
    connection.close()
    content = bytearray(path.read_bytes())
    types, groups = (4096 * (roots[name] - 1) for name in ("events_by_type", "events_by_group"))
    content[types : types + 4096] = content[groups : groups + 4096]
    path.write_bytes(content)


def _rewritten(table: str, column: str, change: Callable[[dict[str, Any]], None]) -> Callable[[Path], None]:
    """Change the JSON of a row, and its hash with it, as somebody would who means to deceive."""

    def rewrite(path: Path) -> None:
        connection = sqlite3.connect(path)
        columns = ", ".join(SEALED[table])
        row = connection.execute(f"SELECT rowid, {columns} FROM {table} ORDER BY {column} LIMIT 1").fetchone()
        key, values = row[0], dict(zip(SEALED[table], row[1:], strict=True))
        content = json.loads(values[column])
        change(content)
        values[column] = json.dumps(content)
        sql = f"UPDATE {table} SET {column} = ?, digest = ? WHERE rowid = ?"
        with connection:
            connection.execute(sql, (values[column], row_digest(*values.values()), key))
        connection.close()

    return rewrite


def _hostile(**fields: Any) -> Callable[[Path], None]:
    return _rewritten("records", "event", lambda event: event.update(fields))


def _moved_by_a_link(path: Path) -> None:
    path.unlink()
    path.symlink_to(path.name)


def _replaced_by(content: bytes) -> Callable[[Path], None]:
    def replace(path: Path) -> None:
        settled(path)
        path.write_bytes(content)

    return replace


def _folder(path: Path) -> None:
    settled(path)
    path.unlink()
    path.mkdir()


def _only_the_log(path: Path) -> None:
    settled(path)
    path.unlink()
    Path(f"{path}-wal").write_bytes(b"\x37\x7f\x06\x82" + bytes(60))


def _log_of_another_store(path: Path) -> None:
    """A log whose pages are older than the file: what remains when only the file is restored from a copy."""
    settled(path)
    copy = path.read_bytes()
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("UPDATE articles SET text = text || ' Nothing of this was ever written.'")
    log = Path(f"{path}-wal").read_bytes()
    connection.close()
    path.write_bytes(copy)
    Path(f"{path}-wal").write_bytes(log)


_ONE = "(SELECT min(number) FROM events)"
_FIRST = "(SELECT min(id) FROM articles)"
DAMAGES = (
    Damage("a word of an article's text", _sql("UPDATE articles SET text = replace(text, 'on', 'no')"), "text of .* is not the one that was stored"),
    Damage("an article's text that is not UTF-8", _sql(f"UPDATE articles SET text = CAST(x'ff00fe' AS TEXT) WHERE id = {_FIRST}"), "text of .* is not the one that was stored"),
    Damage("an article's publication day", _sql(f"UPDATE articles SET published = '1999-01-01' WHERE id = {_FIRST}"), "what is known about .* is not what was stored"),
    Damage("an article's outlet", _sql(f"UPDATE articles SET source = 'Another Outlet' WHERE id = {_FIRST}"), "what is known about .* is not what was stored"),
    Damage("an article's warnings", _sql(f"UPDATE articles SET warnings = 'none' WHERE id = {_FIRST}"), "what is known about .* is not what was stored"),
    Damage("an article that is gone", _sql(f"DELETE FROM articles WHERE id = {_FIRST}"), "article .* is not in the store"),
    Damage("an article and its events that are gone", _sql(f"DELETE FROM extracted WHERE article = {_FIRST}", f"DELETE FROM articles WHERE id = {_FIRST}"), "which is not in the store"),
    Damage("the hash of an article's text", _sql(f"UPDATE articles SET text_sha256 = 'ab' WHERE id = {_FIRST}"), "text of .* is not the one that was stored"),
    Damage("an article's extracted events", _sql("UPDATE extracted SET events = replace(events, '\"occurred\"', '\"denied\"')"), "extracted from .* is not what was stored"),
    Damage("extracted events cut short", _sql("UPDATE extracted SET events = substr(events, 1, 40)"), "extracted from .* cannot be read"),
    Damage("an article whose extracted events are gone", _sql("DELETE FROM extracted WHERE article = (SELECT article FROM extracted ORDER BY length(events) DESC LIMIT 1)"), "nothing was extracted from .*: its row is gone"),
    Damage("a record's JSON", _sql('UPDATE records SET event = replace(event, \'"title":"\', \'"title":"Not \')'), "record of event .* is not the one that was stored"),
    Damage("a record's JSON cut short", _sql("UPDATE records SET event = substr(event, 1, 80) WHERE record = (SELECT min(record) FROM records)"), "record .* cannot be read"),
    Damage("a record's quote", _sql('UPDATE records SET event = replace(event, \'"quote":"\', \'"quote":"Perhaps \')'), "record of event .* is not the one that was stored"),
    Damage("a link between two reports", _sql('UPDATE records SET event = replace(event, \'"by":"rule"\', \'"by":"analyst"\')'), "record of event .* is not the one that was stored"),
    Damage("a record's digest", _sql("UPDATE records SET digest = x'00' WHERE record = (SELECT min(record) FROM records)"), "record of event .* is not the one that was stored"),
    Damage("a record's outlets", _sql("UPDATE records SET outlets = '[\"Another\"]' WHERE record = (SELECT min(record) FROM records)"), "record of event .* is not the one that was stored"),
    Damage("a record that is gone", _sql("DELETE FROM records WHERE record = (SELECT min(record) FROM records)"), "event .* has no record"),
    Damage("a column of an event's row", _sql(f"UPDATE events SET type = 'coup' WHERE number = {_ONE}"), "row of event .* says type coup, its record"),
    Damage("the days of an event's row", _sql(f"UPDATE events SET first = first + 30, last = last + 30 WHERE number = {_ONE}"), "row of event .* says first"),
    Damage("an event's verdict", _sql(f"UPDATE events SET accepted = 0 WHERE number = {_ONE}"), "row of event .* says accepted 0, its record"),
    Damage("an event's row that is gone", _sql(f"DELETE FROM events WHERE number = {_ONE}"), "record of event .* has no row"),
    Damage("an event that is gone from every table but the words", _sql(f"DELETE FROM records WHERE record = (SELECT record FROM events WHERE number = {_ONE})", f"DELETE FROM members WHERE event = {_ONE}", f"DELETE FROM names WHERE event = {_ONE}", f"DELETE FROM events WHERE number = {_ONE}"), "event .* is in no event of the chronology"),
    Damage("an event's row that was added", _sql("INSERT INTO events SELECT number + 7, 'e-added', type, grp, status, tier, first, last, width, sources, salience, disputed, accepted, 999999 FROM events LIMIT 1"), "event e-added has no record"),
    Damage("an event's row that was added to a record of another", _sql(f"INSERT INTO events SELECT number + 7, 'e-added', type, grp, status, tier, first, last, width, sources, salience, disputed, accepted, record FROM events WHERE number = {_ONE}"), "row of event e-added says id e-added, its record"),
    Damage("a member that leads to another event", _sql("UPDATE members SET event = (SELECT max(number) FROM events) WHERE member = (SELECT id FROM events ORDER BY number LIMIT 1)"), "members of event"),
    Damage("a member that leads nowhere", _sql("INSERT INTO members VALUES ('e-nowhere', 4711)"), "member e-nowhere leads to no event"),
    Damage("a name that is gone", _sql("DELETE FROM names WHERE kind = 'actor' AND event = (SELECT min(event) FROM names WHERE kind = 'actor')"), "event .* is not found under the actor"),
    Damage("a name that was added", _sql(f"INSERT INTO names VALUES ('actor', 'somebody else', {_ONE})"), 'event .* is found under the actor "somebody else"'),
    Damage("a name of no event", _sql("INSERT INTO names VALUES ('actor', 'somebody else', 4711)"), 'actor "somebody else" leads to no event'),
    Damage("a spelling that is gone", _sql("DELETE FROM spellings WHERE spelling = (SELECT min(spelling) FROM spellings)"), 'the spelling ".*" is missing'),
    Damage("a spelling that was added", _sql("INSERT INTO spellings SELECT kind, 'someone else', name, 1 FROM spellings LIMIT 1"), 'the spelling "someone else" leads to'),
    Damage("how often a spelling is used", _sql("UPDATE spellings SET uses = uses + 1 WHERE spelling = (SELECT min(spelling) FROM spellings)"), "missing or miscounted"),
    Damage("words of an event that are gone", _sql("DELETE FROM words_docsize WHERE id = (SELECT min(id) FROM words_docsize)"), "index of words lacks event"),
    Damage("words of another event", _sql(f"INSERT INTO words (rowid, title, quotes) VALUES ({_ONE}, 'zeppelin', 'zeppelin')"), "index of words has .zeppelin. where event"),
    Damage("words of no event", _sql("INSERT INTO words (rowid, title, quotes) VALUES (4711, 'zeppelin', 'zeppelin')"), "index of words has an event of the number 4711"),
    Damage("words that the index has lost", _sql("UPDATE words_data SET block = zeroblob(length(block)) WHERE id > 10"), "words"),
    Damage("the list of the index's pages", _sql("DELETE FROM words_idx"), "words"),
    Damage("a decision", _sql("UPDATE decisions SET decision = replace(decision, 'accept', 'reject')"), "decision .* is not the one that was stored"),
    Damage("a decision's author", _sql("UPDATE decisions SET author = 'somebody'"), "decision .* is not the one that was stored"),
    Damage("a decision that was undone", _sql("UPDATE decisions SET undone_at = '2024-01-01T00:00:00+00:00'"), "decision .* is not the one that was stored"),
    Damage("a decision that is gone", _sql("DELETE FROM decisions"), "rows were taken away, added or changed together with their hashes"),
    Damage("an actor of one's own", _sql("UPDATE actors SET actor = replace(actor, 'Quay Forum', 'Pier Forum')"), "the actor org:quay-forum is not the one that was stored"),
    Damage("an actor added by hand", _sql("INSERT INTO actors SELECT id || '-2', replace(actor, 'org:quay-forum', 'org:quay-forum-2'), digest FROM actors"), "the actor org:quay-forum-2 is not the one that was stored"),
    Damage("a type of one's own", _sql("UPDATE types SET type = replace(type, 'Blockade', 'Siege')"), "event type .* is not the one that was stored"),
    Damage("the count of what was said", _sql("DELETE FROM progress"), "count of what was said"),
    Damage("two counts of what was said", _sql("INSERT INTO progress SELECT * FROM progress"), "count of what was said"),
    Damage("a chronology behind what was said", _sql("UPDATE progress SET said = said + 1"), "the chronology lacks what was said last"),
    Damage("a page of an index", _exchanged_page, "SQLite: .*events_by_type"),
    Damage("a foreign trigger", _sql("CREATE TRIGGER spy AFTER INSERT ON events BEGIN DELETE FROM decisions; END"), 'the trigger "spy"', "opening"),
    Damage("a foreign view", _sql("CREATE VIEW spy AS SELECT * FROM articles"), 'the view "spy"', "opening"),
    Damage("a foreign table", _sql("CREATE TABLE spy (a)"), 'the table "spy"', "opening"),
    Damage("a foreign index", _sql("CREATE INDEX spy ON events (id)"), 'the index "spy"', "opening"),
    Damage("a view in place of a table", _sql("DROP TABLE types", "CREATE VIEW types AS SELECT id, text AS type FROM articles"), '"types"', "opening"),
    Damage("a table with a function in its schema", lambda path: _schema(path, "UPDATE sqlite_master SET sql = replace(sql, 'member TEXT PRIMARY KEY', 'member TEXT PRIMARY KEY CHECK (abs(member) = 0)') WHERE name = 'members'"), '"members"', "opening"),
    Damage("an index that is gone", _sql("DROP INDEX events_by_type"), 'the index "events_by_type"', "opening"),
    Damage("a table that is gone", _sql("DROP TABLE members"), 'the table "members"', "opening"),
    Damage("a schema version below the first", _sql("PRAGMA user_version = 0"), "version", "opening"),
    Damage("a schema version that is not the file's", _sql("PRAGMA user_version = 2"), "version 2", "opening"),
    Damage("a store from the future", _sql("PRAGMA user_version = 99"), "install a newer timeline", "opening"),
    Damage("another program's mark", _sql("PRAGMA application_id = 1"), "database of another program", "opening"),
    Damage("a file cut in half", _truncated, "malformed", "opening"),
    Damage("pages of zeros", _zeroed, "malformed"),
    Damage("an empty file", _replaced_by(b""), "got an empty file", "opening"),
    Damage("a text file", _replaced_by(b"somebody's notes\n" * 500), "not a database", "opening"),
    Damage("a folder", _folder, "got a folder", "opening"),
    Damage("a link to itself", _moved_by_a_link, "got a link that leads nowhere", "opening"),
    Damage("a log without its store", _only_the_log, "got no file but the log of one", "opening"),
    Damage("a record with its hash: no quotes", _hostile(mentions=[]), "event .* has no quote"),
    Damage("a record with its hash: no members", _hostile(members=[]), "does not have the id of its first member"),
    Damage("a record with its hash: another type", _hostile(type="coup"), "says type .*, its record coup"),
    Damage("a record with its hash: a day that ends before it starts", _hostile(when={"first": "2020-01-02", "last": "2020-01-01"}), "says first"),
    Damage("a record with its hash: history of a quote that is not there", _hostile(history=[{"published": None, "status": "occurred", "mention": 99}]), "has a history of 99"),
    Damage("a record with its hash: an endless place", _hostile(place={"name": "x" * 1_000_000, "lat": 1e300, "lon": -1e300}), "is not found under the place"),
    Damage("the log of another state", _log_of_another_store, "is not the one that was stored"),
)  # fmt: skip
