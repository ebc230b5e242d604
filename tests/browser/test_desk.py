"""The review desk in a real Chromium: keys, two tabs at once, hostile articles, and other sites."""

import http.server
import os
import signal
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from desks import Desk, running
from sample_chronology import ARTICLES, TEXTS, agreeing, extracted

from timeline.following import Following
from timeline.model.article import Article
from timeline.opening import Store

pytestmark = pytest.mark.browser
HOSTILE = '<img src=x onerror="window.hit=1"><script>window.hit=1</script></script>&lt;b&gt; javascript:alert(1) \u202eesrever'


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "store.db"
    with Store.create(path) as made:
        Following(made).change(lambda: made.put_many((ARTICLES[line.id], line) for line in agreeing()))
    return path


@pytest.fixture
def desk(store: Path) -> Iterator[Desk]:
    with running(store) as started:
        yield started


def titles(store: Path) -> dict[str, Any]:
    with Store.open(store) as opened:
        return {event.title: event for event in opened.all_events()}


def test_a_whole_review_by_keys_alone(desk, store, open_tab):
    tab = open_tab(desk)
    assert "token" not in tab.page.url
    assert tab.page.locator("#count").inner_text() == "0 of 3 looked at"
    order = tab.rows()
    assert tab.title() == order[0]
    tab.press("j")
    tab.sees("#event h1", order[1])
    tab.press("k")
    tab.sees("#event h1", order[0])
    tab.press("a")
    tab.sees("#count", "1 of 3 looked at")
    tab.sees("#event h1", order[1])
    tab.press("e")
    tab.page.locator("#field-when").fill("31 February 2021")
    tab.press("Enter")
    tab.sees(
        "#wrong-when", 'expected a date that the calendar has, got "31 February 2021"; the calendar has no such day'
    )
    tab.page.locator("#field-when").fill("mid-March 2021")
    tab.press("Enter")
    tab.sees(".date", "11 to 20 March 2021")
    tab.press("j")
    tab.sees("#event h1", order[2])
    tab.press("r")
    tab.sees("#count", "3 of 3 looked at")
    tab.sees("#listend", "Nothing left to look at here.")
    tab.press("u")
    tab.sees("#count", "2 of 3 looked at")
    tab.sees(".verdict", "Not looked at")
    tab.press("f")
    tab.sees(".kind", "★ starred")
    tab.press("c")
    tab.page.locator("dialog textarea").fill("Ask the ministry.")
    tab.press("Control+Enter")
    tab.sees(".decided", "note: Ask the ministry.")
    decided = titles(store)
    assert decided[order[0]].accepted is True
    assert str(decided[order[1]].when.first) == "2021-03-11"
    assert (decided[order[2]].accepted, decided[order[2]].tags) == (None, ("starred",))
    assert [words for words in tab.said if "status of 422" not in words] == []  # the date that was refused
    assert all(url.startswith(desk.origin) for url in tab.asked)


def test_merge_split_and_undo_by_keys(desk, store, open_tab):
    tab = open_tab(desk)
    first = tab.title()
    tab.press("m")
    tab.page.locator("#mergesearch").fill("Sanctions" if "Sanctions" not in first else "missiles")
    tab.page.locator("dialog [name=other]:checked").wait_for()
    tab.press("Enter")
    tab.page.locator("dialog").wait_for(state="hidden")
    tab.sees(".decided", "merged")
    assert len(titles(store)) == 2
    tab.press("s")
    tab.page.locator("dialog [name=mention]").first.wait_for()
    tab.press("Escape")
    tab.press("u")
    tab.until("document.querySelectorAll('#list li').length === 3")
    assert len(titles(store)) == 3
    assert tab.said == []


def test_an_event_by_hand_from_words_marked_in_the_article(desk, store, open_tab):
    tab = open_tab(desk)
    tab.press("n")
    tab.page.locator("#source").select_option("post-3")
    tab.sees("#articletext", "Talks may follow.")
    tab.page.locator("#articletext").evaluate("""(text) => {
        const last = text.lastChild, at = last.data.indexOf("Talks"), range = document.createRange();
        range.setStart(last, at); range.setEnd(last, at + 16);
        getSelection().removeAllRanges(); getSelection().addRange(range);
        text.dispatchEvent(new MouseEvent("mouseup", { bubbles: true }));
    }""")
    assert tab.page.locator("#field-words").input_value() == "Talks may follow"
    tab.page.locator("dialog #field-title").fill("Talks on sanctions")
    tab.page.locator("dialog #field-when").fill("June 2021")
    tab.press("Enter")
    tab.sees("#event h1", "Talks on sanctions")
    added = titles(store)["Talks on sanctions"]
    assert (added.mentions[0].quote, added.when.edtf, added.accepted) == ("Talks may follow.", "2021-06", True)


def test_two_tabs_at_once_lose_nothing_and_follow_each_other(desk, store, open_tab):
    one = open_tab(desk)
    other = open_tab(desk, beside=one)
    title = one.title()
    assert other.title() == title
    one.press("e")
    one.page.locator("#field-title").fill("From the first tab")
    other.press("e")
    other.page.locator("#field-place").fill("Hanoi")
    one.press("Enter")
    one.sees("#event h1", "From the first tab")
    other.press("Enter")  # another field of the same event: both hold
    other.sees(".facts", "Hanoi")
    other.sees("#event h1", "From the first tab")
    event = titles(store)["From the first tab"]
    assert event.place.name == "Hanoi"
    # the same field: the later one is told, and keeps its words
    one.page.bring_to_front()
    one.sees(".facts", "Hanoi")  # it followed by itself
    one.press("e")
    one.page.locator("#field-title").fill("Again from the first")
    other.page.bring_to_front()
    other.press("e")
    other.page.locator("#field-title").fill("From the second")
    other.press("Enter")
    other.sees("#event h1", "From the second")
    one.page.bring_to_front()
    one.press("Enter")
    one.sees("#wrong-title", "somebody changed it meanwhile")
    assert one.page.locator("#field-title").input_value() == "Again from the first"
    assert "From the second" in titles(store)


def test_a_hostile_article_is_words_and_nothing_else(tmp_path, open_tab):
    path = tmp_path / "hostile.db"
    line = extracted()[2]
    with Store.create(path) as made:
        text = f"{TEXTS['post-3']}\n{HOSTILE}"
        article = Article(id="post-3", text=text, title=HOSTILE, source=HOSTILE, url="javascript:alert(1)")
        event = line.events[0].model_copy(update={"title": HOSTILE})
        made.put(article, line.model_copy(update={"events": (event,)}))
    with running(path) as desk:
        tab = open_tab(desk)
        assert tab.title() == HOSTILE
        tab.press("n")
        tab.sees("#articletext", "javascript:alert(1)")
        tab.press("Escape", "t")
        tab.page.locator("dialog input[name=words]").fill(HOSTILE[:40])
        tab.press("Enter")
        tab.sees(".kind", "<img src=x")
        assert tab.page.evaluate("window.hit") is None
        assert tab.page.locator("#event img, #list img, #event script, a[href^=javascript]").count() == 0
        # even what had got in as markup could do nothing
        tab.page.evaluate(
            "document.body.insertAdjacentHTML('beforeend', '<img src=/x onerror=\"window.hit=1\"><form id=f action=/api/undo method=post></form>')"
        )
        tab.page.evaluate("document.getElementById('f').submit()")
        tab.page.wait_for_timeout(400)
        assert tab.page.evaluate("window.hit") is None
        assert any("Content Security Policy" in words for words in tab.said)
        assert all(url.startswith(desk.origin) for url in tab.asked)


class _Foreign(http.server.BaseHTTPRequestHandler):
    """Another site: a page with a form that sends itself to the desk, and a script that asks it."""

    target = ""

    def do_GET(self) -> None:
        page = f"""<form id=f method=post enctype="text/plain" action="{self.target}/api/decide">
            <input name='{{"event": "EVENT", "verdict": "reject", "x": "' value='"}}'></form>
            <script>fetch("{self.target}/api/desk", {{ credentials: "include" }})
              .then((answer) => answer.text()).then((text) => {{ window.read = text; }}, () => {{ window.read = "refused"; }});</script>"""
        self.send_response(200)
        self.send_header("content-type", "text/html")
        self.end_headers()
        self.wfile.write(page.encode())

    def log_message(self, *_: object) -> None:
        pass


def test_a_form_and_a_script_of_another_site_are_refused(desk, store, open_tab):
    tab = open_tab(desk)
    foreign = http.server.ThreadingHTTPServer(("127.0.0.1", 0), type("Site", (_Foreign,), {"target": desk.origin}))
    threading.Thread(target=foreign.serve_forever, daemon=True).start()
    try:
        for host in ("localhost", "127.0.0.1"):  # another site, and the same one at another port
            other = open_tab(desk, beside=tab, address=f"http://{host}:{foreign.server_port}/")
            other.page.wait_for_function("window.read !== undefined")
            assert other.page.evaluate("window.read") == "refused"
            with other.page.expect_navigation():
                other.page.evaluate("document.getElementById('f').submit()")
            assert "expected" in other.page.locator("body").inner_text()
    finally:
        foreign.shutdown()
        foreign.server_close()
    with Store.open(store) as opened:
        assert opened.decisions() == []


def test_killed_in_the_middle_of_edits_the_store_is_whole(store, open_tab):
    with running(store) as desk:
        tab = open_tab(desk)
        tab.page.evaluate("""() => {
            const id = document.querySelector("#list [aria-current]").dataset.id;
            window.answered = 0;
            const send = (number) => fetch("/api/decide", { method: "POST", headers: { "content-type": "application/json" },
              body: JSON.stringify({ event: id, note: `note ${number}` }) }).then((answer) => { if (answer.ok) window.answered += 1; send(number + 1); }, () => {});
            send(0);
        }""")
        tab.until("window.answered > 4")
        os.kill(desk.process.pid, signal.SIGKILL)
        desk.process.wait(20)
        tab.page.wait_for_timeout(300)
        answered = tab.page.evaluate("window.answered")
    with Store.open(store) as opened:
        report = opened.verify()
        notes = max(len(event.notes) for event in opened.all_events())
        assert report.failures == ()
        assert len(opened.decisions()) == notes >= answered > 4


def test_read_only_has_no_way_to_decide(store, open_tab):
    with running(store, "--read-only") as desk:
        tab = open_tab(desk)
        assert tab.page.locator("#readonly").is_visible()
        assert tab.page.locator(".actions").count() == 0
        tab.press("a")
        tab.sees("#said", "nothing can be decided here")
        assert tab.page.locator("#count").inner_text() == "0 of 3 looked at"


@pytest.mark.parametrize(("width", "scheme"), [(420, "light"), (1400, "dark")])
def test_the_desk_can_be_used_by_everybody(desk, open_tab, scheme, width):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    tab = open_tab(desk, viewport={"width": width, "height": 900}, color_scheme=scheme)
    assert tab.page.evaluate("document.documentElement.scrollWidth") <= width
    for prepare in ((), ("e",), ("Escape", "m"), ("Escape", "n"), ("Escape", "?")):
        tab.press(*prepare)
        tab.page.wait_for_timeout(300)
        violations = axe.Axe().run(tab.page).response["violations"]
        assert [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in violations] == [], prepare
