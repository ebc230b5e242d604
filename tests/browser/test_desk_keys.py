"""Every key and every button of the desk, on a store of 400 events, and on one of 10,000 where it is asked for.

TIMELINE_LARGE=1 pytest tests/browser/test_desk_keys.py    takes some minutes more
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from desks import Desk, Tab, running
from many_events import many_events

from timeline.opening import Store

pytestmark = pytest.mark.browser


asked_for = pytest.mark.skipif("TIMELINE_LARGE" not in os.environ, reason="set TIMELINE_LARGE=1: it takes minutes")


@pytest.fixture(scope="module", params=[400, pytest.param(10_000, marks=asked_for)])
def large(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("large") / "store.db"
    many_events(path, request.param)
    return path


@pytest.fixture(scope="module")
def desk(large: Path) -> Iterator[Desk]:
    with running(large) as started:
        yield started


@contextmanager
def decided(path: Path, number: int) -> Iterator[None]:
    """What is done inside adds so many decisions to the store."""
    before = _decisions(path)
    yield
    assert _decisions(path) - before == number


def _decisions(path: Path) -> int:
    with Store.open(path) as store:
        return len(store.decisions())


def _starred(path: Path) -> int:
    with Store.open(path) as store:
        return sum("starred" in event.tags for event in store.all_events())


def looked_at(tab: Tab) -> int:
    return int(tab.page.locator("#count").inner_text().split(" of ")[0].replace(",", ""))


def by_key(key: str) -> Callable[[Tab], None]:
    return lambda tab: tab.press(key)


def by_button(selector: str) -> Callable[[Tab], None]:
    return lambda tab: tab.page.locator(selector).click()


def both(key: str, selector: str) -> Any:
    return pytest.mark.parametrize("act", [by_key(key), by_button(selector)], ids=["key", "button"])


@pytest.fixture
def tab(desk: Desk, open_tab: Callable[..., Tab]) -> Tab:
    return open_tab(desk)


def test_next_and_previous_by_letters_arrows_and_clicks(tab):
    order = tab.rows()
    for on, back in (("j", "k"), ("ArrowDown", "ArrowUp")):
        tab.press(on, on)
        tab.sees("#event h1", order[2])
        tab.press(back)
        tab.sees("#event h1", order[1])
        tab.press(back)
        tab.sees("#event h1", order[0])
    tab.page.locator("#list button").nth(4).click()
    tab.until("document.querySelectorAll('#list button')[4].getAttribute('aria-current') === 'true'")
    tab.sees("#event h1", order[4])


@pytest.mark.parametrize(("key", "verdict"), [("a", "accept"), ("r", "reject")])
@pytest.mark.parametrize("way", ["key", "button"])
def test_accept_and_reject_go_on_and_are_taken_back(tab, large, key, verdict, way):
    before, first = looked_at(tab), tab.page.locator("#list [aria-current]").get_attribute("data-id")
    with decided(large, 1):
        tab.press(key) if way == "key" else tab.page.locator(f"#do-{verdict}").click()
        tab.sees("#said", "Accepted" if verdict == "accept" else "Rejected")
        assert looked_at(tab) == before + 1
        assert tab.page.locator("#list [aria-current]").get_attribute("data-id") != first
    with decided(large, -1):
        tab.press("u") if way == "key" else tab.page.locator("#undobutton").click()
        tab.sees("#said", "Taken back")
        assert looked_at(tab) == before
        tab.until(f"document.querySelector('#list [aria-current]')?.dataset.id === '{first}'")


@both("e", "#do-edit")
def test_edit_is_saved_or_left(tab, large, act):
    with decided(large, 0):
        act(tab)
        tab.page.locator("#field-title").fill("Never")
        tab.press("Escape")
        tab.page.locator(".edit").wait_for(state="detached")
        assert "Never" not in tab.title()
    with decided(large, 1):
        act(tab)
        tab.page.locator("#field-place").fill(f"Port of {act.__name__}")
        tab.press("Enter")
        tab.sees("#said", "Saved")
        tab.sees(".facts", "set by hand")
    tab.press("u")
    tab.sees("#said", "Taken back")


def test_save_and_accept_in_one(tab, large):
    with decided(large, 2):
        tab.press("e")
        tab.page.locator("#field-title").fill("Saved and accepted in one")
        tab.press("Shift+Enter")
        tab.sees("#said", "Saved and accepted")
    tab.press("u")
    tab.sees("#said", "Taken back")


@both("m", "#do-merge")
def test_merge_with_what_a_search_finds(tab, large, act):
    with decided(large, 1):
        act(tab)
        tab.page.locator("#mergesearch").fill("sanctions")
        tab.page.locator("dialog [name=other]:checked").wait_for()
        tab.press("Enter")
        tab.sees("#said", "Merged")
        tab.sees(".decided", "merged")
    tab.press("u")
    tab.sees("#said", "Taken back")


def test_one_event_dropped_on_another_is_a_merge_that_is_asked_about(tab, large):
    rows = tab.page.locator("#list li")
    with decided(large, 0):
        rows.nth(0).drag_to(rows.nth(2))
        tab.sees("dialog h2", "Merge these two events?")
        tab.press("Escape")
    with decided(large, 1):
        rows.nth(0).drag_to(rows.nth(2))
        tab.page.locator("dialog .main").click()
        tab.sees("#said", "Merged")
        tab.sees(".decided", "merged")
        tab.page.locator("dialog").wait_for(state="hidden")
    tab.press("u")
    tab.sees("#said", "Taken back")


@both("s", "#do-split")
def test_split_takes_a_mention_off(tab, large, act):
    tab.page.locator("#search").fill("missiles")
    tab.press("Escape")
    tab.page.locator("#list button").first.click()
    tab.page.locator("#do-split").wait_for()
    with decided(large, 1):
        act(tab)
        tab.page.locator("dialog [name=mention]:checked").wait_for()
        tab.press("Enter")
        tab.sees("#said", "Split")
        tab.page.locator("#do-split").wait_for(state="detached")
    tab.press("u")
    tab.sees("#said", "Taken back")


@both("n", "#addbutton")
def test_an_event_of_a_source_that_is_brought_along(tab, large, act):
    with decided(large, 1):
        act(tab)
        tab.page.locator("#source").select_option("")
        tab.page.locator("#field-words").fill("The port of Elmstadt was closed on 2 May 2021.")
        tab.page.locator("#field-outlet").fill("Harbour radio")
        tab.page.locator("dialog #field-title").fill("Port of Elmstadt closed")
        tab.page.locator("dialog #field-when").fill("2 May 2021")
        tab.press("Control+Enter")
        tab.sees("#event h1", "Port of Elmstadt closed")
    tab.press("u")
    tab.sees("#said", "Taken back")


@both("f", "#do-star")
def test_star_and_unstar(tab, large, act):
    before = _starred(large)
    act(tab)
    tab.sees(".kind", "★ starred")
    assert _starred(large) == before + 1
    act(tab)
    tab.until("!document.querySelector('.kind').textContent.includes('★')")
    assert _starred(large) == before


@both("t", "#do-tag")
def test_tag(tab, large, act):
    with decided(large, 1):
        act(tab)
        tab.page.locator("dialog input[name=words]").fill("naval")
        tab.press("Enter")
        tab.sees(".kind", "naval")
    tab.press("u")
    tab.until("!document.querySelector('.kind').textContent.includes('naval')")


@both("c", "#do-note")
def test_note(tab, large, act):
    with decided(large, 1):
        act(tab)
        tab.page.locator("dialog textarea").fill("Two lines\nof a note.")
        tab.press("Control+Enter")
        tab.sees(".decided", "note:")
    tab.press("u")
    tab.sees("#said", "Taken back")


@both("l", "#do-line")
def test_a_minor_mention_comes_onto_the_line(tab, large, act):
    tab.page.locator("#view").select_option("minor")
    tab.page.locator("#do-line").wait_for()
    with decided(large, 1):
        act(tab)
        tab.sees("#said", "On the line now")
    tab.press("u")
    tab.sees("#said", "Taken back")


def test_search_lists_views_theme_and_help(tab):
    tab.press("/")
    assert tab.page.evaluate("document.activeElement.id") == "search"
    tab.page.keyboard.type("sanctions")
    tab.until("[...document.querySelectorAll('#list .title')].every((one) => /sanctions/i.test(one.textContent))")
    tab.press("Escape", "?")
    tab.sees("dialog h2", "Keys")
    tab.press("Escape")
    tab.page.locator("#helpbutton").click()
    tab.sees("dialog h2", "Keys")
    tab.page.locator("dialog .main").click()
    for theme in ("light", "dark", "auto"):
        tab.page.locator("#theme").click()
        assert tab.page.evaluate("document.documentElement.dataset.theme") == theme
    for view in tab.page.locator("#view option").evaluate_all("(all) => all.map((one) => one.value)"):
        tab.page.locator("#view").select_option(view)
        tab.until(f"document.getElementById('view').value === '{view}'")
    assert [words for words in tab.said if "error" in words] == []


def test_keys_with_nothing_to_do_say_so(tab, large):
    with decided(large, 0):
        tab.page.locator("#search").fill("sanctions")
        tab.press("Escape")
        tab.page.locator("#list button").first.click()
        tab.until("/sanctions/i.test(document.querySelector('#event h1').textContent)")
        tab.press("s")
        tab.sees("#said", "nothing to split")
        tab.press("l")
        tab.sees("#said", "on the line already")
        tab.press("x", "q", "Control+a")
