"""Every exception and warning that this package raises on purpose.

    TimelineError
    ├── InputError            something read from outside is not what it should be
    │   ├── ArticleError      a file or line that should hold an article
    │   ├── DateError         a text that should be a calendar date
    │   └── LexiconError      a word list or a user's --actors / --types file
    ├── AnchorError           a relative date was asked for without the date it is relative to
    ├── SelectionError        a query names a type, group or status that does not exist
    ├── StoreError            a store that cannot be opened, read or written
    │   ├── StoreVersionError     written by a newer version of this package
    │   ├── StoreCorruptError     the file is damaged or is no store
    │   └── StoreConflictError    the call would throw away articles or decisions
    ├── DecisionError         a review file that cannot be applied
    │   └── DecisionErrors        several things in it at once
    ├── EngineError           work that cannot be spread over other processes
    └── OutputError           a result that cannot be written

    TimelineWarning           legal but risky input: it goes through, and this says what to watch

A message is one line, lower case, without a full stop: what was expected, what came, where, and what to do.
"""

from collections.abc import Sequence
from typing import Any

__all__ = [
    "AnchorError",
    "ArticleError",
    "DateError",
    "DecisionError",
    "DecisionErrors",
    "EngineError",
    "InputError",
    "LexiconError",
    "OutputError",
    "SelectionError",
    "StoreConflictError",
    "StoreCorruptError",
    "StoreError",
    "StoreVersionError",
    "TimelineError",
    "TimelineWarning",
]


class TimelineError(Exception):
    """The base of all errors of this package.

    >>> str(DateError("a date like 2024-03-15", got="15/03", where="articles.jsonl:12 $.published"))
    'expected a date like 2024-03-15, got "15/03" - at articles.jsonl:12 $.published'
    """

    def __init__(self, expected: str, *, got: str | None = None, where: str | None = None, hint: str | None = None):
        self.expected = expected
        self.got = got
        self.where = where
        self.hint = hint
        super().__init__(self._message())

    def __reduce__(self) -> tuple[Any, ...]:
        """Whole through a pipe from another process: by default an exception is made again from its message."""
        return _again, (type(self), self.as_record())

    def _message(self) -> str:
        message = f"expected {self.expected}"
        if self.got is not None:
            # words of ours ("none", "a folder") stand bare, words of the input stand in quotes
            described = self.got.startswith(("a ", "an ", "no ", "none"))
            message += f", got {self.got}" if described else f', got "{self.got}"'
        if self.where:
            message += f" - at {self.where}"
        if self.hint:
            message += f"; {self.hint}"
        return " ".join(message.split())

    def as_record(self) -> dict[str, str | None]:
        """The shape that a JSONL error line carries under ``error``."""
        return {"expected": self.expected, "got": self.got, "where": self.where, "hint": self.hint}


def _again(kind: type[TimelineError], record: dict[str, Any]) -> TimelineError:
    return kind(record.pop("expected"), **record)


class InputError(TimelineError):
    """Something read from outside is not what it should be."""


class ArticleError(InputError):
    """A file or a line that should hold an article does not."""


class DateError(InputError):
    """A text that should be a calendar date is none."""


class LexiconError(InputError):
    """A word list, or a user's actors or types file, breaks its format."""


class AnchorError(TimelineError):
    """A relative date was asked for without the date that it is relative to."""


class SelectionError(TimelineError):
    """A query names something that does not exist."""


class StoreError(TimelineError):
    """A store that cannot be opened, read or written."""


class StoreVersionError(StoreError):
    """The store was written by a newer version of this package."""


class StoreCorruptError(StoreError):
    """The file is damaged, or is no store at all."""


class StoreConflictError(StoreError):
    """The call would throw away articles or decisions that the store holds."""


class DecisionError(TimelineError):
    """A review file that cannot be applied."""


class DecisionErrors(DecisionError):  # noqa: N818  (several)
    """Several things in a review file cannot be applied; ``problems`` are all of them, in the order of the file."""

    def __init__(self, problems: Sequence[TimelineError], where: str) -> None:
        self.problems = tuple(problems)
        first = self.problems[0]
        more = len(self.problems) - 1
        also = f"and {more} more like this" if more else ""
        hint = "; ".join(filter(None, (first.hint, also))) or None
        super().__init__(first.expected, got=first.got, where=first.where or where, hint=hint)

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.problems, self.where)


class EngineError(TimelineError):
    """Work that cannot be spread over other processes."""


class OutputError(TimelineError):
    """A result that cannot be written."""


class TimelineWarning(UserWarning):
    """Legal but risky input: it goes through, and the message says what to watch."""
