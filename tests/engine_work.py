"""Work that goes wrong in every way, in a module that worker processes can import."""

import os
import re
import time
from collections.abc import Sequence

from timeline.errors import LexiconError


def doubled(batch: Sequence[str]) -> list[str]:
    """Each item twice; what an item's first word says is done first."""
    return [_doubled(item) for item in batch]


def _doubled(item: str) -> str:
    match item.split()[0]:
        case "raise":
            raise ValueError("year 10000 is out of range")
        case "deep":
            _sink(0)
        case "die":
            os.kill(os.getpid(), 9)
        case "spin":
            while True:
                pass
        case "match":  # a regular expression that never comes back
            re.match(r"(a+)+$", "a" * 60 + "b")
        case "hoard":
            held = []
            while True:
                held.append(bytearray(b"x" * 2**24))
        case "wrong":
            raise LexiconError("a table", got="none", where="own.toml")
        case "nap":
            time.sleep(0.2)
    return item * 2


def _sink(depth: int) -> int:
    return _sink(depth + 1) + 1


def process_of(batch: Sequence[str]) -> list[int]:
    """In which process each item was worked on."""
    return [os.getpid() for _ in batch]


_HELD: list[bytearray] = []


def load_much() -> None:
    """Fill 200 MB before any work."""
    _HELD.append(bytearray(b"x" * 200 * 2**20))


def parent_ended(batch: Sequence[str]) -> list[str]:
    """Each item twice; "kill" ends the process that asked for it, as a machine that goes down does."""
    for item in batch:
        if item.startswith("kill"):
            os.kill(os.getppid(), 9)
            time.sleep(60)
        time.sleep(0.02)
    return [item * 2 for item in batch]


def process_asking(batch: Sequence[str]) -> list[int]:
    """Which process asked for each item."""
    time.sleep(0.05)
    return [os.getppid() for _ in batch]
