"""`timeline render`: the page from a store."""

from enum import StrEnum
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

SUMMARY = "The page, or a picture, from a store."
EXAMPLE = "Example:  timeline render --store output/timeline.db -o output/summits.html --type summit"


class Picture(StrEnum):
    """What is drawn."""

    HTML = "html"
    PNG = "png"
    SVG = "svg"
    PDF = "pdf"


@selecting
def command(
    selection: "Selection",
    store: StoreOption,
    output: Annotated[Path, typer.Option("--output", "-o", help="The file to write.")],
    shape: Annotated[Picture, typer.Option("--as", help="The page, or a picture of the chart.")] = Picture.HTML,
    title: Annotated[str | None, typer.Option("--title", help="The page's heading.")] = None,
    quiet: Quiet = False,
) -> None:
    """Write the interactive page, or a picture of the chart, for the events that meet all conditions."""
    from timeline.chronology import render_store

    drawn = render_store(store, output, selection, shape=shape.value, title=title)
    note(f"{how_many(drawn, 'event')} on {output}", quiet=quiet)
    tell_unknown(store, selection, drawn, quiet=quiet)
