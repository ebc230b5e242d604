"""Digests of rows and of a whole store: what tells later whether it is still what was written.

Every row of what is said, and every merged event, is stored with the SHA-256 of its other columns.  The digest of a
store is made of these, sorted: it depends on what the store says and on nothing else, neither on the order of writing
nor on where SQLite put it.  Whoever changes a row and its hash changes the store's digest: compared with one that was
noted elsewhere, it tells.
"""

import hashlib
import sqlite3
from collections.abc import Iterable, Mapping

__all__ = ["ARTICLE_SEALED", "SEALED", "DamagedError", "row_digest", "store_digest", "stored_digests", "text_hash"]

# what an article's digest is of: its text counts by its own hash, which is checked where the text is read
ARTICLE_SEALED = (
    *("id", "title", "published", "published_from", "url", "source", "author", "language", "origin", "sha256"),
    *("text_sha256", "warnings"),
)
# the tables whose rows have digests, with the columns that these are of
SEALED: Mapping[str, tuple[str, ...]] = {
    "articles": ARTICLE_SEALED,
    "extracted": ("article", "events"),
    "types": ("id", "type"),
    "decisions": ("id", "decision", "author", "at", "undone_at"),
    "records": ("event", "outlets"),
    "actors": ("id", "actor"),
}
_ONLY_WITH_ROWS = frozenset({"actors"})  # tables that came later: a digest noted before stays what it was


class DamagedError(Exception):
    """A row that is not what was stored; the message says which. It leaves the store as a StoreCorruptError."""


def text_hash(text: str) -> str:
    """The SHA-256 of a text as UTF-8, in hex."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def row_digest(*values: str | None) -> bytes:
    """The SHA-256 of a row's values, each with its length, so that nothing can move from one to the next.

    >>> row_digest("ab", "c") == row_digest("a", "bc")
    False
    """
    digest = hashlib.sha256()
    for value in values:
        data = b"" if value is None else value.encode("utf-8", "surrogatepass")
        digest.update(b"-" if value is None else b"%d:" % len(data))
        digest.update(data)
    return digest.digest()


def store_digest(rows: Mapping[str, Iterable[bytes]]) -> str:
    """The digest of a store from those of its rows, by table; in hex."""
    digest = hashlib.sha256()
    for table in SEALED:
        ordered = sorted(rows[table])
        if not ordered and table in _ONLY_WITH_ROWS:
            continue
        digest.update(f"{table} {len(ordered)}\n".encode())
        digest.update(b"".join(ordered))
    return digest.hexdigest()


def stored_digests(connection: sqlite3.Connection) -> dict[str, list[bytes]]:
    """The digests that the rows are stored with, by table. Order: sorted."""
    return {
        table: [digest for (digest,) in connection.execute(f"SELECT digest FROM {table} ORDER BY digest")]  # noqa: S608
        for table in SEALED
    }
