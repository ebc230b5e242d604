"""Do the proofs hold? Every quote is sliced again, every text hashed again."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from timeline.model.article import Article
from timeline.model.event import ArticleEvents, Event, MergedEvent

__all__ = ["Report", "check", "text_hash"]


@dataclass(frozen=True, slots=True)
class Report:
    """How many articles and quotes were checked, and a line for each that does not hold."""

    articles: int
    quotes: int
    failures: tuple[str, ...]


def text_hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def check(
    articles: Mapping[str, Article],
    hashes: Mapping[str, str],
    extracted: Iterable[ArticleEvents],
    merged: Iterable[MergedEvent],
    damage: Iterable[str] = (),
) -> Report:
    """The report on a store's content."""
    failures = list(damage)
    failures += [
        f"the text of {name} is not the one that was stored"
        for name, article in articles.items()
        if text_hash(article.text) != hashes.get(name)
    ]
    quotes = 0
    for line in extracted:
        for event in line.events:
            quotes += len(event.mentions)
            failures.extend(_event_failures(event, articles))
    for event in merged:
        failures.extend(_event_failures(event, articles))
    return Report(len(articles), quotes, tuple(dict.fromkeys(failures)))


def _event_failures(event: Event, articles: Mapping[str, Article]) -> Iterable[str]:
    for mention in event.mentions:
        article = articles.get(mention.article)
        if article is None:
            yield f"event {event.id} quotes {mention.article}, which is not in the store"
            continue
        spans = [
            ("quote", mention.start, mention.end, mention.quote),
            ("trigger", mention.trigger.start, mention.trigger.end, mention.trigger.text),
        ]
        spans += [("time phrase", time.start, time.end, time.text) for time in mention.times]
        for name, start, end, words in spans:
            if article.text[start:end] != words:
                yield f"event {event.id}: the {name} at {mention.article} [{start}, {end}) is not in the text"
