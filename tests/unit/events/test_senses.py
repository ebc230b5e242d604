"""Entries of the type lexicons: what each mark asks for, and which of two senses is the narrower."""

import pytest
from reading import article, events

from timeline.errors import LexiconError
from timeline.events.senses import Condition, read_entry
from timeline.pipeline import Toolkit, extract_events


@pytest.mark.parametrize(
    ("entry", "conditions"),
    [
        ("invade", ()),
        ("march > road", None),
        ("sack > manager/coach", (Condition("object", frozenset({"manager", "coach"})),)),
        ("surrender > nothing", (Condition("intransitive"),)),
        ("agree > anything", (Condition("object"),)),
        ("walk @out", (Condition("preposition", frozenset(), "out"),)),
        ("bow ~ would", (Condition("refused", frozenset({"would"})),)),
        (
            "strike | miner ! clock",
            (Condition("subject", frozenset({"miner"})), Condition("none", frozenset({"clock"}))),
        ),
    ],
)
def test_what_an_entry_asks_for(entry, conditions):
    lemma, sense = read_entry(entry, "other")
    assert lemma == entry.split()[0]
    if conditions is None:  # a class stands for many words
        (condition,) = sense.conditions
        assert {"road", "bridge", "border"} <= condition.words
    else:
        assert sense.conditions == conditions


def test_particle_and_codes():
    lemma, sense = read_entry("lift+off @from > base = MOBILIZE:weapons 150", "space_launch")
    assert (lemma, sense.particle, sense.plover, sense.cameo) == ("lift", "off", "MOBILIZE:weapons", "150")


@pytest.mark.parametrize("entry", ["> road", "march >", "march = NONSENSE"])
def test_a_broken_entry_names_itself(entry):
    with pytest.raises(LexiconError, match="type other"):
        read_entry(entry, "other")


@pytest.mark.parametrize(
    ("narrow", "wide"),
    [
        ("hang > convict", "hang"),
        ("hang > convict @in", "hang > convict"),
        ("carry+out", "carry > plan/load"),
        ("lift > siege", "lift > siege/ban/curfew"),
        ("march > road", "march @on"),
    ],
)
def test_the_narrower_sense(narrow, wide):
    assert read_entry(narrow, "other")[1].narrowness > read_entry(wide, "other")[1].narrowness


def test_a_refusal_is_made_though_its_verb_is_negated():
    (event,) = events("Hungary will not accept the quota.")
    assert (event.type, event.status.value, event.plover) == ("rejection", "occurred", "REJECT")


def test_a_user_s_adjective(tmp_path):
    path = tmp_path / "types.toml"
    path.write_text(
        '[[type]]\nid = "mood"\ngroup = "other"\nlabel = "Mood"\ndefinition = "A mood."\n'
        'adjectives = ["gloomy | minister"]\n'
    )
    toolkit = Toolkit.load(type_files=[path])
    texts = ("The minister was gloomy on Friday.", "The weather was gloomy on Friday.")
    found = [[event.type for event in extract_events(article(text), toolkit).events] for text in texts]
    assert found == [["mood"], []]
