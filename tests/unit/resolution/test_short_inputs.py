"""Dates as people type them, and phrases of news by kind: the tables short_inputs.toml and phrases.toml."""

import tomllib
from pathlib import Path

import pytest
from reading import the_time, times

CORPUS = Path(__file__).parents[2] / "corpus"
FAMILIES = tomllib.loads((CORPUS / "short_inputs.toml").read_text(encoding="utf-8"))["family"]
KINDS = tomllib.loads((CORPUS / "phrases.toml").read_text(encoding="utf-8"))["kind"]
INPUTS = [
    pytest.param(row, id=f"{family['name']}: {row['text']}")
    for family in FAMILIES
    for row in family["rows"]
    if "fails" not in row
]
KNOWN = [
    pytest.param(row, id=f"{family['name']}: {row['text']}")
    for family in FAMILIES
    for row in family["rows"]
    if "fails" in row
]
ROWS = [(kind["name"], row) for kind in KINDS for row in kind["rows"]]
PHRASES = [pytest.param(row, id=f"{name}: {row['text']} {row['phrase']}") for name, row in ROWS if "phrase" in row]
LOOK_ALIKES = [pytest.param(row, id=f"{name}: {row['text']}") for name, row in ROWS if "phrase" not in row]


def drawn(time):
    return f"{time.first or ''}..{time.last or ''}"


def is_read(row):
    found = times(row["text"])
    days = {drawn(time) for time in found}
    return [time.value for time in found] == row["values"] and days == ({row["days"]} if row["values"] else set())


@pytest.mark.parametrize("row", INPUTS)
def test_a_short_input_is_read(row):
    assert is_read(row), [(time.text, time.value, drawn(time), time.rule) for time in times(row["text"])]


@pytest.mark.parametrize("row", KNOWN)
def test_a_known_failure_still_fails(row):
    assert not is_read(row), "it is read now: take its mark off"


@pytest.mark.parametrize("row", PHRASES)
def test_a_phrase_of_news_is_read(row):
    time = the_time(row["text"], row["phrase"])
    assert (time.value, drawn(time)) == (row["value"], row["days"]), (time.rule, time.explanation)


@pytest.mark.parametrize("row", LOOK_ALIKES)
def test_what_only_looks_like_a_date_is_none(row):
    assert [time.text for time in times(row["text"])] == row["besides"]
