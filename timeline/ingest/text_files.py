"""Plain text and Markdown, with optional front matter (``---`` lines around ``key: value`` pairs)."""

import re
from pathlib import Path

from timeline.ingest.draft import Draft, Statement
from timeline.ingest.encodings import decode

__all__ = ["read_markdown", "read_text"]

_FRONT = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_PAIR = re.compile(r"^([A-Za-z_-]+)\s*:\s*(.*?)\s*$")
_KEYS = {
    "title": "title",
    "headline": "title",
    "published": "published",
    "date": "published",
    "pubdate": "published",
    "url": "url",
    "link": "url",
    "source": "source",
    "outlet": "source",
    "publisher": "source",
    "language": "language",
    "lang": "language",
}


def read_text(data: bytes, path: Path) -> Draft:
    """The text as it is: only a BOM goes, and line ends become ``\\n``."""
    return Draft(_newlines(decode(data, str(path))))


def read_markdown(data: bytes, path: Path) -> Draft:
    """The text after the front matter; markup stays, since offsets count in what is kept."""
    text = _newlines(decode(data, str(path)))
    front = _FRONT.match(text)
    if front is None:
        return Draft(text, title=_heading(text))
    body = text[front.end() :].lstrip("\n")
    fields: dict[str, str] = {}
    for line in front.group(1).splitlines():
        pair = _PAIR.match(line)
        if pair and (name := _KEYS.get(pair.group(1).lower())):
            fields.setdefault(name, pair.group(2).strip("\"'"))
    title = fields.get("title") or _heading(body)
    if title and title not in body:
        body = f"{title}\n\n{body}"  # a title is searched only if it stands in the text
    return Draft(
        body,
        title=title,
        published=Statement(fields["published"], "front matter") if fields.get("published") else None,
        url=fields.get("url"),
        source=fields.get("source"),
        language=fields.get("language"),
    )


def _newlines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _heading(text: str) -> str | None:
    match = re.match(r"\s*#\s+(.+)", text)
    return match.group(1).strip() if match else None
