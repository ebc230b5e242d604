"""The tables of training/sentences as annotations: single sentences of our own, each annotated for one thing.

What a row does not say is not learnt from it: words beside the trigger may tell events too, so only the trigger, and
words that can tell nothing, are labelled; a look-alike tells no event at all.
"""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

__all__ = ["read_sentences"]

PUBLISHED = "2019-08-21"
_DAY = len(PUBLISHED)


def read_sentences(folder: Path) -> list[dict[str, Any]]:
    """Annotations in the shape of the annotated articles, with ``partial``: true. Order: by file and row."""
    return [row for path in sorted(folder.glob("*.toml")) for row in _rows(path)]


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    number = 0
    for name, table in tables.items():
        of_type = table.get("rows", []) if isinstance(table, dict) else []
        look_alikes = table.get("look_alikes", []) if isinstance(table, dict) else []
        for row in of_type:
            number += 1
            yield _annotation(path, number, row, [_event(row, type=name)])
        for row in look_alikes:
            number += 1
            if "type" not in row:
                yield _annotation(path, number, row, []) | {"partial": False}
        for row in table if isinstance(table, list) else []:
            number += 1
            own = {} if name == "rows" else {"status": name}
            yield _annotation(path, number, row, [_event(row, **own)])


def _annotation(path: Path, number: int, row: dict[str, Any], events: list[dict[str, Any] | None]) -> dict[str, Any]:
    found = [event for event in events if event is not None]
    published = row.get("published", PUBLISHED)
    return {
        "id": f"{path.stem}-{number}",
        "text": row["text"],
        "published": str(published) if published else None,
        "partial": True,
        "events": found,
    }


def _event(row: dict[str, Any], **own: Any) -> dict[str, Any] | None:
    """The event of a row with the fields that the row settles; None where its trigger cannot be told."""
    trigger = row.get("trigger")
    if trigger is None or trigger not in row["text"]:
        return None
    event: dict[str, Any] = {"trigger": trigger, "trigger_start": row["text"].find(trigger), "salience": "core", **own}
    for name in ("type", "status"):
        if name in row:
            event[name] = row[name]
    days = row.get("days", row.get("day"))
    if days is not None and (not days or len(str(days)) >= _DAY):
        first, _, last = str(days).partition("..")
        event |= {"start": first or None, "end": (last or first) or None, "time_spans": None}
    if "source" in row:
        event["attribution"] = row["source"] or None
    return event
