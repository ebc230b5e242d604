"""A CSV file that says about files what they do not say themselves: file, published, source, url, title, author."""

import csv
import io
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path, PurePath

from timeline.errors import ArticleError
from timeline.ingest.csv_tables import separator
from timeline.ingest.days import published_day
from timeline.ingest.encodings import decode

__all__ = ["COLUMNS", "Metadata", "MetadataRow", "read_metadata"]

COLUMNS = ("file", "published", "source", "url", "title", "author")


@dataclass(frozen=True, slots=True)
class MetadataRow:
    """What is said about one file."""

    file: str
    published: date | None
    source: str | None
    url: str | None
    title: str | None
    author: str | None


@dataclass(slots=True)
class Metadata:
    """The rows by file as written, and by its last part where only one row has it; and which of them were asked for."""

    where: str = ""
    rows: dict[str, MetadataRow] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)

    def of(self, names: Iterable[str]) -> MetadataRow | None:
        """The row of a file that goes by any of these names, the first that has one."""
        row = next((self.rows[name] for name in names if name in self.rows), None)
        if row:
            self.used.add(row.file)
        return row

    def unused(self) -> list[str]:
        """The files of rows that nothing was read for. Order: as in the table."""
        return [file for file in dict.fromkeys(row.file for row in self.rows.values()) if file not in self.used]


def read_metadata(path: Path) -> Metadata:
    """What a table says about files.

    Raises: ArticleError when the file cannot be read or lacks the column ``file``; DateError for a bad day
    """
    try:
        text = decode(path.read_bytes(), str(path))
    except OSError as error:
        raise ArticleError("a readable CSV file", got=error.strerror, where=str(path)) from error
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=separator(text))
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
    short = {PurePath(file).name: row for file, row in by_file.items() if names[PurePath(file).name] == 1}
    return Metadata(str(path), short | by_file)


def _row(row: dict[str, str | None], where: str) -> MetadataRow:
    cells = {name: (row.get(name) or "").strip() for name in COLUMNS}
    return MetadataRow(
        file=cells["file"],
        published=published_day(cells["published"], where) if cells["published"] else None,
        source=cells["source"] or None,
        url=cells["url"] or None,
        title=cells["title"] or None,
        author=cells["author"] or None,
    )
