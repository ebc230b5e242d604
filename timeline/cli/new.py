"""`timeline new`: a folder for articles of one's own, with a table to fill in."""

from pathlib import Path
from typing import Annotated

import typer

from timeline.cli.console import note
from timeline.cli.options import Quiet

SUMMARY = "A folder for your own articles."
EXAMPLE = "Example:  timeline new articles --samples"


def command(
    folder: Annotated[Path, typer.Argument(help="The folder to make.")],
    samples: Annotated[
        bool, typer.Option("--samples", help="Put three short articles into it, to try it out.")
    ] = False,
    quiet: Quiet = False,
) -> None:
    """Make a folder with a table, meta.csv, to say when and where each article was published, and a short how-to."""
    from timeline.ingest import make_folder

    make_folder(folder, samples=samples)
    todo = "look at the samples" if samples else "put articles there, fill in meta.csv"
    note(f"{folder}: {todo}, then: timeline check {folder}", quiet=quiet)
