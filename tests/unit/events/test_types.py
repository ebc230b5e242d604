"""The tables of types: sentences that hold an event of a type, and look-alikes that hold none of it."""

import tomllib
from pathlib import Path

import pytest
from reading import events

TABLES = [
    tomllib.loads(path.read_text(encoding="utf-8"))
    for path in sorted((Path(__file__).parents[2] / "corpus/events").glob("*.toml"))
]
HOLDS = [(type_, text) for table in TABLES for type_, rows in table.items() for text in rows["holds"]]
LOOK_ALIKES = [(type_, text) for table in TABLES for type_, rows in table.items() for text in rows["look_alikes"]]
FEWEST = 3


@pytest.mark.parametrize(("type_", "text"), HOLDS)
def test_a_sentence_holds_an_event_of_its_type(type_, text):
    assert type_ in [event.type for event in events(text)]


@pytest.mark.parametrize(("type_", "text"), LOOK_ALIKES)
def test_a_look_alike_holds_none(type_, text):
    assert type_ not in [event.type for event in events(text)]


def test_every_type_of_the_tables_has_sentences():
    types = [type_ for table in TABLES for type_ in table]
    assert len(types) == len(set(types))
    assert all(len(rows["holds"]) >= FEWEST for table in TABLES for type_, rows in table.items() if type_ != "other")
