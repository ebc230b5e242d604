"""Events as flat rows: for data frames, CSV and spreadsheets."""

from collections.abc import Iterable, Mapping
from typing import Any

from timeline.model.actor import Role
from timeline.model.article import Article
from timeline.model.event import MergedEvent

__all__ = ["COLUMNS", "guarded", "to_records"]

COLUMNS = (
    "id", "type", "group", "title", "first", "last", "edtf", "precision", "approximate", "extent", "basis", "status", "agents",
    "targets", "participants", "place", "place_country", "latitude", "longitude", "attribution", "sources", "articles", "outlets",
    "salience", "confidence", "disputed", "accepted", "plover", "cameo", "quote", "date_phrase", "reasoning", "notes",
)  # fmt: skip


def to_records(events: Iterable[MergedEvent], articles: Mapping[str, Article] | None = None) -> list[dict[str, Any]]:
    """One flat dict per event, for ``pandas.DataFrame`` or ``polars.DataFrame``. Order: as given; days are ISO texts."""
    return [_record(event, articles or {}) for event in events]


def _record(event: MergedEvent, articles: Mapping[str, Article]) -> dict[str, Any]:
    main = event.mentions[0]
    place = event.place
    names = list(dict.fromkeys(mention.article for mention in event.mentions))
    outlets = dict.fromkeys(articles[name].source or "" for name in names if name in articles)
    values = (
        *(event.id, event.type, event.group, event.title),
        *(event.when.first.isoformat() if event.when.first else None, event.when.last.isoformat() if event.when.last else None),
        *(event.when.edtf, event.when.precision.value, event.when.approximate, event.when.extent.value, event.when.basis.value),
        event.status.value,
        *("; ".join(actor.name for actor in event.actors if actor.role is role) for role in (Role.AGENT, Role.TARGET, Role.PARTICIPANT)),
        *((place.name, place.country, place.lat, place.lon) if place else (None, None, None, None)),
        event.attribution.source if event.attribution else None,
        *(event.sources, "; ".join(names), "; ".join(filter(None, outlets))),
        *(event.salience, event.confidence, bool(event.disputes), event.accepted, event.plover, event.cameo),
        *(main.quote, "; ".join(time.text for time in main.times), " | ".join(event.when.explanation), " | ".join(event.notes)),
    )
    return dict(zip(COLUMNS, values, strict=True))


def guarded(value: Any) -> Any:
    """A cell that no spreadsheet takes for a formula: text that starts like one gets a leading apostrophe.

    Source: OWASP, CSV injection
    """
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r", "\n"):
        return f"'{value}"
    return value
