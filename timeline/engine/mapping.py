"""The results of work on a stream of items, in order, wherever each batch runs."""

import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, wait
from contextlib import ExitStack
from itertools import chain, islice
from typing import Any, TypeVar

from timeline.engine.executors import Pending, Task, here, remote
from timeline.engine.faults import Fault, too_long
from timeline.engine.here import can_watch_itself, work_here
from timeline.engine.workers import Outcome
from timeline.model.limits import Limits

__all__ = ["map_in_order"]

T = TypeVar("T")
R = TypeVar("R")

BATCH = 32  # items a task: enough to fill the parser's batches, few enough to keep memory flat and progress visible
SMALL = 50_000  # weight of an item that shares a batch with others, and that this process may work on itself
SMALL_BATCH = 200_000  # weight of a batch: far from what one item may cost
BREATH = 0.5  # seconds between looks at Ctrl-C where a wait cannot be interrupted


def map_in_order(
    work: Callable[[Sequence[T]], Sequence[R]],
    items: Iterable[T],
    *,
    jobs: int = 1,
    limits: Limits | None = None,
    weigh: Callable[[T], int] = lambda _: 1,
    prepare: Callable[[], object] | None = None,
    passing: type[Exception] | tuple[type[Exception], ...] = (),
    on: tuple[Executor, int] | None = None,
) -> Iterator[R | Fault]:
    """The results of ``work`` on batches of items, one per item, or why there is none. Order: as the items.

    With ``jobs=1`` small items are worked on in this process, heavy ones in a worker process; with more, all in
    workers.  ``on`` is an executor (PEP 3148) of other processes or machines, and how many batches it works on at a
    time; then they do all of it.  A batch that fails, runs too long or loses its worker is done again item by item, so
    that only the item to blame is left out.  At most two batches per worker are in flight: a stream of any length is
    read as it is consumed.  ``weigh`` gives the characters of an item, ``prepare`` loads in a worker what no item's
    time pays for.

    Raises: exceptions of ``passing`` that the work raises: they are about the run, not about one item
    """
    limits = limits or Limits()
    task = Task(work, limits, prepare, passing)
    with ExitStack() as closing:
        place = remote(*on, task) if on else closing.enter_context(here(task, jobs))
        waiting: deque[tuple[list[T], Pending | None]] = deque()
        for batch in _in_batches(iter(items), place.width, weigh, limits.characters):
            if _is_refused(batch, weigh, limits):
                waiting.append((batch, None))
            elif on is None and jobs <= 1 and can_watch_itself() and all(weigh(item) <= SMALL for item in batch):
                yield from _drained(waiting, weigh, limits)
                done = work_here(work, batch, limits, passing)
                yield from done if done is not None else _result(place.submit(batch))
            else:
                waiting.append((batch, place.submit(batch)))
            while len(waiting) >= 2 * place.width:
                yield from _first(waiting, weigh, limits)
        yield from _drained(waiting, weigh, limits)


def _is_refused(batch: Sequence[T], weigh: Callable[[T], int], limits: Limits) -> bool:
    return len(batch) == 1 and weigh(batch[0]) > limits.characters


def _drained(
    waiting: deque[tuple[list[T], Pending | None]], weigh: Callable[[T], int], limits: Limits
) -> Iterator[Any]:
    while waiting:
        yield from _first(waiting, weigh, limits)


def _first(waiting: deque[tuple[list[T], Pending | None]], weigh: Callable[[T], int], limits: Limits) -> Iterator[Any]:
    batch, pending = waiting.popleft()
    if pending is None:
        yield from (too_long(item, weigh(item), limits.characters) for item in batch)
    else:
        yield from _result(pending)


def _result(pending: Pending) -> Outcome:
    if sys.platform == "win32":  # Ctrl-C does not end a wait there
        while not wait([pending.future], timeout=BREATH).done:
            pass
    return pending.outcome()


def _in_batches(items: Iterator[T], jobs: int, weigh: Callable[[T], int], most: int) -> Iterator[list[T]]:
    """Batches of at most BATCH items and SMALL_BATCH in weight, a heavy item alone; a few items go to all workers."""
    first = list(islice(items, BATCH * jobs))
    size = max(1, min(BATCH, -(-len(first) // jobs)))
    batch: list[T] = []
    total = 0
    for item in chain(first, items):
        weight = weigh(item)
        is_heavy = weight > min(SMALL, most)
        if batch and (is_heavy or len(batch) == size or total + weight > SMALL_BATCH):
            yield batch
            batch, total = [], 0
        batch.append(item)
        total += weight
        if is_heavy:
            yield batch
            batch, total = [], 0
    if batch:
        yield batch
