"""Names for a shell to complete: read from any file, never written to."""

import pytest
from sample_chronology import ARTICLES, EVENTS, extracted

from timeline.store import Store, known_names, known_types


@pytest.fixture
def path(tmp_path):
    with Store.create(tmp_path / "store.db") as made:
        made.put_many((ARTICLES[line.id], line) for line in extracted())
        made.replace_merged(EVENTS)
    return tmp_path / "store.db"


def test_names_begin_as_typed_and_no_codes_are_among_them(path):
    assert known_names(path, "actor", "nor") == ["norland"]
    assert "country nrl" not in known_names(path, "actor", "")
    assert "nrl" not in known_names(path, "actor", "")
    assert known_names(path, "actor", "zz") == []
    assert known_types(path) == sorted({event.type for event in EVENTS})


@pytest.mark.parametrize("content", [None, b"", b"no store", b"SQLite format 3\0" + bytes(200)])
def test_a_file_that_is_no_store_gives_no_names_and_stays_as_it_is(tmp_path, content):
    path = tmp_path / "odd ?#.db"
    if content is not None:
        path.write_bytes(content)
    assert known_names(path, "actor", "a") == known_types(path) == []
    assert (path.read_bytes() if content is not None else path.exists()) == (content if content is not None else False)
