"""What a news page states about its day of publication, best statement first."""

import json
from collections.abc import Iterator
from typing import Any

from htmldate import find_date

from timeline.ingest.days import day_in_address, day_in_words
from timeline.ingest.draft import Statement

__all__ = ["statements"]

_ARTICLE_TYPES = frozenset(
    {
        "NewsArticle", "Article", "ReportageNewsArticle", "AnalysisNewsArticle", "BackgroundNewsArticle",
        "OpinionNewsArticle", "BlogPosting", "LiveBlogPosting", "Report",
    }
)  # fmt: skip
_METADATA = (
    "//meta[@property='article:published_time' or @name='article:published_time']/@content",
    "//meta[@itemprop='datePublished']/@content | //*[@itemprop='datePublished']/@datetime",
    "//meta[@name='date' or @name='pubdate' or @name='publish-date' or @name='parsely-pub-date']/@content",
)
_TIMES = ("//article//time/@datetime", "//main//time/@datetime", "//header//time/@datetime", "//time/@datetime")
_BYLINES = (
    "//*[contains(@class,'byline') or contains(@class,'dateline') or contains(@class,'timestamp')"
    " or contains(@class,'publish') or contains(@class,'pub-date') or contains(@class,'post-date')"
    " or contains(@class,'article-date')]"
)
LONGEST_BYLINE = 300
DEEPEST = 6  # of nested linked data


def statements(tree: Any, page: str, addresses: tuple[str, ...]) -> Iterator[Statement]:
    """Each statement with the words for its place. Order: as trusted; what follows counts only if it is no date."""
    for record in _linked_data(tree):
        if isinstance(record.get("datePublished"), str):
            yield Statement(record["datePublished"], "JSON-LD datePublished")
    yield from (Statement(str(value), "page metadata") for path in _METADATA for value in tree.xpath(path))
    yield from (Statement(str(value), "time element") for path in _TIMES for value in tree.xpath(path)[:1])
    for element in tree.xpath(_BYLINES):
        words = " ".join(element.text_content().split())
        if len(words) <= LONGEST_BYLINE and (day := day_in_words(words)):
            yield Statement(day.isoformat(), "byline")
    yield from (Statement(day.isoformat(), "URL") for address in addresses if (day := day_in_address(address)))
    # the extensive mode would take a date from the prose
    if guess := find_date(page, extensive_search=False, original_date=True):
        yield Statement(guess, "htmldate")


def _linked_data(tree: Any) -> Iterator[dict[str, Any]]:
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        try:
            data = json.loads(str(script), strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _articles_in(data, DEEPEST)


def _articles_in(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth == 0:
        return
    if isinstance(data, list):
        for item in data:
            yield from _articles_in(item, depth - 1)
    elif isinstance(data, dict):
        types = data.get("@type")
        if _ARTICLE_TYPES.intersection(types if isinstance(types, list) else [str(types)]):
            yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _articles_in(data.get(key), depth - 1)
