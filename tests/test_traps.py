"""Short inputs with a trap each, which the shipped reader never learnt from: what must be shown, and what must not.

A row is annotated as training/articles/README.md says.  Every core or background event has one line with its type, days
and status; no line tells only of a minor one.  An event that the reader gets wrong, or right by a hair (its int8 and
float32 weights disagree), says so under "known" and may pass or fail.
"""

import json
from functools import cache
from pathlib import Path

import pytest

from timeline import Article, extract_events
from timeline.model.event import Tier

ROWS = [
    json.loads(line) for line in (Path(__file__).parent / "corpus/traps.jsonl").read_text(encoding="utf-8").splitlines()
]


CASES = [(row, event) for row in ROWS for event in row["events"]]


def marked(row, event):
    marks = [pytest.mark.xfail(reason=event["known"], strict=False)] if "known" in event else []
    return pytest.param(row, event, id=f"{row['id']}: {event['trigger']}", marks=marks)


@cache
def shown(name):
    row = next(row for row in ROWS if row["id"] == name)
    article = Article(id=row["id"], text=row["text"], published=row["published"], language="en")
    return [event for event in extract_events(article).events if event.tier is not Tier.MINOR]


def lines_of(row, event):
    """The shown lines that tell an annotated event."""
    start = event["trigger_start"]
    spans = [(start, start + len(event["trigger"])), *event["other_mention_spans"]]
    main = [(line, line.mentions[0].trigger) for line in shown(row["id"])]
    return [
        line for line, trigger in main if any(trigger.start < last and first < trigger.end for first, last in spans)
    ]


@pytest.mark.parametrize(("row", "event"), [marked(row, event) for row, event in CASES])
def test_what_is_shown_of_a_trap(row, event):
    lines = lines_of(row, event)
    if event["salience"] == "minor":
        assert [line.title for line in lines] == []
        return
    assert [line.title for line in lines] == [line.title for line in lines[:1]] != []
    (line,) = lines
    days = [(event["start"], event["end"]), *map(tuple, event.get("alt_dates", []))]
    assert line.type in (event["type"], *event.get("alt_types", []))
    assert tuple(str(day) if day else None for day in (line.when.first, line.when.last)) in days
    assert line.status.value.replace("cancelled", "denied") == event["status"]
