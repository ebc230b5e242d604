"""Why an item has no result, and the exception that its work ended with, in words."""

import traceback
from dataclasses import dataclass
from pathlib import Path
from typing import Any

__all__ = ["REPORT", "Fault", "in_words", "too_large", "too_long", "too_slow"]

LONGEST = 200  # characters of an exception's own words
REPORT = "this is a mistake of the program: please report it with the article"


@dataclass(frozen=True, slots=True)
class Fault:
    """An item that could not be worked on: what was expected, what came, and what to do."""

    item: Any
    expected: str
    got: str
    hint: str | None = None


def too_long(item: object, weight: int, most: int) -> Fault:
    """The fault of an item that is refused before any work."""
    hint = "raise it with --article-characters, or split the article"
    return Fault(item, f"at most {most:,} characters in one article", f"a text of {weight:,}", hint)


def too_slow(item: object, seconds: float) -> Fault:
    """The fault of an item that used up its processor time."""
    hint = "raise it with --article-seconds, or split the article"
    return Fault(item, f"an article that takes at most {seconds:g} s of processor time", "a longer run", hint)


def too_large(item: object, megabytes: int) -> Fault:
    """The fault of an item that needed more memory than it may."""
    hint = "raise it with --article-memory, or split the article"
    return Fault(item, f"an article that takes at most {megabytes} MB of memory", "a larger need", hint)


def in_words(error: BaseException) -> str:
    """What an exception says, and where: "an exception, ValueError in dating.py line 12: year 10000 is ..."."""
    place = next(iter(traceback.extract_tb(error.__traceback__)[-1:]), None)
    where = f" in {Path(place.filename).name} line {place.lineno}" if place else ""
    words = " ".join(str(error).split())[:LONGEST]
    return f"an exception, {type(error).__name__}{where}" + (f": {words}" if words else "")
