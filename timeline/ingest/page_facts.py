"""What a news page says of itself beside its day: title, outlet, author and its own address."""

import re
from typing import Any
from urllib.parse import urljoin, urlsplit

from timeline.ingest.linked_data import name_in
from timeline.ingest.page_region import Region, named_metadata, words_of
from timeline.lexicons import any_of, read_lexicon

__all__ = ["address_of", "author_of", "host_of", "outlet_of", "title_of"]

_SAVED_FROM = re.compile(
    r"saved from url=\(\d+\)(https?://\S+)|^\s*(?:Page saved with SingleFile)?\s*url:\s*(https?://\S+)", re.MULTILINE
)
_SIGN = r"\s*[-–—|·•:»]\s*"
LONGEST_NAME = 80


def host_of(url: str | None) -> str | None:
    """The outlet as far as a URL tells it: its host."""
    try:
        host = urlsplit(url).hostname if url else None
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def address_of(tree: Any, given: str | None) -> str | None:
    """The page's own address: what it says itself, unless that is a front page, else where it was fetched."""
    saved = next((match[1] or match[2] for note in tree.xpath("//comment()|/comment()|preceding::comment()")
                  if (match := _SAVED_FROM.search(note.text or ""))), None)  # fmt: skip
    fetched = given or saved
    paths = (
        "//link[@rel='canonical']/@href",
        "//meta[@property='og:url']/@content",
        "//*[@itemprop='mainEntityOfPage']/@href",
    )
    for path in paths:
        stated = _first(tree, path)
        if not stated:
            continue
        try:
            address = urljoin(fetched or _base(tree) or "", stated)
            is_front = urlsplit(address).path in ("", "/")
        except ValueError:
            return stated
        if not (is_front and fetched):
            return address
    return fetched


def title_of(tree: Any, record: dict[str, Any], region: Region, outlet: str | None) -> str | None:
    """The headline, without the outlet's name that pages append to it."""
    headline = record.get("headline")
    title = (
        _first(tree, "//meta[@property='og:title']/@content")
        or (" ".join(headline.split()) if isinstance(headline, str) else None)
        or (words_of(region.headline) if region.headline is not None else None)
        or _named(tree, "title")
        or _first(tree, "//title")
    )
    if title and outlet:
        return re.sub(rf"{_SIGN}{re.escape(outlet)}\s*$", "", title) or title
    return title


def outlet_of(tree: Any, record: dict[str, Any], address: str | None) -> str | None:
    """The outlet: as the page names its site, as its linked data name the publisher, else by the host."""
    named = _first(tree, "//meta[@property='og:site_name']/@content") or name_in(record.get("publisher"))
    if named:
        return named
    microdata = _first(tree, "//*[@itemprop='publisher']//*[@itemprop='name']/@content")
    microdata = microdata or _first(tree, "//*[@itemprop='publisher']//*[@itemprop='name']")
    return microdata or _named(tree, "outlet") or _in_title(tree, address) or host_of(address)


def author_of(tree: Any, record: dict[str, Any], region: Region) -> str | None:
    """Who wrote the article, as the page says it; several joined by commas."""
    microdata = [
        element.get("content") or _words_in(element)
        for element in tree.xpath("//*[@itemprop='author']")
        if region.is_own(element) or element.tag == "meta"
    ]
    linked = [words_of(element) for element in region.elements(".//*[@rel='author']")]
    classed = [
        words_of(element) for element in region.elements(".//*[contains(@class,'byline') or contains(@class,'author')]")
    ]
    stated = name_in(record.get("author")) or _named(tree, "author")
    candidates = (
        stated,
        ", ".join(dict.fromkeys(filter(None, microdata))),
        *linked,
        *(_in_byline(words) for words in classed),
    )
    for name in candidates:
        if name and (plain := _plain_author(name)):
            return plain
    return next((name for block in region.opening() if (name := _in_byline(words_of(block)))), None)


def _words_in(element: Any) -> str:
    name = next(iter(element.xpath(".//*[@itemprop='name']")), element)
    return str(name.get("content") or words_of(name))


def _by() -> str:
    return any_of(read_lexicon("page_marks")["words"]["author"])


def _plain_author(name: str) -> str | None:
    """A name without "By"; nothing where it is an address, a handle or a sentence."""
    plain = re.sub(rf"^(?:{_by()})\b\s*:?\s*", "", name.strip(), flags=re.IGNORECASE).strip(" ,|•·–—-")
    return (
        plain
        if plain and len(plain) <= LONGEST_NAME and "://" not in plain and not re.search(r"\d|^@", plain)
        else None
    )


def _in_byline(words: str) -> str | None:
    """The name in "By Maria Lopez, Kyiv | 16 July 2031"."""
    match = re.match(rf"(?:{_by()})\s+([^\W\d_][^\d|•·–—,]{{2,60}}?)\s*(?:[|•·–—,]|\bon\b|\d|$)", words, re.IGNORECASE)
    return _plain_author(match[1]) if match and match[1][0].isupper() else None


def _in_title(tree: Any, address: str | None) -> str | None:
    """The outlet at the end of the page's title where the host bears that name: "... | The Example", example.org."""
    title, host = _first(tree, "//title"), host_of(address)
    last = re.split(rf"\s{_SIGN}", title)[-1].strip() if title else ""
    plain = re.sub(r"^the\s+|\W", "", last.lower())
    return last if host and len(plain) > 2 and len(last) <= LONGEST_NAME and plain in host.replace("-", "") else None


def _named(tree: Any, what: str) -> str | None:
    """The first content of a ``<meta>`` element with one of some names that is no address."""
    found = (" ".join(value.split()) for value in named_metadata(tree, what))
    return next((words for words in found if words and "://" not in words), None)


def _base(tree: Any) -> str | None:
    return _first(tree, "//base/@href")


def _first(tree: Any, *paths: str) -> str | None:
    """The first words found: an attribute's, or all that an element holds."""
    for path in paths:
        for found in tree.xpath(path):
            words = " ".join((found if isinstance(found, str) else found.text_content()).split())
            if words:
                return words
    return None
