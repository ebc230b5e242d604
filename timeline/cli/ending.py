"""How a command ends: one line on stderr and an exit code for every failure that can be foreseen, never a traceback.

A reader of our output that goes away (`| head`) is no failure.  ``python -X dev`` shows tracebacks nevertheless.
"""

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from pathlib import Path
from types import TracebackType
from typing import Any

from timeline.cli.console import DONE, USAGE, Stopped, note
from timeline.errors import TimelineError

__all__ = ["INTERRUPTED", "ended", "ending", "ready_streams"]

INTERRUPTED = 130  # Ctrl-C, as shells count it
REPORT = "this is a mistake of the program: please report it"


class _Ended(Exception):  # noqa: N818  (an end, not an error)
    """A command that came to its end early, with what its caller should hear."""

    def __init__(self, code: int) -> None:
        self.code = code


def ready_streams() -> None:
    """Make stdin, stdout and stderr fit to use: no file that is opened later takes the place of a closed one."""
    with suppress(OSError):
        while (number := os.open(os.devnull, os.O_RDWR)) <= 2:
            pass
        os.close(number)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None and (stream.encoding or "").lower().replace("-", "") != "utf8":
            # data is UTF-8 wherever it goes; a terminal of another kind shows what it cannot draw as \u escapes
            reconfigure(errors="backslashreplace") if stream.isatty() else reconfigure(encoding="utf-8")


def ending(command: Callable[..., Any], stopped: str) -> Callable[..., Any]:
    """The command, whose failures end in one line; ``stopped`` says what Ctrl-C leaves behind."""

    @wraps(command)
    def wrapper(**arguments: Any) -> Any:
        try:
            return command(**arguments)
        except KeyboardInterrupt as error:
            note(f"stopped; {error if isinstance(error, Stopped) else stopped}")
            raise _Ended(INTERRUPTED) from None
        except (TimelineError, OSError, MemoryError) as error:
            raise _Ended(ended(error)) from None

    return wrapper


def ended(error: BaseException) -> int:
    """Say in one line why it ended; the exit code."""
    if isinstance(error, _Ended):
        return error.code
    if isinstance(error, BrokenPipeError):
        _forget_output()
        return DONE
    if _is_usage(error):
        note(f"error: {_usage(error)}")
    elif isinstance(error, TimelineError):
        note(f"error: {error}")
    elif isinstance(error, KeyboardInterrupt):
        note("stopped; nothing was written")
        return INTERRUPTED
    else:
        _forget_output()
        note(f"error: {_failure(error)}")
    return USAGE


def _failure(error: BaseException) -> TimelineError:
    if isinstance(error, MemoryError):
        hint = "fewer or shorter articles at once, or fewer --jobs, need less"
        return TimelineError("enough memory", got="none left", hint=hint)
    if isinstance(error, OSError):
        where = str(error.filename or "stdout")
        return TimelineError("a file or stream that can be read and written", got=error.strerror, where=where)
    if sys.flags.dev_mode:
        raise error
    got = f"an exception, {type(error).__name__}{_place(error.__traceback__)}: {error}"
    return TimelineError("a command that ends well", got=got, hint=REPORT)


def _place(trace: TracebackType | None) -> str:
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f" in {Path(trace.tb_frame.f_code.co_filename).name} line {trace.tb_lineno}" if trace else ""


def _is_usage(error: BaseException) -> bool:
    """Whether the command line was wrong: an exception of click, which typer brings along under a name of its own."""
    return hasattr(error, "format_message") and hasattr(error, "exit_code")


def _usage(error: Any) -> str:
    context = getattr(error, "ctx", None)
    path = getattr(context, "command_path", None) or "timeline"
    message = str(error.format_message()).rstrip(".")
    return f"{message[:1].lower()}{message[1:]}; see: {path} --help"


def _forget_output() -> None:
    """What is left in the buffer has nowhere to go: the interpreter must not try again at its end."""
    with suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
