"""Annotations without their texts."""

import json

import pytest
from standoff import joined, parted

TEXT = "Chad attacked rebels in Kano on Monday. The strike failed."
ARTICLE = {
    "id": "one",
    "published": "2019-08-21",
    "text": TEXT,
    "events": [
        {
            "trigger": "attacked",
            "trigger_start": 5,
            "other_mentions": [44],
            "other_mention_spans": [[44, 50]],
            "time_text": "Monday",
            "time_spans": [[32, 38]],
            "actors": ["Chad"],
            "roles": [{"name": "Chad", "role": "agent"}],
            "title": "Chadian army strikes rebel camp",
        }
    ],
}


def test_no_word_of_the_text_is_kept_but_names():
    kept = json.dumps(parted(ARTICLE, "corpus", "a/1"))
    assert not any(word in kept for word in ("attacked", "Monday", "strike failed", "rebels in"))


def test_with_the_text_it_is_whole_again():
    (event,) = joined(parted(ARTICLE, "corpus", "a/1"), TEXT)["events"]
    assert (event["trigger"], event["trigger_start"]) == ("attacked", 5)
    assert event["other_mention_spans"] == [[44, 50]]
    assert event["roles"] == ARTICLE["events"][0]["roles"]


def test_another_text_of_the_same_id_is_refused():
    with pytest.raises(ValueError, match="a/1: expected the text that was annotated"):
        joined(parted(ARTICLE, "corpus", "a/1"), TEXT.replace("Monday", "Sunday"))
