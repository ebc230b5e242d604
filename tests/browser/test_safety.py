"""Foreign text stays text, nothing leaves the page, and the page keeps to its own policy."""

import pytest
from sample_chronicle import Chronicle, sample, when

from timeline.model.actor import Place

pytestmark = pytest.mark.browser
HOSTILE = (
    "<script>alert(1)</script>",
    '<img src=x onerror="alert(2)">',
    "</script><script>alert(3)</script>",
    "<!--<script>",
    '<a href="javascript:alert(4)">click</a>',
    "{{ 7 * 7 }} {% raw %} ${7*7}",
    "&lt;b&gt; &amp; <b>bold</b><br>",
    "before \u202e after \u2066 and \u2028 a \u2029 line",
    "lone \ud800 surrogate",
    "word" * 25_000,
)
COUNTER = "() => [document.querySelectorAll('script').length, document.querySelectorAll('img, iframe, object, form[action], [onerror], [onclick]').length]"


def hostile(*texts: str) -> Chronicle:
    """An event for each text, which everything that an article can bring along says."""
    told = Chronicle()
    for number, text in enumerate(texts):
        mentions = []
        for letter, url in (
            ("a", "javascript:alert(5)"),
            ("b", "data:text/html,<script>alert(6)</script>"),
            ("c", 'https://news.example/"onmouseover="alert(7)'),
        ):
            name = f"{letter}{number}"
            told.article(name, text, "2020-01-01", url, text)
            # the factory's own marks are left out of what a hostile article says
            words = text.replace("{{", "{ {").replace("}}", "} }").replace("[[", "[ [")
            sentence = f"{words} {{{{struck}}}} on [[5 January 2020]]."
            mentions.append(told.mention(name, sentence, when("2020-01-05"), says=text[:20]))
        told.event(
            "attack",
            "military",
            text,
            when("2020-01-05"),
            *mentions,
            actors=(text,),
            place=Place(name=text),
            origins=(text,),
            notes=(text,),
        )
    return told


def test_hostile_text_does_nothing_and_is_shown_as_it_is(open_page):
    quiet = open_page().page.evaluate(COUNTER)
    opened = open_page(hostile(*HOSTILE), title=" ".join(text[:40] for text in HOSTILE))
    for lanes in ("actor", "place", "source", "type"):
        opened.page.get_by_label("Lanes").select_option(lanes)
        opened.settle()
    rows = opened.page.locator("#tablebody .rowlink")
    assert rows.count() == len(HOSTILE)
    seen = set()
    for number in range(len(HOSTILE)):
        rows.nth(number).click()
        opened.settle()
        quoted = "".join(opened.page.locator("#evidence mark").all_text_contents()).replace("\u2028", " ")
        assert "struck" in quoted
        seen.update(text for text in HOSTILE if text.replace("\u2028", " ") in quoted)
        links = opened.page.locator("#evidence a").evaluate_all("(links) => links.map((link) => link.protocol)")
        assert links == ["https:"], quoted
    assert opened.said == []
    assert opened.page.evaluate(COUNTER) == [quiet[0], 0]
    as_written = {text for text in HOSTILE if len(text) < 1000 and "{{" not in text and "\ud800" not in text}
    assert as_written <= seen


def test_endless_words_do_not_widen_the_page(open_page):
    for width in (390, 1400):
        opened = open_page(hostile(HOSTILE[-1]), viewport={"width": width, "height": 800})
        opened.page.locator("#tablebody .rowlink").click()
        opened.settle()
        assert opened.page.evaluate("() => document.documentElement.scrollWidth - innerWidth") <= 0


def test_right_to_left_overrides_end_with_their_element(open_page):
    opened = open_page(hostile(HOSTILE[7]))
    opened.page.locator("#tablebody .rowlink").click()
    assert opened.page.locator("#evidencetitle > bdi").count() == 1
    assert opened.page.evaluate(
        "() => [...document.querySelectorAll('#evidence bdi, #tablebody bdi')].every((b) => getComputedStyle(b).unicodeBidi.startsWith('isolate'))"
    )


def test_nothing_is_asked_of_any_network(open_page):
    opened = open_page()
    opened.page.locator("#tablebody .rowlink").nth(3).click()
    for key in ("+", "-", "0"):
        opened.page.keyboard.press(key)
    opened.settle()
    assert [url for url in opened.asked if not url.startswith(("file:", "data:", "blob:"))] == []
    assert opened.page.evaluate("() => document.getElementById('chart')._context.showSendToCloud") is False


def test_policy_names_every_script_by_hash_and_forbids_the_rest(open_page):
    opened = open_page()
    policy = opened.page.locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content")
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy
    opened.page.evaluate(
        "() => { const s = document.createElement('script'); s.textContent = 'window.reached = 1'; document.body.append(s); }"
    )
    assert opened.page.evaluate("() => window.reached") is None


def test_works_with_the_chart_library_blocked(open_page):
    opened = open_page(sample(), change=lambda page: page.replace("root.moduleName = factory();", "return;"))
    assert opened.page.evaluate("() => typeof Plotly") == "undefined"
    assert opened.page.locator("#nochart").is_visible()
    assert len(opened.rows()) == 17
    opened.page.locator("#tablebody .rowlink").nth(6).click()
    assert "Date read as" in opened.page.locator("#evidence").inner_text()
    opened.page.get_by_label("Search events").fill("missile")
    opened.settle()
    assert len(opened.rows()) < 5
    assert [line for line in opened.said if "Content Security Policy" not in line] == []
