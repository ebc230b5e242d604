"""Timesketch, the forensic timeline: CSV or JSON lines with its mandatory fields message, datetime, timestamp_desc.

Its clock counts microseconds; our days stand at midnight UTC of the first one, and columns of their own say how exact
that is: ``edtf``, ``precision``, ``first``, ``last``.
"""

import csv
import io
from collections.abc import Mapping, Sequence

from timeline.export.json_documents import one_line
from timeline.export.records import guarded
from timeline.export.wording import date_in_words, outlets_of
from timeline.model.article import Article
from timeline.model.controls import without_controls
from timeline.model.event import MergedEvent

__all__ = ["timesketch_csv", "timesketch_jsonl"]

COLUMNS = (
    "message", "datetime", "timestamp_desc", "edtf", "precision", "first", "last", "date_in_words", "type",
    "status", "tier", "actors", "place", "outlets", "sources", "quote", "event_id", "story",
)  # fmt: skip


def timesketch_csv(events: Sequence[MergedEvent], articles: Mapping[str, Article]) -> str:
    """The dated events, a row each, formula-guarded. Undated ones have no place there and are left out."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for row in _rows(events, articles):
        writer.writerow({name: guarded(value) for name, value in row.items()})
    return out.getvalue()


def timesketch_jsonl(events: Sequence[MergedEvent], articles: Mapping[str, Article]) -> str:
    """The dated events, an object a line."""
    return "".join(one_line(row) for row in _rows(events, articles))


def _rows(events: Sequence[MergedEvent], articles: Mapping[str, Article]) -> list[dict[str, str]]:
    return [_row(event, articles) for event in events if event.when.is_dated]


def _row(event: MergedEvent, articles: Mapping[str, Article]) -> dict[str, str]:
    when = event.when
    day = when.first or when.last
    what = event.type.replace("_", " ")
    values = (
        event.title,
        f"{day.isoformat()}T00:00:00+00:00" if day else "",
        f"{what}, {event.status.value}" if when.first else f"{what}, {event.status.value}, on that day or earlier",
        when.edtf or "",
        when.precision.value,
        when.first.isoformat() if when.first else "",
        when.last.isoformat() if when.last else "",
        date_in_words(when),
        event.type,
        event.status.value,
        event.tier.value,
        "; ".join(actor.name for actor in event.actors),
        event.place.name if event.place else "",
        "; ".join(outlets_of(event, articles)),
        str(event.sources),
        event.mentions[0].quote,
        event.id,
        event.story.name if event.story else "",
    )
    return dict(zip(COLUMNS, (" ".join(without_controls(value).split()) for value in values), strict=True))
