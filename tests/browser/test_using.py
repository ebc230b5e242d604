"""Load, filter, search, select, keys, and the address that leads there and back."""

import re

import pytest
from sample_chronicle import Chronicle, many, sample, when

from timeline.model.event import Tier

pytestmark = pytest.mark.browser
HANOI = "Second Trump-Kim meeting collapses without an agreement"
ALL = "#from=0001-01-01&to=9999-12-31"
SINGAPORE = "Trump and Kim meet in Singapore"
MISSILE = "North Korea launches a long-range missile"


def traces(opened):
    return opened.page.evaluate(
        "() => document.getElementById('chart').data.map(({mode, type, x}) => [type, mode ?? '', x ? x.length : 0])"
    )


def test_opens_with_every_event_counted_and_listed(open_page):
    opened = open_page()
    assert opened.said == []
    assert opened.count().startswith("20 events; 16 in view")
    assert opened.rows()[0] == "Coal sanctions in force"
    assert len(opened.rows()) == 17  # those in view, and the one without a date
    outside = opened.page.locator("#outside")
    assert "3 events outside of this stretch of time" in outside.inner_text()
    outside.get_by_role("button", name="Show all").click()
    opened.settle()
    assert opened.rows()[0] == "A treaty of the year 1"
    assert len(opened.rows()) == 20
    assert outside.is_hidden()
    assert "Officials speak about sanctions relief" in opened.page.locator("#undated").inner_text()


def test_draws_a_fixed_number_of_traces_however_many_events(open_page):
    few, more = traces(open_page()), traces(open_page(many(900)))
    assert len(few) <= 30
    assert len(more) <= 30
    assert sum(count for _, mode, count in more if mode == "markers") == 900


def test_every_mark_is_at_least_five_pixels_wide(open_page):
    told = Chronicle()
    told.article("a", "Outlet", "2020-01-01")
    told.event(
        "trial",
        "justice",
        "A short trial",
        when("2020-01-05", "2020-01-06", extent="throughout"),
        told.mention("a", "The trial {{ran}}.", when("2020-01-05", "2020-01-06")),
    )
    told.event(
        "trial",
        "justice",
        "An old trial",
        when("1650-01-05"),
        told.mention("a", "An old trial {{ran}}.", when("1650-01-05")),
    )
    opened = open_page(told, address="#from=1600-01-01&to=2100-01-01")
    width = opened.page.evaluate("""() => { const gd = document.getElementById('chart'); const bar = gd.data.find(({mode}) => mode === 'lines');
      const [a, b] = gd.layout.xaxis.range; return (bar.x[1] - bar.x[0]) / (b - a) * (gd.layout.width - gd.layout.margin.l - gd.layout.margin.r); }""")
    assert width >= 4.99


def test_filters_by_type_status_actor_dispute_and_sources(open_page):
    opened = open_page()
    page = opened.page
    opened.open_menu("show")
    page.get_by_label("Disputed only").check()
    opened.settle()
    assert opened.rows() == [MISSILE]
    page.get_by_label("Disputed only").uncheck()
    page.get_by_label("Two origins or more").check()
    opened.settle()
    assert opened.rows() == [MISSILE, SINGAPORE, "US sanctions on Iranian oil return"]
    page.get_by_role("button", name="Clear filters").click()
    page.locator("#menu-statuses summary").click()
    page.locator("#menu-statuses").get_by_label("cancelled").check()
    opened.settle()
    assert opened.rows() == ["Moon's trip to Pyongyang called off"]
    assert opened.count() == "1 of 20 events match; 1 in view"


def test_core_events_can_be_shown_alone(open_page):
    opened = open_page(address=ALL)
    opened.open_menu("show")
    show = opened.page.locator("#tier")
    assert show.locator("option").all_inner_texts() == ["core only", "core and background"]
    assert show.locator("option:checked").inner_text() == "core and background"
    show.select_option(label="core only")
    opened.settle()
    assert opened.count().startswith("18 of 20 events match")
    assert "A treaty of the year 1" not in opened.rows()
    assert "tier=core" in opened.page.url
    again = open_page(address=f"{ALL}&tier=core")
    assert again.rows() == opened.rows()
    opened.page.get_by_role("button", name="Clear filters").click()
    opened.settle()
    assert len(opened.rows()) == 20
    assert "tier" not in opened.page.url


@pytest.mark.parametrize(
    ("tiers", "offered"),
    [
        ([Tier.CORE], None),
        ([Tier.MINOR], None),
        ([Tier.CORE, Tier.MINOR], ["core only", "core and minor"]),
        ([Tier.MINOR, Tier.BACKGROUND, Tier.CORE], ["core only", "core and background", "core, background and minor"]),
    ],
)
def test_the_tiers_that_a_page_holds_are_offered(open_page, tiers, offered):
    told = sample()
    told.events = [
        event.model_copy(update={"tier": tiers[number % len(tiers)]}) for number, event in enumerate(told.events)
    ]
    opened = open_page(told, address=f"{ALL}&tier=background")
    opened.open_menu("show")
    assert opened.page.locator("#tierpick").is_visible() == (offered is not None)
    assert opened.said == []
    if offered:
        assert opened.page.locator("#tier option").all_inner_texts() == offered
        kept = sum(event.tier is not Tier.MINOR for event in told.events)
        assert opened.count().startswith(f"{kept} of 20 events match")
    else:
        assert len(opened.rows()) == 20


def test_the_panel_says_how_sure_each_field_and_actor_is(open_page):
    told = sample()
    position = next(number for number, event in enumerate(told.events) if event.title == HANOI)
    trump, kim = told.events[position].actors
    actors = (trump.model_copy(update={"confidence": 0.934}), kim)
    told.events[position] = told.events[position].model_copy(update={"actors": actors, "tier": Tier.BACKGROUND})
    opened = open_page(told)
    facts = opened.page.locator("#evidence .facts")
    opened.page.locator("#tablebody").get_by_role("button", name=HANOI).click()
    assert facts.locator("li").all_inner_texts() == ["Donald Trump USA", "Kim Jong Un PRK"]
    assert "background to its articles" in facts.inner_text()
    codes = opened.page.locator("#evidence .codes")
    assert "2019-02" not in opened.page.locator("#evidence").inner_text().replace(
        "2019-08-21", ""
    )  # no code on the face
    codes.locator("summary").click()
    assert "line 91 %, type 88 %, days 95 %, status 97 %" in codes.inner_text()
    assert "Donald Trump 93 %" in codes.inner_text()
    assert "2019-02" in codes.inner_text()
    opened.page.locator("#tablebody").get_by_role("button", name=SINGAPORE).click()
    assert facts.locator("dd").last.inner_text() == "80 %"
    assert opened.said == []


def test_actor_menu_finds_names_without_their_accents(open_page):
    opened = open_page()
    opened.page.locator("#menu-actors summary").click()
    opened.page.get_by_label("Find an actor").fill("röuhani")
    assert opened.page.locator("#menu-actors label").all_inner_texts()[0].startswith("Hassan Rouhani")


@pytest.fixture(scope="module")
def searched(open_shared):
    """A page to search."""
    return open_shared()


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("singapore", {SINGAPORE}),
        ("SÍNGAPORE", {SINGAPORE}),
        ('"joint statement"', {SINGAPORE}),
        ('"statement joint"', set()),
        ("missile -iran -engine", {MISSILE}),
        ('summit -"joint statement"', {HANOI, "Second Trump-Kim meeting collapses without an agreement"}),
    ],
)
def test_searches_words_phrases_and_exclusions(searched, query, expected):
    searched.page.get_by_label("Search events").fill(query)
    searched.settle()
    assert set(searched.rows()) == expected


def test_selecting_shows_quote_time_and_reasoning(open_page):
    opened = open_page()
    opened.page.locator("#tablebody").get_by_role("button", name=HANOI).click()
    panel = opened.page.locator("#evidence")
    assert panel.locator("mark").first.inner_text().startswith("A second")
    assert panel.locator("blockquote .time").all_inner_texts() == ["February"]
    text = panel.inner_text()
    assert "Date read as 1 to 28 February 2019" in text
    assert "counted from the day of publication, 21 August 2019" in text
    assert "the nearest February before 2019-08-21 is that of 2019" in text
    assert "Harbour Tribune" in text
    assert panel.locator("a").get_attribute("rel") == "noopener noreferrer"
    assert opened.page.evaluate("() => document.activeElement.id") == "evidencetitle"


def test_tells_origins_disputes_and_history(open_page):
    opened = open_page()
    panel = opened.page.locator("#evidence")
    opened.page.locator("#tablebody").get_by_role("button", name=SINGAPORE).click()
    assert "3 reports, 2 origins" in panel.inner_text()
    assert "2 of 2 actors" in panel.locator(".merge").text_content()
    opened.page.locator("#tablebody").get_by_role("button", name=MISSILE).click()
    assert panel.locator(".claim .value").all_inner_texts() == ["28 November 2017", "29 November 2017"]
    opened.page.locator("#tablebody").get_by_role("button", name="US sanctions on Iranian oil return").click()
    assert panel.locator(".history li").all_text_contents() == [
        "7 August 2018planned",
        "9 January 2020reported as having happened",
    ]


@pytest.mark.parametrize(("verdict", "words"), [(True, "Signed off by an analyst"), (False, "Rejected by an analyst")])
def test_an_analysts_verdict_and_notes_are_shown(open_page, verdict, words):
    told = Chronicle()
    told.article("a", "Outlet", "2020-01-01")
    told.event(
        "trial",
        "justice",
        "A trial",
        when("2020-01-05"),
        told.mention("a", "A trial {{ran}}.", when("2020-01-05")),
        accepted=verdict,
        notes=("Checked by phone",),
    )
    opened = open_page(told)
    opened.page.locator("#tablebody .rowlink").click()
    text = opened.page.locator("#evidence").inner_text()
    assert words in text
    assert "Analyst: Checked by phone" in text


def test_click_on_a_mark_opens_its_event_and_hover_tells_it(open_page):
    opened = open_page()
    x, y = (
        opened.page.evaluate("""() => { const gd = document.getElementById('chart'), box = gd.getBoundingClientRect(), {margin: m, width, height} = gd.layout;
      const marks = gd.data.find(({mode, marker}) => mode === 'markers' && Array.isArray(marker.symbol) && marker.symbol.includes('triangle-up-open'));
      const k = marks.marker.symbol.indexOf('triangle-up-open'), [a, b] = gd.layout.xaxis.range, rows = gd.layout.yaxis.range[0];
      return [box.x + 1 + m.l + (marks.x[k] - a) / (b - a) * (width - m.l - m.r), box.y + 1 + m.t + marks.y[k] / rows * (height - m.t - m.b)]; }""")
    )
    opened.page.mouse.move(x, y)
    assert MISSILE in opened.page.locator("#tooltip").inner_text()
    opened.page.mouse.click(x, y)
    assert opened.page.locator("#evidencetitle").inner_text() == MISSILE


def test_marks_and_rows_are_linked(open_page):
    opened = open_page(many(250))
    opened.page.locator("#chart").focus()
    opened.page.keyboard.press("ArrowLeft")  # the event before the first in view, or the first itself
    opened.page.get_by_label("Lanes").select_option("type")
    opened.page.evaluate("(id) => { location.hash = `event=${id}`; }", opened.chronicle.events[0].id)
    opened.settle()
    row = opened.page.locator("#tablebody tr[aria-current=true]")
    assert row.locator(".rowlink").inner_text() == opened.page.locator("#evidencetitle").inner_text()
    ring = opened.page.evaluate(
        "() => document.getElementById('chart').data.filter(({mode, x, marker}) => mode === 'markers' && x.length === 1 && marker.symbol === 'circle-open').length"
    )
    assert ring == 1


def test_the_brush_moves_the_view_by_mouse_and_keys(open_page):
    opened = open_page()
    said = [opened.page.locator("#range").inner_text()]
    start = opened.page.locator("#brushfrom")
    start.focus()
    before = start.get_attribute("aria-valuetext")
    opened.page.keyboard.press("PageUp")
    opened.settle()
    assert start.get_attribute("aria-valuetext") != before
    said.append(opened.page.locator("#range").inner_text())
    box = opened.page.locator("#minimap").bounding_box()
    opened.page.mouse.move(box["x"] + box["width"] * 0.2, box["y"] + 10)
    opened.page.mouse.down()
    opened.page.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + 10, steps=3)
    opened.page.mouse.up()
    opened.settle()
    said.append(opened.page.locator("#range").inner_text())
    assert len(set(said)) == 3


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "America/Los_Angeles", "Asia/Kathmandu"])
def test_a_day_is_the_same_day_in_every_time_zone(open_page, zone):
    shown = [
        [*opened.page.locator("#tablebody .when span").all_inner_texts(), opened.page.locator("#range").inner_text()]
        for opened in (open_page(), open_page(timezone_id=zone))
    ]
    assert shown[0] == shown[1]
    assert "12 June 2018" in shown[0]


def test_an_article_without_an_outlet_is_named_by_its_site_or_headline_or_file(open_page):
    told = Chronicle()
    told.article("site", None, "2020-01-01", "https://www.gazette.example/a/b")
    told.article("headed", None, "2020-01-01", None, "Court meets at last")
    told.article("2020/plain-file", None, "2020-01-01")
    mentions = [told.mention(name, "A trial {{ran}}.", when("2020-01-05")) for name in told.articles]
    told.event("trial", "justice", "A trial", when("2020-01-05"), *mentions)
    opened = open_page(told)
    opened.page.locator("#tablebody .rowlink").click()
    names = opened.page.locator("#evidence .source h3 bdi")
    assert names.all_inner_texts() == ["gazette.example", "Court meets at last", "2020/plain-file"]
    assert names.evaluate_all("(all) => all.map((name) => name.className)") == ["", "headline", "filename"]


def test_dragging_moves_the_view_and_wheel_with_control_zooms(open_page):
    opened = open_page()
    before = opened.page.locator("#range").inner_text()
    box = opened.page.locator("#chart").bounding_box()
    opened.page.mouse.move(box["x"] + 700, box["y"] + 390)
    opened.page.mouse.down()
    opened.page.mouse.move(box["x"] + 500, box["y"] + 390, steps=4)
    opened.page.mouse.up()
    opened.settle()
    moved = opened.page.locator("#range").inner_text()
    assert moved != before
    opened.page.keyboard.down("Control")
    opened.page.mouse.wheel(0, -300)
    opened.page.keyboard.up("Control")
    opened.settle()
    assert opened.page.locator("#range").inner_text() != moved


def test_every_key_does_what_the_help_says(open_page):
    opened = open_page()
    page = opened.page
    page.locator("#chart").focus()
    page.keyboard.press("ArrowRight")
    first = page.locator("#evidencetitle").inner_text()
    page.keyboard.press("ArrowRight")
    second = page.locator("#evidencetitle").inner_text()
    assert first != second
    page.keyboard.press("ArrowLeft")
    assert page.locator("#evidencetitle").inner_text() == first
    page.keyboard.press("Enter")
    assert page.evaluate("() => document.activeElement.id") == "evidencetitle"
    page.keyboard.press("Escape")
    assert page.locator("#evidence").is_hidden()
    assert "Most prominent" in page.locator("#overview").inner_text()
    for key in ("+", "-", "[", "]", "0"):
        before = page.locator("#range").inner_text()
        page.keyboard.press(key)
        opened.settle()
        assert page.locator("#range").inner_text() != before, key
    page.keyboard.press("t")
    assert page.evaluate("() => document.activeElement.className") == "rowlink"
    page.keyboard.press("/")
    page.keyboard.type("t+?")  # in a field, keys are letters
    assert page.get_by_label("Search events").input_value() == "t+?"
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    assert page.locator("#help").is_visible()
    page.keyboard.press("Escape")
    assert page.locator("#help").is_hidden()


def test_the_address_leads_back_to_the_same_view(open_page):
    first = open_page()
    first.page.get_by_label("Search events").fill("kim")
    first.page.get_by_label("Lanes").select_option("actor")
    first.settle()
    first.page.locator("#tablebody").get_by_role("button", name=SINGAPORE).click()
    first.page.locator("#zoomin").click()
    first.page.wait_for_url(re.compile(r"event=e-\w+.*q=kim.*lanes=actor.*from=\d{4}-"))
    address = first.page.evaluate("() => location.hash")
    second = open_page(address=address)
    assert second.page.locator("#evidencetitle").inner_text() == SINGAPORE
    assert second.rows() == first.rows()
    assert second.page.locator("#range").inner_text() == first.page.locator("#range").inner_text()
    assert second.page.get_by_label("Search events").input_value() == "kim"


@pytest.mark.parametrize(
    ("address", "range_", "first_label"),
    [
        ("#from=0001-01-01&to=0004-01-01", "1 January 1 to 1 January 4", "Jan<br>1"),
        ("#from=9996-01-01&to=9999-12-31", "9996 to 9999", "Jan<br>9996"),
        ("#from=0001-01-01&to=9999-12-31", "Year 1 to 9999", "1000"),
    ],
)
def test_the_axis_knows_every_year_of_the_calendar(open_page, address, range_, first_label):
    opened = open_page(address=address)
    assert opened.page.locator("#range").inner_text() == range_
    labels = opened.page.evaluate("() => document.getElementById('chart').layout.xaxis.ticktext")
    assert next(filter(None, labels)) == first_label
    assert opened.page.evaluate("() => location.hash") == address


def test_an_address_that_says_nonsense_opens_the_first_view(open_page):
    opened = open_page(address="#type=bogus&from=xx&to=2019-99-99&status=~~&actor=%E0%A4%A&lanes=__proto__&event=")
    assert opened.count() == open_page().count()
    assert opened.said == []


def test_back_and_forward_go_from_event_to_event(open_page):
    opened = open_page()
    opened.page.locator("#tablebody").get_by_role("button", name=SINGAPORE).click()
    opened.page.locator("#tablebody").get_by_role("button", name=HANOI).click()
    opened.page.go_back()
    opened.settle()
    assert opened.page.locator("#evidencetitle").inner_text() == SINGAPORE
    opened.page.go_forward()
    opened.settle()
    assert opened.page.locator("#evidencetitle").inner_text() == HANOI


def test_every_member_id_resolves_and_an_unknown_one_is_said(open_page):
    told = sample()
    merged = next(event for event in told.events if event.title == SINGAPORE)
    for member in merged.members:
        assert open_page(told, address=f"#event={member}").page.locator("#evidencetitle").inner_text() == SINGAPORE
    lost = open_page(told, address="#event=e-none")
    assert "No event of this page has the id e-none" in lost.page.locator("#problem").inner_text()


def test_says_that_a_filter_hides_the_selected_event(open_page):
    opened = open_page()
    opened.page.locator("#tablebody").get_by_role("button", name=HANOI).click()
    opened.open_menu("show")
    opened.page.get_by_label("Disputed only").check()
    opened.page.keyboard.press("Escape")
    opened.settle()
    assert "The filters hide this event" in opened.page.locator("#evidence").inner_text()
    opened.page.locator("#evidence").get_by_role("button", name="Clear filters").click()
    opened.settle()
    assert len(opened.rows()) == 17


def test_above_two_thousand_five_hundred_shows_columns_under_landmarks_and_a_click_zooms_in(open_page):
    opened = open_page(many(2600))
    assert "too many to tell apart" in opened.page.locator("#densitynote").inner_text()
    columns = opened.page.evaluate("() => document.getElementById('chart').data.filter(({fill}) => fill).length")
    lanes = len({event.group for event in opened.chronicle.events})
    assert columns == lanes
    assert 1 <= sum(count for _, mode, count in traces(opened) if mode == "markers") <= 16
    x, y = (
        opened.page.evaluate("""() => { const gd = document.getElementById('chart'), {margin: m, width, height} = gd.layout;
      const strip = gd.data.find(({fill}) => fill), [a, b] = gd.layout.xaxis.range, k = Math.floor(strip.x.length / 12) * 6;
      return [m.l + (strip.x[k] + 1 - a) / (b - a) * (width - m.l - m.r), m.t + strip.y[0] / gd.layout.yaxis.range[0] * (height - m.t - m.b) - 4]; }""")
    )
    opened.page.locator("#chart").click(position={"x": x, "y": y})
    opened.settle()
    assert opened.page.locator("#densitynote").is_hidden()
    assert "markers" in {mode for _, mode, _ in traces(opened)}
    assert opened.said == []


def test_table_turns_pages_of_a_hundred(open_page):
    opened = open_page(many(250))
    assert len(opened.rows()) == 100
    opened.page.get_by_role("button", name="Next 100").click()
    opened.page.get_by_role("button", name="Next 100").click()
    assert len(opened.rows()) == 50
    assert opened.page.locator("#tablecaption").inner_text() == "Events 201 to 250 of 250"


def test_sorts_by_a_column_and_says_so(open_page):
    opened = open_page()
    opened.page.locator("#tablehead").get_by_role("button", name="Event").click()
    assert opened.rows() == sorted(opened.rows())
    assert opened.page.locator("#tablehead th[aria-sort=ascending]").inner_text().startswith("Event")
