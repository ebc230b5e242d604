"""Every file that the page makes, opened by a real reader of its kind."""

import csv
import io
import json
import xml.etree.ElementTree as ElementTree
from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar
from sample_chronicle import Chronicle, sample, when

pytestmark = pytest.mark.browser


def download(opened, name: str) -> bytes:
    opened.page.locator("#downloads summary").click()
    with opened.page.expect_download() as pending:
        opened.page.get_by_role("button", name=name).click()
    return Path(pending.value.path()).read_bytes()


ALL = "#from=0001-01-01&to=9999-12-31"


def test_csv_holds_every_event_and_survives_a_round_trip(open_page):
    opened = open_page(address=ALL)
    rows = list(csv.DictReader(io.StringIO(download(opened, "CSV").decode("utf-8-sig"), newline="")))
    assert [row["id"] for row in rows] != []
    assert {row["id"] for row in rows} == {event.id for event in opened.chronicle.events}
    by_title = {row["title"]: row for row in rows}
    hanoi = by_title["Second Trump-Kim meeting collapses without an agreement"]
    assert (hanoi["first"], hanoi["last"], hanoi["precision"], hanoi["status"]) == (
        "2019-02-01",
        "2019-02-28",
        "month",
        "occurred",
    )
    assert by_title["A treaty of the year 1"]["first"] == "0001-01-01"
    assert by_title["A lease ends"]["last"] == "9999-12-31"
    arrests = by_title["Protesters arrested in fifty cities"]
    assert (arrests["date"], arrests["first"], arrests["last"]) == ("28 February 2022 or earlier", "", "2022-02-28")
    assert by_title["Officials speak about sanctions relief"]["first"] == ""
    assert opened.said == []


def test_csv_cells_are_never_formulas(open_page):
    titles = ["=HYPERLINK(1)", "+1", "-2+3", "@SUM(A1)", "\t=1", " =1", 'a "quoted", cell\nof two lines']
    told = Chronicle()
    told.article("a", "=cmd", "2020-01-01")
    for day, title in enumerate(titles, start=1):
        date = when(f"2020-01-{day:02}")
        told.event("trial", "justice", title, date, told.mention("a", f"Trial {day} {{{{ran}}}}.", date))
    rows = csv.DictReader(io.StringIO(download(open_page(told), "CSV").decode("utf-8-sig"), newline=""))
    shown = {row["title"]: row["outlets"] for row in rows}
    assert shown == {title if title.startswith("a ") else f"'{title}": "'=cmd" for title in titles}


def test_json_says_what_the_library_says(open_page):
    opened = open_page(address=ALL)
    told = json.loads(download(opened, "JSON"))
    assert told["schema_version"] == 1
    by_id = {event["id"]: event for event in told["events"]}
    for event in opened.chronicle.events:
        saved, ours = by_id[event.id], event.model_dump(mode="json")
        for name in ("type", "group", "title", "status", "tier", "fields", "sources", "plover", "cameo"):
            assert saved[name] == ours[name]
        for name in ("first", "last", "edtf", "precision", "approximate", "extent", "basis", "explanation"):
            assert saved["when"][name] == ours["when"][name]
        assert saved["members"] == ours["members"]
        assert [mention["quote"] for mention in saved["mentions"]] == [mention["quote"] for mention in ours["mentions"]]


def test_calendar_has_an_entry_for_every_event(open_page):
    opened = open_page(address=ALL)
    raw = download(opened, "ICS")
    assert max(len(line) for line in raw.split(b"\r\n")) <= 75
    calendar = Calendar.from_ical(raw)
    entries = {
        str(entry["UID"]).partition("@")[0]: entry for entry in calendar.walk() if entry.name in ("VEVENT", "VJOURNAL")
    }
    assert entries.keys() == {event.id for event in opened.chronicle.events}
    hanoi = entries[opened.id_of("Second Trump-Kim meeting collapses without an agreement")]
    assert (hanoi["DTSTART"].dt, hanoi["DTEND"].dt) == (date(2019, 2, 1), date(2019, 3, 1))
    assert str(entries[opened.id_of("Engine test, denied by Pyongyang")]["STATUS"]) == "CANCELLED"
    assert str(entries[opened.id_of("Working-level talks to resume")]["STATUS"]) == "TENTATIVE"
    arrests = entries[opened.id_of("Protesters arrested in fifty cities")]
    assert str(arrests["SUMMARY"]) == "Protesters arrested in fifty cities (28 February 2022 or earlier)"
    assert str(arrests["STATUS"]) == "TENTATIVE"
    assert entries[opened.id_of("Officials speak about sanctions relief")].name == "VJOURNAL"


def test_downloads_hold_what_matches(open_page):
    opened = open_page()
    opened.open_menu("show")
    opened.page.get_by_label("Disputed only").check()
    opened.settle()
    assert [event["title"] for event in json.loads(download(opened, "JSON"))["events"]] == [
        "North Korea launches a long-range missile"
    ]


def test_downloads_hold_the_stretch_in_view_and_say_so(open_page):
    opened = open_page(address="#from=2018-06-01&to=2018-12-31&undated=0")
    told = json.loads(download(opened, "JSON"))
    assert [event["title"] for event in told["events"]] == opened.rows()
    assert "Trump and Kim meet in Singapore" in opened.rows()
    assert len(opened.rows()) < 6
    words = opened.page.locator("#downloaded").text_content()
    assert words.startswith(f"{len(opened.rows())} events that match, of the stretch of time in view")


@pytest.mark.parametrize("width", [390, 1400])
def test_pictures_are_pictures_of_the_chart(open_page, tmp_path, width):
    opened = open_page(sample(), title="A title with <b>& signs", viewport={"width": width, "height": 900})
    png = download(opened, "PNG")
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    assert int.from_bytes(png[16:20], "big") > width * 0.95 * 1.2  # twice the chart's width on screen
    raw = download(opened, "SVG")
    svg = ElementTree.fromstring(raw)
    words = " ".join(svg.itertext())
    assert svg.tag.endswith("svg")
    assert "Trump and Kim meet" in words
    assert "A title with <b>& signs" in words
    assert "Diplomacy" in words
    assert int.from_bytes(png[16:20], "big") == 2 * int(svg.attrib["width"])
    assert opened.said == []
    # on its own it has the face that its words were measured in, and cuts none of them off
    alone = tmp_path / "alone.svg"
    alone.write_bytes(raw)
    opened.page.goto(alone.as_uri())
    opened.page.evaluate("() => document.fonts.ready.then(() => 0)")
    assert opened.page.evaluate("() => [...document.fonts].map(({status}) => status)") == ["loaded"]
    inside = """() => [...document.querySelectorAll('text')].filter((text) => {
        const box = text.getBoundingClientRect(), {width} = document.documentElement.getBoundingClientRect();
        return box.width && (box.left < -1 || box.right > width + 1); }).map((text) => text.textContent)"""
    assert opened.page.evaluate(inside) == []
