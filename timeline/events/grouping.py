"""Which mentions tell the same event: each joins the group that it fits best, if it fits at all."""

from collections.abc import Sequence

import numpy

from timeline.model.reading import Reading

__all__ = ["AGAIN", "group_mentions", "main_of"]

AGAIN = 0.45  # probability of telling a group's event again, above which a mention joins it


def group_mentions(reading: Reading, rows: Sequence[int]) -> list[list[int]]:
    """Groups of rows of triggers. Order: by first mention; inside as in the text."""
    groups: list[list[int]] = []
    order = numpy.array(rows, dtype=numpy.int64)
    joined = numpy.zeros(len(order), dtype=numpy.int64)  # the number of each row's group
    for place, row in enumerate(rows):
        shares = reading.same[row]
        before = shares[order[:place]]  # of mentions only
        fits = numpy.bincount(joined[:place], weights=before) / max(float(shares[row] + before.sum()), 1e-9)
        best = int(fits.argmax()) if place else 0
        if place and fits[best] >= AGAIN:
            groups[best].append(row)
        else:
            best = len(groups)
            groups.append([row])
        joined[place] = best
    return groups


def main_of(reading: Reading, group: Sequence[int]) -> int:
    """The mention that the event's line is made of: the one that tells most, the first among equals."""
    return max(group, key=lambda row: (round(reading.triggers[row].main * reading.triggers[row].kept, 4), -row))
