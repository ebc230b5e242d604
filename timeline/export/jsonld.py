"""JSON-LD: schema.org Events, for search engines and linked data."""

from collections.abc import Mapping, Sequence
from typing import Any

from timeline.export.json_documents import document
from timeline.model.article import Article
from timeline.model.event import SCHEMA_VERSION, MergedEvent, Status

__all__ = ["jsonld_text"]

# our own key is no property of the graph: mapped to null, readers of JSON-LD pass over it
_CONTEXT = ["https://schema.org", {"schema_version": None}]
_LD_STATUS = {Status.CANCELLED: "EventCancelled", Status.DENIED: "EventCancelled", Status.PLANNED: "EventScheduled"}


def jsonld_text(events: Sequence[MergedEvent], articles: Mapping[str, Article]) -> str:
    """schema.org Events with the days that bound them; an open or unknown end is left out.

    Pages carry it inside of a script element, which a title may not end: "<" is written as an escape.
    """
    text = document(
        {
            "@context": _CONTEXT,
            "schema_version": SCHEMA_VERSION,
            "@graph": [_linked(event, articles) for event in events],
        }
    )
    return text.replace("<", "\\u003c")


def _linked(event: MergedEvent, articles: Mapping[str, Article]) -> dict[str, Any]:
    record: dict[str, Any] = {
        "@type": "Event",
        "@id": f"urn:timeline:{event.id}",
        "name": event.title,
        "description": event.mentions[0].quote,
    }
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
    if event.story:
        record["keywords"] = event.story.name
    if event.part_of:
        record["superEvent"] = {"@id": f"urn:timeline:{event.part_of}"}
    kinds = {"person": "Person", "country": "Country"}
    record["contributor"] = [
        {"@type": kinds.get(actor.kind.value, "Organization"), "name": actor.name} for actor in event.actors
    ]
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
