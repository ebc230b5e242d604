"""`timeline load`: shards into a store."""

from typing import Annotated

import typer

from timeline.cli.console import FAILED, note, track
from timeline.cli.options import Quiet, StoreOption, TypeFiles

SUMMARY = "Shards into a store."
EXAMPLE = "Example:  timeline load output/shards --store output/timeline.db"
STOPPED = "shards are in the store whole or not at all; the same command again goes on"


def command(
    shards: Annotated[str, typer.Argument(help="A folder of shards, or an address that fsspec can reach.")],
    store: StoreOption,
    types: TypeFiles = [],  # noqa: B006  (typer copies it)
    quiet: Quiet = False,
) -> None:
    """Put what `extract --shards` made into a store, a new one or one that is there, and merge it."""
    from timeline.cli.extras import needed

    with needed("shards", "cluster"):
        from timeline.loading import load_shards

    done = load_shards(
        shards,
        store=store,
        type_files=types,
        progress=lambda names: track(names, "loading shards", quiet=quiet, total=len(names)),
    )
    for problem in done.failed:
        note(problem.message())
    for line in done.broken:
        note(line)
    minor = f"; {done.minor} minor ones kept" if done.minor else ""
    note(
        f"{done.new_articles} new or changed articles from {done.shards} shards; the store holds {done.events} events"
        f" ({done.undated} undated{minor}) from {done.articles} articles",
        quiet=quiet,
    )
    note(f"digest: {done.digest}", quiet=quiet)
    if done.failed or done.broken:
        raise typer.Exit(FAILED)
