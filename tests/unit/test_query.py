"""Questions over a store: who, what, where, when and how sure."""

from datetime import date

import pytest
from sample_chronology import (
    ARTICLES,
    ELMSTADT,
    EVENTS,
    MEETING,
    NORLAND,
    SANCTIONS,
    TEST,
    day,
    extracted,
    mention,
    merged,
)

from timeline.errors import SelectionError
from timeline.lexicons.event_types import TypeTable
from timeline.model.actor import Actor, ActorIdentity, ActorKind
from timeline.model.event import MergedEvent, Status, Tier
from timeline.model.selection import Selection
from timeline.model.time import When
from timeline.store import Store


def resolve(name: str) -> ActorIdentity | None:
    """Stands for the actors' list: spellings that no article of the store uses."""
    known = {
        "kingdom of norland": ActorIdentity("country:NRL", "Norland", ActorKind.COUNTRY, "NRL"),
        "norland": ActorIdentity("country:NRL", "Norland", ActorKind.COUNTRY, "NRL"),
        "elmstadt": ActorIdentity("country:NRL", "Norland", ActorKind.COUNTRY, "NRL"),  # the capital for its government
        "the mission": ActorIdentity("org:mission", "Observer Mission", ActorKind.ORGANISATION),
    }
    return known.get(name.casefold())


@pytest.fixture
def store(tmp_path):
    with Store.create(tmp_path / "timeline.db", resolve=resolve) as opened:
        opened.put_many((ARTICLES[line.id], line) for line in extracted())
        opened.replace_merged(EVENTS)
        yield opened


def dated(first: str | None, last: str | None, number: int) -> MergedEvent:
    when = When(first=first and date.fromisoformat(first), last=last and date.fromisoformat(last))
    one = mention("post-3", "approved", when).model_copy(update={"event": f"e-{number}"})
    return merged("sanctions", f"event {number}", one, when=when)


def titles(events: list[MergedEvent]) -> list[str]:
    return [event.title for event in events]


def test_oldest_first_and_undated_last(store):
    assert store.query() == [TEST, MEETING, SANCTIONS]
    assert store.count() == 3


@pytest.mark.parametrize(
    ("conditions", "expected"),
    [
        ({"types": ["summit"]}, [MEETING]),
        ({"types": ["summit", "sanctions"]}, [MEETING, SANCTIONS]),
        ({"types": "summit"}, [MEETING]),
        ({"groups": ["military"]}, [TEST]),
        ({"statuses": ["planned"]}, [MEETING]),
        ({"statuses": [Status.OCCURRED]}, [TEST, SANCTIONS]),
        ({"actors": ["Norland"]}, [TEST, MEETING]),
        ({"actors": ["NORLAND"]}, [TEST, MEETING]),
        ({"actors": ["Kingdom of Norland"]}, [TEST, MEETING]),
        ({"actors": ["NRL"]}, [TEST, MEETING]),
        ({"actors": ["country:NRL"]}, [TEST, MEETING]),
        ({"actors": ["Sudmark"]}, [MEETING, SANCTIONS]),
        ({"actors": ["observer mission"]}, [TEST]),
        ({"actors": ["the U.S.-led mission"]}, [TEST]),
        ({"actors": ["The Mission"]}, [TEST]),
        ({"actors": ["Norland", "Sudmark"]}, [TEST, MEETING, SANCTIONS]),
        ({"actors": ["Nobody"]}, []),
        ({"places": ["elmstadt"]}, [MEETING]),
        ({"places": ["Norland"]}, [MEETING]),
        ({"places": ["Sudmark"]}, []),
        ({"sources": ["the gazette"]}, [TEST, MEETING]),
        ({"sources": ["Herald, Daily"]}, [TEST]),
        ({"text": "missiles"}, [TEST]),
        ({"text": "MISSILES u.s.-led"}, [TEST]),
        ({"text": '"test-fired two"'}, [TEST]),
        ({"text": '"two test-fired"'}, []),
        ({"text": "norland -missiles"}, [MEETING, SANCTIONS]),
        ({"text": "-missiles"}, [MEETING, SANCTIONS]),
        ({"text": '-"test-fired two"'}, [MEETING, SANCTIONS]),
        ({"text": "missil*"}, [TEST]),
        ({"text": "  "}, [TEST, MEETING, SANCTIONS]),
        ({"text": '?! "'}, []),
        ({"min_sources": 2}, [TEST]),
        ({"min_sources": 1}, [TEST, MEETING, SANCTIONS]),
        ({"disputed": True}, [TEST]),
        ({"order": "salience"}, [TEST, SANCTIONS, MEETING]),
        ({"top": 2}, [TEST, SANCTIONS]),
        ({"top": 2, "order": "salience"}, [TEST, SANCTIONS]),
        ({"top": 2, "offset": 1}, [SANCTIONS]),
        ({"limit": 1}, [TEST]),
        ({"limit": 1, "offset": 1}, [MEETING]),
        ({"offset": 2}, [SANCTIONS]),
        ({"limit": 5, "offset": 9}, []),
        ({"types": ["missile_test"], "actors": ["Norland"], "text": "missiles", "first": "2021-03-05"}, [TEST]),
        ({"types": ["missile_test"], "actors": ["Sudmark"]}, []),
    ],
)  # fmt: skip
def test_conditions(store, conditions, expected):
    assert titles(store.query(**conditions)) == titles(expected)
    unpaged = {name: value for name, value in conditions.items() if name not in ("limit", "offset")}
    assert store.count(**conditions) == len(store.query(**unpaged))


def test_a_selection_and_its_fields_by_name_are_the_same(store):
    assert store.query(Selection(types=("summit",))) == store.query(types=["summit"])
    assert store.query(Selection(types=("summit",)), actors=["Norland"]) == [MEETING]


def test_a_country_stands_for_its_people_and_not_the_other_way_round(tmp_path):
    minister = Actor(name="Ada Berg", id="person:ada-berg", kind=ActorKind.PERSON, country="NRL", text="Minister Berg")
    one = mention("post-3", "approved")
    events = [merged("sanctions", "by the minister", one, actors=(minister,))]
    other = one.model_copy(update={"event": "e-2"})
    events.append(merged("sanctions", "by the country", other, actors=(NORLAND,)))
    with Store.create(tmp_path / "s.db", resolve=resolve) as store:
        store.replace_merged(events)
        assert len(store.query(actors=["Norland"])) == 2
        assert titles(store.query(actors=["Ada Berg"])) == ["by the minister"]
        assert titles(store.query(actors=["Minister Berg"])) == ["by the minister"]


def test_who_is_asked_for_by_title_and_surname(tmp_path):
    president = Actor(name="Ada Berg", id="person:ada-berg", kind=ActorKind.PERSON, country="NRL", text="Berg")
    norland = NORLAND.model_copy(update={"text": "Berg"})  # her country acts through her
    later = Actor(name="Ada Berg", id="person:ada-berg", kind=ActorKind.PERSON, country="NRL", text="the two leaders")
    one = mention("post-3", "approved")
    other = one.model_copy(update={"event": "e-2"})
    third = one.model_copy(update={"event": "e-3"})
    events = [
        merged("sanctions", "by her", one, actors=(president, norland)),
        merged("sanctions", "by the country", other, actors=(NORLAND,)),
        merged("sanctions", "by her again", third, actors=(later,)),
    ]
    with Store.create(tmp_path / "s.db") as store:
        store.replace_merged(events)
        for name in ("Berg", "President Berg", "Prime Minister Berg", "Mr. Berg"):
            assert {event.title for event in store.query(actors=[name])} == {"by her", "by her again"}
        assert store.query(actors=["the two leaders"]) == []


def test_the_public_store_knows_every_spelling(tmp_path):
    from timeline import Store as Public

    korea = Actor(name="North Korea", id="country:PRK", kind=ActorKind.COUNTRY, country="PRK", text="The North")
    with Public.create(tmp_path / "s.db") as store:
        store.replace_merged([merged("sanctions", "on it", mention("post-3", "approved"), actors=(korea,))])
        for name in ("DPRK", "dprk", "Pyongyang", "north korean", "PRK"):
            assert titles(store.query(actors=[name])) == ["on it"]


def test_the_capital_as_a_place_is_not_the_whole_country(tmp_path):
    port = ELMSTADT.model_copy(update={"name": "Port Ost", "text": "Port Ost"})
    events = [
        merged("summit", "in the capital", mention("gazette-1", "will meet"), place=ELMSTADT),
        merged("summit", "in the port", mention("herald-7", "launched"), place=port),
    ]
    with Store.create(tmp_path / "s.db", resolve=resolve) as store:
        store.replace_merged(events)
        assert titles(store.query(places=["Elmstadt"])) == ["in the capital"]
        assert len(store.query(places=["Norland"])) == 2


WINDOW = ("2020-03-01", "2020-03-31")


@pytest.mark.parametrize(
    ("first", "last", "possibly", "certainly"),
    [
        ("2020-03-01", "2020-03-01", True, True),
        ("2020-03-31", "2020-03-31", True, True),
        ("2020-02-29", "2020-02-29", False, False),
        ("2020-04-01", "2020-04-01", False, False),
        ("2020-02-29", "2020-03-01", True, False),
        ("2020-03-31", "2020-04-01", True, False),
        ("2020-02-01", "2020-02-29", False, False),
        ("2020-01-30", "2020-03-01", True, False),  # exactly 31 days wide: the edge of an index class
        ("2020-01-01", "2020-12-31", True, False),
        ("2019-03-01", "2020-03-01", True, False),  # exactly 366 days wide
        ("2019-02-28", "2020-02-29", False, False),
        ("1990-01-01", "2030-12-31", True, False),
        ("1990-01-01", "2020-02-29", False, False),
        ("2020-03-10", None, True, False),  # it may go on past the window
        (None, "2020-03-10", True, False),
        (None, "2020-02-29", False, False),
        ("2020-04-01", None, False, False),
        ("2010-01-01", None, True, False),
        (None, None, False, False),  # an undated event meets no window
    ],
)
def test_windows(tmp_path, first, last, possibly, certainly):
    with Store.create(tmp_path / "s.db") as store:
        store.replace_merged([dated(first, last, 1)])
        low, high = WINDOW
        assert (store.count(first=low, last=high), len(store.query(first=low, last=high))) == (possibly, possibly)
        assert store.count(first=low, last=high, date_match="certainly") == certainly


def test_half_open_windows(tmp_path):
    events = [dated("2020-03-10", "2020-03-10", 1), dated("2020-03-01", None, 2), dated(None, "2020-03-01", 3)]
    with Store.create(tmp_path / "s.db") as store:
        store.replace_merged([*events, dated(None, None, 4)])
        assert titles(store.query(first="2020-03-05")) == ["event 2", "event 1"]
        assert titles(store.query(last="2020-03-05")) == ["event 3", "event 2"]
        assert titles(store.query(first="2020-03-02", date_match="certainly")) == ["event 1"]
        assert titles(store.query(first="2020-03-01", date_match="certainly")) == ["event 2", "event 1"]


def test_pages_join_to_the_whole(tmp_path):
    events = [dated(f"2020-{1 + n % 12:02}-01", f"2020-{1 + n % 12:02}-{1 + n % 28:02}", n) for n in range(100)]
    with Store.create(tmp_path / "s.db") as store:
        store.replace_merged(events)
        for conditions in ({}, {"first": "2020-03-05", "last": "2020-09-01"}, {"order": "salience"}):
            whole = store.query(**conditions)
            pages = [event for start in range(0, 100, 7) for event in store.query(limit=7, offset=start, **conditions)]
            assert pages == whole
            assert len({event.id for event in whole}) == len(whole) == store.count(**conditions)


def test_what_an_analyst_rejected_stays_out(store):
    verdicts = [TEST.model_copy(update={"accepted": True}), MEETING.model_copy(update={"accepted": False}), SANCTIONS]
    store.replace_merged(verdicts)
    assert titles(store.query()) == titles([TEST, SANCTIONS])
    assert titles(store.query(accepted_only=True)) == titles([TEST])
    assert store.count() == 2
    assert len(list(store.all_events())) == 3


CORE, BACKGROUND, MINOR = (
    event.model_copy(update={"tier": tier}) for event, tier in zip((TEST, MEETING, SANCTIONS), Tier, strict=True)
)


@pytest.mark.parametrize(
    ("conditions", "expected"),
    [
        ({}, [CORE, BACKGROUND]),
        ({"tiers": ["core"]}, [CORE]),
        ({"tiers": "background"}, [BACKGROUND]),
        ({"tiers": [Tier.MINOR]}, [MINOR]),
        ({"tiers": ["core", "minor"]}, [CORE, MINOR]),
        ({"tiers": ["core", "background", "minor"]}, [CORE, BACKGROUND, MINOR]),
        ({"tiers": ()}, [CORE, BACKGROUND, MINOR]),
        ({"tiers": None}, [CORE, BACKGROUND, MINOR]),
        ({"types": ["sanctions"]}, []),
        ({"types": ["sanctions"], "tiers": ["minor"]}, [MINOR]),
        ({"actors": ["Sudmark"]}, [BACKGROUND]),
        ({"text": "norland"}, [CORE, BACKGROUND]),
        ({"top": 2}, [CORE, BACKGROUND]),
        ({"top": 2, "tiers": ()}, [CORE, MINOR]),
        ({"first": "2021-05-01", "last": "2021-05-31", "tiers": ["core"]}, []),
        ({"order": "salience", "tiers": ()}, [CORE, MINOR, BACKGROUND]),
    ],
)  # fmt: skip
def test_tiers(store, conditions, expected):
    store.replace_merged([CORE, BACKGROUND, MINOR])
    assert titles(store.query(**conditions)) == titles(expected)
    assert store.count(**conditions) == len(expected)


@pytest.mark.parametrize(
    ("conditions", "message"),
    [
        ({"types": ["sumit"]}, r'expected an event type, one of .*, got "sumit"; did you mean summit\?$'),
        ({"groups": ["diplomatic"]}, r'expected a group, one of .*diplomacy.*, got "diplomatic"'),
        ({"statuses": ["done"]}, r'expected a status, one of occurred, ongoing, .*, got "done"'),
        ({"tiers": ["main"]}, r'expected a tier, one of core, background, minor, got "main"'),
        ({"order": "size"}, r'expected an order, one of date, salience, got "size"'),
        ({"date_match": "maybe"}, r"expected a date match, one of possibly, certainly"),
        ({"colour": "red"}, r'expected a condition, one of types, .*, got "colour"'),
        ({"first": "15/03"}, r'expected a day, month or year like 2024-03-15, .*, got "15/03" - at first'),
        ({"first": "2020-02-02", "last": "2020-01-01"}, "expected a window that starts before it ends"),
        ({"limit": 0}, r'expected a whole number from 1 up, got "0" - at limit'),
        ({"offset": -1}, "expected a whole number from 0 up"),
        ({"top": "many"}, r'got "many" - at top'),
    ],
)
def test_a_wrong_question_lists_the_right_names(store, conditions, message):
    with pytest.raises(SelectionError, match=message) as caught:
        store.query(**conditions)
    assert "\n" not in str(caught.value)


def test_a_users_own_type_can_be_asked_for(tmp_path):
    own = merged("eclipse", "the sun went dark", mention("post-3", "approved", day("2020-01-01")))
    with Store.create(tmp_path / "s.db") as store:
        store.replace_merged([own])
        assert store.query(types=["eclipse"]) == [own]
        with pytest.raises(SelectionError, match=r"eclipse.*got \"comet\""):
            store.query(types=["comet"])
        store.put_types([TypeTable(id="comet", group="other", label="Comet", definition="")])
        assert store.query(types=["comet"]) == []  # known, and never seen
