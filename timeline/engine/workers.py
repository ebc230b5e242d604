"""Worker processes and who watches over them, seen from the parent.

Every thread that asks has a worker of its own, hands it batches and reads its answers; one more thread looks at the
processor time and memory of those that are busy and ends the ones that take too much.  Who looks on from outside stops
what a timer inside cannot: a regular expression or a library that never comes back.
"""

import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import Any, BinaryIO, cast

import psutil

from timeline.engine.faults import REPORT, Fault, too_large, too_slow
from timeline.engine.frames import read_frame, write_frame
from timeline.errors import EngineError
from timeline.model.limits import Limits

__all__ = ["Outcome", "Workers"]

Outcome = list[Any]  # a result or a Fault for each item

LOOK = 0.1  # seconds between looks at the workers
STUCK = 20  # times the limit: a worker that waits so long without using its processor time will not come back
TRIES = 3  # to start a worker
START = 300.0  # seconds of processor time for loading what all articles need
HINT = "see what it says above; --jobs 1 reads short articles without one"
_BOOT = "import sys; sys.path[:] = {path!r}; from timeline.engine.serving import serve; serve()"


class _End(StrEnum):
    """Why a worker has no results for a batch."""

    TIME = "time"
    MEMORY = "memory"
    DIED = "died"
    FAILED = "failed"


class _Worker:
    """One process, and what is known of the batch that it is busy with."""

    def __init__(self) -> None:
        boot = _BOOT.format(path=[str(Path(entry).absolute()) if entry else str(Path.cwd()) for entry in sys.path])
        optimised = ["-" + "O" * sys.flags.optimize] if sys.flags.optimize else []
        self.process = subprocess.Popen(  # noqa: S603  (our own interpreter)
            [sys.executable, "-P", *optimised, "-c", boot], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self.fresh = True
        self.end: _End | None = None
        self.most_seconds: float | None = None  # of processor time; None while it has nothing to do
        self.loaded: float | None = None  # MB that it holds before any work; None while it loads
        self._base = 0.0
        self._since = 0.0
        self._seen = psutil.Process(self.process.pid)

    def _write(self, value: Any) -> None:
        write_frame(cast("BinaryIO", self.process.stdin), value)

    def _read(self) -> tuple[str, Any]:
        return cast("tuple[str, Any]", read_frame(cast("BinaryIO", self.process.stdout)))

    def set_up(self, setup: tuple[Any, ...]) -> None:
        """Say what the work is, and wait until what all items need is loaded.

        Raises: EOFError, OSError when the process ends before
        """
        self._busy(START)
        self._write(setup)
        self._read()
        self.most_seconds, self.loaded = None, self.memory()

    def ask(self, batch: Sequence[Any], seconds: float) -> tuple[str, Any]:
        """The answer to a batch.

        Raises: EOFError, OSError when the process ends before it has one
        """
        self._busy(seconds)
        self._write(batch)
        try:
            return self._read()
        finally:
            self.most_seconds, self.fresh = None, False

    def _busy(self, seconds: float) -> None:
        self._base, self._since, self.end = self._used(), time.monotonic(), None
        self.most_seconds = seconds

    def _used(self) -> float:
        with suppress(psutil.Error):
            used = self._seen.cpu_times()
            return float(used.user + used.system)
        return self._base

    def memory(self) -> float:
        """MB that the process holds now."""
        with suppress(psutil.Error):
            return float(self._seen.memory_info().rss / 2**20)
        return 0.0

    def look(self, most_memory: int) -> None:
        """End the process if it takes too much."""
        most = self.most_seconds
        if most is None or self.end is not None:
            return
        if self._used() - self._base > most or time.monotonic() - self._since > STUCK * most:
            self.end = _End.TIME
        elif self.loaded is not None and self.memory() > most_memory:
            self.end = _End.MEMORY
        if self.end is not None:
            self.process.kill()

    def close(self) -> str:
        """End the process; how it ended, in words."""
        self.process.kill()
        for stream in (self.process.stdin, self.process.stdout):
            with suppress(OSError):
                cast("BinaryIO", stream).close()
        code = self.process.wait()
        return f"signal {-code}" if code < 0 else f"exit code {code}"


class Workers:
    """Worker processes, one for each thread that asks, started when there is work for them."""

    def __init__(
        self,
        work: Callable[[Sequence[Any]], Sequence[Any]],
        *,
        limits: Limits,
        prepare: Callable[[], object] | None,
        passing: type[Exception] | tuple[type[Exception], ...],
    ) -> None:
        self._setup = (work, prepare, passing)
        self._limits = limits
        self._own = threading.local()
        self._all: set[_Worker] = set()
        self._lock = threading.Lock()
        self._is_watched = False
        self._closed = threading.Event()

    def close(self, wait: Callable[[], object] = lambda: None) -> None:
        """End all workers, whatever they are doing; ``wait`` waits for the threads that asked them."""
        self._closed.set()
        with self._lock:
            workers = list(self._all)
        for worker in workers:
            worker.process.kill()
        wait()
        for worker in workers:
            worker.close()

    def _watch(self) -> None:
        while not self._closed.wait(LOOK):
            with self._lock:
                workers = list(self._all)
            for worker in workers:
                worker.look(self._limits.memory)

    def outcome(self, batch: Sequence[Any]) -> Outcome:
        """The results of a batch, a result or a Fault for each item.

        Raises: exceptions of ``passing`` that the work raises; CancelledError when nobody wants the results any more
        """
        kind, value = self._answer(batch)
        if kind == "done":
            return cast("Outcome", value)
        if kind == "raised":
            raise value
        if len(batch) == 1:
            return [self._fault(batch[0], _End(kind), value)]
        return [one for item in batch for one in self.outcome([item])]

    def _fault(self, item: Any, end: _End, words: str) -> Fault:
        if end is _End.TIME:
            return too_slow(item, self._limits.seconds)
        if end is _End.MEMORY:
            return too_large(item, self._limits.memory)
        expected = "an article that can be read"
        return Fault(item, expected, words if end is _End.FAILED else f"a process that died of it ({words})", REPORT)

    def _answer(self, batch: Sequence[Any]) -> tuple[str, Any]:
        """What a worker says of a batch; of a lone item only a fresh worker says that it takes too much or kills."""
        worker = getattr(self._own, "worker", None) or self._start()
        fresh = worker.fresh
        try:
            kind, value = worker.ask(batch, self._limits.seconds)
            if kind == _End.MEMORY or self._holds_much(worker):
                self._drop(worker)  # what it holds would be counted against the next one
        except (EOFError, OSError):
            kind, value = (worker.end or _End.DIED).value, self._drop(worker)
        if kind in (_End.MEMORY, _End.DIED) and not fresh and len(batch) == 1:
            return self._answer(batch)
        return kind, value

    def _holds_much(self, worker: _Worker) -> bool:
        """Whether earlier work fills more than half of what there is beside what every worker loads."""
        loaded = worker.loaded or 0.0
        return worker.memory() - loaded > max(self._limits.memory - loaded, 0.0) / 2

    def _start(self) -> _Worker:
        """A worker that is ready; somebody may end one while it loads, so there is a second try.

        Raises: EngineError when none can be started; CancelledError when nobody wants its results any more
        """
        words = ""
        for _ in range(TRIES):
            with self._lock:
                if self._closed.is_set():
                    raise CancelledError
                worker = _Worker()
                if not self._is_watched:
                    self._is_watched = True
                    threading.Thread(target=self._watch, daemon=True, name="timeline-watch").start()
                self._all.add(worker)
            try:
                worker.set_up(self._setup)
                self._own.worker = worker
                return worker
            except (EOFError, OSError):
                words = self._drop(worker)
        raise EngineError("a worker process that starts", got=f"a process that ended ({words})", hint=HINT)

    def _drop(self, worker: _Worker) -> str:
        """End a worker; how it ended, in words."""
        self._own.worker = None
        with self._lock:
            self._all.discard(worker)
        return worker.close()
