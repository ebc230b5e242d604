"""The table of tests/corpus/narratives.toml: what the dates of a history mean."""

import tomllib
from pathlib import Path

import pytest
from reading import times

STORIES = tomllib.loads((Path(__file__).parents[2] / "corpus" / "narratives.toml").read_text(encoding="utf-8"))[
    "stories"
]


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story["name"])
def test_a_history_dates_what_it_tells(story):
    found = [(time.text, time.value) for time in times(story["text"], story.get("published"))]
    position = 0
    for phrase, value in story["times"]:
        texts = [text for text, _ in found[position:]]
        assert phrase in texts, found
        position += texts.index(phrase)
        assert found[position] == (phrase, value), found
        position += 1
