"""The tables of types: sentences that hold an event of a type, and look-alikes that hold none of it."""

import tomllib
from pathlib import Path

import pytest
from reading import WEDNESDAY, events

from timeline.events.types import TypeLexicon
from timeline.model.actor import Role
from timeline.model.event import Event

TABLES = [
    tomllib.loads(path.read_text(encoding="utf-8"))
    for path in sorted((Path(__file__).parents[2] / "corpus/events").glob("*.toml"))
]
ROWS = [
    pytest.param(type_, row, id=f"{type_}: {row['text']}")
    for table in TABLES
    for type_, rows in table.items()
    for row in rows["rows"]
]
LOOK_ALIKES = [
    pytest.param(type_, row, id=f"{type_}: {row['text']}")
    for table in TABLES
    for type_, rows in table.items()
    for row in rows["look_alikes"]
]
FEWEST, FEWEST_LOOK_ALIKES = 15, 3
FIELDS = {"text", "trigger", "status", "day", "agent", "target", "published"}


@pytest.mark.parametrize(("type_", "row"), ROWS)
def test_a_sentence_holds_an_event_of_its_type(type_, row):
    found = [event for event in events(row["text"], row.get("published", WEDNESDAY)) if event.type == type_]
    told = [event for event in found if any(row["trigger"] in m.trigger.text for m in event.mentions)]
    assert told, [(event.type, event.mentions[0].trigger.text) for event in found]
    asked = {name: value for name, value in row.items() if name not in ("text", "trigger", "published")}
    assert asked in [{name: said_of(event, name, value) for name, value in asked.items()} for event in told]


def said_of(event: Event, name: str, value: str) -> str | None:
    """What an event has for a field of a row; of its actors, the one that is asked for."""
    match name:
        case "status":
            return event.status.value
        case "day":
            return event.when.edtf
    roles = (Role(name), Role.PARTICIPANT)
    return next((actor.name for actor in event.actors if actor.role in roles and actor.name == value), None)


@pytest.mark.parametrize(("type_", "row"), LOOK_ALIKES)
def test_a_look_alike_holds_none(type_, row):
    found = {event.type for event in events(row["text"])}
    assert row["why"]
    assert type_ not in found
    assert found == set() if "type" not in row else row["type"] in found


def test_every_type_has_sentences_and_every_group_look_alikes():
    types = [type_ for table in TABLES for type_ in table]
    assert sorted(types) == sorted(TypeLexicon.load().types)
    assert [t for table in TABLES for t, rows in table.items() if len(rows["rows"]) < FEWEST] == []
    assert all(sum(len(rows["look_alikes"]) for rows in table.values()) >= FEWEST_LOOK_ALIKES for table in TABLES)
    assert {name for table in TABLES for rows in table.values() for row in rows["rows"] for name in row} <= FIELDS
