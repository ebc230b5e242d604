"""WARC and WACZ, written by warcio: pages with their addresses, and nothing else of the crawl."""

import gzip
import io
import json
import zipfile
from datetime import date

import pytest
from unit.ingest.reading_files import PROSE, SECOND, articles, page, problem
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from timeline.ingest import check_inputs

STRAIT = "https://example.org/2031/05/03/strait"
SHIPS = "https://example.net/ships"


def warc(*answers, packed=True) -> bytes:
    """A WARC file of (address, status, type, body, further headers)."""
    stream = io.BytesIO()
    writer = WARCWriter(stream, gzip=packed)
    for url, status, kind, body, headers in answers:
        http = StatusAndHeaders(status, [("Content-Type", kind), *headers], protocol="HTTP/1.1")
        with io.BytesIO(body) as payload:
            record = writer.create_warc_record(url, "response", payload=payload, http_headers=http)
            writer.write_record(record)
            record.raw_stream.close()
    return stream.getvalue()


def html(url, body, *headers, status="200 OK"):
    return (url, status, "text/html; charset=utf-8", body.encode(), headers)


CRAWL = (
    html(STRAIT, page()),
    html("https://example.org/old", "", status="301 Moved Permanently"),
    ("https://example.org/a.png", "200 OK", "image/png", b"\x89PNG", ()),
    html("https://example.org/frame", "<html><body><img src='a.png'></body></html>"),
    ("https://example.net/gone", "404 Not Found", "text/html", page("Not found").encode(), ()),
    (SHIPS, "200 OK", "text/html", gzip.compress(page("Grey ships", SECOND).encode()), (("Content-Encoding", "gzip"),)),
)  # fmt: skip


@pytest.mark.parametrize(("name", "packed"), [("crawl.warc", False), ("crawl.warc.gz", True), ("crawl", False)])
def test_pages_are_articles_with_their_addresses(tmp_path, name, packed):
    (tmp_path / name).write_bytes(warc(*CRAWL, packed=packed))
    told: list[str] = []
    first, second = articles(tmp_path / name, tell=told.append)
    assert (first.url, first.source, first.published) == (STRAIT, "example.org", date(2031, 5, 3))
    assert (second.url, second.title, second.published) == (SHIPS, "Grey ships", None)
    assert SECOND.strip() in second.text
    assert first.id.startswith("a-")
    assert told == [f"{tmp_path / name}: no article text on 1 page: https://example.org/frame"]


def test_the_same_page_twice_is_the_same_article(tmp_path):
    (tmp_path / "a.warc").write_bytes(warc(CRAWL[0], CRAWL[0], packed=False))
    first, second = articles(tmp_path / "a.warc")
    assert first.id == second.id


def test_another_text_at_the_same_address_is_another_article(tmp_path):
    (tmp_path / "a.warc.gz").write_bytes(warc(html(SHIPS, page(text=PROSE)), html(SHIPS, page(text=SECOND))))
    first, second = articles(tmp_path / "a.warc.gz")
    assert first.id != second.id


def wacz(pages, *answers) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("datapackage.json", "{}")
        archive.writestr("archive/data.warc.gz", warc(*answers), zipfile.ZIP_STORED)
        if pages:
            lines = [{"format": "json-pages-1.0"}, *({"url": url} for url in pages)]
            archive.writestr("pages/pages.jsonl", "\n".join(map(json.dumps, lines)))
    return stream.getvalue()


def test_of_a_wacz_the_pages_in_its_list_are_read(tmp_path):
    (tmp_path / "a.wacz").write_bytes(wacz([SHIPS], *CRAWL))
    (only,) = articles(tmp_path / "a.wacz")
    assert (only.url, only.origin) == (SHIPS, f"{tmp_path / 'a.wacz'}/archive/data.warc.gz:6")


def test_a_wacz_without_a_list_is_read_whole_and_known_without_its_ending(tmp_path):
    (tmp_path / "a.zip").write_bytes(wacz([], CRAWL[0], CRAWL[-1]))
    assert [one.url for one in articles(tmp_path / "a.zip")] == [STRAIT, SHIPS]


def test_a_web_archive_in_an_archive(tmp_path):
    with zipfile.ZipFile(tmp_path / "pile.zip", "w") as archive:
        archive.writestr("one.warc.gz", warc(CRAWL[0]))
        archive.writestr("two.wacz", wacz([], CRAWL[-1]))
    assert [one.url for one in articles(tmp_path / "pile.zip")] == [STRAIT, SHIPS]


def test_each_page_is_found_again(tmp_path):
    path = tmp_path / "a.wacz"
    path.write_bytes(wacz([], CRAWL[0], CRAWL[-1]))
    found = articles(path)
    assert (check_inputs(found).same, check_inputs(found).changed) == (2, ())
    path.write_bytes(wacz([], CRAWL[0], html(SHIPS, page(text=PROSE))))
    assert check_inputs(found).same == 1
    assert check_inputs(found).changed[0].startswith("the input ")


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.warc", b"", "a web archive with pages"),
        ("a.warc", b"no archive at all\r\n\r\n", "a readable WARC file"),
        ("a.warc", warc(CRAWL[3], packed=False), "pages with an article"),
        ("a.warc.gz", b"\x1f\x8b\x08 damaged", "a readable WARC file"),
        ("a.wacz", b"PK\x03\x04 damaged", "a readable ZIP archive"),
        ("a.warc", warc(CRAWL[2], packed=False), "a web archive with pages"),
    ],
    ids=range(6),
)
def test_what_is_no_web_archive_is_told(tmp_path, name, content, expected):
    (tmp_path / name).write_bytes(content)
    assert problem(tmp_path / name).expected == expected
