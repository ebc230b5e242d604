"""Every rule of the folder is in the rulebook, has examples and look-alikes, and wins its examples whole."""

import importlib
import pkgutil
import tomllib
from pathlib import Path

import pytest
from reading import expressions, times

from timeline.expressions import en
from timeline.expressions.cues import Cues
from timeline.expressions.rule import Example, Rule
from timeline.expressions.rulebook import ENGLISH

FOLDER = [
    rule
    for info in pkgutil.iter_modules(en.__path__)
    for rule in importlib.import_module(f"{en.__name__}.{info.name}").RULES
]
EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.name}: {example.text}") for rule in ENGLISH for example in rule.examples
]
REJECTS = [pytest.param(rule, text, id=f"{rule.name}: {text}") for rule in ENGLISH for text in rule.rejects]

CORPUS = Path(__file__).parents[2] / "corpus"
TEXTS = [example.text for rule in ENGLISH for example in rule.examples] + [
    row["text"]
    for name in ("dates", "look_alikes")
    for row in tomllib.loads((CORPUS / f"{name}.toml").read_text())["rows"]
]


def test_every_rule_is_in_the_rulebook_once():
    assert sorted(rule.name for rule in FOLDER) == sorted(rule.name for rule in ENGLISH)
    assert len({rule.name for rule in ENGLISH}) == len(ENGLISH)


@pytest.mark.parametrize("rule", ENGLISH, ids=lambda rule: rule.name)
def test_every_rule_has_an_example_and_a_look_alike(rule: Rule):
    assert bool(rule.examples) is rule.is_date
    assert rule.rejects


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_a_rule_wins_its_example_whole(rule: Rule, example: Example):
    phrase = example.phrase or example.text
    (time,) = [
        time for time in times(example.text, example.published) if time.text.rstrip(".") == phrase.rstrip(".")
    ] or [None]
    assert time is not None, [(found.text, found.rule) for found in expressions(example.text)]
    assert (time.rule, time.value) == (rule.name, example.expect), time.explanation


@pytest.mark.parametrize(("rule", "text"), REJECTS)
def test_a_rule_leaves_its_look_alikes_alone(rule: Rule, text: str):
    assert [found.text for found in expressions(text) if found.rule == rule.name] == []


@pytest.mark.parametrize(("rule", "text"), [case for case in REJECTS if not case.values[0].is_date])
def test_a_look_alike_yields_nothing(rule: Rule, text: str):
    assert any(rule.matches(text))
    assert expressions(text) == []


def test_what_a_rule_needs_keeps_none_of_its_matches_from_it():
    cues = Cues(ENGLISH)
    for text in TEXTS:
        admitted = [rule.name for _, rule in cues.rules_for(text)]
        matched = [rule.name for rule in ENGLISH if any(rule.matches(text))]
        assert [name for name in matched if name not in admitted] == [], text


def test_most_sentences_need_no_rule():
    assert Cues(ENGLISH).rules_for("The minister shook hands with his guests and left.") == ()
