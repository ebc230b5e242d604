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


@pytest.mark.parametrize(
    ("text", "type_", "written"),
    [
        ("Norway said on Monday it had halted aid to Chad.", "sanctions", {"Norway", "Chad"}),
        ("The Kremlin was furious. It condemned Chad on Monday.", "accusation", {"The Kremlin", "Chad"}),
        ("Peruvian farmers said they would hold a rally in Lima on Monday.", "protest", {"Peruvian farmers"}),
    ],
)
def test_a_pronoun_is_given_by_the_name_that_it_stands_for(text, type_, written):
    event = next(event for event in events(text) if event.type == type_)
    assert {actor.text for actor in event.actors} >= written
