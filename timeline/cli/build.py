"""`timeline build`: the main job."""

from pathlib import Path
from typing import Annotated

import typer

from timeline.cli.console import FAILED, USAGE, counted, note, track
from timeline.cli.intake import read_all
from timeline.cli.options import Inputs, Quiet, reading
from timeline.model.wording import how_many

SUMMARY = "One page and one store from articles."
EXAMPLE = "Example:  timeline build articles"
STOPPED = "store and page are as they were before"


@reading
def command(
    inputs: Inputs,
    html: Annotated[Path, typer.Option("--html", help="The page to write.")] = Path("output/timeline.html"),
    store: Annotated[Path, typer.Option("--store", "-s", help="The store to write.")] = Path("output/timeline.db"),
    title: Annotated[str | None, typer.Option("--title", help="The page's heading.")] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Replace a store even if it holds other articles or decisions.")
    ] = False,
    quiet: Quiet = False,
) -> None:
    """Build one interactive page and one new store from exactly these articles."""
    intake = read_all(inputs, quiet=quiet)
    if not intake.articles:
        note("error: expected at least one article, got none; nothing was written")
        raise typer.Exit(FAILED if intake.failed else USAGE)
    from timeline.chronology import build_timeline

    done = build_timeline(
        intake.articles,
        store=store,
        html=html,
        title=title,
        force=force,
        jobs=inputs.jobs,
        limits=inputs.limits,
        actor_files=inputs.actor_files,
        type_files=inputs.type_files,
        columns=inputs.columns,
        cluster=inputs.cluster,
        progress=lambda results: track(results, "extracting events", quiet=quiet, total=len(intake.articles)),
    )
    for problem in done.failed:
        note(problem.message())
    if not done.articles:
        note("error: expected at least one article that can be read for events, got none; nothing was written")
        raise typer.Exit(FAILED)
    note(f"{counted(done)} from {how_many(done.articles, 'article')}", quiet=quiet)
    of_all = f", the {done.drawn:,} most salient of {done.events:,} events" if done.drawn < done.events else ""
    note(f"page: {html}{of_all}", quiet=quiet)
    note(f"store: {store}", quiet=quiet)
    note(f"digest: {done.digest}", quiet=quiet)
    if intake.failed or done.failed:
        raise typer.Exit(FAILED)
