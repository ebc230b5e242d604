"""CSV and Parquet."""

import csv
import io
from collections.abc import Mapping, Sequence

from timeline.errors import OutputError
from timeline.export.records import COLUMNS, guarded, to_records
from timeline.export.sheet_rows import SHEET_COLUMNS, sheet_rows
from timeline.model.article import Article
from timeline.model.event import MergedEvent

try:
    import pyarrow
    import pyarrow.parquet
except ImportError:  # an extra: most users need no Parquet
    pyarrow = None

__all__ = ["csv_text", "parquet_bytes"]


def csv_text(events: Sequence[MergedEvent], articles: Mapping[str, Article]) -> str:
    """Comma-separated, with a header, formula-guarded; what is edited in it can be applied."""
    out = io.StringIO()
    writer = csv.DictWriter(out, SHEET_COLUMNS, lineterminator="\n")
    writer.writeheader()
    for record in sheet_rows(events, articles):
        writer.writerow({name: guarded(value) for name, value in record.items()})
    return out.getvalue()


def parquet_bytes(events: Sequence[MergedEvent], articles: Mapping[str, Article]) -> bytes:
    """Apache Parquet with typed columns.

    Raises: OutputError when pyarrow is not installed
    """
    if pyarrow is None:
        raise OutputError(
            "pyarrow, which writes Parquet",
            got="none",
            hint="install it with: pip install pyarrow",
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
