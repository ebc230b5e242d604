"""Where work runs: in this process, or spread over several.

Nothing here knows what the work is.  Results come back in the order of the inputs, so that the number of processes
never shows in an output.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context
from typing import TypeVar

__all__ = ["map_in_order"]

T = TypeVar("T")
R = TypeVar("R")

BATCH = 32  # articles a task: enough to fill the parser's batches, few enough to keep memory flat and progress visible


def map_in_order(
    work: Callable[[Sequence[T]], list[R]], items: Iterable[T], *, jobs: int = 1, batch: int = BATCH
) -> Iterator[R]:
    """The results of ``work`` on batches of items, one per item. Order: as the items.

    At most two batches per process are in flight, so that a stream of any length is read as it is consumed.
    """
    batches = _in_batches(iter(items), batch)
    if jobs <= 1:
        for group in batches:
            yield from work(group)
        return
    with ProcessPoolExecutor(max_workers=jobs, mp_context=get_context("spawn")) as pool:
        waiting: deque[Future[list[R]]] = deque()
        for group in batches:
            waiting.append(pool.submit(work, group))
            if len(waiting) >= 2 * jobs:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


def _in_batches(items: Iterator[T], size: int) -> Iterator[list[T]]:
    while group := list(islice(items, size)):
        yield group
