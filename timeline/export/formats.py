"""The formats by name, and the one place that writes them."""

import os
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from timeline.errors import OutputError, SelectionError
from timeline.export.annotations import annotations_text
from timeline.export.calendars import ics_text
from timeline.export.chronicle import markdown_text
from timeline.export.followthemoney import ftm_text
from timeline.export.geojson import geojson_text
from timeline.export.json_documents import json_text, jsonl_text
from timeline.export.jsonld import jsonld_text
from timeline.export.tables import csv_text, parquet_bytes
from timeline.export.timelinejs import timelinejs_text
from timeline.export.timesketch import timesketch_csv, timesketch_jsonl
from timeline.export.workbooks import xlsx_bytes
from timeline.model.article import Article
from timeline.model.event import MergedEvent

__all__ = ["FORMATS", "OF_ALL_TIERS", "export_events", "left_out", "render_text", "write_whole"]

Writer = Callable[[Sequence[MergedEvent], Mapping[str, Article]], str | bytes]

FORMATS: dict[str, Writer] = {
    "csv": csv_text,
    "json": json_text,
    "jsonl": jsonl_text,
    "ics": ics_text,
    "timelinejs": timelinejs_text,
    "markdown": markdown_text,
    "parquet": parquet_bytes,
    "geojson": geojson_text,
    "jsonld": jsonld_text,
    "xlsx": xlsx_bytes,
    "ftm": ftm_text,
    "timesketch": timesketch_csv,
    "timesketch_jsonl": timesketch_jsonl,
    "annotations": annotations_text,
}

OF_ALL_TIERS = frozenset({"annotations"})  # formats that are asked what was decided, whatever is shown

# what an event needs to stand in a format that has no place for others
_NEEDED: dict[str, tuple[str, Callable[[MergedEvent], bool]]] = {
    "ics": ("date", lambda event: event.when.is_dated),
    "timelinejs": ("date", lambda event: event.when.is_dated),
    "timesketch": ("date", lambda event: event.when.is_dated),
    "timesketch_jsonl": ("date", lambda event: event.when.is_dated),
    "geojson": ("place on the map", lambda event: event.place is not None and event.place.lat is not None),
    "annotations": ("verdict or correction", lambda event: event.accepted is True or bool(event.corrected)),
}


def left_out(events: Sequence[MergedEvent], shape: str) -> tuple[int, str]:
    """How many events a format has no place for, and what they lack."""
    if shape not in _NEEDED:
        return 0, ""
    name, has_it = _NEEDED[shape]
    return sum(not has_it(event) for event in events), name


def render_text(events: Sequence[MergedEvent], shape: str, articles: Mapping[str, Article] | None = None) -> str:
    """Events in a text format.

    Raises: SelectionError when there is no such format, or it is not text
    """
    content = _writer(shape)(events, articles or {})
    if isinstance(content, bytes):
        raise SelectionError("a text format", got=shape)
    return content


def export_events(events: Sequence[MergedEvent], articles: Mapping[str, Article], shape: str, path: Path) -> None:
    """Write events to one file, whole or not at all.

    Raises: SelectionError when there is no such format; OutputError when the file cannot be written
    """
    content = _writer(shape)(events, articles)
    write_whole(path, content.encode("utf-8", "replace") if isinstance(content, str) else content)


def _writer(shape: str) -> Writer:
    if shape not in FORMATS:
        raise SelectionError(f"a format, one of {', '.join(FORMATS)}", got=shape)
    return FORMATS[shape]


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that readers see all of it or the old one.

    Raises: OutputError when the place cannot be written
    """
    name = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        umask = os.umask(0)
        os.umask(umask)
        Path(name).chmod(0o666 & ~umask)  # as an ordinary open() would have made it: mkstemp's files are private
        Path(name).replace(path)
    except OSError as error:
        if name is not None:
            Path(name).unlink(missing_ok=True)
        raise OutputError("a place that can be written", got=error.strerror, where=str(path)) from error
