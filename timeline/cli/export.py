"""`timeline export`: events from a store in other programs' formats."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli.console import note
from timeline.cli.nothing_found import tell_unknown
from timeline.cli.options import Quiet, StoreOption
from timeline.cli.selection_options import selecting
from timeline.model.wording import how_many

if TYPE_CHECKING:
    from timeline.model.selection import Selection

SUMMARY = "Events in other programs' formats."
EXAMPLE = "Example:  timeline export --store output/timeline.db --as csv -o output/events.csv"


@selecting
def command(
    selection: "Selection",
    store: StoreOption,
    shape: Annotated[
        str,
        typer.Option(
            "--as",
            metavar="FORMAT",
            help="csv, json, jsonl, ics, timelinejs, markdown, parquet, geojson, jsonld, xlsx, ftm (FollowTheMoney), "
            "timesketch, timesketch_jsonl, annotations, bundle, story (a page to scroll or turn) "
            "or story_plan (to edit).",
        ),
    ],
    output: Annotated[Path, typer.Option("--output", "-o", help="The file to write.")],
    plan: Annotated[
        Path | None,
        typer.Option("--plan", help="With --as story: events in your order, your words, pictures (TOML)."),
    ] = None,
    quiet: Quiet = False,
) -> None:
    """Write the events that meet all conditions to one file, whole or not at all."""
    from timeline.chronology import export_store

    done = export_store(store, output, selection, shape=shape, plan=plan)
    have = "has" if done.left_out == 1 else "have"
    without = f"; {done.left_out:,} without a {done.lacking} {have} no place in {shape}" if done.left_out else ""
    note(f"{how_many(done.events, 'event')} in {output}{without}", quiet=quiet)
    tell_unknown(store, selection, done.events + done.left_out, quiet=quiet)
