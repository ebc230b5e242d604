"""How sure an event is, and why."""

from reading import events

from timeline.events.confidence import HIGHEST, LOWEST, REASONS, WEIGHTS

FACT = "North Korea tested a nuclear device on Monday."
WISH = "North Korea might test a nuclear device."


def test_every_trait_has_a_weight_and_a_sentence():
    assert set(WEIGHTS) == set(REASONS)
    assert len(set(REASONS.values())) == len(REASONS)


def test_confidence_comes_with_its_reasons():
    (event,) = events(FACT)
    assert LOWEST <= event.confidence <= HIGHEST
    assert {"it is told as a fact", "it names its actors", "a date in its own clause"} <= set(event.confidence_reasons)


def test_the_weightiest_reason_comes_first():
    named = {sentence: abs(WEIGHTS[trait]) for trait, sentence in REASONS.items()}
    (event,) = events(FACT)
    weights = [named[reason] for reason in event.confidence_reasons]
    assert weights == sorted(weights, reverse=True)


def test_a_fact_is_surer_than_a_possibility():
    (fact,), (wish,) = events(FACT), events(WISH)
    assert fact.confidence > wish.confidence
