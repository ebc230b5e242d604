"""Whatever is typed as a question's words, names or numbers, the answer is events or one line."""

import os
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_chronology import ARTICLES, EVENTS, extracted
from typer.testing import CliRunner

from timeline.cli.app import app
from timeline.errors import SelectionError, StoreError
from timeline.store import Store

PIECES = st.sampled_from(
    [
        *('"', "'", "*", "-", "^", ":", "(", ")", "+", "{", "}", "\\", ";", ",", "%", "_", "?", "\0", "\n", " ", "  "),
        *("AND", "OR", "NOT", "NEAR", "NEAR(", "title:", "quotes :", "words", "rank", "rowid", '"missiles', "missil*"),
        *("SELECT", "'; DROP TABLE events; --", "1=1", "UNION ALL", "x'00'", "?1", ":name", "@a", "$b", "NULL"),
        *(
            "missiles",
            "U.S.-led",
            '"war games"',
            "-Norland",
            "naïve",
            "ẞ",
            "İ",
            "\u0301",
            "🚀",
            "👩‍🚀",
            "\u202e",
            "北朝鮮",
            "سلام",
        ),
        *("\udcff", "\ud800", "\ufeff", "\x1b[31m", "x" * 3_000, "a b " * 700, '"' * 501, "-" * 400, "*" * 400),
    ]
)
QUESTION = st.lists(PIECES | st.text(max_size=12), max_size=8).map("".join)
FEW = settings(max_examples=60, deadline=None)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("asked") / "timeline.db"
    with Store.create(path) as store:
        store.put_many((ARTICLES[line.id], line) for line in extracted())
        store.replace_merged(EVENTS)
    return path


@FEW
@given(words=QUESTION, name=QUESTION, kind=st.sampled_from(["actors", "places", "sources"]))
def test_no_words_and_no_names_are_an_error(path: Path, words: str, name: str, kind: str):
    with Store.open(path) as store:
        asked = {"text": words, kind: [name], "tiers": ()}
        assert len(store.query(**asked)) == store.count(**asked)
        assert {event.id for event in store.query(text=words)} <= {event.id for event in EVENTS}
        assert all(isinstance(one.close, tuple) for one in store.strangers(**asked))


@FEW
@given(
    name=QUESTION,
    number=st.integers(-(10**40), 10**40),
    field=st.sampled_from(["min_sources", "top", "limit", "offset"]),
)
def test_no_name_of_a_type_and_no_number_is_a_strange_error(path: Path, name: str, number: int, field: str):
    with Store.open(path) as store:
        for asked in ({"types": [name]}, {"groups": [name]}, {"statuses": [name]}, {"first": name}, {field: number}):
            with suppress(SelectionError):
                store.query(**asked)


@settings(max_examples=20, deadline=None)
@given(words=QUESTION, name=QUESTION, number=st.integers(1, 10**9))
def test_the_command_line_takes_them_too(path: Path, words: str, name: str, number: int):
    given_by_a_shell = [text.replace("\0", "") for text in (words, name)]
    for option, text in zip(("--text", "--actor"), given_by_a_shell, strict=True):
        result = CliRunner().invoke(app, ["query", "--store", str(path), f"{option}={text}", f"--min-sources={number}"])
        assert result.exception is None, (option, text, result.exception)
        assert result.exit_code == 0


def test_a_path_is_any_text_too():
    with TemporaryDirectory() as folder:
        for name in ("x" * 5_000, "\udcff", "a\0b", "?mode=memory", "%00", "#", "a/../b", os.devnull):
            with pytest.raises(StoreError, match="expected an existing store"):
                Store.open(Path(folder) / name)
