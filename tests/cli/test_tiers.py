"""`--tier`: how far down query, render and export go, in a store made by hand."""

import csv
import io
import json
import re

import pytest
from sample_chronology import ARTICLES, MEETING, SANCTIONS, TEST, extracted

from timeline import Store
from timeline.model.event import Tier

EVENTS = {
    tier: event.model_copy(update={"tier": tier}) for event, tier in zip((TEST, MEETING, SANCTIONS), Tier, strict=True)
}
SHOWN = {EVENTS[Tier.CORE].id, EVENTS[Tier.BACKGROUND].id}
ALL = {event.id for event in EVENTS.values()}
ASKED = [
    ([], SHOWN),
    (["--tier", "core"], {EVENTS[Tier.CORE].id}),
    (["--tier", "background"], SHOWN),
    (["--tier", "minor"], ALL),
    (["--tier", "core", "--tier", "minor"], ALL),
]


@pytest.fixture
def store(tmp_path):
    path = tmp_path / "timeline.db"
    with Store.create(path) as opened:
        opened.put_many((ARTICLES[line.id], line) for line in extracted())
        opened.replace_merged(EVENTS.values())
    return path


@pytest.mark.parametrize(("options", "expected"), ASKED)
def test_query_goes_down_to_the_tier_that_is_asked_for(timeline, store, options, expected):
    done = timeline("query", "--store", store, "--as", "jsonl", *options)
    assert {json.loads(line)["id"] for line in done.lines} == expected
    assert timeline("query", "--store", store, "--count", *options).out == f"{len(expected)}\n"


@pytest.mark.parametrize(("options", "expected"), ASKED)
def test_so_do_page_and_exports(timeline, store, tmp_path, options, expected):
    page, table = tmp_path / "page.html", tmp_path / "events.csv"
    assert timeline("render", "--store", store, "-o", page, *options).code == 0
    (core,) = re.findall(r'id="core">(.*?)</script>', page.read_text(encoding="utf-8"))
    assert set(json.loads(core)["columns"]["id"]) == expected
    assert timeline("export", "--store", store, "--as", "csv", "-o", table, *options).code == 0
    rows = list(csv.DictReader(io.StringIO(table.read_text(encoding="utf-8"))))
    assert {row["id"]: row["tier"] for row in rows} == {
        event.id: tier.value for tier, event in EVENTS.items() if event.id in expected
    }


def test_the_table_says_which_events_are_minor(timeline, store):
    shown, everything = (timeline("query", "--store", store, *options).out for options in ([], ["--tier", "minor"]))
    assert "minor" not in shown
    assert everything.count("minor") == 1


def test_a_tier_that_does_not_exist_lists_those_that_do(timeline, store):
    done = timeline("query", "--store", store, "--tier", "main")
    assert done.code == 2
    assert 'expected a tier, one of core, background, minor, got "main" - at --tier' in done.err


def test_where_nothing_is_shown_what_is_only_mentioned_is_told_of(timeline, store):
    done = timeline("query", "--store", store, "--type", "sanctions")
    assert "events of other tiers that meet all other conditions: 1; --tier minor shows every tier" in done.err
    assert timeline("query", "--store", store, "--type", "sanctions", "--tier", "minor").err == ""
    assert timeline("query", "--store", store, "--offset", 2, "--type", "summit").err == ""


def test_review_goes_down_as_far(timeline, store, tmp_path):
    review = tmp_path / "review.toml"
    timeline("review", "--store", store, "-o", review)
    assert SANCTIONS.id not in review.read_text(encoding="utf-8")
    timeline("review", "--store", store, "-o", review, "--tier", "minor")
    assert SANCTIONS.id in review.read_text(encoding="utf-8")


def test_a_change_says_how_many_are_kept_beside_those_that_are_shown(timeline, store):
    done = timeline("remove", "post-3", "--store", store)
    assert re.search(r"the store holds \d+ events \(\d+ undated\) from 2 articles", done.err)
    with Store.open(store) as opened:
        (line,) = [line for line in opened.extracted() if line.id == "herald-7"]
        minor = line.model_copy(
            update={"events": tuple(event.model_copy(update={"tier": Tier.MINOR}) for event in line.events)}
        )
        opened.put(opened.article("herald-7"), minor)
    done = timeline("remove", "gazette-1", "--store", store)
    assert "the store holds 0 events (0 undated; 1 minor one kept) from 1 article" in done.err


def test_schemas_and_help_know_tiers(timeline):
    selection, query = (json.loads(timeline("schema", name).out) for name in ("selection", "query"))
    assert selection["properties"]["tiers"]["default"] == ["core", "background"]
    assert selection["$defs"]["Tier"]["enum"] == ["core", "background", "minor"]
    assert {"tier", "fields", "confidence"} <= set(query["properties"])
    assert "confidence_reasons" not in query["properties"]
    text = " ".join(re.sub(r"[│╭╰─╮╯]", " ", timeline("query", "--help").out).split())
    assert "--tier" in text
