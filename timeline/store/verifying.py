"""Is a store still what was stored?  All is read and hashed again, and made again where it follows from other parts.

In:  a connection; what its file holds is believed in nothing.
Out: a report with one line for each thing that does not hold: what, and where.
Not: mending.  And not what nobody can see from inside: whoever rewrites everything and all hashes makes another store
that holds.  Against that its digest is noted elsewhere and compared.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from timeline.store import said
from timeline.store.chronology_checks import ChronologyChecks
from timeline.store.connecting import reading
from timeline.store.digests import DamagedError, store_digest
from timeline.store.note_checks import note_failures
from timeline.store.said_checks import SaidChecks
from timeline.store.word_checks import word_failures

__all__ = ["Report", "verified"]

_LONGEST = 400  # characters of a line: what it quotes of a damaged file may be of any length
_REWRITTEN = (
    "rows were taken away, added or changed together with their hashes: the store's digest was {}, its content has {}"
)
_BEHIND = "the chronology lacks what was said last: run the last `timeline add`, `remove` or `apply` again"
_FOREIGN_CONTENT = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)


@dataclass(frozen=True, slots=True)
class Report:
    """How many articles and quotes were checked, a line for each thing that does not hold, and the store's digest."""

    articles: int
    quotes: int
    failures: tuple[str, ...]
    digest: str  # of what the store holds now, in hex
    is_behind: bool  # one of the failures is only that something was said and not merged yet


def verified(connection: sqlite3.Connection) -> Report:
    """The report on a store, as one moment shows it."""
    connection.text_factory = _as_written
    try:
        with reading(connection):
            return _report(connection)
    finally:
        connection.text_factory = str


def _as_written(data: bytes) -> str:
    """Text as it stands in the file: what is no UTF-8 must not stop the checks of the rest."""
    return data.decode("utf-8", "surrogateescape")


def _report(connection: sqlite3.Connection) -> Report:
    own = SaidChecks(connection)
    failures = [
        *_told("the file", _sqlite_failures(connection)),
        *_told("the count of what was said", _progress_failures(connection)),
    ]
    is_behind = _BEHIND in failures
    failures += _told("the table of articles", own.articles())
    failures += _told("the table of extracted events", own.extracted())
    failures += _told("the table of event types", own.types())
    failures += _told("the table of actors", own.actors())
    failures += _told("the table of decisions", own.decisions())
    # events that are compared with damaged ones, or with newer ones, would only be named again
    comparable = None if is_behind or own.has_failed else own.events
    chronology = ChronologyChecks(connection, own.texts, comparable)
    failures += _told("the table of merged events", chronology.records())
    if chronology.are_sound:  # the tables that find events follow from the records
        failures += _told("the tables of members and names", chronology.finders())
        failures += _told("the index of words", word_failures(connection))
    if comparable is not None and chronology.are_sound:  # of what is damaged itself the notes cannot be right
        failures += _told("merging's notes", note_failures(connection))
    digest = store_digest({**own.digests, "records": chronology.digests})
    if not failures and digest != (noted := said.noted_digest(connection)):
        failures.append(_REWRITTEN.format(noted or "none", digest))
    return Report(len(own.texts), own.quotes, tuple(dict.fromkeys(failures)), digest, is_behind)


def _told(what: str, check: Iterable[str]) -> list[str]:
    """The lines of a check, as far as it gets: a hostile file may hold anything."""
    lines: list[str] = []
    try:
        lines.extend(check)
    except sqlite3.DatabaseError as error:
        lines.append(f"{what} cannot be read: {error}")
    except _FOREIGN_CONTENT as error:
        lines.append(f"{what} cannot be checked: {type(error).__name__} {error}")
    return [_line(line) for line in lines]


def _line(text: str) -> str:
    """One line that any terminal and file can take."""
    plain = " ".join(text.encode("utf-8", "backslashreplace").decode().split())
    return plain if len(plain) <= _LONGEST else f"{plain[:_LONGEST]}..."


def _sqlite_failures(connection: sqlite3.Connection) -> Iterator[str]:
    for (line,) in connection.execute("PRAGMA integrity_check(10)"):
        if line != "ok":
            yield f"SQLite: {line}"


def _progress_failures(connection: sqlite3.Connection) -> Iterator[str]:
    try:
        merged, count = said.merged_count(connection), said.said_count(connection)
    except DamagedError as error:
        yield str(error)
        return
    if merged < count:
        yield _BEHIND
    if merged > count:
        yield f"the count of what was said is {count}, but {merged} of it are merged"
