"""Rows of a sheet that comes back: flat records, the columns to decide in, and what tells an edit."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from timeline.export.records import COLUMNS, to_records
from timeline.model.article import Article
from timeline.model.event import MergedEvent
from timeline.model.sheet import AS_EXPORTED, DECIDING, editable_cells, fingerprints

__all__ = ["SHEET_COLUMNS", "sheet_rows"]

SHEET_COLUMNS = (*COLUMNS, *DECIDING, AS_EXPORTED)


def sheet_rows(events: Sequence[MergedEvent], articles: Mapping[str, Article]) -> Iterator[dict[str, Any]]:
    """One row per event. Order: as given."""
    for event, record in zip(events, to_records(events, articles), strict=True):
        yield {**record, **dict.fromkeys(DECIDING), AS_EXPORTED: fingerprints(editable_cells(event))}
