"""A program that changes a store over and over, to be killed in the middle: ``python killed_changes.py FOLDER``.

For every line that it reads it starts a process of its own that builds, adds, applies and removes until it is killed,
and prints that process's number.  What is extracted and drawn comes ready made, so that the time goes into the store.
"""

import itertools
import os
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from sample_chronology import ARTICLES, extracted

from timeline import chronology
from timeline.model.article import Article
from timeline.model.event import ArticleEvents

__all__ = ["CHANGES", "prepare"]

AT = datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC)
_LINES = {line.id: line for line in extracted()}
_FIRST = {name: ARTICLES[name] for name in ("gazette-1", "post-3")}
_REST = {"herald-7": ARTICLES["herald-7"]} | {
    f"filler-{n}": Article(id=f"filler-{n}", text=f"Nothing happened on day {n}. " * 200) for n in range(20)
}


def prepare() -> None:
    """Give what was extracted instead of extracting it, and a page without drawing it."""
    chronology.extract_many = lambda articles, **_: (
        _LINES.get(article.id, ArticleEvents(id=article.id)) for article in articles
    )
    chronology.render.render_html = lambda *_, **__: "<!doctype html>"


def build(folder: Path) -> None:
    chronology.build_timeline(_FIRST, store=folder / "timeline.db", html=folder / "page.html", force=True)


def add(folder: Path) -> None:
    chronology.add_articles(_REST, store=folder / "timeline.db")


def apply(folder: Path) -> None:
    chronology.apply_review(folder / "review.toml", store=folder / "timeline.db", author="kim", at=AT)


def undo(folder: Path) -> None:
    chronology.apply_review(folder / "review.toml", store=folder / "timeline.db", author="kim", at=AT, undo=True)


def remove(folder: Path) -> None:
    chronology.remove_article("herald-7", store=folder / "timeline.db")


CHANGES: tuple[Callable[[Path], None], ...] = (build, add, apply, undo, remove)


def main() -> None:
    folder = Path(sys.argv[1])
    prepare()
    for change in CHANGES:  # what is loaded on first use is loaded before anybody is killed
        change(folder)
    for _ in sys.stdin:
        child = os.fork()
        if child == 0:
            for change in itertools.cycle(CHANGES):
                change(folder)
        print(child, flush=True)
        os.waitpid(child, 0)


if __name__ == "__main__":
    main()
