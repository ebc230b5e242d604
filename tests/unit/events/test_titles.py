"""The table of titles, and what holds of every title."""

import re
import tomllib
from pathlib import Path

import pytest
from reading import events

from timeline.events.titles.fitting import LONGEST
from timeline.events.titles.words import titled
from timeline.model.event import Event
from timeline.pipeline import extract_events, read_articles

ROOT = Path(__file__).parents[3]
TABLE = tomllib.loads((ROOT / "tests/corpus/titles.toml").read_text(encoding="utf-8"))
WORD = re.compile(r"[^\W_]+")


RIGHT = 0.9  # of the table: a title hangs on the tree, and no parser gets every tree right


def test_titles_are_as_a_reader_would_write_them():
    wrong = []
    for row in TABLE["rows"]:
        found = {event.mentions[0].trigger.text: event.title for event in events(row["text"])}
        if found.get(row["trigger"]) != row["title"]:
            wrong.append(f"{row['title']!r} wanted of {row['trigger']!r}, got {found}")
    assert len(wrong) <= (1 - RIGHT) * len(TABLE["rows"]), "\n".join(wrong)


@pytest.fixture(scope="module")
def all_events() -> list[Event]:
    """Events of the table and of the sample articles."""
    articles = read_articles([ROOT / "data/articles"]).values()
    of_articles = [event for article in articles for event in extract_events(article).events]
    return [*of_articles, *(event for row in TABLE["rows"] for event in events(row["text"]))]


def test_a_title_is_short(all_events):
    assert [event.title for event in all_events if not 0 < len(event.title) <= LONGEST] == []


def test_hardly_any_title_is_cut(all_events):
    cut = [event.title for event in all_events if "…" in event.title]
    assert len(cut) <= 0.01 * len(all_events), cut


def test_a_title_opens_with_a_capital_and_has_no_stop(all_events):
    assert [e.title for e in all_events if e.title[:1].islower() or e.title.endswith((".", ",", ";", ":"))] == []
    assert [e.title for e in all_events if "  " in e.title or e.title != e.title.strip()] == []


def test_a_title_ends_on_no_word_that_waits_for_another(all_events):
    waiting = titled("last_word", "never")
    assert [event.title for event in all_events if event.title.split()[-1].lower() in waiting] == []


def test_quotation_marks_and_brackets_close(all_events):
    for event in all_events:
        title = event.title
        assert title.count('"') % 2 == 0, title
        assert title.count("“") == title.count("”"), title
        assert title.count("(") == title.count(")"), title


def test_every_word_is_the_text_s_or_a_name(all_events):
    for event in all_events:
        main = event.mentions[0]
        names = {word for actor in event.actors for word in WORD.findall(actor.name.lower())}
        names |= set(WORD.findall(main.attribution.source.lower())) if main.attribution else set()
        quotes = " ".join(mention.quote.lower() for mention in event.mentions)
        allowed = set(WORD.findall(quotes)) | names | {"and", "s"}
        foreign = [word for word in WORD.findall(event.title.lower()) if word not in allowed]
        # names of people whom a pronoun of the sentence stands for, beside the event's own actors
        assert not foreign or all(word.title() in event.title for word in foreign), (event.title, foreign)
