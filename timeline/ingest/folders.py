"""What lies in a folder: the files that may hold articles, by name, and a word on everything else."""

import os
import stat
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from timeline.ingest.formats import format_of
from timeline.ingest.input_files import InputFile
from timeline.ingest.passed_over import HOW_TO, META, by_kind, is_asset, is_hidden, printable, some
from timeline.model.article import InputProblem

__all__ = ["Folder", "look_into", "not_utf8"]


@dataclass(slots=True)
class Folder:
    """The files of a folder by their names inside, problems, and what is told in passing."""

    files: list[tuple[str, Path]] = field(default_factory=list)
    problems: list[InputProblem] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)


def look_into(root: Path) -> Folder:
    """All that lies in a folder and below it; hidden files are passed over, and so are the pictures of saved pages."""
    found = Folder()
    other: list[str] = []
    links: list[str] = []
    for folder, inside, names in os.walk(root, onerror=lambda error: found.problems.append(_unreadable(error))):
        here = Path(folder)
        inside[:] = sorted(name for name in inside if not is_hidden(PurePosixPath(name)) and not is_asset(name, names))
        links += [_inside(here / name, root) for name in inside if (here / name).is_symlink()]
        for name in sorted(names):
            if not is_hidden(PurePosixPath(name)) and name not in (META, HOW_TO):
                _take(here / name, root, found, other)
    found.files.sort(key=lambda pair: PurePosixPath(pair[0]).parts)
    if links:
        found.notices.append(f"{printable(root)}: not followed: {some(links)} (links to folders; give them as paths)")
    if other:
        found.notices.append(f"{printable(root)}: not read: {by_kind(other)}")
    return found


def not_utf8(path: str | Path) -> InputProblem:
    """The problem of a file whose name could be written nowhere."""
    expected, got, hint = "a file name in UTF-8", "a name in other bytes", "rename it"
    return InputProblem(expected=expected, got=got, where=printable(path), hint=hint)


def _take(path: Path, root: Path, found: Folder, other: list[str]) -> None:
    name = _inside(path, root)
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            found.notices.append(f"{printable(path)}: not read: no regular file")
        elif name != printable(name):
            found.problems.append(not_utf8(path))
        elif _is_ours(path, name):
            found.files.append((name, path))
        else:
            other.append(name)
    except OSError as error:
        found.problems.append(_unreadable(error))


def _is_ours(path: Path, name: str) -> bool:
    with path.open("rb") as stream:
        return format_of(InputFile(str(path), name, stream)) is not None


def _unreadable(error: OSError) -> InputProblem:
    expected = "a file or folder that can be read"
    return InputProblem(expected=expected, got=error.strerror, where=printable(error.filename or ""))


def _inside(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix()
