"""`timeline extract`: events of each article before merging."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli.console import FAILED, USAGE, note
from timeline.cli.lines import print_lines
from timeline.cli.options import Inputs, Quiet, reading
from timeline.cli.streaming import articles_of

if TYPE_CHECKING:
    from timeline.model.article import Article, InputProblem
    from timeline.model.event import ArticleEvents

SUMMARY = "Events of each article, before merging."
EXAMPLE = "Example:  timeline extract articles"
STOPPED = "shards that were finished are whole; the same command again goes on"


@reading
def command(
    inputs: Inputs,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 when an event stays undated.")] = False,
    shards: Annotated[
        str | None,
        typer.Option(
            "--shards",
            metavar="FOLDER",
            help="Write Parquet files there instead, for `timeline load`: a folder, or an address such as s3://...",
        ),
    ] = None,
    quiet: Quiet = False,
) -> None:
    """Print the events of each article before merging, a line of JSON per article; or write them to shards."""
    if shards is not None:
        _to_shards(inputs, shards, quiet=quiet)
        return
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
            cluster=inputs.cluster,
        )
        for line in found:
            undated += sum(not event.when.is_dated for event in getattr(line, "events", ()))
            yield line

    print_lines(inputs, lines, quiet=quiet, description="extracting events")
    if strict and undated:
        note(f"error: expected every event to be dated, got {undated} undated; see the explanation of each")
        raise typer.Exit(FAILED)


def _to_shards(inputs: Inputs, shards: str, *, quiet: bool) -> None:
    from timeline.cli.extras import needed

    with needed("shards", "cluster"):
        from timeline.sharding import extract_to_shards

    failed: list[str] = []
    made = there = articles = 0
    for shard in extract_to_shards(
        articles_of(inputs, failed, quiet=quiet),
        shards,
        jobs=inputs.jobs,
        limits=inputs.limits,
        cluster=inputs.cluster,
        actor_files=inputs.actor_files,
        type_files=inputs.type_files,
    ):
        if shard.was_broken:
            note(f"warning: {shard.name} was {shard.was_broken}; it is made anew", quiet=quiet)
        for problem in shard.failed:
            failed.append(problem.message())
            note(problem.message())
        articles += shard.articles
        there += shard.was_there
        made += not shard.was_there
    if not articles:
        note("error: expected at least one article, got none; nothing was written")
        raise typer.Exit(FAILED if failed else USAGE)
    note(f"{made} shards made, {there} were there; {articles} articles in {shards}", quiet=quiet)
    if failed:
        raise typer.Exit(FAILED)
