"""A real Chromium, and pages opened in it as a reader would: from a file, with no network to speak of."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from desks import Desk, Tab
from sample_chronicle import Chronicle, sample

from timeline.coverage import compare_sources
from timeline.render import render_html
from timeline.storylines import find_storylines

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find_chromium() -> str | None:
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    path = find_chromium()
    if path is None:
        message = "no Chromium found: install one or name it in the variable CHROMIUM"
        if os.environ.get("TIMELINE_REQUIRE_BROWSER"):
            pytest.fail(message)
        pytest.skip(message)
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=path, args=FLAGS)
        yield opened
        opened.close()


@dataclass
class Opened:
    """A page with everything that it said and asked for."""

    page: Any
    chronicle: Chronicle
    said: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def id_of(self, title: str) -> str:
        return next(event.id for event in self.chronicle.events if event.title == title)

    def rows(self) -> list[str]:
        return self.page.locator("#tablebody .rowlink").all_inner_texts()

    def count(self) -> str:
        return self.page.locator("#count").inner_text()

    def open_menu(self, name: str) -> None:
        self.page.locator(f"#menu-{name} summary").click()

    def settle(self) -> None:
        """Wait for what a frame redraws."""
        self.page.evaluate(
            "() => new Promise((done) => setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(done)), 190))"
        )


@pytest.fixture
def open_page(browser: Any, tmp_path: Path) -> Iterator[Callable[..., Opened]]:
    with _opening(browser, tmp_path) as open_one:
        yield open_one


@pytest.fixture(scope="module")
def open_shared(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Opened]]:
    """Pages that all tests of a module look at; none of them may leave one changed."""
    with _opening(browser, tmp_path_factory.mktemp("shared")) as open_one:
        yield open_one


@contextmanager
def _opening(browser: Any, folder: Path) -> Iterator[Callable[..., Opened]]:
    contexts = []

    def open_one(
        chronicle: Chronicle | None = None,
        *,
        address: str = "",
        change: Callable[[str], str] = str,
        title: str = "What was reported",
        stories: bool = False,
        **options: Any,
    ) -> Opened:
        chronicle = chronicle or sample()
        path = folder / f"page-{len(contexts)}.html"
        told = {}
        if stories:
            coverage = compare_sources(chronicle.events, chronicle.articles)
            told = {"storylines": find_storylines(chronicle.events), "coverage": coverage}
        page = render_html(chronicle.events, chronicle.articles, title=title, **told)
        path.write_text(change(page), encoding="utf-8")
        settings = {
            "viewport": {"width": 1400, "height": 900},
            "color_scheme": "light",
            "reduced_motion": "reduce",
            **options,
        }
        context = browser.new_context(**settings)
        contexts.append(context)
        opened = Opened(context.new_page(), chronicle)
        opened.page.on("console", lambda message: opened.said.append(f"{message.type}: {message.text}"))
        opened.page.on("pageerror", lambda error: opened.said.append(f"error: {error}"))
        opened.page.on("dialog", lambda dialog: (opened.said.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        opened.page.on("request", lambda request: opened.asked.append(request.url))
        opened.page.goto(path.as_uri() + address)
        opened.settle()
        return opened

    yield open_one
    for context in contexts:
        context.close()


@pytest.fixture
def open_tab(browser: Any) -> Iterator[Callable[..., Tab]]:
    contexts: list[Any] = []

    def open_one(desk: Desk, *, beside: Tab | None = None, address: str | None = None, **options: Any) -> Tab:
        if beside is None:
            contexts.append(
                browser.new_context(
                    **{"viewport": {"width": 1400, "height": 900}, "reduced_motion": "reduce", **options}
                )
            )
        tab = Tab((beside.page.context if beside else contexts[-1]).new_page())
        tab.page.on("console", lambda message: tab.said.append(f"{message.type}: {message.text}"))
        tab.page.on("pageerror", lambda error: tab.said.append(f"error: {error}"))
        tab.page.on("dialog", lambda dialog: (tab.said.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        tab.page.on("request", lambda request: tab.asked.append(request.url))
        tab.page.goto(address or desk.address)
        if address is None:
            tab.page.locator("#event h1 bdi").wait_for(timeout=180_000)  # ten thousand events are merged first
        return tab

    yield open_one
    for context in contexts:
        context.close()
