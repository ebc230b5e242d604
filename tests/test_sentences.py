"""Whole sentences through the shipped reader: the event in them and what is said of it, and sentences without one.

A row that the reader gets wrong, or right by a hair (its int8 and float32 weights disagree), says so under "known" and may
pass or fail.
"""

import tomllib
from pathlib import Path

import pytest
from reading import events

from timeline.model.actor import Role
from timeline.model.event import Event, Tier

TABLE = tomllib.loads((Path(__file__).parent / "corpus/events.toml").read_text(encoding="utf-8"))


def marked(row):
    marks = [pytest.mark.xfail(reason=row["known"], strict=False)] if "known" in row else []
    return pytest.param(row, id=row["text"], marks=marks)


def shown(text: str, type_: str) -> list[Event]:
    return [event for event in events(text) if event.type == type_ and event.tier is not Tier.MINOR]


@pytest.mark.parametrize("row", [marked(row) for row in TABLE["rows"]])
def test_a_sentence_tells_its_event(row):
    (event,) = shown(row["text"], row["type"])
    first, _, last = row["days"].partition("..")
    assert (str(event.when.first or ""), str(event.when.last or "")) == (first, last)
    assert event.status == row["status"]
    for role, field in ((Role.AGENT, "agents"), (Role.TARGET, "targets"), (Role.PARTICIPANT, "participants")):
        cast = {actor.name for actor in event.actors if actor.role is role}
        assert set(row.get(field, [])) <= cast
    if "place" in row:
        assert event.place is not None
        assert event.place.name == row["place"]


@pytest.mark.parametrize("row", [marked(row) for row in TABLE["none"]])
def test_a_sentence_tells_no_event_of_this_type(row):
    assert shown(row["text"], row["type"]) == []
