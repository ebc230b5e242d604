"""Histories and headed texts of tests/corpus, with every date's value marked in the text."""

import re
import tomllib
from pathlib import Path

import pytest
from reading import times

CORPUS = Path(__file__).parents[2] / "corpus"
MARK = re.compile(r"\{([^{}=]+)=([^{},]+)(?:, here ([^{}]+))?\}")
KNOWN_WRONG = {"stories": 14, "headed_texts": 0}


def stories(name):
    return tomllib.loads((CORPUS / f"{name}.toml").read_text(encoding="utf-8"))["stories"]


def unmarked(marked):
    """The text without marks, and per mark: where it starts, its phrase, the right value, today's wrong one."""
    text, marks, position = "", [], 0
    for match in MARK.finditer(marked):
        text += marked[position : match.start()]
        marks.append((len(text), match.group(1), match.group(2), match.group(3)))
        text += match.group(1)
        position = match.end()
    return text + marked[position:], marks


@pytest.mark.parametrize("story", [s for name in KNOWN_WRONG for s in stories(name)], ids=lambda story: story["name"])
def test_every_date_of_a_story_has_its_value(story):
    text, marks = unmarked(story["text"])
    found = {(time.start, time.text): time.value for time in times(text, story.get("published"))}
    assert len(marks) >= 2
    expected = {(start, phrase): wrong or right for start, phrase, right, wrong in marks}
    assert {key: found.get(key) for key in expected} == expected


@pytest.mark.parametrize("name", KNOWN_WRONG)
def test_what_is_still_wrong_is_counted(name):
    marks = [mark for story in stories(name) for mark in unmarked(story["text"])[1]]
    assert sum(wrong is not None for *_, wrong in marks) == KNOWN_WRONG[name]
    assert all(right != wrong for *_, right, wrong in marks)
