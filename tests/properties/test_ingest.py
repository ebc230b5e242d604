"""Whatever the bytes, reading yields an article or a problem, and never raises."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.ingest import read_articles
from timeline.ingest.formats import ENDINGS
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
        b"text,date\n",
        b'"a;b"\t|',
        b"<rss version='2.0'><channel><item>",
        b"<description>",
        b"</description></item></channel></rss>",
        b"<pubDate>9999-99-99</pubDate>",
        b"Subject: x\n",
        b"Date: Sat, 99 Foo 2031\n",
        b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n",
        b"Content-Type: text/html; charset=nonsense\n\n",
        b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 9\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n",
        b"PK\x03\x04",
        b"PK\x05\x06" + b"\x00" * 18,
        b"\x1f\x8b\x08\x00",
        b"Published: 2031-05-03\n",
        b"By A. B. | 3 May 2031\n",
        b"+++\n",
        b'[{"body": 1, "date": 7, "source": {"name": []}}]',
        b"9" * 5000,
    ]
)
BYTES = st.one_of(st.lists(FRAGMENTS, max_size=15).map(b"".join), st.binary(max_size=300))


@pytest.mark.parametrize("ending", [*ENDINGS, ""])
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
