"""ZIP archives as folders: each file inside is read like one that lies in a folder of that name; nothing is unpacked.

Refused, each with one line: archives that grow beyond measure, archives inside of archives, locked members, and names
that lead out of the archive.
"""

import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from timeline.errors import ArticleError
from timeline.ingest.input_files import LARGEST, InputFile
from timeline.ingest.passed_over import is_asset, is_hidden
from timeline.model.article import InputProblem

__all__ = ["check_size", "members", "open_zip"]

MOST_TIMES = 200  # how much larger than the archive its content may be; text shrinks to a tenth, seldom to a fiftieth
MOST_MEMBERS = 100_000


def members(stream: BinaryIO, where: str) -> Iterator[InputFile | InputProblem]:
    """The files of an archive, by their names inside. Order: by name. Each is to be read before the next is asked for.

    Raises: ArticleError when it is damaged or would grow beyond measure
    """
    with open_zip(stream, where) as archive:
        names = frozenset(archive.namelist())
        for info in sorted(archive.infolist(), key=lambda one: one.filename):
            place = f"{where}/{info.filename}"
            if _leads_out(info.filename):
                yield InputProblem(expected="a name inside of the archive", got=info.filename[:120], where=where)
                continue
            if info.is_dir() or _is_passed_over(PurePosixPath(info.filename), names):
                continue
            if problem := _locked_or_link(info, place):
                yield problem
                continue
            try:
                with archive.open(info) as member:
                    yield InputFile(place, info.filename, cast("BinaryIO", member))
            except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:  # at opening, before it is read
                got = f"a damaged one ({error})"
                yield InputProblem(expected="a file that can be unpacked", got=got, where=place)


def _is_passed_over(path: PurePosixPath, names: frozenset[str]) -> bool:
    """Whether a file is hidden, or one of the pictures of a saved page."""
    return is_hidden(path) or any(is_asset(folder.as_posix(), names) for folder in path.parents)


def open_zip(stream: BinaryIO, where: str) -> zipfile.ZipFile:
    """An archive that is sound and of bearable size.

    Raises: ArticleError when it is not
    """
    size = stream.seek(0, 2)
    stream.seek(0)
    try:
        archive = zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError) as error:
        raise ArticleError("a readable ZIP archive", got=f"a damaged one ({error})", where=where) from error
    check_size(archive, size, where)
    return archive


def check_size(archive: zipfile.ZipFile, size: int, where: str, most: int | None = None) -> None:
    """Refuses an archive whose content is out of proportion, or more than ``most`` bytes.

    Raises: ArticleError
    """
    content = sum(info.file_size for info in archive.infolist())
    if content > max(MOST_TIMES * size, LARGEST) or (most is not None and content > most):
        got = f"a file of {size >> 10} KB that would become {content >> 20} MB"
        raise ArticleError("an archive of articles", got=got, where=where, hint="it may be made to fill the memory")
    if len(archive.infolist()) > MOST_MEMBERS:
        got = f"a file with {len(archive.infolist())}"
        raise ArticleError(f"an archive of at most {MOST_MEMBERS} files", got=got, where=where)


def _leads_out(name: str) -> bool:
    path = PurePosixPath(name.replace("\\", "/"))
    return not path.parts or path.is_absolute() or ".." in path.parts or ":" in path.parts[0]


def _locked_or_link(info: zipfile.ZipInfo, place: str) -> InputProblem | None:
    if info.flag_bits & 0x1:
        hint = "unpack it with its password first"
        return InputProblem(expected="a file that opens without a password", got="a locked one", where=place, hint=hint)
    if (info.external_attr >> 16) & 0o170000 == 0o120000:
        return InputProblem(expected="a file", got="a link to another one", where=place)
    return None
