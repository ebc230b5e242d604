"""What each stage costs against the number of articles, and how the cost grows: processor seconds, memory, exponents.

    timeline extract NEWS.jsonl > LINES.jsonl
    python benchmarks/scale.py --data NEWS.jsonl --extracted LINES.jsonl --sizes 100,200,400,800,1600

Articles are taken in the order of their publication, so that more of them are more days and not more news a day.
Beyond those given they are the same ones told again, each time so much later that no two tellings share a day, as
articles of their own with other titles and outlets; they are extracted once.  What is measured of reading,
merging, storing, asking and drawing is at the stated size, and extraction up to the number of articles given with
``--extract`` (it takes articles one by one, and cannot know how many there are).  ``add one`` is one more article into
the store of that size.  Each size has a process of its own.  ``--plot`` writes the picture, ``--json`` the figures.
"""

import argparse
import json
import math
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from itertools import count, islice
from pathlib import Path

from timeline import chronology, ingest, render
from timeline.following import Following
from timeline.model.article import Article
from timeline.model.event import ArticleEvents, event_id
from timeline.model.selection import Selection
from timeline.model.span import Span
from timeline.opening import Store
from timeline.pipeline import extract_many

APART = 800  # days between two tellings: no undated event of one meets one of another
STAGES = ("read", "extract", "merge and store", "add one", "query", "render")
QUESTIONS = (
    {"top": 50},
    {"types": ("statement",), "limit": 100},
    {"text": "government", "limit": 100},
    {"first": date(2010, 1, 1), "last": date(2010, 12, 31), "limit": 100},
    {"min_sources": 2, "top": 50},
)
_DAY = re.compile(r'"(\d{4}-\d{2}-\d{2})"')


def told_again(article: Article, line: ArticleEvents, number: int, days: int) -> tuple[Article, ArticleEvents]:
    """An article with its events, so many times so many days later; as it is for the number 0."""
    if not number:
        return article, line
    name, later = f"{article.id}~{number}", timedelta(days=days * number)
    text = _DAY.sub(lambda match: f'"{_moved(match[1], later)}"', line.model_dump_json())
    moved = ArticleEvents.model_validate_json(text)
    about = {
        "id": name,
        "title": f"{article.title or 'Untitled'} ({number})",
        "source": f"{article.source or 'Outlet'} {number % 5}",
        "published": moved.published,
    }
    events = []
    for event in moved.events:
        trigger = event.mentions[0].trigger
        own = event_id(name, Span(trigger.start, trigger.end))
        mentions = tuple(one.model_copy(update={"event": own, "article": name}) for one in event.mentions)
        events.append(event.model_copy(update={"id": own, "mentions": mentions}))
    return article.model_copy(update=about), moved.model_copy(update={**about, "events": tuple(events)})


def _moved(day: str, later: timedelta) -> str:
    try:
        return (date.fromisoformat(day) + later).isoformat()
    except (ValueError, OverflowError):
        return day


def rows(data: Path, extracted: Path) -> Iterator[tuple[Article, ArticleEvents]]:
    """As many articles as are asked for. Order: by publication"""
    articles = {one.id: one for one in ingest.read_articles([data]) if isinstance(one, Article)}
    places: list[tuple[date, int]] = []
    with extracted.open("rb") as lines:
        at = 0
        for text in lines:
            places.append((articles[json.loads(text)["id"]].published or date.min, at))
            at += len(text)
        places.sort()
        known = [published for published, _ in places if published > date.min]
        days = APART + (known[-1] - known[0]).days if known else APART
        for number in count():
            for _, at in places:
                lines.seek(at)
                line = ArticleEvents.model_validate_json(lines.readline())
                yield told_again(articles[line.id], line, number, days)


def timed(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def peak() -> float:
    """MB that this process held at most."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measured(data: Path, extracted: Path, size: int, extract: int) -> dict[str, float]:
    """Processor seconds of each stage at a size, and the memory at most."""
    found: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        path, lines = Path(folder) / "store.db", Path(folder) / "articles.jsonl"
        with lines.open("w", encoding="utf-8") as out:
            out.writelines(article.model_dump_json() + "\n" for article, _ in islice(rows(data, extracted), size))
        found["read"] = timed(lambda: _gone_through(ingest.read_articles([lines])))
        found["making"] = timed(lambda: _gone_through(islice(rows(data, extracted), size)))
        with Store.building(path) as store:
            following = Following(store)
            merging = timed(lambda: following.change(lambda: store.put_many(islice(rows(data, extracted), size))))
        found["merge and store"] = merging - found.pop("making")
        found["memory"] = peak()
        (one,) = islice(rows(data, extracted), size, size + 1)
        found["size"] = path.stat().st_size / 2**20
        found["add one"] = timed(lambda: _added(path, one))
        with Store.open(path) as store:
            found["query"] = timed(lambda: [store.query(Selection(**question)) for question in QUESTIONS])
            events = store.query(top=chronology.MOST_DRAWN)
            articles = store.articles({mention.article for event in events for mention in event.mentions})
            types = store.event_types()
            found["render"] = timed(lambda: render.render_html(events, articles, title="Scale", types=types))
            found["events"] = store.count(tiers=())
        if size <= extract:
            some = [one for one, _ in islice(rows(data, extracted), size)]
            found["extract"] = timed(lambda: _gone_through(extract_many(some)))
    return found


def _added(path: Path, row: tuple[Article, ArticleEvents]) -> None:
    with Store.open(path) as store:
        Following(store).change(lambda: store.put_many([row]))


def _gone_through(values: Iterable[object]) -> None:
    for _ in values:
        pass


def exponent(points: dict[int, float]) -> float | None:
    """The slope of the costs over the sizes, both as logarithms; None for fewer than two."""
    if len(points) < 2:
        return None
    logs = [(math.log(size), math.log(max(cost, 1e-4))) for size, cost in points.items()]
    middle = [sum(values) / len(logs) for values in zip(*logs, strict=True)]
    across = sum((x - middle[0]) ** 2 for x, _ in logs)
    return sum((x - middle[0]) * (y - middle[1]) for x, y in logs) / across


COLOURS = ("#4269d0", "#efb118", "#ff725c", "#6cc5b0", "#a463f2", "#9c6b4e")
WIDTH, HEIGHT, MARGIN = 720, 420, 60
TITLE = "Processor seconds over articles, both logarithmic; beside each stage its exponent"
SVG = "http://www.w3.org/2000/svg"


def picture(figures: dict[int, dict[str, float]]) -> str:
    """Costs over sizes on logarithmic scales, as SVG."""
    costs = [figures[size][stage] for size in figures for stage in STAGES if stage in figures[size]]
    low, high = math.floor(math.log10(max(min(costs), 1e-3))), math.ceil(math.log10(max(costs)))
    first, last = math.log10(min(figures)), math.log10(max(figures))

    def x(size: float) -> float:
        return MARGIN + (math.log10(size) - first) / ((last - first) or 1) * (WIDTH - MARGIN - 170)

    def y(cost: float) -> float:
        return HEIGHT - MARGIN - (math.log10(max(cost, 10**low)) - low) / (high - low) * (HEIGHT - 2 * MARGIN)

    parts = [
        f'<svg xmlns="{SVG}" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="12">',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
        f'<text x="{MARGIN}" y="24" font-size="14">{TITLE}</text>',
    ]
    for power in range(low, high + 1):
        at = y(10.0**power)
        parts.append(f'<line x1="{MARGIN}" x2="{WIDTH - 170}" y1="{at:.1f}" y2="{at:.1f}" stroke="#ddd"/>')
        parts.append(f'<text x="{MARGIN - 8}" y="{at + 4:.1f}" text-anchor="end">{10.0**power:g} s</text>')
    parts += [
        f'<text x="{x(size):.1f}" y="{HEIGHT - MARGIN + 20}" text-anchor="middle">{size:,}</text>' for size in figures
    ]
    for number, (stage, colour) in enumerate(zip(STAGES, COLOURS, strict=True)):
        points = {size: found[stage] for size, found in figures.items() if stage in found}
        if not points:
            continue
        line = " ".join(f"{x(size):.1f},{y(cost):.1f}" for size, cost in points.items())
        parts.append(f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [f'<circle cx="{x(s):.1f}" cy="{y(c):.1f}" r="3" fill="{colour}"/>' for s, c in points.items()]
        slope = exponent(points)
        label = stage if slope is None else f"{stage}: {slope:.2f}"
        parts.append(f'<text x="{WIDTH - 165}" y="{MARGIN + 20 * number}" fill="{colour}">{label}</text>')
    return "\n".join([*parts, "</svg>"]) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--extracted", type=Path, required=True)
    parser.add_argument("--sizes", default="100,200,400,800")
    parser.add_argument("--extract", type=int, default=0, help="extract anew up to this size")
    parser.add_argument("--plot", type=Path)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(json.dumps(measured(options.data, options.extracted, options.one, options.extract)))
        return
    figures: dict[int, dict[str, float]] = {}
    for size in map(int, options.sizes.split(",")):
        own = [sys.executable, __file__, "--data", options.data, "--extracted", options.extracted]
        more = ["--one", str(size), "--extract", str(options.extract)]
        done = subprocess.run([*map(str, own), *more], capture_output=True, text=True, check=True)
        figures[size] = json.loads(done.stdout.splitlines()[-1])
        shown = ", ".join(f"{stage} {figures[size][stage]:.2f} s" for stage in STAGES if stage in figures[size])
        memory, events = figures[size]["memory"], figures[size]["events"]
        print(f"{size:>7} articles, {events:,.0f} events: {shown}; at most {memory:.0f} MB", flush=True)
        if options.json:
            options.json.write_text(json.dumps(figures, indent=1), encoding="utf-8")
        if options.plot:
            options.plot.write_text(picture(figures), encoding="utf-8")
    for stage in STAGES:
        slope = exponent({size: found[stage] for size, found in figures.items() if stage in found})
        if slope is not None:
            print(f"{stage}: exponent {slope:.2f}")


if __name__ == "__main__":
    main()
