"""A Markdown chronology, one line an event, with footnoted sources."""

import re
from collections.abc import Mapping, Sequence

from timeline.model.article import Article
from timeline.model.event import MergedEvent, Status

__all__ = ["markdown_text"]

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])")


def markdown_text(events: Sequence[MergedEvent], articles: Mapping[str, Article]) -> str:
    """Years as headings, events in order, undated ones at the end; each claim has its footnote."""
    notes: dict[str, int] = {}
    lines = ["# Chronology", ""]
    heading = None
    for event in events:
        year = str((event.when.first or event.when.last).year) if event.when.is_dated else "Undated"  # type: ignore[union-attr]
        if year != heading:
            lines += ["" if heading else "", f"## {year}", ""]
            heading = year
        lines.append(f"- {_entry(event, notes)}")
    lines.append("")
    lines += [f"[^{number}]: {_source(articles.get(name), name)}" for name, number in notes.items()]
    return "\n".join(lines).replace("\n\n\n", "\n\n").rstrip() + "\n"


def _entry(event: MergedEvent, notes: dict[str, int]) -> str:
    marks = []
    for name in dict.fromkeys(mention.article for mention in event.mentions):
        marks.append(f"[^{notes.setdefault(name, len(notes) + 1)}]")
    status = "" if event.status is Status.OCCURRED else f" ({event.status.value})"
    disputed = " (disputed: " + "; ".join(sorted({dispute.field for dispute in event.disputes})) + ")" if event.disputes else ""
    said = f", according to {_escaped(event.attribution.source)}" if event.attribution and event.sources == 1 else ""
    return f"**{event.when.edtf or 'undated'}** {_escaped(event.title)}{said}{status}{disputed}{''.join(marks)}"


def _source(article: Article | None, name: str) -> str:
    if article is None:
        return _escaped(name)
    parts = [article.source or name, article.title or "", article.published.isoformat() if article.published else "no date"]
    line = ", ".join(_escaped(part) for part in parts if part)
    if article.url and re.fullmatch(r"https?://[^\s<>()]+", article.url):
        line += f", <{article.url}>"
    return line


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))
