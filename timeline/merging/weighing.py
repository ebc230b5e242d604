"""The salience of merged events that stay as they are, where the news around them changed.

In:  the notes, and the days of which more or less is told than before.
Out: the notes with the new salience; which events are shown with another one.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from timeline.merging.notes import Notes
from timeline.merging.salience import AROUND, NARROW, References, Standing, lowered, news_signals, probability
from timeline.model.grouping import Kept
from timeline.model.time import Basis, When

__all__ = ["KeptReferences", "lower_echoes", "weigh"]

STRETCH = 120  # days that are looked at in one go


class KeptReferences(References):
    """The references that are noted, for as long as none comes or goes."""

    def __init__(self, notes: Notes) -> None:
        self._notes = notes
        self._pointing: dict[date, Mapping[date, int]] = {}
        self._told: dict[date, int] = {}

    def pointing(self, day: date) -> Mapping[date, int]:
        if day not in self._pointing:
            self._pointing[day] = self._notes.pointing(day)
        return self._pointing[day]

    def told(self, day: date) -> int:
        if day not in self._told:
            self._told[day] = self._notes.told(day)
        return self._told[day]


def weigh(notes: Notes, references: References, days: Iterable[int], made: set[int]) -> set[int]:
    """Weigh the events around these days again, but for those that were just made; the days of those that changed."""
    changed: set[int] = set()
    for first, last in _stretches(days, AROUND):
        # a date that began before may reach into the stretch
        kept = notes.kept_between(first - AROUND - NARROW + 1, last + AROUND)
        new = [_weighed(one, references) for one in kept if one.number not in made]
        other = [one for one, before in new if one.salience != before]
        notes.keep(other)
        changed |= {one.first for one in other if one.first is not None}
    return changed


def _weighed(kept: Kept, references: References) -> tuple[Kept, float]:
    """An event with its new salience, and the old one."""
    if kept.first is None or kept.last is None:
        return kept, kept.salience
    when = When(
        first=date.fromordinal(kept.first),
        last=date.fromordinal(kept.last),
        basis=Basis.PUBLICATION if kept.news else Basis.STATED,
    )
    now = probability({**kept.signals, **news_signals(when, references)})
    return replace(kept, salience=now), kept.salience


def lower_echoes(notes: Notes, days: Iterable[int], made: set[int]) -> dict[str, float]:
    """Lower echoes again around days on which events changed.

    The salience that events are shown with from now on, by id, where it is another; without those just made.
    """
    found: dict[str, float] = {}
    for first, last in _stretches(days, 2 * AROUND):
        around = list(notes.kept_between(first - 2 * AROUND, last + 2 * AROUND))
        less = lowered(
            Standing(one.id, one.tier, one.salience, one.first, one.near, one.same)
            for one in around
            if one.first is not None
        )
        near = (one for one in around if one.first is not None and first - AROUND <= one.first <= last + AROUND)
        new = [(one, replace(one, shown=less.get(one.id, one.salience))) for one in near]
        other = [now for before, now in new if now.shown != before.shown]
        notes.keep(other)
        found.update((one.id, one.shown) for one in other if one.number not in made)
    return found


def _stretches(days: Iterable[int], apart: int) -> Iterator[tuple[int, int]]:
    """First and last days of stretches that hold all days given, those close to each other in one."""
    first = last = None
    for day in sorted(days):
        if first is None or last is None:
            first = last = day
        elif day - last > apart or day - first >= STRETCH:
            yield first, last
            first = last = day
        else:
            last = day
    if first is not None and last is not None:
        yield first, last
