"""`timeline times`: time expressions of each article, resolved."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli.console import FAILED, note
from timeline.cli.lines import print_lines
from timeline.cli.options import Inputs, Quiet, reading

if TYPE_CHECKING:
    from timeline.model.article import Article, InputProblem
    from timeline.model.event import ArticleTimes

SUMMARY = "Dates of each article, resolved."
EXAMPLE = "Example:  timeline times articles"


@reading
def command(
    inputs: Inputs,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 when a date stays unresolved.")] = False,
    quiet: Quiet = False,
) -> None:
    """Print the time expressions of each article, resolved, a line of JSON per article."""
    unresolved = 0

    def lines(articles: "Iterable[Article]") -> "Iterator[ArticleTimes | InputProblem]":
        nonlocal unresolved
        from timeline.model.time import TimexType
        from timeline.pipeline import find_times_in_many

        for line in find_times_in_many(articles, jobs=inputs.jobs, limits=inputs.limits, cluster=inputs.cluster):
            unresolved += sum(
                not time.is_dated and time.type in (TimexType.DATE, TimexType.TIME)
                for time in getattr(line, "times", ())
            )
            yield line

    print_lines(inputs, lines, quiet=quiet, description="finding dates")
    if strict and unresolved:
        note(f"error: expected every date to resolve, got {unresolved} unresolved; see the explanation of each")
        raise typer.Exit(FAILED)
