"""Remake the pictures of this folder from a page and a story: what README.md shows is what they look like.

    timeline build data/articles --html output/timeline.html --store output/timeline.db
    timeline export --store output/timeline.db --as story -o output/story.html
    python docs/images/remake.py output/timeline.html output/story.html

Needs the extra ``test`` and a Chromium, found by name or in the variable CHROMIUM.
"""

import os
import shutil
import sys
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

FOLDER = Path(__file__).parent
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
WIDE = {"viewport": {"width": 1440, "height": 900}}
PHONE = {"viewport": {"width": 390, "height": 844}}
PAPER = {"viewport": {"width": 1123, "height": 794}}  # A4 on its side
# name of the picture, what the browser is like, and what a reader does before it is taken
PICTURES: tuple[tuple[str, dict[str, Any], str], ...] = (
    ("overview", WIDE, "open"),
    ("evidence", WIDE, "read"),
    ("dark", {**WIDE, "color_scheme": "dark"}, "open"),
    ("phone", PHONE, "look"),
    ("sheet", PHONE, "open"),
    ("sources", WIDE, "sources"),
    ("map", WIDE, "map"),
    ("print", PAPER, "print"),
)
# the first of the most prominent events
OPEN = "() => document.querySelector('.starters button').click()"
READ = """() => { const panel = document.getElementById('evidence');
    panel.scrollTop = panel.querySelector('.source').offsetTop - 20; }"""
TOP = "() => { document.activeElement.blur(); scrollTo(0, 0); }"
SETTLE = "() => new Promise((done) => setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(done)), 250))"


def prepare(page: Any, what: str) -> None:
    """Bring the page to what the picture is about."""
    if what in ("open", "read"):
        page.evaluate(OPEN)
        page.evaluate(TOP)
    if what == "read":
        page.evaluate(READ)
    if what in ("sources", "map"):
        page.locator(f"#tab-{what}").click()
    if what == "print":
        page.emulate_media(media="print")
        page.evaluate("() => { document.body.style.margin = '12mm'; dispatchEvent(new Event('beforeprint')); }")
    page.evaluate(SETTLE)


def main(source: Path, story: Path) -> None:
    program = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=program, args=FLAGS)
        for name, options, what in PICTURES:
            page = browser.new_context(**options).new_page()
            page.goto(source.resolve().as_uri())
            prepare(page, what)
            page.screenshot(path=str(FOLDER / f"{name}.png"))
        page = browser.new_context(**WIDE).new_page()
        page.goto(f"{story.resolve().as_uri()}#view=slides&slide=2")
        page.evaluate(SETTLE)
        page.screenshot(path=str(FOLDER / "story.png"))
        page.goto(source.resolve().as_uri())
        prepare(page, "open")
        page.pdf(path=str(source.with_suffix(".pdf")), prefer_css_page_size=True)
        browser.close()


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]))
