"""`timeline schema`: the JSON schemas of what goes in and comes out."""

import json
from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli.console import emit
from timeline.errors import SelectionError

if TYPE_CHECKING:
    from pydantic import BaseModel

SUMMARY = "The JSON schemas."
EXAMPLE = "Example:  timeline schema extract"


def _models() -> "dict[str, type[BaseModel]]":
    from timeline.model.article import ArticleLine
    from timeline.model.coverage import Coverage
    from timeline.model.event import ArticleEvents, ArticleTimes, MergedEvent
    from timeline.model.selection import Selection
    from timeline.model.storyline import Storyline

    return {
        "read": ArticleLine,
        "times": ArticleTimes,
        "extract": ArticleEvents,
        "query": MergedEvent,
        "stories": Storyline,
        "sources": Coverage,
        "selection": Selection,
    }


def command(
    name: Annotated[
        str | None,
        typer.Argument(help="read, times, extract, query, stories, sources or selection; all of them without."),
    ] = None,
) -> None:
    """Print the JSON schema of a command's lines (draft 2020-12)."""
    models = _models()
    if name is not None and name not in models:
        raise SelectionError(f"one of {', '.join(models)}", got=name)
    chosen = models if name is None else {name: models[name]}
    schemas = {key: model.model_json_schema(mode="serialization") for key, model in chosen.items()}
    emit(json.dumps(schemas if name is None else schemas[name], ensure_ascii=False, indent=2))
