"""read, times, extract and explain: one line per input, in order, errors among them."""

import json
import re

SUMMIT = {
    "id": "a1",
    "published": "2019-08-21",
    "text": "Kim Jong Un and Donald Trump held a summit in Singapore in June 2018.",
}
LATER = {"id": "a2", "published": "2019-08-23", "text": "The ministers will meet in Seoul next Friday."}


def jsonl(*rows: object) -> str:
    return "".join(f"{row if isinstance(row, str) else json.dumps(row)}\n" for row in rows)


def test_extract_prints_a_line_per_article_in_order(timeline):
    done = timeline("extract", "-", stdin=jsonl(SUMMIT, LATER))
    first, second = map(json.loads, done.lines)
    assert done.code == 0
    assert (first["id"], second["id"]) == ("a1", "a2")
    assert all(line["schema_version"] == 1 for line in (first, second))
    event = first["events"][0]
    assert (event["type"], event["status"]) == ("summit", "occurred")
    assert (event["when"]["first"], event["when"]["last"]) == ("2018-06-01", "2018-06-30")
    mention = event["mentions"][0]
    assert mention["quote"] == SUMMIT["text"][mention["start"] : mention["end"]]


def test_bad_lines_keep_their_place_and_number(timeline):
    done = timeline("extract", "-", stdin=jsonl(SUMMIT, "{not json", {"id": "a3"}, LATER))
    rows = [json.loads(line) for line in done.lines]
    assert done.code == 1
    assert [row["id"] for row in rows] == ["a1", None, None, "a2"]
    assert [row.get("line") for row in rows if row["id"] is None] == [2, 3]
    assert all(row["error"]["expected"] for row in rows if row["id"] is None)
    assert len([line for line in done.err.splitlines() if "expected" in line]) == 2


def test_several_processes_print_the_same(timeline):
    text = jsonl(*({**SUMMIT, "id": f"a{number}"} for number in range(70)))
    assert timeline("extract", "-", "--jobs", 2, stdin=text).out == timeline("extract", "-", stdin=text).out


def test_times_carry_their_proof(timeline):
    done = timeline("times", "-", stdin=jsonl(SUMMIT))
    (time,) = json.loads(done.lines[0])["times"]
    assert (time["text"], time["value"], time["edtf"], time["precision"]) == (
        "June 2018",
        "2018-06",
        "2018-06",
        "month",
    )
    assert time["anchor"]["kind"] == "stated"
    assert time["rule"]
    assert time["explanation"]


def test_without_a_publication_date_stated_dates_resolve_and_relative_ones_say_why(timeline):
    text = "They met in June 2018. A rocket was launched two weeks ago."
    done = timeline("times", "-", stdin=jsonl({"id": "a1", "text": text}))
    stated, relative = json.loads(done.lines[0])["times"]
    assert done.code == 0
    assert stated["first"] == "2018-06-01"
    assert (relative["first"], relative["last"]) == (None, None)
    assert any("publication" in step for step in relative["explanation"])
    assert len(re.findall("--published", done.err)) == 1


def test_strict_fails_on_what_stays_open(timeline):
    text = jsonl({"id": "a1", "text": "A rocket was launched two weeks ago."})
    assert timeline("times", "-", "--strict", stdin=text).code == 1
    assert timeline("times", "-", "--strict", "--published", "2019-08-21", stdin=text).code == 0


def test_read_prints_what_every_command_accepts(timeline):
    once = timeline("read", "-", stdin=jsonl(SUMMIT)).out
    twice = timeline("read", "-", stdin=once).out
    keys = ("id", "text", "published")
    assert [json.loads(once)[key] for key in keys] == [json.loads(twice)[key] for key in keys]


SPANISH = "Los ministros se reunieron el lunes en Ginebra y no llegaron a un acuerdo, según dijo el portavoz."


def test_another_language_warns_once_and_has_dates_but_no_events(timeline):
    text = jsonl(*({"id": f"a{number}", "published": "2019-08-21", "text": SPANISH} for number in range(3)))
    done = timeline("extract", "-", stdin=text)
    assert [json.loads(line)["events"] for line in done.lines] == [[], [], []]
    warning = "the language seems to be es: events are found in English only, dates are read"
    assert [line for line in done.err.splitlines() if "seems to be es" in line] == [
        f"timeline: warning: stdin:1: {warning}",
        f"timeline: warning: the same in 2 more articles: {warning}",
    ]
    (time,) = json.loads(timeline("times", "-", stdin=text).lines[0])["times"]
    assert (time["text"], time["value"], time["rule"]) == ("lunes", "2019-08-19", "es/weekday")


def test_explain_in_another_language(timeline):
    done = timeline("explain", "hace dos años", "--published", "2019-08-21", "--language", "es")
    assert done.code == 0
    assert "es/ago" in done.out


def test_explain_shows_the_steps(timeline):
    done = timeline("explain", "in February", "--published", "2019-08-21", "--context", "They met in February.")
    assert done.code == 0
    assert "2019-02-01 to 2019-02-28" in done.out
    assert re.search(r"^  1\. ", done.out, re.MULTILINE)


def test_explain_needs_a_publication_day(timeline):
    done = timeline("explain", "in February")
    assert done.code == 2
    assert done.err.count("\n") == 1
    assert "--published" in done.err


def test_a_day_that_is_none_is_refused_in_one_line(timeline):
    done = timeline("times", "-", "--published", "21/08/2019", stdin=jsonl(SUMMIT))
    assert (done.code, done.out) == (2, "")
    assert done.err == 'timeline: error: expected a date like 2024-03-15, got "21/08/2019" - at --published\n'


def test_a_missing_path_is_told_and_the_rest_goes_on(timeline, tmp_path):
    good = tmp_path / "2019-08-21-summit.txt"
    good.write_text(SUMMIT["text"], encoding="utf-8")
    done = timeline("extract", tmp_path / "nowhere.txt", good)
    assert done.code == 1
    assert [json.loads(line)["id"] is None for line in done.lines] == [True, False]
    assert "nowhere.txt" in done.err


def test_quiet_keeps_warnings_away_but_not_errors(timeline):
    relative = jsonl({"id": "a1", "text": "A rocket was launched two weeks ago."})
    assert timeline("times", "-", "--quiet", stdin=relative).err == ""
    assert timeline("times", "-", "--quiet", stdin="{\n").err != ""
