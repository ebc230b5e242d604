"""Questions from the shell: how wide the answer is, what was meant by a wrong name, what a shell completes."""

import os
import subprocess
import sys

import pytest
from sample_chronology import ARTICLES, EVENTS, extracted

from timeline.opening import Store


@pytest.fixture
def store(tmp_path):
    path = tmp_path / "store.db"
    with Store.create(path) as made:
        made.put_many((ARTICLES[line.id], line) for line in extracted())
        made.replace_merged(EVENTS)
    return path


@pytest.mark.parametrize("width", [50, 80])
def test_a_table_in_a_pipe_is_as_wide_as_columns_says(timeline, store, monkeypatch, width):
    monkeypatch.setenv("COLUMNS", str(width))
    done = timeline("query", "--store", store)
    assert max(map(len, done.lines)) <= width
    assert done.lines[0].split() == ["date", "type", "event"]
    assert done.lines[-1] == "3 events"


def test_a_table_in_a_pipe_is_whole_where_nobody_said_how_wide(timeline, store, monkeypatch):
    monkeypatch.delenv("COLUMNS", raising=False)
    done = timeline("query", "--store", store)
    assert all(event.title in done.out for event in EVENTS)


def test_one_event_is_no_plural(timeline, store):
    assert timeline("query", "--store", store, "--limit", 1).lines[-1] == "1 of 3 events"
    assert timeline("query", "--store", store, "--type", EVENTS[0].type).lines[-1] == "1 event"
    assert timeline("query", "--store", store, "--text", "nowhere").lines == ["0 events"]


def test_months_and_years_are_windows(timeline, store):
    def number(*window: object) -> int:
        return int(timeline("query", "--store", store, "--count", *window).out)

    day = EVENTS[0].when.first
    assert day is not None
    month, year = f"{day:%Y-%m}", f"{day:%Y}"
    assert number("--from", month, "--to", month) == number("--from", f"{month}-01", "--to", f"{month}-31")
    assert number("--from", year, "--to", year) >= number("--from", month, "--to", month) >= 1


@pytest.mark.parametrize(
    "day", ["2023-13", "2023-02-30", "23-01", "", "20231001", "yesterday", "2023-10-1", "２０２３"]
)
def test_what_is_no_day_month_or_year_is_one_line(timeline, store, day):
    done = timeline("query", "--store", store, "--from", day)
    assert (done.code, done.out) == (2, "")
    assert "expected a day, month or year like 2024-03-15, 2024-03 or 2024" in done.err
    assert "- at --from" in done.err


@pytest.mark.parametrize(
    ("option", "wrong", "meant"),
    [
        ("--type", "Sanction", "did you mean sanctions"),
        ("--group", "diplomatic", "did you mean diplomacy?"),
        ("--status", "ocurred", "did you mean occurred?"),
        ("--tier", "back-ground", "did you mean background?"),
    ],
)
def test_a_wrong_word_names_the_right_one(timeline, store, option, wrong, meant):
    done = timeline("query", "--store", store, option, wrong)
    assert done.code == 2
    assert meant in done.err


def test_a_name_that_no_event_has_is_told_by_every_command_that_asks(timeline, store, tmp_path):
    told = 'note: no event has the actor "Norlund"; did you mean "Norland"?'
    assert told in timeline("query", "--store", store, "--actor", "Norlund").err
    for name in ("render", "export", "review"):
        shape = ("--as", "csv") if name == "export" else ()
        done = timeline(name, "--store", store, "--actor", "Norlund", "-o", tmp_path / name, *shape)
        assert (done.code, told in done.err) == (0, True), done.err
    both = timeline("query", "--store", store, "--actor", "Norlund", "--actor", "Norland")
    assert told in both.err  # though the other name was found


def completed(*words: str) -> list[str]:
    """What bash would offer for the last word."""
    line = " ".join(("timeline", *words))
    code = "import sys; sys.argv[0] = 'timeline'\nfrom timeline.cli import main\nmain()"
    asked = {"_TIMELINE_COMPLETE": "complete_bash", "COMP_WORDS": line, "COMP_CWORD": str(len(words))}
    done = subprocess.run(
        [sys.executable, "-c", code], env={**os.environ, **asked}, capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    return done.stdout.split()


def test_a_shell_completes_the_names_of_the_store(store, tmp_path):
    given = ("query", "--store", str(store))
    assert completed(*given, "--type", "sanc") == ["sanctions"]
    assert completed(*given, "--actor", "nor") == ["norland"]
    assert completed(*given, "--actor", "Nor") == ["Norland"]
    assert completed(*given, "--status", "pl") == ["planned"]
    assert completed("query", "--type", "summ") == ["summit"]  # without a store: the types that are shipped
    assert completed("query", "--store", str(tmp_path / "none.db"), "--actor", "nor") == []
    assert not (tmp_path / "none.db").exists()
