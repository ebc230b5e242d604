"""What CSV and spreadsheets share: a row of headings, an article a row, and which column holds what."""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import PurePath

from timeline.errors import ArticleError
from timeline.ingest.column_maps import ColumnMaps, Columns
from timeline.ingest.records import FIELDS, Record, guessed_columns
from timeline.ingest.written_days import day_order

__all__ = ["headed_rows"]

MOST_SAMPLED = 5000  # rows that are looked at for the order of day and month


def headed_rows(rows: Iterable[tuple[int, Sequence[object]]], where: str, columns: ColumnMaps) -> Iterator[Record]:
    """The rows below the first one that is not empty, as fields by heading. ``rows`` come with their numbers.

    Raises: ArticleError when no column holds the text
    """
    numbered = iter(rows)
    headings = next(([_cell(cell) for cell in cells] for _, cells in numbered if any(map(_cell, cells))), [])
    used = {**guessed_columns([name for name in headings if name]), **columns.for_table(headings, where)}
    if "text" not in used and "html" not in used:
        raise ArticleError(
            "a column with the text of each article",
            got=f"a table with {', '.join(filter(None, headings))[:200] or 'no headings'}",
            where=where,
            hint="name it with --columns text=HEADING,title=HEADING,published=HEADING",
        )
    found = [(number, cells) for number, cells in numbered if any(map(_cell, cells))]
    if not found:
        raise ArticleError("rows below the headings of a table", got="none", where=where)
    place = headings.index(used["published"]) if "published" in used else None
    order = day_order(
        _cell(cells[place]) for _, cells in found[:MOST_SAMPLED] if place is not None and place < len(cells)
    )
    for number, cells in found:
        values = [_cell(cell) for cell in cells]
        fields = {name: value or None for name, value in zip(headings, values, strict=False) if name}
        if order and "published" in used and (said := fields.get(used["published"])):
            fields[used["published"]] = order(said)
        yield Record(number, json.dumps(values, ensure_ascii=True).encode(), _renamed(fields, used, where))


def _renamed(fields: dict[str, str | None], used: Columns, where: str) -> dict[str, object]:
    """The fields by our names. Fields that have none are left out.

    An id that is only a number is not one beside other tables: it is given the table's name.
    """
    ours = {field: fields.get(used[field]) for field in (*FIELDS, "html") if field in used}
    number = ours.get("id") or ""
    return {**ours, "id": f"{PurePath(where).stem}-{number}"} if number.isdigit() else dict(ours)


def _cell(value: object) -> str:
    """A cell as text: a day without its midnight, a whole number without its ``.0``."""
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat().removesuffix("T00:00:00")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()
