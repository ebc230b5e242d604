"""GZIP: one file, packed; it goes by its name without the ``.gz``."""

import gzip
import io
import zlib
from pathlib import PurePath
from typing import Any, BinaryIO

from timeline.errors import ArticleError
from timeline.ingest.input_files import LARGEST, InputFile
from timeline.ingest.zip_files import MOST_TIMES

__all__ = ["unpacked"]


def unpacked(stream: BinaryIO, where: str, name: str) -> InputFile:
    """The file inside. It is unpacked as it is read, and reading fails where it grows beyond measure."""
    size = stream.seek(0, 2)
    stream.seek(0)
    inner = PurePath(name).with_suffix("").as_posix() if name.lower().endswith(".gz") else name
    return InputFile(where, inner, io.BufferedReader(_Measured(stream, size, where), buffer_size=1 << 16))


class _Measured(io.RawIOBase):
    """What is in a packed stream, as long as it stays in proportion to it; can be wound back to its start."""

    def __init__(self, packed: BinaryIO, size: int, where: str) -> None:
        self._content = gzip.GzipFile(fileobj=packed)
        self._most = max(MOST_TIMES * size, LARGEST)
        self._where = where

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._content.seek(offset, whence)

    def tell(self) -> int:
        return self._content.tell()

    def readinto(self, buffer: Any) -> int:
        try:
            data = self._content.read(len(buffer))
        except (gzip.BadGzipFile, zlib.error, EOFError) as error:
            raise ArticleError("a readable GZIP file", got=f"a damaged one ({error})", where=self._where) from error
        if self._content.tell() > self._most:
            got = f"a file that would become more than {self._most >> 20} MB"
            hint = "it may be made to fill the memory"
            raise ArticleError("a packed file of articles", got=got, where=self._where, hint=hint)
        buffer[: len(data)] = data
        return len(data)
