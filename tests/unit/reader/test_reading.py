"""The reader as one thing: an encoder, heads and types."""

import numpy
from readings import WEDNESDAY, parsed

from timeline.lexicons.event_types import shipped_types
from timeline.model.span import Span
from timeline.reader.reading import Reader
from timeline.reader.scoring import read_vectors

TEXT = "Chad attacked rebels in Kano on Monday."
TYPES = tuple(shipped_types())


class Random:
    """An encoder that gives every article of so many words the same vectors."""

    def __init__(self, vectors) -> None:
        self._vectors = vectors

    def vectors(self, analysis):
        return self._vectors(sum(len(sentence.words) for sentence in analysis.sentences))


def test_it_reads_an_article_with_the_parties_that_it_finds_itself(weights, vectors):
    found = parsed(TEXT)
    reading = Reader(Random(vectors), weights, TYPES).read(found.analysis, found.times, found.entities, WEDNESDAY)
    assert reading.types == TYPES
    assert [party.text for party in reading.parties] == ["Chad", "rebels", "Kano"]


def test_it_gives_what_the_heads_say_of_the_encoder_s_vectors(weights, vectors):
    found = parsed(TEXT)
    wanted = [Span(5, 13)]
    reading = Reader(Random(vectors), weights, TYPES).read(
        found.analysis, found.times, found.entities, WEDNESDAY, wanted=wanted
    )
    heard = read_vectors(
        weights, TYPES, vectors(8), found.analysis, found.times, found.parties, WEDNESDAY, wanted=wanted
    )
    assert any(trigger.span.contains(wanted[0]) for trigger in reading.triggers)
    assert numpy.array_equal(reading.dates, heard.dates)
    assert [trigger.span for trigger in reading.triggers] == [trigger.span for trigger in heard.triggers]
