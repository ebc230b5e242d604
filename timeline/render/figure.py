"""A plain Plotly figure of a chronology, for notebooks, Dash and pictures.

The caller's template decides fonts, paper and grid; only what carries meaning (colour by group, shape by state) is set.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from textwrap import shorten
from typing import Any

import plotly.graph_objects as go

from timeline.model.event import MergedEvent
from timeline.render.marks import GROUP_LABELS, MARK_STYLES, Mark, group_colour, mark_of
from timeline.render.rows import lane_order, pack_rows
from timeline.render.wording import escape_plotly, type_labels, when_words

__all__ = ["figure"]

LANE_GAP = 1.2  # rows between two groups
ROW_HEIGHT = 18
LABELLED = 12  # the most salient events carry their title
HOVER = "<b>%{customdata[0]}</b><br>%{customdata[1]}<br>%{customdata[2]}<extra></extra>"


@dataclass(frozen=True, slots=True)
class _Placed:
    event: MergedEvent
    mark: Mark
    first: date
    last: date
    row: float

    @property
    def middle(self) -> date:
        return self.first + (self.last - self.first) // 2


def figure(events: Sequence[MergedEvent]) -> go.Figure:
    """The dated events as a figure: a lane for each group, a mark for each event. Undated ones are counted below it.

    Order: traces by group in the order of the types' groups, then by state
    """
    placed, ticks, rows = _placed(events)
    drawn = go.Figure()
    for group in lane_order((item.event.group for item in placed), known=tuple(GROUP_LABELS), most=len(placed) + 1):
        inside = [item for item in placed if item.event.group == group]
        drawn.add_traces([*_lines(inside, group), *_dots(inside, group)])
    drawn.add_traces(_legend(placed))
    drawn.update_layout(
        height=max(320, int(rows * ROW_HEIGHT) + 140),
        hovermode="closest",
        legend={"itemsizing": "constant"},
        xaxis={"type": "date", "title": None},
        yaxis={
            "range": [rows + 0.5, -1.5],
            "tickvals": [at for at, _ in ticks],
            "ticktext": [name for _, name in ticks],
            "showgrid": False,
            "zeroline": False,
        },
        annotations=[*_titles(placed), *_undated(len(events) - len(placed))],
    )
    return drawn


def _placed(events: Iterable[MergedEvent]) -> tuple[list[_Placed], list[tuple[float, str]], float]:
    """Dated events with their rows, the lanes' names with their middles, and the number of rows."""
    dated = sorted((event for event in events if event.when.is_dated), key=lambda event: (*_ends(event), event.id))
    span = (max(_ends(event)[1] for event in dated) - _ends(dated[0])[0]).days if dated else 0
    gap = max(1.0, span / 110)  # about the width of a mark
    placed: list[_Placed] = []
    ticks: list[tuple[float, str]] = []
    base = 0.0
    for group in lane_order((event.group for event in dated), known=tuple(GROUP_LABELS), most=len(dated) + 1):
        inside = [event for event in dated if event.group == group]
        rows = pack_rows([(first.toordinal(), last.toordinal()) for first, last in map(_ends, inside)], gap)
        placed += [
            _Placed(event, mark_of(event), *_ends(event), base + row) for event, row in zip(inside, rows, strict=True)
        ]
        height = max(rows) + 1
        ticks.append((base + (height - 1) / 2, escape_plotly(GROUP_LABELS.get(group, group))))
        base += height + LANE_GAP
    return placed, ticks, base


def _ends(event: MergedEvent) -> tuple[date, date]:
    """First and last day; where one side is open, the side that is known."""
    first, last = event.when.first or event.when.last, event.when.last or event.when.first
    if first is None or last is None:
        raise ValueError(f"event {event.id} is undated")
    return first, last


def _lines(inside: Sequence[_Placed], group: str) -> list[go.Scatter]:
    """Bands and bars: one trace for each style that occurs, however many events it holds."""
    styles: dict[str, list[_Placed]] = {}
    for item in inside:
        if item.mark is Mark.THROUGHOUT:
            styles.setdefault("solid", []).append(item)
        elif item.first < item.last:
            styles.setdefault(MARK_STYLES[item.mark].dash or "band", []).append(item)
    traces = []
    for style, items in sorted(styles.items()):
        x: list[date | None] = []
        y: list[float | None] = []
        for item in items:
            # a bar drawn to the end of its last day: an event of one day still has a width
            x += [item.first, item.last + timedelta(days=1) if item.last < date.max else item.last, None]
            y += [item.row, item.row, None]
        line = {"color": group_colour(group)[0], "width": 9 if style in ("solid", "band") else 3}
        if style not in ("solid", "band"):
            line["dash"] = style
        traces.append(
            go.Scatter(
                x=x,
                y=y,
                mode="lines",
                line=line,
                opacity=0.25 if style == "band" else 0.9,
                hoverinfo="skip",
                showlegend=False,
            )
        )
    return traces


def _dots(inside: Sequence[_Placed], group: str) -> list[go.Scatter]:
    label = GROUP_LABELS.get(group, group)
    marker: dict[str, Any] = {
        "color": group_colour(group)[0],
        "symbol": [MARK_STYLES[item.mark].symbol for item in inside],
        "size": [13 if item.event.sources > 1 else 9 for item in inside],
        "line": {"width": [MARK_STYLES[item.mark].outline for item in inside], "color": group_colour(group)[0]},
    }
    return [
        go.Scatter(
            x=[item.middle for item in inside],
            y=[item.row for item in inside],
            mode="markers",
            marker=marker,
            name=escape_plotly(label),
            legendgroup=group,
            customdata=[_hover(item) for item in inside],
            hovertemplate=HOVER,
        )
    ]


def _hover(item: _Placed) -> list[str]:
    event = item.event
    about = f"{type_labels().get(event.type, event.type)}, {event.status}: {when_words(event.when)}"
    return [
        escape_plotly(shorten(text, 140, placeholder=" …")) for text in (event.title, about, event.mentions[0].quote)
    ]


def _legend(placed: Sequence[_Placed]) -> list[go.Scatter]:
    """One entry without data for each state that occurs, in a colour that belongs to no group."""
    used = {item.mark for item in placed}
    return [
        go.Scatter(
            x=[None],
            y=[None],
            mode="markers",
            name=style.label,
            marker={
                "symbol": style.symbol,
                "color": "#777",
                "size": 9,
                "line": {"width": style.outline, "color": "#777"},
            },
        )
        for mark, style in MARK_STYLES.items()
        if mark in used
    ]


def _titles(placed: Sequence[_Placed]) -> list[dict[str, Any]]:
    chosen = sorted(placed, key=lambda item: (-item.event.salience, item.first, item.event.id))[:LABELLED]
    return [
        {
            "x": item.middle,
            "y": item.row,
            "text": escape_plotly(shorten(item.event.title, 36, placeholder=" …")),
            "showarrow": False,
            "xanchor": "left",
            "xshift": 9,
            "font": {"size": 10},
        }
        for item in chosen
    ]


def _undated(count: int) -> list[dict[str, Any]]:
    if not count:
        return []
    words = "1 event has no date and is not drawn" if count == 1 else f"{count} events have no date and are not drawn"
    return [
        {
            "x": 0,
            "y": 0,
            "xref": "paper",
            "yref": "paper",
            "yshift": -42,
            "xanchor": "left",
            "text": words,
            "showarrow": False,
            "font": {"size": 11},
        }
    ]
