"""Scoring: from vectors of words to a Reading, with random weights."""

from collections.abc import Mapping
from dataclasses import fields, replace
from itertools import pairwise

import numpy
import pytest
from readings import WEDNESDAY, Parsed, parsed

from timeline.lexicons.event_types import shipped_types
from timeline.model.reading import Reading
from timeline.model.span import Span
from timeline.reader.scoring import CANDIDATE, read_vectors, tells_most

TYPES = tuple(shipped_types())
TEXT = (
    "Chad attacked rebels in Kano on Monday. The army said that the raid had killed 12 people since last week.\n\n"
    "Angela Merkel condemned it on 12 June 2018."
)


@pytest.fixture
def deaf(weights) -> Mapping[str, numpy.ndarray]:
    """Weights that hear no event in any word."""
    none = numpy.array([50, 0, 0, 0], dtype=numpy.float32)
    return {**weights, "trigger.out_bias": none}


@pytest.fixture
def read(vectors):
    """The reading of a parsed text, by some weights."""

    def read_with(weights, found: Parsed, wanted: tuple[str, ...] = ()) -> Reading:
        words = vectors(sum(len(sentence.words) for sentence in found.analysis.sentences))
        spans = [Span(at, at + len(text)) for text in wanted for at in [found.article.text.index(text)]]
        return read_vectors(weights, TYPES, words, found.analysis, found.times, found.parties, WEDNESDAY, spans)

    return read_with


def test_shares_of_one_question_sum_to_one(weights, read):
    reading = read(weights, parsed(TEXT))
    assert reading.triggers
    for trigger in reading.triggers:
        for shares in (trigger.salience, trigger.types, trigger.statuses):
            assert shares.sum() == pytest.approx(1, abs=1e-5)
        assert 0 <= trigger.main <= 1
    for shares in (reading.dates, reading.same, reading.roles):
        assert numpy.allclose(shares.sum(axis=-1), 1, atol=1e-5)


def test_ways_to_be_bound_sum_to_one_for_each_time_that_is_near(weights, read):
    reading = read(weights, parsed(TEXT))
    sums = reading.bounds.sum(axis=-1)
    near = reading.dates[:, :-2] > 0
    assert near.any()
    assert numpy.allclose(sums[near], 1, atol=1e-5)
    assert not sums[~near].any()


def test_places_sources_and_words_of_a_line_are_shares_of_their_own(weights, read):
    reading = read(weights, parsed(TEXT))
    for shares in (reading.places, reading.sources, *reading.titles):
        assert ((shares >= 0) & (shares <= 1)).all()


def test_triggers_stand_in_the_order_of_the_text_and_do_not_overlap(weights, read):
    spans = [trigger.span for trigger in read(weights, parsed(TEXT)).triggers]
    assert spans == sorted(spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))


def test_everything_has_a_row_for_each_trigger(weights, read):
    found = parsed(TEXT)
    reading = read(weights, found)
    count, times, parties = len(reading.triggers), len(found.times), len(found.parties)
    assert reading.dates.shape == (count, times + 2)
    assert reading.bounds.shape == (count, times, 5)
    assert reading.same.shape == (count, count)
    assert reading.roles.shape == (count, parties, 4)
    assert reading.places.shape == reading.sources.shape == (count, parties)
    assert [len(title) for title in reading.titles] == [len(trigger.sentence.words) for trigger in reading.triggers]


def test_a_trigger_tells_again_only_what_stands_before_it(weights, read):
    same = read(weights, parsed(TEXT)).same
    assert len(same) > 1
    assert not numpy.triu(same, 1).any()
    assert same[0, 0] == 1


def test_a_word_of_a_date_and_a_mere_sign_tell_nothing(weights, read):
    shouting = {**weights, "trigger.out_bias": numpy.array([-50, 0, 0, 0], dtype=numpy.float32)}
    text = 'Chad attacked rebels on Monday - "a raid".'
    assert [t.span.of(text) for t in read(shouting, parsed(text)).triggers] == ["Chad attacked rebels on", "a raid"]


def test_neighbouring_words_are_one_trigger_but_not_across_sentences(deaf, read):
    text = "Rebels fled\n\nChad attacked Kano."
    reading = read(deaf, parsed(text), wanted=("Rebels", "fled", "Chad", "Kano"))
    assert [trigger.span.of(text) for trigger in reading.triggers] == ["Rebels fled", "Chad", "Kano"]


def test_wanted_words_become_triggers_whatever_the_reader_thinks(deaf, read):
    found = parsed(TEXT)
    assert read(deaf, found).triggers == ()
    (trigger,) = read(deaf, found, wanted=("killed",)).triggers
    assert (trigger.word.text, trigger.sentence.index) == ("killed", 1)
    assert trigger.span.of(TEXT) == "killed"


def test_wanted_words_bring_their_neighbours_no_second_trigger(weights, deaf, read):
    found = parsed(TEXT)
    heard = {trigger.span for trigger in read(weights, found).triggers}
    wanted = read(weights, found, wanted=("killed",)).triggers
    assert any(trigger.span.contains(Span(TEXT.index("killed"), TEXT.index("killed") + 6)) for trigger in wanted)
    assert len(wanted) <= len(heard) + 1


def test_a_word_below_the_threshold_is_not_looked_at_further(weights, read):
    for kept, words in ((CANDIDATE + 0.02, ["They fled"]), (CANDIDATE - 0.02, [])):
        odds = numpy.log(kept / (1 - kept) / 3)
        even = {**weights, "trigger.out": weights["trigger.out"] * 0}
        even["trigger.out_bias"] = numpy.array([0, odds, odds, odds], dtype=numpy.float32)
        text = "They fled."
        assert [trigger.span.of(text) for trigger in read(even, parsed(text)).triggers] == words


def test_the_first_of_words_that_tell_as_much_is_the_trigger_s_word():
    salience = numpy.array([[0.5, 0, 0, 0.5], [0.2, 0, 0, 0.8], [0.2, 0.8, 0, 0]], dtype=numpy.float32)
    assert tells_most([0, 1, 2], salience) == 1
    assert tells_most([0, 2], salience) == 2


def test_an_article_that_nobody_parsed_reads_as_nothing(weights, read):
    found = parsed(TEXT)
    blank = tuple(replace(sentence, words=()) for sentence in found.analysis.sentences)
    reading = read(weights, replace(found, analysis=replace(found.analysis, sentences=blank), parties=()))
    assert (reading.triggers, reading.titles) == ((), ())
    assert reading.dates.shape == (0, len(found.times) + 2)
    assert reading.types == TYPES


def test_an_article_without_events_keeps_its_parties(deaf, read):
    found = parsed(TEXT)
    reading = read(deaf, found)
    assert reading.parties == found.parties
    assert reading.roles.shape == (0, len(found.parties), 4)


def test_without_times_each_trigger_is_of_the_day_or_undated(weights, read):
    reading = read(weights, replace(parsed(TEXT), times=[]))
    assert reading.dates.shape == (len(reading.triggers), 2)
    assert numpy.allclose(reading.dates.sum(axis=1), 1, atol=1e-5)


def test_a_date_in_a_sentence_that_nobody_parsed_is_never_chosen(weights, read):
    found = parsed("Chad fled on Monday. Norway attacked Kano on Tuesday.")
    first, second = found.analysis.sentences
    analysis = replace(found.analysis, sentences=(replace(first, words=()), second))
    parties = tuple(party for party in found.parties if party.sentence == 1)
    reading = read(weights, replace(found, analysis=analysis, parties=parties), wanted=("attacked",))
    assert len(reading.triggers) > 0
    assert not reading.dates[:, 0].any()
    assert (reading.dates[:, 1] > 0).all()


def test_a_date_too_far_away_is_never_chosen(weights, read):
    text = "Chad attacked Kano on Monday. " + " ".join(["They fled."] * 20)
    reading = read(weights, parsed(text), wanted=("attacked",))
    far = [row for row, trigger in enumerate(reading.triggers) if trigger.sentence.index > 12]
    assert far
    assert not reading.dates[far, 0].any()


def test_the_same_article_reads_the_same_twice(weights, read):
    one, other = read(weights, parsed(TEXT)), read(weights, parsed(TEXT))
    assert [t.span for t in one.triggers] == [t.span for t in other.triggers]
    for field in fields(Reading):
        if field.name not in ("types", "triggers", "parties", "titles"):
            assert (getattr(one, field.name) == getattr(other, field.name)).all(), field.name
