"""Random inputs, as many as wanted: python tests/fuzz/run.py --inputs 1000000 --seed 7

Every input has a seed of its own, made of the run's seed and its number; what fails is printed with it and tried again
alone by: python tests/fuzz/run.py --seed 7 --only 123456
"""

import argparse
import logging
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

if __package__ in (None, ""):  # run as a script
    sys.path[:0] = [str(Path(__file__).resolve().parents[2]), str(Path(__file__).resolve().parents[1])]

from fuzz.trying import trials

SLOW = 5.0  # seconds of processor time that no input of this size may take


@dataclass
class Result:
    """How many inputs each part got, and what failed: the number of an input, and why."""

    tried: Counter[str] = field(default_factory=Counter)
    failures: list[tuple[int, str]] = field(default_factory=list)


def fuzz(numbers: Iterable[int], seed: int) -> Result:
    """Try the inputs with these numbers."""
    logging.disable(logging.CRITICAL)  # readers of damaged files have much to say
    result = Result()
    with trials() as known:
        for number in numbers:
            random = Random(f"{seed}:{number}")
            (trial,) = random.choices(known, weights=[one.share for one in known])
            began = time.process_time()
            try:
                trial.run(random)
            except Exception:
                result.failures.append((number, f"{trial.name}: {traceback.format_exc()}"))
            if time.process_time() - began > SLOW:
                result.failures.append((number, f"{trial.name}: {time.process_time() - began:.1f} s"))
            result.tried[trial.name] += 1
    logging.disable(logging.NOTSET)
    return result


def main() -> None:
    """Try, print what failed, exit with 1 where something did."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--inputs", type=int, default=10_000)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--only", type=int, help="the number of one input")
    given = options.parse_args()
    numbers = range(given.inputs) if given.only is None else [given.only]
    result = fuzz(numbers, given.seed)
    for number, why in result.failures:
        print(f"--- input {number} of seed {given.seed}\n{why}")
    print(
        ", ".join(f"{count} {name}" for name, count in sorted(result.tried.items())), f"- {len(result.failures)} failed"
    )
    sys.exit(bool(result.failures))


if __name__ == "__main__":
    main()
