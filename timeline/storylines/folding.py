"""Which lines are parts of another one: the arrival, the dinner and the walk-out of one summit.

A chronology wants one line with its sub-events under it.  Folding is cautious: a part shares place or words, actors and
days with its whole, and is of a kind that goes with it; what people said about it is never a part.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from timeline.lexicons import country_names
from timeline.merging.words import content_words
from timeline.model.actor import ActorKind
from timeline.model.event import BEGUN, SHOWN_TIERS, Status
from timeline.model.outline import Outlined

__all__ = ["folded"]

TALKS = frozenset({"summit", "meeting", "visit", "negotiation", "agreement"})
FORCE = frozenset({"attack", "clash"})
SPOKEN = frozenset({"words", "other"})  # groups whose lines stand for themselves
APART = frozenset({"message", *TALKS, *FORCE})  # types of which one pair of actors has several a day
BEGAN = "begun"
TOLD = frozenset({BEGAN, Status.PLANNED})  # what is denied or called off is no other words for what is told
WHOLE = 7  # days that a whole may take
WIDE = 31  # days: a part that is known only to the month
BESIDE = 2  # days before and after: who meets on Thursday arrives on Tuesday
PAIR = 2  # sides or people
SAME_WORDS = 0.7  # of the words of two titles
NAMED = 3  # words that a title needs to be compared


@dataclass(frozen=True, slots=True)
class _Line:
    """What folding looks at of a shown, dated event. Days are proleptic ordinals."""

    id: str
    type: str
    group: str
    salience: float
    first: int
    last: int
    status: str
    place: str | None
    is_city: bool
    actors: frozenset[str]
    people: frozenset[str]  # and bodies
    sides: frozenset[str]  # countries
    sentence: tuple[str, str]
    title: str

    @property
    def is_day(self) -> bool:
        return self.first == self.last


def folded(events: Iterable[Outlined]) -> dict[str, str]:
    """The whole of each event that is a part, by ids; a whole is part of nothing. Order: by the part's id"""
    lines = [line for event in events if (line := _line(event)) is not None]
    lines.sort(key=lambda line: (-line.salience, line.id))
    wholes: dict[tuple[str, object], list[_Line]] = defaultdict(list)
    found: dict[str, str] = {}
    for line in lines:
        near = {one.id: one for key in _keys(line) for one in wholes[key]}
        fitting = [one for one in near.values() if _is_part(line, one)]
        if fitting:
            found[line.id] = min(fitting, key=lambda one: (-one.salience, one.id)).id
        elif line.last - line.first < WHOLE:
            for key in _keys(line):
                wholes[key].append(line)
    return dict(sorted(found.items()))


def _line(event: Outlined) -> _Line | None:
    first, last = event.when.first, event.when.last
    if event.tier not in SHOWN_TIERS or event.accepted is False or first is None or last is None:
        return None
    if (last - first).days >= WIDE:
        return None
    main = event.mentions[0]
    place = event.place.name.lower() if event.place else None
    return _Line(
        id=event.id,
        type=event.type,
        group=event.group,
        salience=event.salience,
        first=first.toordinal(),
        last=last.toordinal(),
        status=BEGAN if event.status in BEGUN else str(event.status),
        place=place,
        is_city=place is not None and place not in _countries(),
        actors=frozenset(actor.id for actor in event.actors if actor.id),
        people=frozenset(actor.id for actor in event.actors if actor.id and actor.kind is not ActorKind.COUNTRY),
        sides=frozenset(actor.country for actor in event.actors if actor.country),
        sentence=(main.article, main.quote),
        title=event.title,
    )


@cache
def _countries() -> frozenset[str]:
    return frozenset(name.lower() for name in country_names().values())


def _keys(line: _Line) -> Iterator[tuple[str, object]]:
    """Where a part and its whole meet: so that few pairs are looked at."""
    yield "sentence", line.sentence
    if line.is_city:
        for week in {line.first // WHOLE, line.last // WHOLE}:
            for beside in (week - 1, week, week + 1):
                yield f"city {line.place}", beside
    if line.is_day and len(line.sides) >= PAIR:
        yield "sides", (line.first, line.sides)
    if line.is_day and line.actors:
        yield "act", (line.type, line.first, line.actors)


def _is_part(line: _Line, whole: _Line) -> bool:
    if _is_told_again(line, whole):
        return True
    if line.status != whole.status or line.group in SPOKEN or whole.group in SPOKEN:
        return False
    return _is_of_talks(line, whole) or _is_of_force(line, whole) or _is_same_act(line, whole)


def _is_told_again(line: _Line, whole: _Line) -> bool:
    """Whether both lines are one sentence's, in nearly the same words."""
    if line.sentence != whole.sentence or not _overlap(line, whole) or not {line.status, whole.status} <= TOLD:
        return False
    few, many = sorted((frozenset(content_words(line.title)), frozenset(content_words(whole.title))), key=len)
    return len(few) >= NAMED and len(few & many) >= SAME_WORDS * len(few | many)


def _is_of_talks(line: _Line, whole: _Line) -> bool:
    """Whether one is a step of the other's meeting: in the same city, or of the same sides on the same day."""
    if not (line.type in TALKS and whole.type in TALKS):
        return False
    if line.is_city and whole.is_city:
        if line.place != whole.place:
            return False
        if _overlap(line, whole):
            return bool(line.sides) and line.sides <= whole.sides
        return _is_beside(line, whole) and len(line.people & whole.people) >= PAIR
    return line.is_day and _same_days(line, whole) and len(line.sides) >= PAIR and line.sides == whole.sides


def _is_of_force(line: _Line, whole: _Line) -> bool:
    """Whether both tell of the same blow: in the same city, on the same day, by and on the same sides."""
    return (
        line.type in FORCE
        and whole.type in FORCE
        and line.is_city
        and line.place == whole.place
        and line.is_day
        and _same_days(line, whole)
        and bool(line.sides)
        and line.sides <= whole.sides
    )


def _is_same_act(line: _Line, whole: _Line) -> bool:
    """Whether the same actors did the same on the same day; two places, where both are known, are two acts."""
    return (
        line.type == whole.type
        and line.type not in APART
        and line.is_day
        and _same_days(line, whole)
        and bool(line.actors)
        and line.actors == whole.actors
        and not (line.is_city and whole.is_city and line.place != whole.place)
    )


def _overlap(line: _Line, whole: _Line) -> bool:
    return line.first <= whole.last and whole.first <= line.last


def _same_days(line: _Line, whole: _Line) -> bool:
    return (line.first, line.last) == (whole.first, whole.last)


def _is_beside(line: _Line, whole: _Line) -> bool:
    return line.last - line.first < WHOLE and line.first <= whole.last + BESIDE and whole.first <= line.last + BESIDE
