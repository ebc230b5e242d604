"""Events that an analyst added stand on words, and go where the words go."""

from datetime import UTC, datetime

import pytest
from sample_chronology import ARTICLES, TEXTS

from timeline.curation import events_by_hand
from timeline.model.decision import Decision, Place, Verdict
from timeline.model.event import Tier

QUOTE = "Talks may follow."
START = TEXTS["post-3"].index(QUOTE)


def added(**fields: object) -> Decision:
    place = Place(article="post-3", start=START, end=START + 16)
    given = {"title": "Talks", "type": "negotiation", "quote": QUOTE, "quote_start": START, **fields}
    return Decision.model_validate(
        {"verdict": Verdict.ADD, "places": (place,), "author": "kim", "at": datetime(2024, 1, 2, tzinfo=UTC), **given}
    )


def test_the_event_quotes_its_article():
    (line,) = events_by_hand([added()], ARTICLES)
    (event,) = line.events
    (mention,) = event.mentions
    assert (line.id, event.type, event.group, event.tier, event.plover) == (
        "post-3",
        "negotiation",
        "diplomacy",
        Tier.CORE,
        "CONSULT",
    )
    assert TEXTS["post-3"][mention.start : mention.end] == mention.quote == QUOTE
    assert (mention.trigger.text, mention.event) == ("Talks may follow", event.id)


def test_in_another_version_of_the_article_it_stands_where_its_words_stand():
    article = ARTICLES["post-3"].model_copy(update={"text": f"Corrected. {TEXTS['post-3']}"})
    (line,) = events_by_hand([added()], {"post-3": article})
    (mention,) = line.events[0].mentions
    assert article.text[mention.start : mention.end] == QUOTE
    assert line.events[0].id == events_by_hand([added()], ARTICLES)[0].events[0].id


@pytest.mark.parametrize("articles", [{}, {"post-3": ARTICLES["post-3"].model_copy(update={"text": "Other words."})}])
def test_without_its_words_there_is_no_event(articles):
    assert events_by_hand([added()], articles) == []


def test_what_has_been_extracted_meanwhile_is_not_added_twice():
    (line,) = events_by_hand([added()], ARTICLES)
    assert events_by_hand([added()], ARTICLES, known=[line.events[0].id]) == []
    assert [len(one.events) for one in events_by_hand([added(), added(title="Again")], ARTICLES)] == [1]


def test_other_decisions_add_nothing():
    assert events_by_hand([added().model_copy(update={"verdict": Verdict.ACCEPT})], ARTICLES) == []
