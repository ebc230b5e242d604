"""A file as readers get it, wherever it lies: on disk, in an archive, on standard input."""

from dataclasses import dataclass
from typing import BinaryIO

from timeline.errors import ArticleError

__all__ = ["LARGEST", "InputFile", "bounded"]

LARGEST = 64 * 1024 * 1024  # bytes of one file that holds one article


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file that is open, with where it lies and its name, from which ids are made.

    ``where`` is "pile.zip/kyiv/a.html", ``name`` "kyiv/a.html".  ``url`` is known of pages from a web archive, which
    have no name that says anything.
    """

    where: str
    name: str
    stream: BinaryIO
    url: str | None = None

    def head(self, length: int = 1024) -> bytes:
        """The first bytes; the stream is where it was. Only of files that can be wound back."""
        first = self.stream.read(length)
        self.stream.seek(0)
        return first

    def data(self) -> bytes:
        """All bytes of a file that holds one article.

        Raises: ArticleError when there are more than one article can have
        """
        return bounded(self.stream, self.where)


def bounded(stream: BinaryIO, where: str, most: int | None = None) -> bytes:
    """The bytes of a stream that should hold one article.

    Raises: ArticleError when there are more than that
    """
    most = LARGEST if most is None else most
    data = stream.read(most + 1)
    if len(data) > most:
        raise ArticleError(f"at most {most >> 20} MB for one article", got="a larger file", where=where)
    return data
