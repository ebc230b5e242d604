"""A CSV file that says about files what they do not say themselves: file, published, source, url, title."""

import csv
import io
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePath

from timeline.errors import ArticleError
from timeline.ingest.days import published_day
from timeline.ingest.encodings import decode

__all__ = ["Metadata", "read_metadata"]

COLUMNS = ("file", "published", "source", "url", "title")


@dataclass(frozen=True, slots=True)
class Metadata:
    """One row."""

    published: date | None
    source: str | None
    url: str | None
    title: str | None


def read_metadata(path: Path) -> dict[str, Metadata]:
    """The rows by file as written, and by its last part where only one row has it.

    Raises: ArticleError when the file cannot be read or lacks the column ``file``; DateError for a bad day
    """
    try:
        text = decode(path.read_bytes(), str(path))
    except OSError as error:
        raise ArticleError("a readable CSV file", got=error.strerror, where=str(path)) from error
    rows = csv.DictReader(io.StringIO(text, newline=""))
    try:
        columns = [name.strip().lower() for name in rows.fieldnames or ()]
        if "file" not in columns:
            got = ", ".join(columns)[:80] or "none"
            raise ArticleError(f"a CSV file with the columns {', '.join(COLUMNS)}", got=got, where=str(path))
        rows.fieldnames = columns
        by_file = {row["file"].strip(): _row(row, f"{path}:{rows.line_num}") for row in rows if row["file"]}
    except csv.Error as error:
        raise ArticleError("a CSV file", got=str(error), where=f"{path}:{rows.line_num}") from error
    names = Counter(PurePath(file).name for file in by_file)
    return {PurePath(file).name: row for file, row in by_file.items() if names[PurePath(file).name] == 1} | by_file


def _row(row: dict[str, str | None], where: str) -> Metadata:
    cells = {name: (row.get(name) or "").strip() for name in COLUMNS}
    return Metadata(
        published=published_day(cells["published"], where) if cells["published"] else None,
        source=cells["source"] or None,
        url=cells["url"] or None,
        title=cells["title"] or None,
    )
