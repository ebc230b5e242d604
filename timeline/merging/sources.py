"""Who reports independently: copies of one text, one outlet, and one agency's dispatches count once.

What comes in are articles, what goes out are groups of them.  Nothing here weighs how good a source is.
"""

import re
import zlib
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from timeline.lexicons import read_lexicon
from timeline.merging.words import tokens
from timeline.model.article import Article
from timeline.model.event import ArticleEvents

__all__ = ["Sources", "agency_of"]

SHINGLE = 5  # words
KEPT = 4  # of the shingles of a longer text 1 in so many is kept, chosen by hash: the same ones in every copy
SHORT = 400  # shingles up to which all are kept
COPIED = 0.5  # share of the shorter text's shingles that makes a copy: editors cut wire copy and add a paragraph
OPENING = 300  # characters in which a byline or dateline forms an agency
CLOSING = 120
TEXTS, PAIRS = 300, 100_000  # whose shingles, and which comparisons, are kept at hand


@cache
def _agencies() -> dict[str, str]:
    """Agencies by the forms in which they are credited: "AP" is the Associated Press, also as an outlet."""
    names: dict[str, str] = read_lexicon("en/event_words")["agencies"]
    return names


@cache
def _credit() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, _agencies()), key=len, reverse=True))
    forms = (
        rf"\(({names})\)",  # PARIS (AP) --
        rf"[–—-]{{1,2}}\s*({names})\s*(?:[–—-]|$)",  # a last line "-- Reuters"
        rf"^\s*({names})\s*[:–—-]",  # "Reuters: ..."
        rf"^By [^\n]{{3,60}}?,? ({names})$",
        rf"^({names})$",  # a line of its own
    )
    return re.compile("|".join(forms), re.MULTILINE)


def agency_of(article: Article) -> str | None:
    """The agency that an article's opening or end forms with the text: "(Reuters)", "PARIS (AP) --"; else its byline.

    "Reuters reported" inside of the text forms a fact, not the text.
    """
    names = _agencies()
    for part in (article.text[:OPENING], article.text[-CLOSING:]):
        match = _credit().search(part)
        if match:
            return names[next(group for group in match.groups() if group)]
    credited = (article.source or "", *re.split(r"[,;/|()]", article.author or ""))
    return next((names[name.strip()] for name in credited if name.strip() in names), None)


def _shingles(text: str) -> frozenset[int]:
    words = tokens(text)
    hashes = {
        zlib.crc32(" ".join(words[start : start + SHINGLE]).encode())
        for start in range(max(len(words) - SHINGLE + 1, 1 if words else 0))
    }
    return frozenset(hashes)


def _is_copy(left: frozenset[int], right: frozenset[int]) -> bool:
    """Whether most of the shorter text stands in the longer one."""
    if not left or not right:
        return False
    if min(len(left), len(right)) > SHORT:
        left, right = _thinned(left), _thinned(right)
    return len(left & right) >= COPIED * min(len(left), len(right))


def _thinned(shingles: frozenset[int]) -> frozenset[int]:
    return frozenset(value for value in shingles if value % KEPT == 0)


class Sources:
    """What is known about where each article comes from; texts are looked at only when asked."""

    def __init__(self, lines: Mapping[str, ArticleEvents], articles: Mapping[str, Article]):
        self._lines = lines
        self._articles = articles
        self._shingles_of = lru_cache(TEXTS)(self._text_of)
        self._is_copied = lru_cache(PAIRS)(self._compared)
        self.agency = lru_cache(PAIRS)(self._agency_of)

    def outlet(self, article: str) -> str | None:
        """The outlet, as stated."""
        known = self._articles.get(article)
        stated = (known.source if known is not None else None) or self._lines[article].source
        return _agencies().get(stated, stated) if stated else None

    def _agency_of(self, article: str) -> str | None:
        """The agency that the text is credited to."""
        text = self._articles.get(article)
        return agency_of(text) if text is not None else None

    def origins(self, articles: Iterable[str]) -> tuple[str, ...]:
        """Outlets and credited agencies. Order: alphabetical."""
        names = {name for article in articles for name in (self.outlet(article), self.agency(article)) if name}
        return tuple(sorted(names))

    def groups(self, articles: Iterable[str]) -> list[tuple[str, ...]]:
        """The articles, those that do not report independently together. Order: by the first id of each group."""
        ordered = sorted(set(articles))
        group = {article: article for article in ordered}
        for position, left in enumerate(ordered):
            for right in ordered[position + 1 :]:
                if group[left] != group[right] and self._is_one_source(left, right):
                    kept, gone = sorted((group[left], group[right]))
                    group = {article: kept if name == gone else name for article, name in group.items()}
        members: dict[str, list[str]] = {}
        for article in ordered:
            members.setdefault(group[article], []).append(article)
        return [tuple(names) for _, names in sorted(members.items())]

    def _is_one_source(self, left: str, right: str) -> bool:
        outlet = self.outlet(left)
        if outlet and outlet == self.outlet(right):
            return True
        agency = self.agency(left)
        if agency and agency == self.agency(right):
            return True
        return self._is_copied(left, right)

    def _compared(self, left: str, right: str) -> bool:
        return _is_copy(self._shingles_of(left), self._shingles_of(right))

    def _text_of(self, article: str) -> frozenset[int]:
        known = self._articles.get(article)
        if known is not None:
            return _shingles(known.text)
        quotes = {mention.quote for event in self._lines[article].events for mention in event.mentions}
        return _shingles("\n".join(sorted(quotes)))
