"""What must hold for any input: nothing is raised but our own errors, and what comes out is sound."""

import io
import json
import re
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from random import Random

from fuzz import making
from sample_chronology import ARTICLES, EVENTS, extracted

from timeline import Store, expressions, ingest, language, render, resolution
from timeline.coverage import compare_sources
from timeline.errors import SelectionError
from timeline.export import FORMATS, export_events, render_text
from timeline.model.article import Article, InputProblem
from timeline.render.payload import payload
from timeline.storylines import find_storylines

__all__ = ["Trial", "trials"]

TEXT_FORMATS = tuple(name for name in FORMATS if name not in ("parquet", "xlsx"))
_RAW = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True)
class Trial:
    """A part of the program under trial, and how often of a hundred its turn comes."""

    name: str
    share: int
    run: Callable[[Random], None]


@contextmanager
def trials() -> Iterator[list[Trial]]:
    """The trials; what they need on disk is gone afterwards."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with Store.create(folder / "store.db") as new:
            new.put_many((ARTICLES[line.id], line) for line in extracted())
            new.replace_merged(EVENTS)
        with Store.open(folder / "store.db") as store:
            yield [
                Trial("readers", 15, lambda random: _read(random, folder)),
                Trial("times", 60, _find_times),
                Trial("queries", 15, lambda random: _ask(random, store)),
                Trial("page", 7, _show),
                Trial("exports", 3, lambda random: _export(random, folder)),
            ]


def _read(random: Random, folder: Path) -> None:
    ending, data = making.file_bytes(random)
    if random.random() < 0.2:
        items = list(ingest.read_articles(["-"], stdin=io.BytesIO(making.line(random) + data)))
    else:
        path = folder / f"article{ending}"
        path.write_bytes(data)
        items = list(ingest.read_articles([path]))
    for item in items:
        assert isinstance(item, Article | InputProblem)
        if isinstance(item, Article):
            item.model_dump_json().encode()
            assert item.text.strip()
        else:
            assert "\n" not in item.message()


def _find_times(random: Random) -> None:
    article = Article(
        id="fuzz", text=making.text(random), published=making.day(random), language=random.choice(making.LANGUAGES)
    )
    analysis = language.segment(article)
    found = expressions.find_expressions(analysis)
    ends = [-1]
    for time in resolution.resolve(found, analysis, article.published, language=article.language):
        assert time.text == article.text[time.start : time.end]
        assert time.start >= ends[-1], "expressions overlap"
        assert time.first is None or time.last is None or time.first <= time.last
        ends.append(time.end)
    if article.published is None:
        times = resolution.resolve(found, analysis, None)
        resolution.publication_bounds(found, times, analysis)


def _ask(random: Random, store: Store) -> None:
    conditions = making.question(random)
    with suppress(SelectionError):
        events = store.query(**conditions)
        assert store.count(**conditions) >= len(events) or conditions.get("top")
        store.strangers(**conditions)


def _show(random: Random) -> None:
    events = [making.event(random) for _ in range(random.randint(1, 6))]
    told, compared = find_storylines(events), compare_sources(events, ARTICLES)
    json.dumps(payload(events, ARTICLES, making.text(random, 4), None, told, compared))
    render.headline(events, told)
    render.headline(events)
    if random.random() < 0.1:
        page = render.render_html(events, ARTICLES, title=making.text(random, 6))
        assert page.lower().count("<script") == page.lower().count("</script>")
        render.figure(events)


def _export(random: Random, folder: Path) -> None:
    events = [making.event(random) for _ in range(random.randint(1, 4))]
    name = random.choice(TEXT_FORMATS)
    written = render_text(events, name, ARTICLES)
    raw = _RAW.search(written)
    assert raw is None, f"{name} has a raw {raw[0]!r}"
    if random.random() < 0.1:
        export_events(events, ARTICLES, "xlsx", folder / "events.xlsx")
