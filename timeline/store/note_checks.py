"""Checks of merging's notes: each report against what was extracted, each link against its other end.

What the next `add` compares and joins follows from the notes, so that a fault in them would show only then.  Notes that
are of no use, as in a store that was migrated, are none to check.
"""

import sqlite3
from collections.abc import Iterator

__all__ = ["note_failures"]

_MOST = 20  # lines of a kind
_CHECKS = {
    """SELECT member, article FROM (
        SELECT r.member, r.article, substr(x.events, r.start + 1, r.length) AS told
        FROM reports r LEFT JOIN extracted x ON x.article = r.article WHERE r.place >= 0
    ) WHERE CASE WHEN json_valid(told) THEN json_extract(told, '$.id') END IS NOT member""": (
        "merging's notes look for event {} in another place than where {} tells it"
    ),
    """SELECT g.article FROM grouped g JOIN extracted x ON x.article = g.article
    WHERE json_array_length(x.events, '$.events')
        <> (SELECT count(*) FROM reports r WHERE r.article = g.article AND r.place >= 0)""": (
        "merging's notes have more or fewer events of {} than were extracted"
    ),
    "SELECT r.member FROM reports r LEFT JOIN standings s ON s.number = r.grp WHERE s.number IS NULL": (
        "merging's notes put event {} into no merged event"
    ),
    """SELECT l.one, l.other FROM links l WHERE NOT EXISTS (
        SELECT 1 FROM links b JOIN reports r ON r.number = b.one WHERE b.one = l.other AND b.other = l.one
    )""": "merging's notes link report {} with {}, and not the other way round",
    "SELECT s.id FROM standings s JOIN events e ON e.id = s.id WHERE e.salience IS NOT s.shown": (
        "merging's notes have another salience for event {} than its row"
    ),
}


def note_failures(connection: sqlite3.Connection) -> Iterator[str]:
    """A line for each note that does not hold."""
    if connection.execute("SELECT count(*) FROM grouping WHERE rules <> ''").fetchone() != (1,):
        return
    for sql, line in _CHECKS.items():
        for found in connection.execute(f"{sql} LIMIT {_MOST}"):
            yield line.format(*found)
