"""What the reader is taught of an annotated article."""

from pathlib import Path

import numpy
import pytest
from examples import NEVER, examples_of, is_same, plain, stages_of
from sentences import read_sentences

from timeline.lexicons.event_types import shipped_types
from timeline.model.reading import ROLES, SALIENCES, STATUSES
from timeline.reader.encoder import Encoder

TEXT = "Chad expelled two Sudanese diplomats on Monday. The expulsion angered Khartoum, the army said."
TYPES = list(shipped_types())


def annotation(**fields):
    event = {
        "trigger": "expelled",
        "trigger_start": TEXT.index("expelled"),
        "other_mention_spans": [[TEXT.index("expulsion"), TEXT.index("expulsion") + 9]],
        "salience": "core",
        "type": "diplomatic_ties",
        "alt_types": ["rejection"],
        "status": "occurred",
        "start": "2019-08-19",
        "end": "2019-08-19",
        "time_spans": [[TEXT.index("Monday"), TEXT.index("Monday") + 6]],
        "roles": [{"name": "Chad", "role": "agent"}, {"name": "Sudan", "role": "target"}],
        "place": None,
        "attribution": "army",
        "title": "Chad expels two Sudanese diplomats",
    }
    return {"id": "a", "text": TEXT, "published": "2019-08-21", "events": [event | fields]}


@pytest.fixture(scope="module")
def example():
    (found,) = examples_of(stages_of([annotation()]), Encoder.load().tokenizer, TYPES)
    return found


def word(example, number):
    return example.layout.word(int(number)).text


def test_every_mention_is_a_trigger_and_the_first_makes_the_line(example):
    assert [word(example, number) for number in example.triggers] == ["expelled", "expulsion"]
    assert [int(example.main[number]) for number in example.triggers] == [1, 0]
    assert list(example.events) == [0, 0]
    told = numpy.flatnonzero(example.salience)
    assert {SALIENCES[example.salience[number]] for number in told} == {"core"}


def test_all_types_that_the_annotator_accepts_are_right(example):
    right = [TYPES[i] for i in numpy.flatnonzero(example.types[0])]
    assert sorted(right) == ["diplomatic_ties", "rejection"]
    assert STATUSES[example.statuses[0]] == "occurred"


def test_the_expression_that_dates_it_is_right_for_each_mention(example):
    rows, columns, _ = example.date_pairs
    right = {(int(row), word(example, example.time_heads[column])) for row, column in zip(rows, columns, strict=True)}
    assert right == {(0, "Monday"), (1, "Monday")}
    assert example.dated[: len(rows)].all()
    assert not example.dated[len(rows) :].any()  # neither publication nor nothing


def test_parties_have_their_roles_and_the_source_is_known(example):
    rows, columns, _ = example.party_pairs
    named = {
        (word(example, example.party_heads[column]), ROLES[example.roles[example.cast[pair]]])
        for pair, (row, column) in enumerate(zip(rows, columns, strict=True))
        if row == 0 and example.roles[example.cast[pair]]
    }
    assert ("Chad", "agent") in named
    assert any(role == "target" for _, role in named)
    said = {word(example, example.party_heads[c]) for p, c in enumerate(columns) if example.sources[p] == 1}
    assert said == {"army"}


def test_a_day_that_the_text_does_not_give_is_dated_by_nothing():
    (found,) = examples_of(
        stages_of([annotation(start=None, end=None, time_spans=None)]), Encoder.load().tokenizer, TYPES
    )
    pairs = len(found.date_pairs[0])
    assert found.dated[pairs + len(found.triggers) :].all()


def test_of_a_single_sentence_only_what_is_annotated_is_learnt(tmp_path: Path):
    (tmp_path / "attacks.toml").write_text(
        '[attack]\nrows = [{ text = "Rebels attacked a convoy after talks.", trigger = "attacked" }]\n'
        'look_alikes = [{ text = "Doctors attacked the plan.", why = "words" }]\n',
        encoding="utf-8",
    )
    told, look_alike = examples_of(stages_of(read_sentences(tmp_path)), Encoder.load().tokenizer, TYPES)
    by_word = {word(told, number): int(told.salience[number]) for number in range(len(told.salience))}
    assert by_word["attacked"] == SALIENCES.index("core")
    assert by_word["talks"] == NEVER
    assert int(told.statuses[0]) == NEVER
    assert not look_alike.salience.any()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("the Taliban", "Taliban", True),
        ("Mr Karzai", "Hamid Karzai", False),
        ("Karzai", "Hamid Karzai", True),
        ("Iran", "Iraq", False),
    ],
)
def test_names_are_compared_without_article_and_by_their_words(one, other, same):
    assert is_same(plain(one), plain(other)) is same
