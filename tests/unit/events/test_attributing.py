"""Who says so."""

import pytest
from readings import Tells, by_hand

from timeline.events.attributing import SOURCE, attribution_of
from timeline.model.event import Attribution


def attribution(text: str, words: str, source) -> Attribution | None:
    told = by_hand(text, Tells(words, source=source))
    return attribution_of(told.analysis, told.reading, 0)


@pytest.mark.parametrize(
    ("text", "source", "name", "cue"),
    [
        ("Rebels attacked the town, the mayor said.", "mayor", "mayor", "said"),
        ("An army officer confirmed that rebels had attacked it.", "army officer", "army officer", "confirmed"),
        ("Rebels attacked the town, according to the mayor.", "mayor", "mayor", "according to"),
        ("According to Yomiuri, rebels attacked the town.", "Yomiuri", "Yomiuri", "according to"),
        ("The Kremlin said rebels attacked the town.", "The Kremlin", "Russia", "said"),
    ],
)
def test_it_is_told_who_says_so_and_with_which_word(text, source, name, cue):
    found = attribution(text, "attacked", source)
    assert (found.source, found.cue) == (name, cue)
    assert text[found.start : found.end] == source


def test_whoever_a_pronoun_stands_for_says_so():
    text = "Angela Merkel spoke on Monday. She said rebels had attacked Aleppo."
    assert attribution(text, "attacked", "She").source == "Angela Merkel"


def test_an_official_of_a_country_is_not_the_country():
    text = "Norwegian officials said rebels had attacked Aleppo."
    assert attribution(text, "attacked", "Norwegian officials").source == "Norwegian officials"


@pytest.mark.parametrize(("share", "source"), [(SOURCE + 0.02, "mayor"), (SOURCE - 0.02, None)])
def test_a_source_counts_from_a_probability_on(share, source):
    found = attribution("Rebels attacked the town, the mayor said.", "attacked", ("mayor", share))
    assert (found.source if found else None) == source


def test_where_nobody_is_named_nobody_says_so():
    assert attribution("Rebels attacked the town.", "attacked", None) is None
    assert attribution("It rained.", "rained", None) is None


def test_a_source_that_hangs_on_no_verb_has_no_cue():
    found = attribution("The mayor: rebels attacked the town.", "attacked", "mayor")
    assert (found.source, found.cue) == ("mayor", "")
