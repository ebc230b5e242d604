"""Whether confidence means what it says: of the fields that are given one, the share that are right.

    python benchmarks/confidence.py --data FILE.jsonl   annotated articles that the reader did not learn from

Prints a reliability table for each field, and the two numbers of each (timeline/events/confidence.py) fitted again on
these articles.  line: an annotator keeps it, and no better line tells it; type, days, status, actor: right on the lines
that hit an event.
"""

import argparse
import sys
from collections import defaultdict
from pathlib import Path

import numpy
from annotations import annotated
from events import hits_of, line_of, same_actor

from timeline import extract_events
from timeline.events.confidence import CALIBRATION

STEPS = 30
RIDGE = 1.0

Answers = dict[str, list[tuple[float, bool]]]


def answers(data: Path | None) -> Answers:
    """Each confidence that was given, by field, and whether it was right to give it."""
    found: Answers = defaultdict(list)
    for article, gold in annotated(data):
        events = list(extract_events(article).events)
        lines = [line_of(event) for event in events]
        mine = hits_of(lines, gold)
        for number, (event, line) in enumerate(zip(events, lines, strict=True)):
            if event.fields is None:
                continue
            found["line"].append((event.fields.line, number in mine))
            if number not in mine:
                continue
            right = gold[mine[number]]
            found["type"].append((event.fields.type, line.type in right.types))
            found["days"].append((event.fields.days, line.days in right.days))
            found["status"].append((event.fields.status, line.status in right.statuses))
            for actor in event.actors:
                if actor.confidence is not None:
                    is_right = any(same_actor(actor.name, name) for name in right.actors)
                    found["actor"].append((actor.confidence, is_right))
    return found


def fitted(rows: list[tuple[float, bool]]) -> tuple[float, float]:
    """Scale and shift of the log odds, by Newton's method with a ridge towards leaving them as they are."""
    given = numpy.clip([share for share, _ in rows], 0.02, 0.98)
    odds = numpy.log(given / (1 - given))
    target = numpy.array([right for _, right in rows], dtype=float)
    columns = numpy.stack([odds, numpy.ones_like(odds)], axis=1)
    start = numpy.array([1.0, 0.0])
    weights = start.copy()
    for _ in range(STEPS):
        share = 1 / (1 + numpy.exp(-columns @ weights))
        slope = columns.T @ (target - share) - RIDGE * (weights - start)
        curve = (columns * (share * (1 - share))[:, None]).T @ columns + RIDGE * numpy.eye(2)
        weights = weights + numpy.linalg.solve(curve, slope)
    return float(weights[0]), float(weights[1])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path)
    arguments = parser.parse_args()
    found = answers(arguments.data)
    for field, rows in found.items():
        bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
        for row in rows:
            bins[min(int(row[0] * 5), 4)].append(row)
        print(f"\n{field:<18}{'answers':>9}{'mean':>9}{'right':>9}")
        error = 0.0
        for step, inside in sorted(bins.items()):
            mean, share = sum(c for c, _ in inside) / len(inside), sum(right for _, right in inside) / len(inside)
            error += abs(mean - share) * len(inside) / len(rows)
            print(f"{step / 5:.1f} to {(step + 1) / 5:.1f}        {len(inside):9}{mean:9.2f}{share:9.2f}")
        print(f"mean distance     {error:27.3f}")
    print("\nCALIBRATION = {")
    for field, rows in found.items():
        scale, shift = fitted(rows)
        old = CALIBRATION[field]
        print(f'    "{field}": Platt({scale * old.scale:.2f}, {scale * old.shift + shift:.2f}),')
    print("}")


if __name__ == "__main__":
    sys.exit(main())
