"""What is put into a store comes out of it, whole and as it was."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sample_chronology import ARTICLES, EVENTS, MEETING, SANCTIONS, TEST, day, extracted

from timeline.errors import StoreError
from timeline.lexicons.event_types import TypeTable, shipped_types
from timeline.model.decision import Decision, Place, Verdict
from timeline.model.event import ArticleEvents, Tier
from timeline.store import Store
from timeline.store.connecting import is_held

AT = datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC)


def test_articles_come_back_as_they_were(store):
    assert store.articles() == ARTICLES
    assert store.article("herald-7") == ARTICLES["herald-7"]
    assert store.article("nobody") is None
    assert store.articles(["post-3", "nobody"]) == {"post-3": ARTICLES["post-3"]}


def test_extracted_events_come_back_as_they_were(store):
    assert list(store.extracted()) == sorted(extracted(), key=lambda line: line.id)


def test_merged_events_come_back_equal_and_typed(store):
    assert {event.id: event for event in store.query()} == {event.id: event for event in EVENTS}
    assert type(store.query()[0].when.first) is type(TEST.when.first)
    assert list(store.all_events()) == sorted(EVENTS, key=lambda event: event.id)


def test_every_member_id_leads_to_the_event(store):
    for member in TEST.members:
        assert store.event(member) == TEST
    assert store.event("e-none") is None


def test_the_ids_of_minor_events_go_on_resolving(store):
    minor = TEST.model_copy(update={"tier": Tier.MINOR})
    store.replace_merged([minor, MEETING, SANCTIONS])
    assert minor not in store.query()
    assert [store.event(member) for member in TEST.members] == [minor, minor]
    assert minor in list(store.all_events())


def test_a_users_own_types_stay_with_the_store(store, path):
    blockade = TypeTable(id="blockade", group="military", label="Blockade", definition="d", triggers=["blockade"])
    assert store.event_types() == shipped_types()
    assert store.put_types([blockade]) == 1
    assert store.is_behind()  # what merging made without them may be otherwise with them
    store.replace_merged(EVENTS)
    assert store.put_types([blockade]) == 0
    assert not store.is_behind()
    assert store.put_types([blockade.model_copy(update={"label": "Sea blockade"})]) == 1
    store.remove("post-3")
    with Store.open(path) as opened:
        own = [kind for name, kind in opened.event_types().items() if name not in shipped_types()]
    assert [(kind.id, kind.label, kind.triggers) for kind in own] == [("blockade", "Sea blockade", ("blockade",))]


def test_the_same_article_again_changes_nothing(store):
    before = store.snapshot()
    for line in extracted():
        assert store.put(ARTICLES[line.id], line) is False
    store.replace_merged(EVENTS)
    assert store.snapshot() == before


def test_another_text_under_an_id_replaces_its_events(store):
    newer = ARTICLES["post-3"].model_copy(update={"text": "Nothing happened."})
    assert store.put(newer, ArticleEvents(id="post-3")) is True
    assert store.article("post-3").text == "Nothing happened."
    assert {line.id: len(line.events) for line in store.extracted()} == {"gazette-1": 2, "herald-7": 1, "post-3": 0}


def test_removing_an_article_takes_its_events_along(store):
    store.remove("herald-7")
    assert store.article_ids() == {"gazette-1", "post-3"}
    assert [line.id for line in store.extracted()] == ["gazette-1", "post-3"]
    with pytest.raises(StoreError, match='expected the id of an article of the store, got "herald-7"'):
        store.remove("herald-7")
    with pytest.raises(StoreError, match='got "gazete-1"; close to it: gazette-1'):
        store.remove("gazete-1")


def test_an_outlet_is_forgotten_with_its_event_after_its_article_went(store):
    store.remove("herald-7")
    store.replace_merged([MEETING, SANCTIONS])
    assert store.query(sources=["Herald, Daily"]) == []
    assert store.query(actors=["Observer Mission"]) == []
    assert store.query(text="launched") == []


def test_a_changed_event_is_found_by_what_it_says_now(store):
    moved = MEETING.model_copy(update={"title": "Envoys confer", "when": day("2022-06-01"), "actors": ()})
    store.replace_merged([TEST, moved, SANCTIONS])
    assert store.query(text="confer") == [moved]
    assert store.query(first="2021-05-01", last="2021-05-31") == []
    assert store.query(first="2022-06-01", last="2022-06-01") == [moved]
    assert store.query(actors=["Sudmark"]) == [SANCTIONS]
    assert store.event(moved.id) == moved


def test_an_updated_store_equals_one_built_at_once(store, tmp_path):
    store.replace_merged([TEST])
    store.replace_merged(EVENTS)
    with Store.create(tmp_path / "other.db") as other:
        other.put_many((ARTICLES[line.id], line) for line in reversed(extracted()))
        other.replace_merged(reversed(EVENTS))
        assert other.query() == store.query()
        for conditions in ({"text": "missiles"}, {"actors": ["Norland"]}, {"order": "salience"}):
            assert other.query(**conditions) == store.query(**conditions)


def test_many_events_are_written_in_batches(path, store, monkeypatch):
    monkeypatch.setattr("timeline.store.chronicling._BATCH", 2)
    with Store.create(path.with_name("batches.db")) as other:
        other.put_many((ARTICLES[line.id], line) for line in extracted())
        other.replace_merged(EVENTS)
        assert other.query() == store.query()
        assert other.query(text="missiles", sources=["The Gazette"]) == [TEST]


def test_decisions_stay_with_author_and_time(store):
    decision = Decision(
        verdict=Verdict.NOTE, places=(Place(article="a", start=1, end=2),), note="see archive", author="kim", at=AT
    )
    assert store.add_decisions([decision]) == 1
    assert store.add_decisions([decision]) == 0
    assert store.decisions() == [decision]
    assert store.undo_decisions([decision.id], AT) == 1
    assert store.undo_decisions([decision.id], AT) == 0
    assert store.decisions() == []
    assert store.add_decisions([decision]) == 1
    assert store.decisions() == [decision]


def test_a_decision_made_again_after_another_took_its_place_counts_again(store):
    places = (Place(article="a", start=1, end=2),)
    accept = Decision(verdict=Verdict.ACCEPT, places=places, author="kim", at=AT)
    reject = Decision(verdict=Verdict.REJECT, places=places, author="kim", at=AT + timedelta(hours=1))
    again = accept.model_copy(update={"at": AT + timedelta(hours=2), "author": "lee"})
    assert [store.add_decisions([one]) for one in (accept, reject, again, again)] == [1, 1, 1, 0]
    assert store.decisions() == [reject, again]


@pytest.mark.parametrize("field", ["title", "url", "source"])
def test_an_article_whose_particulars_were_corrected_is_stored_again(store, field):
    line = next(line for line in extracted() if line.id == "post-3")
    corrected = ARTICLES["post-3"].model_copy(update={field: "corrected"})
    assert store.put(corrected, line) is True
    assert store.article("post-3") == corrected
    assert store.put(corrected.model_copy(update={"origin": "another/file.txt"}), line) is False


def test_a_chronology_that_others_have_overtaken_is_not_written(store):
    count = store.said_count()
    assert not store.is_behind()
    store.remove("post-3")
    assert store.is_behind()
    assert store.replace_merged([TEST], said_count=count) is False
    assert store.replace_merged([TEST], said_count=store.said_count()) is True
    assert not store.is_behind()


def test_a_failing_transaction_leaves_everything_as_it_was(store):
    def broken_articles():
        yield ARTICLES["post-3"].model_copy(update={"text": "new"}), ArticleEvents(id="post-3")
        raise RuntimeError

    def broken_events():
        yield MEETING.model_copy(update={"title": "new"})
        raise RuntimeError

    before = store.snapshot()
    with pytest.raises(RuntimeError):
        store.put_many(broken_articles())
    with pytest.raises(RuntimeError):
        store.replace_merged(broken_events())
    assert store.snapshot() == before


def test_verify_finds_nothing_wrong_in_a_sound_store(store):
    report = store.verify()
    assert (report.articles, report.quotes, report.failures) == (3, 4, ())


def test_verify_names_every_proof_that_does_not_hold(store):
    store._connection.execute("UPDATE articles SET text = 'Other ' || text WHERE id = 'post-3'")
    failures = store.verify().failures
    assert "the text of post-3 is not the one that was stored" in failures
    assert any(f"event {SANCTIONS.id}: the quote at post-3" in line for line in failures)
    assert not any("gazette-1" in line for line in failures)


def test_verify_names_a_quoted_article_that_is_gone(store):
    store.remove("post-3")
    assert store.verify().failures[0].startswith("the chronology lacks what was said last")
    assert store.verify().failures[1:] == (f"event {SANCTIONS.id} quotes post-3, which is not in the store",)


def test_building_takes_the_place_only_when_it_is_done(path: Path):
    def fail() -> None:
        with Store.building(path) as new:
            new.put(ARTICLES["post-3"], ArticleEvents(id="post-3"))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert list(path.parent.iterdir()) == []
    with Store.building(path) as new:
        new.put(ARTICLES["post-3"], ArticleEvents(id="post-3"))
        assert not path.exists()
    assert [file.name for file in path.parent.iterdir()] == [path.name]
    with Store.open(path) as opened:
        assert opened.article_ids() == {"post-3"}


def test_what_a_killed_build_left_behind_goes_with_the_next(path: Path):
    left, torn = path.with_name(f".{path.name}.4711.new"), path.with_name(f".{path.name}.4712.new")
    Store.create(left).close()
    torn.write_bytes(b"SQLite format 3\0" + b"\xff" * 4000)
    path.with_name(f".{path.name}.999999999.new").touch()  # killed before its first byte
    begun = path.with_name(f".{path.name}.{os.getppid()}.new")
    begun.touch()
    with Store.building(path) as one:
        one.put(ARTICLES["post-3"], ArticleEvents(id="post-3"))
        draft = one.path
        assert {file.name for file in path.parent.glob(".*.new")} == {draft.name, begun.name}
        assert is_held(draft)  # by its maker: another build leaves it alone
    assert [file.name for file in path.parent.glob(".*")] == [begun.name]


def test_building_over_a_store_in_use_keeps_both_readable(store, path: Path):
    with Store.building(path) as new:
        new.put(ARTICLES["post-3"], ArticleEvents(id="post-3"))
        new.replace_merged([])
    assert len(store.articles()) == 3  # a reader keeps the file that it opened
    with Store.open(path) as opened:
        assert opened.article_ids() == {"post-3"}
        assert opened.verify().failures == ()


def test_a_snapshot_opens_elsewhere(store, tmp_path):
    copy = tmp_path / "elsewhere" / "copy.db"
    copy.parent.mkdir()
    copy.write_bytes(store.snapshot())
    with Store.open(copy) as opened:
        assert opened.query() == store.query()
