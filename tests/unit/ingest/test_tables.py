"""CSV and XLSX: an article a row, columns guessed or named, days as people write them."""

import csv
import io
from datetime import date, datetime

import pytest
from openpyxl import Workbook
from unit.ingest.reading_files import PROSE, SECOND, articles, problem, read

from timeline.errors import SelectionError
from timeline.ingest import parse_columns

ROWS = [
    ("Strait crossed", PROSE, "2031-05-03", "https://example.org/strait", "The Example"),
    ("Grey ships; no flags", SECOND, "2031-05-05", "https://example.net/ships", "Harbour Post"),
]
HEADINGS = ("Headline", "Full Text", "Publication Date", "Link", "Outlet")


def csv_file(path, rows, **options):
    with path.open("w", newline="", encoding="utf-8") as stream:
        csv.writer(stream, **options).writerows(rows)
    return path


def xlsx_file(path, *sheets):
    book = Workbook()
    book.remove(book.active)
    for number, rows in enumerate(sheets):
        sheet = book.create_sheet(f"Sheet {number}")
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_usual_headings_are_understood(tmp_path, delimiter):
    path = csv_file(tmp_path / "news.csv", [HEADINGS, *ROWS], delimiter=delimiter)
    first, second = articles(path)
    assert (first.title, first.source, first.url) == ("Strait crossed", "The Example", "https://example.org/strait")
    assert (first.published, first.published_from) == (date(2031, 5, 3), "article's own field")
    assert first.text == f"Strait crossed\n\n{PROSE.strip()}"
    assert (second.title, second.published) == ("Grey ships; no flags", date(2031, 5, 5))
    assert [article.origin for article in (first, second)] == [f"{path}:2", f"{path}:3"]


def test_a_spreadsheet_is_read_like_a_table(tmp_path):
    rows = [(title, text, datetime.fromisoformat(day), url, source) for title, text, day, url, source in ROWS]
    sheet = articles(xlsx_file(tmp_path / "news.xlsx", [HEADINGS, *rows]))
    table = articles(csv_file(tmp_path / "news.csv", [HEADINGS, *ROWS]))
    told = [(one.id, one.title, one.text, one.published, one.url, one.source) for one in sheet]
    assert told == [(one.id, one.title, one.text, one.published, one.url, one.source) for one in table]


def test_sheets_of_notes_are_passed_over_and_every_sheet_of_articles_is_read(tmp_path):
    path = xlsx_file(
        tmp_path / "a.xlsx",
        [("Notes",), ("to do",)],
        [HEADINGS, ROWS[0]],
        [],
        [("Body", "Date"), (SECOND, "5 May 2031")],
    )
    first, second = articles(path)
    assert (first.title, second.published) == ("Strait crossed", date(2031, 5, 5))
    assert first.origin != second.origin


def test_columns_that_are_called_otherwise_are_named(tmp_path):
    path = csv_file(tmp_path / "a.csv", [("Überschrift", "Stück", "Tag"), ("Strait crossed", PROSE, "3.5.2031")])
    assert problem(path).hint == "name it with --columns text=HEADING,title=HEADING,published=HEADING"
    columns = parse_columns("title=Überschrift, text=Stück,published=Tag", "--columns")
    (found,) = articles(path, columns=columns)
    assert (found.title, found.published) == ("Strait crossed", date(2031, 5, 3))
    assert articles(path, kept_columns=[{"text": "Other"}, columns])[0].title == "Strait crossed"


def test_a_named_column_that_is_not_there_is_told_with_those_that_are(tmp_path):
    found = problem(csv_file(tmp_path / "a.csv", [HEADINGS, *ROWS]), columns={"title": "Titel"})
    assert found.expected == 'a column called "Titel"'
    assert "Headline, Full Text" in found.got


@pytest.mark.parametrize("text", ["title", "title=", "headline=Title", ""])
def test_columns_that_say_nothing_are_refused(text):
    with pytest.raises(SelectionError, match="--columns"):
        parse_columns(text, "--columns")


def test_an_empty_cell_says_nothing_and_a_day_that_is_none_is_warned_of(tmp_path):
    rows = [
        ("", PROSE, "", "", ""),
        ("", SECOND, "n.d.", "", ""),
        ("", "", "", "", ""),
        ("T", "", "2031-05-03", "", ""),
    ]
    (first, second), (bad,) = read(csv_file(tmp_path / "a.csv", [HEADINGS, *rows]))
    assert (first.title, first.published, first.source, first.warnings) == (None, None, None, ())
    assert second.published is None
    assert 'its date "n.d." is no day that can be read' in second.warnings[0]
    assert (bad.line, bad.expected) == (5, "a text")


@pytest.mark.parametrize(
    ("written", "day"),
    [
        (("03/04/2031", "25/04/2031"), date(2031, 4, 3)),
        (("03/04/2031", "04/25/2031"), date(2031, 3, 4)),
        (("03/04/2031 10:30", "25/04/2031 11:00"), date(2031, 4, 3)),
        (("3. April 2031", "x"), date(2031, 4, 3)),
        (("2031/04/03", "x"), date(2031, 4, 3)),
        (("20310403", "x"), date(2031, 4, 3)),
        (("03/04/2031", "05/06/2031"), None),
        (("13/13/2031", "25/04/2031"), None),
    ],
)
def test_the_order_of_day_and_month_is_that_of_the_column(tmp_path, written, day):
    rows = [("body", "date"), *((f"{PROSE}{number}", value) for number, value in enumerate(written))]
    assert articles(csv_file(tmp_path / "a.csv", rows))[0].published == day


def test_rows_numbered_in_two_tables_are_different_articles(tmp_path):
    one = csv_file(tmp_path / "one.csv", [("id", "text"), (1, PROSE), ("x-2", SECOND)])
    two = csv_file(tmp_path / "two.csv", [("id", "text"), (1, SECOND)])
    assert [article.id for article in articles(one, two)] == ["one-1", "x-2", "two-1"]


def test_one_text_under_two_outlets_stays_two_articles(tmp_path):
    rows = [("text", "outlet"), (PROSE, "The Example"), (PROSE, "Harbour Post"), (PROSE, "The Example")]
    first, second, again = articles(csv_file(tmp_path / "a.csv", rows))
    assert first.id == again.id != second.id


def test_markup_in_a_cell_becomes_paragraphs(tmp_path):
    cell = f"<p>{PROSE}</p><p>It rained &amp; blew.<br><b>Nobody</b> came.</p><script>x()</script>"
    (found,) = articles(csv_file(tmp_path / "a.csv", [("content",), (cell,)]))
    assert found.text == f"{PROSE.strip()}\n\nIt rained & blew.\n\nNobody came."


def test_an_article_longer_than_a_cell_of_python_s_default(tmp_path):
    (found,) = articles(csv_file(tmp_path / "a.csv", [("text",), (PROSE * 2000,)]))
    assert len(found.text) > 400_000


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.csv", b"", "a column with the text of each article"),
        ("a.csv", b"a,b\n1,2\n", "a column with the text of each article"),
        ("a.csv", b"\x00\x01\x02", "text"),
        ("a.xlsx", b"PK\x03\x04 damaged", "a readable XLSX file"),
        ("a.xlsx", b"", "a readable XLSX file"),
    ],
)
def test_what_is_no_table_of_articles_is_told(tmp_path, name, content, expected):
    (tmp_path / name).write_bytes(content)
    assert problem(tmp_path / name).expected == expected


def test_a_table_with_headings_only_holds_nothing(tmp_path):
    assert problem(csv_file(tmp_path / "a.csv", [HEADINGS])).expected == "rows below the headings of a table"


def test_semicolons_inside_of_quoted_headings_do_not_separate():
    text = '"Text; the whole",Date\n'
    assert next(csv.reader(io.StringIO(text))) == ["Text; the whole", "Date"]
