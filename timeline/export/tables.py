"""CSV, XLSX and Parquet."""

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import datetime

from openpyxl import Workbook
from openpyxl.styles import Font

from timeline.errors import OutputError
from timeline.export.records import COLUMNS, guarded, to_records
from timeline.model.article import Article
from timeline.model.event import MergedEvent

try:
    import pyarrow
    import pyarrow.parquet
except ImportError:  # an extra: most users need no Parquet
    pyarrow = None

__all__ = ["csv_text", "parquet_bytes", "xlsx_bytes"]

_LONGEST_CELL = 32_767  # Excel's own limit
_EPOCH = datetime(2000, 1, 1)  # noqa: DTZ001  (openpyxl wants a naive time; fixed, so that the bytes are)


def csv_text(events: Sequence[MergedEvent], articles: Mapping[str, Article]) -> str:
    """Comma-separated, with a header, formula-guarded."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for record in to_records(events, articles):
        writer.writerow({name: guarded(value) for name, value in record.items()})
    return out.getvalue()


def xlsx_bytes(events: Sequence[MergedEvent], articles: Mapping[str, Article]) -> bytes:
    """One sheet, header in bold and frozen; days are texts, since Excel knows none before 1900 and no months."""
    book = Workbook()
    book.properties.created = book.properties.modified = _EPOCH
    sheet = book.worksheets[0]
    sheet.title = "events"
    sheet.append(list(COLUMNS))
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    sheet.freeze_panes = "A2"
    for record in to_records(events, articles):
        values = (guarded(value) for value in record.values())
        sheet.append([value[:_LONGEST_CELL] if isinstance(value, str) else value for value in values])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def parquet_bytes(events: Sequence[MergedEvent], articles: Mapping[str, Article]) -> bytes:
    """Apache Parquet with typed columns.

    Raises: OutputError when pyarrow is not installed
    """
    if pyarrow is None:
        raise OutputError(
            "pyarrow, which writes Parquet",
            got="none",
            hint='install it with: pip install "geopolitical-timeline[parquet]"',
        )
    text, real, whole, truth = pyarrow.string(), pyarrow.float64(), pyarrow.int64(), pyarrow.bool_()
    kinds = {
        "latitude": real,
        "longitude": real,
        "salience": real,
        "confidence": real,
        "sources": whole,
        "approximate": truth,
        "disputed": truth,
        "accepted": truth,
    }
    schema = pyarrow.schema([(name, kinds.get(name, text)) for name in COLUMNS])
    table = pyarrow.Table.from_pylist(to_records(events, articles), schema=schema)
    out = io.BytesIO()
    pyarrow.parquet.write_table(table, out)
    return out.getvalue()
