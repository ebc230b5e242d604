"""Sheets both ways: what was edited in a spreadsheet program comes back, and what cannot be read is named."""

import csv
import io
from datetime import UTC, date, datetime

import openpyxl
import pytest
from sample_chronology import ARTICLES, EVENTS, MEETING, SANCTIONS, TEST

from timeline.curation import read_sheet
from timeline.curation.reviewing import places_of
from timeline.errors import DecisionError
from timeline.export import export_events
from timeline.model.decision import Verdict

AT = datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC)
KNOWN = {member: event for event in EVENTS for member in event.members}


def read(path, events=KNOWN):
    decisions, problems = read_sheet(path, events, author="kim", at=AT)
    return decisions, [str(problem) for problem in problems]


@pytest.fixture(params=["xlsx", "csv"])
def edit(request, tmp_path):
    """Writes a sheet with some cells of the rows of events edited."""
    path = tmp_path / f"events.{request.param}"

    def write(edits, events=EVENTS):
        export_events(events, ARTICLES, request.param, path)
        if request.param == "xlsx":
            book = openpyxl.load_workbook(path)
            sheet = book.active
            columns = {cell.value: cell.column for cell in sheet[1]}
            for row in range(2, sheet.max_row + 1):
                for name, value in edits.get(sheet.cell(row, columns["id"]).value, {}).items():
                    sheet.cell(row, columns[name]).value = value
            book.save(path)
        else:
            rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"), newline="")))
            with path.open("w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, rows[0].keys())
                writer.writeheader()
                for row in rows:
                    writer.writerow({**row, **edits.get(row["id"], {})})
        return path

    return write


def test_an_untouched_sheet_decides_nothing(edit):
    assert read(edit({})) == ([], [])


def test_cells_are_edited_in_place(edit):
    new = {
        "title": "Two missiles",
        "type": "summit",
        "status": "denied",
        "tier": "minor",
        "agents": "Sudmark; The Mission",
        "place": "Quayside",
    }
    (decision,), problems = read(edit({TEST.id: new}))
    assert problems == []
    assert (decision.verdict, decision.places, decision.author, decision.at) == (
        Verdict.CHANGE,
        places_of(TEST),
        "kim",
        AT,
    )
    assert (decision.title, decision.type, decision.status, decision.tier) == (
        "Two missiles",
        "summit",
        "denied",
        "minor",
    )
    assert [actor.name for actor in decision.agents] == ["Sudmark", "The Mission"]
    assert decision.targets is None
    assert decision.place.name == "Quayside"


def test_an_emptied_cell_says_that_there_is_none(edit):
    (decision,), _ = read(edit({MEETING.id: {"place": "", "agents": "", "first": "", "last": ""}}))
    assert (decision.without_place, decision.agents, decision.when.is_dated) == (True, (), False)


@pytest.mark.parametrize(
    ("event", "cells", "first", "last"),
    [
        (TEST, {"first": date(2021, 3, 2)}, "2021-03-02", "2021-03-05"),
        (TEST, {"first": "2021-03-02", "last": "2021-03-03"}, "2021-03-02", "2021-03-03"),
        (TEST, {"edtf": "2021-04"}, "2021-04-01", "2021-04-30"),
        (TEST, {"new_date": "2021-06-07"}, "2021-06-07", "2021-06-07"),
        (TEST, {"new_date": "2021", "first": "2020-01-01"}, "2021-01-01", "2021-12-31"),
        (TEST, {"last": ""}, "2021-03-04", "None"),
        (SANCTIONS, {"first": "13/04/2021"}, "2021-04-13", "2021-04-13"),
    ],
)
def test_days_are_dates(edit, event, cells, first, last):
    (decision,), problems = read(edit({event.id: cells}))
    assert problems == []
    assert (str(decision.when.first), str(decision.when.last)) == (first, last)


def test_days_that_a_spreadsheet_wrote_its_own_way_are_no_edits(tmp_path):
    path = tmp_path / "events.csv"
    export_events(EVENTS, ARTICLES, "csv", path)
    text = path.read_text(encoding="utf-8")
    for own in ("04/03/2021", "3/4/2021", "04.03.2021"):
        path.write_text(text.replace(",2021-03-04,2021-03-05,", f",{own},2021-03-05,"), encoding="utf-8")
        assert read(path) == ([], [])


def test_a_month_that_excel_made_a_day_of_is_a_month(tmp_path):
    path = tmp_path / "events.xlsx"
    export_events(EVENTS, ARTICLES, "xlsx", path)
    book = openpyxl.load_workbook(path)
    columns = {cell.value: cell.column for cell in book.active[1]}
    cell = book.active.cell(2, columns["new_date"])
    cell.value, cell.number_format = datetime(2021, 6, 1), "mmm-yy"  # noqa: DTZ001
    book.save(path)
    (decision,), _ = read(path)
    assert (decision.when.edtf, str(decision.when.last)) == ("2021-06", "2021-06-30")


def test_decisions_are_filled_in(edit):
    cells = {
        "verdict": "Accept",
        "merge_with": SANCTIONS.id,
        "split_off": "2",
        "tag": "starred; front page",
        "note": "check",
    }
    decisions, problems = read(edit({TEST.id: cells, MEETING.id: {"accepted": "FALSE"}}))
    assert problems == []
    verdicts = [decision.verdict for decision in decisions]
    assert verdicts == [
        Verdict.ACCEPT,
        Verdict.MERGE,
        Verdict.SPLIT,
        Verdict.TAG,
        Verdict.TAG,
        Verdict.NOTE,
        Verdict.REJECT,
    ]
    assert [decision.tag for decision in decisions if decision.tag] == ["starred", "front page"]


def test_every_wrong_cell_is_named_and_the_rest_is_applied(edit):
    path = edit(
        {
            TEST.id: {"type": "sumit", "new_date": "2021-02-30", "title": "Kept"},
            MEETING.id: {"merge_with": MEETING.id, "split_off": "7", "verdict": "maybe", "note": "kept"},
            SANCTIONS.id: {"id": "e-0", "verdict": "accept"},
        }
    )
    decisions, problems = read(path)
    assert [(decision.title, decision.note) for decision in decisions] == [("Kept", None), (None, "kept")]
    found = {problem.rpartition(" - at ")[2].partition(" ")[2].split(";")[0]: problem for problem in problems}
    assert sorted(found) == [
        "A4 (id)",
        "AN3 (verdict)",
        "AO2 (new_date)",
        "AP3 (merge_with)",
        "AQ3 (split_off)",
        "B2 (type)",
    ]
    assert found["A4 (id)"].startswith('expected the id of an event of the store, got "e-0"')
    assert "the event itself" in found["AP3 (merge_with)"]
    assert all("\n" not in problem for problem in problems)


def test_a_sheet_that_is_older_than_the_store_changes_only_what_was_edited_in_it(edit):
    path = edit({TEST.id: {"status": "denied"}})
    newer = TEST.model_copy(update={"title": "Set since", "type": "summit"})
    (decision,), _ = read(path, KNOWN | dict.fromkeys(TEST.members, newer))
    assert (decision.status, decision.title, decision.type) == ("denied", None, None)


def test_without_its_last_column_a_sheet_is_compared_with_the_store(edit):
    path = edit({event.id: {"as_exported": ""} for event in EVENTS} | {TEST.id: {"as_exported": "", "title": "New"}})
    (decision,), _ = read(path)
    assert (decision.title, decision.status) == ("New", None)


def test_rows_may_be_sorted_left_out_and_have_more_columns(tmp_path):
    path = tmp_path / "events.csv"
    path.write_text(f"colour;verdict;id\r\nred;accept;{TEST.members[1]}\r\n;;\r\n", encoding="cp1252")
    (decision,), problems = read(path)
    assert (decision.verdict, decision.places, problems) == (Verdict.ACCEPT, places_of(TEST), [])


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.csv", b"title,verdict\nx,accept\n", "expected a sheet whose first row names its columns, id among them"),
        ("a.csv", b"", "expected a sheet whose first row names its columns"),
        ("a.csv", b'id,"x\n', "expected a CSV file, got"),
        ("a.xlsx", b"no zip", 'expected a readable sheet, got "?a file that is no workbook'),
        ("a.xlsx", b"PK\x05\x06" + b"\0" * 18, "expected a readable sheet, got"),
    ],
)
def test_a_file_that_is_no_sheet_is_told_in_one_line(tmp_path, name, data, message):
    (tmp_path / name).write_bytes(data)
    with pytest.raises(DecisionError, match=message):
        read(tmp_path / name)


def test_a_file_that_is_not_there_is_told(tmp_path):
    for name in ("no.csv", "no.xlsx"):
        with pytest.raises(DecisionError, match=r"expected a readable sheet, got .*No such file"):
            read(tmp_path / name)
