"""The same events told by story, by source and on the map."""

from datetime import date, timedelta

import pytest
from accessibility import violations
from sample_chronicle import Chronicle, sample, when

pytestmark = pytest.mark.browser
ALL = "#from=0001-01-01&to=9999-12-31"


def two_stories() -> Chronicle:
    """Two strands of many events each, in two outlets, one of which is later and says another day."""
    told = Chronicle()
    told.article("k1", "Harbour Tribune", "2019-03-01", "https://news.example/k1")
    told.article("k2", "Potomac Ledger", "2019-03-04", "https://ledger.example/k2")
    told.article("u1", "Northern Dispatch", "2022-03-01", "https://dispatch.example/u1")
    for number in range(8):
        day = f"2019-02-{number + 2:02d}"
        told.event("missile_test", "weapons", f"North Korea launches missile number {number}", when(day),
            told.mention("k1", f"North Korea {{{{launched}}}} missile number {number} on [[{day}]].", when(day)),
            *([told.mention("k2", f"A missile was {{{{fired}}}} by North Korea on [[2019-02-2{number}]].", when(f"2019-02-2{number}"))] if number < 2 else []),
            actors=("North Korea", "United States"), salience=0.9 - number / 20)  # fmt: skip
        day = f"2022-02-{number + 12:02d}"
        told.event("attack", "military", f"Russia shells town number {number} of Ukraine", when(day),
            told.mention("u1", f"Russia {{{{shelled}}}} town number {number} in Ukraine on [[{day}]].", when(day)),
            actors=("Russia", "Ukraine"), salience=0.8 - number / 20)  # fmt: skip
    return told


def test_stories_are_the_sections_of_the_first_screen_and_a_filter(open_page):
    opened = open_page(two_stories(), address=ALL, stories=True)
    sections = opened.page.locator("#overview .story")
    assert sections.count() == 2
    names = opened.page.locator("#lanenames bdi").all_inner_texts()
    assert len(names) == 2
    assert any("Korea" in name for name in names)
    assert sections.first.locator("li").count() == 3
    heading = sections.filter(has_text="Korea").locator("h3 button")
    name = heading.inner_text()
    heading.click()
    opened.settle()
    assert len(opened.rows()) == 8
    assert all("North Korea" in row for row in opened.rows())
    assert "story=s-" in opened.page.url
    assert opened.page.locator("#lanenames bdi").all_inner_texts() == [name]
    assert opened.said == []


@pytest.mark.parametrize(("stories", "in_view"), [(True, 38), (False, 30)])
def test_the_first_view_leaves_no_story_out(open_page, stories, in_view):
    told = Chronicle()
    told.article("k", "Harbour Tribune", "2020-03-01")
    told.article("u", "Northern Dispatch", "2022-03-01")
    first = date(2019, 1, 1)
    for number in range(38):
        korea = number < 30
        day = first + (timedelta(days=13 * number) if korea else timedelta(days=1100 + number))
        name, verb, who = ("k", "launches", "North Korea") if korea else ("u", "shells", "Russia")
        words = f"missile number {number}" if korea else f"town number {number} of Ukraine"
        told.event("missile_test" if korea else "attack", "weapons" if korea else "military", f"{who} {verb} {words}",
            when(day.isoformat()), told.mention(name, f"{who} {{{{{verb}}}}} {words}.", when(day.isoformat())),
            actors=(who, "United States" if korea else "Ukraine"))  # fmt: skip
    told.event("treaty", "diplomacy", "Armistice", when("1953-07-27"),
        told.mention("k", "The armistice was {{signed}} on [[27 July 1953]].", when("1953-07-27")))  # fmt: skip
    opened = open_page(told, stories=stories)
    assert opened.count() == f"39 events; {in_view} in view"


def test_sources_stand_side_by_side(open_page):
    opened = open_page(two_stories(), address="#view=sources", stories=True)
    table = opened.page.locator("#sources")
    assert "2 events of 16 in view are reported by several outlets" in opened.page.locator("#sharedcount").inner_text()
    assert opened.page.locator("#sourceshead th bdi").all_inner_texts() == ["Harbour Tribune", "Potomac Ledger"]
    row = table.locator("tbody tr").filter(has_text="number 0")
    first, second = row.locator("td").all()
    assert "1 Mar 2019" in first.inner_text()
    assert "first" in first.inner_text()
    assert "4 Mar 2019" in second.inner_text()
    assert "dates it 20 February 2019" in second.inner_text()
    opened.page.get_by_label("Only these").uncheck()
    assert table.locator("tbody tr").count() == 16
    assert "alone" in table.locator("tbody tr").filter(has_text="town number 3").inner_text()
    for _ in range(3):  # it follows the brush as all views do
        opened.page.locator("#zoomin").click()
    opened.settle()
    assert table.locator("tbody tr").count() < 16
    assert opened.said == []


def mapped() -> Chronicle:
    told = sample()
    places = {event.title: event.place for event in told.events if event.place and event.place.lat is not None}
    where = places["Trump and Kim meet in Singapore"]
    told.events = [
        event.model_copy(update={"place": event.place or where}) if number % 3 == 0 else event
        for number, event in enumerate(told.events)
    ]
    return told


def test_the_map_shows_places_follows_the_filters_and_keeps_the_rest_in_a_tray(open_page):
    opened = open_page(mapped(), address=f"{ALL}&view=map")
    dots = opened.page.locator("#mapart .dot")
    labels = dots.evaluate_all("(all) => all.map((dot) => dot.getAttribute('aria-label'))")
    assert "Hanoi: 1 event" in labels
    assert labels[0].startswith("Singapore: ")
    tray = opened.page.locator("#tray")
    placed = sum(int(label.split(": ")[1].split()[0]) for label in labels)
    assert f"{20 - placed} events without a place on the map" in tray.inner_text()
    dots.first.focus()
    opened.page.keyboard.press("Enter")
    opened.settle()
    assert len(opened.rows()) == int(labels[0].split(": ")[1].split()[0])
    assert "place=Singapore" in opened.page.url
    assert tray.is_hidden()
    assert [address for address in opened.asked if not address.startswith(("file:", "data:"))] == []
    assert opened.said == []


def test_few_places_make_no_map(open_page):
    opened = open_page(sample(), address="#view=map")
    assert opened.page.get_by_role("button", name="Map", exact=True).is_hidden()
    assert opened.page.locator("#lands").count() == 0
    assert opened.page.locator("#chart").is_visible()


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1400, "light")])
def test_axe_finds_nothing_in_any_view(open_page, scheme, width):
    for told, stories in ((two_stories(), True), (mapped(), False)):
        opened = open_page(
            told, address=ALL, stories=stories, color_scheme=scheme, viewport={"width": width, "height": 900}
        )
        for view in ("time", "sources", "map", "story"):
            tab = opened.page.locator(f"#tab-{view}")
            if tab.is_hidden():
                continue
            tab.click()
            opened.settle()
            assert violations(opened.page) == [], view
