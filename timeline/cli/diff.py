"""`timeline diff`: what changed between two stores, and why."""

from pathlib import Path
from typing import Annotated

import typer

from timeline.cli.console import clean, emit

SUMMARY = "What changed between two stores."
EXAMPLE = "Example:  timeline diff output/old.db output/timeline.db"


def command(
    old: Annotated[Path, typer.Argument(help="The earlier store.")],
    new: Annotated[Path, typer.Argument(help="The later store.")],
) -> None:
    """Print the events that came, went or changed between two stores, a line each, with the reason."""
    from timeline.chronology import compare_stores

    for line in compare_stores(old, new):
        emit(clean(line))
