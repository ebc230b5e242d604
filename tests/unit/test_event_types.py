"""The event types: what is shipped, and a user's own."""

from pathlib import Path

import pytest

from timeline.errors import LexiconError
from timeline.lexicons.event_types import (
    GROUPS,
    EventType,
    TypeTable,
    event_types,
    read_own_types,
    shipped_types,
    type_of,
    with_own_types,
)
from timeline.model.article import Article
from timeline.pipeline import extract_many

CLOSURE = """
[[type]]
id = "closure"
group = "pressure"
label = "Closure of a waterway"
definition = "A strait or canal is closed to ships."
triggers = ["blockade", "close off"]
weight = 0.8
families = ["sea", "sanctions"]
toward = "against"
plover = "COERCE"
cameo = "191"

[[type.code]]
plover = "SANCTION"
cameo = ""
triggers = ["close off"]
"""


@pytest.fixture
def own_file(tmp_path) -> Path:
    path = tmp_path / "types.toml"
    path.write_text(CLOSURE, encoding="utf-8")
    return path


def refused(tmp_path: Path, content: str, *others: Path) -> str:
    """The message about a file that breaks the format."""
    path = tmp_path / "broken.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(LexiconError) as error:
        event_types([*others, path])
    return str(error.value)


@pytest.mark.parametrize("kind", shipped_types().values(), ids=lambda kind: kind.id)
def test_a_shipped_type_has_all_that_merging_ranking_and_the_page_need(kind):
    assert kind.label[:1].isupper()
    assert kind.definition.endswith(".")
    assert kind.group in GROUPS
    assert kind.families
    assert 0 < kind.weight <= 1
    assert kind.toward.islower()
    assert kind.triggers == ()


def test_shipped_types_stand_under_their_ids():
    assert all(name == kind.id for name, kind in shipped_types().items())


def test_no_two_shipped_types_have_one_label():
    labels = [kind.label for kind in shipped_types().values()]
    assert sorted(set(labels)) == sorted(labels)


def test_every_group_has_a_shipped_type():
    assert {kind.group for kind in shipped_types().values()} == set(GROUPS)


def test_a_family_of_a_shipped_type_is_its_own_or_shared():
    shared = [family for kind in shipped_types().values() for family in kind.families]
    assert [family for family in set(shared) if shared.count(family) == 1 and family not in shipped_types()] == []


def test_a_user_s_file_adds_a_type_behind_the_shipped_ones(own_file):
    types = event_types([own_file])
    assert list(types) == [*shipped_types(), "closure"]
    assert types["closure"] == EventType(
        id="closure",
        group="pressure",
        label="Closure of a waterway",
        definition="A strait or canal is closed to ships.",
        plover="COERCE",
        cameo="191",
        families=frozenset({"sea", "sanctions"}),
        weight=0.8,
        toward="against",
        codes={"close off": ("SANCTION", None)},
        triggers=("blockade", "close off"),
    )


def test_a_table_needs_no_more_than_its_name_and_words(tmp_path):
    path = tmp_path / "types.toml"
    path.write_text('[[type]]\nid = "x"\ngroup = "other"\nlabel = "X"\ndefinition = "X"\ntriggers = ["x"]\n')
    kind = event_types([path])["x"]
    assert (kind.plover, kind.cameo, kind.toward, kind.weight) == (None, None, "to", 0.5)
    assert kind.families == {"x"}


def test_types_of_several_files_are_read_in_their_order(tmp_path, own_file):
    path = tmp_path / "more.toml"
    path.write_text(CLOSURE.replace('"closure"', '"opening"'))
    assert [table.id for table in read_own_types([path, own_file])] == ["opening", "closure"]


def test_without_files_there_are_the_shipped_types():
    assert dict(event_types()) == dict(shipped_types()) == dict(with_own_types([]))


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ('"closure"', '"attack"', ["an id of its own", "attack, a type that is shipped", "choose another id"]),
        (
            'triggers = ["blockade", "close off"]',
            "",
            ["triggers: the words that tell of it", 'triggers = ["blockade"]'],
        ),
        ('"pressure"', '"sport"', ["a group, one of diplomacy, words,", '"sport"']),
        ("weight = 0.8", "weight = 8", ["number 1, weight", "less than or equal to 1"]),
        ("weight = 0.8", "heavy = true", ["number 1, heavy", "a type with id, group, label, definition and triggers"]),
        ('label = "Closure of a waterway"', "", ["number 1, label", "Field required"]),
        (CLOSURE, 'id = "closure"', ["at least one [[type]] table"]),
        ("[[type]]", "[[type", ["valid TOML"]),
    ],
    ids=["shipped id", "no triggers", "no such group", "weight", "unknown field", "no label", "no table", "no TOML"],
)
def test_a_broken_file_is_told_in_one_line_that_says_where_and_what_to_do(tmp_path, before, after, told):
    message = refused(tmp_path, CLOSURE.replace(before, after, 1))
    assert "\n" not in message
    assert "broken.toml" in message
    assert [part for part in told if part not in message] == [], message


def test_two_tables_of_one_id_are_told_with_both_places(tmp_path, own_file):
    message = refused(tmp_path, CLOSURE, own_file)
    assert "types.toml [[type]] number 1" in message
    assert "broken.toml [[type]] number 1" in message


def test_a_file_that_is_missing_is_told_by_its_name(tmp_path):
    with pytest.raises(LexiconError, match=r"readable TOML file.*nowhere\.toml"):
        event_types([tmp_path / "nowhere.toml"])


def test_an_id_that_no_type_has_is_a_plain_type():
    kind = type_of("moon_landing")
    assert (kind.id, kind.label, kind.group, kind.families) == (
        "moon_landing",
        "Moon landing",
        "other",
        {"moon_landing"},
    )


def test_an_id_is_looked_up_among_the_types_that_are_given():
    table = TypeTable(id="closure", group="pressure", label="Closure", definition="A closure.", triggers=["close"])
    assert type_of("closure", with_own_types([table])).label == "Closure"
    assert type_of("attack").label == "Armed attack"
    assert type_of("attack", {}).label == "Attack"


def test_tables_of_types_read_before_are_found_like_those_of_a_file(tmp_path):
    own = tmp_path / "own.toml"
    own.write_text(
        '[[type]]\nid = "strandfeast"\ngroup = "other"\nlabel = "Strandfeast"\ndefinition = "A feast on the strand."\n'
        'triggers = ["strandfeast"]\n',
        encoding="utf-8",
    )
    text = Article(id="a", text="Norway held a strandfeast in Oslo on Monday.", published="2019-08-21", language="en")
    by_file = list(extract_many([text], type_files=[own]))
    by_table = list(extract_many([text], own_types=read_own_types([own])))
    assert by_table == by_file
    assert "strandfeast" in {event.type for event in by_table[0].events}
