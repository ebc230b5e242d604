"""For every reader: axe finds nothing, every width works, print is light, motion is not needed."""

import io

import pypdf
import pytest
from accessibility import violations
from sample_chronicle import Chronicle, many, sample, when

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1400, "light")])
def test_axe_finds_no_violation(open_page, scheme, width):
    opened = open_page(color_scheme=scheme, viewport={"width": width, "height": 900})
    assert violations(opened.page) == []
    for title in (
        "North Korea launches a long-range missile",
        "US sanctions on Iranian oil return",
        "Second Trump-Kim meeting collapses without an agreement",
    ):
        opened.page.locator("#tablebody").get_by_role("button", name=title).click()
        assert violations(opened.page) == []
    if width < 640:
        opened.page.get_by_role("button", name="Filters", exact=True).click()
    opened.page.locator("#menu-types summary").click()
    assert violations(opened.page) == []
    opened.page.keyboard.press("Escape")
    opened.page.locator("#helpbutton").click()
    assert violations(opened.page) == []


def test_axe_finds_no_violation_in_density(open_page):
    assert violations(open_page(many(2600)).page) == []


@pytest.mark.parametrize("width", [360, 768, 1024, 2560])
def test_no_width_scrolls_sideways_and_the_chart_fills_its_place(open_page, width):
    opened = open_page(viewport={"width": width, "height": 900})
    assert opened.page.evaluate("() => document.documentElement.scrollWidth - innerWidth") <= 0
    chart, drawn = opened.page.evaluate(
        "() => [document.getElementById('chart').clientWidth, document.querySelector('#chart .main-svg').clientWidth]"
    )
    assert chart == drawn
    opened.page.set_viewport_size({"width": max(360, width - 200), "height": 900})
    opened.settle()
    chart, drawn = opened.page.evaluate(
        "() => [document.getElementById('chart').clientWidth, document.querySelector('#chart .main-svg').clientWidth]"
    )
    assert chart == drawn


@pytest.mark.parametrize("width", [360, 768, 1100])
def test_the_table_folds_where_it_has_little_room_and_stays_a_table(open_page, width):
    opened = open_page(viewport={"width": width, "height": 800})
    wrap = opened.page.locator("#table .tablewrap")
    assert wrap.evaluate("(box) => box.scrollWidth - box.clientWidth") <= 0
    row = opened.page.get_by_role("row").filter(has_text="Trump and Kim meet in Singapore")
    assert row.get_by_role("rowheader").count() == 1
    assert row.get_by_role("cell").count() >= 4
    cells = row.locator("td:not(:empty), th").evaluate_all(
        "(cells) => cells.map((c) => c.getBoundingClientRect()).map(({left, right, top, bottom}) => [left, right, top, bottom])"
    )
    for index, (left, right, top, bottom) in enumerate(cells):
        assert right <= width
        assert not any(
            left < r - 1 and a < right - 1 and top < d - 1 and c < bottom - 1 for a, r, c, d in cells[index + 1 :]
        )
    opened.page.get_by_role("button", name="Type", exact=True).click()  # sorting is there too
    assert opened.page.locator("th[aria-sort]").inner_text().startswith("Type")


@pytest.mark.parametrize("width", [360, 1024, 1400])
def test_lanes_carry_their_names_at_every_width(open_page, width):
    opened = open_page(viewport={"width": width, "height": 800})
    names = opened.page.locator("#lanenames bdi")
    assert names.all_inner_texts()[0] == "Diplomacy"
    assert all(
        wide > 25 for wide in names.evaluate_all("(all) => all.map((name) => name.clientWidth || name.offsetWidth)")
    )
    tops = names.evaluate_all("(all) => all.map((name) => name.getBoundingClientRect().top)")
    assert tops == sorted(set(tops))


def test_menus_stay_on_a_phones_screen(open_page):
    opened = open_page(viewport={"width": 360, "height": 780})
    opened.page.get_by_role("button", name="Filters", exact=True).click()
    for box in ("#downloads", "#menu-types", "#menu-statuses", "#menu-actors", "#menu-dates", "#menu-show"):
        opened.page.locator(f"{box} summary").click()
        left, right = opened.page.locator(f"{box} .pop").evaluate(
            "(p) => [p.getBoundingClientRect().left, p.getBoundingClientRect().right]"
        )
        assert left >= 0, box
        assert right <= 360, box
        opened.page.keyboard.press("Escape")


def test_labels_do_not_cover_each_other(open_page):
    for told in (sample(), many(300)):
        opened = open_page(told)
        boxes = opened.page.evaluate(
            "() => [...document.querySelectorAll('#chart .textpoint text')].map((t) => { const {x, y, width, height} = t.getBoundingClientRect(); return [x, y, x + width, y + height]; })"
        )
        assert len(boxes) >= 8
        for index, (left, top, right, bottom) in enumerate(boxes):
            for other in boxes[index + 1 :]:
                assert not (
                    left < other[2] - 1 and other[0] < right - 1 and top < other[3] - 4 and other[1] < bottom - 4
                )


def test_prints_in_light_from_dark_on_a4(open_page):
    opened = open_page(color_scheme="dark")
    opened.page.locator("#tablebody .rowlink").nth(6).click()
    dark = opened.page.evaluate("() => document.getElementById('chart').layout.font.color")
    opened.page.evaluate(
        "() => window.addEventListener('beforeprint', () => { window.printed = document.getElementById('chart').layout.font.color; })"
    )
    pdf = pypdf.PdfReader(io.BytesIO(opened.page.pdf(prefer_css_page_size=True)))
    assert opened.page.evaluate("() => window.printed") not in (None, dark)
    assert opened.page.evaluate("() => document.getElementById('chart').layout.font.color") == dark
    width, height = pdf.pages[0].mediabox.width, pdf.pages[0].mediabox.height
    assert (round(width), round(height)) == (842, 595)
    text = " ".join(page.extract_text() for page in pdf.pages)
    assert "Trump and Kim meet in Singapore" in text
    assert "Date read as" in text


def test_two_fingers_zoom(open_page):
    opened = open_page(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    opened.page.locator("#minimap").scroll_into_view_if_needed()
    opened.page.evaluate("() => document.getElementById('chart').scrollIntoView({ block: 'center' })")
    before = opened.page.evaluate("() => document.getElementById('chart').layout.xaxis.range")
    box = opened.page.locator("#chart").bounding_box()
    touch = opened.page.context.new_cdp_session(opened.page)
    middle, y = box["x"] + box["width"] / 2, box["y"] + 120
    for kind, apart in (("touchStart", 30), ("touchMove", 60), ("touchMove", 110), ("touchEnd", 0)):
        points = [{"x": middle - apart, "y": y, "id": 0}, {"x": middle + apart, "y": y, "id": 1}] if apart else []
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
        opened.settle()
    after = opened.page.evaluate("() => document.getElementById('chart').layout.xaxis.range")
    assert after[1] - after[0] < (before[1] - before[0]) * 0.6
    assert opened.page.evaluate("() => visualViewport.scale") == 1  # the chart, not the page
    assert opened.said == []


def pages_of(opened) -> list[str]:
    pdf = pypdf.PdfReader(io.BytesIO(opened.page.pdf(prefer_css_page_size=True)))
    return [page.extract_text() for page in pdf.pages]


def test_paper_has_the_whole_chart_on_the_first_sheet_and_every_row(open_page):
    opened = open_page(many(250))
    first, *others = pages_of(opened)
    lanes = opened.page.locator("#lanenames bdi").all_inner_texts()
    assert len(lanes) == 5
    assert all(lane in first for lane in lanes)
    assert "last article" in first
    whole = " ".join(" ".join((first, *others)).split())
    assert "Events 1 to 250 of 250" in whole
    listed = [text for text in others if "Sources and dates" not in text and "officials told reporters" not in text]
    assert all("Event" in text and "Status" in text for text in listed[1:])  # each sheet has the headings
    for event in opened.chronicle.events:
        quote, source = (
            " ".join(event.mentions[0].quote.split()),
            opened.chronicle.articles[event.mentions[0].article].source,
        )
        assert quote in whole, event.title
        assert source in whole
    assert len(opened.rows()) == 100  # the screen is as it was


def test_a_crowded_chart_fits_on_paper_too(open_page):
    opened = open_page(many(2600))
    first, *others = pages_of(opened)
    assert "too many to tell apart" in first
    assert "Click" not in first
    assert all(lane in first for lane in opened.page.locator("#lanenames bdi").all_inner_texts())
    assert "Events 1 to 100 of 2,600" in " ".join((first, *others))


def test_filters_and_downloads_need_no_mouse(open_page):
    opened = open_page()
    page = opened.page
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Skip to the table of events"
    page.locator("#menu-statuses summary").focus()
    page.keyboard.press("Enter")
    opened.settle()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    opened.settle()
    assert "of 20 events match" in opened.count()
    page.keyboard.press("Escape")
    assert page.evaluate("() => document.activeElement.parentElement.id") == "menu-statuses"
    assert page.locator("#menu-statuses[open]").count() == 0
    page.keyboard.press("Enter")
    page.locator("#lanes").focus()  # as Tab would: a menu that was left closes
    assert page.locator("details.menu[open]").count() == 0
    page.keyboard.press("ArrowDown")
    opened.settle()
    assert page.locator("#lanes").input_value() == "type"
    page.locator("#downloads summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    with page.expect_download() as pending:
        page.keyboard.press("Enter")
    assert pending.value.suggested_filename.endswith(".csv")


def test_nothing_moves_for_who_asks_for_no_motion(open_page):
    durations = "() => [...new Set([...document.querySelectorAll('*')].map((e) => getComputedStyle(e)).flatMap((s) => [s.transitionDuration, s.animationName, s.scrollBehavior]))]"
    assert set(open_page(reduced_motion="reduce").page.evaluate(durations)) == {"0s", "none", "auto"}


def test_theme_button_goes_through_dark_and_light_and_back(open_page):
    opened = open_page()
    colours = []
    for _ in range(3):
        opened.page.locator("#theme").click()
        opened.settle()
        colours.append(opened.page.evaluate("() => getComputedStyle(document.body).backgroundColor"))
    assert colours[0] != colours[1] == colours[2]


def test_no_events_one_event_and_one_day_look_like_timelines(open_page):
    nothing = open_page(Chronicle())
    assert "No events were found" in nothing.page.locator(".lead").inner_text()
    assert "no event of the kinds" in nothing.page.locator("#empty").inner_text()
    assert nothing.page.locator("#chart, #minimap, #table, #range").filter(visible=True).count() == 0
    told = Chronicle()
    told.article("a", "Outlet", "2020-01-01")
    for hour in range(3):
        told.event(
            "trial",
            "justice",
            f"Trial number {hour}",
            when("2020-01-05"),
            told.mention("a", "A trial {{ran}} on [[5 January 2020]].", when("2020-01-05")),
        )
        opened = open_page(told)
        assert opened.count() == f"{hour + 1} event{'s' if hour else ''}; {hour + 1} in view"
        first, last = opened.page.evaluate("() => document.getElementById('chart').layout.xaxis.range")
        assert 7 < last - first < 60
        assert opened.said == nothing.said == []


def test_a_chronicle_without_any_date_lists_what_it_has(open_page):
    told = Chronicle()
    told.article("a", "Outlet", None)
    told.event("trial", "justice", "A trial", when(None, ""), told.mention("a", "A trial {{ran}}.", when(None, "")))
    opened = open_page(told)
    assert "None of these events has a date" in opened.page.locator("#empty").inner_text()
    assert opened.page.locator("#undated button").count() == 1
