"""From a file down to what holds articles: through archives to documents, and to the rows and items of tables."""

import hashlib
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from timeline.errors import InputError
from timeline.ingest.column_maps import NO_COLUMNS, ColumnMaps
from timeline.ingest.formats import ENDINGS, Archive, Document, Format, Table, format_of
from timeline.ingest.input_files import InputFile
from timeline.ingest.passed_over import by_kind
from timeline.ingest.records import Record
from timeline.model.article import InputProblem

__all__ = ["DAMAGED", "Page", "Row", "Tell", "parts", "problem_of", "say_nothing"]

Tell = Callable[[str], None]  # takes a line on what was passed over and is no failure
# What reading a damaged archive or file may raise beside our own errors
DAMAGED = (OSError, ValueError, EOFError, zlib.error, zipfile.BadZipFile, NotImplementedError, RuntimeError)


@dataclass(frozen=True, slots=True)
class Page:
    """A document, with the bytes that are hashed for it."""

    file: InputFile
    format: Document
    data: bytes

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()

    @property
    def origin(self) -> str:
        return self.file.where


@dataclass(frozen=True, slots=True)
class Row:
    """A row, object or item of a table."""

    file: InputFile
    record: Record

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.record.data).hexdigest()

    @property
    def origin(self) -> str:
        return f"{self.file.where}:{self.record.number}"


def say_nothing(_: str) -> None:
    """For callers who do not want to be told what was passed over."""


def parts(
    file: InputFile,
    columns: ColumnMaps = NO_COLUMNS,
    *,
    tell: Tell = say_nothing,
    in_folder: bool = False,
    within: str | None = None,
) -> Iterator[Page | Row | InputProblem]:
    """What a file holds, and a problem for each part that cannot be read. Order: as in the file.

    ``in_folder`` says that other files lie beside it: files of an archive then go by the archive's name too.
    ``within`` is the archive that it lies in: no archive is looked for in another.
    """
    try:
        format_ = format_of(file)
        if isinstance(format_, Document):
            yield Page(file, format_, file.data())
        elif isinstance(format_, Table):
            for record in format_.read(file.stream, file.where, columns):
                yield Row(file, record) if isinstance(record, Record) else record
        elif isinstance(format_, Archive):
            yield from _members(file, format_, columns, tell, in_folder, within)
        else:
            got = PurePosixPath(file.name).suffix or "no ending"
            yield InputProblem(expected=f"a file ending in {', '.join(ENDINGS)}", got=got, where=file.where)
    except InputError as error:
        yield problem_of(error)
    except DAMAGED as error:
        yield _damaged(file, error)


def _damaged(file: InputFile, error: Exception) -> InputProblem:
    reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return InputProblem(expected="a file that can be read", got=reason, where=file.where)


def problem_of(error: InputError) -> InputProblem:
    return InputProblem(expected=error.expected, got=error.got, where=error.where, hint=error.hint)


def _members(
    file: InputFile, format_: Archive, columns: ColumnMaps, tell: Tell, in_folder: bool, within: str | None
) -> Iterator[Page | Row | InputProblem]:
    if format_.wraps and within is not None:
        hint = "unpack the outer one first"
        yield InputProblem(expected="no archive inside of an archive", got=file.name, where=within, hint=hint)
        return
    read, other = 0, []
    for member in format_.open(file):
        kind = member if isinstance(member, InputProblem) else _kind_of(member)
        if isinstance(member, InputFile) and kind is None and member.where != file.where:
            other.append(member.name)
            continue
        read += 1
        if isinstance(kind, InputProblem):
            yield kind
        elif isinstance(member, InputFile):
            placed = _in_its_folder(member, file) if in_folder and member.where != file.where else member
            yield from parts(placed, columns, tell=tell, within=within or file.where)
    if not read:
        yield InputProblem(expected=f"files ending in {', '.join(ENDINGS)}", got="none", where=file.where)
    if other:
        tell(f"{file.where}: not read: {by_kind(other)}")


def _kind_of(member: InputFile) -> Format | InputProblem | None:
    try:
        return format_of(member)
    except InputError as error:
        return problem_of(error)
    except DAMAGED as error:
        return _damaged(member, error)


def _in_its_folder(member: InputFile, archive: InputFile) -> InputFile:
    """A file of an archive by the name that it would have if the archive were a folder there."""
    return replace(member, name=PurePosixPath(archive.name).with_suffix("").joinpath(member.name).as_posix())
