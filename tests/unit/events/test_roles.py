"""Who does it to whom, sentence by sentence."""

import tomllib
from pathlib import Path

import pytest
from reading import events

from timeline.model.actor import Role

ROWS = tomllib.loads((Path(__file__).parents[2] / "corpus/roles.toml").read_text(encoding="utf-8"))["rows"]
ROLES = {"agents": Role.AGENT, "targets": Role.TARGET, "participants": Role.PARTICIPANT}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['type']}: {row['text']}")
def test_who_does_it_to_whom(row):
    event = next(event for event in events(row["text"]) if event.type == row["type"])
    found = {key: {actor.name for actor in event.actors if actor.role is role} for key, role in ROLES.items()}
    assert found == {key: set(row.get(key, [])) for key in ROLES}
