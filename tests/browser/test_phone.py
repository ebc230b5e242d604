"""A phone: the list first, real touches that select what is under the finger, the evidence as a sheet."""

import pytest
from sample_chronicle import many

pytestmark = pytest.mark.browser
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
# marks and titles that stand alone, with the titles of their events
TARGETS = """() => { const gd = document.getElementById('chart'), box = gd.getBoundingClientRect();
  return [...gd.querySelectorAll('.textpoint text')].map((text) => { const {x, y, width, height} = text.getBoundingClientRect();
    return [text.textContent, x + width / 2, y + height / 2]; }).filter(([, x, y]) => x > 20 && x < innerWidth - 20 && y > 20 && y < innerHeight - 20); }"""


def touch(opened, x, y):
    """A finger that goes down and up, as the screen tells it: no click of ours."""
    session = opened.page.context.new_cdp_session(opened.page)
    session.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    session.detach()
    opened.settle()


@pytest.mark.parametrize("block", ["start", "center", "end"])
def test_a_tap_selects_what_is_under_the_finger_wherever_the_page_stands(open_page, block):
    opened = open_page(**PHONE)
    tapped = 0
    for number in range(3):
        opened.page.evaluate("(block) => document.getElementById('chart').scrollIntoView({ block })", block)
        opened.settle()
        targets = opened.page.evaluate(TARGETS)
        assert len(targets) >= 3
        words, x, y = targets[number * (len(targets) - 1) // 2]
        touch(opened, x, y)
        title = opened.page.locator("#evidencetitle").inner_text()
        shown = "".join(words.rstrip("…").split())  # a title in two lines has no blank between them
        assert "".join(title.split()).startswith(shown[:16]), (words, title)
        sheet = opened.page.locator("#evidence").bounding_box()
        assert sheet["y"] + sheet["height"] == pytest.approx(844, abs=1)
        assert sheet["height"] < 844 * 0.75
        opened.page.get_by_role("button", name="Close the evidence").tap()
        opened.settle()
        tapped += 1
    assert tapped == 3
    assert opened.said == []


def test_the_sheet_covers_no_mark_that_was_chosen_and_moves_nothing_else(open_page):
    opened = open_page(**PHONE)
    opened.page.evaluate("() => document.getElementById('chart').scrollIntoView({ block: 'end' })")
    height = opened.page.evaluate("() => document.getElementById('timeline').offsetHeight")
    _, x, y = opened.page.evaluate(TARGETS)[-1]
    before = opened.page.evaluate("() => scrollY")
    touch(opened, x, y)
    moved = opened.page.evaluate("() => scrollY") - before
    assert y - moved < opened.page.locator("#evidence").bounding_box()["y"]
    assert opened.page.evaluate("() => document.getElementById('timeline').offsetHeight") == pytest.approx(
        height, abs=60
    )


def test_the_list_comes_first_and_the_chart_second(open_page):
    opened = open_page(many(250), **PHONE)
    tops = [opened.page.locator(part).bounding_box()["y"] for part in ("#overview", "#table", "#timeline")]
    assert tops == sorted(tops)
    order = opened.page.evaluate("() => [...document.querySelector('main').children].map(({id}) => id)")
    assert order == ["overview", "table", "timeline", "evidence"]  # who tabs through it goes the same way
    assert len(opened.rows()) == 25
    assert opened.page.get_by_role("button", name="Next 25").is_visible()
    opened.page.locator("#tablebody .rowlink").nth(4).tap()
    opened.settle()
    assert opened.page.locator("#evidence").bounding_box()["y"] > 200
    opened.page.set_viewport_size({"width": 1400, "height": 900})
    opened.settle()
    assert opened.page.evaluate("() => document.querySelector('main').firstElementChild.id") == "timeline"
    assert len(opened.rows()) == 100


@pytest.mark.parametrize(("width", "height"), [(700, 500), (320, 400), (1000, 600)])
def test_a_frame_of_another_page_shows_the_chart(open_page, width, height):
    opened = open_page(address="#embed=1", viewport={"width": width, "height": height})
    chart = opened.page.locator("#chart").bounding_box()
    assert chart["height"] > height * 0.3
    assert chart["y"] < height * 0.5
    assert opened.page.locator("#filters, #table, #overview").filter(visible=True).count() == 0
    assert opened.page.evaluate("() => document.documentElement.scrollWidth") <= width
    assert opened.page.evaluate("() => document.documentElement.scrollHeight") <= height * 1.25
    assert "embed" not in opened.page.locator("#whole").get_attribute("href")
    opened.page.locator("#chart").focus()
    opened.page.keyboard.press("ArrowRight")
    assert opened.page.locator("#evidence").is_visible()
    assert "embed=1" in opened.page.url
    assert opened.said == []
