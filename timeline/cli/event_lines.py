"""The table that `timeline query` prints: a line of date, type and event, with who took part in a line below it.

In:  events, and how wide the screen is.
Out: lines of text. Pure: it prints nothing, and asks for no terminal.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size

from timeline.cli.console import clean
from timeline.model.event import SHOWN_TIERS, Status

if TYPE_CHECKING:
    from timeline.model.event import MergedEvent
    from timeline.model.time import When

__all__ = ["event_lines"]

GAP = "  "
LEAST = 16  # cells that an event's words keep on the narrowest screen
SEASON = 12  # EDTF numbers seasons and quarters as months above it


def event_lines(events: "Sequence[MergedEvent]", width: int | None, *, folded: bool = False) -> Iterator[str]:
    """The lines for some events, under a line of headings. Order: as given.

    ``width`` is in cells of the screen: the first line of an event is cut there, what stands below it is folded.
    Without a width nothing is cut.  With ``folded`` an event says how many others are steps of it.
    """
    if not events:
        return
    dates = [_date(event.when) for event in events]
    days = max(len(line) for lines in (("date",), *dates) for line in lines)
    types = max(len(word) for word in ("type", *(clean(event.type) for event in events)))
    room = None if width is None else max(LEAST, width - days - types - 2 * len(GAP))
    yield f"{'date':<{days}}{GAP}{'type':<{types}}{GAP}event"
    for event, date in zip(events, dates, strict=True):
        title = " ".join(clean(event.title).split())
        yield f"{date[0]:<{days}}{GAP}{clean(event.type):<{types}}{GAP}{_cut(title, room)}"
        below = _wrapped(_below(event, folded=folded), room) or [""]
        for number, line in enumerate(below):
            first = date[1] if number == 0 and len(date) > 1 else ""
            if first or line:
                yield f"{first:<{days}}{GAP}{'':<{types}}{GAP}{line}".rstrip()


def _below(event: "MergedEvent", *, folded: bool) -> str:
    """Who took part, and what is out of the ordinary about an event: "North Korea, South Korea · planned"."""
    disputed = ", ".join(dict.fromkeys("date" if one.field == "when" else one.field for one in event.disputes))
    parts = (
        ", ".join(dict.fromkeys(actor.name for actor in event.actors)),
        event.status.value if event.status is not Status.OCCURRED else "",
        event.tier.value if event.tier not in SHOWN_TIERS else "",
        f"{event.sources} sources" if event.sources > 1 else "",
        f"disputed: {disputed}" if disputed else "",
        f"and {len(event.parts)} more" if folded and event.parts else "",
    )
    return " · ".join(" ".join(clean(part).split()) for part in parts if part)


def _date(when: "When") -> tuple[str, ...]:
    """The days as far as they are known: one day, a month or year by its EDTF name, or two lines, from .. to."""
    if not when.is_dated:
        return ("undated",)
    if when.edtf and "/" not in when.edtf and "[" not in when.edtf and not _is_season(when.edtf):
        return (when.edtf,)
    return (f"{when.first or '..'} to", f"{when.last or '..'}")


def _is_season(edtf: str) -> bool:
    month = edtf[5:7]
    return month.isdigit() and int(month) > SEASON


def _cut(text: str, room: int | None) -> str:
    if room is None or cell_len(text) <= room:
        return text
    return f"{set_cell_size(text, room - 1).rstrip()}…"


def _wrapped(text: str, room: int | None) -> list[str]:
    """A text in lines of so many cells, folded between words, and within words that are longer than a line."""
    if room is None:
        return [text]
    lines: list[str] = []
    line = ""
    for word in text.split():
        while cell_len(word) > room:
            head = set_cell_size(word, room).rstrip()
            lines += [line, head] if line else [head]
            word, line = word[len(head) :], ""
        longer = f"{line} {word}" if line else word
        if cell_len(longer) > room:
            lines.append(line)
            longer = word
        line = longer
    return [*lines, line] if line else lines
