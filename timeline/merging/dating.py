"""The date of a merged event: the narrowest interval that most independent sources share."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from timeline.merging.profile import is_calling_off, told_status
from timeline.model.event import BEGUN, Event
from timeline.model.time import Basis, Extent, Precision, When

__all__ = ["merged_when"]

FINENESS = {precision: rank for rank, precision in enumerate(Precision)}
# days that a precision spans at most: what a common part of two intervals is called
SPANS = (
    (1, Precision.DAY),
    (7, Precision.WEEK),
    (16, Precision.PART_OF_MONTH),
    (31, Precision.MONTH),
    (92, Precision.QUARTER),
    (184, Precision.HALF),
    (366, Precision.YEAR),
    (3653, Precision.DECADE),
)


@dataclass(frozen=True, slots=True)
class _Statement:
    when: When
    source: int  # position of its group of dependent articles
    rank: int  # position of its event among the members, best first

    @property
    def first(self) -> date:
        return self.when.first or date.min

    @property
    def last(self) -> date:
        return self.when.last or date.max

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    def holds(self, first: date, last: date) -> bool:
        return self.first <= first and last <= self.last


def merged_when(members: Sequence[Event], groups: Sequence[int], published: Sequence[date | None]) -> When:
    """The interval that most independent sources agree on, with who agrees in its explanation.

    ``members`` come best first; ``groups`` says which of them do not report independently, ``published`` when each was
    published: plans yield to reports that it happened, and the day of calling it off is not its day.  Dates that only
    are the day of the news count where no source states one; intervals that an event fills throughout are not cut to
    their common part, since they do not place one moment.
    """
    dated = [
        _Statement(event.when, group, rank)
        for rank, (event, group) in enumerate(zip(members, groups, strict=True))
        if event.when.is_dated
    ]
    happened = [one for one in dated if told_status(members[one.rank], published[one.rank]) in BEGUN]
    of_event = [one for one in dated if not is_calling_off(members[one.rank], published[one.rank])]
    dated = happened or of_event or dated
    if not dated:
        return members[0].when
    stated = [one for one in dated if one.when.basis is not Basis.PUBLICATION] or dated
    moments = [one for one in stated if one.when.extent is Extent.WITHIN]
    if not moments:
        return min(stated, key=lambda one: one.rank).when
    if len(members) == 1:
        return moments[0].when
    first, last, holders = _common(moments)
    sources = len({one.source for one in dated})
    agreeing = len({one.source for one in dated if one.holds(first, last)})
    exact = min(
        (one for one in holders if (one.first, one.last) == (first, last)), key=lambda one: one.rank, default=None
    )
    best = exact or min(holders, key=lambda one: (one.days, one.rank))
    when = best.when if exact else _cut(best.when, first, last)
    return when.model_copy(update={"explanation": (*when.explanation, _agreement(agreeing, sources))})


def _common(statements: Sequence[_Statement]) -> tuple[date, date, list[_Statement]]:
    """The stretch that most sources share; of several the one that the best member supports, then the narrowest."""
    best: tuple[tuple[int, int, int, date], date, date, list[_Statement]] | None = None
    for first in sorted({one.first for one in statements}):
        holding = [one for one in statements if one.first <= first <= one.last]
        last = min(one.last for one in holding)
        key = (-len({one.source for one in holding}), min(one.rank for one in holding), (last - first).days, first)
        if best is None or key < best[0]:
            best = (key, first, last, holding)
    assert best is not None  # noqa: S101  there is a statement
    return best[1:]


def _cut(when: When, first: date, last: date) -> When:
    days = (last - first).days + 1
    precision = next((name for limit, name in SPANS if days <= limit), Precision.LONGER)
    start = "" if first == date.min else first.isoformat()
    end = "" if last == date.max else last.isoformat()
    edtf = start if start == end else f"{start or '..'}/{end or '..'}"
    return when.model_copy(
        update={
            "first": None if first == date.min else first,
            "last": None if last == date.max else last,
            "edtf": edtf,
            "precision": max(precision, when.precision, key=FINENESS.__getitem__) if days > 1 else precision,
        }
    )


def _agreement(agreeing: int, sources: int) -> str:
    if sources == 1:
        return "one independent source dates it"
    if agreeing == sources:
        return f"the narrowest interval that all {sources} independent sources share"
    return f"the narrowest interval that most sources share: {agreeing} of {sources} independent ones"
