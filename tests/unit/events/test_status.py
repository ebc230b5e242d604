"""Whether it happened, sentence by sentence: each row of the table says why."""

import tomllib
from pathlib import Path

import pytest
from reading import events

TABLE = tomllib.loads((Path(__file__).parents[2] / "corpus/status.toml").read_text(encoding="utf-8"))
ROWS = [(status, row) for status, rows in TABLE.items() for row in rows]


@pytest.mark.parametrize(("status", "row"), ROWS, ids=lambda part: part["text"] if isinstance(part, dict) else part)
def test_whether_it_happened(status, row):
    found = events(row["text"])
    told = {mention.trigger.text: mention.status.value for event in found for mention in event.mentions}
    assert told.get(row["trigger"]) == status, row["why"]
