"""A store with the sample chronology."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sample_chronology import ARTICLES, EVENTS, extracted

from timeline.store import Store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "timeline.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with Store.create(path) as opened:
        opened.put_many((ARTICLES[line.id], line) for line in extracted())
        opened.replace_merged(EVENTS)
        yield opened
