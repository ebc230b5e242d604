"""build, add, query, render, export, verify, review, apply, remove, diff: a store's life from the shell."""

import csv
import io
import json
import re

import pytest

from timeline import Store, extract_events, read_articles
from timeline.following import Following
from timeline.model.wording import how_many

KOREA = {
    "id": "harbour",
    "published": "2018-06-13",
    "source": "Harbour Tribune",
    "text": "The summit between Donald Trump and Kim Jong Un took place in Singapore on Tuesday. "
    "North Korea launched a ballistic missile over Japan on Aug. 29, 2017.",
}
QUAY = {
    "id": "quay",
    "published": "2018-06-12",
    "source": "Quay Courier",
    "text": "Donald Trump and Kim Jong Un met in Singapore on June 12, 2018. The talks took all day.",
}
IRAN = {
    "id": "iran",
    "published": "2018-05-09",
    "source": "Quay Courier",
    "text": "The United States imposed sanctions on Iran on 7 August 2018, officials said.",
}


@pytest.fixture
def articles(tmp_path):
    def write(*rows, name="articles.jsonl"):
        path = tmp_path / name
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        return path

    return write


@pytest.fixture
def built(timeline, articles, tmp_path):
    store, page = tmp_path / "timeline.db", tmp_path / "timeline.html"
    done = timeline("build", articles(KOREA, QUAY), "--store", store, "--html", page)
    assert done.code == 0, done.err
    return store, page


def test_build_writes_a_page_and_a_store(built):
    store, page = built
    assert store.stat().st_size > 0
    assert "<!doctype html>" in page.read_text(encoding="utf-8")[:100].lower()


def test_the_summit_of_two_outlets_is_one_event(timeline, built):
    done = timeline("query", "--store", built[0], "--type", "summit", "--as", "json")
    document = json.loads(done.out)
    (event,) = document["events"]
    assert document["schema_version"] == 1
    assert event["sources"] == 2
    assert {mention["article"] for mention in event["mentions"]} == {"harbour", "quay"}
    assert (event["when"]["first"], event["when"]["last"]) == ("2018-06-12", "2018-06-12")


@pytest.mark.parametrize(
    ("options", "types"),
    [
        (["--actor", "North Korea", "--to", "2017-12-31"], {"missile_test"}),
        (["--from", "2018-06-12", "--to", "2018-06-12", "--type", "summit"], {"summit"}),
        (["--text", "missile"], {"missile_test"}),
        (["--status", "denied"], set()),
        (["--min-sources", "2"], {"summit"}),
        (["--group", "weapons"], {"missile_test"}),
    ],
)
def test_query_selects(timeline, built, options, types):
    done = timeline("query", "--store", built[0], "--as", "jsonl", *options)
    assert done.code == 0
    assert {json.loads(line)["type"] for line in done.lines} == types


def test_query_sorts_and_pages(timeline, built):
    def ids(*options):
        return [
            json.loads(line)["id"] for line in timeline("query", "--store", built[0], "--as", "jsonl", *options).lines
        ]

    lines = [json.loads(line) for line in timeline("query", "--store", built[0], "--as", "jsonl").lines]
    by_salience = [e["id"] for e in sorted(lines, key=lambda e: -e["salience"])]
    assert set(ids("--sort", "salience")[:3]) == set(by_salience[:3])
    assert ids("--limit", "2") + ids("--offset", "2") == [e["id"] for e in lines]
    table = timeline("query", "--store", built[0], "--limit", "2").out
    assert f"2 of {len(lines)} events" in table


def test_query_shapes_agree(timeline, built):
    as_csv = list(csv.DictReader(io.StringIO(timeline("query", "--store", built[0], "--as", "csv").out)))
    as_jsonl = [json.loads(line) for line in timeline("query", "--store", built[0], "--as", "jsonl").lines]
    count = int(timeline("query", "--store", built[0], "--count").out)
    assert [row["id"] for row in as_csv] == [row["id"] for row in as_jsonl]
    assert len(as_jsonl) == count > 1
    assert f"{count} events" in timeline("query", "--store", built[0]).out


def test_a_name_that_does_not_exist_lists_those_that_do(timeline, built):
    for option, name, right in (
        ("--type", "sumit", "summit"),
        ("--status", "done", "occurred"),
        ("--group", "dip", "diplomacy"),
    ):
        done = timeline("query", "--store", built[0], option, name)
        assert done.code == 2
        assert done.err.count("\n") == 1
        assert name in done.err
        assert right in done.err


def test_adding_later_equals_building_at_once(timeline, articles, built, tmp_path):
    assert timeline("add", articles(IRAN, name="more.jsonl"), "--store", built[0]).code == 0
    whole = tmp_path / "whole.db"
    timeline(
        "build", articles(IRAN, QUAY, KOREA, name="all.jsonl"), "--store", whole, "--html", tmp_path / "whole.html"
    )
    dump = [timeline("query", "--store", store, "--as", "jsonl").out for store in (built[0], whole)]
    assert dump[0] == dump[1]


def test_adding_the_same_article_again_changes_nothing(timeline, articles, built):
    before = timeline("query", "--store", built[0], "--as", "jsonl").out
    done = timeline("add", articles(KOREA, name="again.jsonl"), "--store", built[0])
    assert done.code == 0
    assert "0 new" in done.err
    assert timeline("query", "--store", built[0], "--as", "jsonl").out == before


def test_what_was_stopped_before_merging_is_finished_by_the_next_add(timeline, built, articles):
    store, _ = built
    (article,) = read_articles([articles(IRAN, name="iran.jsonl")]).values()
    with Store.open(store) as opened:  # as far as a process got that was killed then
        opened.put(article, extract_events(article))
    stopped = timeline("verify", "--store", store)
    assert stopped.code == 1
    assert "the chronology lacks what was said last" in stopped.out + stopped.err
    assert timeline("query", "--store", store, "--type", "sanctions", "--count").out == "0\n"
    done = timeline("add", articles(IRAN, name="iran.jsonl"), "--store", store)
    assert "0 new or changed articles" in done.err
    assert timeline("query", "--store", store, "--type", "sanctions", "--count").out == "1\n"
    assert timeline("verify", "--store", store).code == 0


def test_two_that_add_at_once_lose_nothing(timeline, built, articles, monkeypatch):
    store, _ = built
    (article,) = read_articles([articles(IRAN, name="iran.jsonl")]).values()
    change, late = Following.change, [article]

    def while_another_adds(self, *given, **named):
        if late:
            with Store.open(store) as other:
                other.put(late.pop(), extract_events(article))
        return change(self, *given, **named)

    monkeypatch.setattr(Following, "change", while_another_adds)
    timeline("add", articles({**QUAY, "id": "third", "source": "Third"}, name="third.jsonl"), "--store", store)
    assert timeline("query", "--store", store, "--type", "sanctions", "--count").out == "1\n"
    assert timeline("verify", "--store", store).code == 0


def test_build_does_not_throw_away_what_it_was_not_given(timeline, articles, built, tmp_path):
    done = timeline("build", articles(IRAN, name="iran.jsonl"), "--store", built[0], "--html", tmp_path / "new.html")
    assert done.code == 2
    assert "got a store with 2 other articles (harbour, quay)" in done.err
    assert "--force" in done.err
    assert not (tmp_path / "new.html").exists()
    assert timeline("query", "--store", built[0], "--type", "summit", "--count").out == "1\n"
    forced = timeline(
        "build", articles(IRAN, name="iran.jsonl"), "--store", built[0], "--html", tmp_path / "new.html", "--force"
    )
    assert forced.code == 0
    assert timeline("query", "--store", built[0], "--type", "summit", "--count").out == "0\n"


def test_remove_undoes_an_article(timeline, articles, built, tmp_path):
    assert timeline("remove", "harbour", "--store", built[0]).code == 0
    alone = tmp_path / "alone.db"
    timeline("build", articles(QUAY, name="alone.jsonl"), "--store", alone, "--html", tmp_path / "alone.html")
    dump = [timeline("query", "--store", store, "--as", "jsonl").out for store in (built[0], alone)]
    assert dump[0] == dump[1]
    assert timeline("remove", "nobody", "--store", built[0]).code == 2


def test_where_nothing_is_found_the_names_that_nobody_has_are_told(timeline, built):
    done = timeline("query", "--store", built[0], "--actor", "Nort Korea", "--count")
    assert (done.code, done.out) == (0, "0\n")
    assert 'note: no event has the actor "Nort Korea"; did you mean "North Korea"' in done.err
    done = timeline("query", "--store", built[0], "--source", "Harbor Tribune", "--place", "Atlantis", "--as", "jsonl")
    assert done.out == ""
    assert 'the outlet "Harbor Tribune"; did you mean "Harbour Tribune"?' in done.err
    assert 'the place "Atlantis"' in done.err
    assert timeline("query", "--store", built[0], "--actor", "DPRK", "--type", "coup", "--count").err == ""


def test_who_has_no_login_name_is_asked_for_one(timeline, built, monkeypatch, tmp_path):
    def nobody() -> str:
        raise KeyError("uid")

    monkeypatch.setattr("getpass.getuser", nobody)
    (tmp_path / "review.toml").write_text("")
    done = timeline("apply", tmp_path / "review.toml", "--store", built[0])
    assert done.code == 2
    assert "expected somebody who decides, got no login name; give a name with --author" in done.err


def test_export_says_what_a_format_has_no_place_for(timeline, built, articles, tmp_path):
    undated = {"id": "u", "source": "U", "text": "The United States imposed sanctions on Iran, officials said."}
    timeline("add", articles(undated, name="undated.jsonl"), "--store", built[0])
    events = int(timeline("query", "--store", built[0], "--count").out)
    done = timeline("export", "--store", built[0], "--as", "ics", "-o", tmp_path / "e.ics")
    entries = (tmp_path / "e.ics").read_text().count("BEGIN:VEVENT")
    assert 0 < entries < events
    assert f"{how_many(entries, 'event')} in" in done.err
    assert re.search(rf"; {events - entries} without a date ha(s|ve) no place in ics", done.err)
    assert timeline("export", "--store", built[0], "--as", "csv", "-o", tmp_path / "e.csv").err.endswith("e.csv\n")


def test_every_proof_holds_after_a_build(timeline, built):
    done = timeline("verify", "--store", built[0])
    assert done.code == 0
    assert "all proofs hold" in done.out


def test_an_input_that_has_changed_since_is_named(timeline, tmp_path):
    page = tmp_path / "a.txt"
    page.write_text("SEOUL, Aug. 20 - North Korea fired a missile on Monday.", encoding="utf-8")
    store = tmp_path / "s.db"
    timeline("build", page, "--published", "2019-08-20", "--store", store, "--html", tmp_path / "t.html")
    assert "inputs: 1 as they were read" in timeline("verify", "--store", store).out
    page.write_text("SEOUL, Aug. 20 - North Korea fired two missiles on Monday.", encoding="utf-8")
    changed = timeline("verify", "--store", store)
    assert changed.code == 1
    assert f"the input {page} of a has changed since it was read" in changed.lines
    page.unlink()
    gone = timeline("verify", "--store", store)
    assert (gone.code, "1 not where they were" in gone.out) == (0, True)


def test_render_draws_a_selection(timeline, built, tmp_path):
    page = tmp_path / "summits.html"
    done = timeline("render", "--store", built[0], "-o", page, "--type", "summit")
    assert (done.code, done.err) == (0, f"timeline: 1 event on {page}\n")
    assert "Singapore" in page.read_text(encoding="utf-8")


def test_the_same_input_gives_the_same_bytes(timeline, articles, built, tmp_path):
    page = tmp_path / "again.html"
    timeline("build", articles(KOREA, QUAY, name="articles.jsonl"), "--store", tmp_path / "again.db", "--html", page)
    assert page.read_bytes() == built[1].read_bytes()


def test_an_output_that_cannot_be_written_is_one_line(timeline, articles, tmp_path):
    blocker = tmp_path / "file"
    blocker.write_text("in the way", encoding="utf-8")
    done = timeline("build", articles(QUAY), "--store", tmp_path / "t.db", "--html", blocker / "page.html")
    assert done.code == 2
    assert done.err.splitlines()[-1].startswith("timeline: error: expected a place that can be written")
    assert not (tmp_path / "t.db").exists()


def test_a_file_that_is_no_store_is_refused_and_kept(timeline, tmp_path):
    path = tmp_path / "notes.db"
    path.write_text("not a store at all, but somebody's notes " * 50, encoding="utf-8")
    before = path.read_bytes()
    for command in (["query"], ["verify"]):
        done = timeline(*command, "--store", path)
        assert done.code == 2
        assert done.err.count("\n") == 1
    assert path.read_bytes() == before


def test_a_store_that_is_not_there(timeline, tmp_path):
    done = timeline("query", "--store", tmp_path / "none.db")
    assert done.code == 2
    assert "timeline build" in done.err
    assert not (tmp_path / "none.db").exists()


def test_nothing_to_build_from(timeline, tmp_path):
    empty = tmp_path / "empty"
    empty.mkdir()
    done = timeline("build", empty, "--store", tmp_path / "t.db", "--html", tmp_path / "t.html")
    assert done.code != 0
    assert not (tmp_path / "t.db").exists()


def test_decisions_survive_adding_articles(timeline, articles, built, tmp_path):
    review = tmp_path / "review.toml"
    assert timeline("review", "--store", built[0], "-o", review, "--type", "summit").code == 0
    text = review.read_text(encoding="utf-8")
    assert 'verdict = ""' in text
    review.write_text(text.replace('verdict = ""', 'verdict = "accept"', 1), encoding="utf-8")
    assert timeline("apply", review, "--store", built[0], "--author", "kim").code == 0
    timeline("add", articles(IRAN, name="more.jsonl"), "--store", built[0])
    accepted = timeline("query", "--store", built[0], "--only", "accepted", "--as", "jsonl")
    assert [json.loads(line)["type"] for line in accepted.lines] == ["summit"]


def test_diff_says_what_changed(timeline, articles, built, tmp_path):
    other = tmp_path / "other.db"
    timeline("build", articles(KOREA, QUAY, IRAN, name="three.jsonl"), "--store", other, "--html", tmp_path / "o.html")
    done = timeline("diff", built[0], other)
    assert done.code == 0
    assert any("sanctions" in line for line in done.lines)
    assert timeline("diff", built[0], built[0]).out == ""


FORUM = """[[actor]]
id = "org:quay-forum"
name = "Quay Forum"
aliases = ["the Quay dialogue", "QF talks group"]
reason = "its own press releases use all names"
"""


def test_a_user_s_own_actors_stay_with_the_store(timeline, articles, tmp_path):
    own, store, page = tmp_path / "actors.toml", tmp_path / "s.db", tmp_path / "s.html"
    own.write_text(FORUM)
    text = "The Quay Forum signed an agreement with France in Singapore on 3 May 2021."
    first = articles({"id": "a", "published": "2021-05-04", "text": text}, name="first.jsonl")
    timeline("build", first, "--actors", own, "--store", store, "--html", page)

    def number(name: str) -> int:
        return int(timeline("query", "--store", store, "--actor", name, "--count").out)

    assert number("Quay Forum") == number("QF talks group") == number("quay DIALOGUE") > 0
    before = number("Quay Forum")
    later = {
        "id": "b",
        "published": "2021-06-04",
        "text": "The Quay dialogue signed a treaty with Japan on 3 June 2021.",
    }
    timeline("add", articles(later, name="later.jsonl"), "--store", store)  # without the file: the store knows them
    assert number("QF talks group") > before
    assert timeline("verify", "--store", store).code == 0
    with Store.open(store) as opened:
        (actor,) = opened.own_actors()
    assert actor.aliases == ("the Quay dialogue", "QF talks group")
