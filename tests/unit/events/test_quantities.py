"""Counts: what is counted, between which bounds, by whom, and whose event it is."""

import tomllib
from pathlib import Path

import pytest
from reading import events

from timeline.events.quantities import quantities_in

TABLE = tomllib.loads((Path(__file__).parents[2] / "corpus/quantities.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("row", TABLE["rows"], ids=lambda row: row["text"])
def test_what_a_sentence_counts(row):
    found = quantities_in(row["text"])
    told = [[q.kind, q.unit, "" if q.low is None else q.low, "" if q.high is None else q.high] for q in found]
    assert told == row["found"]
    assert all(row["text"][q.start : q.end] == q.text for q in found)


@pytest.mark.parametrize("row", TABLE["events"], ids=lambda row: row["text"])
def test_whose_count_it_is(row):
    event = next(event for event in events(row["text"]) if event.type == row["type"])
    assert sorted({q.kind for mention in event.mentions for q in mention.quantities}) == row["kinds"]


def test_who_gives_the_number():
    event = next(
        event for event in events("An attack in Kano killed 12 people, officials said.") if event.type == "attack"
    )
    assert {q.source for mention in event.mentions for q in mention.quantities} == {"officials"}
