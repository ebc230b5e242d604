"""Counts: what is counted, between which bounds, by whom, and whose event it is."""

import tomllib
from pathlib import Path

import pytest
from readings import Tells, by_hand

from timeline.events.quantities import quantities_in

TABLE = tomllib.loads((Path(__file__).parents[2] / "corpus/quantities.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("row", TABLE["rows"], ids=lambda row: row["text"])
def test_what_a_sentence_counts(row):
    found = quantities_in(row["text"])
    told = [[q.kind, q.unit, "" if q.low is None else q.low, "" if q.high is None else q.high] for q in found]
    assert told == row["found"]
    assert all(row["text"][q.start : q.end] == q.text for q in found)


@pytest.mark.parametrize("row", TABLE["events"], ids=lambda row: row["text"])
def test_whose_count_it_is(row):
    (event,) = by_hand(row["text"], Tells(row["trigger"], type=row["type"])).events()
    assert sorted({q.kind for mention in event.mentions for q in mention.quantities}) == row["kinds"]


def test_who_gives_the_number():
    (event,) = by_hand(
        "An attack in Kano killed 12 people, officials said.", Tells("attack", source="officials")
    ).events()
    assert {q.source for mention in event.mentions for q in mention.quantities} == {"officials"}


def test_where_nobody_says_so_the_number_has_no_source():
    (event,) = by_hand("An attack in Kano killed 12 people.", Tells("attack")).events()
    assert [q.source for mention in event.mentions for q in mention.quantities] == [None]
