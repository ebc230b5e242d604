"""Which mentions tell the same event: each joins the group that it fits best, if it fits at all."""

from collections.abc import Sequence

from timeline.model.reading import Reading

__all__ = ["AGAIN", "group_mentions", "main_of"]

AGAIN = 0.45  # probability of telling a group's event again, above which a mention joins it


def group_mentions(reading: Reading, rows: Sequence[int]) -> list[list[int]]:
    """Groups of rows of triggers. Order: by first mention; inside as in the text."""
    groups: list[list[int]] = []
    for row in rows:
        shares = reading.same[row]
        total = float(shares[row] + shares[[other for other in rows if other < row]].sum())  # of mentions only
        fits = [(float(shares[group].sum()) / max(total, 1e-9), -number) for number, group in enumerate(groups)]
        best = max(fits, default=(0.0, 0))
        if best[0] >= AGAIN:
            groups[-best[1]].append(row)
        else:
            groups.append([row])
    return groups


def main_of(reading: Reading, group: Sequence[int]) -> int:
    """The mention that the event's line is made of: the one that tells most, the first among equals."""
    return max(group, key=lambda row: (round(reading.triggers[row].main * reading.triggers[row].kept, 4), -row))
