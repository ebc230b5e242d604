"""`timeline query`: events from a store, oldest first."""

import os
import shutil
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli.console import emit, stdout
from timeline.cli.nothing_found import tell_unknown
from timeline.cli.options import MOST, StoreOption
from timeline.cli.selection_options import selecting
from timeline.model.wording import how_many

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.model.event import MergedEvent
    from timeline.model.selection import Selection

SUMMARY = "Events of a store, oldest first."
EXAMPLE = 'Example:  timeline query --store output/timeline.db --type summit --actor "North Korea" --from 2018-01-01'


class Shape(StrEnum):
    """What a query prints."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"


class Sort(StrEnum):
    """In which order."""

    DATE = "date"
    SALIENCE = "salience"


@selecting
def command(
    selection: "Selection",
    store: StoreOption,
    shape: Annotated[Shape, typer.Option("--as", help="What to print.")] = Shape.TABLE,
    limit: Annotated[int | None, typer.Option("--limit", min=1, max=MOST, help="At most so many events.")] = None,
    offset: Annotated[int, typer.Option("--offset", min=0, max=MOST, help="Skip so many events first.")] = 0,
    sort: Annotated[Sort, typer.Option("--sort", help="By date, or the most salient first.")] = Sort.DATE,
    count: Annotated[bool, typer.Option("--count", help="Print only how many events match.")] = False,
) -> None:
    """Print the events of a store that meet all conditions, oldest first and undated ones last."""
    from timeline.model.selection import Order
    from timeline.opening import store_at

    with store_at(store) as opened:
        found = opened.count(selection)
        if count:
            emit(str(found))
        else:
            page = {"limit": limit, "offset": offset, "order": Order(sort.value)}
            events = opened.query(selection.model_copy(update=page))
            if selection.stories or selection.folded:
                events = opened.storylines().told(events)
            _print(events, shape, total=found, folded=selection.folded)
    tell_unknown(store, selection, found)


def _print(events: "Sequence[MergedEvent]", shape: Shape, *, total: int, folded: bool) -> None:
    if shape is Shape.TABLE:
        _print_table(events, total, folded=folded)
        return
    from timeline.export import render_text

    stdout().write(render_text(events, shape.value))


def _print_table(events: "Sequence[MergedEvent]", total: int, *, folded: bool) -> None:
    """A table as wide as the terminal, or as COLUMNS says; in a pipe without it nothing is cut."""
    from timeline.cli.event_lines import event_lines

    for line in event_lines(events, _width(), folded=folded):
        emit(line)
    if events:
        emit("")
    shown = len(events)
    emit(how_many(total, "event") if shown == total else f"{shown:,} of {how_many(total, 'event')}")


def _width() -> int | None:
    """Cells in a line of the screen, None where nobody said."""
    asked = os.environ.get("COLUMNS", "")
    if asked.isdecimal() and int(asked):
        return int(asked)
    return shutil.get_terminal_size().columns if stdout().isatty() else None
