"""News pages: the text, the title in the text, and which statement of the day is believed."""

import json
from datetime import date
from pathlib import Path

import pytest

from timeline.ingest import read_articles
from timeline.model.article import Article

PROSE = (
    "The army of the island crossed the strait on Friday, its general staff said in a statement on the state radio. "
    "It gave no figures of the dead. Ships of three neighbours left their ports and steamed towards the coast."
)
LINKED = {"@type": "NewsArticle", "datePublished": "2031-05-01T23:00:00-05:00"}


def page(head: str = "", body: str = "", article: str = "") -> str:
    return (
        f"<!DOCTYPE html><html lang='en-GB'><head><title>Strait crossed</title>{head}</head><body>"
        f"<nav>Home News</nav>{body}<article><h1>Island army crosses strait</h1>{article}<p>{PROSE}</p><p>{PROSE[:109]}</p></article>"
        "</body></html>"
    )


def read(tmp_path: Path, content: str | bytes, name: str = "page.html") -> Article:
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    (found,) = read_articles([path])
    assert isinstance(found, Article), found
    return found


def linked(data: object) -> str:
    return f"<script type='application/ld+json'>{data if isinstance(data, str) else json.dumps(data)}</script>"


META = "<meta property='article:published_time' content='2031-05-02T08:00:00Z'>"
TIME = "<time datetime='2031-05-03'>3 May</time>"
BYLINE = "<div class='byline'>By Maria Lopez, 4 May 2031</div>"
ADDRESS = "<link rel='canonical' href='https://www.example.org/2031/05/05/strait'>"


@pytest.mark.parametrize(
    ("content", "day", "said_by"),
    [
        (page(linked(LINKED) + META + ADDRESS, article=TIME + BYLINE), 1, "JSON-LD datePublished"),
        (page(linked([{"@type": "WebSite"}, LINKED]) + META), 1, "JSON-LD datePublished"),
        (page(linked({"@graph": [{"@type": "Person"}, LINKED]}) + META), 1, "JSON-LD datePublished"),
        (page(linked({"@type": "WebPage", "mainEntity": LINKED})), 1, "JSON-LD datePublished"),
        (page(linked({**LINKED, "@type": ["Article", "NewsArticle"]})), 1, "JSON-LD datePublished"),
        (page(linked({**LINKED, "@type": "WebSite"}) + META), 2, "page metadata"),
        (page(linked("{broken") + META), 2, "page metadata"),
        (page(linked("[" * 5000) + META), 2, "page metadata"),
        (page(linked({**LINKED, "datePublished": "soon"}) + META), 2, "page metadata"),
        (page(linked({**LINKED, "datePublished": "0001-01-01T00:00:00"}) + META), 2, "page metadata"),
        (page(META + ADDRESS, article=TIME + BYLINE), 2, "page metadata"),
        (page("<meta itemprop='datePublished' content='2 May 2031'>"), 2, "page metadata"),
        (page(ADDRESS, "<time datetime='2031-01-09'></time>", TIME + BYLINE), 3, "time element"),
        (page(ADDRESS, article=BYLINE), 4, "byline"),
        (page(ADDRESS), 5, "URL"),
        (page("<meta property='og:url' content='https://example.org/20310505-strait'>"), 5, "URL"),
    ],
)
def test_the_best_statement_that_is_a_date_is_believed(tmp_path, content, day, said_by):
    article = read(tmp_path, content)
    assert (article.published, article.published_from) == (date(2031, 5, day), said_by)


def test_no_day_is_taken_from_the_prose(tmp_path):
    text = page(
        article="<p>The treaty of 12 March 2019 was signed in the old town hall, and it was kept for twelve years.</p>"
    )
    assert read(tmp_path, text).published is None


def test_the_file_name_speaks_where_the_page_does_not(tmp_path):
    article = read(tmp_path, page(), "2031-05-06-strait.html")
    assert (article.published, article.published_from) == (date(2031, 5, 6), "file name")


def test_the_title_stands_in_the_text(tmp_path):
    head = "<meta property='og:title' content='Army crosses strait | The Example'>"
    head += "<meta property='og:site_name' content='The Example'>"
    article = read(tmp_path, page(head))
    assert article.title == "Army crosses strait"
    assert article.text.startswith("Army crosses strait\n")
    assert PROSE in article.text
    assert "Home News" not in article.text
    assert article.source == "The Example"


def test_a_title_with_markup_inside_is_read_whole(tmp_path):
    article = read(tmp_path, page().replace("Island army", "Island <em>army</em>"))
    assert article.title == "Island army crosses strait"


def test_the_outlet_is_else_the_host_of_the_address(tmp_path):
    article = read(tmp_path, page(ADDRESS))
    assert (article.source, article.url) == ("example.org", "https://www.example.org/2031/05/05/strait")


def test_an_address_that_is_none_does_no_harm(tmp_path):
    article = read(tmp_path, page("<link rel='canonical' href='http://[broken'>"))
    assert (article.url, article.source) == ("http://[broken", None)


def test_the_language_is_that_of_the_page(tmp_path):
    assert read(tmp_path, page()).language == "en"


def test_scripts_and_handlers_are_no_text(tmp_path):
    article = read(
        tmp_path, page(article="<script>alert('x')</script><p onclick='y()'>&lt;b&gt; is kept as it is written.</p>")
    )
    assert "alert" not in article.text
    assert "<b> is kept as it is written." in article.text


@pytest.mark.parametrize(
    ("charset", "declared"),
    [
        ("utf-8", "utf-8"),
        ("cp1252", "iso-8859-1"),
        ("cp1252", "windows-1252"),
        ("cp1251", "windows-1251"),
        ("utf-8", "utf-16"),
    ],
)
def test_a_declared_encoding_is_believed_as_browsers_do(tmp_path, charset, declared):
    word = "Горловка" if charset == "cp1251" else "Zürich – “Côte”"
    text = page(
        f"<meta charset='{declared}'>",
        article=f"<p>The mayor of {word} said that the ferry would sail again in May.</p>",
    )
    assert word in read(tmp_path, text.encode(charset)).text
