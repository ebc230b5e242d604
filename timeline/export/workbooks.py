"""XLSX: a sheet to read, edit and hand back."""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime

from openpyxl import Workbook
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from timeline.export.records import guarded
from timeline.export.sheet_rows import SHEET_COLUMNS, sheet_rows
from timeline.lexicons.event_types import shipped_types
from timeline.model.article import Article
from timeline.model.event import MergedEvent, Status, Tier
from timeline.model.sheet import AS_EXPORTED, DECIDING

__all__ = ["xlsx_bytes"]

_LONGEST_CELL = 32_767  # Excel's own limit
_EPOCH = datetime(2000, 1, 1)  # noqa: DTZ001  (openpyxl wants a naive time; fixed, so that the bytes are)
_FIRST_DAY = date(1900, 3, 1)  # before it, Excel's calendar has a day that never was
_WRITTEN = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")  # openpyxl puts the time of writing there
_LONGEST_LIST = 255  # characters
_DAY_FORMAT = "yyyy-mm-dd"
_WIDTHS = {"title": 60, "quote": 60, "reasoning": 40, "new_date": 20, "note": 30, "merge_with": 22, "agents": 26}
_DECIDED = PatternFill("solid", fgColor="FFF2B8")


def xlsx_bytes(events: Sequence[MergedEvent], articles: Mapping[str, Article]) -> bytes:
    """One sheet, header in bold and frozen; days are dates where Excel knows them, else texts.

    The columns to decide in are shaded, with lists to choose from; the last one is hidden and tells edits.
    """
    book = Workbook()
    book.properties.created = book.properties.modified = _EPOCH
    sheet = book.worksheets[0]
    sheet.title = "events"
    sheet.append(list(SHEET_COLUMNS))
    for row in sheet_rows(events, articles):
        sheet.append(list(_values(row)))
    _dress(sheet)
    if events:
        _offer(sheet, {event.type for event in events})
    out = io.BytesIO()
    book.save(out)
    return _stamped(out)


def _stamped(book: io.BytesIO) -> bytes:
    """The workbook's parts with one time of writing: the same events make the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(book) as parts, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in parts.infolist():
            info = zipfile.ZipInfo(part.filename, _EPOCH.timetuple()[:6])
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, _WRITTEN.sub(rb"\g<1>2000-01-01T00:00:00Z", parts.read(part.filename)))
    return out.getvalue()


def _values(row: Mapping[str, object]) -> Iterator[object]:
    for name, value in row.items():
        if name in ("first", "last") and isinstance(value, str) and date.fromisoformat(value) >= _FIRST_DAY:
            yield date.fromisoformat(value)
        else:
            plain = guarded(value)
            yield plain[:_LONGEST_CELL] if isinstance(plain, str) else plain


def _dress(sheet: Worksheet) -> None:
    for number, name in enumerate(SHEET_COLUMNS, start=1):
        letter = get_column_letter(number)
        head = sheet.cell(1, number)
        head.font = Font(bold=True)
        if name in DECIDING:
            head.fill = _DECIDED
        sheet.column_dimensions[letter].width = _WIDTHS.get(name, 14)
        if name in ("first", "last"):
            for (cell,) in sheet.iter_rows(min_row=2, min_col=number, max_col=number):
                cell.number_format = _DAY_FORMAT
        if name == "new_date":  # text: Excel would make a day of "2018-06"
            for (cell,) in sheet.iter_rows(min_row=2, min_col=number, max_col=number):
                cell.number_format = "@"
        sheet.column_dimensions[letter].hidden = name == AS_EXPORTED
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions


def _offer(sheet: Worksheet, used: set[str]) -> None:
    """Lists to choose from, as far as Excel takes them."""
    choices = {
        "verdict": ("accept", "reject"),
        "status": tuple(Status),
        "tier": tuple(Tier),
        "type": tuple(sorted({*shipped_types(), *used})),
    }
    for name, values in choices.items():
        listed = ",".join(values)
        if len(listed) <= _LONGEST_LIST:
            letter = get_column_letter(SHEET_COLUMNS.index(name) + 1)
            validation = DataValidation(type="list", formula1=f'"{listed}"', allow_blank=True)
            sheet.add_data_validation(validation)
            validation.add(f"{letter}2:{letter}{sheet.max_row}")
