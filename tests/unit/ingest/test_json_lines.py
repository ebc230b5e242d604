"""JSONL: text verbatim, one result per line, each problem with its number."""

import hashlib
import io
import json

import pytest

from timeline.ingest import json_lines
from timeline.ingest.json_lines import read_lines
from timeline.ingest.records import Record, RecordArticle, article_of

TEXT = "  Verbatim\r\ntext\u2028with “quotes”. \n"


def read(*lines: object) -> list:
    raw = b"".join((line if isinstance(line, bytes) else json.dumps(line).encode()) + b"\n" for line in lines)
    return articles(raw, "in.jsonl")


def articles(raw: bytes, where: str = "x") -> list:
    found = read_lines(io.BytesIO(raw), where)
    return [article_of(item, where) if isinstance(item, Record) else item for item in found]


def test_text_is_kept_as_it_is():
    (found,) = read({"id": "a", "text": TEXT, "unknown": {"is": ["ignored"]}, "title": None})
    assert found.draft.text == TEXT
    assert found.id == "a"


def test_without_an_id_it_is_a_hash_of_address_and_text():
    plain, again, other, address = read(
        {"text": "x."}, {"text": "x.", "title": "t"}, {"text": "y."}, {"text": "x.", "url": "u"}
    )
    assert plain.id == again.id
    assert len({plain.id, other.id, address.id}) == 3


def test_the_fingerprint_is_that_of_the_bytes_of_the_line():
    line = b'{"text": "caf\\u00e9"} '
    (found,) = articles(line + b"\r\n")
    assert found.sha256 == hashlib.sha256(line).hexdigest()


def test_blank_lines_count_but_are_no_articles():
    found = articles(b'\n  \n{"text": "x."}\n\n')
    assert [item.line for item in found] == [3]


def test_a_bom_before_the_first_line():
    assert isinstance(articles(b'\xef\xbb\xbf{"text": "x."}')[0], RecordArticle)


@pytest.mark.parametrize(
    ("line", "expected", "got", "where"),
    [
        (b"{not json", "a JSON object (", "{not json", "in.jsonl:1"),
        (b'{"text": "x"', "a JSON object (", '{"text": "x"', "in.jsonl:1"),
        (b"[1]", "a JSON object", "a list", "in.jsonl:1"),
        (b'"text"', "a JSON object", "a str", "in.jsonl:1"),
        (b"{}", "a text", "none", "in.jsonl:1 $.text"),
        ({"text": None}, "a text", "none", "in.jsonl:1 $.text"),
        ({"text": 5}, "a text", "a int", "in.jsonl:1 $.text"),
        ({"text": " \n"}, "an article", "an empty text", "in.jsonl:1 $.text"),
        ({"text": "x", "id": 5}, "id as text", "a int", "in.jsonl:1 $.id"),
        ({"text": "x", "title": ["x"]}, "title as text", "a list", "in.jsonl:1 $.title"),
        ({"text": "x", "published": "15/03"}, "a date like 2024-03-15", "15/03", "in.jsonl:1 $.published"),
        ({"text": "x", "published": 2019}, "published as text", "a int", "in.jsonl:1 $.published"),
        (b'{"text": "\xff"}', "UTF-8 text", "other bytes", "in.jsonl:1"),
        (b'{"text": "\\ud83d"}', "Unicode text", "a lone surrogate", "in.jsonl:1 $.text"),
        (b"[" * 200_000, "a JSON object", "a nested one without end", "in.jsonl:1"),
        ({"id": None, "error": {"expected": "x"}}, "an article", "an error line of another run", "in.jsonl:1"),
    ],
)
def test_a_bad_line_is_told_and_the_rest_goes_on(line, expected, got, where):
    bad, good = read(line, {"text": "x."})
    assert bad.expected.startswith(expected)
    assert (bad.got, bad.where, bad.line) == (got, where, 1)
    assert (good.line, good.draft.text) == (2, "x.")


def test_a_day_is_that_of_its_own_offset():
    (found,) = read({"text": "x.", "published": "2031-05-02T23:30:00-11:00"})
    assert found.published.isoformat() == "2031-05-02"


def test_an_empty_day_is_none():
    assert read({"text": "x.", "published": ""}, {"text": "y.", "published": None, "id": ""})[1].published is None


def test_a_line_too_long_for_memory_is_passed_over(monkeypatch):
    monkeypatch.setattr(json_lines, "LONGEST", 40)
    bad, good = read({"text": "x" * 200}, {"text": "y."})
    assert (bad.line, bad.got) == (1, "a longer one")
    assert (good.line, good.draft.text) == (2, "y.")
