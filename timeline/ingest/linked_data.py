"""What a page says of its article in JSON-LD, as schema.org words it."""

import html
import json
import re
from collections.abc import Iterator
from typing import Any

__all__ = ["article_record", "name_in"]

_ARTICLE_TYPES = frozenset(
    {
        "NewsArticle", "Article", "ReportageNewsArticle", "AnalysisNewsArticle", "BackgroundNewsArticle",
        "OpinionNewsArticle", "ReviewNewsArticle", "AskPublicNewsArticle", "BlogPosting", "LiveBlogPosting", "Report",
        "SocialMediaPosting", "TechArticle", "ScholarlyArticle",
    }
)  # fmt: skip
DEEPEST = 6  # of nested linked data
_WRAPPED = re.compile(r"^\s*(?://\s*)?(?:<!--|<!\[CDATA\[)|(?://\s*)?(?:-->|\]\]>)\s*$")
_TRAILING = re.compile(r",(\s*[}\]])")


def article_record(tree: Any, address: str | None, title: str | None) -> dict[str, Any]:
    """The record of the page's own article: the one with its address or title, else the first; empty without any.

    Pages carry records of the articles that they link to as well.
    """
    records = list(_records(tree))
    for record in records:
        if address and address in _addresses(record):
            return record
    for record in records:
        if title and str(record.get("headline") or record.get("name") or "").strip() == title:
            return record
    return records[0] if records else {}


def name_in(value: Any) -> str | None:
    """The name of an organisation or of people: "The Example", {"name": ...}, or a list of either."""
    if isinstance(value, list):
        return ", ".join(dict.fromkeys(name for item in value if (name := name_in(item)))) or None
    if isinstance(value, dict):
        value = value.get("name")
        if isinstance(value, list):
            return name_in(value)
    words = " ".join(html.unescape(value).split()) if isinstance(value, str) else ""
    return words if words and "://" not in words else None


def _records(tree: Any) -> Iterator[dict[str, Any]]:
    for script in tree.xpath("//script[contains(@type,'ld+json')]"):
        data = _parsed(script.text_content())
        if data is not None:
            yield from _articles_in(data, DEEPEST)


def _parsed(text: str) -> Any:
    """The data of a script; small faults that browsers and search engines forgive are forgiven here too."""
    plain = _WRAPPED.sub("", text).strip().rstrip(";")
    for candidate in (plain, _TRAILING.sub(r"\1", html.unescape(plain))):
        try:
            return json.loads(candidate, strict=False, parse_int=str)
        except (ValueError, RecursionError):
            continue
    return None


def _articles_in(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth == 0:
        return
    if isinstance(data, list):
        for item in data:
            yield from _articles_in(item, depth - 1)
    elif isinstance(data, dict):
        types = data.get("@type")
        if _ARTICLE_TYPES.intersection(
            str(one).rpartition("/")[2] for one in (types if isinstance(types, list) else [types])
        ):
            yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _articles_in(data.get(key), depth - 1)


def _addresses(record: dict[str, Any]) -> set[str]:
    page = record.get("mainEntityOfPage")
    values = (record.get("url"), record.get("@id"), page.get("@id") if isinstance(page, dict) else page)
    return {value for value in values if isinstance(value, str)}
