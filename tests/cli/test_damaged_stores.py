"""Every command on every kind of damaged store: it does its work, or says in one line why not."""

import json
import re
import shutil
from pathlib import Path

import pytest
from damages import DAMAGES, settled
from sample_chronology import ARTICLES, EVENTS, extracted

from timeline import Store, chronology
from timeline.lexicons.event_types import TypeTable
from timeline.model.actor import OwnActor
from timeline.model.article import Article
from timeline.model.event import ArticleEvents

BLOCKADE = TypeTable(id="blockade", group="military", label="Blockade", definition="d", triggers=["blockade"])
FORUM = OwnActor(id="org:quay-forum", name="Quay Forum", aliases=("the Quay dialogue",))
NEW = Article(id="new", text="Sudmark and Norland met on 9 March 2021.")
COMMANDS = (
    ("query",),
    ("query", "--actor", "Norland", "--text", "missiles", "--count"),
    ("render", "-o", "page.html"),
    ("export", "--as", "bundle", "-o", "bundle.zip"),
    ("review", "-o", "review.toml"),
    ("add", "more.jsonl"),
    ("apply", "decisions.toml", "--author", "kim"),
    ("remove", "post-3"),
    ("verify",),
)


@pytest.fixture(scope="module")
def sound(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("sound") / "timeline.db"
    with Store.create(path) as store:
        store.put_many((ARTICLES[line.id], line) for line in extracted())
        store.put_types([BLOCKADE])
        store.put_actors([FORUM])
        store.replace_merged(EVENTS)
    settled(path)
    return path


@pytest.fixture
def room(sound, tmp_path, timeline, monkeypatch) -> Path:
    """A folder with a store, a review file of which one decision is applied, and an article to add."""
    monkeypatch.setattr(
        chronology, "extract_many", lambda articles, **_: [ArticleEvents(id=one.id) for one in articles]
    )
    monkeypatch.chdir(tmp_path)
    shutil.copy(sound, "timeline.db")
    assert timeline("review", "--store", "timeline.db", "-o", "decisions.toml").code == 0
    text = Path("decisions.toml").read_text(encoding="utf-8")
    Path("decisions.toml").write_text(text.replace('verdict = ""', 'verdict = "accept"', 1), encoding="utf-8")
    assert timeline("apply", "decisions.toml", "--store", "timeline.db", "--author", "lee").code == 0
    Path("decisions.toml").write_text(text.replace('verdict = ""', 'verdict = "reject"', 1), encoding="utf-8")
    Path("more.jsonl").write_text(json.dumps({"id": NEW.id, "text": NEW.text, "published": "2021-03-10"}) + "\n")
    return tmp_path


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda one: one.name)
def test_no_command_ends_in_a_strange_error(room, timeline, damage):
    settled(room / "timeline.db")
    for number, command in enumerate(COMMANDS):
        place = room / f"copy{number}"
        place.mkdir()
        store = place / "timeline.db"
        shutil.copy(room / "timeline.db", store)
        damage.does(store)
        done = timeline(*command, "--store", store)
        assert done.code in (0, 1, 2), (command, done)
        if done.code:
            told = [*done.lines, *done.err.splitlines()]
            assert done.code == 1 or len(done.err.splitlines()) == 1, (command, done.err)
            assert any(re.search("expected|proofs? do(?:es)? not hold", line) for line in told), (command, told)
        if command == ("verify",) and done.code:  # that it sees all of them: tests/unit/store/test_damages.py
            assert re.search(damage.said, done.out + done.err), done
            assert re.search("restore|make one with|install a newer|run the last", done.out + done.err)


def test_verify_prints_the_digest_that_the_change_printed(room, timeline):
    added = timeline("add", "more.jsonl", "--store", "timeline.db")
    digest = re.search("digest: ([0-9a-f]{64})$", added.err, re.MULTILINE).group(1)
    assert f"digest: {digest}" in timeline("verify", "--store", "timeline.db").lines
    for noted in (digest, digest.upper(), f"sha256:{digest}"):
        assert timeline("verify", "--store", "timeline.db", "--against", noted).code == 0
    assert f"digest: {digest}" in timeline("add", "more.jsonl", "--store", "timeline.db").err
    for command in (("apply", "decisions.toml", "--author", "kim"), ("remove", "new")):
        changed = timeline(*command, "--store", "timeline.db")
        newer = re.search("digest: ([0-9a-f]{64})$", changed.err, re.MULTILINE).group(1)
        assert newer != digest
        digest = newer
    assert timeline("add", "more.jsonl", "--store", "timeline.db", "--quiet").err == ""


def test_a_digest_that_was_noted_elsewhere_tells_of_any_change(room, timeline):
    other = timeline("verify", "--store", "timeline.db", "--against", "0" * 64)
    assert other.code == 1
    assert re.search("the store's digest is [0-9a-f]{64}, not the one that was noted, 0{64}", other.out)
    wrong = timeline("verify", "--store", "timeline.db", "--against", "beef")
    assert wrong.code == 2
    assert wrong.err.count("\n") == 1
    assert 'expected a digest of 64 hex digits, got "beef" - at --against' in wrong.err


def test_a_build_over_a_file_that_is_no_store_needs_force(room, timeline):
    Path("timeline.db").write_text("somebody's notes", encoding="utf-8")
    refused = timeline("build", "more.jsonl", "--store", "timeline.db", "--html", "page.html")
    assert (refused.code, refused.err.count("\n")) == (2, 1)
    assert Path("timeline.db").read_text(encoding="utf-8") == "somebody's notes"
    Path("timeline.db-wal").write_bytes(b"left over")
    assert timeline("build", "more.jsonl", "--store", "timeline.db", "--html", "page.html", "--force").code == 0
    assert timeline("verify", "--store", "timeline.db").code == 0
