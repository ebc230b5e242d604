"""What runs inside of a worker process: batches in by stdin, results out by stdout, until the parent is gone."""

import os
import queue
import signal
import sys
import threading
from typing import Any, BinaryIO

from timeline.engine.faults import in_words
from timeline.engine.frames import read_frame, write_frame

__all__ = ["serve"]


def serve() -> None:
    """Work until stdin ends. The first value is (work, prepare, passing); each other one is a batch.

    Answers: ("ready", None), then for each batch ("done", results), ("raised", exception of ``passing``),
    ("failed", words) or ("memory", None)
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's: it tells us by going away
    answers = _own_stdout()
    waiting: queue.SimpleQueue[Any] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(sys.stdin.buffer, waiting), daemon=True).start()
    work, prepare, passing = waiting.get()
    try:
        if prepare is not None:
            prepare()
    except passing:
        pass  # each batch will say so again
    write_frame(answers, ("ready", None))
    while True:  # until _listen ends it
        write_frame(answers, _answer(work, waiting.get(), passing))


def _answer(work: Any, batch: Any, passing: Any) -> tuple[str, Any]:
    try:
        return "done", work(batch)
    except passing as error:
        return "raised", error
    except MemoryError:
        return "memory", None
    except Exception as error:
        return "failed", in_words(error)


def _listen(stream: BinaryIO, waiting: "queue.SimpleQueue[Any]") -> None:
    """Hand on what comes; a parent that is gone, killed even, ends this process at once, in the middle of its work."""
    try:
        while True:
            waiting.put(read_frame(stream))
    finally:  # also where what came cannot be read: nobody would hear of it
        os._exit(0)


def _own_stdout() -> BinaryIO:
    """The pipe to the parent; what libraries print goes nowhere instead of into it."""
    pipe = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
    return pipe
