"""Bare mentions: who is meant, or that nobody can be told."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from timeline import resolve_actor
from timeline.actors import Unresolved
from timeline.errors import LexiconError

TABLE = tomllib.loads((Path(__file__).parents[2] / "corpus/actors.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("row", TABLE["rows"], ids=lambda row: f"{row['mention']} {row.get('on', '')}")
def test_a_mention_names_an_actor(row):
    found = resolve_actor(row["mention"], on=date.fromisoformat(row["on"]) if "on" in row else None)
    assert not isinstance(found, Unresolved), found.reason
    assert (found.name, found.country or "") == (row["name"], row["country"])
    assert row.get("sector", found.sector) == found.sector


@pytest.mark.parametrize("mention", TABLE["nobody"])
def test_other_words_name_nobody_and_say_why(mention):
    found = resolve_actor(mention)
    assert isinstance(found, Unresolved)
    assert found.reason


def test_a_user_s_file_adds_actors(tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text(
        '[[actor]]\nid = "org:quay-forum"\nname = "Quay Forum"\ncountry = "SGP"\naliases = ["Quay Dialogue"]\n'
    )
    found = resolve_actor("the Quay Dialogue", actor_files=[path])
    assert (found.id, found.name, found.country) == ("org:quay-forum", "Quay Forum", "SGP")
    assert isinstance(resolve_actor("the Quay Dialogue"), Unresolved)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("[[actor]]\nname = 3\n", "number 1, id"),
        ("", "at least one"),
        ("[[actor", "valid TOML"),
        ('[[actor]]\nid = "x"\nname = "X"\ncolour = "red"\n', "colour"),
    ],
)
def test_a_broken_user_s_file_is_one_line(tmp_path, content, message):
    path = tmp_path / "mine.toml"
    path.write_text(content)
    with pytest.raises(LexiconError, match=message) as error:
        resolve_actor("anybody", actor_files=[path])
    assert "\n" not in str(error.value)
