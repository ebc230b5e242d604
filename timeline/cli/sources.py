"""`timeline sources`: outlets side by side, event by event."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli.console import clean, emit, emit_json, stdout
from timeline.cli.options import MOST, StoreOption
from timeline.cli.selection_options import selecting
from timeline.cli.wording import days_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.model.coverage import Coverage, EventCoverage, OutletCoverage, Report
    from timeline.model.selection import Selection

SUMMARY = "Outlets side by side: who first, who alone, who copied."
EXAMPLE = "Example:  timeline sources --store output/timeline.db"
WIDTH = 80
NAMED = 26  # characters of an outlet's name in a table of 80


class Shape(StrEnum):
    """What is printed."""

    TABLE = "table"
    JSON = "json"


@selecting
def command(
    selection: "Selection",
    store: StoreOption,
    shape: Annotated[Shape, typer.Option("--as", help="What to print.")] = Shape.TABLE,
    limit: Annotated[
        int, typer.Option("--limit", min=0, max=MOST, help="Of the events of several outlets list so many, in a table.")
    ] = 20,
) -> None:
    """Print what each outlet reports of the events that meet all conditions, and how the outlets compare.

    First each outlet: how many events it reports, how many of those that others report too it had first or on the first
    day, how many it is alone with, how often it prints nearly the same sentence as another outlet did before, and of
    how many events its days overlap with the event's.  Then the events that several outlets report, with the first
    report of each.
    """
    from timeline.chronology import compare_store_sources

    found = compare_store_sources(store, selection)
    if shape is Shape.JSON:
        emit_json(found.model_dump_json(indent=1))
        return
    _print_outlets(found.outlets)
    _print_events(found, limit)


def _print_outlets(outlets: "Sequence[OutletCoverage]") -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("outlet", overflow="fold", max_width=NAMED)
    for name in ("articles", "events", "first", "alone", "copied", "day agrees"):
        table.add_column(name, justify="right", no_wrap=True)
    for one in outlets:
        numbers = (one.articles, one.events, one.first, one.alone, one.copied)
        agrees = f"{one.date_agrees} of {one.dated}" if one.dated else ""
        table.add_row(Text(clean(one.outlet)), *map(str, numbers), agrees)
    console = Console(file=stdout(), width=None if stdout().isatty() else WIDTH)
    with console.capture() as drawn:
        console.print(table)
    emit(drawn.get().removesuffix("\n"))


def _print_events(found: "Coverage", limit: int) -> None:
    shared = [event for event in found.events if len(event.reports) > 1]
    emit(f"{len(found.events)} events, {len(shared)} of them in several outlets")
    for event in shared[:limit]:
        _print_event(event)
    if len(shared) > limit:
        emit(f"\n{len(shared) - limit} more; --limit lists them, --as json all")


def _print_event(event: "EventCoverage") -> None:
    emit("")
    emit(_cut(f"{days_of(event.when)}  {clean(event.title)}"))
    for report in event.reports:
        published = report.published.isoformat() if report.published else "no date"
        outlet = clean(report.outlet)
        outlet = outlet if len(outlet) <= NAMED else f"{outlet[: NAMED - 3]}..."
        emit(_cut(f"  {published:10}  {outlet:{NAMED}}  {', '.join(_marks(report, event))}"))


def _marks(report: "Report", event: "EventCoverage") -> list[str]:
    """What is to be said of a report, the most telling first."""
    marks = []
    if report.first and sum(other.first for other in event.reports) == 1:
        marks.append("first")
    if report.copied_from:
        marks.append(f"words of {report.copied_from}")
    elif report.same_words:
        marks.append(f"same words as {report.same_words[0]}")
    if report.date_agrees is False:
        marks.append(f"says {days_of(report.when)}")
    if report.agency:
        marks.append(f"credits {report.agency}")
    if not report.status_agrees:
        marks.append(report.status.value)
    return [clean(mark) for mark in marks]


def _cut(line: str) -> str:
    line = line.rstrip()
    return line if len(line) <= WIDTH or stdout().isatty() else f"{line[: WIDTH - 3].rstrip()}..."
