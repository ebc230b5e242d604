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

from timeline.errors import StoreConflictError
from timeline.following import Following
from timeline.lexicons.event_types import EventType
from timeline.model.actor import OwnActor
from timeline.model.article import Article
from timeline.model.decision import Decision
from timeline.model.event import ArticleEvents, MergedEvent
from timeline.opening import Store

__all__ = ["LiveChronology", "Outcome"]

_TICK = timedelta(microseconds=1)


@dataclass(frozen=True)
class Outcome:
    """The ids of the events that changed or came, and of those that went."""

    changed: frozenset[str] = frozenset()
    gone: frozenset[str] = frozenset()


class LiveChronology:
    """The events of a store with all decisions on them; a context manager that closes the store.

    One thread at a time: the store's connection belongs to the thread that opened it.
    """

    _articles: dict[str, Article]
    _events: dict[str, MergedEvent]
    _member_of: dict[str, str]

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        """Raises: StoreError and its kinds when there is no store, or it cannot be read"""
        self.path = path
        self.read_only = read_only
        self.generation = 0  # how often everything was read anew
        self._open()

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
        return self._following.decisions

    @property
    def types(self) -> Mapping[str, EventType]:
        """The event types by id, a user's own among them."""
        return self._following.types

    @property
    def own_actors(self) -> Sequence[OwnActor]:
        """A user's own actors, which the store keeps."""
        return self._following.own_actors

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
        linking = [one for one in self.decisions if one.others and own & {*self._following.events_at(one)}]
        return sorted([*self._following.decisions_on(event.id), *linking], key=lambda one: (one.at, one.id))

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
        self.refresh()
        new = [(article, ArticleEvents.of(article)) for article in articles if not self._store.has_article(article.id)]
        seen: set[str] = set()
        changed: dict[str, MergedEvent] = {}

        def see(event: MergedEvent) -> None:
            seen.add(event.id)
            if self._events.get(event.id) != event:
                changed[event.id] = event

        def say() -> None:
            now = max([at, *(one.at + _TICK for one in self.decisions[-1:])])
            self._store.put_many(new)
            self._store.undo_decisions(undone, now)
            self._store.add_decisions([one.made_at(now + number * _TICK) for number, one in enumerate(made)])

        before = self._following.readings
        followed = self._following.change(say, seen=see)
        if followed.is_anew or self._following.readings != before:  # also where another process was faster
            self._read()
            return Outcome(frozenset(self._events))
        self._articles.update((article.id, article) for article, _ in new)
        went = followed.gone - seen
        self._put(went, changed)
        return Outcome(frozenset(changed), frozenset(went))

    def refresh(self) -> bool:
        """Take in what another process has said since; whether there was anything.

        Raises: StoreConflictError when another store was put in this one's place: it is open from now on
        """
        if _identity(self.path) != self._file:
            self._store.close()
            self._open()
            raise StoreConflictError(
                "the store that the desk has open",
                got="a different one in its place",
                where=str(self.path),
                hint="nothing was written; the new one is open now, look again before you decide",
            )
        if self._store.said_count() == self._following.count:
            return False
        self._following.read()
        self._follow()
        return True

    def _put(self, gone: Iterable[str], changed: Mapping[str, MergedEvent]) -> None:
        for name in gone:
            del self._events[name]
        self._events |= changed
        for name, event in changed.items():
            self._member_of.update(dict.fromkeys(event.members, name))

    # --- reading ---

    def _open(self) -> None:
        self._file = _identity(self.path)
        self._store = Store.open(self.path)
        self._following = Following(self._store)
        self._follow()

    def _follow(self) -> None:
        """Let the chronology follow what was said, unless it is only shown, and read all of it."""
        if not self.read_only and not self._following.is_current():
            self._following.change(lambda: None)
        self._read()

    def _read(self) -> None:
        """Everything anew."""
        self.generation += 1
        self._articles = self._store.articles()
        self._events, self._member_of = {}, {}
        self._put((), {event.id: event for event in self._store.all_events()})


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
