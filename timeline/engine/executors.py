"""Executors (PEP 3148) on which work runs: threads of this process with a worker process each, or a Dask cluster.

What runs on an executor is the same everywhere: a batch goes to a worker process that is watched, on the machine where
the executor runs it.  So the limits of an article hold on a cluster too, and an article that ends its process is named.
"""

import pickle
import socket
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any

from timeline import __version__
from timeline.engine.faults import REPORT, Fault
from timeline.engine.workers import Outcome, Workers
from timeline.errors import EngineError
from timeline.model.limits import Limits

__all__ = ["Direct", "Pending", "Place", "Task", "connected", "here", "remote"]

WAIT = 10.0  # seconds in which a cluster must answer
HINT = "start one with `dask scheduler` and `dask worker ADDRESS`, or leave out --cluster"
GONE = (BrokenExecutor, CancelledError)  # the executor is no more


@dataclass(frozen=True)
class Task:
    """What is done with each batch of items: ``work`` after ``prepare``, within limits."""

    work: Callable[[Sequence[Any]], Sequence[Any]]
    limits: Limits
    prepare: Callable[[], object] | None = None
    passing: type[Exception] | tuple[type[Exception], ...] = ()


class Direct(Executor):
    """Does at once, in the thread that asks, what it is given."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> "Future[Any]":
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


class Place:
    """An executor, and how many batches it works on at a time."""

    def __init__(self, executor: Executor, width: int, run: Callable[[Sequence[Any]], Outcome]) -> None:
        self._executor = executor
        self.width = width
        self._run = run

    def submit(self, batch: Sequence[Any]) -> "Pending":
        """The outcome to come of a batch."""
        return Pending(self, batch, self._executor.submit(self._run, batch))


class Pending:
    """A batch on its way."""

    def __init__(self, place: Place, batch: Sequence[Any], future: Any) -> None:
        self._place = place
        self._batch = batch
        self.future = future

    def outcome(self) -> Outcome:
        """The results of the batch, a result or a Fault for each item; waits for it.

        A batch whose executors die over it, again and again, is done item by item.  Whoever waits beside the one to
        blame may be blamed with it, so an item is named only if executors die of it once more, with none beside it.

        Raises: exceptions of the task's ``passing``; EngineError when the executor is gone
        """
        found = self.settled()
        if found is not None:
            return found
        alone = [self._place.submit([item]) for item in self._batch] if len(self._batch) > 1 else []
        outcomes = [pending.settled() for pending in alone] or [None]
        return [
            one
            for item, done in zip(self._batch, outcomes, strict=True)
            for one in (done if done is not None else self._tried_again(item))
        ]

    def _tried_again(self, item: Any) -> Outcome:
        found = self._place.submit([item]).settled()
        got = "executors that died of it, again and again"
        return found if found is not None else [Fault(item, "an article that can be read", got, REPORT)]

    def settled(self) -> Outcome | None:
        """The results of the batch; None when executors died over it."""
        try:
            return list(self.future.result())
        except GONE as error:
            hint = "nothing that was finished is lost; the same command again goes on"
            raise EngineError("executors that stay until the end", got=type(error).__name__, hint=hint) from error
        except Exception as error:
            if not _is_death(error):
                raise
            return None


def _is_death(error: Exception) -> bool:
    """Whether Dask gave a task up because its workers died over it."""
    scheduler = sys.modules.get("distributed.scheduler")
    return scheduler is not None and isinstance(error, scheduler.KilledWorker)


@contextmanager
def here(task: Task, jobs: int) -> Iterator[Place]:
    """Threads of this process, each with a worker process; they end with the block, whatever they are doing."""
    workers = Workers(task.work, limits=task.limits, prepare=task.prepare, passing=task.passing)
    executor = ThreadPoolExecutor(jobs, thread_name_prefix="timeline-worker")
    try:
        yield Place(executor, jobs, workers.outcome)
    finally:
        workers.close(wait=partial(executor.shutdown, wait=True, cancel_futures=True))


@contextmanager
def connected(address: str) -> Iterator[tuple[Executor, int]]:
    """The executor of a running Dask cluster, and how many tasks it works on at a time.

    Raises: EngineError when Dask is not installed, nobody answers at the address, the cluster has no workers, or these
    have another version of this package
    """
    try:
        import distributed  # takes a second
    except ImportError as error:
        hint = "pip install 'geopolitical-timeline[cluster]'"
        raise EngineError("the library of the cluster, distributed", got="none installed", hint=hint) from error
    try:
        _knock(address)
        client = distributed.Client(address, timeout=WAIT, set_as_default=False)
    except (OSError, ValueError, TypeError) as error:
        got = "nobody who listens" if isinstance(error, ConnectionRefusedError) else f"none within {WAIT:g} s"
        raise EngineError("a Dask cluster that answers", got=got, where=address, hint=HINT) from error
    try:
        width = sum(client.nthreads().values())
        if not width:
            raise EngineError("a Dask cluster with workers", got="one without", where=address, hint=HINT)
        _check_versions(client.run(_version, on_error="return"), address)
        yield client.get_executor(pure=False), width
    finally:
        client.close()


def _knock(address: str) -> None:
    """Find out at once where nobody listens: Dask's client would ask again for WAIT seconds.

    Raises: OSError
    """
    from distributed.comm.addressing import get_address_host_port

    try:
        host, port = get_address_host_port(address)
    except ValueError:
        return  # an address of another kind than host and port
    socket.create_connection((host, port), timeout=WAIT).close()


def _version() -> str:
    return __version__


def _check_versions(found: dict[str, object], address: str) -> None:
    for worker, version in sorted(found.items()):
        if version != __version__:
            got = f"{version} at {worker}" if isinstance(version, str) else f"none at {worker} ({version})"
            hint = f"install geopolitical-timeline=={__version__} for each worker"
            raise EngineError(f"workers with version {__version__} of this package", got=got, where=address, hint=hint)


def remote(executor: Executor, width: int, task: Task) -> Place:
    """A place on an executor whose functions run in other processes, or on other machines."""
    return Place(executor, width, partial(watched, pickle.dumps(task)))


@dataclass
class _Crew:
    """The workers of one task on this machine, and how many threads ask them now."""

    workers: Workers
    asking: int = 0


_LOCK = threading.Lock()
_CREWS: dict[bytes, _Crew] = {}  # of this process, by task


def watched(task: bytes, batch: Sequence[Any]) -> Outcome:
    """The outcome of a batch from a worker process of this machine; for executors that run elsewhere."""
    with _LOCK:
        crew = _CREWS.get(task)
        if crew is None:
            for other in [key for key, idle in _CREWS.items() if not idle.asking]:
                _CREWS.pop(other).workers.close()  # of a run that is over
            own: Task = pickle.loads(task)  # noqa: S301  (from who gave us the work)
            crew = _Crew(Workers(own.work, limits=own.limits, prepare=own.prepare, passing=own.passing))
            _CREWS[task] = crew
        crew.asking += 1
    try:
        return crew.workers.outcome(batch)
    finally:
        with _LOCK:
            crew.asking -= 1
