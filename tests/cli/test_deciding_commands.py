"""Decisions from files, and the desk's start."""

import sys

import openpyxl
import pytest
from sample_chronology import ARTICLES, EVENTS, MEETING, TEST, extracted

from timeline.opening import Store


@pytest.fixture
def store(tmp_path):
    path = tmp_path / "store.db"
    with Store.create(path) as made:
        made.put_many((ARTICLES[line.id], line) for line in extracted())
        made.replace_merged(EVENTS)
    return path


def edited(path, cells):
    book = openpyxl.load_workbook(path)
    columns = {cell.value: cell.column for cell in book.active[1]}
    rows = {book.active.cell(row, columns["id"]).value: row for row in range(2, book.active.max_row + 1)}
    for name, new in cells.items():
        for column, value in new.items():
            book.active.cell(rows[name], columns[column]).value = value
    book.save(path)


def test_a_sheet_goes_out_and_comes_back(timeline, store, tmp_path):
    sheet = tmp_path / "events.xlsx"
    assert timeline("export", "--store", store, "--as", "xlsx", "-o", sheet).code == 0
    edited(
        sheet,
        {
            TEST.id: {"verdict": "accept", "new_date": "mid-March 2021"},
            MEETING.id: {"type": "sumit", "status": "denied"},
        },
    )
    done = timeline("apply", sheet, "--store", store, "--author", "kim")
    assert done.code == 1
    assert f'got "sumit" - at {sheet} B' in done.err
    assert "3 decisions applied" in done.err
    assert (
        f"next: timeline render --store {store} -o output/timeline.html, or timeline serve --store {store}" in done.err
    )
    assert "left out: 1 cell;" in done.err
    with Store.open(store) as opened:
        event = opened.event(TEST.id)
        assert (event.accepted, str(event.when.first), str(event.when.last)) == (True, "2021-03-11", "2021-03-20")
        assert opened.event(MEETING.id).status == "denied"
        assert opened.verify().failures == ()
    undone = timeline("apply", sheet, "--store", store, "--author", "kim", "--undo")
    assert "taken back" in undone.err


def test_a_review_file_names_all_its_errors_and_applies_nothing(timeline, store, tmp_path):
    review = tmp_path / "review.toml"
    timeline("review", "--store", store, "-o", review)
    text = review.read_text().replace('type = ""', 'type = "sumit"').replace('first = ""', 'first = "soon"')
    review.write_text(text)
    done = timeline("apply", review, "--store", store, "--author", "kim")
    errors = [line for line in done.err.splitlines() if "error:" in line]
    with Store.open(store) as opened:
        assert len(errors) == 2 * opened.count()
        assert opened.decisions() == []
    assert done.code == 2
    assert f"nothing was applied; mend {review} and run this again" in done.err


def test_what_was_accepted_can_be_exported_to_teach_the_reader(timeline, store, tmp_path):
    review = tmp_path / "review.toml"
    timeline("review", "--store", store, "-o", review)
    review.write_text(review.read_text().replace('verdict = ""', 'verdict = "accept"', 1))
    timeline("apply", review, "--store", store, "--author", "kim")
    done = timeline("export", "--store", store, "--as", "annotations", "-o", tmp_path / "a.jsonl")
    assert "without a verdict or correction have no place in annotations" in done.err
    assert '"salience": "core"' in (tmp_path / "a.jsonl").read_text()


def test_without_its_libraries_the_desk_says_what_to_install(timeline, store, monkeypatch):
    for name in [name for name in sys.modules if name.startswith(("timeline.serve", "uvicorn", "starlette"))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr("timeline.serve", None, raising=False)
    monkeypatch.delattr("timeline.serve")
    monkeypatch.setitem(sys.modules, "starlette", None)
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    done = timeline("serve", "--store", store, "--author", "kim", "--no-browser")
    assert done.code == 2
    assert done.err.strip() == (
        "timeline: error: expected starlette and uvicorn, which the desk runs on, got none; "
        "install them with: pip install starlette uvicorn"
    )


def test_a_desk_without_a_store_says_how_to_make_one(timeline, tmp_path):
    done = timeline("serve", "--store", tmp_path / "none.db", "--author", "kim", "--no-browser")
    assert done.code == 2
    assert "expected an existing store, got none" in done.err


def test_a_port_that_is_taken_is_told(timeline, store):
    import socket

    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = timeline("serve", "--store", store, "--author", "kim", "--no-browser", "--port", port)
    assert done.code == 2
    assert f'expected a free port, got "{port} (' in done.err
