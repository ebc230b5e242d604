"""GeoJSON: points for maps."""

from collections.abc import Mapping, Sequence

from timeline.export.json_documents import document
from timeline.model.article import Article
from timeline.model.event import SCHEMA_VERSION, MergedEvent

__all__ = ["geojson_text"]


def geojson_text(events: Sequence[MergedEvent], _articles: Mapping[str, Article]) -> str:
    """The events that have coordinates, as points (RFC 7946)."""
    features = [
        {
            "type": "Feature",
            "id": event.id,
            "geometry": {"type": "Point", "coordinates": [event.place.lon, event.place.lat]},
            "properties": {
                "title": event.title, "type": event.type, "status": event.status.value, "tier": event.tier.value,
                "edtf": event.when.edtf,
                "first": event.when.first.isoformat() if event.when.first else None,
                "last": event.when.last.isoformat() if event.when.last else None,
                "place": event.place.name, "sources": event.sources, "actors": [actor.name for actor in event.actors],
                "story": event.story.name if event.story else None, "part_of": event.part_of,
            },
        }
        for event in events
        if event.place is not None and event.place.lat is not None and event.place.lon is not None
    ]  # fmt: skip
    return document({"type": "FeatureCollection", "schema_version": SCHEMA_VERSION, "features": features})
