"""The sample articles as a spreadsheet, a table, a feed, JSON, a web archive, a packed folder: always the same articles."""

import csv
import html
import io
import json
import re
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import Workbook
from unit.ingest.reading_files import articles
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from timeline.model.article import Article

SAMPLES = Path(__file__).resolve().parents[3] / "data/articles"
HEADINGS = ("Headline", "Body", "Date", "Newspaper", "Language")


@pytest.fixture(scope="module")
def samples() -> list[Article]:
    """Those that have a title and an outlet: an archive's page cannot lack an outlet, it has a host."""
    return [one for one in articles(SAMPLES) if one.title and one.source]


def rows(samples: list[Article]) -> list[tuple[str | None, ...]]:
    return [(one.title, one.text, str(one.published), one.source, one.language) for one in samples]


def as_sheet(samples: list[Article], path: Path) -> None:
    book = Workbook()
    for row in [HEADINGS, *rows(samples)]:
        book.active.append(row)
    book.save(path)


def as_table(samples: list[Article], path: Path) -> None:
    with path.open("w", newline="", encoding="utf-8") as stream:
        csv.writer(stream, delimiter=";").writerows([HEADINGS, *rows(samples)])


def as_json(samples: list[Article], path: Path) -> None:
    names = ("headline", "content", "publishedAt", "publisher", "lang")
    path.write_text(json.dumps({"articles": [dict(zip(names, row, strict=True)) for row in rows(samples)]}), "utf-8")


def paragraphs(article: Article) -> str:
    """The text below the title as markup."""
    lines = re.split(r"\n+", article.text)
    return "".join(f"<p>{html.escape(line)}</p>" for line in lines if line != article.title)


def as_feed(samples: list[Article], path: Path) -> None:
    items = "".join(
        f"<item><title>{html.escape(one.title or '')}</title><source url='#'>{one.source}</source>"
        f"<pubDate>{datetime.fromisoformat(str(one.published)):%a, %d %b %Y} 23:00:00 -0500</pubDate>"
        f"<description>{html.escape(paragraphs(one))}</description></item>"
        for one in samples
    )
    path.write_text(
        f"<rss version='2.0'><channel><title>All</title><language>en</language>{items}</channel></rss>", "utf-8"
    )


def as_crawl(samples: list[Article], path: Path) -> None:
    stream = io.BytesIO()
    writer = WARCWriter(stream, gzip=True)
    for one in samples:
        page = (
            f"<html lang='en'><head><title>{one.title}</title><meta property='og:site_name' content='{one.source}'>"
            f"<meta property='article:published_time' content='{one.published}'></head>"
            f"<body><nav>Home</nav><article><h1>{one.title}</h1>{paragraphs(one)}</article></body></html>"
        )
        http = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
        with io.BytesIO(page.encode()) as payload:
            record = writer.create_warc_record(
                f"https://x.example/{one.id}", "response", payload=payload, http_headers=http
            )
            writer.write_record(record)
            record.raw_stream.close()
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("datapackage.json", "{}")
        archive.writestr("archive/data.warc.gz", stream.getvalue())


def as_packed_folder(samples: list[Article], path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for one in samples:
            front = f"---\ntitle: {one.title}\npublished: {one.published}\nsource: {one.source}\n---\n\n"
            archive.writestr(f"{one.id}.txt", front + one.text)


WRITERS: dict[str, Callable[[list[Article], Path], None]] = {
    "news.xlsx": as_sheet,
    "news.csv": as_table,
    "news.json": as_json,
    "news.xml": as_feed,
    "news.wacz": as_crawl,
    "news.zip": as_packed_folder,
}


@pytest.mark.parametrize("name", WRITERS)
def test_the_same_articles_from_every_format(samples, tmp_path, name):
    WRITERS[name](samples, tmp_path / name)

    def told(found: list[Article]) -> list[tuple[object, ...]]:
        return sorted(
            (one.title, re.findall(r"\S+", one.text), str(one.published), one.source, one.language) for one in found
        )

    assert told(articles(tmp_path / name)) == told(samples)
