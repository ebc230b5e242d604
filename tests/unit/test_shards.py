"""Shards: whole or not there, the same whoever makes them, and read by others as they are."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from sample_chronology import ARTICLES, extracted

from timeline import chronology, loading, sharding
from timeline.errors import InputError, OutputError
from timeline.model.article import Article, InputProblem
from timeline.model.event import ArticleEvents
from timeline.opening import Store
from timeline.shards import Folder, shard_name

LINES = {line.id: line for line in extracted()}
SAMPLE = [ARTICLES[name] for name in LINES]
REFUSED = InputProblem(expected="an article that can be read", got="a process that died of it", id="post-3")
calls: list[str] = []


def played(articles: Iterable[Article], **_: object) -> Iterator[ArticleEvents]:
    for article in articles:
        calls.append(article.id)
        yield LINES[article.id]


@pytest.fixture(autouse=True)
def by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    calls.clear()
    for module in (sharding, chronology):
        monkeypatch.setattr(module, "extract_many", played)
    monkeypatch.setattr(chronology.render, "render_html", lambda *_, **__: "<!doctype html>")


def made(url: object, *, size: int = 2, articles: Iterable[Article] = SAMPLE) -> list[sharding.Made]:
    return list(sharding.extract_to_shards(articles, str(url), size=size))


def built(folder: Path) -> str:
    articles = {article.id: article for article in SAMPLE}
    return chronology.build_timeline(articles, store=folder / "built.db", html=folder / "page.html").digest


def test_what_is_loaded_from_shards_is_what_building_gives(tmp_path):
    assert [one.articles for one in made(tmp_path / "shards")] == [2, 1]
    done = loading.load_shards(str(tmp_path / "shards"), store=tmp_path / "loaded.db")
    assert (done.shards, done.articles, done.new_articles) == (2, 3, 3)
    assert done.digest == built(tmp_path)
    with Store.open(tmp_path / "loaded.db") as store:
        assert store.verify().failures == ()
    again = loading.load_shards(str(tmp_path / "shards"), store=tmp_path / "loaded.db")
    assert (again.new_articles, again.digest) == (0, done.digest)


def test_an_article_comes_back_as_it_went_in(tmp_path):
    odd = Article(
        id="odd", text='a "text"\r\nof two lines \U0001f600 \\', title='":{', warnings=("one", "two"), origin="x.txt"
    )
    folder = Folder(str(tmp_path))
    folder.write("shard-1.parquet", [odd, *SAMPLE], [ArticleEvents(id="odd"), *LINES.values()])
    assert list(folder.read("shard-1.parquet")) == list(
        zip([odd, *SAMPLE], [ArticleEvents(id="odd"), *LINES.values()], strict=True)
    )


def test_the_same_run_again_makes_nothing_and_names_depend_on_all_that_matters(tmp_path):
    first = made(tmp_path)
    assert [one.was_there for one in first] == [False, False]
    before = calls[:]
    again = made(tmp_path)
    assert ([one.name for one in again], calls) == ([one.name for one in first], before)
    assert all(one.was_there for one in again)
    other = [SAMPLE[0].model_copy(update={"title": "Another"}), *SAMPLE[1:]]
    assert [one.was_there for one in made(tmp_path, articles=other)] == [False, True]
    assert shard_name(SAMPLE) != shard_name(SAMPLE, ["own types"]) != shard_name(SAMPLE[::-1])
    moved = [article.model_copy(update={"origin": "elsewhere"}) for article in SAMPLE]
    assert shard_name(moved) == shard_name(SAMPLE)


def test_a_shard_that_is_half_written_is_named_and_made_anew(tmp_path):
    first, _ = made(tmp_path)
    path = tmp_path / first.name
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    done = loading.load_shards(str(tmp_path), store=tmp_path / "t.db")
    (line,) = done.broken
    assert line.startswith('expected a whole shard, got "half a file')
    assert first.name in line
    assert done.articles == 1
    redone, other = made(tmp_path)
    assert redone.was_broken
    assert other.was_there
    assert path.read_bytes() == whole
    assert loading.load_shards(str(tmp_path), store=tmp_path / "t.db").digest == built(tmp_path)


@pytest.mark.parametrize("damage", [b"", b"PAR1", b"no shard at all" * 100])
def test_whatever_stands_in_a_shards_place_is_named(tmp_path, damage):
    first, _ = made(tmp_path)
    (tmp_path / first.name).write_bytes(damage)
    assert Folder(str(tmp_path)).look(first.name).problem
    with pytest.raises(InputError, match="expected a whole shard"):
        list(Folder(str(tmp_path)).read(first.name))


def test_a_folder_without_a_whole_shard_makes_no_store(tmp_path):
    for prepare in (lambda: None, lambda: (tmp_path / "shard-1.parquet").write_bytes(b"x")):
        prepare()
        with pytest.raises(InputError, match="expected a folder with shards, got"):
            loading.load_shards(str(tmp_path), store=tmp_path / "t.db")
        assert not (tmp_path / "t.db").exists()


def test_an_article_that_failed_stays_named(tmp_path, monkeypatch):
    monkeypatch.setattr(
        sharding,
        "extract_many",
        lambda articles, **_: [REFUSED if one.id == "post-3" else LINES[one.id] for one in articles],
    )
    assert [one.failed for one in made(tmp_path, size=5)] == [(REFUSED,)]
    assert [one.failed for one in made(tmp_path, size=5)] == [(REFUSED,)]
    done = loading.load_shards(str(tmp_path), store=tmp_path / "t.db")
    assert (done.failed, done.articles) == ((REFUSED,), 2)


def test_a_file_system_of_memory_holds_shards_too(tmp_path):
    first = made("memory://run-1")
    assert [one.was_there for one in made("memory://run-1")] == [True, True]
    assert Folder("memory://run-1").names() == sorted(one.name for one in first)
    assert loading.load_shards("memory://run-1", store=tmp_path / "t.db").digest == built(tmp_path)


def test_an_address_without_a_file_system_is_one_line(tmp_path):
    with pytest.raises(InputError, match="expected a folder, or an address that fsspec can reach, got"):
        made("nonsense://bucket")
    (tmp_path / "file").write_text("x")
    with pytest.raises(OutputError, match="expected a folder that can be written"):
        made(tmp_path / "file" / "shards")


def test_drafts_of_killed_runs_are_no_shards(tmp_path):
    made(tmp_path)
    (tmp_path / ".shard-1.parquet.0123.new").write_bytes(b"half")
    assert len(Folder(str(tmp_path)).names()) == 2
    assert not [one for one in tmp_path.glob(".*.new") if "0123" not in one.name]


def test_duckdb_reads_shards_as_they_are(tmp_path):
    duckdb = pytest.importorskip("duckdb")
    made(tmp_path)
    files = f"{tmp_path}/shard-*.parquet"
    counted = duckdb.sql(f"SELECT count(*), sum(len(events)) FROM '{files}'").fetchall()
    assert counted == [(3, sum(len(line.events) for line in LINES.values()))]
    rows = duckdb.sql(
        f"""
        SELECT article.source, event.type, event.first, event.quote = substr(article.text, event.start + 1, event."end" - event.start)
        FROM '{files}' article, unnest(article.events) AS found(event) ORDER BY article.id, event.start
        """
    ).fetchall()
    wanted = [
        (article.source, event.type, event.when.first, True)
        for article in sorted(SAMPLE, key=lambda one: one.id)
        for event in sorted(LINES[article.id].events, key=lambda one: one.mentions[0].start)
    ]
    assert rows == wanted
