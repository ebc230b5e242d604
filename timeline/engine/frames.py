"""Values through a pipe: a pickle with its length before it."""

import pickle
import struct
from typing import Any, BinaryIO

__all__ = ["read_frame", "write_frame"]

_LENGTH = struct.Struct("!Q")


def write_frame(stream: BinaryIO, value: Any) -> None:
    """Write one value.

    Raises: OSError when the other side is gone
    """
    data = pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)
    stream.write(_LENGTH.pack(len(data)))
    stream.write(data)
    stream.flush()


def read_frame(stream: BinaryIO) -> Any:
    """The next value.

    Raises: EOFError when the other side is gone, also in the middle of a value
    """
    (length,) = _LENGTH.unpack(_exactly(stream, _LENGTH.size))
    return pickle.loads(_exactly(stream, length))  # noqa: S301  (from our own process)


def _exactly(stream: BinaryIO, size: int) -> bytes:
    data = stream.read(size)
    if len(data) < size:
        raise EOFError
    return data
