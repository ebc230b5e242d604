"""Where on a page its article stands, and which elements speak of something else: comments, teasers, the banner."""

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate
from operator import or_
from string import ascii_lowercase, ascii_uppercase
from typing import Any

from timeline.lexicons import read_lexicon, word_set

__all__ = ["SHORTEST", "Region", "class_words", "named_metadata", "words_of"]

_CUT = re.compile(r"[^A-Za-z0-9]+|(?<=[a-z])(?=[A-Z])")
_OWN_FOOTER = frozenset({"entry", "post", "article", "story"})  # "entry-footer" holds the day in WordPress themes
_ELSEWHERE_TAGS = frozenset({"nav", "aside", "form", "select", "button", "noscript", "script", "style", "figure"})
_BLOCKS = frozenset(
    {"p", "div", "span", "li", "dd", "time", "summary", "address", "small", "font", "i", "em", "h4", "h5", "h6"}
)
_META = "//meta[translate(@name, $capitals, $small) = $name or @property = $name]/@content"
SHORTEST = 80  # characters of a paragraph of prose
MOST_OF = 0.6  # share of a page's prose that its article holds


def words_of(element: Any) -> str:
    """All words of an element, with single blanks."""
    return " ".join(element.text_content().split())


def class_words(element: Any) -> frozenset[str]:
    """The words of an element's class and id: "entry-meta postDate" gives entry, meta, post, date."""
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return frozenset(word.lower() for word in _CUT.split(names) if word)


def named_metadata(tree: Any, what: str) -> Iterator[str]:
    """The contents of ``<meta>`` elements with one of the names for a thing. Order: of the names, best first."""
    for name in read_lexicon("page_marks")["metadata"][what]:
        values = tree.xpath(_META, name=name, capitals=ascii_uppercase, small=ascii_lowercase)
        yield from (str(value) for value in values)


class Region:
    """The part of a page that its article stands in."""

    def __init__(self, tree: Any) -> None:
        self.headline = next(iter(tree.xpath("//article//h1 | //main//h1")), None)
        if self.headline is None:
            self.headline = next(iter(tree.xpath("//h1")), None)
        self.root = self._root(tree)
        self.is_whole_page = self.root.tag in ("body", "html")

    def _root(self, tree: Any) -> Any:
        """The article element with the headline, or that with most of the page's prose, or the part that has both."""
        articles = tree.xpath("//article | //*[contains(@itemtype,'Article') or contains(@itemtype,'BlogPosting')]")
        mains = tree.xpath("//main | //*[@role='main']")
        body = next(iter(tree.xpath("//body")), tree)
        total = _prose(body)
        for parts in (articles, mains):
            if holding := [one for one in parts if self._has_headline(one)]:
                return max(holding, key=_prose)
        if told := [one for one in (*articles, *mains) if total and _prose(one) >= MOST_OF * total]:
            return told[0]
        if self.headline is None:
            return body
        above = (one for one in self.headline.iterancestors() if _prose(one) >= MOST_OF * total)
        return next(above, body)

    def elements(self, xpath: str) -> Iterator[Any]:
        """The elements of the article that a relative path finds and that speak of it. Order: as on the page."""
        return (element for element in self.root.xpath(xpath) if self.is_own(element))

    def is_own(self, element: Any) -> bool:
        """Whether an element speaks of the article: not a comment's day, a teaser's or the banner's."""
        for one in (element, *element.iterancestors()):
            if one is self.root:
                return True
            if self._has_headline(one):
                continue
            words = class_words(one)
            if one.tag in _ELSEWHERE_TAGS or (one.tag == "footer" and self.is_whole_page):
                return False
            if one.tag == "article" and one is not element:
                return False  # a teaser of another article
            if words & word_set("page_marks", "classes.elsewhere") and not words & _OWN_FOOTER:
                return False
            if "Comment" in (one.get("itemtype") or ""):
                return False
        return False

    def is_above_prose(self, element: Any) -> bool:
        """Whether an element stands before the first paragraph of prose."""
        return element in self._above_prose

    @cached_property
    def _above_prose(self) -> frozenset[Any]:
        elements = list(self.root.iter())
        begun = accumulate((one.tag == "p" and len(words_of(one)) >= SHORTEST for one in elements), or_)
        return frozenset(one for one, has_begun in zip(elements, begun, strict=True) if not has_begun)

    def opening(self, most: int = 8) -> Iterator[Any]:
        """The short blocks right below the headline, before the prose begins. Order: as on the page."""
        if self.headline is None:
            return
        seen = 0
        for block in self.headline.xpath("following::*"):
            if block.tag not in _BLOCKS:
                continue
            words = words_of(block)
            if not words or not self.is_own(block):
                continue
            if len(words) > SHORTEST and block.tag == "p":
                return
            seen += 1
            if seen > most:
                return
            if len(words) <= SHORTEST * 2:
                yield block

    def _has_headline(self, element: Any) -> bool:
        return self.headline is not None and any(one is element for one in self.headline.iterancestors())


def _prose(element: Any) -> int:
    """How many characters of prose an element holds."""
    lengths = (len(words_of(paragraph)) for paragraph in element.xpath(".//p"))
    return sum(length for length in lengths if length >= SHORTEST)
