"""Annotated articles, in either of the two shapes that the project knows, as one.

data/gold/events.jsonl has the shape of `timeline extract`; training/articles and other annotated corpora have triggers
as offsets.  An event here: spans (the main mention first), types, days, statuses, actors, acting, salience, title.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from timeline import Article, read_articles

__all__ = ["Gold", "annotated"]

ROOT = Path(__file__).parent.parent


@dataclass(frozen=True)
class Gold:
    """What an annotator says of an event; sets hold all answers that a fair judge accepts."""

    spans: list[tuple[int, int]]
    types: set[str]
    days: set[tuple[str, str]]
    statuses: set[str]
    actors: set[str]
    acting: set[str]
    salience: str
    title: str

    @property
    def is_kept(self) -> bool:
        return self.salience != "minor"

    def touches(self, start: int, end: int) -> bool:
        return any(start < last and first < end for first, last in self.spans)


def annotated(data: Path | None) -> Iterator[tuple[Article, list[Gold]]]:
    """Each article with its events; the sample articles where no file is given."""
    if data is None:
        articles = read_articles([ROOT / "data/articles"])
        for line in (ROOT / "data/gold/events.jsonl").open(encoding="utf-8"):
            row = json.loads(line)
            yield articles[row["id"]], [_of_result(event) for event in row["events"]]
        return
    for line in data.open(encoding="utf-8"):
        row = json.loads(line)
        article = Article(
            id=row["id"],
            text=row["text"],
            title=row.get("title") or None,
            published=row.get("published"),
            language="en",
        )
        shape = _of_result if row["events"] and "mentions" in row["events"][0] else _of_offsets
        yield article, [shape(event) for event in row["events"]]


def _of_result(event: dict[str, Any]) -> Gold:
    when = event["when"]
    return Gold(
        spans=[(m["trigger"]["start"], m["trigger"]["end"]) for m in event["mentions"]],
        types={event["type"], *event.get("alt_types", [])},
        days={(when["first"] or "", when["last"] or "")},
        statuses={event["status"]},
        actors={actor["name"] for actor in event["actors"]},
        acting={actor["name"] for actor in event["actors"] if actor["role"] != "target"},
        salience=event["tier"],
        title=event["title"],
    )


def _of_offsets(event: dict[str, Any]) -> Gold:
    start = event["trigger_start"]
    days = [(event["start"], event["end"]), *event.get("alt_dates", [])]
    roles = event.get("roles") or [{"name": name, "role": "agent"} for name in event.get("actors", [])]
    return Gold(
        spans=[(start, start + len(event["trigger"])), *map(tuple, event.get("other_mention_spans") or [])],
        types={event["type"], *event.get("alt_types", [])},
        days={(first or "", last or "") for first, last in days},
        statuses={event["status"], *(["cancelled"] if event["status"] == "denied" else [])},
        actors={role["name"] for role in roles},
        acting={role["name"] for role in roles if role["role"] != "target"},
        salience=event["salience"],
        title=event.get("title") or "",
    )
