"""Finding: plural and singular, other names, OR, hits that are marked, filters for outlet, place, story and dates."""

import pytest
from sample_chronicle import Chronicle, many, when

pytestmark = pytest.mark.browser
ALL = "#from=0001-01-01&to=9999-12-31"
MISSILE = "North Korea launches a long-range missile"
HITS = "() => [...(CSS.highlights.get('hits') ?? [])].map((range) => range.toString().toLowerCase())"


def searched(opened, query):
    opened.page.get_by_label("Search events").fill(query)
    opened.settle()
    return set(opened.rows())


@pytest.fixture(scope="module")
def everything(open_shared):
    """A page to search, with all years in sight."""
    return open_shared(address=ALL)


@pytest.mark.parametrize(
    ("query", "found", "missed"),
    [
        ("missiles", MISSILE, "Enrichment resumes"),
        ("treaties", "A treaty of the year 1", MISSILE),
        ("elections", "Election expected", MISSILE),
        ("sanction", "Coal sanctions in force", MISSILE),
        ("DPRK", MISSILE, "Martial law imposed"),
        ("kremlin", "Russia attacks Ukraine from three sides", MISSILE),
        ("islamic republic of iran", "Iranian missiles strike bases in Iraq", MISSILE),
        ("election OR singapore", "Trump and Kim meet in Singapore", MISSILE),
        ("election OR singapore", "Election expected", MISSILE),
        ("dprk -missile", "Coal sanctions in force", MISSILE),
    ],
)
def test_a_search_finds_other_forms_and_other_names(everything, query, found, missed):
    rows = searched(everything, query)
    assert found in rows
    assert missed not in rows


def test_short_words_are_whole_words(open_page):
    opened = open_page(address=ALL)
    assert "Russia attacks Ukraine from three sides" not in searched(opened, "us")
    assert "Trump and Kim meet in Singapore" in searched(opened, "kim")
    assert MISSILE in searched(opened, "mis")  # while it is typed
    assert searched(opened, "mis ") == set()


def test_hits_are_marked_where_they_are_shown(open_page):
    opened = open_page(address=ALL)
    searched(opened, "missiles OR dprk")
    hits = opened.page.evaluate(HITS)
    assert {"missile", "north korea"} <= set(hits)
    opened.page.locator("#tablebody").get_by_role("button", name=MISSILE).click()
    opened.settle()
    inside = "() => [...CSS.highlights.get('hits')].some((range) => document.getElementById('evidence').contains(range.startContainer))"
    assert opened.page.evaluate(inside)
    searched(opened, "")
    assert opened.page.evaluate(HITS) == []


def test_accents_before_a_hit_do_not_move_its_mark(open_page):
    told = Chronicle()
    told.article("a", "Outlet", "2020-01-01")
    told.event(
        "trial",
        "justice",
        "İstanbul: Çağlar’s trial opens",
        when("2020-01-05"),
        told.mention("a", "A trial {{ran}}.", when("2020-01-05")),
    )
    opened = open_page(told)
    searched(opened, "trials")
    assert set(opened.page.evaluate(HITS)) == {"trial"}


def test_nothing_found_offers_the_way_back(open_page):
    opened = open_page()
    assert searched(opened, "zebra") == set()
    assert "No event meets these filters" in opened.page.locator("#empty").inner_text()
    opened.page.locator("#empty").get_by_role("button", name="Clear filters").click()
    opened.settle()
    assert len(opened.rows()) == 17


def test_filters_for_outlet_and_place(open_page):
    opened = open_page()
    opened.open_menu("outlets")
    opened.page.locator("#menu-outlets").get_by_label("Gulf Standard").check()
    opened.settle()
    assert "Iranian missiles strike bases in Iraq" in opened.rows()
    assert MISSILE not in opened.rows()
    opened.page.get_by_role("button", name="Clear filters").first.click()
    opened.open_menu("places")
    opened.page.locator("#menu-places").get_by_label("Hanoi").check()
    opened.settle()
    assert opened.rows() == ["Second Trump-Kim meeting collapses without an agreement"]
    assert "place=Hanoi" in opened.page.url
    assert open_page(address="#place=Hanoi&outlet=Harbour+Tribune").rows() == opened.rows()


def test_days_are_set_as_a_filter_and_everything_follows(open_page):
    opened = open_page()
    opened.open_menu("dates")
    opened.page.locator("#datefrom").fill("2018-06-01")
    opened.page.locator("#dateto").fill("2018-12-31")
    opened.page.locator("#dateto").press("Tab")
    opened.settle()
    assert opened.page.locator("#range").inner_text() == "1 June 2018 to 1 January 2019"
    assert "Trump and Kim meet in Singapore" in opened.rows()
    assert MISSILE not in opened.rows()
    assert MISSILE not in opened.page.locator("#overview").inner_text()
    assert "Trump and Kim meet in Singapore" in opened.page.locator("#overview").inner_text()
    opened.page.locator("#datefrom").fill("2019-06-01")
    opened.page.locator("#dateto").press("Tab")
    assert opened.page.locator("#datewrong").is_visible()


def test_an_event_stands_in_every_lane_that_it_belongs_to(open_page):
    opened = open_page(address="#lanes=actor")
    lanes = {
        name: opened.page.locator("#lanenames li").nth(number).locator(".soft").inner_text()
        for number, name in enumerate(opened.page.locator("#lanenames bdi").all_inner_texts())
    }
    assert lanes["Donald Trump"] == lanes["Kim Jong Un"] == "2"
    opened = open_page(address="#lanes=source")
    assert {"Potomac Ledger", "Harbour Tribune"} <= set(opened.page.locator("#lanenames bdi").all_inner_texts())
    opened.page.locator("#tablebody").get_by_role("button", name="Trump and Kim meet in Singapore").click()
    opened.settle()
    rings = opened.page.evaluate("() => document.getElementById('chart').data.at(-1).x.length")
    assert rings == 3  # one in the lane of each outlet


def test_what_belongs_to_no_lane_is_last_and_folded(open_page):
    opened = open_page(address="#lanes=place")
    last = opened.page.locator("#lanenames li").last
    assert "No place named" in last.inner_text()
    before = opened.page.locator("#chart").bounding_box()["height"]
    last.get_by_role("button", name="show").click()
    opened.settle()
    assert opened.page.locator("#chart").bounding_box()["height"] > before + 40


def test_faint_marks_stand_back_and_can_be_switched_off(open_page):
    opened = open_page()
    opacities = "() => document.getElementById('chart').data.filter(({mode, marker}) => mode === 'markers' && Array.isArray(marker.opacity)).flatMap(({marker}) => marker.opacity)"
    assert set(opened.page.evaluate(opacities)) == {1, 0.45}
    opened.open_menu("show")
    opened.page.get_by_label("Faint marks").uncheck()
    opened.settle()
    assert set(opened.page.evaluate(opacities)) == {1}
    assert "Foreign ministry condemns the exercise" not in opened.rows()
    assert "faint=0" in opened.page.url


def test_the_overview_is_cut_at_few_events_far_away_and_leads_to_them(open_page):
    told = many(120)
    told.event(
        "agreement",
        "diplomacy",
        "An armistice",
        when("1953-07-27"),
        told.mention("a0", "An armistice was {{signed}} on [[27 July 1953]].", when("1953-07-27")),
    )
    opened = open_page(told)
    first = int(opened.page.locator("#brushfrom").get_attribute("aria-valuemin"))
    assert first > 365 * 35  # after 2005
    button = opened.page.locator("#before")
    assert button.inner_text() == "‹ 1 earlier"
    button.click()
    opened.settle()
    assert "An armistice" in opened.rows()
    assert button.is_hidden()


def test_undated_events_say_why(open_page):
    assert "no time in its sentences" in open_page().page.locator("#undated").inner_text()


def test_home_end_up_and_down_move_on_the_chart_and_panning_stops_at_its_ends(open_page):
    opened = open_page(address="#lanes=group")
    page = opened.page
    page.locator("#chart").focus()
    page.keyboard.press("Home")
    assert page.locator("#evidencetitle").inner_text() == "A treaty of the year 1"
    page.keyboard.press("End")
    assert page.locator("#evidencetitle").inner_text() == "A lease ends"
    again = open_page(address=f"#lanes=group&event={opened.id_of(MISSILE)}")
    again.page.locator("#chart").focus()
    kind = again.page.locator("#evidence .kind")
    assert kind.inner_text().startswith("Weapons")
    again.page.keyboard.press("ArrowUp")
    assert kind.inner_text().startswith("Oversight")  # the lane above, and not the event before
    again.page.keyboard.press("ArrowDown")
    assert kind.inner_text().startswith("Weapons")
    small = open_page(many(40), address="#from=2015-01-01&to=2016-01-01")
    ranges = []
    for _ in range(30):
        small.page.keyboard.press("]")
        small.settle()
        ranges.append(small.page.locator("#range").inner_text())
    assert ranges[-1] == ranges[-2] != ranges[0]
    assert not small.count().endswith("; 0 in view")
