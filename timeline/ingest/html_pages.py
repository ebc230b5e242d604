"""News pages: the article's text by trafilatura, and what the page says of itself."""

import re
from pathlib import Path
from typing import Any
from urllib.parse import urlparse

import trafilatura
from lxml import html as lxml_html
from lxml.etree import LxmlError

from timeline.errors import ArticleError
from timeline.ingest.draft import Draft
from timeline.ingest.encodings import decode
from timeline.ingest.page_dates import statements

__all__ = ["host_of", "read_page"]


def read_page(data: bytes, path: Path) -> Draft:
    """The article on a page: title and paragraphs, with what the page says of itself.

    Raises: ArticleError when no article text is found
    """
    page = decode(data, str(path), markup=True)
    try:
        tree = lxml_html.fromstring(page.encode("utf-8"), parser=lxml_html.HTMLParser(encoding="utf-8"))
        text = trafilatura.extract(page, include_comments=False, include_tables=False, deduplicate=False)
    except (LxmlError, ValueError, RecursionError) as error:
        raise ArticleError("an HTML page with an article", got="no markup", where=str(path)) from error
    if not text or not text.strip():
        raise ArticleError("an HTML page with an article", got="no article text", where=str(path))
    title = _title(tree)
    body = text if not title or title in text else f"{title}\n\n{text}"  # a title counts only if it stands in the text
    url = _first(tree, "//link[@rel='canonical']/@href", "//meta[@property='og:url']/@content")
    return Draft(
        body,
        title=title,
        hints=tuple(statements(tree, page, (url,) if url else ())),
        url=url,
        source=_outlet(tree) or host_of(url),
        language=_first(tree, "/html/@lang"),
    )


def host_of(url: str | None) -> str | None:
    """The outlet as far as a URL tells it: its host."""
    try:
        host = urlparse(url).hostname if url else None
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def _title(tree: Any) -> str | None:
    """The headline, without the outlet's name that pages append to it."""
    title = _first(tree, "//meta[@property='og:title']/@content", "//h1", "//title")
    outlet = _outlet(tree)
    if title and outlet:
        return re.sub(rf"\s*[-–—|·]\s*{re.escape(outlet)}\s*$", "", title)
    return title


def _outlet(tree: Any) -> str | None:
    return _first(tree, "//meta[@property='og:site_name']/@content")


def _first(tree: Any, *paths: str) -> str | None:
    """The first words found: an attribute's, or all that an element holds."""
    for path in paths:
        for found in tree.xpath(path):
            words = " ".join((found if isinstance(found, str) else found.text_content()).split())
            if words:
                return words
    return None
