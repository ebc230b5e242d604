"""How much an event matters, from 0 to 1: what a newsroom's chronology would keep.

Five signals, each between 0 and 1 and none of them relative to the other events' values, so that scores of one
store compare: independent sources, mentions, the type, the place in the article, and later articles that come back to
its day.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from timeline.model.event import ArticleEvents, Event, MergedEvent, Status
from timeline.model.time import Basis, When

__all__ = ["References", "salience", "without_echoes"]

# how a chronology's reader weighs kinds of events: what changes the state of affairs over what is said about it
TYPES = {
    "summit": 0.9, "meeting": 0.5, "visit": 0.5, "negotiation": 0.6, "agreement": 0.85, "commitment": 0.5,
    "message": 0.4, "diplomatic_ties": 0.85, "treaty_withdrawal": 0.95, "statement": 0.2, "accusation": 0.35,
    "demand": 0.35, "rejection": 0.45, "threat": 0.45, "endorsement": 0.3, "assessment": 0.35, "inspection": 0.5,
    "policy": 0.7, "missile_test": 0.9, "space_launch": 0.8, "nuclear_test": 1.0, "arms_transfer": 0.6,
    "dismantlement": 0.7, "military_exercise": 0.55, "deployment": 0.65, "withdrawal": 0.75, "attack": 0.9,
    "clash": 0.8, "cyber_attack": 0.7, "ceasefire": 0.9, "sanctions": 0.8, "aid": 0.5, "election": 0.9,
    "leadership_change": 0.9, "coup": 1.0, "protest": 0.65, "arrest": 0.6, "trial": 0.6, "release": 0.6,
    "accident": 0.7, "other": 0.3,
}  # fmt: skip
UNKNOWN_TYPE = 0.5  # a user's own types were added because they matter
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
ECHO, LEFT = 0.8, 0.5  # what an echo keeps of its salience, and the least it keeps
LEAD = 400  # characters: headline and first paragraph


@dataclass(frozen=True)
class References:
    """How many articles speak of each day after it: the past that news keeps coming back to."""

    by_day: Mapping[date, tuple[date, ...]]  # publication days of the articles that point to it

    @classmethod
    def of(cls, lines: Iterable[ArticleEvents]) -> "References":
        """The references of all articles; each article counts once a day that it points to."""
        days: dict[date, list[date]] = {}
        for line in lines:
            if line.published is None:
                continue
            pointed = {day for event in line.events for day in _days(event.when)}
            for day in pointed:
                days.setdefault(day, []).append(line.published)
        return cls({day: tuple(sorted(published)) for day, published in days.items()})

    def later(self, when: When, after: int = 1) -> int:
        """How many articles published more than ``after`` days later point to the date."""
        days = _days(when)
        if not days:
            return 0
        return max(sum((published - day).days > after for published in self.by_day.get(day, ())) for day in days)


def _days(when: When) -> list[date]:
    """The days of a narrow date that the text states."""
    if when.first is None or when.last is None or when.basis is Basis.PUBLICATION:
        return []
    first, last = when.first.toordinal(), when.last.toordinal()
    return [date.fromordinal(day) for day in range(first, last + 1)] if last - first < NARROW else []


def _filled(count: int, full: int) -> float:
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


def salience(
    members: Sequence[Event],
    *,
    event_type: str,
    status: Status,
    when: When,
    sources: int,
    references: References,
) -> float:
    """The weight of a merged event among others of its store, from 0 to 1, rounded to four digits."""
    mentions = sum(len(event.mentions) for event in members)
    told = (
        0.32 * _filled(sources + 1, MANY_SOURCES + 1)
        + 0.13 * _filled(mentions, MANY_MENTIONS)
        + 0.25 * TYPES.get(event_type, UNKNOWN_TYPE)
        + 0.15 * _prominence(members)
        + 0.15 * _filled(references.later(when) + 1, MANY_REFERENCES + 1)
    )
    certain = STATUSES[status] * _placed(when)
    return round(told * certain * (0.6 + 0.4 * max(event.confidence for event in members)), 4)


def without_echoes(merged: Sequence[MergedEvent]) -> list[MergedEvent]:
    """The events, those lowered that a stronger one has all but told: same type, same narrow date, an actor in common.

    A chronology has one line for an event; extraction may find three in one day's turmoil.

    Order: as given
    """
    told: dict[tuple[str, date, str], int] = {}
    lowered: dict[str, float] = {}
    for event in sorted(merged, key=lambda one: (-one.salience, one.id)):
        day = event.when.first
        if day is None or event.when.last is None or (event.when.last - day).days >= NARROW:
            continue
        keys = [(event.type, day, actor.id or actor.name) for actor in event.actors] or [(event.type, day, "")]
        before = max(told.get(key, 0) for key in keys)
        if before:
            lowered[event.id] = round(event.salience * max(ECHO**before, LEFT), 4)
        for key in keys:
            told[key] = told.get(key, 0) + 1
    return [one.model_copy(update={"salience": lowered[one.id]}) if one.id in lowered else one for one in merged]
