"""The sample articles through a cluster: whoever is killed when, the store is the one that a serial run makes."""

import os
import signal
from pathlib import Path
from typing import Any

import pytest

from timeline import chronology, ingest, loading
from timeline.model.article import Article
from timeline.sharding import Made, extract_to_shards
from timeline.shards import Folder

pytestmark = pytest.mark.filterwarnings("default")  # a busy machine makes Dask warn of many things

SAMPLE = Path(__file__).parents[2] / "data/articles"


def sample() -> dict[str, Article]:
    return {one.id: one for one in ingest.read_articles([SAMPLE]) if isinstance(one, Article)}


def test_a_cluster_whose_worker_is_killed_makes_the_store_of_the_serial_run(cluster: Any, tmp_path: Path):
    articles = sample()
    serial = chronology.build_timeline(articles, store=tmp_path / "serial.db", html=tmp_path / "serial.html")
    shards = str(tmp_path / "shards")
    made: list[Made] = []
    for one in extract_to_shards(articles.values(), shards, cluster=cluster.scheduler_address, size=3):
        made.append(one)
        if len(made) == 1:
            victim = next(iter(cluster.workers.values()))
            os.kill(victim.process.pid, signal.SIGKILL)
    assert sum(one.articles for one in made) == len(articles)
    assert sorted(one.name for one in made) == Folder(shards).names()
    loaded = loading.load_shards(shards, store=tmp_path / "loaded.db")
    assert (loaded.digest, loaded.articles) == (serial.digest, len(articles))
    spread = chronology.build_timeline(
        articles, store=tmp_path / "spread.db", html=tmp_path / "spread.html", cluster=cluster.scheduler_address
    )
    assert spread.digest == serial.digest
    assert (tmp_path / "spread.html").read_bytes() == (tmp_path / "serial.html").read_bytes()
