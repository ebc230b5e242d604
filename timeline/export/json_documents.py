"""JSON and JSONL: all of an event, as the store holds it."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from timeline.model.article import Article
from timeline.model.controls import escaped
from timeline.model.event import SCHEMA_VERSION, MergedEvent

__all__ = ["document", "json_text", "jsonl_text", "one_line"]


def document(data: Any) -> str:
    """Plain JSON, readable and always the same; controls of the articles are escaped, not lost: quotes stay exact."""
    return escaped(json.dumps(data, ensure_ascii=False, indent=1)) + "\n"


def one_line(data: Any) -> str:
    """The same as one line of a stream."""
    return escaped(json.dumps(data, ensure_ascii=False)) + "\n"


def json_text(events: Sequence[MergedEvent], _articles: Mapping[str, Article]) -> str:
    """One document with all events, whole."""
    return document({"schema_version": SCHEMA_VERSION, "events": [event.model_dump(mode="json") for event in events]})


def jsonl_text(events: Sequence[MergedEvent], _articles: Mapping[str, Article]) -> str:
    """An event a line, whole."""
    lines = ({"schema_version": SCHEMA_VERSION, **event.model_dump(mode="json")} for event in events)
    return "".join(map(one_line, lines))
