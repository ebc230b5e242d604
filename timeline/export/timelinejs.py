"""TimelineJS 3, the storytelling format of Knight Lab."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from html import escape as escape_html
from typing import Any

from timeline.export.json_documents import document
from timeline.export.wording import date_in_words, outlets_of
from timeline.model.article import Article
from timeline.model.controls import without_controls
from timeline.model.event import SCHEMA_VERSION, MergedEvent

__all__ = ["timelinejs_text"]

MOST_NAMED = 3


def timelinejs_text(events: Sequence[MergedEvent], articles: Mapping[str, Article]) -> str:
    """TimelineJS 3; its texts are HTML, so ours are escaped. Undated events have no place there and are left out."""
    slides = [
        _slide(event, articles) for event in events if event.when.first is not None or event.when.last is not None
    ]
    return document({"schema_version": SCHEMA_VERSION, "title": _title_slide(events, articles), "events": slides})


def _title_slide(events: Sequence[MergedEvent], articles: Mapping[str, Article]) -> dict[str, Any]:
    """What stands before the first event: whom most of them name, and how many there are of how many articles."""
    named = Counter(name for event in events for name in dict.fromkeys(actor.name for actor in event.actors))
    chosen = sorted(named, key=lambda name: (-named[name], name))[:MOST_NAMED]
    cited = {mention.article for event in events for mention in event.mentions}
    outlets = {articles[name].source for name in cited if name in articles and articles[name].source}
    counted = [
        f"{len(events):,} events",
        f"{len(cited):,} articles",
        *([f"{len(outlets):,} outlets"] if outlets else []),
    ]
    return {
        "text": {
            "headline": _escape(", ".join(chosen) or "Timeline of events"),
            "text": f"<p>{', '.join(counted)}</p>",
        }
    }


def _slide(event: MergedEvent, articles: Mapping[str, Article]) -> dict[str, Any]:
    first, last = event.when.first or event.when.last, event.when.last or event.when.first
    sources = ", ".join(outlets_of(event, articles))
    note = f"{date_in_words(event.when)}; {event.status.value}; {sources}"
    slide: dict[str, Any] = {
        "unique_id": event.id,
        "group": _escape(event.story.name) if event.story else event.group,
        "start_date": _js_day(first),
        "text": {
            "headline": _escape(event.title),
            "text": f"<p>{_escape(event.mentions[0].quote)}</p><p>{_escape(note)}</p>",
        },
    }
    if last != first:
        slide["end_date"] = _js_day(last)
    if event.when.first != event.when.last:
        slide["display_date"] = _escape(date_in_words(event.when))
    return slide


def _js_day(day: date | None) -> dict[str, int]:
    return {"year": day.year, "month": day.month, "day": day.day} if day else {}


def _escape(text: str) -> str:
    """Text as HTML that shows it, without controls."""
    return escape_html(without_controls(text))
