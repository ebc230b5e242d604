"""A new store in place of an old one, whole or not at all."""

import contextlib
import glob
import os
import sqlite3
from pathlib import Path

from timeline.errors import StoreError
from timeline.store.connecting import is_held, settle

__all__ = ["discard", "draft_of", "move"]


def draft_of(target: Path) -> Path:
    """Where a store is made that will take a path's place; drafts of processes that were killed are taken away."""
    for draft in target.parent.glob(f".{glob.escape(target.name)}.*.new"):
        if not _has_maker(draft):
            discard(draft)
    return target.with_name(f".{target.name}.{os.getpid()}.new")


def _has_maker(draft: Path) -> bool:
    """Whether the process that makes a draft still lives: it holds a lock from its first byte on."""
    try:
        if draft.stat().st_size:
            return is_held(draft)
        number = draft.name.split(".")[-2]
        if os.name != "nt" and number.isdigit():  # there, asking would end the process
            os.kill(int(number), 0)
    except (FileNotFoundError, ProcessLookupError, OverflowError):
        return False
    except OSError:
        pass  # somebody else's
    return True


def move(draft: Path, target: Path) -> None:
    """Fold a closed store's log into its file and move it to its place.

    Raises: StoreError when the place cannot be written
    """
    try:
        settle(draft)
        if target.is_file():  # what SQLite keeps beside the old store must not be taken for the new one's
            with contextlib.suppress(sqlite3.Error):  # no store, or a damaged one: it goes in any case
                settle(target)
        for name in _beside(target):
            name.unlink(missing_ok=True)
        draft.replace(target)
    except OSError as error:
        raise StoreError("a place that can be written", got=error.strerror, where=str(target)) from error


def discard(path: Path) -> None:
    """Take away a store's files: the database and what SQLite keeps beside it."""
    for name in (path, *_beside(path)):
        with contextlib.suppress(OSError):
            name.unlink(missing_ok=True)


def _beside(path: Path) -> list[Path]:
    return [Path(f"{path}{end}") for end in ("-wal", "-shm", "-journal")]
