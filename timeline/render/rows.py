"""Lanes and rows: who is drawn above whom. Pure and deterministic; the page's own lanes.js does the same.

What comes in are intervals on one axis, in any unit; what goes out are row numbers.
"""

import heapq
from collections import Counter
from collections.abc import Iterable, Sequence

__all__ = ["lane_order", "pack_rows", "readable_span"]

ROOM = 4  # times the dense stretch: so much may be shown beside it
REACH = 0.5  # of the dense stretch, on each side: how far its neighbours may stand


def pack_rows(intervals: Sequence[tuple[float, float]], gap: float = 0) -> list[int]:
    """The row of each interval: the lowest in which nothing that came before is nearer than ``gap``.

    >>> pack_rows([(0, 4), (5, 6), (2, 3), (7, 7)], gap=1)
    [0, 0, 1, 0]

    Order: that of the input; equal starts keep it
    """
    rows = [0] * len(intervals)
    free: list[int] = []  # rows that end before what comes next
    busy: list[tuple[float, int]] = []  # (end, row)
    used = 0
    for index in sorted(range(len(intervals)), key=lambda index: (intervals[index][0], index)):
        start, end = intervals[index]
        while busy and busy[0][0] + gap <= start:
            heapq.heappush(free, heapq.heappop(busy)[1])
        if free:
            row = heapq.heappop(free)
        else:
            row, used = used, used + 1
        rows[index] = row
        heapq.heappush(busy, (end, row))
    return rows


def lane_order(lanes: Iterable[str], *, known: Sequence[str] = (), most: int = 12, rest: str = "other") -> list[str]:
    """The lanes to draw: known ones first, then by number of events and name; what is past ``most`` is ``rest``.

    >>> lane_order(["b", "a", "b", "c"], known=["c"], most=2)
    ['c', 'b', 'other']
    """
    counts = Counter(lanes)
    ordered = [lane for lane in known if lane in counts]
    ordered += sorted(counts.keys() - set(ordered), key=lambda lane: (-counts[lane], lane))
    if len(ordered) <= most:
        return ordered
    return [lane for lane in ordered[:most] if lane != rest] + [rest]


def readable_span(
    points: Sequence[float], *, share: float = 0.75, near: float = 0.3, least: float = 30
) -> tuple[float, float]:
    """The stretch to look at first: the shortest that holds ``share`` of the points, and what stands near it.

    One treaty of 1648 among this year's news may not squeeze the news into a line; where that stretch has a quarter of
    the room anyhow, everything is shown.

    >>> readable_span([1, 700, 705, 708, 710, 715, 718, 720, 9000])
    (700, 720)
    >>> readable_span([660, 700, 705, 708, 710, 715, 718, 720, 735])
    (660, 735)

    Units:  ``near`` as a part of that shortest stretch: the gap to the next point; ``least`` as the points are
    Raises: ValueError without points
    """
    if not points:
        raise ValueError("expected at least one point")
    ordered = sorted(points)
    held = min(len(ordered), max(1, -int(-len(ordered) * share // 1)))
    low = min(range(len(ordered) - held + 1), key=lambda start: ordered[start + held - 1] - ordered[start])
    high = low + held - 1
    dense = ordered[high] - ordered[low]
    if dense * ROOM >= ordered[-1] - ordered[0]:
        return ordered[0], ordered[-1]
    # measured by the dense stretch alone: one that grew with what it takes in would walk back through a century
    gap, farthest = max(least, dense * near), max(least, dense * REACH)
    first, last = ordered[low] - farthest, ordered[high] + farthest
    while low > 0 and ordered[low] - ordered[low - 1] <= gap and ordered[low - 1] >= first:
        low -= 1
    while high + 1 < len(ordered) and ordered[high + 1] - ordered[high] <= gap and ordered[high + 1] <= last:
        high += 1
    return ordered[low], ordered[high]
