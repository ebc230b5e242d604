"""FollowTheMoney entities, a JSON object a line: what OpenAleph and other tools of investigators load.

Source: the followthemoney schema of Event, Person, Organization, PublicBody and LegalEntity, version 4
"""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from timeline.export.json_documents import one_line
from timeline.export.wording import date_in_words, outlets_of, quantities_of
from timeline.model.actor import Actor, ActorKind
from timeline.model.article import Article
from timeline.model.controls import without_controls
from timeline.model.event import MergedEvent

__all__ = ["ftm_text"]

_SCHEMATA = {
    ActorKind.PERSON: "Person",
    ActorKind.ORGANISATION: "Organization",
    ActorKind.COUNTRY: "PublicBody",  # a state as one who acts
}
_PREFIX_DATE = re.compile(r"\d{4}(?:-\d{2}){0,2}")


def ftm_text(events: Sequence[MergedEvent], articles: Mapping[str, Article]) -> str:
    """Event entities with the entities that take part in them. Order: actors before their first event, each once."""
    seen: set[str] = set()
    lines: list[str] = []
    for event in events:
        for entity in _entities(event, articles):
            if entity["id"] not in seen:
                seen.add(entity["id"])
                lines.append(one_line(entity))
    return "".join(lines)


def _entities(event: MergedEvent, articles: Mapping[str, Article]) -> Iterator[dict[str, Any]]:
    for actor in event.actors:
        yield _entity(_actor_id(actor), _SCHEMATA.get(actor.kind, "LegalEntity"), {"name": [actor.name]})
    named = dict.fromkeys(mention.article for mention in event.mentions)
    urls = [articles[name].url or "" for name in named if name in articles]
    when = event.when
    properties = {
        "name": [event.title],
        "summary": [event.mentions[0].quote],
        "startDate": [when.first.isoformat()] if when.first else [],
        "endDate": [when.last.isoformat()] if when.last else [],
        "date": [when.edtf] if when.edtf and _PREFIX_DATE.fullmatch(when.edtf) else [],
        "location": [event.place.name] if event.place else [],
        "involved": [_actor_id(actor) for actor in event.actors],
        "keywords": [
            *(event.type, event.group, event.status.value, event.tier.value),
            *([event.story.name] if event.story else []),
        ],
        "publisher": outlets_of(event, articles),
        "sourceUrl": [url for url in urls if url.startswith(("http://", "https://"))],
        "recordId": [event.id],
        "notes": [
            f"Date: {date_in_words(when)}" + (f" (EDTF {when.edtf})" if when.edtf else ""),
            *when.explanation,
            *quantities_of(event),
            *event.notes,
        ],
    }
    yield _entity(event.id, "Event", properties)


def _entity(id_: str, schema: str, properties: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """An entity; properties without a value are left out, and each value stands once."""
    values = {name: [*dict.fromkeys(filter(None, map(_shown, given)))] for name, given in properties.items()}
    return {"id": id_, "schema": schema, "properties": {name: given for name, given in values.items() if given}}


def _shown(value: str) -> str:
    return " ".join(without_controls(value).split())


def _actor_id(actor: Actor) -> str:
    key = json.dumps([actor.kind.value, actor.id or actor.name])
    return f"actor-{hashlib.sha256(key.encode()).hexdigest()[:16]}"
