"""JSON and JSONL: all of an event, as the store holds it."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from timeline.model.article import Article
from timeline.model.event import SCHEMA_VERSION, MergedEvent

__all__ = ["document", "json_text", "jsonl_text"]


def document(data: Any) -> str:
    """Plain JSON, readable and always the same."""
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def json_text(events: Sequence[MergedEvent], _articles: Mapping[str, Article]) -> str:
    """One document with all events, whole."""
    return document({"schema_version": SCHEMA_VERSION, "events": [event.model_dump(mode="json") for event in events]})


def jsonl_text(events: Sequence[MergedEvent], _articles: Mapping[str, Article]) -> str:
    """An event a line, whole."""
    lines = ({"schema_version": SCHEMA_VERSION, **event.model_dump(mode="json")} for event in events)
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
