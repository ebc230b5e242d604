"""Events as flat rows: for data frames, CSV and spreadsheets."""

from collections.abc import Iterable, Mapping
from typing import Any

from timeline.export.wording import quantities_of
from timeline.model.actor import Role
from timeline.model.article import Article
from timeline.model.controls import without_controls
from timeline.model.event import MergedEvent

__all__ = ["COLUMNS", "guarded", "to_records"]

COLUMNS = (
    "id", "type", "group", "title", "first", "last", "edtf", "precision", "approximate", "extent", "basis", "status",
    "agents", "targets", "participants", "place", "place_country", "latitude", "longitude", "quantities", "attribution",
    "sources", "articles", "outlets", "tier", "salience", "confidence", "disputed", "accepted", "plover", "cameo",
    "quote", "date_phrase", "reasoning", "notes", "tags", "corrected", "story", "part_of",
)  # fmt: skip

_FORMULA_STARTS = tuple("=+-@\t\r\n＝＋－＠")  # some programs read the wide forms as well


def to_records(events: Iterable[MergedEvent], articles: Mapping[str, Article] | None = None) -> list[dict[str, Any]]:
    """One flat dict per event, for pandas or polars data frames; days are ISO texts. Order: as given."""
    return [_record(event, articles or {}) for event in events]


def _record(event: MergedEvent, articles: Mapping[str, Article]) -> dict[str, Any]:
    main = event.mentions[0]
    place = event.place
    names = list(dict.fromkeys(mention.article for mention in event.mentions))
    outlets = dict.fromkeys(articles[name].source or "" for name in names if name in articles)
    values = (
        *(event.id, event.type, event.group, event.title),
        *(
            event.when.first.isoformat() if event.when.first else None,
            event.when.last.isoformat() if event.when.last else None,
        ),
        *(
            event.when.edtf,
            event.when.precision.value,
            event.when.approximate,
            event.when.extent.value,
            event.when.basis.value,
        ),
        event.status.value,
        *(
            "; ".join(actor.name for actor in event.actors if actor.role is role)
            for role in (Role.AGENT, Role.TARGET, Role.PARTICIPANT)
        ),
        *((place.name, place.country, place.lat, place.lon) if place else (None, None, None, None)),
        "; ".join(quantities_of(event)) or None,
        event.attribution.source if event.attribution else None,
        *(event.sources, "; ".join(names), "; ".join(filter(None, outlets))),
        *(event.tier.value, event.salience, event.confidence),
        *(bool(event.disputes), event.accepted, event.plover, event.cameo),
        *(
            main.quote,
            "; ".join(time.text for time in main.times),
            " | ".join(event.when.explanation),
            " | ".join(event.notes),
            "; ".join(event.tags),
            "; ".join(event.corrected),
        ),
        *(event.story.name if event.story else None, event.part_of),
    )
    return dict(zip(COLUMNS, (_encodable(value) for value in values), strict=True))


def _encodable(value: Any) -> Any:
    """Half a character (a lone surrogate) is shown as a question mark: no table format can hold it."""
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value


def guarded(value: Any) -> Any:
    """A cell without controls that no spreadsheet takes for a formula: before what starts like one goes an apostrophe.

    Controls go first: behind one of them a formula would still be one once it is dropped.

    Source: OWASP, CSV injection
    """
    if not isinstance(value, str):
        return value
    shown = without_controls(value)
    return f"'{shown}" if shown.startswith(_FORMULA_STARTS) else shown
