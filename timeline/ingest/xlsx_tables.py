"""Spreadsheets (XLSX): an article a row, on the first sheet that has a column with texts."""

import io
import warnings
import zipfile
from collections.abc import Iterator
from typing import Any, BinaryIO

from timeline.errors import ArticleError
from timeline.ingest.column_maps import NO_COLUMNS, ColumnMaps
from timeline.ingest.input_files import LARGEST, bounded
from timeline.ingest.records import Record
from timeline.ingest.tables import headed_rows
from timeline.ingest.zip_files import check_size

__all__ = ["read_xlsx"]

LARGEST_CONTENT = 16 * LARGEST  # bytes of all that is packed in it


def read_xlsx(stream: BinaryIO, where: str, columns: ColumnMaps = NO_COLUMNS) -> Iterator[Record]:
    """The rows below the headings of every sheet that is a table of articles. Order: as in the file.

    Rows are numbered through all of these sheets: ``news.xlsx:12`` is row 12 where there is one sheet.

    Raises: ArticleError when no sheet is such a table, or the file is damaged
    """
    book = _workbook(bounded(stream, where), where)
    problem: ArticleError | None = None
    before = found = 0
    for sheet in book.worksheets:
        rows = [tuple(row) for row in sheet.iter_rows(values_only=True)]
        try:
            for record in headed_rows(enumerate(rows, start=before + 1), where, columns):
                found += 1
                yield record
        except ArticleError as error:  # notes on a second sheet are no table of articles
            problem = problem or error
            continue
        before += len(rows)
    book.close()
    if not found and problem:
        raise problem


def _workbook(data: bytes, where: str) -> Any:
    from openpyxl import load_workbook  # takes 0.2 s to import, which only spreadsheets should cost

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            check_size(archive, len(data), where, most=LARGEST_CONTENT)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about styles and extensions that it does not keep
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            for sheet in book.worksheets:
                sheet.reset_dimensions()  # what other programs write there is often wrong
        return book
    except ArticleError:
        raise
    except Exception as error:  # openpyxl raises whatever a damaged file leads it into
        raise ArticleError("a readable XLSX file", got=f"a damaged one ({error})", where=where) from error
