"""Lines above the text that say when, by whom and where: they become metadata and leave the text."""

from datetime import date

import pytest
from unit.ingest.reading_files import PROSE, SECOND, articles

from timeline.ingest.header_lines import published_in_line

BODY = f"{PROSE.strip()}\n\n{SECOND.strip()}"
DAY = date(2031, 7, 16)


def read_text(tmp_path, text, name="a.txt"):
    (tmp_path / name).write_text(text, encoding="utf-8")
    (found,) = articles(tmp_path / name)
    return found


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
@pytest.mark.parametrize(
    "header",
    [
        "Published: 2031-07-16\n\n",
        "Published: 16 July 2031, 10:30 GMT\n",
        "Date: July 16, 2031\n\n",
        "**Published:** 2031-07-16\n\n",
        "PUBLISHED: 16.07.2031\n",
        "By Maria Lopez | 16 July 2031\n\n",
        "By Maria Lopez, Kyiv, July 16, 2031\n\n",
        "*By Maria Lopez – 16 July 2031*\n\n",
        "Published 16 July 2031 | Updated 18 July 2031\n\n",
        "Updated: 18 July 2031\nPublished: 16 July 2031\n\n",
        "Posted on 16 July 2031 by admin\n\n",
        "Source: The Example\nPublished: 2031-07-16\nURL: https://example.org/a\n\n",
        "Veröffentlicht: 16. Juli 2031\n\n",
        "Publié le: 16 juillet 2031\n\n",
    ],
)
def test_the_day_above_the_text(tmp_path, name, header):
    found = read_text(tmp_path, header + BODY, name)
    assert (found.published, found.published_from) == (DAY, "line above the text")
    assert found.text == BODY


def test_the_title_above_them_stays_in_the_text(tmp_path):
    header = "Army crosses strait\nNo word of the dead\n\nBy Maria Lopez | 16 July 2031\nThe Example\nLink: https://example.org/a\n\n"
    found = read_text(tmp_path, header + BODY)
    assert found.text == f"Army crosses strait\n\nNo word of the dead\n\nThe Example\n\n{BODY}"
    assert (found.title, found.author, found.url) == ("Army crosses strait", "Maria Lopez", "https://example.org/a")
    assert found.source == "example.org"


def test_all_fields(tmp_path):
    header = (
        "Title: Army crosses strait\nAuthor: Maria Lopez\nOutlet: The Example\nDate: 2031-07-16\n"
        "Link: https://example.org/a\nLanguage: en\nRetrieved: 2031-08-01\n\n"
    )
    found = read_text(tmp_path, header + BODY)
    assert (found.title, found.author, found.source) == ("Army crosses strait", "Maria Lopez", "The Example")
    assert (found.url, found.language, found.published) == ("https://example.org/a", "en", DAY)
    assert found.text == f"Army crosses strait\n\n{BODY}"


@pytest.mark.parametrize(
    "text",
    [
        f"KYIV, July 16 - {BODY}",
        f"By Maria Lopez\n\n{BODY}",
        f"16 July 2031\n{BODY}",
        f"Army crosses strait\n\n{BODY}\n\nPublished: 2031-07-16\n",
        f"Source: a diplomat who would not be named\n\n{BODY}",
        f"Published: soon\n\n{BODY}",
        f"Date: unknown\n{BODY}",
        f"By 16 July 2031 the army had crossed the strait. {PROSE}\n\n{BODY}",
        f"{PROSE}\nPublished: 2031-07-16\n{SECOND}",
        "The ministers met.\nThey talked. Nobody spoke of the strait.\nPublished: 2031-07-16\n",
    ],
)
def test_what_may_be_the_text_stays_as_it_is(tmp_path, text):
    found = read_text(tmp_path, text)
    assert found.text == text
    assert found.published is None


@pytest.mark.parametrize(
    "front",
    [
        "---\ntitle: Army crosses strait\ndate: 2031-07-16\nauthor: [Maria Lopez, Jo Kim]\n---\n",
        '---\ntitle: "Army crosses strait"\npublished: 16 July 2031\nauthors:\n  - Maria Lopez\n  - Jo Kim\ntags:\n- a\n---\n\n',
        '+++\ntitle = "Army crosses strait"\ndate = 2031-07-16T10:00:00Z\nauthors = ["Maria Lopez", "Jo Kim"]\n+++\n',
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_front_matter(tmp_path, front, name):
    found = read_text(tmp_path, front + BODY, name)
    assert (found.published, found.published_from) == (DAY, "front matter")
    assert (found.title, found.author) == ("Army crosses strait", "Maria Lopez, Jo Kim")
    assert found.text == f"Army crosses strait\n\n{BODY}"


def test_two_rules_with_prose_between_them_are_text(tmp_path):
    text = f"---\n{PROSE}\n---\n{SECOND}"
    assert read_text(tmp_path, text).text == text


def test_the_agency_of_a_byline_is_kept(tmp_path):
    found = read_text(tmp_path, f"By Maria Lopez, Reuters | 16 July 2031\n\n{BODY}")
    assert (found.author, found.text) == ("Maria Lopez, Reuters", BODY)


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_a_day_that_stands_for_none(tmp_path, day):
    found = read_text(tmp_path, f"---\ndate: {day}\n---\n{BODY}")
    assert found.published is None
    assert "stands for none" in found.warnings[0]


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("By Maria Lopez | 16 July 2031", DAY),
        ("Posted: 16/07/2031", DAY),
        ("Опубликовано: 16 июля 2031", DAY),
        ("Updated 16 July 2031", None),
        ("16 July 2031", None),
        ("By the river on 16 July", None),
    ],
)
def test_what_a_line_says(line, day):
    assert published_in_line(line) == day
