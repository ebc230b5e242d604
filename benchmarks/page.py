"""The page measured in a real Chromium, beside px.timeline of the same events in the same run.

    python benchmarks/page.py                       # 1,000 and 10,000 events, three runs each
    python benchmarks/page.py 100000 --runs 1       # other sizes
    python benchmarks/page.py --no-peer             # ours alone

Events are made by arithmetic, the same each time.  CPU seconds are those of the whole browser, all its processes, from
opening the file until the page can be used: they hold on a busy machine, where seconds on the clock do not.  Needs the
extra ``test`` and a Chromium, found by name or in the variable CHROMIUM.  Linux only: it reads /proc.
"""

import argparse
import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import plotly.express as px
from playwright.sync_api import sync_playwright

from timeline.model.article import Article
from timeline.model.event import Mention, MergedEvent, Trigger
from timeline.model.time import Basis, Precision, When
from timeline.render import render_html

TYPES = (("negotiation", "diplomacy"), ("threat", "words"), ("missile_test", "weapons"), ("sanctions", "pressure"))
COLUMNS = ("events", "page", "MB", "CPU s to ready", "s to ready", "zoom ms", "filter ms")
DIGITS = {"cpu_s": 2, "ready_s": 2, "zoom_ms": 0, "filter_ms": 0}
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
FRAMES = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
OUR_READY = "() => performance.getEntriesByName('app-ready').length > 0"
PEER_READY = "() => document.querySelectorAll('.js-plotly-plot .bars path').length > 0"
OUR_ZOOM = "async (i) => { await window.__bench.zoom(i); }"
PEER_ZOOM = """async (i) => { const gd = document.querySelector('.js-plotly-plot'), axis = gd._fullLayout.xaxis;
    const [a, b] = axis.range.map((end) => axis.r2l(end)), by = (b - a) / 8 * (i % 2 ? -4 / 3 : 1);
    await Plotly.relayout(gd, { 'xaxis.range': [axis.l2r(a + by), axis.l2r(b - by)] }); }"""
OUR_FILTER = """async (text) => {
    const box = document.getElementById('search'), count = document.getElementById('count');
    const before = performance.now(), was = count.textContent;
    box.value = text;
    box.dispatchEvent(new Event('input', { bubbles: true }));
    while (count.textContent === was && performance.now() - before < 2000) await new Promise(requestAnimationFrame);
    return performance.now() - before; }"""


def made_events(count: int) -> tuple[list[MergedEvent], dict[str, Article]]:
    """Events spread over thirteen years, some of them vague, ten to an article."""
    events, articles = [], {}
    for index in range(count):
        first = date(2010, 1, 1) + timedelta(days=index * 7919 % 4700)
        when = When(
            first=first, last=first + timedelta(days=(0, 0, 0, 6, 27)[index % 5]), edtf=first.isoformat(),
            precision=Precision.DAY, basis=Basis.STATED, explanation=(f"{first} as it stands",),
        )  # fmt: skip
        name = f"a{index // 10}"
        text = articles[name].text if name in articles else ""
        quote = f"Delegation {index} of the northern side met officials on {first}, three people who were there said. "
        start = len(text)
        articles[name] = Article(
            id=name,
            text=text + quote,
            source=f"Outlet {index % 40}",
            published=first,
            url=f"https://news.example/{name}",
        )
        trigger = Trigger(start=start, end=start + 10, text=quote[:10])
        mention = Mention(
            event=f"e-{index:016x}",
            article=name,
            start=start,
            end=start + len(quote),
            quote=quote,
            trigger=trigger,
            when=when,
        )
        kind, group = TYPES[index % 4]
        events.append(
            MergedEvent(
                id=mention.event,
                members=(mention.event,),
                type=kind,
                group=group,
                title=f"Delegation {index} meets officials",
                when=when,
                mentions=(mention,),
                salience=index * 37 % 1000 / 1000,
            )
        )
    return events, articles


def peer_html(events: Sequence[MergedEvent]) -> str:
    """The same events by Plotly Express, as its documentation shows it, with the whole library in the file."""
    rows = [
        {
            "title": event.title,
            "start": event.when.first,
            "end": (event.when.last or date.max) + timedelta(days=1),
            "group": event.group,
            "quote": event.mentions[0].quote,
        }
        for event in events
        if event.when.first
    ]
    drawn = px.timeline(rows, x_start="start", x_end="end", y="group", color="group", hover_data=["title", "quote"])
    return str(drawn.to_html(include_plotlyjs=True, div_id="chart"))


def browser_cpu(folder: str) -> float:
    """CPU seconds so far of the browser that runs in this profile folder, and of everything that it started."""
    parents, seconds, root = {}, {}, None
    tick = os.sysconf("SC_CLK_TCK")
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            fields = (entry / "stat").read_text().rsplit(")", 1)[1].split()
            command = (entry / "cmdline").read_text()
        except OSError:  # it has ended since
            continue
        parents[entry.name] = fields[1]
        seconds[entry.name] = (int(fields[11]) + int(fields[12])) / tick
        if (
            f"--user-data-dir={folder}" in command
            and "--type=" not in command
            and (root is None or int(entry.name) < int(root))
        ):
            root = entry.name
    return sum(spent for process, spent in seconds.items() if _descends(process, root, parents))


def _descends(process: str, root: str | None, parents: dict[str, str]) -> bool:
    while process in parents and process != root:
        process = parents[process]
    return process == root


def wait_for(page: Any, test: str, limit: float = 180) -> None:
    """Poll by evaluating, which works under a policy that forbids eval."""
    end = time.monotonic() + limit
    while not page.evaluate(test):
        if time.monotonic() > end:
            raise TimeoutError(test)
        time.sleep(0.03)


def measure(driver: Any, path: Path, ready: str, zoom: str, *, filters: bool) -> dict[str, float]:
    """One visit with a fresh browser: CPU to ready, zoom repaints, filter keystrokes."""
    program = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        sys.exit("no Chromium found: install one or name it in the variable CHROMIUM")
    with tempfile.TemporaryDirectory(prefix="page-") as folder:
        context = driver.chromium.launch_persistent_context(
            folder, executable_path=program, args=FLAGS, viewport={"width": 1400, "height": 900}
        )
        page = context.pages[0]
        page.set_default_timeout(180_000)
        before, start = browser_cpu(folder), time.monotonic()
        page.goto(path.as_uri(), wait_until="commit")
        wait_for(page, ready)
        page.evaluate(FRAMES)
        found = {"cpu_s": browser_cpu(folder) - before, "ready_s": time.monotonic() - start}
        found["zoom_ms"] = statistics.median(
            _timed(lambda i=i: page.evaluate(f"async (i) => {{ await ({zoom})(i); await ({FRAMES})(); }}", i))
            for i in range(6)
        )
        if filters:
            time.sleep(2)  # as a reader would: the page prepares its search while it stands idle
            found["filter_ms"] = statistics.median(
                page.evaluate(OUR_FILTER, text)
                for text in ("delegation 7", "delegation 77", "delegation 777", "officials -7", "officials -78")
            )
        context.close()
    return found


def _timed(work: Callable[[], Any]) -> float:
    start = time.monotonic()
    work()
    return (time.monotonic() - start) * 1000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="*", type=int, default=[1000, 10_000])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--no-peer", action="store_true")
    options = parser.parse_args()
    print(f"| {' | '.join(COLUMNS)} |\n|{' --- |' * len(COLUMNS)}")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        for size in options.sizes:
            events, articles = made_events(size)
            pages = [("ours", render_html(events, articles, title=f"{size} events"), OUR_READY, OUR_ZOOM)]
            if not options.no_peer:
                pages.append(("px.timeline", peer_html(events), PEER_READY, PEER_ZOOM))
            for name, text, ready, zoom in pages:
                path = Path(folder) / f"{name}-{size}.html"
                path.write_text(text, encoding="utf-8")
                runs = [measure(driver, path, ready, zoom, filters=name == "ours") for _ in range(options.runs)]
                middle = {key: statistics.median(run[key] for run in runs) for key in runs[0]}
                cells = [f"{size:,}", name, f"{path.stat().st_size / 1e6:.1f}", *(shown(middle, key) for key in DIGITS)]
                print(f"| {' | '.join(cells)} |", flush=True)


def shown(figures: dict[str, float], key: str) -> str:
    """A figure with the digits that it can bear; nothing where it was not measured."""
    return f"{figures[key]:.{DIGITS[key]}f}" if key in figures else ""


if __name__ == "__main__":
    main()
