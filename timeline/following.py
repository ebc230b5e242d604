"""A store's chronology follows what is said, at the cost of what changed.

In:  an open store, and a change of what is said in it: articles that come and go, decisions, event types.
Out: the change and the events that follow from it, written in one transaction, as merging everything again would have
     them.
Not: what is shown of the chronology.

What merging worked out before stands in the store's notes.  Where these were made by other rules, or for other event
types, they are of no use, and everything is merged again.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Generic, TypeVar

from timeline import curation, merging
from timeline.lexicons.event_types import EventType
from timeline.model.actor import OwnActor
from timeline.model.decision import Decision, Verdict
from timeline.model.event import ArticleEvents, MergedEvent
from timeline.opening import Store

__all__ = ["Followed", "Following"]

T = TypeVar("T")

_LINKING = frozenset({Verdict.MERGE, Verdict.SPLIT})


@dataclass(frozen=True)
class Followed(Generic[T]):
    """What saying something gave, and what became of the events."""

    done: T
    gone: frozenset[str] = frozenset()  # the ids of those that went or look different
    is_anew: bool = False  # everything was merged again, and no list of what went was kept


def _unseen(_: MergedEvent) -> None:
    """Nobody looks on."""


class Following:
    """A store, and of what its chronology follows from as much as must be at hand: decisions and what they are on."""

    types: Mapping[str, EventType]
    own_actors: Sequence[OwnActor]  # a user's own, which the store keeps
    decisions: Sequence[Decision]  # that stand, as they were made
    count: int  # of what was said, as far as it is known here
    readings: int = 0  # how often all of it was read
    _decided: curation.DecidedEvents

    def __init__(self, store: Store) -> None:
        self._store = store
        self._notes = store.notes()
        self._lines: dict[str, ArticleEvents] = {}  # of articles that decisions are about
        self.read()

    def read(self) -> None:
        """Take in what was said so far, by whomever."""
        self.readings += 1
        self.count = self._store.said_count()
        self.types = self._store.event_types()
        self.own_actors = self._store.own_actors()
        self.decisions = self._store.decisions()
        self._lines.clear()
        self._decided = curation.DecidedEvents(self.types)
        self._decided.follow(came=self._store.undecided(), made=self.decisions)

    def is_current(self) -> bool:
        """Whether the chronology follows all that is said, by the rules of now."""
        return not self._store.is_behind() and self._notes.are_made_by(self._rules())

    def decisions_on(self, name: str) -> list[Decision]:
        """The decisions that hold for an event. Order: as they were made."""
        return self._decided.decisions_on(name) if self._decided.knows(name) else []

    def events_at(self, decision: Decision) -> list[str]:
        """The ids of the extracted and added events where a decision holds on. Order: by id."""
        added = (ArticleEvents(id=one.article, events=(event,)) for one, event in self._notes.by_hand().values())
        return self._index([decision], added).events_at((*decision.places, *decision.others))

    def change(self, say: Callable[[], T], *, seen: Callable[[MergedEvent], None] = _unseen) -> Followed[T]:
        """Say something in the store, with all that follows from it: both are written, or neither is.

        ``seen`` is told of every event that may look different now.
        """
        try:
            with self._store.changing():
                if self._store.said_count() != self.count:
                    self.read()  # another process has said something
                was_behind = self._store.is_behind()
                done = say()
                followed = Followed(done)
                if was_behind or not self.is_current():
                    followed = self._follow(done, seen, was_behind=was_behind)
                self.count = self._store.said_count()
            return followed
        except BaseException:
            self.count = -1  # what is at hand may be of a change that was taken back
            raise

    def _follow(self, done: T, seen: Callable[[MergedEvent], None], *, was_behind: bool) -> Followed[T]:
        rules = self._rules()
        anew = not self._notes.are_made_by(rules)
        if anew:
            self._notes.begin(rules)
        types, decisions = self._store.event_types(), self._store.decisions()
        gone, came = self._notes.changed()
        for name in (*gone, *came):
            self._lines.pop(name, None)
        by_hand = self._by_hand(decisions, types)
        must, cannot = curation.links(decisions, self._index(decisions, by_hand))
        regrouped = merging.Grouping(self._notes, types).follow(must, cannot, by_hand, gone=gone, came=came)
        before = {one.id: one for one in self.decisions}
        made = [one for one in decisions if before.get(one.id) != one]
        undone = before.keys() - {one.id for one in decisions}
        self.types, self.decisions = types, decisions
        if anew or was_behind:  # nobody knows which decisions the events have followed
            self._decided, made, undone = curation.DecidedEvents(types), list(decisions), set()
        looked = self._looking(regrouped, made, undone, held=list(self._store.undecided()) if was_behind else [])
        events = _told(looked, seen)
        if anew:
            self._store.remake(events)
            return Followed(done, is_anew=True)
        self._store.revise(regrouped.gone, events)
        return Followed(done, regrouped.gone)

    def _looking(
        self,
        regrouped: merging.Regrouped,
        made: Sequence[Decision],
        undone: Iterable[str],
        held: list[MergedEvent],
    ) -> Iterator[MergedEvent]:
        """The events that may look different now, those on which something was decided last.

        ``held`` are events as they were before decisions, that are to be looked at in any case.
        """
        articles = {place.article for one in self.decisions for place in one.places}
        latest = {event.id: event for event in held if event.id not in regrouped.gone}
        for event in regrouped.came:
            if articles.isdisjoint(mention.article for mention in event.mentions):
                yield event
            else:
                latest[event.id] = event
        # before any of them is handed on: from then on the store has it no more
        for article in sorted({place.article for one in made for place in one.places}):
            for name in self._notes.events_in(article):
                if name not in latest and not self._decided.knows(name):  # nothing was decided on it so far
                    latest[name] = self._stored(name)
        for name, salience in regrouped.weighed.items():
            if name in latest or self._decided.knows(name):
                known = latest.get(name) or self._decided.undecided(name)
                latest[name] = known.model_copy(update={"salience": salience})
            else:
                yield self._stored(name).model_copy(update={"salience": salience})
        went = {name for name in regrouped.gone if self._decided.knows(name)}
        touched = self._decided.follow(gone=went, came=latest.values(), undone=undone, made=made)
        yield from (self._decided.event(name) for name in sorted(touched))
        free = {name for name in touched if not self._decided.is_held(name)}
        self._notes.keep_undecided(
            (went | free) - (touched - free), (self._decided.undecided(name) for name in sorted(touched - free))
        )
        self._decided.follow(gone=free)

    def _stored(self, name: str) -> MergedEvent:
        event = self._store.event(name)
        if event is None or event.id != name:
            raise LookupError(f"the store lacks the event {name}, which its notes of merging have")
        return event

    def _by_hand(self, decisions: Sequence[Decision], types: Mapping[str, EventType]) -> list[ArticleEvents]:
        adding = [one for one in decisions if one.verdict is Verdict.ADD]
        articles = self._store.articles({place.article for one in adding for place in one.places[:1]})
        known = {event.id for name in articles for event in self._line(name).events}
        return curation.events_by_hand(adding, articles, types, known=known)

    def _index(self, decisions: Sequence[Decision], by_hand: Iterable[ArticleEvents] = ()) -> curation.MentionIndex:
        """Where events are told in the articles that linking decisions are about."""
        linking = [one for one in decisions if one.verdict in _LINKING]
        names = {place.article for one in linking for place in (*one.places, *one.others)}
        there = (name for name in sorted(names) if self._store.has_article(name))
        return curation.MentionIndex(chain(map(self._line, there), by_hand))

    def _line(self, article: str) -> ArticleEvents:
        if article not in self._lines:
            self._lines[article] = self._notes.line(article)
        return self._lines[article]

    def _rules(self) -> str:
        types = repr([table.model_dump_json() for table in self._store.own_types()])
        return f"{merging.rules_digest()} {hashlib.sha256(types.encode('utf-8', 'surrogatepass')).hexdigest()}"


def _told(events: Iterable[MergedEvent], seen: Callable[[MergedEvent], None]) -> Iterator[MergedEvent]:
    for event in events:
        seen(event)
        yield event
