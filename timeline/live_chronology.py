"""A store's chronology that follows each decision at once, without merging everything again.

What comes in are decisions, what goes out is written to the store before the call returns: the decision and the events
that follow from it, in one transaction.  The store stays the only truth: what another process said meanwhile is taken
in before anything is written, and a store that was put in the place of this one is never written to.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Self

from timeline import curation, merging
from timeline.errors import StoreConflictError
from timeline.lexicons.event_types import EventType
from timeline.model.actor import OwnActor
from timeline.model.article import Article
from timeline.model.decision import Decision
from timeline.model.event import ArticleEvents, MergedEvent
from timeline.opening import Store

__all__ = ["LiveChronology", "Outcome"]

_TICK = timedelta(microseconds=1)
_UNKNOWN = -1


@dataclass(frozen=True)
class Outcome:
    """The ids of the events that changed or came, and of those that went."""

    changed: frozenset[str] = frozenset()
    gone: frozenset[str] = frozenset()


class LiveChronology:
    """The events of a store with all decisions on them; a context manager that closes the store.

    One thread at a time: the store's connection belongs to the thread that opened it.
    """

    _count: int  # of what was said, as far as it is known here
    _articles: dict[str, Article]
    _types: Mapping[str, EventType]
    _own_actors: Sequence[OwnActor]
    _decisions: list[Decision]
    _grouping: merging.Grouping
    _index: curation.MentionIndex
    _added: list[ArticleEvents]
    _decided: curation.DecidedEvents
    _events: dict[str, MergedEvent]
    _member_of: dict[str, str]

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        """Raises: StoreError and its kinds when there is no store, or it cannot be read"""
        self.path = path
        self.read_only = read_only
        self.generation = 0  # how often everything was read anew
        self._file = _identity(path)
        self._store = Store.open(path)
        self._read()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._store.close()

    # --- what there is ---

    @property
    def events(self) -> Mapping[str, MergedEvent]:
        """Every event by id, as decided; what was rejected too."""
        return self._events

    @property
    def decisions(self) -> Sequence[Decision]:
        """The decisions that stand. Order: as they were made"""
        return self._decisions

    @property
    def types(self) -> Mapping[str, EventType]:
        """The event types by id, a user's own among them."""
        return self._types

    @property
    def own_actors(self) -> Sequence[OwnActor]:
        """A user's own actors, which the store keeps."""
        return self._own_actors

    @property
    def articles(self) -> Mapping[str, Article]:
        """The articles by id."""
        return self._articles

    def event(self, name: str) -> MergedEvent | None:
        """The event of an id, or the one that the event of this id became part of."""
        found = self._events.get(name)
        return found or self._events.get(self._member_of.get(name, ""))

    def decisions_on(self, name: str) -> list[Decision]:
        """The decisions that made an event what it is. Order: as they were made"""
        event = self.event(name)
        if event is None:
            return []
        own = set(event.members)
        linking = [
            one for one in self._decisions if one.others and own & {*self._index.events_at((*one.places, *one.others))}
        ]
        return sorted([*self._decided.decisions_on(event.id), *linking], key=lambda one: (one.at, one.id))

    # --- what is said ---

    def decide(
        self,
        made: Sequence[Decision] = (),
        *,
        at: datetime,
        undone: Sequence[str] = (),
        articles: Sequence[Article] = (),
    ) -> Outcome:
        """Store decisions, or take some back, with all that follows.

        ``articles`` are sources that an analyst brought along for an added event.  The decisions are dated ``at``, or
        just after the last one where a clock was set back: the later one holds.

        Raises: StoreConflictError when another store was put in this one's place, or the store is only shown
        """
        if self.read_only:
            raise StoreConflictError(
                "a desk that may write", got="a desk that only shows", hint="start it without --read-only"
            )
        before = self.generation
        self.refresh()
        while True:
            at = max([at, *(one.at + _TICK for one in self._decisions[-1:])])
            fresh = [one.made_at(at + number * _TICK) for number, one in enumerate(made)]
            outcome = self._follow(fresh, undone, articles, at)
            if outcome is not None:
                return outcome if before == self.generation else Outcome(frozenset(self._events))
            self._read()  # another process was faster; this decision is made of what there is now

    def refresh(self) -> bool:
        """Take in what another process has said since; whether there was anything.

        Raises: StoreConflictError when another store was put in this one's place: it is open from now on
        """
        if _identity(self.path) != self._file:
            self._reopen()
            raise StoreConflictError(
                "the store that the desk has open",
                got="a different one in its place",
                where=str(self.path),
                hint="nothing was written; the new one is open now, look again before you decide",
            )
        if self._store.said_count() == self._count:
            return False
        self._read()
        return True

    def _follow(
        self, made: Sequence[Decision], undone: Sequence[str], articles: Sequence[Article], at: datetime
    ) -> Outcome | None:
        """Write it all; None, with nothing written and all to be read anew, when somebody else wrote meanwhile."""
        new = [(article, _nothing_in(article)) for article in articles if article.id not in self._articles]
        for article, line in new:
            self._articles[article.id] = article
            self._grouping.add_article(article, line)
        gone_ids = set(undone)
        made_ids = {one.id for one in made}
        standing = [one for one in self._decisions if one.id not in gone_ids | made_ids] + list(made)
        came, gone = self._regrouped(standing)
        touched = self._decided.follow(gone=gone, came=came, undone=undone, made=made)
        changed = {name: self._decided.event(name) for name in touched}
        changed = {name: event for name, event in changed.items() if self._events.get(name) != event}
        went = gone - touched
        known, self._count = self._count, _UNKNOWN  # should writing fail, all is read anew before the next decision
        written = self._store.revise(
            said_count=known,
            at=at,
            made=made,
            undone=undone,
            articles=new,
            gone=sorted(went | (changed.keys() & self._events.keys())),
            came=[changed[name] for name in sorted(changed)],
        )
        if not written:
            return None
        self._decisions = standing
        self._count = self._store.said_count()
        self._put(went, changed)
        return Outcome(frozenset(changed), frozenset(went))

    def _regrouped(self, decisions: Sequence[Decision]) -> tuple[Sequence[MergedEvent], frozenset[str]]:
        added = curation.events_by_hand(decisions, self._articles, self._types, known=self._grouping.members)
        for line in self._added:
            self._index.drop((event.id for event in line.events), line.id)
        for line in added:
            self._index.add(line)
        self._added = added
        must, cannot = curation.links(decisions, self._index)
        regrouped = self._grouping.follow(must, cannot, added)
        return regrouped.came, regrouped.gone

    def _put(self, gone: Iterable[str], changed: Mapping[str, MergedEvent]) -> None:
        for name in gone:
            del self._events[name]
        self._events |= changed
        for name, event in changed.items():
            self._member_of.update(dict.fromkeys(event.members, name))

    # --- reading ---

    def _reopen(self) -> None:
        self._store.close()
        self._file = _identity(self.path)
        self._store = Store.open(self.path)
        self._read()

    def _read(self) -> None:
        """Everything anew, as merging all of it would give it; what the store has otherwise is written."""
        self.generation += 1
        while True:
            self._count = self._store.said_count()
            lines, self._articles = list(self._store.extracted()), self._store.articles()
            self._types = self._store.event_types()
            self._own_actors = self._store.own_actors()
            self._decisions = self._store.decisions()
            self._grouping = merging.Grouping(lines, self._articles, self._types)
            self._index, self._added = curation.MentionIndex(lines), []
            self._regrouped(self._decisions)
            self._decided = curation.DecidedEvents(self._types)
            self._decided.follow(came=self._grouping.events.values(), made=self._decisions)
            self._events, self._member_of = {}, {}
            self._put((), {name: self._decided.event(name) for name in self._grouping.events})
            if self.read_only or self._store.replace_merged(self._events.values(), said_count=self._count):
                return


def _nothing_in(article: Article) -> ArticleEvents:
    return ArticleEvents(
        id=article.id, published=article.published, title=article.title, source=article.source, url=article.url
    )


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
