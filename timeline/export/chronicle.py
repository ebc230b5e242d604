"""A Markdown chronology, one line an event, with footnoted sources."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from timeline.export.wording import date_in_words
from timeline.model.article import Article
from timeline.model.event import MergedEvent, Status

__all__ = ["markdown_text"]

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])")


def markdown_text(events: Sequence[MergedEvent], articles: Mapping[str, Article]) -> str:
    """Years as headings, events in order, undated ones at the end; each claim has its footnote."""
    notes: dict[str, int] = {}
    lines = ["# Chronology", ""]
    heading = None
    # read from top to bottom: what has an open start stands where it ends, not before everything
    in_reading_order = sorted(events, key=lambda event: event.when.first or event.when.last or date.max)
    for event in in_reading_order:
        known = event.when.first or event.when.last
        year = str(known.year) if known else "Undated"
        if year != heading:
            lines += ["", f"## {year}", ""]
            heading = year
        lines.append(f"- {_entry(event, notes)}")
    lines.append("")
    lines += [f"[^{number}]: {_source(articles.get(name), name)}" for name, number in notes.items()]
    return "\n".join(lines).replace("\n\n\n", "\n\n").rstrip() + "\n"


def _entry(event: MergedEvent, notes: dict[str, int]) -> str:
    names = dict.fromkeys(mention.article for mention in event.mentions)
    marks = [f"[^{notes.setdefault(name, len(notes) + 1)}]" for name in names]
    status = "" if event.status is Status.OCCURRED else f" ({event.status.value})"
    disputed = (
        " (disputed: " + "; ".join(sorted({dispute.field for dispute in event.disputes})) + ")"
        if event.disputes
        else ""
    )
    said = f", according to {_escaped(event.attribution.source)}" if event.attribution and event.sources == 1 else ""
    return f"**{date_in_words(event.when)}** {_escaped(event.title)}{said}{status}{disputed}{''.join(marks)}"


def _source(article: Article | None, name: str) -> str:
    if article is None:
        return _escaped(name)
    parts = [
        article.source or name,
        article.title or "",
        article.published.isoformat() if article.published else "no date",
    ]
    line = ", ".join(_escaped(part) for part in parts if part)
    if article.url and re.fullmatch(r"https?://[^\s<>()]+", article.url):
        line += f", <{article.url}>"
    return line


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))
