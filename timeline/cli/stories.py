"""`timeline stories`: the storylines of a store."""

import json
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli.console import clean, emit, emit_json, stdout
from timeline.cli.options import StoreOption
from timeline.cli.wording import days_of

if TYPE_CHECKING:
    from datetime import date

    from timeline.model.event import MergedEvent
    from timeline.model.storyline import Storyline

SUMMARY = "The storylines of a store, with their top lines."
EXAMPLE = "Example:  timeline stories --store output/timeline.db"
WIDTH = 80


class Shape(StrEnum):
    """What is printed."""

    TEXT = "text"
    JSON = "json"


def command(
    store: StoreOption,
    shape: Annotated[Shape, typer.Option("--as", help="What to print.")] = Shape.TEXT,
) -> None:
    """Print the storylines that a store's events make up, those with most events first."""
    from timeline.model.event import SCHEMA_VERSION
    from timeline.opening import store_at

    with store_at(store) as opened:
        stories = opened.storylines().stories
        if shape is Shape.JSON:
            told = [story.model_dump(mode="json", exclude={"schema_version"}) for story in stories]
            emit_json(json.dumps({"schema_version": SCHEMA_VERSION, "stories": told}, ensure_ascii=False, indent=1))
            return
        for story in stories:
            tops = (opened.event(name) for name in story.top)
            _print(story, [event for event in tops if event is not None])


def _print(story: "Storyline", top: "list[MergedEvent]") -> None:
    """The name, what there is of it, and its top lines, cut to the width of a page where no terminal says wider."""
    width = WIDTH
    if stdout().isatty():
        from shutil import get_terminal_size

        width = get_terminal_size().columns
    undated = f" ({story.undated} undated)" if story.undated else ""
    articles = f"{story.articles} article{'' if story.articles == 1 else 's'}"
    emit(clean(story.name))
    emit(f"  {story.id}  {_span(story.first, story.last)}{story.events} events{undated}, {articles}")
    for event in sorted(top, key=lambda event: str(event.when.first or event.when.last or "~")):
        line = f"    {days_of(event.when):10}  {clean(event.title)}"
        emit(line if len(line) <= width else f"{line[: width - 3].rstrip()}...")
    emit("")


def _span(first: "date | None", last: "date | None") -> str:
    return f"{first} to {last}, " if first and last else ""
