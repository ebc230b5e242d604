"""FollowTheMoney and Timesketch, by the rules of the programs that read them."""

import csv
import io
import json
from datetime import UTC, datetime

import pytest
from sample_chronology import ARTICLES, EVENTS, MEETING, SANCTIONS, TEST

from timeline.export import render_text
from timeline.export.formats import left_out

# properties of followthemoney 4 that an entity of the schema may have, as far as they are used here
SCHEMA = {
    "Event": {"name", "summary", "startDate", "endDate", "date", "location", "involved", "keywords", "publisher",
              "sourceUrl", "recordId", "notes"},
    "Person": {"name"}, "Organization": {"name"}, "PublicBody": {"name"}, "LegalEntity": {"name"},
}  # fmt: skip


def entities() -> list[dict]:
    return [json.loads(line) for line in render_text(EVENTS, "ftm", ARTICLES).splitlines()]


def test_entities_have_the_shape_of_their_schema():
    for entity in entities():
        assert set(entity) == {"id", "schema", "properties"}
        assert entity["properties"]["name"]
        assert set(entity["properties"]) <= SCHEMA[entity["schema"]]
        assert all(isinstance(one, str) and one for values in entity["properties"].values() for one in values)


def test_events_keep_days_and_sources_and_point_to_who_takes_part():
    found = {entity["id"]: entity for entity in entities()}
    properties = found[TEST.id]["properties"]
    assert (properties["startDate"], properties["endDate"]) == (["2021-03-04"], ["2021-03-05"])
    assert properties["publisher"] == ["The Gazette", "Herald, Daily"]
    assert properties["sourceUrl"] == ["https://gazette.example/1", "https://herald.example/7?a=1&b=2"]
    assert [found[name]["properties"]["name"] for name in properties["involved"]] == [
        [actor.name] for actor in TEST.actors
    ]
    assert "startDate" not in found[SANCTIONS.id]["properties"]
    assert len(found) == len(entities())


def test_the_library_takes_them():
    reason = "followthemoney needs ICU, which not every system has"
    model = pytest.importorskip("followthemoney", reason=reason).model
    for entity in entities():
        proxy = model.get_proxy(entity, cleaned=False)
        assert proxy.schema.name == entity["schema"]
        proxy.schema.validate(entity)
        assert proxy.to_dict()["properties"].keys() == entity["properties"].keys()


@pytest.mark.parametrize("name", ["timesketch", "timesketch_jsonl"])
def test_timesketch_rows_have_what_is_mandatory_and_keep_what_is_imprecise(name):
    text = render_text(EVENTS, name, ARTICLES)
    rows = (
        list(csv.DictReader(io.StringIO(text)))
        if name == "timesketch"
        else [json.loads(line) for line in text.splitlines()]
    )
    assert [row["event_id"] for row in rows] == [TEST.id, MEETING.id]  # what is undated has no place there
    assert left_out(EVENTS, name) == (1, "date")
    for row, event in zip(rows, (TEST, MEETING), strict=True):
        assert row["message"] == event.title
        assert row["timestamp_desc"]
        day = event.when.first
        assert datetime.fromisoformat(row["datetime"]) == datetime(day.year, day.month, day.day, tzinfo=UTC)
        assert (row["edtf"], row["precision"]) == (event.when.edtf or "", event.when.precision.value)
        assert (row["first"], row["last"]) == (str(event.when.first), str(event.when.last))
