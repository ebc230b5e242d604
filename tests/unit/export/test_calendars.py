"""ICS, read back by icalendar."""

from datetime import date

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_chronology import ARTICLES, EVENTS, MEETING, TEST, day

from timeline.export import render_text
from timeline.model.event import Status
from timeline.model.time import When


def entries(events) -> list[icalendar.Event]:
    return list(icalendar.Calendar.from_ical(render_text(events, "ics", ARTICLES)).walk("VEVENT"))


def test_dated_events_are_all_day_entries_with_stable_uids():
    test, meeting = entries(EVENTS)
    assert (test["UID"], meeting["UID"]) == (f"{TEST.id}@timeline", f"{MEETING.id}@timeline")
    assert (test["DTSTART"].dt, test["DTEND"].dt) == (date(2021, 3, 4), date(2021, 3, 6))  # the day after the last
    assert (test["SUMMARY"], test["STATUS"]) == (TEST.title, "CONFIRMED")
    assert (meeting["SUMMARY"], meeting["STATUS"]) == (f"{MEETING.title} [planned]", "TENTATIVE")
    assert meeting["LOCATION"] == "Elmstadt"
    assert meeting["GEO"].latitude == 59.5
    assert test["TRANSP"] == "TRANSPARENT"  # it blocks nobody's calendar


def test_the_text_says_how_precise_the_date_is_and_who_says_so():
    text = entries([MEETING])[0]["DESCRIPTION"]
    assert MEETING.mentions[0].quote in text
    assert "Date: May 2021 (month)" in text
    assert "Status: planned. Sources: The Gazette." in text


@pytest.mark.parametrize("status", list(Status))
def test_every_status_has_a_calendar_status(status):
    (entry,) = entries([TEST.model_copy(update={"status": status})])
    assert entry["STATUS"] in ("CONFIRMED", "TENTATIVE", "CANCELLED")
    assert (status.value in entry["SUMMARY"]) == (status is not Status.OCCURRED)


def test_a_day_that_is_open_to_one_side_says_so():
    when = When(last=date(2022, 2, 28), edtf="../2022-02-28")
    (entry,) = entries([TEST.model_copy(update={"when": when})])
    assert entry["SUMMARY"].endswith("(28 February 2022 or earlier)")
    assert entry["STATUS"] == "TENTATIVE"
    assert entry["DTSTART"].dt == date(2022, 2, 28)


@given(
    st.text(
        st.characters(
            exclude_categories=["Cs", "Cc", "Cf", "Zl", "Zp", "Zs", "Co", "Cn"], include_characters=" \n\r,;\\:"
        ),
        max_size=200,
    )
)
def test_any_title_comes_back(title):
    (entry,) = entries([TEST.model_copy(update={"title": f"a{title}z"})])
    assert entry["SUMMARY"] == f"a{title}z".replace("\r\n", "\n").replace("\r", "\n")


@given(st.text(max_size=300))
def test_no_line_is_longer_than_the_standard_allows_and_none_is_smuggled_in(title):
    text = render_text([TEST.model_copy(update={"title": title})], "ics", ARTICLES)
    lines = text.encode("utf-8", "replace").split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert sum(line.startswith(b"BEGIN:") for line in lines) == 2
    assert b"\n" not in b"".join(lines)
    assert b"\r" not in b"".join(lines)


@pytest.mark.parametrize(
    ("when", "first", "end"),
    [
        (When(first=date(2020, 5, 1)), date(2020, 5, 1), date(2020, 5, 2)),
        (When(last=date(2020, 5, 1)), date(2020, 5, 1), date(2020, 5, 2)),
        (day("9999-12-31"), date(9999, 12, 31), date(9999, 12, 31)),
    ],
)
def test_open_and_extreme_dates(when, first, end):
    (entry,) = entries([TEST.model_copy(update={"when": when})])
    assert entry["DTSTART"].dt == first
    assert entry.get("DTEND", entry["DTSTART"]).dt == end
