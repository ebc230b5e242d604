"""A folder of shards, on this machine's disk or wherever fsspec reaches."""

import os
import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import fsspec
import pyarrow
from pyarrow import parquet

from timeline.errors import InputError, OutputError
from timeline.model.article import Article, InputProblem
from timeline.model.event import ArticleEvents
from timeline.shards.naming import END
from timeline.shards.rows import SCHEMA, Row, rows_of, table_of

__all__ = ["Folder", "Shard"]

_ROWS = 64  # articles in a group of rows: what a reader holds at a time
_BROKEN = (pyarrow.ArrowException, OSError, ValueError, KeyError)
_EXPECTED = "a whole shard of this package"


@dataclass(frozen=True)
class Shard:
    """A shard by its name, and how many articles it holds; ``problem`` says what is wrong with it, if anything."""

    name: str
    articles: int = 0
    problem: str | None = None


class Folder:
    """A folder of shards; nothing is made before something is written."""

    def __init__(self, url: str) -> None:
        """Raises: InputError when the address has no file system, or its library is not installed"""
        self.url = url
        try:
            self._files, self._root = fsspec.core.url_to_fs(url)
        except (ImportError, ValueError, OSError) as error:
            got = " ".join(str(error).split())
            raise InputError("a folder, or an address that fsspec can reach", got=got, where=url) from error

    def _path(self, name: str) -> str:
        return f"{self._root.rstrip('/')}/{name}"

    def names(self) -> list[str]:
        """The names of the shards that are there, broken ones too. Order: by name."""
        try:
            found = self._files.ls(self._root, detail=False)
        except FileNotFoundError:
            return []
        except OSError as error:
            raise InputError("a folder that can be read", got=error.strerror or str(error), where=self.url) from error
        return sorted(name for path in found if (name := path.rstrip("/").rpartition("/")[2]).endswith(END))

    def look(self, name: str) -> Shard:
        """A shard, with what is wrong with it: half-written, of another program."""
        try:
            with self._files.open(self._path(name), "rb") as stream:
                opened = parquet.ParquetFile(stream)
                if not opened.schema_arrow.equals(SCHEMA):
                    return Shard(name, problem="a Parquet file with other columns")
                return Shard(name, opened.metadata.num_rows)
        except _BROKEN as error:
            return Shard(name, problem=f"half a file, or none of Parquet ({' '.join(str(error).split())[:120]})")

    def has(self, name: str) -> bool:
        """Whether something is there under a shard's name."""
        return bool(self._files.exists(self._path(name)))

    def write(self, name: str, articles: Sequence[Article], found: Iterable[ArticleEvents | InputProblem]) -> None:
        """Write a shard whole: under another name first, so that whoever is killed leaves none that is half.

        Raises: OutputError when the folder cannot be written
        """
        draft = self._path(f".{name}.{uuid.uuid4().hex}.new")
        try:
            self._files.makedirs(self._root, exist_ok=True)
            with self._files.open(draft, "wb") as stream:
                parquet.write_table(table_of(articles, found), stream, row_group_size=_ROWS, compression="zstd")
            self._move(draft, self._path(name))
        except OSError as error:
            raise OutputError(
                "a folder that can be written", got=error.strerror or str(error), where=self.url
            ) from error
        finally:
            if self._files.exists(draft):
                self._files.rm_file(draft)

    def _move(self, draft: str, path: str) -> None:
        if "file" in self._protocols():
            os.replace(draft, path)  # noqa: PTH105  (a path of fsspec's)
        else:
            self._files.mv(draft, path)

    def _protocols(self) -> tuple[str, ...]:
        protocol: Any = self._files.protocol
        return (protocol,) if isinstance(protocol, str) else tuple(protocol)

    def read(self, name: str) -> Iterator[Row | InputProblem]:
        """The articles of a shard with their events; for an article that failed the problem.

        Raises: InputError when the shard is broken
        """
        shard = self.look(name)
        where = self._path(name)
        hint = "the same `timeline extract --shards` again makes it anew"
        if shard.problem:
            raise InputError(_EXPECTED, got=shard.problem, where=where, hint=hint)
        try:
            with self._files.open(where, "rb") as stream:
                opened = parquet.ParquetFile(stream)
                for group in range(opened.num_row_groups):
                    yield from rows_of(opened.read_row_group(group))
        except _BROKEN as error:
            got = f"one that breaks off ({' '.join(str(error).split())[:120]})"
            raise InputError(_EXPECTED, got=got, where=where, hint=hint) from error
