"""A folder for a user's own articles: a table that says when and where each was published, and how to go on."""

from importlib.resources import files
from pathlib import Path

from timeline.errors import OutputError
from timeline.ingest.metadata import COLUMNS
from timeline.ingest.passed_over import HOW_TO, META

__all__ = ["make_folder"]

HOW_TO_TEXT = """\
Your own articles

1. Put articles into this folder: saved web pages, PDF, Word, text or Markdown files, spreadsheets, feeds, mail,
   web archives, or a .zip of these. Subfolders are read too.
2. In meta.csv give one line per file where the article does not say it itself:
       file,published,source,url,title,author
       kyiv.txt,2022-07-25,The Example,https://example.org/kyiv,,
   "file" is the name seen from this folder; "published" the day, as 2022-07-25. Empty cells are fine.
   Without a publication day "last week" stays open.
3. See what will be read, and what is missing:     timeline check THIS-FOLDER
4. Make the page and the store:                    timeline build THIS-FOLDER

meta.csv and this file are not read as articles.
"""


def make_folder(folder: Path, *, samples: bool = False) -> None:
    """Make a folder with a table of metadata to fill in and a how-to; an existing folder without either is used too.

    With ``samples`` three short articles come along, to try the program on.

    Raises: OutputError when one of them is there already, or the folder cannot be made
    """
    contents = {META: ",".join(COLUMNS) + "\n", HOW_TO: HOW_TO_TEXT, **(_samples() if samples else {})}
    there = [name for name in contents if (folder / name).exists()]
    if there:
        got, hint = f"a folder with {' and '.join(there)}", "nothing was changed; give another name"
        raise OutputError("a folder without these files", got=got, where=str(folder), hint=hint)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in contents.items():
            with (folder / name).open("x", encoding="utf-8") as stream:
                stream.write(content)
    except OSError as error:
        raise OutputError("a folder that can be made", got=error.strerror, where=str(folder)) from error


def _samples() -> dict[str, str]:
    """The shipped sample articles by name."""
    shipped = files("timeline.ingest").joinpath("samples").iterdir()
    return {file.name: file.read_text(encoding="utf-8") for file in sorted(shipped, key=lambda file: file.name)}
