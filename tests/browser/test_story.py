"""A story: chosen in the page, planned in a file, told on a page of its own that scrolls, turns, stands in a frame and prints."""

import io
import json
from pathlib import Path

import pypdf
import pytest
from accessibility import violations
from sample_chronicle import Chronicle, sample, when

from timeline.model.story_plan import PlannedSlide, StoryPlan, read_plan
from timeline.render import Picture, plan_of, render_story

pytestmark = pytest.mark.browser
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)
HOSTILE = "<img src=x onerror=alert(1)></script><script>alert(2)</script> {{ 7 * 7 }} \u202e"


def told_story(told: Chronicle, **extra):
    titles = {event.title: event.id for event in told.events}
    chosen = (
        "Trump and Kim meet in Singapore",
        "Second Trump-Kim meeting collapses without an agreement",
        "Protesters arrested in fifty cities",
    )
    slides = tuple(
        PlannedSlide(event=titles[title], words=f"Own words {number}.\n\nAnd more.")
        for number, title in enumerate(chosen)
    )
    first = slides[0].model_copy(update={"picture": "p.png", "alt": "A handshake", "credit": "Wire"})
    plan = StoryPlan(title="Two summits", lead="How it went", by="The desk", slide=(first, *slides[1:]), **extra)
    return render_story(plan, told.events, told.articles, title="x", pictures={"p.png": Picture(PIXEL, "p.png")})


@pytest.fixture
def open_story(open_page, tmp_path):
    def open_one(text, address="", **options):
        return open_page(change=lambda _: text, address=address, **options)

    return open_one


def test_a_story_scrolls_turns_and_asks_nothing_of_any_network(open_story):
    opened = open_story(told_story(sample()))
    page = opened.page
    assert page.locator("h1").inner_text() == "Two summits"
    assert page.locator(".slide").filter(visible=True).count() == 5
    assert "Their first summit" not in page.locator("#s1 blockquote").inner_text()
    assert "Harbour Tribune, 21 August 2019" in page.locator("#s1 blockquote").inner_text()
    assert page.locator("#s1 img").get_attribute("alt") == "A handshake"
    page.get_by_role("button", name="Slides").click()
    assert page.locator(".slide").filter(visible=True).count() == 1
    for key, expected in (("ArrowRight", "s1"), ("End", "s4"), ("ArrowLeft", "s3"), ("Home", "s0")):
        page.keyboard.press(key)
        assert page.locator(".slide.current").get_attribute("id") == expected
        assert page.evaluate("() => document.activeElement.id") == expected
    page.keyboard.press("ArrowRight")
    assert "slide=1" in page.url
    assert (
        open_story(told_story(sample()), address="#view=slides&slide=3").page.locator(".current h2").inner_text()
        == "Protesters arrested in fifty cities"
    )
    assert "28 February 2022 or earlier" in page.locator("#s3").text_content()
    assert [address for address in opened.asked if not address.startswith(("file:", "data:"))] == []
    assert opened.said == []


@pytest.mark.parametrize(("width", "height"), [(320, 400), (700, 500), (1200, 700)])
def test_a_story_in_a_frame_fits(open_story, width, height):
    opened = open_story(
        told_story(sample()), address="#embed=1", viewport={"width": width, "height": height}, has_touch=True
    )
    page = opened.page
    for number in range(5):
        slide = page.locator(".slide").filter(visible=True)
        assert slide.get_attribute("id") == f"s{number}"
        assert page.evaluate("() => document.documentElement.scrollWidth") <= width
        assert page.evaluate("() => document.documentElement.scrollHeight") <= height
        assert slide.locator(".title, h2").first.bounding_box()["y"] < height * 0.8
        page.get_by_role("button", name="On").click() if number < 4 else None
    touch = page.context.new_cdp_session(page)
    for kind, x in (
        ("touchStart", width * 0.3),
        ("touchMove", width * 0.6),
        ("touchMove", width * 0.9),
        ("touchEnd", None),
    ):
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [] if x is None else [{"x": x, "y": 120}]})
    assert page.locator(".current").get_attribute("id") == "s3"  # a swipe to the right goes back


def test_a_story_on_paper_has_every_slide_and_its_sources_as_notes(open_story):
    told = sample()
    opened = open_story(told_story(told), address="#view=slides&slide=2", color_scheme="dark")
    pdf = pypdf.PdfReader(io.BytesIO(opened.page.pdf(prefer_css_page_size=True)))
    text = " ".join(" ".join(page.extract_text() for page in pdf.pages).split())
    for words in (
        "Own words 0.",
        "Own words 2.",
        "Sources and dates",
        "Their first summit, in Singapore on 12 June 2018",
        "https://ledger.example/a?b=1&c=2",
        "the nearest February before 2019-08-21 is that of 2019",
    ):
        assert words in text, words


@pytest.mark.parametrize(
    ("address", "scheme"), [("", "light"), ("", "dark"), ("#view=slides&slide=1", "dark"), ("#embed=1", "light")]
)
def test_axe_finds_nothing_in_a_story(open_story, scheme, address):
    assert violations(open_story(told_story(sample()), address=address, color_scheme=scheme).page) == []


def test_a_hostile_article_stays_words(open_story):
    told = Chronicle()
    told.article("a", HOSTILE, "2020-01-01", "javascript:alert(3)", HOSTILE)
    told.event(
        "trial",
        "justice",
        HOSTILE,
        when("2020-01-05"),
        told.mention("a", f"{HOSTILE} {{{{ran}}}}.", when("2020-01-05")),
        notes=(HOSTILE,),
    )
    plan = plan_of(told.events)
    text = render_story(plan, told.events, told.articles, title=HOSTILE)
    assert text == render_story(plan, told.events, told.articles, title=HOSTILE)
    opened = open_story(text)
    assert opened.page.locator("h2").first.inner_text().startswith("<img src=x onerror=alert(1)>")
    assert opened.page.locator("img, a[href^=javascript]").count() == 0
    assert opened.said == []


def test_what_is_starred_at_the_desk_is_the_story_to_begin_with(open_page):
    told = sample()
    told.events[0] = told.events[0].model_copy(update={"tags": ("starred",)})
    opened = open_page(told, address="#view=story")
    assert opened.page.locator("#tab-story").inner_text() == "Story (1)"
    assert told.events[0].title in opened.page.locator("#storylist").inner_text()


def test_a_story_is_chosen_in_the_page_and_its_plan_is_one_that_the_command_takes(open_page):
    opened = open_page()
    page = opened.page
    for title in ("North Korea launches a long-range missile", "Trump and Kim meet in Singapore"):
        page.locator("#tablebody").get_by_role("button", name=title).click()
        page.locator("#evidence").get_by_role("button", name="Keep for the story").click()
    page.get_by_role("button", name="Story (2)").click()
    page.get_by_role("button", name="Earlier: Trump and Kim").press("Enter")
    page.get_by_label("Your words on Trump and Kim meet in Singapore").fill(
        'It began with a "handshake".\n\nAnd ended.'
    )
    page.get_by_label("Picture for Trump and Kim").set_input_files(
        {"name": "shake.png", "mimeType": "image/png", "buffer": PIXEL}
    )
    with page.expect_download() as pending:
        page.get_by_role("button", name="Save the plan").click()
    plan = read_plan(Path(pending.value.path()).read_text(encoding="utf-8"), where="plan")
    assert [slide.event for slide in plan.slide] == [
        opened.id_of("Trump and Kim meet in Singapore"),
        opened.id_of("North Korea launches a long-range missile"),
    ]
    assert plan.slide[0].words == 'It began with a "handshake".\n\nAnd ended.'
    assert plan.slide[0].picture == "shake.png"
    page.get_by_role("button", name="Show as slides").click()
    assert "handshake" in page.locator("#slide").inner_text()
    assert page.locator("#slide img").evaluate("(image) => image.naturalWidth") == 1
    page.keyboard.press("ArrowRight")
    assert page.locator("#slidetitle").inner_text() == "North Korea launches a long-range missile"
    assert violations(page) == []
    page.keyboard.press("Escape")
    assert json.dumps(opened.said) == "[]"
