"""CSV and its relatives: commas, semicolons, tabs or bars between the cells, an article a row."""

import csv
import io
from collections.abc import Iterator
from typing import BinaryIO

from timeline.errors import ArticleError
from timeline.ingest.column_maps import NO_COLUMNS, ColumnMaps
from timeline.ingest.encodings import decode
from timeline.ingest.input_files import LARGEST
from timeline.ingest.records import Record
from timeline.ingest.tables import headed_rows

__all__ = ["read_csv", "separator"]

LARGEST_FILE = 4 * LARGEST  # bytes: cells may hold line ends, so that the file has to be looked at whole
SEPARATORS = ",;\t|"


def read_csv(stream: BinaryIO, where: str, columns: ColumnMaps = NO_COLUMNS) -> Iterator[Record]:
    """The rows below the headings. Order: as in the file; the headings are row 1, empty rows are passed over.

    Raises: ArticleError when it is no table, or none of articles
    """
    data = stream.read(LARGEST_FILE + 1)
    if len(data) > LARGEST_FILE:
        limit = f"at most {LARGEST_FILE >> 20} MB of one table"
        raise ArticleError(limit, got="more", where=where, hint="cut it into several files")
    yield from headed_rows(enumerate(_rows(decode(data, where), where), start=1), where, columns)


def _rows(text: str, where: str) -> Iterator[list[str]]:
    """The cells of each row.

    Raises: ArticleError when a row cannot be read
    """
    # the limit is Python's, for all readers of the process; its default of 128 KB is less than a long article
    csv.field_size_limit(LARGEST)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator(text))
    try:
        yield from reader
    except csv.Error as error:
        raise ArticleError("a CSV table", got=str(error), where=f"{where}:{reader.line_num}") from error


def separator(text: str) -> str:
    """What stands between the headings: the sign that the first line has most of, outside of quotes."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    bare = "".join(part for number, part in enumerate(first.split('"')) if number % 2 == 0)
    return max(SEPARATORS, key=bare.count)
