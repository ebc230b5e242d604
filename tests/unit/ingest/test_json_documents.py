"""JSON files that are one value, and the usual field names of news sets."""

import json
from datetime import date

import pytest
from unit.ingest.reading_files import PROSE, SECOND, articles, problem, read


def json_file(tmp_path, value, name="a.json"):
    (tmp_path / name).write_text(value if isinstance(value, str) else json.dumps(value), encoding="utf-8")
    return tmp_path / name


ONE = {"title": "Strait crossed", "text": PROSE, "published": "2031-05-03", "url": "https://example.org/strait"}


@pytest.mark.parametrize(
    "value",
    [
        ONE,
        [ONE],
        {"articles": [ONE]},
        {"status": "ok", "totalResults": 1, "articles": [ONE]},
        {"response": {"total": 1, "results": [ONE]}},
        {"hits": {"total": 1, "hits": [{"_id": "x", "_source": ONE}]}},
        {"data": [{"attributes": ONE}]},
        json.dumps(ONE) + "\n",
        "\ufeff" + json.dumps([ONE], indent=2),
    ],
)
def test_a_list_of_articles_wherever_it_stands(tmp_path, value):
    (found,) = articles(json_file(tmp_path, value))
    assert (found.title, found.published, found.text) == ("Strait crossed", date(2031, 5, 3), PROSE)


def test_lines_of_json_under_the_ending_of_one_value(tmp_path):
    path = json_file(tmp_path, f"{json.dumps(ONE)}\n{json.dumps({'text': SECOND})}\n")
    assert [one.origin for one in articles(path)] == [f"{path}:1", f"{path}:2"]


def test_the_text_of_an_object_is_verbatim_as_in_a_line(tmp_path):
    text = "  <p>Verbatim\r\n</p> "
    assert articles(json_file(tmp_path, [{"text": text, "title": "T"}]))[0].text == text


USUAL = [
    ("published", "2031-05-03", ["date", "pubDate", "published_at", "publishedAt", "publish_date", "datePublished"]),
    ("title", "Strait crossed", ["headline", "heading", "articleTitle"]),
    ("url", "https://example.org/s", ["link", "webUrl", "canonical_url", "article_url"]),
    ("source", "The Example", ["outlet", "publisher", "publication", "newspaper", "source_name", "site_name"]),
    ("author", "Maria Lopez", ["byline", "creator", "authors"]),
    ("language", "en", ["lang", "language_code"]),
]


@pytest.mark.parametrize(("field", "value", "name"), [(f, v, name) for f, v, names in USUAL for name in names])
@pytest.mark.parametrize("ending", ["json", "jsonl"])
def test_usual_names_of_fields(tmp_path, field, value, name, ending):
    (found,) = articles(json_file(tmp_path, {"text": PROSE, name: value}, f"a.{ending}"))
    assert getattr(found, field) == (date.fromisoformat(value) if field == "published" else value)


@pytest.mark.parametrize(
    "name", ["body", "content", "full_text", "fullText", "article_text", "maintext", "articleBody"]
)
def test_usual_names_of_the_text_bring_the_title_with_them(tmp_path, name):
    (found,) = articles(json_file(tmp_path, {name: PROSE, "headline": "Strait crossed"}, "a.jsonl"))
    assert found.text == f"Strait crossed\n\n{PROSE}"


def test_objects_and_lists_as_values(tmp_path):
    value = {
        "content": f"<p>{PROSE}</p>", "source": {"id": None, "name": "The Example"},
        "authors": [{"name": "Maria Lopez"}, {"name": "Jo Kim"}], "publishedAt": "2031-05-03T22:00:00Z",
    }  # fmt: skip
    (found,) = articles(json_file(tmp_path, [value]))
    assert (found.source, found.author, found.text) == ("The Example", "Maria Lopez, Jo Kim", PROSE.strip())


@pytest.mark.parametrize(
    ("value", "day"),
    [(1935534600, date(2031, 5, 3)), (1935534600000, date(2031, 5, 3)), (20310503, date(2031, 5, 3)), (3, None)],
)
def test_times_that_are_counted(tmp_path, value, day):
    (found,) = articles(json_file(tmp_path, [{"body": PROSE, "timestamp": value}]))
    assert found.published == day
    assert bool(found.warnings) == (day is None)


def test_a_json_feed(tmp_path):
    value = {
        "version": "https://jsonfeed.org/version/1.1", "title": "The Example",
        "items": [{"id": "https://example.org/1", "content_html": f"<p>{PROSE}</p>", "title": "Strait crossed",
                   "date_published": "2031-05-03T10:00:00+02:00", "url": "https://example.org/1"}],
    }  # fmt: skip
    (found,) = articles(json_file(tmp_path, value))
    assert (found.id, found.source, found.published) == ("https://example.org/1", "The Example", date(2031, 5, 3))
    assert found.text == f"Strait crossed\n\n{PROSE.strip()}"


@pytest.mark.parametrize("field", ["published", "id", "extra", "date", "url"])
def test_a_number_without_end_does_not_drop_the_lines_after_it(tmp_path, field):
    bad = '{"text": ' + json.dumps(PROSE) + f', "{field}": ' + "9" * 4301 + "}"
    found, problems = read(json_file(tmp_path, f"{bad}\n{json.dumps(ONE)}\n", "a.jsonl"))
    assert found[-1].title == "Strait crossed"
    assert len(found) + len(problems) == 2


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59-12:00"])
@pytest.mark.parametrize("name", ["published", "date"])
def test_days_that_stand_for_none_are_none(tmp_path, day, name):
    (found,) = articles(json_file(tmp_path, [{"text": PROSE, name: day}]))
    assert found.published is None
    assert "stands for none" in found.warnings[0]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("{", "JSON (expecting property name enclosed in double quotes)"),
        ("", "JSON (expecting value)"),
        ("7", "a JSON list of articles, or one article"),
        ({"name": "package", "version": "1.0"}, "a JSON list of articles, or one article"),
        ("[" * 200_000, "a JSON object"),
        ("\udcff", None),
    ],
)
def test_what_holds_no_articles_is_told(tmp_path, value, expected):
    if expected is None:
        (tmp_path / "a.json").write_bytes(b"\xff\xfe\x00")
        assert problem(tmp_path / "a.json").where == str(tmp_path / "a.json")
    else:
        assert problem(json_file(tmp_path, value)).expected == expected


def test_one_bad_object_does_not_stop_the_others(tmp_path):
    found, problems = read(json_file(tmp_path, [ONE, 5, {"title": "no text"}, {"text": SECOND}]))
    assert len(found) == 2
    assert [one.where.rpartition("/")[2] for one in problems] == ["a.json:2", "a.json:3 $.text"]
