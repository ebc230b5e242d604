"""Work in this process, under a timer where the system has one.

Starting another process costs more than reading a short article, so a run of short articles needs none.  The timer is
only a tripwire: what trips it is tried again in a worker, which gives the verdict.
"""

import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

from timeline.engine.faults import REPORT, Fault, in_words
from timeline.model.limits import Limits

__all__ = ["can_watch_itself", "work_here"]

T = TypeVar("T")
R = TypeVar("R")


class _Tripped(BaseException):
    """The timer's; no handler of Exception may swallow it."""


def can_watch_itself() -> bool:
    """Whether this thread can be interrupted by a timer: the main one, on POSIX, where nobody else uses that timer."""
    return (
        hasattr(signal, "setitimer")
        and threading.current_thread() is threading.main_thread()
        and signal.getsignal(signal.SIGPROF) == signal.SIG_DFL
    )


def work_here(
    work: Callable[[Sequence[T]], Sequence[R]],
    batch: Sequence[T],
    limits: Limits,
    passing: type[Exception] | tuple[type[Exception], ...],
) -> list[R | Fault] | None:
    """The results of a batch, an item that raises being left out; None when the batch needs a worker's verdict.

    Raises: exceptions of ``passing``
    """
    done: list[R | Fault] = []
    try:
        with _timer(limits.seconds):
            return [*work(batch)]
    except passing:
        raise
    except (_Tripped, MemoryError):
        return None
    except Exception as error:
        if len(batch) == 1:
            return [Fault(batch[0], "an article that can be read", in_words(error), REPORT)]
    for item in batch:
        alone = work_here(work, [item], limits, passing)
        if alone is None:
            return None
        done += alone
    return done


@contextmanager
def _timer(seconds: float) -> Iterator[None]:
    """Raises _Tripped in the block once this process has used so much processor time."""

    def trip(_number: int, _frame: Any) -> None:
        raise _Tripped

    before = signal.signal(signal.SIGPROF, trip)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
