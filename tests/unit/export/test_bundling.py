"""The bundle opens elsewhere, and its hashes can be checked there."""

import hashlib
import zipfile

from sample_chronology import ARTICLES, EVENTS, extracted

from timeline.export.bundling import write_bundle
from timeline.model.article import Article
from timeline.model.event import MergedEvent
from timeline.store import Store


def bundle(tmp_path, name: str):
    path = tmp_path / name
    database = tmp_path / f"{name}.db"
    with Store.create(database) as store:
        store.put_many((ARTICLES[line.id], line) for line in extracted())
        store.replace_merged(EVENTS)
        write_bundle(path, store.snapshot(), "<html></html>", EVENTS, ARTICLES)
    return path


def test_everything_in_it_opens_elsewhere(tmp_path):
    elsewhere = tmp_path / "elsewhere"
    with zipfile.ZipFile(bundle(tmp_path, "b.zip")) as archive:
        assert archive.testzip() is None
        archive.extractall(elsewhere)
    with Store.open(elsewhere / "timeline.db") as store:
        assert {event.id for event in store.query()} == {event.id for event in EVENTS}
        assert store.verify().failures == ()
    lines = (elsewhere / "events.jsonl").read_text(encoding="utf-8").split("\n")[:-1]
    assert [MergedEvent.model_validate_json(line) for line in lines] == EVENTS
    articles = (elsewhere / "articles.jsonl").read_text(encoding="utf-8").split("\n")[:-1]
    assert {one.id: one for one in map(Article.model_validate_json, articles)} == ARTICLES
    assert (elsewhere / "timeline.html").read_text() == "<html></html>"


def test_the_hashes_are_those_of_its_files(tmp_path):
    with zipfile.ZipFile(bundle(tmp_path, "b.zip")) as archive:
        lines = archive.read("SHA256SUMS").decode().splitlines()
        sums = {name: digest for digest, name in (line.split("  ") for line in lines)}
        assert set(sums) == set(archive.namelist()) - {"SHA256SUMS"}
        for name, digest in sums.items():
            assert hashlib.sha256(archive.read(name)).hexdigest() == digest


def test_the_same_content_makes_the_same_bytes(tmp_path):
    assert bundle(tmp_path, "one.zip").read_bytes() == bundle(tmp_path, "two.zip").read_bytes()
