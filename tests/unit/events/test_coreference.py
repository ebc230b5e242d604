"""Which mentions of a passage tell of one event: each row of the table says why."""

import tomllib
from pathlib import Path

import pytest
from reading import events

ROWS = tomllib.loads((Path(__file__).parents[2] / "corpus/coreference.toml").read_text(encoding="utf-8"))["rows"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"])
def test_which_mentions_are_one_event(row):
    wanted = {word for group in row["events"] for word in group}
    told = [[m.trigger.text for m in event.mentions if m.trigger.text in wanted] for event in events(row["text"])]
    assert sorted(sorted(group) for group in told if group) == sorted(sorted(group) for group in row["events"]), row[
        "why"
    ]
