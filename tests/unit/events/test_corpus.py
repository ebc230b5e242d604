"""The table of sentences: type, days, status, roles and place of the event in each."""

import tomllib
from pathlib import Path

import pytest
from reading import events, the_event

from timeline.model.actor import Role

TABLE = tomllib.loads((Path(__file__).parents[2] / "corpus/events.toml").read_text(encoding="utf-8"))
ROLES = {"agents": Role.AGENT, "targets": Role.TARGET, "participants": Role.PARTICIPANT}


@pytest.mark.parametrize("row", TABLE["rows"], ids=lambda row: row["text"])
def test_the_event_in_a_sentence(row):
    event = the_event(row["text"], row["type"])
    drawn = f"{event.when.first or ''}..{event.when.last or ''}" if event.when.is_dated else ""
    assert (drawn, event.status.value) == (row["days"], row["status"]), event.when.explanation
    for key, role in ROLES.items():
        names = {actor.name for actor in event.actors if actor.role is role}
        assert set(row.get(key, [])) <= names
    assert row.get("place") in (None, event.place.name if event.place else "nowhere")


@pytest.mark.parametrize("row", TABLE["rows"], ids=lambda row: row["text"])
def test_the_proof_slices(row):
    for event in events(row["text"]):
        assert event.title
        assert event.mentions[0].event == event.id
        for mention in event.mentions:
            assert row["text"][mention.start : mention.end] == mention.quote
            assert row["text"][mention.trigger.start : mention.trigger.end] == mention.trigger.text
            assert mention.start <= mention.trigger.start < mention.trigger.end <= mention.end


@pytest.mark.parametrize("row", TABLE["none"], ids=lambda row: f"{row['text']} ({row['why']})")
def test_a_look_alike_is_no_event_of_that_type(row):
    assert [event.type for event in events(row["text"]) if event.type == row["type"]] == []
