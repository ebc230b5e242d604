"""Shards from the shell: made, made again, loaded; and a cluster that is not there."""

import socket
from pathlib import Path

import pytest

pytest.importorskip("pyarrow", reason="the extra 'cluster' is not installed")

ARTICLES = "\n".join(
    f'{{"id": "a{number}", "text": "On {number} March 2018 Ruritania signed a treaty with Sudmark in Geneva.", '
    f'"published": "2018-03-20", "source": "Paper {number}"}}'
    for number in (5, 6)
)


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    path = tmp_path / "articles.jsonl"
    path.write_text(ARTICLES, encoding="utf-8")
    return path


def digest_of(err: str) -> str:
    return err.split("digest: ")[1].split()[0]


def test_shards_are_made_once_named_when_half_and_loaded_as_build_would(timeline, articles, tmp_path):
    shards, store = tmp_path / "shards", tmp_path / "t.db"
    made = timeline("extract", articles, "--shards", shards)
    assert (made.code, made.out) == (0, "")
    assert f"1 shards made, 0 were there; 2 articles in {shards}" in made.err
    (shard,) = shards.glob("shard-*.parquet")
    assert "0 shards made, 1 were there" in timeline("extract", articles, "--shards", shards).err
    loaded = timeline("load", shards, "--store", store)
    assert loaded.code == 0
    assert "2 new or changed articles from 1 shards" in loaded.err
    built = timeline("build", articles, "--store", tmp_path / "b.db", "--html", tmp_path / "b.html")
    assert digest_of(loaded.err) == digest_of(built.err)

    whole = shard.read_bytes()
    shard.write_bytes(whole[:-100])
    broken = timeline("load", shards, "--store", tmp_path / "other.db")
    assert broken.code == 2
    assert "expected a folder with shards, got none that is whole, of 1" in broken.err
    assert not (tmp_path / "other.db").exists()
    redone = timeline("extract", articles, "--shards", shards)
    assert redone.code == 0
    assert f"warning: {shard.name} was half a file" in redone.err
    assert shard.read_bytes() == whole


@pytest.mark.parametrize("command", [("extract",), ("times",), ("build", "--store", "t.db", "--html", "t.html")])
def test_no_cluster_at_the_address_is_one_line_and_nothing_is_written(
    timeline, articles, tmp_path, monkeypatch, command
):
    pytest.importorskip("distributed", reason="the extra 'cluster' is not installed")
    monkeypatch.chdir(tmp_path)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{free.getsockname()[1]}"
        done = timeline(*command, articles, "--cluster", address, "--quiet")
    assert (done.code, done.out) == (2, "")
    (line,) = done.err.splitlines()
    assert f"expected a Dask cluster that answers, got nobody who listens - at {address}" in line.replace('"', "")
    assert not (tmp_path / "t.db").exists()


def test_nothing_to_read_makes_no_folder(timeline, tmp_path):
    (tmp_path / "empty").mkdir()
    done = timeline("extract", tmp_path / "empty", "--shards", tmp_path / "shards")
    assert done.code == 1
    assert not (tmp_path / "shards").exists()
