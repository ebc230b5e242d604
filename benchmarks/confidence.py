"""Fits the weights of timeline/events/confidence.py on annotated articles and prints them, ready to be put there.

    python benchmarks/confidence.py --data FILE.jsonl   articles in the shape that benchmarks/events.py takes

A logistic regression with a ridge penalty, by Newton's method: each trait of an event is one column of zeros and ones.
"""

import argparse
import sys
from collections import Counter
from pathlib import Path

import numpy
from events import documents, verdicts

from timeline.events.confidence import REASONS

RIDGE = 4.0  # pulls the weight of a rare trait towards nothing
STEPS = 25


def rows(data: Path | None) -> tuple[list[set[str]], list[bool]]:
    """The traits of each event, read back from its reasons, and whether it is right."""
    named = {sentence: trait for trait, sentence in REASONS.items()}
    found = [(event, right) for article, gold in documents(data) for event, right in verdicts(article, gold)]
    return [{named[reason] for reason in event.confidence_reasons} for event, _ in found], [right for _, right in found]


def fit(traits: list[set[str]], right: list[bool]) -> tuple[float, dict[str, float]]:
    """The base and the weight of each trait."""
    names = list(REASONS)
    columns = numpy.array([[1.0, *(float(name in row) for name in names)] for row in traits])
    target = numpy.array(right, dtype=float)
    penalty = numpy.diag([0.0] + [RIDGE] * len(names))
    weights = numpy.zeros(len(names) + 1)
    for _ in range(STEPS):
        share = 1 / (1 + numpy.exp(-columns @ weights))
        slope = columns.T @ (target - share) - penalty @ weights
        curve = (columns * (share * (1 - share))[:, None]).T @ columns + penalty
        weights = weights + numpy.linalg.solve(curve, slope)
    return float(weights[0]), {name: float(weight) for name, weight in zip(names, weights[1:], strict=True)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path)
    arguments = parser.parse_args()
    traits, right = rows(arguments.data)
    base, weights = fit(traits, right)
    seen = Counter(trait for row in traits for trait in row)
    print(f"# {len(right)} events, {sum(right)} of them right\nBASE = {base:.2f}\nWEIGHTS = {{")
    for name, weight in weights.items():
        print(f'    "{name}": {weight:.2f},  # {seen[name]} events')
    print("}")


if __name__ == "__main__":
    sys.exit(main())
