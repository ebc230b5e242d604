"""`timeline query`: events from a store, oldest first."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from timeline.cli.console import clean, emit, note, stdout
from timeline.cli.options import MOST, StoreOption, selecting
from timeline.cli.wording import days_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.model.event import MergedEvent
    from timeline.model.selection import Selection
    from timeline.opening import Store

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
        if count:
            found = opened.count(selection)
            emit(str(found))
            _explain_nothing(opened, selection, found)
            return
        events = opened.query(
            selection.model_copy(update={"limit": limit, "offset": offset, "order": Order(sort.value)})
        )
        if selection.stories or selection.folded:
            events = opened.storylines().told(events)
        _explain_nothing(opened, selection, len(events))
        if shape is Shape.TABLE:
            _print_table(events, selection, total=opened.count(selection))
            return
        from timeline.export import render_text

        stdout().write(render_text(events, shape.value))


def _explain_nothing(store: "Store", selection: "Selection", found: int) -> None:
    """Where nothing was found: the names that no event has at all, and how many events of other tiers there are."""
    if found:
        return
    for one in store.strangers(selection):
        close = f"; close to it: {', '.join(one.close)}" if one.close else ""
        note(f'note: no event has the {one.kind} "{one.name}"{close}')
    if others := store.count(selection, tiers=()) - store.count(selection):
        note(f"note: events of other tiers that meet all other conditions: {others}; --tier minor shows every tier")


def _print_table(events: "Sequence[MergedEvent]", selection: "Selection", total: int) -> None:
    """A table as wide as the terminal; date, status and, where minor events are asked for, tier are never cut."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from timeline.model.event import SHOWN_TIERS

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    names = [name for name in _COLUMNS if name != "tier" or any(event.tier not in SHOWN_TIERS for event in events)]
    for name in names:
        table.add_column(name, **_COLUMNS[name])
    for event in events:
        actors = ", ".join(dict.fromkeys(actor.name for actor in event.actors))
        disputed = ", ".join(dict.fromkeys("date" if one.field == "when" else one.field for one in event.disputes))
        cells = {
            "date": days_of(event.when),
            "type": event.type,
            "status": event.status.value,
            "tier": event.tier.value,
            "event": event.title + (f" (and {len(event.parts)} more)" if selection.folded and event.parts else ""),
            "actors": actors,
            "sources": str(event.sources),
            "disputed": disputed,
        }
        table.add_row(*(Text(clean(cells[name])) for name in names))
    console = Console(file=stdout(), width=None if stdout().isatty() else 160)
    with console.capture() as drawn:  # rich has an end of its own for a reader that goes away
        console.print(table)
        console.print(Text(f"{len(events)} events" if len(events) == total else f"{len(events)} of {total} events"))
    emit(drawn.get().removesuffix("\n"))


_COLUMNS: "dict[str, dict[str, Any]]" = {
    "date": {"no_wrap": True},
    "type": {"no_wrap": True},
    "status": {"no_wrap": True},
    "tier": {"no_wrap": True},
    "event": {"ratio": 3, "overflow": "fold"},
    "actors": {"ratio": 2, "overflow": "fold"},
    "sources": {"justify": "right", "no_wrap": True},
    "disputed": {"overflow": "fold"},
}
