"""Which way the dated entries of a list run: the oldest first, or the newest."""

from typing import NamedTuple

from timeline.model.meaning import Between, Calendar, Clock, End, Meaning, Nth, Part
from timeline.resolution.meaning_needs import is_weekday

__all__ = ["step_between"]

_SURE = 3  # entries whose order is plain outweigh as many whose order is not


def step_between(before: Meaning, after: Meaning) -> int:
    """Above 0 where an entry seems to lie after the one before it, below 0 where before.

    Without a year or a day, entries lie close to each other round the year or the clock: November and January run
    forward, February and December backwards; for what is no nearer either way the order of the numbers decides.
    """
    one, other = _place(before), _place(after)
    if one is None or other is None or one.circle != other.circle or is_weekday(before) or is_weekday(after):
        return 0
    if one.year is not None and other.year is not None and one.year != other.year:
        return _SURE if one.year < other.year else -_SURE
    ahead = (other.number - one.number) % one.circle
    if ahead == 0:
        return 0
    if min(ahead, one.circle - ahead) * 4 < one.circle:
        return _SURE if ahead * 2 < one.circle else -_SURE
    return 1 if one.number < other.number else -1


class _Place(NamedTuple):
    """Where an entry lies in its year or on the clock."""

    year: int | None
    number: int
    circle: int


def _place(meaning: Meaning) -> _Place | None:
    match meaning:
        case Calendar(unit="day" | "month"):
            return _Place(meaning.year, 31 * meaning.number + meaning.day, 12 * 31)
        case Calendar(unit="year"):
            return _Place(meaning.year, 0, 1)
        case Clock(time=time):
            hour, _, minute = time.partition(":")
            return _Place(None, 60 * int(hour) + int((minute or "0").removesuffix("Z")), 24 * 60)
        case Part(of=of) | Nth(of=of):
            return _place(of)
        case Between(last=last) | End(last=last):
            return _place(last)
    return None
