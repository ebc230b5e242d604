"""Who says so, sentence by sentence: each row of the table says why."""

import tomllib
from pathlib import Path

import pytest
from reading import events

ROWS = tomllib.loads((Path(__file__).parents[2] / "corpus/attribution.toml").read_text(encoding="utf-8"))["rows"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['trigger']}: {row['text']}")
def test_who_says_so(row):
    told = {event.mentions[0].trigger.text: event.attribution for event in events(row["text"])}
    found = told[row["trigger"]]
    assert (found.source if found else "") == row["source"], row["why"]
