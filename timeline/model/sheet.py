"""The cells of a table of events that may be edited, and how an edit is told from what was exported.

Exports write these cells and, in the last column, a short hash of each; reading a sheet back compares.  So a sheet that
is older than the store changes only what was edited in it.
"""

import hashlib
import unicodedata
from collections.abc import Mapping

from timeline.model.actor import Role
from timeline.model.controls import without_controls
from timeline.model.event import MergedEvent

__all__ = [
    "AS_EXPORTED",
    "DECIDING",
    "editable_cells",
    "fingerprints",
    "is_as_exported",
    "normal_cell",
    "read_fingerprints",
]

AS_EXPORTED = "as_exported"
# columns that are exported empty: what is written into them is decided
DECIDING = ("verdict", "new_date", "merge_with", "split_off", "tag", "note")
_LENGTH = 8  # hexadecimal digits of a hash: enough to see an edit


def editable_cells(event: MergedEvent) -> dict[str, str]:
    """What an event's editable cells hold, by column."""
    roles = {"agents": Role.AGENT, "targets": Role.TARGET, "participants": Role.PARTICIPANT}
    return {
        "title": event.title,
        "type": event.type,
        "status": event.status.value,
        "tier": event.tier.value,
        "first": event.when.first.isoformat() if event.when.first else "",
        "last": event.when.last.isoformat() if event.when.last else "",
        "edtf": event.when.edtf or "",
        **{name: "; ".join(one.name for one in event.actors if one.role is role) for name, role in roles.items()},
        "place": event.place.name if event.place else "",
        "accepted": "" if event.accepted is None else str(event.accepted),
    }


def normal_cell(text: str) -> str:
    """A cell's text without what exports and spreadsheets change on their own: controls, blanks, a guarding apostrophe,
    the case of TRUE.

    >>> normal_cell("'=1 + 1 "), normal_cell("TRUE")
    ('=1 + 1', 'True')
    """
    plain = " ".join(unicodedata.normalize("NFC", without_controls(text)).encode("utf-8", "replace").decode().split())
    plain = plain.removeprefix("'")
    return plain.capitalize() if plain in ("TRUE", "FALSE", "true", "false") else plain


def fingerprints(cells: Mapping[str, str]) -> str:
    """The last column's text: "title:1a2b3c4d type:..."."""
    return " ".join(f"{name}:{_digest(text)}" for name, text in cells.items())


def read_fingerprints(text: str) -> dict[str, str]:
    """The hashes of the last column by name; none where it was lost."""
    pairs = (part.partition(":") for part in text.split())
    return {name: digest for name, colon, digest in pairs if colon and len(digest) == _LENGTH}


def is_as_exported(text: str, digest: str) -> bool:
    """Whether a cell still holds what was exported."""
    return _digest(text) == digest


def _digest(text: str) -> str:
    return hashlib.sha256(normal_cell(text).encode()).hexdigest()[:_LENGTH]
