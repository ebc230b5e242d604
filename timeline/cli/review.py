"""`timeline review`: a file in which an analyst accepts, corrects, merges and splits."""

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

SUMMARY = "A file in which to accept and correct."
EXAMPLE = "Example:  timeline review --store output/timeline.db -o output/review.toml --disputed"


@selecting
def command(
    selection: "Selection",
    store: StoreOption,
    output: Annotated[Path, typer.Option("--output", "-o", help="The file to write.")],
    quiet: Quiet = False,
) -> None:
    """Write the selected events to a small TOML file to edit; `timeline apply` reads it back."""
    from timeline.chronology import write_review_file

    written = write_review_file(store, output, selection)
    note(
        f"{how_many(written, 'event')} to review in {output}; then: timeline apply {output} --store {store}",
        quiet=quiet,
    )
    tell_unknown(store, selection, written, quiet=quiet)
