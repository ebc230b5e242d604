"""What is no article by its name: hidden files, pictures of saved pages, other kinds; and a line on them."""

import os
from collections import Counter
from collections.abc import Container, Sequence
from pathlib import Path, PurePosixPath

__all__ = ["HOW_TO", "META", "by_kind", "is_asset", "is_hidden", "printable", "some"]

META = "meta.csv"  # says about the files of its folder what they do not say themselves
HOW_TO = "HOW-TO.txt"  # what `timeline new` puts beside it
PAGES = (".html", ".htm", ".xhtml")
# How browsers call the folder of a page's pictures and scripts, in their user's language: "page_files".
_ASSETS = (
    "_files", ".files", "-files", "_file", "_fichiers", "-fichiers", "_dateien", "-dateien", "_archivos", "_arquivos",
    "_ficheiros", "_bestanden", "_pliki", "_soubory", "_filer", "_tiedostot", "_dosyalar", "_fajlovi",
)  # fmt: skip
SHOWN = 5  # names in a line that tells what was passed over


def is_hidden(path: PurePosixPath) -> bool:
    """Whether a file or one of its folders is hidden, or made by a system for itself."""
    return any(part.startswith(".") or part in ("__MACOSX", "Thumbs.db", "desktop.ini") for part in path.parts)


def is_asset(folder: str, beside: Container[str]) -> bool:
    """Whether a folder holds the pictures and scripts of a saved page that lies beside it: page.html, page_files.

    ``folder`` and the names beside it are written alike, both with the folders above them or both without.
    """
    stem = next((folder[: -len(end)] for end in _ASSETS if folder.lower().endswith(end)), None)
    return stem is not None and any(f"{stem}{ending}" in beside for ending in PAGES)


def printable(path: str | Path) -> str:
    """A path as it can be printed, also where its bytes are no UTF-8."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def some(names: Sequence[str]) -> str:
    """The first names, and how many more there are."""
    shown = ", ".join(printable(name) for name in names[:SHOWN])
    return shown + (f" and {len(names) - SHOWN} more" if len(names) > SHOWN else "")


def by_kind(names: Sequence[str]) -> str:
    """ "3 .png, 1 without an ending (a.png, b.png, c.png, LICENCE)" """
    kinds = Counter(PurePosixPath(name).suffix.lower() or "without an ending" for name in names)
    ordered = sorted(kinds.items(), key=lambda kind: (-kind[1], kind[0]))
    return f"{', '.join(f'{count} {printable(kind)}' for kind, count in ordered)} ({some(names)})"
