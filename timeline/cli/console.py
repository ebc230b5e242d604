"""What people see beside the data: warnings, problems, progress. All of it on stderr, none of it with --quiet."""

import errno
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from time import monotonic
from typing import TYPE_CHECKING, TextIO, TypeVar

import typer

from timeline.model.wording import how_many

if TYPE_CHECKING:
    from timeline.chronology import Chronology

__all__ = [
    "DONE",
    "FAILED",
    "USAGE",
    "Stopped",
    "Warnings",
    "clean",
    "counted",
    "emit",
    "emit_json",
    "note",
    "stdout",
    "track",
]

DONE = 0  # even when nothing was found
FAILED = 1  # some inputs failed, or --strict met something unresolved
USAGE = 2  # wrong usage, or nothing could be done
BETWEEN_LINES = 30.0  # seconds between two lines of progress where there is no terminal

T = TypeVar("T")


class Stopped(KeyboardInterrupt):
    """Ctrl-C, with what was saved until then in words."""


def clean(text: str) -> str:
    """Text from outside as it may go to a terminal: it moves neither the cursor nor the reading order."""
    from timeline.model.controls import without_controls

    return without_controls(text)


def note(message: str, *, quiet: bool = False) -> None:
    """One line on stderr."""
    if not quiet:
        typer.echo(f"timeline: {clean(' '.join(message.split()))}", err=True)


def counted(done: "Chronology") -> str:
    """How many events a store shows, and how many it keeps beside them: "12 events (2 undated; 5 minor ones kept)"."""
    minor = f"; {how_many(done.minor, 'minor one')} kept" if done.minor else ""
    return f"{how_many(done.events, 'event')} ({done.undated:,} undated{minor})"


class Warnings:
    """Warnings about articles: each once with its first article; of the others only how many there are."""

    def __init__(self, *, quiet: bool) -> None:
        self._quiet = quiet
        self._seen: Counter[str] = Counter()

    def add(self, where: str, warning: str) -> None:
        self._seen[warning] += 1
        if self._seen[warning] == 1:
            note(f"warning: {where}: {warning}", quiet=self._quiet)

    def close(self) -> None:
        """Say how often each came again. Order: as they came."""
        for warning, count in self._seen.items():
            if count > 1:
                more = how_many(count - 1, "more article")
                note(f"warning: the same in {more}: {warning}", quiet=self._quiet)


def emit(line: str) -> None:
    """One line of data on stdout.

    Raises: OSError when stdout is closed or full
    """
    stdout().write(line + "\n")


def stdout() -> TextIO:
    """Where data goes.

    Raises: OSError when it is closed
    """
    if sys.stdout is None:
        raise OSError(errno.EBADF, "a closed stream", "stdout")
    return sys.stdout


def emit_json(line: str) -> None:
    """One line of JSON on stdout, without raw control characters: those of the articles are escaped."""
    from timeline.model.controls import escaped

    emit(escaped(line))


def track(items: Iterable[T], description: str, *, quiet: bool, total: int | None = None) -> Iterator[T]:
    """The items, with word on stderr of how far the work is, where it is long enough to watch.

    On a terminal that is a bar; in a log, or where a terminal can draw none, a line now and then.
    """
    if quiet:
        yield from items
    elif not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield from _told_now_and_then(items, description, total, monotonic)
    else:
        from rich.console import Console
        from rich.progress import track as rich_track

        yield from rich_track(items, description, total=total, console=Console(stderr=True), transient=True)


def _told_now_and_then(
    items: Iterable[T], description: str, total: int | None, clock: Callable[[], float]
) -> Iterator[T]:
    """The items, with a line of progress whenever another half minute has gone by."""
    told = clock()
    for done, item in enumerate(items, start=1):
        yield item
        if (now := clock()) - told >= BETWEEN_LINES:
            told = now
            note(f"{description}: {done:,} of {total:,} done" if total else f"{description}: {done:,} done")
