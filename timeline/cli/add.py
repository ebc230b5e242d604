"""`timeline add`: more articles into an existing store."""

import typer

from timeline.cli.console import FAILED, USAGE, counted, note, track
from timeline.cli.intake import read_all
from timeline.cli.options import Inputs, Quiet, StoreOption, reading
from timeline.model.wording import how_many

SUMMARY = "More articles into a store."
EXAMPLE = "Example:  timeline add articles --store output/timeline.db"
STOPPED = "articles are in the store whole or not at all; the same command again goes on"


@reading
def command(inputs: Inputs, store: StoreOption, quiet: Quiet = False) -> None:
    """Add articles to a store and merge them with what it holds; the same article again changes nothing."""
    from timeline.chronology import add_articles
    from timeline.opening import Store

    with Store.open(store) as opened:
        kept_columns = opened.column_maps()
    intake = read_all(inputs, quiet=quiet, kept_columns=kept_columns)
    if not intake.articles:
        note("error: expected at least one article, got none; nothing was written")
        raise typer.Exit(FAILED if intake.failed else USAGE)

    done = add_articles(
        intake.articles,
        store=store,
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
    note(
        f"{how_many(done.new_articles, 'new or changed article')}; the store holds {counted(done)} "
        f"from {how_many(done.articles, 'article')}",
        quiet=quiet,
    )
    note(f"digest: {done.digest}", quiet=quiet)
    if intake.failed or done.failed:
        raise typer.Exit(FAILED)
