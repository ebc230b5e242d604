"""JSON and its kin, by the shape that their readers expect."""

import json
from datetime import date

import pytest
from sample_chronology import ARTICLES, EVENTS, MEETING, SANCTIONS, TEST, day

from timeline.export import render_text
from timeline.model.event import FieldConfidence, MergedEvent, Status, Tier
from timeline.model.time import When


def test_json_round_trips():
    document = json.loads(render_text(EVENTS, "json", ARTICLES))
    assert document["schema_version"] == 1
    assert [MergedEvent.model_validate(record) for record in document["events"]] == EVENTS


@pytest.mark.parametrize("name", ["json", "jsonl"])
def test_json_says_how_much_an_event_matters_and_how_sure_each_field_is(name):
    sure = FieldConfidence(line=0.9, type=0.8, days=0.7, status=0.6)
    actors = (TEST.actors[0].model_copy(update={"confidence": 0.75}), *TEST.actors[1:])
    event = TEST.model_copy(update={"tier": Tier.MINOR, "fields": sure, "actors": actors})
    document = json.loads(render_text([event], name))
    (record,) = document["events"] if name == "json" else [document]
    assert record["tier"] == "minor"
    assert record["fields"] == {"line": 0.9, "type": 0.8, "days": 0.7, "status": 0.6}
    assert [actor["confidence"] for actor in record["actors"]] == [0.75, None]
    assert "confidence_reasons" not in record


def test_jsonl_round_trips_and_every_line_has_its_version():
    lines = render_text(EVENTS, "jsonl", ARTICLES).splitlines()
    assert [MergedEvent.model_validate_json(line) for line in lines] == EVENTS
    assert [next(iter(json.loads(line).items())) for line in lines] == [("schema_version", 1)] * len(EVENTS)


def test_a_line_separator_inside_of_a_text_makes_no_new_line():
    event = TEST.model_copy(update={"title": "one\ntwo\u2028three\x85four"})
    text = render_text([event], "jsonl")
    assert text.count("\n") == 1
    assert json.loads(text)["title"] == event.title


def test_geojson_has_points_in_rfc_7946_order():
    document = json.loads(render_text(EVENTS, "geojson", ARTICLES))
    assert document["type"] == "FeatureCollection"
    (feature,) = document["features"]
    assert feature["type"] == "Feature"
    assert feature["id"] == MEETING.id
    assert feature["geometry"] == {"type": "Point", "coordinates": [-10.25, 59.5]}  # longitude first
    assert (feature["properties"]["status"], feature["properties"]["tier"]) == ("planned", "core")
    assert feature["properties"]["actors"] == ["Norland", "Sudmark"]


def test_jsonld_is_schema_org():
    document = json.loads(render_text(EVENTS, "jsonld", ARTICLES))
    assert document["@context"] == ["https://schema.org", {"schema_version": None}]
    test, meeting, sanctions = document["@graph"]
    assert test["@type"] == meeting["@type"] == "Event"
    assert (test["startDate"], test["endDate"], test["@id"]) == ("2021-03-04", "2021-03-05", f"urn:timeline:{TEST.id}")
    assert "startDate" not in sanctions
    assert meeting["eventStatus"] == "https://schema.org/EventScheduled"
    assert meeting["location"]["geo"] == {"@type": "GeoCoordinates", "latitude": 59.5, "longitude": -10.25}
    assert meeting["contributor"][0] == {"@type": "Country", "name": "Norland"}
    assert [news["headline"] for news in test["subjectOf"]] == ["Envoys to meet", "Silence, after [talks]"]
    assert test["subjectOf"][0]["publisher"] == {"@type": "Organization", "name": "The Gazette"}


def test_jsonld_links_only_to_the_web():
    sly = ARTICLES["gazette-1"].model_copy(update={"url": "javascript:alert(1)"})
    document = json.loads(render_text([TEST], "jsonld", {**ARTICLES, "gazette-1": sly}))
    assert "url" not in document["@graph"][0]["subjectOf"][0]


@pytest.mark.parametrize(
    ("status", "word"),
    [(Status.DENIED, "EventCancelled"), (Status.CANCELLED, "EventCancelled"), (Status.OCCURRED, None)],
)
def test_jsonld_status(status, word):
    record = json.loads(render_text([TEST.model_copy(update={"status": status})], "jsonld"))["@graph"][0]
    assert record.get("eventStatus") == (word and f"https://schema.org/{word}")


def test_timelinejs_has_dates_and_escaped_html():
    event = MEETING.model_copy(update={"title": '<script>alert(1)</script> & "more"'})
    document = json.loads(render_text([event, TEST, SANCTIONS], "timelinejs", ARTICLES))
    slide, test = document["events"]  # an undated event has no place there
    assert slide["start_date"] == {"year": 2021, "month": 5, "day": 1}
    assert slide["end_date"] == {"year": 2021, "month": 5, "day": 31}
    assert "<script" not in slide["text"]["headline"]
    assert "planned" in slide["text"]["text"]
    assert (test["unique_id"], test["group"]) == (TEST.id, "military")
    title = document["title"]["text"]
    assert TEST.actors[0].name in title["headline"]
    assert title["text"].startswith("<p>3 events, ")
    assert "<" not in title["headline"]


def test_half_open_dates_have_the_end_that_is_known():
    event = TEST.model_copy(update={"when": When(last=date(2020, 5, 1), edtf="../2020-05-01")})
    slide = json.loads(render_text([event], "timelinejs", ARTICLES))["events"][0]
    assert slide["start_date"]["year"] == 2020
    assert slide["display_date"] == "1 May 2020 or earlier"
    record = json.loads(render_text([event], "jsonld", ARTICLES))["@graph"][0]
    assert "startDate" not in record
    assert record["endDate"] == "2020-05-01"


def test_a_single_day_needs_no_end():
    event = TEST.model_copy(update={"when": day("2020-05-01")})
    assert "end_date" not in json.loads(render_text([event], "timelinejs", ARTICLES))["events"][0]


@pytest.mark.parametrize("name", ["json", "jsonld", "geojson", "timelinejs"])
def test_every_document_has_its_version(name):
    assert json.loads(render_text(EVENTS, name, ARTICLES))["schema_version"] == 1
