"""Names that a store's events stand under, for a shell that completes what is typed.

The file is only read: nothing is migrated, no lock is waited for, and whatever is wrong with it gives no names.
"""

import sqlite3
from pathlib import Path
from urllib.parse import quote

from timeline.store.rows import country_key, normal

__all__ = ["known_names", "known_types"]

_MOST = 60  # names: more than anybody reads
_BATCH = 4 * _MOST  # spellings that are looked at for them: codes are left out


def known_names(path: Path, kind: str, start: str) -> list[str]:
    """Spellings of actors, places or outlets that begin so, in small letters and without accents.

    Order: those of most events first
    """
    sql = (
        "SELECT spelling, name FROM spellings WHERE kind = ? AND spelling >= ? AND spelling < ?"
        " ORDER BY uses DESC, spelling LIMIT ?"
    )
    rows = _rows(path, sql, (kind, start, f"{start}\U0010ffff", _BATCH))
    return list(dict.fromkeys(spelling for spelling, name in rows if not _is_code(spelling, name)))[:_MOST]


def known_types(path: Path) -> list[str]:
    """The types that its events have. Order: by name"""
    return [name for (name,) in _rows(path, "SELECT DISTINCT type FROM events ORDER BY type", ())]


def _is_code(spelling: str, name: str) -> bool:
    """Whether a spelling is the id or country code of what it names: nobody types that."""
    code = name.removeprefix("iso:")
    return (":" in name and spelling == normal(name)) or (
        name == country_key(code) and spelling in (normal(code), f"country {normal(code)}")
    )


def _rows(path: Path, sql: str, values: tuple[object, ...]) -> list[tuple[str, ...]]:
    try:
        connection = sqlite3.connect(f"file:{quote(str(path))}?mode=ro", uri=True, timeout=0)
        try:
            connection.execute("PRAGMA trusted_schema = OFF")
            return connection.execute(sql, values).fetchall()
        finally:
            connection.close()
    except sqlite3.Error:
        return []
