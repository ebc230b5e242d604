"""The desk behind the page: answers what is asked of the events, and turns what is asked to be decided into decisions.

One desk has one store, one author and one thread: requests of several tabs come one after the other, and none is lost.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from timeline.curation.fields import FIELDS, read_fields, typed_field
from timeline.curation.row_decisions import places_of
from timeline.errors import DateError, DecisionError, StoreConflictError
from timeline.live_chronology import LiveChronology, Outcome
from timeline.model.article import Article
from timeline.model.decision import Decision, Place, Verdict
from timeline.model.event import MergedEvent, Status, Tier
from timeline.model.time import When
from timeline.render.wording import when_words
from timeline.serve.added_words import brought_along, chosen_words, free_words, sentences_around
from timeline.serve.asking import Added, Asked, Edit
from timeline.serve.event_view import article_view, detail, row
from timeline.typed_fields import TypedFields

__all__ = ["ConflictError", "Desk", "UnknownEventError"]

Json = dict[str, Any]
_NEAR = 8  # events that are offered for a merge
_NEAR_DAYS = timedelta(days=10)
_KEPT = 400  # changes that a tab may have missed; after more of them it loads everything again


class UnknownEventError(DecisionError):
    """An event that is not there, or not any more."""


class ConflictError(DecisionError):
    """Somebody else has changed the same field meanwhile."""


@dataclass(frozen=True)
class _Change:
    number: int
    outcome: Outcome


class Desk:
    """Everything that the page can ask."""

    def __init__(self, path: Path, *, author: str, clock: Callable[[], datetime], read_only: bool = False) -> None:
        """Raises: StoreError and its kinds when the store cannot be opened"""
        self.author = author
        self._clock = clock
        self._now = clock()
        self._live = LiveChronology(path, read_only=read_only)
        self._changes: list[_Change] = []
        self._number = 0
        self._mine: list[tuple[str, ...]] = []  # what this desk decided, as it was asked for
        self._fields = TypedFields.knowing(self._published(), self._live.own_actors)

    def close(self) -> None:
        self._live.close()

    # --- showing ---

    def everything(self) -> Json:
        """All rows, and what the page needs to know once."""
        self._look()
        live = self._live
        return {
            "store": live.path.name,
            "author": self.author,
            "read_only": live.read_only,
            "types": [{"id": one.id, "label": one.label, "group": one.group} for one in live.types.values()],
            "statuses": list(Status),
            "tiers": list(Tier),
            "fields": list(FIELDS),
            "generation": live.generation,
            "number": self._number,
            "rows": [row(event) for event in live.events.values()],
        }

    def since(self, generation: int, number: int) -> Json:
        """What has changed since a tab was told last; ``reload`` where that is too long ago."""
        self._look()
        if generation != self._live.generation or number < self._number - len(self._changes):
            return {"reload": True}
        missed = [change.outcome for change in self._changes if change.number > number]
        changed = {name for outcome in missed for name in outcome.changed} & self._live.events.keys()
        gone = {name for outcome in missed for name in outcome.gone} - self._live.events.keys()
        return self._told(changed, gone)

    def event(self, name: str) -> Json:
        """An event with its evidence.

        Raises: UnknownEventError
        """
        event = self._event(name)
        near = self._near(event)
        return detail(event, self._live.articles, self._live.decisions_on(event.id), near)

    def read_date(self, text: str, name: str = "") -> Json:
        """How a typed date is read before it is decided: ``when``, or the ``problem`` where it is none yet."""
        event = self._live.event(name) if name else None
        published = self._published().get(event.mentions[0].article) if event else None
        try:
            when = self._fields.when(text, published) if text.strip() else When()
        except DateError as error:
            return {"when": None, "problem": str(error)}
        return {"when": when_words(when) if when.is_dated else "undated", "edtf": when.edtf, "steps": when.explanation}

    def articles(self) -> Json:
        """The articles, newest first, to choose one from."""
        ordered = sorted(
            self._live.articles.values(), key=lambda one: (one.published or date.min, one.id), reverse=True
        )
        shown = ((one.id, one.title or one.id, one.source, one.published) for one in ordered)
        return {"articles": [[name, title, source, day and day.isoformat()] for name, title, source, day in shown]}

    def article(self, name: str) -> Json:
        """An article's text with the words that tell events marked.

        Raises: UnknownEventError
        """
        article = self._live.articles.get(name)
        if article is None:
            raise UnknownEventError("the id of an article of the store", got=name)
        return article_view(article, self._live.events.values())

    # --- deciding ---

    def decide(self, asked: Asked) -> Json:
        """Do one thing with one event.

        Raises: TimelineError with what was expected, where it cannot be done; nothing is decided then
        """
        self._look(deciding=True)
        event = self._event(asked.event)
        made = list(self._decisions(event, asked))
        if not made:
            raise DecisionError("something to decide", got="none")
        return self._done(self._live.decide(made, at=self._now), made, event.id)

    def add(self, added: Added) -> Json:
        """Put an event of an analyst's own on the line.

        Raises: TimelineError with what was expected
        """
        self._look(deciding=True)
        article = self._source(added)
        fields = self._typed({"type": "other", "status": "occurred", **added.fields}, None, article)
        span = chosen_words(article.text, added)
        quote = sentences_around(article, *span)
        taken = (one for event in self._live.events.values() for one in places_of(event) if one.article == article.id)
        trigger = free_words(article, *span, taken)
        decision = self._decision(
            Verdict.ADD,
            (trigger,),
            quote=article.text[quote[0] : quote[1]],
            quote_start=quote[0],
            **fields,
        )
        outcome = self._live.decide([decision], at=self._now, articles=[article])
        name = next(name for name in outcome.changed if self._live.events[name].accepted)
        return self._done(outcome, [decision], name)

    def undo(self, name: str | None) -> Json:
        """Take back a decision, or all that this desk decided last.

        Raises: DecisionError when there is nothing to take back
        """
        self._look(deciding=True)
        standing = {decision.id for decision in self._live.decisions}
        if name is not None:
            gone: tuple[str, ...] = (name,) if name in standing else ()
        else:
            while self._mine and not standing & set(self._mine[-1]):
                self._mine.pop()
            gone = self._mine.pop() if self._mine else self._last_of_author()
        gone = tuple(one for one in gone if one in standing)
        if not gone:
            raise DecisionError("a decision to take back", got="none that stands")
        places = [place for one in self._live.decisions if one.id in gone for place in one.places]
        outcome = self._live.decide((), undone=gone, at=self._now)
        return {**self._done(outcome, (), self._at(places, outcome)), "undone": list(gone)}

    # --- inside ---

    def _look(self, *, deciding: bool = False) -> None:
        """Follow what other processes did.

        Raises: StoreConflictError when another store was put in this one's place, and something is to be decided
        """
        self._now = self._clock()
        try:
            changed = self._live.refresh()
        except StoreConflictError:
            self._fields = TypedFields.knowing(self._published(), self._live.own_actors)
            if deciding:
                raise
        else:
            if changed:
                self._fields = TypedFields.knowing(self._published(), self._live.own_actors)

    def _published(self) -> Mapping[str, date | None]:
        return {name: article.published for name, article in self._live.articles.items()}

    def _event(self, name: str) -> MergedEvent:
        event = self._live.event(name)
        if event is None:
            raise UnknownEventError(
                "the id of an event of the store", got=name, hint="it may be gone: load the page again"
            )
        return event

    def _decision(self, verdict: Verdict, places: Sequence[Place], **more: object) -> Decision:
        content = {"verdict": verdict, "places": tuple(places), "author": self.author, "at": self._now, **more}
        return Decision.model_validate(content)

    def _decisions(self, event: MergedEvent, asked: Asked) -> Iterable[Decision]:
        own = places_of(event)
        if asked.line or (asked.verdict == "accept" and event.tier is Tier.MINOR):
            # what is signed off is shown: a minor mention is so no longer
            yield self._decision(Verdict.CHANGE, own, tier=Tier.BACKGROUND)
        if asked.change:
            yield self._decision(Verdict.CHANGE, own, **self._typed(_edits(event, asked.change), event))
        if asked.verdict:
            yield self._decision(Verdict(asked.verdict), own)
        if asked.merge:
            yield self._decision(Verdict.MERGE, own, others=self._other(event, asked.merge))
        if asked.split is not None:
            kept, parted = _parted(event, asked.split)
            yield self._decision(Verdict.SPLIT, kept, others=parted)
        for verdict, words in ((Verdict.TAG, asked.tag), (Verdict.UNTAG, asked.untag)):
            if words is not None:
                yield self._decision(verdict, own, tag=_short("a tag", words, 60))
        if asked.note is not None:
            yield self._decision(Verdict.NOTE, own, note=_short("a note", asked.note, 2_000))

    def _other(self, event: MergedEvent, name: str) -> tuple[Place, ...]:
        other = self._event(name)
        if other.id == event.id:
            raise DecisionError(
                "another event", got="the event itself", hint="choose the one that it is to become one with"
            )
        return places_of(other)

    def _typed(
        self, given: Mapping[str, str], event: MergedEvent | None, article: Article | None = None
    ) -> dict[str, object]:
        known = {*self._live.types, *(one.type for one in self._live.events.values())}
        if article is None:
            fields, problems = read_fields(given, event, self._fields, known)
        else:  # an event that is not there yet: its article's day is what dates are counted from
            fields, problems = read_fields(given, None, self._fields, known, published=article.published)
        for name, problem in problems:
            raise DecisionError(problem.expected, got=problem.got, where=name, hint=problem.hint)
        return fields

    def _source(self, added: Added) -> Article:
        """The article that words stand in; a source that was brought along is one of its own."""
        if added.article is None:
            return brought_along(added, self.author)
        article = self._live.articles.get(added.article)
        if article is None:
            raise UnknownEventError("the id of an article of the store", got=added.article)
        return article

    def _near(self, event: MergedEvent) -> list[MergedEvent]:
        """Events that might be the same one: of its days, its type, its people. Order: the likest first"""
        names = _names_of(event)
        first, last = _ends(event)
        earliest = first - _NEAR_DAYS if first and first - date.min > _NEAR_DAYS else date.min
        latest = last + _NEAR_DAYS if last and date.max - last > _NEAR_DAYS else date.max
        found = []
        for other in self._live.events.values():
            begins, ends = _ends(other)  # the test that leaves out most comes first: all events are looked at
            if begins and ends and (begins > latest or ends < earliest):
                continue
            same_type = other.type == event.type
            shared = len(names & _names_of(other))
            if other.id == event.id or other.accepted is False or not (shared or same_type):
                continue
            likeness = 2.0 * same_type + shared
            if first and last and begins and ends:
                likeness += 3 - max(0, (max(first, begins) - min(last, ends)).days) / 5
            found.append((-likeness, other.id, other))
        return [other for _, _, other in sorted(found)[:_NEAR]]

    def _last_of_author(self) -> tuple[str, ...]:
        """After a new start: the last thing that this author decided."""
        mine = [one for one in self._live.decisions if one.author == self.author]
        return (mine[-1].id,) if mine else ()

    def _at(self, places: Sequence[Place], outcome: Outcome) -> str | None:
        events = (self._live.events[name] for name in sorted(outcome.changed))
        return next((one.id for one in events if any(p.overlaps(q) for p in places for q in places_of(one))), None)

    def _done(self, outcome: Outcome, made: Sequence[Decision], name: str | None) -> Json:
        self._number += 1
        self._changes = [*self._changes, _Change(self._number, outcome)][-_KEPT:]
        if made:
            # a decision is dated when it is stored; its id is of what it says
            self._mine.append(tuple(decision.id for decision in made))
        event = self._live.event(name) if name else None
        shown = self.event(event.id) if event else None
        return {**self._told(outcome.changed & self._live.events.keys(), outcome.gone), "event": shown}

    def _told(self, changed: Iterable[str], gone: Iterable[str]) -> Json:
        return {
            "generation": self._live.generation,
            "number": self._number,
            "changed": [row(self._live.events[name]) for name in sorted(changed)],
            "gone": sorted(gone),
        }


def _edits(event: MergedEvent, change: Mapping[str, Edit]) -> dict[str, str]:
    """The fields to change, as typed.

    Raises: ConflictError when one of them is not any more what the page showed
    """
    wrong = set(change) - set(FIELDS)
    if wrong:
        raise DecisionError(f"fields among {', '.join(FIELDS)}", got=", ".join(sorted(wrong)))
    given = {}
    for name, edit in change.items():
        now = typed_field(event, name)
        if now not in (edit.was, edit.now):
            raise ConflictError(
                f'"{edit.was}", as the page showed it', got=now or "none", where=name,
                hint="somebody changed it meanwhile: look again, your words are still in the form",
            )  # fmt: skip
        if edit.now != now:
            given[name] = edit.now
    if not given:
        raise DecisionError("a field that changes", got="none")
    return given


def _parted(event: MergedEvent, numbers: Sequence[int]) -> tuple[tuple[Place, ...], tuple[Place, ...]]:
    """The places that stay and those that go, where some of each do."""
    places = places_of(event)
    chosen = set(numbers)
    if not chosen <= set(range(len(places))) or not chosen or len(chosen) == len(places):
        expected = (
            f"some of the mentions 0 to {len(places) - 1}, and not all" if len(places) > 1 else "several mentions"
        )
        raise DecisionError(expected, got=", ".join(map(str, numbers)) or "none", where="split")
    # mentions of one extracted event go together: a rule found them to be one
    going = {mention.event for number, mention in enumerate(event.mentions) if number in chosen}
    kept = tuple(place for place, one in zip(places, event.mentions, strict=True) if one.event not in going)
    if not kept:
        raise DecisionError("mentions of several reports", got="those of a single one", where="split")
    return kept, tuple(place for place, one in zip(places, event.mentions, strict=True) if one.event in going)


def _short(what: str, text: str, most: int) -> str:
    words = " ".join(text.split()) if most < 100 else text.strip()
    if not words or len(words) > most:
        raise DecisionError(f"{what} of 1 to {most} characters", got=words[:60] or "none")
    return words


def _ends(event: MergedEvent) -> tuple[date | None, date | None]:
    """The first and the last day of an event, the one for the other where one is open; of an undated one neither."""
    first, last = event.when.first, event.when.last
    return first or last, last or first


def _names_of(event: MergedEvent) -> set[str]:
    return {actor.id or actor.name for actor in event.actors}
