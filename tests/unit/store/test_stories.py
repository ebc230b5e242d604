"""Events of a store by their storyline, and without what is part of others."""

from pathlib import Path

import pytest
from piles import line, pile

from timeline.errors import SelectionError
from timeline.model.article import Article
from timeline.model.event import ArticleEvents, Tier
from timeline.opening import Store
from timeline.store import Store as PlainStore


@pytest.fixture
def told(tmp_path: Path):
    events = pile()
    path = tmp_path / "timeline.db"
    with PlainStore.create(path) as store:
        names = sorted({event.mentions[0].article for event in events})
        store.put_many((Article(id=name, text=f"{name}."), ArticleEvents(id=name)) for name in names)
        store.replace_merged(events)
    with Store.open(path) as store:
        yield store


def test_the_storylines_of_a_store_are_those_of_its_events(told):
    from timeline.storylines import find_storylines

    assert told.storylines() == find_storylines(pile())
    assert told.storylines() is told.storylines()


def test_a_storyline_selects_its_events(told):
    stories = told.storylines()
    for story in stories.stories:
        own = [event for event in told.query() if stories.story_of[event.id] == story.id]
        for name in (story.name, story.id, story.lead, own[0].id):
            assert told.query(stories=[name]) == own
        assert told.count(stories=[story.name]) == len(own) == story.events


def test_two_storylines_select_either(told):
    assert told.count(stories=["kenya", "ivar dahl"]) == 21
    assert told.count(stories="kenya") == 12


def test_other_conditions_hold_too(told):
    found = told.query(stories=["kenya"], types=["election"], first="2021-08-10", last="2021-08-31")
    assert {event.when.first.isoformat() for event in found} == {"2021-08-15"}
    assert told.query(stories=["kenya"], text="protesters") == told.query(text="protesters")
    assert told.query(stories=["kenya"], actors=["Norway"]) == []


def test_pages_tops_and_orders_hold_inside_of_a_storyline(told):
    every = told.query(stories=["kenya"])
    assert told.query(stories=["kenya"], limit=5) + told.query(stories=["kenya"], offset=5) == every
    best = told.query(stories=["kenya"], top=3)
    assert sorted(event.salience for event in best) == sorted(event.salience for event in every)[-3:]
    first = told.query(stories=["kenya"], order="salience")[0]
    assert first.salience == max(event.salience for event in every)


def test_folded_leaves_the_wholes(told):
    parts = set(told.storylines().part_of)
    assert parts
    assert told.query(folded=True) == [event for event in told.query() if event.id not in parts]
    assert told.count(folded=True) == told.count() - len(parts)


def test_minor_events_come_when_asked_for(told):
    minor = line("kenya-0", ("statement", "Kenya said little.", "2021-08-10", ("Kenya",), None), tier=Tier.MINOR)
    told.replace_merged([*pile(), minor])
    assert told.count(stories=["kenya"]) == 12
    assert minor in told.query(stories=["kenya"], tiers=())


def test_a_change_is_followed(told):
    before = told.storylines()
    told.replace_merged([event for event in pile() if not event.mentions[0].article.startswith("kenya")])
    assert len(told.storylines().stories) == len(before.stories) - 1
    with pytest.raises(SelectionError, match='got "kenya"'):
        told.query(stories=["kenya"])


def test_a_change_by_another_process_is_followed(told):
    assert len(told.storylines().stories) == 3
    with PlainStore.open(told.path) as other:
        other.replace_merged(pile()[:12])
    assert len(told.storylines().stories) == 1


def test_an_unknown_storyline_is_told_with_one_near_to_it(told):
    with pytest.raises(SelectionError, match='got "Kenyia"; did you mean "Kenya: presidential election"'):
        told.query(stories=["Kenyia"])


def test_half_a_character_is_no_storyline(told):
    with pytest.raises(SelectionError, match="the name or id of a storyline"):
        told.query(stories=["\ud83d"])


def test_a_store_keeps_nothing_of_storylines(told):
    before = told.snapshot()
    told.replace_merged(told.storylines().told(pile()))
    assert told.snapshot() == before
    assert all(event.story is None and event.parts == () for event in told.query())
