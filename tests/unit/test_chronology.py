"""From the events of each article to store and page: what a user's own types and the tiers of events do on the way.

Extraction is played by reports made by hand.
"""

import json
import re
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from unit.merging.reports import event, line, text

from timeline import Store, chronology
from timeline.errors import LexiconError
from timeline.lexicons.event_types import TypeTable
from timeline.model.article import Article
from timeline.model.event import ArticleEvents, Tier
from timeline.model.selection import Selection

BLOCKADE = """
[[type]]
id = "blockade"
group = "military"
label = "Sea blockade"
definition = "Ships are kept from a port."
families = ["force"]
triggers = ["blockade"]
"""
QUOTES = {
    "a": ("Ruritania blockaded the port of Wonsan on Tuesday, killing 14 dockers.", "blockaded", "attack", Tier.CORE),
    "b": ("The blockade of Wonsan by Ruritania killed 14 dockers.", "blockade", "blockade", Tier.BACKGROUND),
    "c": ("Anna Berg thanked the dockers of Leeds.", "thanked", "statement", Tier.MINOR),
}


def extracted(articles: Iterable[Article], **_: object) -> Iterable[ArticleEvents]:
    for article in articles:
        quote, trigger, kind, tier = QUOTES[article.id]
        place = "Wonsan" if "Wonsan" in quote else None
        made = event(article.id, quote, trigger, kind, "2024-03-05", agent="Ruritania", place=place, tier=tier)
        yield line(article.id, "2024-03-06", made.model_copy(update={"group": "military"}), source=article.source)


@pytest.fixture(autouse=True)
def by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chronology, "extract_many", extracted)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "own.toml"
    path.write_text(BLOCKADE, encoding="utf-8")
    return path


def articles(names: str) -> dict[str, Article]:
    return {name: text(name, QUOTES[name][0], f"Outlet {name}") for name in names}


def build(folder: Path, names: str = "abc", *types: Path) -> chronology.Chronology:
    return chronology.build_timeline(
        articles(names), store=folder / "t.db", html=folder / "t.html", force=True, type_files=types
    )


def core_of(page: Path) -> dict[str, Any]:
    (found,) = re.findall(r'id="core">(.*?)</script>', page.read_text(encoding="utf-8"))
    core: dict[str, Any] = json.loads(found)
    return core


def types_of(store: Path) -> list[str]:
    with Store.open(store) as opened:
        return [event.type for event in opened.query(tiers=())]


def test_minor_events_are_kept_and_not_drawn(tmp_path):
    done = build(tmp_path)
    assert (done.events, done.minor, done.undated) == (2, 1, 0)
    assert set(core_of(tmp_path / "t.html")["columns"]["label"]) == {QUOTES[name][0].rstrip(".") for name in "ab"}
    with Store.open(tmp_path / "t.db") as store:
        assert (store.count(), store.count(tiers=())) == (2, 3)
        (minor,) = store.query(tiers=["minor"])
        assert store.event(minor.id) == minor


def test_a_page_of_all_tiers_is_asked_for(tmp_path):
    build(tmp_path)
    for tiers, drawn in (((Tier.CORE,), 1), (tuple(Tier), 3), ((), 3)):
        page = tmp_path / "some.html"
        assert chronology.render_store(tmp_path / "t.db", page, Selection(tiers=tiers)) == drawn
        assert len(core_of(page)["columns"]["id"]) == drawn
    assert chronology.render_store(tmp_path / "t.db", page, Selection()) == 2


def test_an_own_type_merges_by_its_families_and_is_called_by_its_label(tmp_path, own):
    build(tmp_path, "ab")
    assert sorted(types_of(tmp_path / "t.db")) == ["attack", "blockade"]
    build(tmp_path, "ab", own)
    assert types_of(tmp_path / "t.db") == ["blockade"]
    assert core_of(tmp_path / "t.html")["types"] == [["blockade", "military", "Sea blockade"]]


def test_adding_later_knows_the_types_that_the_store_was_built_with(tmp_path, own):
    build(tmp_path, "b", own)
    done = chronology.add_articles(articles("a"), store=tmp_path / "t.db")
    assert (done.events, done.new_articles) == (1, 1)
    chronology.render_store(tmp_path / "t.db", tmp_path / "later.html", Selection())
    assert core_of(tmp_path / "later.html")["types"] == [["blockade", "military", "Sea blockade"]]
    chronology.remove_article("b", store=tmp_path / "t.db")
    assert types_of(tmp_path / "t.db") == ["attack"]


def test_types_that_are_given_later_change_what_was_merged_without_them(tmp_path, own):
    assert build(tmp_path, "ab").events == 2
    again = chronology.add_articles(articles("a"), store=tmp_path / "t.db", type_files=[own])
    assert (again.new_articles, again.events) == (0, 1)
    same = chronology.add_articles(articles("a"), store=tmp_path / "t.db", type_files=[own])
    assert same == again


def test_a_file_of_types_that_cannot_be_read_stops_before_the_work(tmp_path, own):
    own.write_text(BLOCKADE.replace("military", "naval"), encoding="utf-8")
    with pytest.raises(LexiconError, match="expected a group"):
        build(tmp_path, "ab", own)
    assert not (tmp_path / "t.db").exists()


def test_an_analyst_may_choose_an_own_type_that_no_event_has(tmp_path, own):
    build(tmp_path, "a", own)
    review = tmp_path / "review.toml"
    chronology.write_review_file(tmp_path / "t.db", review, Selection())
    review.write_text(review.read_text().replace('\ntype = ""', '\ntype = "blockade"'), encoding="utf-8")
    chronology.apply_review(review, store=tmp_path / "t.db", author="kim", at=datetime(2024, 5, 1, tzinfo=UTC))
    assert types_of(tmp_path / "t.db") == ["blockade"]


def test_a_diff_passes_over_minor_events(tmp_path):
    (tmp_path / "old").mkdir()
    build(tmp_path / "old", "ab")
    build(tmp_path, "abc")
    assert list(chronology.compare_stores(tmp_path / "old/t.db", tmp_path / "t.db")) == []


def test_types_that_a_store_keeps_are_handed_to_the_extraction_of_what_is_added(tmp_path, own, monkeypatch):
    build(tmp_path, "b", own)
    given: list[str] = []

    def noting(articles: Iterable[Article], *, own_types: Iterable[TypeTable], **_: object) -> Iterable[ArticleEvents]:
        given.extend(table.id for table in own_types)
        return extracted(articles)

    monkeypatch.setattr(chronology, "extract_many", noting)
    chronology.add_articles(articles("a"), store=tmp_path / "t.db")
    assert given == ["blockade"]


FIRST = "(SELECT min(number) FROM reports)"


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (f"UPDATE reports SET start = start + 1 WHERE number = {FIRST}", "look for event .* in another place"),
        (f"UPDATE reports SET member = 'e-other' WHERE number = {FIRST}", "look for event e-other in another place"),
        (f"UPDATE reports SET place = -1 WHERE number = {FIRST}", "have more or fewer events of"),
        (f"UPDATE reports SET grp = 4711 WHERE number = {FIRST}", "put event .* into no merged event"),
        ("INSERT INTO links VALUES (1, 2)", "link report .* and not the other way round"),
        ("UPDATE standings SET shown = shown + 0.5", "have another salience for event"),
    ],
)
def test_verify_names_what_does_not_hold_in_the_notes_of_merging(tmp_path, damage, said):
    build(tmp_path, "ab")
    with Store.open(tmp_path / "t.db") as store:
        assert store.verify().failures == ()
    with closing(sqlite3.connect(tmp_path / "t.db")) as connection, connection:
        assert connection.execute(damage).rowcount > 0
    with Store.open(tmp_path / "t.db") as store:
        (failure, *_) = store.verify().failures
    assert re.search(f"merging's notes {said}", failure)
