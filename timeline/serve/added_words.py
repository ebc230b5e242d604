"""The words that an added event stands on: found in their article, with the sentences around them."""

import hashlib
import re
from collections.abc import Iterable
from datetime import date

from timeline import language
from timeline.errors import DateError, DecisionError
from timeline.model.article import Article
from timeline.model.decision import Place
from timeline.serve.asking import Added

__all__ = ["brought_along", "chosen_words", "free_words", "sentences_around"]


def brought_along(added: Added, author: str) -> Article:
    """A source that is no article of the store, with what the analyst knows of it; its text are the words.

    Raises: DecisionError, DateError when there are no words, or the day is none
    """
    text, url = added.words.strip(), added.url.strip()
    if not text:
        raise DecisionError("the words of the source that tell the event", got="none", where="words")
    if url and not re.match(r"https?://", url):
        raise DecisionError("an address that starts with https://", got=url, where="url")
    try:
        published = date.fromisoformat(added.published.strip()) if added.published.strip() else None
    except ValueError:
        raise DateError("a date like 2024-03-15", got=added.published, where="published") from None
    digest = hashlib.sha256(f"{url}\n{text}".encode("utf-8", "replace")).hexdigest()
    return Article(
        id=f"hand-{digest[:16]}",
        text=text,
        published=published,
        published_from=f"{author}, by hand" if published else None,
        url=url or None,
        source=added.outlet.strip() or None,
        language="en",
    )


def chosen_words(text: str, added: Added) -> tuple[int, int]:
    """Where the chosen words stand: behind what the page says is in front of them, else where they are first.

    Raises: DecisionError when they do not
    """
    words = added.words.strip()
    starts = [match.start() for match in re.finditer(re.escape(words), text)] if words else []
    if not starts:
        raise DecisionError("words of the article", got=words[:80] or "none", where="words")
    lead = added.before.rstrip()
    start = next((one for one in starts if text[:one].rstrip().endswith(lead)), starts[0])
    return start, start + len(words)


def sentences_around(article: Article, start: int, end: int) -> tuple[int, int]:
    """The span of the sentences that words stand in."""
    sentences = (sentence.span for sentence in language.segment(article).sentences)
    around = [span for span in sentences if span.start < end and start < span.end]
    return min([start, *(span.start for span in around)]), max([end, *(span.end for span in around)])


def free_words(article: Article, start: int, end: int, taken: Iterable[Place]) -> Place:
    """The longest of the chosen words that tell no other event: decisions hold on to them.

    Raises: DecisionError when all of them do
    """
    chosen = Place(article=article.id, start=start, end=end)
    inside = sorted((one.start, one.end) for one in taken if one.overlaps(chosen))
    edges = [start, *(edge for span in inside for edge in span), end]
    gaps = zip(edges[::2], edges[1::2], strict=True)
    trimmed = [_trimmed(article.text, low, high) for low, high in gaps if low < high]
    low, high = max(trimmed, key=lambda span: span[1] - span[0], default=(0, 0))
    if low >= high:
        hint = "choose others, or bring that event onto the line"
        raise DecisionError("words that tell no other event", got=article.text[start:end][:80], hint=hint)
    return Place(article=article.id, start=low, end=high)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and not text[start].isalnum():
        start += 1
    while start < end and not text[end - 1].isalnum():
        end -= 1
    return start, end
