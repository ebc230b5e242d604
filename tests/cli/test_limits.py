"""Articles that cost too much: named in one line, left out, the others done, exit code 1."""

import json

import pytest

from timeline import chronology
from timeline.cli import ending

SHORT = {"id": "a1", "published": "2019-08-21", "text": "Kim Jong Un met Donald Trump in Singapore in June 2018."}
LONG = {"id": "a2", "published": "2019-08-21", "text": "The ministers met in Seoul on Friday. " * 100}
NUMBERS = ["--limit", "--top", "--min-sources", "--offset"]


def jsonl(*rows: object) -> str:
    return "".join(f"{json.dumps(row)}\n" for row in rows)


def test_a_long_article_is_named_and_the_rest_is_done(timeline):
    done = timeline("times", "-", "--article-characters", 1000, stdin=jsonl(SHORT, LONG, {**SHORT, "id": "a3"}))
    rows = [json.loads(line) for line in done.lines]
    assert done.code == 1
    assert [row["id"] for row in rows] == ["a1", "a2", "a3"]
    assert ["error" in row for row in rows] == [False, True, False]
    assert done.err == (
        "timeline: expected at most 1,000 characters in one article, got a text of 3,800 - at stdin:2; "
        "raise it with --article-characters, or split the article\n"
    )


def test_limits_can_stand_in_a_settings_file(timeline, tmp_path):
    settings = tmp_path / "settings.toml"
    settings.write_text("[limits]\ncharacters = 1000\n", encoding="utf-8")
    assert timeline("times", "-", "--settings", settings, stdin=jsonl(LONG)).code == 1
    again = timeline("times", "-", "--settings", settings, "--article-characters", 5000, stdin=jsonl(LONG))
    assert (again.code, again.err) == (0, "")


@pytest.mark.parametrize(
    "text", ["[limits]\nsecond = 1\n", "[limits]\nseconds = -1\n", "[limits\n", '[limits]\nmemory = "x"\n']
)
def test_a_wrong_settings_file_is_told_in_one_line(timeline, tmp_path, text):
    settings = tmp_path / "settings.toml"
    settings.write_text(text, encoding="utf-8")
    done = timeline("times", "-", "--settings", settings, stdin=jsonl(SHORT))
    assert done.code == 2
    assert done.err.startswith("timeline: error: expected a settings file with a table [limits]")
    assert done.err.count("\n") == 1


def test_a_store_that_is_a_folder_is_told_before_the_work(timeline, tmp_path, monkeypatch):
    monkeypatch.setattr(chronology, "extract_many", lambda *_, **__: pytest.fail("it has begun to work"))
    done = timeline("build", "-", "--store", tmp_path, "--html", tmp_path / "t.html", "--force", stdin=jsonl(SHORT))
    assert done.code == 2
    assert done.err == f"timeline: error: expected a file that can be written, got a folder - at {tmp_path}\n"


def test_when_no_article_goes_through_nothing_is_written(timeline, tmp_path):
    paths = ("--store", tmp_path / "t.db", "--html", tmp_path / "t.html")
    done = timeline("build", "-", *paths, "--article-characters", 10, stdin=jsonl(SHORT))
    assert done.code == 1
    assert "at most 10 characters" in done.err
    assert "nothing was written" in done.err
    assert list(tmp_path.iterdir()) == []


def test_an_article_that_fails_is_not_in_the_store(timeline, tmp_path):
    paths = ("--store", tmp_path / "t.db", "--html", tmp_path / "t.html")
    text = jsonl(SHORT, LONG)
    assert timeline("build", "-", *paths, "--article-characters", 1000, stdin=text).code == 1
    done = timeline("verify", "--store", tmp_path / "t.db")
    assert done.code == 0
    assert done.lines[0].startswith("1 article, ")


@pytest.mark.parametrize("option", NUMBERS)
@pytest.mark.parametrize("number", ["-1", "99999999999999999999", "x"])
def test_a_number_out_of_range_is_told_in_one_line(timeline, option, number):
    done = timeline("query", "--store", "t.db", option, number)
    assert done.code == 2
    assert done.err.startswith(f"timeline: error: invalid value for '{option}'")
    assert done.err.count("\n") == 1


@pytest.mark.parametrize(
    ("error", "code", "told"),
    [
        (MemoryError(), 2, "expected enough memory, got none left"),
        (OSError(28, "No space left on device", "out.csv"), 2, 'got "No space left on device" - at out.csv'),
        (BrokenPipeError(), 0, ""),
        (KeyboardInterrupt(), 130, "stopped"),
        (ZeroDivisionError("division by zero"), 2, "ZeroDivisionError: division by zero"),
    ],
)
def test_every_end_has_a_line_and_a_code(capsys, error, code, told):
    assert ending.ended(error) == code
    said = capsys.readouterr().err
    assert told in said
    assert said.count("\n") == bool(told)


def test_what_articles_say_moves_no_cursor(timeline):
    text = "The ministers met \x9b31m\u202ein Seoul on Friday.\x7f"
    row = {**SHORT, "text": text, "title": "\x1b[2J\u202e"}
    done = timeline("read", "-", stdin=jsonl(row))
    assert not any(c in done.out + done.err for c in "\x1b\x9b\x7f\u202e")
    assert json.loads(done.lines[0])["text"] == text
