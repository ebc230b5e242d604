"""Saved feeds (RSS, Atom, RDF): an article for each item, with the text that the feed carries of it.

Most feeds carry a teaser and no article; that is said as a warning, once an item.
"""

import io
import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from timeline.errors import ArticleError
from timeline.ingest.input_files import bounded
from timeline.ingest.records import Record
from timeline.model.article import InputProblem

__all__ = ["is_feed", "read_feed"]

_ROOTS = (b"<rss", b"<feed", b"<rdf:rdf")
SHORTEST = 400  # characters of a text that is more than a teaser
TEASER = "the feed carries a teaser of it only: save the page itself for the whole text"


def is_feed(head: bytes) -> bool:
    """Whether the first bytes of an XML file open a feed."""
    return any(root in head.lower() for root in _ROOTS)


def read_feed(stream: BinaryIO, where: str) -> Iterator[Record | InputProblem]:
    """The items of a feed. Order: as in the file.

    Raises: ArticleError when it is none, or has no items
    """
    import feedparser  # only feeds should cost its import

    data = bounded(stream, where)
    # bytes in a stream: the library would fetch what looks like an address, and open what looks like a path
    try:
        feed = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    except Exception as error:  # it raises whatever a damaged file leads it into
        raise ArticleError("a feed (RSS or Atom)", got=f"a damaged one ({error})", where=where) from error
    if not feed.get("version"):
        raise ArticleError("a feed (RSS or Atom)", got="a file that is none", where=where)
    if not feed.entries:
        raise ArticleError("a feed with items", got="none", where=where)
    outlet = _words(feed.feed.get("title"))
    for number, entry in enumerate(feed.entries, start=1):
        yield _record(entry, number, outlet, feed.feed.get("language"), is_atom=feed.version.startswith("atom"))


def _record(entry: Any, number: int, outlet: str | None, language: str | None, *, is_atom: bool) -> Record:
    text = max([str(part.get("value") or "") for part in entry.get("content", ())] + [""], key=len)
    text = text or str(entry.get("summary") or "")
    stated = dict(entry)  # the library's own mapping gives one day for the other
    published, updated = stated.get("published"), stated.get("updated")
    warnings = [TEASER] if len(text) < SHORTEST else []
    if is_atom and updated and not published:
        warnings.append("the feed says only when it was last changed; that day is taken for the day of publication")
    fields: dict[str, object] = {
        "id": _id(entry.get("id")),
        "title": _words(entry.get("title")),
        "text": text,
        "published": published or updated,
        "url": entry.get("link") or None,
        "source": _words(entry.get("source", {}).get("title")) or outlet,
        "language": language,
        "author": _words(entry.get("author")),
    }
    told = json.dumps(fields, ensure_ascii=True, sort_keys=True).encode()
    return Record(number, told, fields, warnings=tuple(warnings))


def _id(name: str | None) -> str | None:
    """An item's own id where no other feed can have it: an address or a tag, not "12"."""
    return name if name and ("://" in name or name.startswith(("tag:", "urn:"))) else None


def _words(value: object) -> str | None:
    return " ".join(str(value).split()) or None if value else None
