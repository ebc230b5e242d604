"""Which words tell an event."""

import pytest
from readings import Tells, by_hand, parsed

from timeline.events.detecting import MENTION, mentions_in, own_type_of, words_of_own_types
from timeline.lexicons.event_types import TypeTable, shipped_types, with_own_types
from timeline.model.span import Span

TEXT = "Guards blockaded the port. The naval blockade of the harbour lasted."


def own_types(**triggers: list[str]):
    """Types of a user, each with the words that tell of it."""
    return with_own_types(
        TypeTable(id=name, group="military", label=name, definition=name, triggers=words)
        for name, words in triggers.items()
    )


def found(text: str, **triggers: list[str]) -> list[tuple[str, str]]:
    own = words_of_own_types(parsed(text).analysis, own_types(**triggers))
    return [(span.of(text), kind) for span, kind in own]


@pytest.mark.parametrize(("share", "rows"), [(MENTION + 0.02, [0]), (MENTION - 0.02, [])])
def test_words_count_from_a_probability_on(share, rows):
    told = by_hand("Rebels attacked the town.", Tells("attacked", salience=("background", share)))
    assert mentions_in(told.reading, []) == rows


def test_what_is_minor_tells_an_event_too():
    told = by_hand("Rebels attacked the town.", Tells("attacked", salience=("minor", 0.9)))
    assert mentions_in(told.reading, []) == [0]


def test_a_user_s_words_count_whatever_the_reader_thinks():
    told = by_hand(TEXT, Tells("blockaded", salience="none"), Tells("lasted", salience="none"))
    assert mentions_in(told.reading, [(Span(7, 16), "closure")]) == [0]


def test_a_user_s_trigger_is_a_lemma_or_the_very_word():
    assert found(TEXT, closure=["blockade"]) == [("blockaded", "closure"), ("blockade", "closure")]
    assert found(TEXT, closure=["blockaded"]) == [("blockaded", "closure")]


def test_a_user_s_trigger_may_be_of_several_words_in_any_case():
    assert found(TEXT, closure=["Naval Blockade"]) == [("naval blockade", "closure")]


def test_of_two_triggers_the_longer_one_counts():
    both = {"navy": ["naval"], "sea_closure": ["naval blockade"]}
    assert found(TEXT, **both) == [("naval blockade", "sea_closure")]
    assert found("A naval parade.", **both) == [("naval", "navy")]


def test_words_are_found_one_after_the_other():
    assert found("Raid raid raids.", raid=["raid"]) == [("Raid", "raid"), ("raid", "raid"), ("raids", "raid")]


def test_shipped_types_name_no_words():
    assert words_of_own_types(parsed(TEXT).analysis, shipped_types()) == []


def test_a_trigger_is_of_the_user_s_type_whose_words_it_shares():
    own = [(Span(0, 6), "one"), (Span(10, 20), "other")]
    assert own_type_of(Span(18, 25), own) == "other"
    assert own_type_of(Span(6, 10), own) is None
