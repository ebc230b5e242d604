"""On which days it happened, sentence by sentence: each row of the table says why."""

import tomllib
from pathlib import Path

import pytest
from reading import events

ROWS = tomllib.loads((Path(__file__).parents[2] / "corpus/timing.toml").read_text(encoding="utf-8"))["rows"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['trigger']}: {row['text']}")
def test_on_which_days(row):
    told = {m.trigger.text: event.when for event in events(row["text"]) for m in event.mentions}
    when = told[row["trigger"]]
    drawn = f"{when.first or ''}..{when.last or ''}" if when.is_dated else ""
    assert drawn == row["days"], (row["why"], when.explanation)
