"""`timeline extract`: events of each article before merging."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli.console import FAILED, note
from timeline.cli.lines import print_lines
from timeline.cli.options import Inputs, Quiet, reading

if TYPE_CHECKING:
    from timeline.model.article import Article, InputProblem
    from timeline.model.event import ArticleEvents

SUMMARY = "Events of each article, before merging."
EXAMPLE = "Example:  timeline extract articles"


@reading
def command(
    inputs: Inputs,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 when an event stays undated.")] = False,
    quiet: Quiet = False,
) -> None:
    """Print the events of each article before merging, a line of JSON per article."""
    undated = 0

    def lines(articles: "Iterable[Article]") -> "Iterator[ArticleEvents | InputProblem]":
        nonlocal undated
        from timeline.pipeline import extract_many

        found = extract_many(
            articles,
            jobs=inputs.jobs,
            limits=inputs.limits,
            actor_files=inputs.actor_files,
            type_files=inputs.type_files,
        )
        for line in found:
            undated += sum(not event.when.is_dated for event in getattr(line, "events", ()))
            yield line

    print_lines(inputs, lines, quiet=quiet, description="extracting events")
    if strict and undated:
        note(f"error: expected every event to be dated, got {undated} undated; see the explanation of each")
        raise typer.Exit(FAILED)
