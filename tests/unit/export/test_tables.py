"""CSV, XLSX and Parquet, read back by the programs that people open them with."""

import csv
import io
from datetime import datetime

import openpyxl
import pandas
import polars
import pyarrow.parquet
import pytest
from sample_chronology import ARTICLES, EVENTS, MEETING, SANCTIONS, TEST, day

from timeline.errors import OutputError
from timeline.export import export_events, tables, to_records
from timeline.export.records import COLUMNS, guarded
from timeline.export.sheet_rows import SHEET_COLUMNS
from timeline.model.event import Tier

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1"]


def rows(path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_csv_reads_back(tmp_path):
    export_events(EVENTS, ARTICLES, "csv", tmp_path / "events.csv")
    first, second, third = rows(tmp_path / "events.csv")
    assert (first["id"], first["first"], first["last"], first["precision"]) == (
        TEST.id,
        "2021-03-04",
        "2021-03-05",
        "month",
    )
    assert first["articles"] == "gazette-1; herald-7"
    assert first["outlets"] == "The Gazette; Herald, Daily"
    assert (first["agents"], first["participants"], first["disputed"]) == ("Norland", "Observer Mission", "True")
    assert second["title"] == MEETING.title
    assert (second["latitude"], second["longitude"], second["status"]) == ("59.5", "-10.25", "planned")
    assert (third["first"], third["edtf"]) == ("", "")
    assert third["title"] == "'" + SANCTIONS.title  # it starts with "="


@pytest.mark.parametrize("tier", list(Tier))
def test_every_row_says_how_much_its_event_matters(tmp_path, tier):
    event = TEST.model_copy(update={"tier": tier})
    export_events([event], ARTICLES, "csv", tmp_path / "events.csv")
    export_events([event], ARTICLES, "parquet", tmp_path / "events.parquet")
    assert [row["tier"] for row in rows(tmp_path / "events.csv")] == [tier.value]
    assert list(pandas.read_parquet(tmp_path / "events.parquet")["tier"]) == [tier.value]


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_is_a_formula(tmp_path, text):
    event = TEST.model_copy(update={"title": text, "notes": (text,)})
    export_events([event], ARTICLES, "csv", tmp_path / "events.csv")
    assert rows(tmp_path / "events.csv")[0]["title"] == "'" + text.replace("\r", "\n")
    export_events([event], ARTICLES, "xlsx", tmp_path / "events.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "events.xlsx").active
    assert [cell.data_type for cell in sheet[2] if cell.data_type == "f"] == []


def test_numbers_and_innocent_text_are_not_guarded():
    assert [guarded(value) for value in (-1.5, None, True, "a=1", "U.S.", "")] == [-1.5, None, True, "a=1", "U.S.", ""]


def test_xlsx_has_real_dates_and_columns_to_decide_in(tmp_path):
    old = MEETING.model_copy(update={"when": day("1848-03-18")})
    export_events([*EVENTS, old], ARTICLES, "xlsx", tmp_path / "events.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "events.xlsx").active
    header = [cell.value for cell in sheet[1]]
    assert header == list(SHEET_COLUMNS)
    values = dict(zip(header, [cell.value for cell in sheet[2]], strict=True))
    assert (values["first"], values["last"]) == (datetime(2021, 3, 4), datetime(2021, 3, 5))  # noqa: DTZ001
    assert (values["salience"], values["verdict"], values["as_exported"][:6]) == (0.9, None, "title:")
    assert sheet.cell(2, header.index("first") + 1).number_format == "yyyy-mm-dd"
    assert sheet.cell(5, header.index("first") + 1).value == "1848-03-18"  # Excel knows no such day
    assert sheet.max_row == 2 + len(EVENTS)
    assert sheet.freeze_panes == "A2"
    assert sheet.column_dimensions[sheet.cell(1, len(header)).column_letter].hidden
    assert {next(iter(one.sqref.ranges)).coord for one in sheet.data_validations.dataValidation} >= {"AN2:AN5"}


def test_xlsx_drops_control_characters_and_cuts_what_excel_cannot_hold(tmp_path):
    event = TEST.model_copy(update={"title": "a\x00b\x0bc\nd", "notes": ("x" * 40_000,)})
    export_events([event], ARTICLES, "xlsx", tmp_path / "events.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "events.xlsx").active
    values = dict(zip(SHEET_COLUMNS, [cell.value for cell in sheet[2]], strict=True))
    assert values["title"] == "abc\nd"
    assert len(values["notes"]) == 32_767


def test_parquet_keeps_types_for_pyarrow_pandas_and_polars(tmp_path):
    path = tmp_path / "events.parquet"
    export_events(EVENTS, ARTICLES, "parquet", path)
    assert pyarrow.parquet.read_table(path).to_pylist() == to_records(EVENTS, ARTICLES)
    assert list(pandas.read_parquet(path)["salience"]) == [0.9, 0.5, 0.7]
    frame = polars.read_parquet(path)
    assert frame.filter(polars.col("disputed"))["id"].to_list() == [TEST.id]
    assert dict(frame.schema)["sources"] == polars.Int64


def test_an_empty_parquet_has_its_columns(tmp_path):
    export_events([], {}, "parquet", tmp_path / "none.parquet")
    assert pyarrow.parquet.read_table(tmp_path / "none.parquet").column_names == list(COLUMNS)


def test_without_pyarrow_parquet_says_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setattr(tables, "pyarrow", None)
    with pytest.raises(OutputError, match=r"expected pyarrow, which writes Parquet, got none; install it with: pip"):
        export_events(EVENTS, ARTICLES, "parquet", tmp_path / "events.parquet")
    assert list(tmp_path.iterdir()) == []


def test_records_make_data_frames():
    records = to_records(EVENTS, ARTICLES)
    assert list(pandas.DataFrame(records).columns) == list(COLUMNS)
    assert polars.DataFrame(records, infer_schema_length=None).height == len(EVENTS)
    assert [record["id"] for record in records] == [event.id for event in EVENTS]


def test_csv_text_is_one_table():
    text = tables.csv_text(EVENTS, ARTICLES)
    assert len({len(row) for row in csv.reader(io.StringIO(text))}) == 1
