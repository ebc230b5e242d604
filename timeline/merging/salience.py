"""How much an event matters, from 0 to 1: what a newsroom's chronology would keep.

A weighted sum of signals, each between 0 and 1, as a probability.  Most of them tell how news comes back to a day; the
others what the event is and how widely it is told.  The weights are learnt from the days that journalists kept
(training/merging/salience.py); no signal is relative to other events' values, so that scores of one store compare.
"""

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from timeline.lexicons.event_types import EventType, type_of
from timeline.model.event import SHOWN_TIERS, ArticleEvents, Event, MergedEvent, Status, Tier
from timeline.model.time import Basis, When

__all__ = ["References", "salience", "signals", "without_echoes"]

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


@dataclass(frozen=True)
class References:
    """How many articles speak of each day: the past that news keeps coming back to."""

    by_day: Mapping[date, tuple[date, ...]]  # publication days of the articles that point to it by a stated date
    told: Mapping[date, int]  # articles that tell a shown event of it, as news of the day or by a stated date

    @classmethod
    def of(cls, lines: Iterable[ArticleEvents]) -> "References":
        """The references of all articles; each counts once a day, and a sentence that many print counts once."""
        days: dict[date, list[date]] = {}
        articles: dict[date, set[str]] = {}
        sentences: dict[date, set[str]] = {}
        for line in lines:
            for event in line.events:
                for day in _days(event.when, news=True) if event.tier in SHOWN_TIERS else ():
                    articles.setdefault(day, set()).add(line.id)
                    sentences.setdefault(day, set()).add(" ".join(event.mentions[0].quote.lower().split()))
            if line.published is None:
                continue
            for day in {day for event in line.events for day in _days(event.when)}:
                days.setdefault(day, []).append(line.published)
        told = {day: min(len(names), len(sentences[day])) for day, names in articles.items()}
        return cls({day: tuple(sorted(published)) for day, published in days.items()}, told)

    def later(self, when: When, after: int = 1) -> int:
        """How many articles published more than ``after`` days later point to the date."""
        days = _days(when)
        if not days:
            return 0
        return max(sum((published - day).days > after for published in self.by_day.get(day, ())) for day in days)

    def around(self, day: date) -> int:
        """Of the days beside it the most articles that tell of one."""
        ordinal = day.toordinal()
        steps = (step for step in range(-AROUND, AROUND + 1) if step and ordinal + step > 0)
        return max(self.told.get(date.fromordinal(ordinal + step), 0) for step in steps)


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
    reports, sentences = _reports(members, sources)
    days = _days(when, news=True)
    day = max(days, key=lambda one: (references.told.get(one, 0), -one.toordinal()), default=None)
    told = references.told.get(day, 0) if day else 0
    beside = references.around(day) if day else 0
    return {
        "told": _filled(told + 1, MANY_REFERENCES + 1),
        "peak": max(0.0, min(0.5 + (math.log1p(told) - math.log1p(beside)) / 4, 1.0)) if day else 0.0,
        "later": _filled(references.later(when) + 1, MANY_REFERENCES + 1),
        "much later": _filled(references.later(when, after=NARROW) + 1, MANY_REFERENCES + 1),
        "reports": _filled(reports + 1, MANY_SOURCES + 1),
        "sentences": _filled(sentences, MANY_MENTIONS),
        "type": weight,
        "prominence": _prominence(members),
        "status": STATUSES[status],
        "placed": _placed(when),
        "one day": float(len(days) == 1),
        "known": float(any(_is_placed_among(event) for event in members)),
        "core": float(any(event.tier is Tier.CORE for event in members)),
        "confidence": max(event.confidence for event in members),
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
    found = signals(members, weight=weight, status=status, when=when, sources=sources, references=references)
    weights = _weights()
    total = math.fsum([weights["bias"], *(weights[name] * value for name, value in found.items())])
    return round(1 / (1 + math.exp(-total)), 4)


@cache
def _weights() -> dict[str, float]:
    found: dict[str, float] = json.loads(files("timeline.merging").joinpath("weights/salience.json").read_text())
    return found


def without_echoes(merged: Sequence[MergedEvent], types: Mapping[str, EventType]) -> list[MergedEvent]:
    """The events, those lowered that stronger ones have all but told.

    A chronology has one line for an event; extraction may find three in one day's turmoil, and news tells a resignation
    again for days.  An echo has its type and an actor in common with a stronger event of the days around, or its family
    of types and its country with one of the same day; and every further line of one day is worth a little less.  Minor
    events lower none of other tiers: what is not shown has told nothing.

    Order: as given
    """
    told: dict[tuple[str, str], dict[int, int]] = {}
    lines: dict[int, int] = {}
    lowered: dict[str, float] = {}
    for event in sorted(merged, key=lambda one: (one.tier is Tier.MINOR, -one.salience, one.id)):
        first, last = event.when.first, event.when.last
        if first is None or last is None or (last - first).days >= NARROW:
            continue
        day = first.toordinal()
        near, same = _echo_keys(event, types)
        around = range(day - AROUND, day + AROUND + 1)
        before = max((sum(told.get(key, {}).get(other, 0) for other in around) for key in near), default=0)
        beside = max((told.get(key, {}).get(day, 0) for key in same), default=0)
        kept = max(ECHO ** max(before, beside), LEFT) * max(CROWDED ** lines.get(day, 0), LEFT)
        if kept < 1:
            lowered[event.id] = round(event.salience * kept, 4)
        for key in (*near, *same):
            days = told.setdefault(key, {})
            days[day] = days.get(day, 0) + 1
        lines[day] = lines.get(day, 0) + 1
    return [one.model_copy(update={"salience": lowered[one.id]}) if one.id in lowered else one for one in merged]


def _echo_keys(
    event: MergedEvent, types: Mapping[str, EventType]
) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Under which names an event is told: type and actor for the days around, family and country for its own day."""
    near = sorted({(event.type, actor.id or actor.name) for actor in event.actors} or {(event.type, "")})
    countries = {actor.country for actor in event.actors if actor.country}
    if event.place is not None and event.place.country:
        countries = {event.place.country}
    families = type_of(event.type, types).families
    return near, sorted((f"*{name}", country) for name in families for country in countries or {""})
