"""Heads: from vectors and features to logits, with random weights."""

import numpy
import pytest

from timeline.lexicons.event_types import shipped_types
from timeline.model.reading import ROLES, SALIENCES, STATUSES, BoundBy
from timeline.reader import heads
from timeline.reader.features import PAIR, PARTY, SAME, TIME, TITLE, WORD

FEATURES = {"date": PAIR + TIME, "party": PAIR + PARTY, "same": SAME + 1, "title": TITLE}
OUTPUTS = {"date": 1 + len(BoundBy), "party": len(ROLES) + 2, "same": 1, "title": 1}
COUNT = 5


@pytest.fixture
def words(vectors):
    return vectors(COUNT)


@pytest.fixture
def lead(words):
    return words.mean(axis=0, keepdims=True)


def some(*shape: int) -> numpy.ndarray:
    return numpy.random.default_rng(sum(shape)).random(shape, dtype=numpy.float32)


def side(name: str, which: str = "right") -> int:
    """How wide the vectors on a side of a head of pairs are."""
    return heads.SHAPES[f"{name}.{which}"][0]


@pytest.fixture
def known():
    """Triggers as they are after they have looked at each other."""
    return some(COUNT, heads.SHAPES["kind.word"][0])


def test_every_shipped_type_status_and_salience_has_an_output():
    assert len(shipped_types()) == heads.SHAPES["kind.types"][1]
    assert len(STATUSES) == heads.SHAPES["kind.statuses"][1]
    assert len(SALIENCES) == heads.SHAPES["trigger.out"][1] == heads.SHAPES["refine.out"][1] - 1


def test_every_shape_is_used_by_some_head(weights, words, known, lead):
    asked = set()

    class Noting(dict):
        def __getitem__(self, name):
            asked.add(name)
            return super().__getitem__(name)

    noting, rows = Noting(weights), numpy.array([0, 1])
    heads.triggers(noting, words, lead, some(COUNT, WORD))
    heads.refined(noting, words, lead, some(COUNT, WORD), some(COUNT, COUNT, heads.NEAR))
    heads.types_and_status(noting, known)
    heads.undated(noting, known, lead, some(COUNT, WORD))
    for name, width in FEATURES.items():
        left, right = some(COUNT, side(name, "left")), some(COUNT, side(name))
        heads.pairs(noting, name, left, right, rows, rows, some(2, width))
    assert asked == set(heads.SHAPES)


def test_each_word_gets_a_salience(weights, words, lead):
    assert heads.triggers(weights, words, lead, some(COUNT, WORD)).shape == (COUNT, 4)


def test_each_trigger_gets_a_salience_and_a_share_of_its_line(weights, words, lead):
    near = some(COUNT, COUNT, heads.NEAR)
    logits, seen = heads.refined(weights, words, lead, some(COUNT, WORD), near)
    assert logits.shape == (COUNT, 5)
    assert seen.shape == (COUNT, side("same"))  # which is what compares them


def test_each_trigger_gets_types_and_statuses(weights, known):
    types, statuses = heads.types_and_status(weights, known)
    assert (types.shape, statuses.shape) == ((COUNT, heads.TYPES), (COUNT, 5))


def test_each_trigger_may_be_dated_by_publication_or_by_nothing(weights, known, lead):
    assert heads.undated(weights, known, lead, some(COUNT, WORD)).shape == (COUNT, 2)


@pytest.mark.parametrize("name", FEATURES)
def test_each_pair_gets_its_answers_whatever_other_pairs_are_asked(name, weights):
    words, others = some(COUNT, side(name, "left")), some(3, side(name))
    rows, columns = numpy.array([0, 4, 4, 2]), numpy.array([2, 0, 1, 1])
    features = some(4, FEATURES[name])
    together = heads.pairs(weights, name, words, others, rows, columns, features)
    assert together.shape == (4, OUTPUTS[name])
    for number in range(4):
        one = slice(number, number + 1)
        alone = heads.pairs(weights, name, words, others, rows[one], columns[one], features[one])
        assert numpy.allclose(alone, together[one], atol=1e-4)


@pytest.mark.parametrize("name", FEATURES)
def test_it_counts_which_word_of_a_pair_is_which(name, weights):
    left, right = some(COUNT, side(name, "left")), some(COUNT, side(name))
    rows, columns, features = numpy.array([0]), numpy.array([1]), some(1, FEATURES[name])
    forth = heads.pairs(weights, name, left, right, rows, columns, features)
    back = heads.pairs(weights, name, left, right, columns, rows, features)
    assert not numpy.allclose(forth, back)


def test_the_order_of_triggers_changes_no_trigger_s_answer(weights, words, lead):
    features, near = some(COUNT, WORD), some(COUNT, COUNT, heads.NEAR)
    order = numpy.array([3, 0, 4, 1, 2])
    straight = heads.refined(weights, words, lead, features, near)
    turned = heads.refined(weights, words[order], lead, features[order], near[order][:, order])
    for one, other in zip(straight, turned, strict=True):
        assert numpy.allclose(other, one[order], atol=1e-4)
        assert not numpy.allclose(other, one, atol=1e-4)


def test_what_other_triggers_an_article_has_changes_an_answer(weights, words, lead):
    features, near = some(COUNT, WORD), some(COUNT, COUNT, heads.NEAR)
    together, _ = heads.refined(weights, words, lead, features, near)
    alone, _ = heads.refined(weights, words[:1], lead, features[:1], near[:1, :1])
    assert alone.shape == (1, 5)
    assert not numpy.allclose(alone[0], together[0], atol=1e-4)


def test_how_near_two_triggers_stand_changes_an_answer(weights, words, lead):
    features = some(COUNT, WORD)
    near = numpy.zeros((COUNT, COUNT, heads.NEAR), dtype=numpy.float32)
    far, _ = heads.refined(weights, words, lead, features, near)
    near[0, 3, 0] = 30.0
    close, _ = heads.refined(weights, words, lead, features, near)
    assert not numpy.allclose(far[0], close[0], atol=1e-4)


def test_vectors_of_any_length_give_finite_answers(weights, words, lead):
    features, near = some(COUNT, WORD), some(COUNT, COUNT, heads.NEAR)
    for scale in (0.0, 1e-3, 1e3):
        for found in heads.refined(weights, words * scale, lead * scale, features, near):
            assert numpy.isfinite(found).all()
