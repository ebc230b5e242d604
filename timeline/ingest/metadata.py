"""A CSV file that says about files what they do not say themselves: file, published, source, url, title."""

import csv
import io
from dataclasses import dataclass
from datetime import date
from pathlib import Path

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
    """The rows by file name, as written and by last part.

    Raises: ArticleError when the file cannot be read or lacks the column ``file``; DateError for a bad day
    """
    try:
        text = decode(path.read_bytes(), str(path))
    except OSError as error:
        raise ArticleError("a readable CSV file", got=error.strerror, where=str(path)) from error
    rows = csv.DictReader(io.StringIO(text))
    if "file" not in (rows.fieldnames or ()):
        raise ArticleError(f"a CSV file with the columns {', '.join(COLUMNS)}", got=", ".join(rows.fieldnames or ()) or "none", where=str(path))
    found: dict[str, Metadata] = {}
    for number, row in enumerate(rows, start=2):
        day = row.get("published")
        found[row["file"]] = found[Path(row["file"]).name] = Metadata(
            published=published_day(day, f"{path}:{number}") if day else None,
            source=row.get("source") or None,
            url=row.get("url") or None,
            title=row.get("title") or None,
        )
    return found
