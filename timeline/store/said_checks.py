"""Checks of what is said: every row against its hash, every quote against its article's text."""

import sqlite3
from collections.abc import Iterator, Mapping
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from timeline.lexicons.event_types import TypeTable
from timeline.model.actor import OwnActor
from timeline.model.added import added_mention
from timeline.model.decision import Decision, Verdict, in_order
from timeline.model.event import ArticleEvents, Event, Mention
from timeline.store.digests import ARTICLE_SEALED, DamagedError, row_digest
from timeline.store.said import article_of, article_rows

__all__ = ["SaidChecks", "parsed", "quote_failures"]

_Model = TypeVar("_Model", bound=BaseModel)


class SaidChecks:
    """The checks, one a table; each yields a line for what does not hold, and keeps what the next ones need."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.texts: dict[str, str] = {}  # of the articles, by id
        self.events: dict[str, tuple[Mention, ...]] = {}  # of extracted and added events, by their ids
        self.quotes = 0
        self.digests: dict[str, list[bytes]] = {
            "articles": [],
            "extracted": [],
            "types": [],
            "actors": [],
            "decisions": [],
        }
        self.has_failed = False  # whether something about articles or extracted events did not hold

    def articles(self) -> Iterator[str]:
        """Each article's text and what is known about it."""
        for row in article_rows(self._connection):
            self.digests["articles"].append(row_digest(*(row[name] for name in ARTICLE_SEALED)))
            self.texts[row["id"]] = row["text"]
            try:
                article_of(row)
            except DamagedError as error:
                yield self._failed(str(error))
            except ValueError:
                yield self._failed(f"what is known about {row['id']} cannot be read")

    def extracted(self) -> Iterator[str]:
        """Each article's events, and their quotes."""
        without = set(self.texts)
        for article, record, digest in self._connection.execute("SELECT article, events, digest FROM extracted"):
            without.discard(article)
            own = row_digest(article, record)
            self.digests["extracted"].append(own)
            line = parsed(ArticleEvents, record)
            if line is None:
                yield self._failed(f"what was extracted from {article} cannot be read")
                continue
            if own != digest or line.id != article:
                yield self._failed(f"what was extracted from {article} is not what was stored")
            if article not in self.texts:
                yield self._failed(f"article {article} is not in the store, but events that were extracted from it are")
            for event in line.events:
                yield from self._event(event)
        for article in sorted(without):
            yield self._failed(f"nothing was extracted from {article}: its row is gone")

    def _event(self, event: Event) -> Iterator[str]:
        if event.id in self.events:
            yield self._failed(f"the event {event.id} was extracted twice")
        self.events[event.id] = event.mentions
        self.quotes += len(event.mentions)
        for failure in quote_failures(event, self.texts):
            yield self._failed(failure)

    def types(self) -> Iterator[str]:
        """Each of a user's own event types."""
        for name, record, digest in self._connection.execute("SELECT id, type, digest FROM types"):
            own = row_digest(name, record)
            self.digests["types"].append(own)
            table = parsed(TypeTable, record)
            if own != digest or table is None or table.id != name:
                yield f"the event type {name} is not the one that was stored"

    def actors(self) -> Iterator[str]:
        """Each of a user's own actors."""
        for name, record, digest in self._connection.execute("SELECT id, actor, digest FROM actors"):
            own = row_digest(name, record)
            self.digests["actors"].append(own)
            actor = parsed(OwnActor, record)
            if own != digest or actor is None or actor.id != name:
                yield f"the actor {name} is not the one that was stored"

    def decisions(self) -> Iterator[str]:
        """Each decision, those that were undone too; the events that standing ones add count with the extracted."""
        sql = "SELECT id, decision, author, at, undone_at, digest FROM decisions"
        adding: list[Decision] = []
        for name, record, author, at, undone_at, digest in self._connection.execute(sql):
            own = row_digest(name, record, author, at, undone_at)
            self.digests["decisions"].append(own)
            decision = parsed(Decision, record)
            adds = decision is None or decision.verdict is Verdict.ADD
            if own != digest or decision is None or decision.author != author:
                line = f"the decision {name} is not the one that was stored"
                yield self._failed(line) if adds else line
            elif adds and undone_at is None:
                adding.append(decision)
        for decision in in_order(adding):
            self._add(decision)

    def _add(self, decision: Decision) -> None:
        """The mention of an event that an analyst added, unless the article has lost its words, or it was found."""
        article = decision.places[0].article
        mention = added_mention(decision, article, self.texts[article]) if article in self.texts else None
        if mention is not None:
            self.events.setdefault(mention.event, (mention,))

    def _failed(self, line: str) -> str:
        self.has_failed = True
        return line


def parsed(model: type[_Model], record: str) -> _Model | None:
    """The value of a JSON record, None where it is none."""
    try:
        return model.model_validate_json(record)
    except (ValidationError, ValueError):
        return None


def quote_failures(event: Event, texts: Mapping[str, str]) -> Iterator[str]:
    """A line for every quote, trigger, time phrase and quantity that does not stand where the event says."""
    if not event.mentions:
        yield f"event {event.id} has no quote"
    for mention in event.mentions:
        text = texts.get(mention.article)
        if text is None:
            yield f"event {event.id} quotes {mention.article}, which is not in the store"
            continue
        spans = [
            ("quote", mention.start, mention.end, mention.quote),
            ("trigger", mention.trigger.start, mention.trigger.end, mention.trigger.text),
        ]
        spans += [("time phrase", time.start, time.end, time.text) for time in mention.times]
        spans += [("quantity", one.start, one.end, one.text) for one in mention.quantities]
        for name, start, end, words in spans:
            if start < 0 or text[start:end] != words:
                yield f"event {event.id}: the {name} at {mention.article} [{start}, {end}) is not in the text"
