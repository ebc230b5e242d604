"""What one sentence alone does not tell: attribution, lasting events, later mentions, dates that lean on events."""

from datetime import date

import pytest
from reading import WEDNESDAY, article, events, the_event

from timeline import extract_events
from timeline.errors import LexiconError
from timeline.events import TypeLexicon
from timeline.model.time import Basis, Extent
from timeline.pipeline import Toolkit


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("According to Yomiuri, Japan deployed troops on Friday.", "Yomiuri"),
        ("North Korea fired a missile on Friday, South Korean officials said.", "South Korean officials"),
        ("The Kremlin said that Russian forces attacked the town on Friday.", "Russia"),
    ],
)
def test_attribution(text, source):
    found = [event.attribution.source for event in events(text) if event.type != "statement" and event.attribution]
    assert source in found


def test_a_speech_verb_that_only_introduces_is_no_event():
    found = events("Officials said that rebels attacked the town on Friday.")
    assert [event.type for event in found] == ["attack"]


def test_a_lasting_event_has_both_ends():
    event = the_event("The allies ended their 10-day drills on Tuesday.", "military_exercise")
    assert (event.when.first, event.when.last) == (date(2019, 8, 11), date(2019, 8, 20))
    assert event.when.extent is Extent.THROUGHOUT


def test_a_date_that_leans_on_an_event():
    text = "The summit was held on 12 June 2018. Five days after the summit, Iran fired a missile."
    event = the_event(text, "missile_test")
    assert (event.when.first, event.when.last, event.when.basis) == (
        date(2018, 6, 17),
        date(2018, 6, 17),
        Basis.INFERRED,
    )


def test_a_later_mention_is_the_same_event():
    text = "North Korea fired a missile on Friday. Japan condemned the launch."
    found = [event for event in events(text) if event.type == "missile_test"]
    assert len(found) == 1
    assert [mention.trigger.text for mention in found[0].mentions] == ["fired", "launch"]


def test_news_of_the_day_says_so():
    event = the_event("Rebels attacked the capital. Nobody knew why.", "attack")
    assert (event.when.first, event.when.basis) == (WEDNESDAY, Basis.PUBLICATION)
    assert "publication" in event.when.explanation[0]


def test_without_a_publication_day_it_stays_undated():
    event = the_event("Rebels attacked the capital.", "attack", published=None)
    assert (event.when.first, event.when.last, event.when.basis) == (None, None, Basis.UNKNOWN)
    assert event.when.explanation


def test_the_id_comes_from_article_and_trigger_only():
    text = "Rebels attacked the capital on Friday."
    first = the_event(text, "attack")
    later = extract_events(article(text, date(2001, 1, 1))).events[0]
    assert first.id == later.id
    assert first.when != later.when


def test_a_user_s_file_adds_a_type(tmp_path):
    path = tmp_path / "types.toml"
    path.write_text(
        '[[type]]\nid = "hijack_drill"\ngroup = "military"\nlabel = "Drill"\ndefinition = "A drill."\nverbs = ["yodel"]\n'
    )
    toolkit = Toolkit.load(type_files=[path])
    assert [e.type for e in extract_events(article("The guards yodelled on Friday."), toolkit).events] == [
        "hijack_drill"
    ]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "at least one"),
        ('[[type]]\nid = "x"\n', "number 1, group"),
        ('[[type]]\nid = "x"\ngroup = "sport"\nlabel = "X"\ndefinition = "X"\n', "sport"),
        ('[[type]]\nid = "x"\ngroup = "other"\nlabel = "X"\ndefinition = "X"\nverbs = ["> >"]\n', "a trigger like"),
    ],
)
def test_a_broken_user_s_file_is_one_line(tmp_path, content, message):
    path = tmp_path / "types.toml"
    path.write_text(content)
    with pytest.raises(LexiconError, match=message) as error:
        TypeLexicon.load([path])
    assert "\n" not in str(error.value)
