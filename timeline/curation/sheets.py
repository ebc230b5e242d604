"""A sheet that came back: cells that were edited, decisions that were filled in, and every cell that cannot be read.

What comes in is a CSV or XLSX file as exports write it, edited in a spreadsheet program; rows may be sorted, left out,
and have further columns beside them.
"""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from timeline.curation.fields import FieldReader
from timeline.curation.row_decisions import RowReader, places_of
from timeline.errors import DecisionError, TimelineError
from timeline.lexicons.event_types import EventType, shipped_types
from timeline.model.decision import Decision
from timeline.model.event import MergedEvent
from timeline.model.sheet import AS_EXPORTED, editable_cells, is_as_exported, normal_cell, read_fingerprints

__all__ = ["SHEETS", "read_sheet"]

SHEETS = (".csv", ".xlsx")
_IN_PLACE = ("title", "type", "status", "tier", "agents", "targets", "participants", "place")
_RENAMED = {"verdict": "verdict", "merge_with": "merge", "split_off": "split", "tag": "tag", "note": "note"}
_WRITTEN_DAYS = ("%Y-%m-%d", "%Y/%m/%d", "%d/%m/%Y", "%m/%d/%Y", "%d.%m.%Y", "%d-%m-%Y", "%d/%m/%y", "%m/%d/%y")
_VERDICTS = {"True": "accept", "False": "reject"}
_WHEN = ("new_date", "first", "last", "edtf")  # in this order: the first that was filled in or edited counts


@dataclass(frozen=True)
class _Row:
    """The cells of a row by column, as text, and where each stands."""

    number: int
    cells: Mapping[str, str]
    letters: Mapping[str, str]

    def place(self, column: str) -> str:
        letter = self.letters.get(column)
        return f"{letter}{self.number} ({column})" if letter else f"row {self.number}"


def read_sheet(
    path: Path,
    events: Mapping[str, MergedEvent],
    *,
    author: str,
    at: datetime,
    types: Mapping[str, EventType] | None = None,
    fields: FieldReader | None = None,
) -> tuple[list[Decision], list[TimelineError]]:
    """The decisions of a sheet, and what is wrong with it, cell by cell. Order: as in the sheet.

    ``events`` are those of the store, by every member id.

    Raises: DecisionError when the file cannot be read, or has no column of ids
    """
    known = {*(shipped_types() if types is None else types), *(event.type for event in events.values())}
    places = {name: places_of(event) for name, event in events.items()}
    reader = RowReader(places, known, fields or FieldReader(), author, at)
    decisions: list[Decision] = []
    wrong: list[TimelineError] = []
    for row in _rows(path):
        name = normal_cell(row.cells["id"])
        event = events.get(name)
        if event is None:
            if any(row.cells.values()):
                unknown = DecisionError("the id of an event of the store", got=name or "none")
                wrong.append(_placed(unknown, f"{path} {row.place('id')}"))
            continue
        given, columns = _given(row, event)
        made, problems = reader.read(given, places[name], event)
        decisions += made
        wrong += [_placed(error, f"{path} {row.place(columns.get(field, field))}") for field, error in problems]
    return decisions, wrong


def _placed(error: TimelineError, where: str) -> TimelineError:
    return DecisionError(error.expected, got=error.got, where=where, hint=error.hint)


def _given(row: _Row, event: MergedEvent) -> tuple[dict[str, str], dict[str, str]]:
    """What was typed by field, and the column of each."""
    edited = _edited(row, event)
    given = {name: edited[name] for name in _IN_PLACE if name in edited}
    columns = {name: name for name in given}
    if (verdict := _VERDICTS.get(edited.get("accepted", ""))) is not None:
        given["verdict"], columns["verdict"] = verdict, "accepted"
    for column, field in _RENAMED.items():
        if text := normal_cell(row.cells.get(column, "")):
            given[field], columns[field] = text.lower() if field == "verdict" else text, column
    if when := _when(row, edited, event):
        given["when"], columns["when"] = when
    return given, columns


def _edited(row: _Row, event: MergedEvent) -> dict[str, str]:
    """The cells that do not hold any more what was exported; without its hash, what the store has not."""
    now = editable_cells(event)
    exported = read_fingerprints(row.cells.get(AS_EXPORTED, ""))
    found = {}
    for name, there in now.items():
        if name not in row.cells:
            continue
        text = normal_cell(row.cells[name])
        forms = (text, *_days(text)) if name in ("first", "last") else (text,)
        digest = exported.get(name)
        same = any(is_as_exported(one, digest) if digest else one == normal_cell(there) for one in forms)
        if not same:
            found[name] = text
    return found


def _when(row: _Row, edited: Mapping[str, str], event: MergedEvent) -> tuple[str, str] | None:
    """The date that was typed, as one text, and the column that it was typed into."""
    if text := normal_cell(row.cells.get("new_date", "")):
        return text, "new_date"
    if "first" in edited or "last" in edited:
        column = "first" if "first" in edited else "last"
        first, last = (_day(normal_cell(row.cells.get(name, ""))) for name in ("first", "last"))
        if "last" not in edited and event.when.first == event.when.last:
            last = first  # a single day was moved
        if "first" not in edited and event.when.first == event.when.last:
            first = first or last
        if not first and not last:
            return "", column
        return (first if first == last else f"{first or '..'}/{last or '..'}"), column
    return (edited["edtf"], "edtf") if "edtf" in edited else None


def _day(text: str) -> str:
    """A day as EDTF where it can be read one way only; else as it was typed: the words may say a date."""
    days = _days(text)
    return days[0] if len(days) == 1 else text


def _days(text: str) -> list[str]:
    """All days that a cell may mean: 03/04/2018 is one in March and one in April."""
    found = set()
    for form in _WRITTEN_DAYS:
        try:
            found.add(datetime.strptime(text, form).date().isoformat())  # noqa: DTZ007  (a day has no zone)
        except ValueError:
            continue
    return sorted(found)


def _rows(path: Path) -> Iterator[_Row]:
    table = _xlsx(path) if path.suffix.lower() == ".xlsx" else _csv(path)
    header = [normal_cell(cell).lower() for cell in next(iter(table), [])]
    if "id" not in header:
        raise DecisionError("a sheet whose first row names its columns, id among them", got="none", where=str(path))
    letters = {name: get_column_letter(number) for number, name in enumerate(header, start=1) if name}
    for number, cells in enumerate(table[1:], start=2):
        padded = [*cells, *[""] * len(header)]
        yield _Row(number, {name: padded[at] for at, name in enumerate(header) if name}, letters)


def _csv(path: Path) -> Sequence[Sequence[str]]:
    """The rows of a CSV file, with commas, semicolons or tabs, in UTF-8 or what Windows writes."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise DecisionError("a readable sheet", got=error.strerror, where=str(path)) from error
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise DecisionError("a CSV file", got=str(error), where=str(path)) from error


def _xlsx(path: Path) -> Sequence[Sequence[str]]:
    try:
        book = load_workbook(path, data_only=True)
    except (OSError, zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, TypeError) as error:
        got = error.strerror if isinstance(error, OSError) and error.strerror else "a file that is no workbook"
        raise DecisionError("a readable sheet", got=got, where=str(path)) from error
    sheet = book["events"] if "events" in book.sheetnames else book.worksheets[0]
    return [[_text(cell.value, cell.number_format) for cell in cells] for cells in _used(sheet.iter_rows())]


def _used(rows: Iterable[Sequence[Any]]) -> list[Sequence[Any]]:
    """The rows to the last that holds something: a formatted column has a million empty ones."""
    kept = list(rows)
    while kept and all(cell.value is None for cell in kept[-1]):
        kept.pop()
    return kept


def _text(value: object, shown_as: str) -> str:
    """A cell as text: days as ISO, and what is shown as a month as that month, whatever day Excel keeps beside it."""
    if isinstance(value, datetime | date):
        day = value.date() if isinstance(value, datetime) else value
        plain = shown_as.lower().split(";")[0]
        if "d" not in plain and "y" in plain:
            return f"{day:%Y-%m}" if "m" in plain else f"{day:%Y}"
        return day.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)
