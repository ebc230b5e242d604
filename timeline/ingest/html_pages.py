"""News pages: the article's text by trafilatura, its day by what the page states, in order of trust."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlparse

import trafilatura
from htmldate import find_date
from lxml import html as lxml_html
from lxml.etree import ParserError

from timeline.errors import ArticleError
from timeline.ingest.days import day_in_name
from timeline.ingest.draft import Draft
from timeline.ingest.encodings import decode

__all__ = ["read_page"]

_ARTICLE_TYPES = ("NewsArticle", "Article", "ReportageNewsArticle", "AnalysisNewsArticle", "BlogPosting", "LiveBlogPosting")


def read_page(data: bytes, path: Path) -> Draft:
    """The article on a page: title and paragraphs, with what the page says of itself.

    Raises: ArticleError when no article text is found
    """
    page = decode(data, str(path), markup=True)
    try:
        tree = lxml_html.fromstring(page.encode("utf-8"), parser=lxml_html.HTMLParser(encoding="utf-8"))
    except (ParserError, ValueError) as error:
        raise ArticleError("an HTML page with an article", got="no markup", where=str(path)) from error
    text = trafilatura.extract(page, include_comments=False, include_tables=False, favor_precision=False, deduplicate=False)
    if not text or not text.strip():
        raise ArticleError("an HTML page with an article", got="no article text", where=str(path))
    title = _first(tree, "//meta[@property='og:title']/@content", "//h1//text()", "//title/text()")
    title = _without_outlet(title, _first(tree, "//meta[@property='og:site_name']/@content"))
    body = text if not title or title in text else f"{title}\n\n{text}"
    day, said_by = _published(tree, page)
    url = _first(tree, "//link[@rel='canonical']/@href", "//meta[@property='og:url']/@content")
    source = _first(tree, "//meta[@property='og:site_name']/@content") or _host(url)
    language = _first(tree, "/html/@lang")
    return Draft(body, title, day, said_by, url, source, language[:2].lower() if language else None)


def _first(tree: Any, *paths: str) -> str | None:
    for path in paths:
        for found in tree.xpath(path):
            words = " ".join(str(found).split())
            if words:
                return words
    return None


def _without_outlet(title: str | None, outlet: str | None) -> str | None:
    """The title without the outlet's name that pages append to it."""
    if title and outlet:
        return re.sub(rf"\s*[-–—|·]\s*{re.escape(outlet)}\s*$", "", title)
    return title


def _host(url: str | None) -> str | None:
    host = urlparse(url).hostname if url else None
    return host.removeprefix("www.") if host else None


def _published(tree: Any, page: str) -> tuple[str | None, str | None]:
    """The day that the page states, and which statement it was."""
    for record in _linked_data(tree):
        if record.get("datePublished"):
            return str(record["datePublished"]), "JSON-LD datePublished"
    stated = _first(tree, "//meta[@property='article:published_time']/@content", "//meta[@name='date']/@content", "//meta[@itemprop='datePublished']/@content")
    if stated:
        return stated, "page metadata"
    time = _first(tree, "//article//time/@datetime", "//header//time/@datetime", "//time/@datetime")
    if time:
        return time, "time element"
    url = _first(tree, "//link[@rel='canonical']/@href", "//meta[@property='og:url']/@content")
    in_url = day_in_name(url.replace("/", "-")) if url else None
    if in_url:
        return in_url.isoformat(), "URL"
    # the extensive mode would take a date from the prose
    guess = find_date(page, extensive_search=False, original_date=True)
    return (guess, "htmldate") if guess else (None, None)


def _linked_data(tree: Any) -> Iterator[dict[str, Any]]:
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        try:
            data = json.loads(str(script))
        except json.JSONDecodeError:
            continue
        records = data if isinstance(data, list) else data.get("@graph", [data]) if isinstance(data, dict) else []
        for record in records:
            types = record.get("@type", "") if isinstance(record, dict) else ""
            if any(name in _ARTICLE_TYPES for name in ([types] if isinstance(types, str) else types)):
                yield record
