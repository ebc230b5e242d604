"""new, check, build, add: a user's own articles from an empty folder to a store, in the formats people have."""

import csv
import json

import pytest

from timeline.store import Store

TALKS = "Kim Jong Un met Donald Trump in Singapore on Tuesday. The two leaders signed a joint statement."
STRIKE = "Russian missiles hit the port of Odesa on Saturday, a day after the grain deal was signed in Istanbul."
HEADINGS = ("Überschrift", "Stück", "Tag", "Blatt")


def sheet(path, *rows, headings=HEADINGS):
    with path.open("w", newline="", encoding="utf-8") as stream:
        csv.writer(stream).writerows([headings, *rows])
    return path


def rows(path):
    with Store.open(path) as store:
        return sorted((one.title, str(one.published), one.source) for one in store.articles().values())


def test_from_an_empty_folder_to_a_store(timeline, tmp_path):
    folder = tmp_path / "mine"
    assert timeline("new", folder).code == 0
    (folder / "talks.txt").write_text(TALKS, encoding="utf-8")
    with (folder / "meta.csv").open("a", encoding="utf-8") as stream:
        stream.write("talks.txt,2018-06-12,The Example,https://example.org/talks,Leaders meet,\n")
    checked = json.loads(timeline("check", folder, "--as", "json").out)
    assert [(one["id"], one["published"], one["source"]) for one in checked["articles"]] == [
        ("talks", "2018-06-12", "The Example")
    ]
    html, store = tmp_path / "page.html", tmp_path / "a.db"
    assert timeline("build", folder, "--html", html, "--store", store).code == 0
    assert "2018-06-12" in timeline("query", "--store", store).out


def test_a_folder_that_is_in_use_is_not_overwritten(timeline, tmp_path):
    (tmp_path / "meta.csv").write_text("file\nmine.txt\n", encoding="utf-8")
    done = timeline("new", tmp_path)
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert "nothing was changed" in done.err
    assert (tmp_path / "meta.csv").read_text(encoding="utf-8") == "file\nmine.txt\n"
    assert not (tmp_path / "HOW-TO.txt").exists()


def test_a_new_folder_where_a_file_is(timeline, tmp_path):
    (tmp_path / "file").write_text("x", encoding="utf-8")
    done = timeline("new", tmp_path / "file")
    assert (done.code, done.err.count("\n")) == (2, 1)


def test_a_column_map_is_kept_with_the_store(timeline, tmp_path):
    path, store = sheet(tmp_path / "news.csv", ("Leaders meet", TALKS, "12.6.2018", "The Example")), tmp_path / "a.db"
    columns = "title=Überschrift,text=Stück,published=Tag,source=Blatt"
    options = ("--store", store)
    assert timeline("build", path, "--html", tmp_path / "a.html", *options).code == 1
    assert timeline("build", path, "--html", tmp_path / "a.html", *options, "--columns", columns).code == 0
    sheet(path, ("Leaders meet", TALKS, "12.6.2018", "The Example"), ("Port hit", STRIKE, "23.7.2022", "Harbour Post"))
    done = timeline("add", path, *options)
    assert done.code == 0
    assert "1 new or changed" in done.err
    assert rows(store) == [("Leaders meet", "2018-06-12", "The Example"), ("Port hit", "2022-07-23", "Harbour Post")]
    assert "2 as they were read" in timeline("verify", *options).out


def test_a_later_map_takes_the_place_of_an_earlier_one(timeline, tmp_path):
    store = tmp_path / "a.db"
    first = sheet(tmp_path / "one.csv", ("Leaders meet", TALKS, "x", "y"))
    columns = "text=Stück,title=Überschrift"
    timeline("build", first, "--html", tmp_path / "a.html", "--store", store, "--columns", columns)
    second = sheet(tmp_path / "two.csv", ("x", STRIKE, "Port hit", "y"))
    timeline("add", second, "--store", store, "--columns", "text=Stück,title=Tag")
    with Store.open(store) as opened:
        assert opened.column_maps() == [{"text": "Stück", "title": "Überschrift"}, {"text": "Stück", "title": "Tag"}]
    third = sheet(tmp_path / "three.csv", ("x", STRIKE + " Again.", "Port hit again", "y"))
    assert timeline("add", third, "--store", store).code == 0
    assert [title for title, _, _ in rows(store)] == ["Leaders meet", "Port hit", "Port hit again"]


@pytest.mark.parametrize("columns", ["headline=Stück", "text", "text="])
def test_a_map_that_is_none_is_refused_in_one_line(timeline, tmp_path, columns):
    done = timeline("read", sheet(tmp_path / "a.csv"), "--columns", columns)
    assert (done.code, done.err.count("\n")) == (2, 1)


def test_check_says_what_is_known_and_what_is_missing(timeline, tmp_path):
    (tmp_path / "2018-06-13-talks.txt").write_text(TALKS * 3, encoding="utf-8")
    (tmp_path / "copy.txt").write_text(TALKS * 3, encoding="utf-8")
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    (tmp_path / "a.png").write_text("x", encoding="utf-8")
    done = timeline("check", tmp_path)
    assert done.code == 1
    lines = done.out.splitlines()
    assert lines[1].split("  ")[0] == "2018-06-13-talks"
    assert "file name" in lines[1]
    assert any("the same text as 2018-06-13-talks" in line for line in lines)
    assert any(line.startswith("    warning: no publication day") for line in lines)
    assert f"problem: expected an article, got an empty file - at {tmp_path / 'empty.txt'}" in lines
    assert f"note: {tmp_path}: not read: 1 .png (a.png)" in lines
    assert "2 articles, 102 words, 1 problem" in lines
    assert "publication day: 1 with (1 file name), 1 without" in lines


def test_check_as_json_has_the_same(timeline, tmp_path):
    (tmp_path / "a.jsonl").write_text(
        f"{json.dumps({'id': 'a', 'text': TALKS, 'source': 'X'})}\n{{\n", encoding="utf-8"
    )
    done = timeline("check", tmp_path / "a.jsonl", "--as", "json")
    found = json.loads(done.out)
    assert done.code == 1
    assert found["schema_version"] == 1
    assert found["totals"] == {
        "articles": 1, "undated": 1, "words": 17, "problems": 1, "copies": 0, "published_from": {},
        "languages": {"en": 1}, "sources": {"X": 1},
    }  # fmt: skip
    assert found["problems"][0]["line"] == 2
    assert timeline("check", tmp_path / "a.jsonl", "--as", "xml").code == 2


def test_check_of_nothing(timeline):
    done = timeline("check", "-", stdin="")
    assert done.code == 2
    assert timeline("check", "-", stdin='{"text": "It rained on Tuesday in Kyiv."}').code == 0


@pytest.mark.parametrize("path", ["https://example.org/a", "", "nowhere.txt"])
@pytest.mark.parametrize("command", ["read", "check", "times"])
def test_what_is_no_path_is_one_line(timeline, command, path):
    done = timeline(command, path)
    assert done.code == 1
    assert len([line for line in done.err.splitlines() if "expected" in line]) == (0 if command == "check" else 1)


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01"])
def test_days_that_stand_for_none_stop_nothing(timeline, tmp_path, day):
    line = json.dumps({"id": "a", "text": TALKS + " They will meet again next year.", "published": day})
    assert timeline("extract", "-", stdin=line).code == 0
    done = timeline("times", "-", "--published", day, stdin=json.dumps({"text": TALKS}))
    assert (done.code, done.err.count("\n")) == (2, 1)


def test_one_text_under_two_outlets_is_kept_twice_and_counts_once(timeline, tmp_path):
    path = sheet(
        tmp_path / "a.csv",
        (TALKS, "2018-06-13", "The Example"),
        (TALKS, "2018-06-13", "Harbour Post"),
        headings=("text", "date", "outlet"),
    )
    store = tmp_path / "a.db"
    assert timeline("build", path, "--html", tmp_path / "a.html", "--store", store).code == 0
    events = [json.loads(line) for line in timeline("query", "--store", store, "--as", "jsonl").out.splitlines()]
    assert len(rows(store)) == 2
    assert events
    for event in events:
        assert len({mention["article"] for mention in event["mentions"]}) == 2
        assert event["sources"] == 1


def test_two_outlets_under_one_id_are_told(timeline, tmp_path):
    lines = "".join(json.dumps({"id": "a", "text": TALKS, "source": name}) + "\n" for name in ("X", "Y"))
    done = timeline("build", "-", "--html", tmp_path / "a.html", "--store", tmp_path / "a.db", stdin=lines)
    assert "another outlet under the id a; the later one counts" in done.err
