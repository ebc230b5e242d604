"""From paths to articles: ids, order, metadata, and a problem for every input that is none."""

import hashlib
import io
import json
from datetime import date
from pathlib import Path

import pytest

from timeline.errors import ArticleError, DateError
from timeline.ingest import read_articles
from timeline.model.article import InputProblem

PROSE = "The army of the island crossed the strait on Friday, its general staff said in a statement.\n"


def read(*paths, **options):
    return list(read_articles(paths, **options))


def write(folder: Path, name: str, content: str | bytes = PROSE) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def problem(*paths, **options) -> InputProblem:
    (found,) = read(*paths, **options)
    assert isinstance(found, InputProblem)
    assert "\n" not in found.message()
    return found


def test_a_text_file_loses_its_bom_and_foreign_line_ends_and_nothing_else(tmp_path):
    path = write(tmp_path, "a.txt", b"\xef\xbb\xbf  One\r\ntwo \rthree\x0b four.\n\n")
    (article,) = read(path)
    assert article.text == "  One\ntwo \nthree\x0b four.\n\n"
    assert article.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert (article.id, article.origin) == ("a", str(path))


def test_a_folder_is_read_in_the_order_of_its_names_with_its_subfolders(tmp_path):
    for name in ("b.txt", "a/z.md", "a/b/c.txt", "c.TXT", ".hidden.txt", ".git/x.txt", "notes.odt"):
        write(tmp_path, name)
    assert [article.id for article in read(tmp_path)] == ["a/b/c", "a/z", "b", "c"]


def test_one_path_may_be_given_bare(tmp_path):
    path = write(tmp_path, "a.txt")
    assert [article.id for article in read_articles(str(path))] == ["a"]


def test_two_files_named_alike_are_two_articles(tmp_path):
    one, two = write(tmp_path, "one/a.txt"), write(tmp_path, "two/a.txt", PROSE * 2)
    also = write(tmp_path, "one/a.md", PROSE * 3)
    assert [article.id for article in read(one, two, also)] == ["a", "a.txt", "a.md"]


def test_the_same_file_twice_is_the_same_article(tmp_path):
    path = write(tmp_path, "a.txt")
    first, second = read(path, path)
    assert first == second


def test_a_line_keeps_its_id_even_if_another_has_it(tmp_path):
    rows = [json.dumps({"id": "x", "text": text}) for text in (PROSE, PROSE * 2)]
    path = write(tmp_path, "a.jsonl", "\n".join(rows) + "\n")
    assert [(article.id, len(article.text)) for article in read(path)] == [("x", len(PROSE)), ("x", len(PROSE * 2))]


@pytest.mark.parametrize(
    ("name", "content", "expected", "got"),
    [
        ("a.txt", b"", "an article", "an empty file"),
        ("a.txt", b" \n\t\n", "an article", "an empty file"),
        ("a.txt", b"\xef\xbb\xbf\n", "an article", "an empty text"),
        ("a.txt", b"\x7fELF\x00\x01\x02" * 40, "text", "a binary file"),
        ("a.md", b"---\ndate: 2031-05-03\n---\n", "an article", "an empty text"),
        ("a.md", b"---\ndate: soon\n---\nText.", "a date like 2024-03-15", "soon"),
        (
            "a.html",
            b"<html><body><img src='a.png'><script>x = 1</script></body></html>",
            "an HTML page with an article",
            "no article text",
        ),
        ("a.html", b"<", "an HTML page with an article", None),
        ("a.pdf", b"%PDF-1.7 nothing else", "a readable PDF", None),
        ("a.doc", b"x", "a file ending in", ".doc"),
        ("a", b"x", "a file ending in", "no ending"),
    ],
)
def test_a_file_that_is_no_article_is_told_in_one_line(tmp_path, name, content, expected, got):
    path = write(tmp_path, name, content)
    found = problem(path)
    assert found.expected.startswith(expected)
    assert found.where.startswith(str(path))
    if got:
        assert found.got == got


def test_paths_that_cannot_be_read_are_told(tmp_path):
    assert problem(tmp_path / "none.txt").got == "No such file or directory"
    assert problem(tmp_path / "none").where == str(tmp_path / "none")
    assert problem(tmp_path / "none.jsonl").got == "No such file or directory"
    assert problem("a\x00b.txt").expected == "a file that can be read"
    write(tmp_path, "folder/image.png", b"\x89PNG")
    assert problem(tmp_path / "folder").got == "none"
    (tmp_path / "folder.txt").mkdir()
    assert problem(tmp_path / "folder.txt").got == "none"
    assert problem("-").expected == "a stream to read from"


def test_one_bad_file_does_not_stop_the_others(tmp_path):
    for name, content in {"a.txt": PROSE, "b.txt": "", "c.pdf": "no", "d.txt": PROSE}.items():
        write(tmp_path, name, content)
    assert [type(item).__name__ for item in read(tmp_path)] == ["Article", "InputProblem", "InputProblem", "Article"]


def test_a_huge_file_is_not_loaded(tmp_path, monkeypatch):
    monkeypatch.setattr("timeline.ingest.input_files.LARGEST", 10)
    assert problem(write(tmp_path, "a.txt")).expected == "at most 0 MB for one article"


@pytest.mark.parametrize(
    ("name", "text", "published", "said_by"),
    [
        ("a.md", "---\ndate: 2031-05-03\n---\n" + PROSE, date(2031, 5, 3), "front matter"),
        ("2031-05-04-strait.txt", PROSE, date(2031, 5, 4), "file name"),
        ("strait_20310504.txt", PROSE, date(2031, 5, 4), "file name"),
        ("2031-05-04.md", "---\npublished: 3 May 2031\n---\n" + PROSE, date(2031, 5, 3), "front matter"),
        ("a.txt", PROSE, date(2031, 5, 9), "given for all"),
        ("2031-13-45.txt", PROSE, date(2031, 5, 9), "given for all"),
        ("12345678.txt", PROSE, date(2031, 5, 9), "given for all"),
    ],
)
def test_the_day_and_who_said_it(tmp_path, name, text, published, said_by):
    (article,) = read(write(tmp_path, name, text), published=date(2031, 5, 9))
    assert (article.published, article.published_from) == (published, said_by)


def test_without_any_statement_there_is_no_day(tmp_path):
    (article,) = read(write(tmp_path, "a.txt"))
    assert (article.published, article.published_from) == (None, None)


def test_metadata_fills_in_what_files_do_not_say(tmp_path):
    meta = write(
        tmp_path,
        "meta.csv",
        "\ufeffFile,published,source,url,title\r\n"
        "a.txt,2031-05-03,The Example,https://example.org/a,Strait crossed\r\n"
        "sub/b.md,2031-05-04,,https://www.example.net/b,\r\n"
        ",,,,\r\n",
    )
    one = write(tmp_path, "in/a.txt")
    two = write(tmp_path, "in/sub/b.md", "---\ndate: 2031-05-01\nsource: Own Word\n---\n" + PROSE)
    first, second = read(tmp_path / "in", meta=meta)
    assert (first.origin, second.origin) == (str(one), str(two))
    assert (first.published, first.published_from) == (date(2031, 5, 3), "metadata file")
    assert (first.source, first.url, first.title) == ("The Example", "https://example.org/a", "Strait crossed")
    assert (second.published, second.published_from) == (date(2031, 5, 1), "front matter")
    assert (second.source, second.url) == ("Own Word", "https://www.example.net/b")


def test_metadata_is_believed_over_what_a_page_says_in_passing(tmp_path):
    page = f"<article><h1>Strait</h1><time datetime='2031-05-01'></time><p>{PROSE * 3}</p></article>"
    path = write(tmp_path, "a.html", page)
    meta = write(tmp_path, "meta.csv", "file,published\na.html,2031-05-03\n")
    assert read(path)[0].published == date(2031, 5, 1)
    assert read(path, meta=meta)[0].published == date(2031, 5, 3)


def test_a_name_that_two_rows_share_matches_by_folder_only(tmp_path):
    meta = write(tmp_path, "meta.csv", "file,source\nx/a.txt,X\ny/a.txt,Y\n")
    for name in ("in/x/a.txt", "in/y/a.txt", "in/a.txt"):
        write(tmp_path, name)
    assert [article.source for article in read(tmp_path / "in", meta=meta)] == [None, "X", "Y"]


@pytest.mark.parametrize(
    ("content", "error", "message"),
    [
        ("name,published\na.txt,2031-05-03\n", ArticleError, 'got "name, published"'),
        ("", ArticleError, "got none"),
        ("file,published\na.txt,soon\n", DateError, "meta.csv:2"),
    ],
)
def test_a_metadata_file_that_cannot_be_used(tmp_path, content, error, message):
    meta = write(tmp_path, "meta.csv", content)
    with pytest.raises(error, match=message):
        read(write(tmp_path, "a.txt"), meta=meta)
    with pytest.raises(ArticleError, match="a readable CSV file"):
        read(tmp_path / "a.txt", meta=tmp_path / "none.csv")


def test_lines_come_from_a_stream(tmp_path):
    stream = io.BytesIO(json.dumps({"text": PROSE}).encode())
    (article,) = read("-", stdin=stream, published=date(2031, 5, 9))
    assert (article.origin, article.published_from) == ("stdin:1", "given for all")


def test_markup_in_a_title_is_only_text(tmp_path):
    title = "<script>alert(1)</script> [/red] & more"
    (article,) = read(write(tmp_path, "a.jsonl", json.dumps({"text": PROSE, "title": title})))
    assert article.title == title
