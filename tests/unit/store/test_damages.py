"""Each way of damaging a store is named, by `verify` or at opening, and no reading of it ends in a strange error."""

import re
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from damages import DAMAGES, Damage, run, settled
from sample_chronology import ARTICLES, EVENTS, extracted

from timeline.errors import TimelineError
from timeline.lexicons.event_types import TypeTable
from timeline.model.actor import OwnActor
from timeline.model.article import Article
from timeline.model.decision import Decision, Place, Verdict
from timeline.model.event import ArticleEvents, Event, Mention, MergedEvent, Trigger, event_id
from timeline.model.span import Span
from timeline.store import Store

FORUM = OwnActor(id="org:quay-forum", name="Quay Forum", aliases=("the Quay dialogue",))
BLOCKADE = TypeTable(id="blockade", group="military", label="Blockade", definition="d", triggers=["blockade"])
ACCEPT = Decision(
    verdict=Verdict.ACCEPT,
    places=(Place(article="post-3", start=1, end=2),),
    author="kim",
    at=datetime(2024, 1, 2, tzinfo=UTC),
)


READINGS: tuple[Callable[[Store], object], ...] = (
    lambda store: store.query(tiers=()),
    lambda store: store.query(types=["sanctions"], actors=["Norland"], text='missiles "war games" -no'),
    lambda store: store.count(first="2021-03-01", sources=["The Gazette"]),
    lambda store: store.strangers(actors=["Nobody"]),
    lambda store: list(store.all_events()),
    lambda store: list(store.extracted()),
    lambda store: (store.articles(), store.article("post-3"), store.event(EVENTS[0].id)),
    lambda store: (store.decisions(), store.event_types(), store.is_behind(), store.digest()),
)


def wordy() -> tuple[Article, MergedEvent]:
    """An article of so many words that the index of words has several pages."""
    text = " ".join(f"harbour{number} quay{number}" for number in range(2_000))
    name = event_id("wordy", Span(0, 8))
    mention = Mention(
        event=name,
        article="wordy",
        start=0,
        end=len(text),
        quote=text,
        trigger=Trigger(start=0, end=8, text=text[:8]),
    )
    event = MergedEvent(id=name, members=(name,), type="other", group="other", title="Words", mentions=(mention,))
    return Article(id="wordy", text=text), event


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with all that can be damaged: articles, events, a link, a decision, a type of one's own."""
    path = tmp_path_factory.mktemp("sound") / "timeline.db"
    article, event = wordy()
    line = ArticleEvents(id="wordy", events=(Event(**{name: getattr(event, name) for name in Event.model_fields}),))
    with Store.create(path) as store:
        store.put_many([*((ARTICLES[line.id], line) for line in extracted()), (article, line)])
        store.put_types([BLOCKADE])
        store.put_actors([FORUM])
        store.add_decisions([ACCEPT])
        store.replace_merged([*EVENTS, event])
        assert store.verify().failures == store.verify().failures == ()
    settled(path)
    return path


@pytest.fixture
def copy(sound: Path, path: Path) -> Path:
    return Path(shutil.copy(sound, path))


def refused(path: Path, read: Callable[[Store], object]) -> str | None:
    """Why a store refuses to be read so; None where it does not."""
    try:
        with Store.open(path) as opened:
            read(opened)
    except TimelineError as error:
        return str(error)
    return None


@pytest.mark.parametrize("damage", [one for one in DAMAGES if one.found == "verify"], ids=lambda one: one.name)
def test_damage_is_named_in_one_line(copy: Path, damage: Damage):
    damage.does(copy)
    with Store.open(copy) as opened:
        failures = opened.verify().failures
    assert any(re.search(damage.said, line) for line in failures), failures
    assert all("\n" not in line and len(line) < 500 for line in failures)


@pytest.mark.parametrize("damage", [one for one in DAMAGES if one.found == "opening"], ids=lambda one: one.name)
def test_a_file_that_is_no_store_of_ours_is_refused_in_one_line(copy: Path, damage: Damage):
    damage.does(copy)
    why = refused(copy, lambda store: None)
    assert why
    assert re.search(damage.said, why), why
    assert re.search("restore|make one with|install a newer", why)
    assert "\n" not in why


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda one: one.name)
def test_reading_a_damaged_store_gives_values_or_one_line(copy: Path, damage: Damage):
    damage.does(copy)
    for read in READINGS:
        assert "\n" not in (refused(copy, read) or "")


def test_a_sound_store_has_the_digest_that_it_was_stored_with(copy: Path):
    with Store.open(copy) as opened:
        assert opened.verify().digest == opened.digest()
        assert re.fullmatch("[0-9a-f]{64}", opened.digest())


def test_the_digest_is_of_what_a_store_says_not_of_its_file(copy: Path, tmp_path: Path):
    run(copy, "VACUUM")
    run(copy, "ANALYZE")
    _, event = wordy()
    with Store.open(copy) as opened, Store.create(tmp_path / "again.db") as again:
        lines = list(opened.extracted())
        articles = opened.articles()
        for line in reversed(lines):
            again.put(articles[line.id], line)
        again.replace_merged([])
        again.add_decisions([ACCEPT])
        again.put_types([BLOCKADE])
        again.put_actors([FORUM])
        again.replace_merged([event, *reversed(EVENTS)])
        assert again.digest() == opened.digest() == opened.verify().digest
        again.undo_decisions([ACCEPT.id], datetime(2024, 1, 3, tzinfo=UTC))
        again.replace_merged([event, *EVENTS])
        assert again.digest() != opened.digest()
        assert again.verify().failures == ()


@pytest.mark.parametrize("gone", ["DELETE FROM decisions", "DELETE FROM records WHERE record = 1"])
def test_a_change_does_not_wipe_out_the_trace_of_what_was_taken_away(copy: Path, gone: str):
    run(copy, gone)
    for change in (
        lambda store: store.put(Article(id="new", text="new"), ArticleEvents(id="new")),
        lambda store: store.remove("post-3"),
        lambda store: store.put_types([BLOCKADE.model_copy(update={"label": "Siege"})]),
        lambda store: store.add_decisions([ACCEPT.model_copy(update={"verdict": Verdict.REJECT})]),
        lambda store: store.replace_merged(EVENTS),
    ):
        with (
            Store.open(copy) as opened,
            pytest.raises(TimelineError, match="rows were taken away or added since the chronology was made"),
        ):
            change(opened)
    with Store.open(copy) as opened:
        assert opened.article("new") is None
        assert opened.verify().failures


def test_who_rewrites_all_hashes_is_found_by_a_digest_that_was_noted(copy: Path):
    with Store.open(copy) as opened:
        noted = opened.digest()
        opened.put(Article(id="post-3", text="Nothing happened."), ArticleEvents(id="post-3"))
        opened.replace_merged(event for event in opened.all_events() if event.mentions[0].article != "post-3")
        report = opened.verify()
    assert report.failures == ()
    assert report.digest != noted


def test_what_was_said_and_not_merged_yet_is_no_damage(copy: Path):
    with Store.open(copy) as opened:
        opened.put(Article(id="new", text="new"), ArticleEvents(id="new"))
        report = opened.verify()
        assert report.is_behind
        assert [line.split(":")[0] for line in report.failures] == ["the chronology lacks what was said last"]


def test_spellings_go_with_the_last_event_that_says_them(copy: Path):
    with Store.open(copy) as opened:
        events = list(opened.all_events())
        for kept in (events[1:], events, events[:1], [], events):
            opened.replace_merged(kept)
            lines = [line for line in opened.verify().failures if "in no event of the chronology" not in line]
            assert lines == []
