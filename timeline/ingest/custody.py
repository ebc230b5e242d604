"""The chain of custody: is an input still what was read?"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from timeline.ingest.json_lines import line_bytes
from timeline.model.article import Article

__all__ = ["Inputs", "check_inputs"]


@dataclass(frozen=True, slots=True)
class Inputs:
    """How many inputs are as they were, how many are not where they were, and a line for each that has changed."""

    same: int
    gone: int
    changed: tuple[str, ...]


def check_inputs(articles: Iterable[Article]) -> Inputs:
    """Each article's file or line, hashed again where it still lies, seen from the current folder."""
    same = gone = 0
    changed = []
    for article in articles:
        data = _bytes_of(article.origin) if article.origin and article.sha256 else None
        if data is None:
            gone += 1
        elif hashlib.sha256(data).hexdigest() == article.sha256:
            same += 1
        else:
            changed.append(f"the input {article.origin} of {article.id} has changed since it was read")
    return Inputs(same, gone, tuple(changed))


def _bytes_of(origin: str) -> bytes | None:
    """The bytes of "articles/a.html" or of the line "articles/wire.jsonl:2"; None where they cannot be read."""
    try:
        if Path(origin).is_file():
            return Path(origin).read_bytes()
        file, _, number = origin.rpartition(":")
        if not number.isdigit() or not Path(file).is_file():
            return None
        with Path(file).open("rb") as stream:
            return line_bytes(stream, int(number))
    except (OSError, ValueError):
        return None
