"""Decided events as annotated articles: what the reader's own training reads."""

import json

from examples import read_annotations
from sample_chronology import ARTICLES, EVENTS, MEETING, SANCTIONS, TEST, day

from timeline.export import export_events
from timeline.model.event import Status
from timeline.model.reading import SALIENCES

FIELDS = {
    "trigger", "trigger_start", "other_mention_spans", "salience", "type", "alt_types", "status", "start", "end",
    "alt_dates", "time_spans", "roles", "place", "attribution", "title",
}  # fmt: skip


def accepted(event, **update):
    return event.model_copy(update={"accepted": True, **update})


def lines(tmp_path, events):
    export_events(events, ARTICLES, "annotations", tmp_path / "a.jsonl")
    return read_annotations(tmp_path / "a.jsonl")


def test_only_what_was_accepted_or_corrected_is_taught(tmp_path):
    assert lines(tmp_path, EVENTS) == []
    rejected = SANCTIONS.model_copy(update={"accepted": False, "corrected": ("title",)})
    corrected = MEETING.model_copy(update={"corrected": ("title",)})
    (line,) = lines(tmp_path, [rejected, corrected])
    assert (line["id"], [event["title"] for event in line["events"]]) == ("gazette-1", [MEETING.title])


def test_an_event_has_the_shape_of_the_projects_own_annotations(tmp_path):
    first, second = lines(tmp_path, [accepted(TEST)])
    (event,) = first["events"]
    assert set(event) == FIELDS
    assert event["salience"] in SALIENCES
    text = first["text"]
    start = event["trigger_start"]
    assert (text, text[start : start + len(event["trigger"])]) == (ARTICLES["gazette-1"].text, "test-fired")
    assert (event["start"], event["end"]) == ("2021-03-04", "2021-03-04")  # as this article says
    assert [text[a:b] for a, b in event["time_spans"]] == ["4 March 2021"]
    assert event["roles"] == [{"name": "Norland", "role": "agent"}, {"name": "Observer Mission", "role": "participant"}]
    (other,) = second["events"]
    assert (other["trigger"], other["start"]) == ("launched", "2021-03-05")


def test_a_corrected_date_is_taught_and_the_words_only_if_they_say_it(tmp_path):
    moved = accepted(TEST, when=day("2021-06-01"), corrected=("when",))
    event = lines(tmp_path, [moved])[0]["events"][0]
    assert (event["start"], event["time_spans"]) == ("2021-06-01", None)


def test_a_corrected_status_is_taught_where_the_report_said_the_same(tmp_path):
    denied = accepted(TEST, status=Status.DENIED, corrected=("status",))
    assert [line["events"][0]["status"] for line in lines(tmp_path, [denied])] == ["denied", "denied"]
    happened = accepted(MEETING, status=Status.OCCURRED)
    assert lines(tmp_path, [happened])[0]["events"][0]["status"] == "planned"  # all that this article knew


def test_an_article_that_was_looked_at_in_part_says_so(tmp_path):
    whole = lines(tmp_path, [accepted(TEST), accepted(MEETING)])
    part = lines(tmp_path, [accepted(TEST), MEETING])
    assert [line.get("partial") for line in whole] == [None, None]
    assert [(line["id"], line.get("partial")) for line in part] == [("gazette-1", True), ("herald-7", None)]
    assert json.dumps(part)  # plain JSON throughout
