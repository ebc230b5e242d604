"""The tables of tests/corpus: what phrases cover on the calendar, and what only looks like a date."""

import tomllib
from datetime import date
from pathlib import Path

import pytest
from edtf import parse_edtf
from reading import WEDNESDAY, the_time, times

CORPUS = Path(__file__).parents[2] / "corpus"
DATES = tomllib.loads((CORPUS / "dates.toml").read_text(encoding="utf-8"))["rows"]
LOOK_ALIKES = tomllib.loads((CORPUS / "look_alikes.toml").read_text(encoding="utf-8"))["rows"]


def published(row: dict[str, str]) -> date:
    return date.fromisoformat(row["published"]) if "published" in row else WEDNESDAY


@pytest.mark.parametrize("row", DATES, ids=lambda row: row["text"])
def test_a_phrase_covers_its_days(row):
    time = the_time(row["text"], row["phrase"], published(row))
    drawn = f"{time.first or ''}..{time.last or ''}" if time.is_dated else ""
    assert drawn == row["days"], (time.rule, time.value, time.explanation)


@pytest.mark.parametrize("row", DATES, ids=lambda row: row["text"])
def test_every_result_carries_its_proof(row):
    time = the_time(row["text"], row["phrase"], published(row))
    assert row["text"][time.start : time.end] == time.text
    assert time.rule
    assert time.explanation
    if time.is_dated:
        parse_edtf(time.edtf)
    else:
        assert time.edtf is None


@pytest.mark.parametrize("row", LOOK_ALIKES, ids=lambda row: row["why"] + ": " + row["text"])
def test_a_look_alike_is_no_date(row):
    assert [time.text for time in times(row["text"]) if time.text not in row.get("found", [])] == []
