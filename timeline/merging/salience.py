"""How much an event matters, from 0 to 1: what a newsroom's chronology would keep.

A weighted sum of signals, each between 0 and 1, as a probability.  Most of them tell how news comes back to a day; the
others what the event is and how widely it is told.  The weights are learnt from the days that journalists kept
(training/merging/salience.py); no signal is relative to other events' values, so that scores of one store compare.
"""

import json
import math
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from timeline.lexicons.event_types import EventType, type_of
from timeline.model.event import SHOWN_TIERS, ArticleEvents, Event, MergedEvent, Status, Tier
from timeline.model.time import Basis, When

__all__ = [
    "AROUND",
    "NARROW",
    "CountedReferences",
    "References",
    "Standing",
    "Telling",
    "lowered",
    "news_signals",
    "own_signals",
    "probability",
    "salience",
    "signals",
    "standing_of",
    "tellings_of",
    "without_echoes",
]

STATUSES = {
    Status.OCCURRED: 1.0,
    Status.ONGOING: 0.9,
    Status.PLANNED: 0.8,
    Status.CANCELLED: 0.8,
    Status.DENIED: 0.6,
    Status.HYPOTHETICAL: 0.3,
}
MANY_SOURCES, MANY_MENTIONS, MANY_REFERENCES = 20, 60, 40  # where the three counts are as good as full
NARROW = 7  # days: a reference to a year points to no event
MONTH, YEAR = 31, 366
ECHO, LEFT = 0.75, 0.4  # what an echo keeps of its salience, and the least it keeps
CROWDED = 0.95  # what a further line of the same day keeps
AROUND = 3  # days
AGAIN = 0.3  # of a source: another article of the same one
LEAD = 400  # characters: headline and first paragraph


class Telling(NamedTuple):
    """A day that an article's event tells of, as its news or by a stated date."""

    day: date
    published: date | None  # when the article did, where the text states the day
    sentence: str | None  # the words that tell it, where the event is shown


def tellings_of(event: Event, published: date | None) -> list[Telling]:
    """The days that one article's event tells of."""
    pointed = set(_days(event.when)) if published is not None else set()
    told = set(_days(event.when, news=True)) if event.tier in SHOWN_TIERS else set()
    sentence = " ".join(event.mentions[0].quote.lower().split())
    return [
        Telling(day, published if day in pointed else None, sentence if day in told else None)
        for day in sorted(pointed | told)
    ]


class References(ABC):
    """How many articles speak of each day: the past that news keeps coming back to."""

    @abstractmethod
    def pointing(self, day: date) -> Mapping[date, int]:
        """How many articles point to a day by a stated date, by the day on which they were published."""

    @abstractmethod
    def told(self, day: date) -> int:
        """How many articles tell a shown event of a day, as news of it or by a stated date.

        A sentence that many print counts once.
        """

    def later(self, when: When, after: int = 1) -> int:
        """How many articles published more than ``after`` days later point to the date."""
        return max(
            (
                sum(count for published, count in self.pointing(day).items() if (published - day).days > after)
                for day in _days(when)
            ),
            default=0,
        )

    def around(self, day: date) -> int:
        """Of the days beside it the most articles that tell of one."""
        ordinal = day.toordinal()
        steps = (step for step in range(-AROUND, AROUND + 1) if step and 0 < ordinal + step <= date.max.toordinal())
        return max(self.told(date.fromordinal(ordinal + step)) for step in steps)


class CountedReferences(References):
    """The references of articles that are all at hand."""

    def __init__(self, lines: Iterable[ArticleEvents]) -> None:
        """Each article counts once a day."""
        self._pointing: dict[date, dict[str, date]] = {}
        self._articles: dict[date, set[str]] = {}
        self._sentences: dict[date, set[str]] = {}
        for line in lines:
            for event in line.events:
                for day, published, sentence in tellings_of(event, line.published):
                    if published is not None:
                        self._pointing.setdefault(day, {})[line.id] = published
                    if sentence is not None:
                        self._articles.setdefault(day, set()).add(line.id)
                        self._sentences.setdefault(day, set()).add(sentence)

    def pointing(self, day: date) -> Mapping[date, int]:
        return Counter(self._pointing.get(day, {}).values())

    def told(self, day: date) -> int:
        return min(len(self._articles.get(day, ())), len(self._sentences.get(day, ())))


def _days(when: When, *, news: bool = False) -> list[date]:
    """The days of a narrow date that the text states; with ``news`` also the day of the report."""
    if when.first is None or when.last is None or (when.basis is Basis.PUBLICATION and not news):
        return []
    first, last = when.first.toordinal(), when.last.toordinal()
    return [date.fromordinal(day) for day in range(first, last + 1)] if last - first < NARROW else []


def _filled(count: float, full: int) -> float:
    """A count on a scale of diminishing returns: 1 is 0, ``full`` and more are 1."""
    return min(math.log(max(count, 1)) / math.log(full), 1.0)


def _prominence(members: Sequence[Event]) -> float:
    """1 in a headline or lead, falling to 0.2 far down; the best member's first mention counts."""
    start = min(mention.start for event in members for mention in event.mentions)
    return max(0.2, 1.0 / (1.0 + max(start - LEAD, 0) / 1500))


def _placed(when: When) -> float:
    """How well the event finds a place on a chronology: a day or month does, a century hardly."""
    if when.first is None or when.last is None:
        return 0.7
    days = (when.last - when.first).days + 1
    return 1.0 if days <= MONTH else 0.9 if days <= YEAR else 0.75


def _reports(members: Sequence[Event], sources: int) -> tuple[float, int]:
    """How widely an event is told, in independent sources, and in how many different sentences.

    An outlet that comes back to it in another article adds part of a source.  One that prints the same sentence again,
    as related stories beside every article do, adds nothing.
    """
    sentences = {" ".join(mention.quote.lower().split()) for event in members for mention in event.mentions}
    articles = {mention.article for event in members for mention in event.mentions}
    own = min(len(articles), len(sentences))
    return sources + AGAIN * max(own - sources, 0), len(sentences)


def _is_placed_among(event: Event) -> bool:
    """Whether somebody known takes part or a place is known: a line of a chronology needs a who or a where."""
    return event.place is not None or any(actor.id for actor in event.actors)


def signals(
    members: Sequence[Event],
    *,
    weight: float,
    status: Status,
    when: When,
    sources: int,
    references: References,
) -> dict[str, float]:
    """What speaks for a merged event, by name, each from 0 to 1; ``weight`` is that of its type."""
    own = own_signals(members, weight=weight, status=status, when=when, sources=sources)
    return own | news_signals(when, references)


def own_signals(
    members: Sequence[Event], *, weight: float, status: Status, when: When, sources: int
) -> dict[str, float]:
    """The signals that no other article can change."""
    reports, sentences = _reports(members, sources)
    return {
        "reports": _filled(reports + 1, MANY_SOURCES + 1),
        "sentences": _filled(sentences, MANY_MENTIONS),
        "type": weight,
        "prominence": _prominence(members),
        "status": STATUSES[status],
        "placed": _placed(when),
        "one day": float(len(_days(when, news=True)) == 1),
        "known": float(any(_is_placed_among(event) for event in members)),
        "core": float(any(event.tier is Tier.CORE for event in members)),
        "confidence": max(event.confidence for event in members),
    }


def news_signals(when: When, references: References) -> dict[str, float]:
    """The signals that tell how news comes back to a date."""
    days = _days(when, news=True)
    day = max(days, key=lambda one: (references.told(one), -one.toordinal()), default=None)
    told = references.told(day) if day else 0
    beside = references.around(day) if day else 0
    return {
        "told": _filled(told + 1, MANY_REFERENCES + 1),
        "peak": max(0.0, min(0.5 + (math.log1p(told) - math.log1p(beside)) / 4, 1.0)) if day else 0.0,
        "later": _filled(references.later(when) + 1, MANY_REFERENCES + 1),
        "much later": _filled(references.later(when, after=NARROW) + 1, MANY_REFERENCES + 1),
    }


def salience(
    members: Sequence[Event],
    *,
    weight: float,
    status: Status,
    when: When,
    sources: int,
    references: References,
) -> float:
    """How much a merged event matters among others of its store, from 0 to 1, rounded to four digits."""
    return probability(
        signals(members, weight=weight, status=status, when=when, sources=sources, references=references)
    )


def probability(found: Mapping[str, float]) -> float:
    """What signals come to, from 0 to 1, rounded to four digits."""
    weights = _weights()
    total = math.fsum([weights["bias"], *(weights[name] * value for name, value in found.items())])
    return round(1 / (1 + math.exp(-total)), 4)


@cache
def _weights() -> dict[str, float]:
    found: dict[str, float] = json.loads(files("timeline.merging").joinpath("weights/salience.json").read_text())
    return found


class Standing(NamedTuple):
    """What an event stands for on its day: its place in the order, and the names under which it is told."""

    id: str
    tier: Tier
    salience: float
    day: int  # the first one, as a proleptic ordinal
    near: tuple[tuple[str, str], ...]  # type and actor: for the days around
    same: tuple[tuple[str, str], ...]  # family and country: for its own day


def standing_of(event: MergedEvent, types: Mapping[str, EventType]) -> Standing | None:
    """How an event stands; None for one whose date is wide or unknown: it neither echoes nor is echoed."""
    first, last = event.when.first, event.when.last
    if first is None or last is None or (last - first).days >= NARROW:
        return None
    return Standing(event.id, event.tier, event.salience, first.toordinal(), *_echo_keys(event, types))


def lowered(standings: Iterable[Standing]) -> dict[str, float]:
    """The salience of the events that stronger ones have all but told, by id; what others keep is theirs.

    A chronology has one line for an event; extraction may find three in one day's turmoil, and news tells a resignation
    again for days.  An echo has its type and an actor in common with a stronger event of the days around, or its family
    of types and its country with one of the same day; and every further line of one day is worth a little less.  Minor
    events lower none of other tiers: what is not shown has told nothing.
    """
    told: dict[tuple[str, str], dict[int, int]] = {}
    lines: dict[int, int] = {}
    found: dict[str, float] = {}
    for event in sorted(standings, key=lambda one: (one.tier is Tier.MINOR, -one.salience, one.id)):
        day = event.day
        around = range(day - AROUND, day + AROUND + 1)
        before = max((sum(told.get(key, {}).get(other, 0) for other in around) for key in event.near), default=0)
        beside = max((told.get(key, {}).get(day, 0) for key in event.same), default=0)
        kept = max(ECHO ** max(before, beside), LEFT) * max(CROWDED ** lines.get(day, 0), LEFT)
        if kept < 1:
            found[event.id] = round(event.salience * kept, 4)
        for key in (*event.near, *event.same):
            days = told.setdefault(key, {})
            days[day] = days.get(day, 0) + 1
        lines[day] = lines.get(day, 0) + 1
    return found


def without_echoes(merged: Sequence[MergedEvent], types: Mapping[str, EventType]) -> list[MergedEvent]:
    """The events, the echoes among them lowered. Order: as given."""
    less = lowered([standing for event in merged if (standing := standing_of(event, types)) is not None])
    return [one.model_copy(update={"salience": less[one.id]}) if one.id in less else one for one in merged]


def _echo_keys(
    event: MergedEvent, types: Mapping[str, EventType]
) -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]:
    """Under which names an event is told: type and actor for the days around, family and country for its own day."""
    near = sorted({(event.type, actor.id or actor.name) for actor in event.actors} or {(event.type, "")})
    countries = {actor.country for actor in event.actors if actor.country}
    if event.place is not None and event.place.country:
        countries = {event.place.country}
    families = type_of(event.type, types).families
    return tuple(near), tuple(sorted((f"*{name}", country) for name in families for country in countries or {""}))
