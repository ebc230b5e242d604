"""What merging notes of the articles it has seen, on its way into a store and out of it again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from timeline.model.event import Event, Tier

__all__ = ["BY_HAND", "Bound", "Kept", "Report", "Told"]

BY_HAND = -1  # the place of an event that is none of its article's extracted ones
Day = tuple[date, date | None, str | None]  # a day, when an article pointed to it, the sentence that tells of it


class Report(NamedTuple):
    """An event as one article tells it."""

    number: int
    member: str  # its id
    article: str
    place: int  # among the events that were extracted from the article, or BY_HAND


class Told(NamedTuple):
    """A report with all that it is found by."""

    report: Report
    window: tuple[int, int]  # days between which it meets others
    keys: Sequence[int] = ()  # two reports that may meet have one in common
    days: Sequence[Day] = ()
    event: Event | None = None  # where it was added by hand


@dataclass(frozen=True, slots=True)
class Kept:
    """What the salience of a merged event follows from, for one with a narrow date; and what it comes to."""

    number: int  # of the report whose id it has
    id: str
    tier: Tier
    first: int | None  # ordinals; None where the date is wide or unknown: then no other event changes its salience
    last: int | None
    news: bool  # whether only the day of the news dates it
    near: tuple[tuple[str, str], ...]  # the names under which it is told
    same: tuple[tuple[str, str], ...]
    signals: Mapping[str, float]  # that no other article can change
    salience: float  # before echoes are lowered
    shown: float  # after it


class Bound(NamedTuple):
    """Two events that an analyst wants to be one, or not to be; by their ids, the smaller first."""

    one: str
    other: str
    together: bool
