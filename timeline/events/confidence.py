"""How sure each field of an event is: the reader's probabilities, calibrated on articles that it had not seen.

``benchmarks/confidence.py`` fits the two numbers of each field and prints the reliability table.

Source: Platt scaling, J. Platt, "Probabilistic outputs for support vector machines", 1999
"""

from math import exp, log
from typing import NamedTuple

__all__ = ["CALIBRATION", "Platt", "calibrated"]

LOWEST, HIGHEST = 0.02, 0.98


class Platt(NamedTuple):
    """Scale and shift of a probability's log odds."""

    scale: float
    shift: float


# python benchmarks/confidence.py --data ANNOTATED.jsonl
CALIBRATION = {
    "line": Platt(0.52, -0.09),
    "type": Platt(0.78, 0.43),
    "days": Platt(0.37, 0.35),
    "status": Platt(0.73, 0.09),
    "actor": Platt(0.67, -0.46),
}


def calibrated(field: str, probability: float) -> float:
    """The share of right answers among those to which the reader gives this probability."""
    scale, shift = CALIBRATION[field]
    bounded = min(max(probability, 1e-4), 1 - 1e-4)
    share = 1 / (1 + exp(-(scale * log(bounded / (1 - bounded)) + shift)))
    return round(min(max(share, LOWEST), HIGHEST), 3)
