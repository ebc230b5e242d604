"""Values that wait on disk until they are asked for, so that memory does not grow with them."""

import pickle
import tempfile
from collections.abc import Iterator, MutableMapping
from typing import TypeVar

__all__ = ["Spool"]

T = TypeVar("T")


class Spool(MutableMapping[str, T]):
    """A dictionary whose values lie in a temporary file, which goes with it; only the keys are in memory.

    A value that is read is a copy of the one that was put.  Order: as put.

    >>> waiting = Spool()
    >>> waiting["a"] = (1, "one")
    >>> waiting["a"], len(waiting), "b" in waiting
    ((1, 'one'), 1, False)
    """

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile(prefix="timeline-")  # noqa: SIM115  (it lives as long as this does)
        self._places: dict[str, int] = {}

    def __setitem__(self, key: str, value: T) -> None:
        self._places[key] = self._file.seek(0, 2)
        pickle.dump(value, self._file, protocol=pickle.HIGHEST_PROTOCOL)

    def __getitem__(self, key: str) -> T:
        self._file.seek(self._places[key])
        value: T = pickle.load(self._file)  # noqa: S301  (our own, of this process)
        return value

    def __delitem__(self, key: str) -> None:
        del self._places[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def __contains__(self, key: object) -> bool:
        return key in self._places

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def __del__(self) -> None:
        self._file.close()
