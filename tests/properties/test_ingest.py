"""Whatever the bytes, reading yields an article or a problem, and never raises."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.ingest import read_articles
from timeline.model.article import Article, InputProblem

FRAGMENTS = st.sampled_from(
    [
        b"---\n",
        b"date: 2031-05-03\n",
        b"date: [\n",
        b"title: x\n",
        b"# T\n",
        b"<html>",
        b"<p>",
        b"</p>",
        b"<meta charset='x'>",
        b"<meta charset='hex'>",
        b"<script type='application/ld+json'>",
        b'{"@type": "Article", "datePublished": "2031"}',
        b"</script>",
        b"<time datetime='9999-99-99'>",
        b"<!--",
        b"<![CDATA[",
        b"&#0;",
        b"&#xD800;",
        b"%PDF-1.4\n",
        b"1 0 obj\n",
        b"stream\n",
        b"trailer\n",
        b"startxref\n9\n%%EOF",
        b'{"text": "',
        b'"}',
        b"\n",
        b"\r",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\xe9",
        b"\x00",
        b"\x1b",
        b"The army of the island crossed the strait on Friday, its staff said. " * 4,
        "Горловка".encode(),
        b"[" * 50,
        b"\\ud800",
    ]
)
BYTES = st.one_of(st.lists(FRAGMENTS, max_size=15).map(b"".join), st.binary(max_size=300))


@pytest.mark.parametrize("ending", [".txt", ".md", ".html", ".pdf", ".jsonl"])
@given(data=BYTES)
@settings(deadline=None, max_examples=100)
def test_reading_never_raises(ending, data):
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"a{ending}"
        path.write_bytes(data)
        for item in read_articles([path]):
            assert isinstance(item, Article | InputProblem)
            if isinstance(item, Article):
                assert item.text.strip()
                item.model_dump_json()
            else:
                assert "\n" not in item.message()
