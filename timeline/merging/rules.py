"""Which rules merged: a digest of this room and of the words and types that it reads.

What merging worked out once is of use only as long as the same would be worked out again.
"""

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

__all__ = ["rules_digest"]

_READ = (".py", ".npz", ".json", ".toml", ".tsv")


@cache
def rules_digest() -> str:
    """The SHA-256 of all that decides how events merge, in hex."""
    digest = hashlib.sha256()
    for room in ("timeline.merging", "timeline.lexicons"):
        for name, data in _files(files(room), ""):
            digest.update(f"{name} {len(data)}\n".encode())
            digest.update(data)
    return digest.hexdigest()


def _files(folder: Traversable, path: str) -> Iterator[tuple[str, bytes]]:
    for entry in sorted(folder.iterdir(), key=lambda one: one.name):
        if entry.is_dir():
            yield from _files(entry, f"{path}{entry.name}/")
        elif entry.name.endswith(_READ):
            yield f"{path}{entry.name}", entry.read_bytes()
