"""JSON, JSONL, JSON-LD, GeoJSON and TimelineJS."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from html import escape
from typing import Any

from timeline.model.article import Article
from timeline.model.event import SCHEMA_VERSION, MergedEvent, Status

__all__ = ["geojson_text", "json_text", "jsonl_text", "jsonld_text", "timelinejs_text"]

_LD_STATUS = {Status.CANCELLED: "EventCancelled", Status.DENIED: "EventCancelled", Status.PLANNED: "EventScheduled"}


def _dump(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def json_text(events: Sequence[MergedEvent], _articles: Mapping[str, Article]) -> str:
    """One document with all events, whole."""
    return _dump({"schema_version": SCHEMA_VERSION, "events": [event.model_dump(mode="json") for event in events]})


def jsonl_text(events: Sequence[MergedEvent], _articles: Mapping[str, Article]) -> str:
    """An event a line, whole."""
    lines = ({"schema_version": SCHEMA_VERSION, **event.model_dump(mode="json")} for event in events)
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


def jsonld_text(events: Sequence[MergedEvent], articles: Mapping[str, Article]) -> str:
    """schema.org Events; imprecise days stay in their EDTF form, which schema.org's ISO 8601 admits for months and years."""
    return _dump({"@context": "https://schema.org", "@graph": [_linked(event, articles) for event in events]})


def _linked(event: MergedEvent, articles: Mapping[str, Article]) -> dict[str, Any]:
    record: dict[str, Any] = {"@type": "Event", "@id": f"urn:timeline:{event.id}", "name": event.title, "description": event.mentions[0].quote}
    if event.when.first:
        record["startDate"] = event.when.first.isoformat()
    if event.when.last:
        record["endDate"] = event.when.last.isoformat()
    if event.status in _LD_STATUS:
        record["eventStatus"] = f"https://schema.org/{_LD_STATUS[event.status]}"
    if event.place:
        place: dict[str, Any] = {"@type": "Place", "name": event.place.name}
        if event.place.lat is not None and event.place.lon is not None:
            place["geo"] = {"@type": "GeoCoordinates", "latitude": event.place.lat, "longitude": event.place.lon}
        record["location"] = place
    kinds = {"person": "Person", "country": "Country"}
    record["contributor"] = [{"@type": kinds.get(actor.kind.value, "Organization"), "name": actor.name} for actor in event.actors]
    named = dict.fromkeys(mention.article for mention in event.mentions)
    record["subjectOf"] = [_news(articles[name]) for name in named if name in articles]
    return record


def _news(article: Article) -> dict[str, Any]:
    record: dict[str, Any] = {"@type": "NewsArticle", "headline": article.title or article.id}
    if article.published:
        record["datePublished"] = article.published.isoformat()
    if article.url and article.url.startswith(("http://", "https://")):
        record["url"] = article.url
    if article.source:
        record["publisher"] = {"@type": "Organization", "name": article.source}
    return record


def geojson_text(events: Sequence[MergedEvent], _articles: Mapping[str, Article]) -> str:
    """The events that have coordinates, as points (RFC 7946)."""
    features = [
        {
            "type": "Feature",
            "id": event.id,
            "geometry": {"type": "Point", "coordinates": [event.place.lon, event.place.lat]},
            "properties": {
                "title": event.title, "type": event.type, "status": event.status.value, "edtf": event.when.edtf,
                "first": event.when.first.isoformat() if event.when.first else None,
                "last": event.when.last.isoformat() if event.when.last else None,
                "place": event.place.name, "sources": event.sources, "actors": [actor.name for actor in event.actors],
            },
        }
        for event in events
        if event.place is not None and event.place.lat is not None and event.place.lon is not None
    ]  # fmt: skip
    return _dump({"type": "FeatureCollection", "features": features})


def timelinejs_text(events: Sequence[MergedEvent], articles: Mapping[str, Article]) -> str:
    """TimelineJS 3; its texts are HTML, so ours are escaped. Undated events have no place there and are left out."""
    slides = [_slide(event, articles) for event in events if event.when.first is not None or event.when.last is not None]
    return _dump({"events": slides})


def _slide(event: MergedEvent, articles: Mapping[str, Article]) -> dict[str, Any]:
    first, last = event.when.first or event.when.last, event.when.last or event.when.first
    sources = ", ".join(dict.fromkeys(articles[m.article].source or m.article if m.article in articles else m.article for m in event.mentions))
    slide: dict[str, Any] = {
        "unique_id": event.id,
        "group": event.group,
        "start_date": _js_day(first),
        "text": {"headline": escape(event.title), "text": f"<p>{escape(event.mentions[0].quote)}</p><p>{escape(sources)}; {event.status.value}; {escape(event.when.edtf or '')}</p>"},
    }
    if last != first:
        slide["end_date"] = _js_day(last)
        slide["display_date"] = escape(event.when.edtf or "")
    return slide


def _js_day(day: date | None) -> dict[str, int]:
    return {"year": day.year, "month": day.month, "day": day.day} if day else {}
