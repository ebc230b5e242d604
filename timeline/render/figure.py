"""A plain Plotly figure of a chronology, for notebooks, Dash and pictures.

The caller's template decides fonts, paper and grid; only what carries meaning (colour by group, shape by state) is set.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from textwrap import shorten
from typing import Any

import plotly.graph_objects as go

from timeline.lexicons.event_types import EventType, type_of
from timeline.model.event import MergedEvent
from timeline.render.marks import GROUP_LABELS, MARK_STYLES, Mark, group_colour, mark_of
from timeline.render.rows import lane_order, pack_rows, readable_span
from timeline.render.wording import escape_plotly, when_words

__all__ = ["figure"]

LANE_GAP = 1.2  # rows between two groups
ROW_HEIGHT = 18
LEGEND_ROW = 30
EDGES = 140  # pixels above and below the rows: title, axis, what is not shown
LOWEST = 260
RULE = "rgba(128, 128, 128, 0.35)"  # between lanes, on any paper
NO_GROUP = "#777777"
LABELLED = 14  # the most salient events carry their title
LONGEST_LABEL = 52  # characters
MARKS_ACROSS = 110  # marks side by side on a figure of ordinary width
LETTER = 0.66  # of a mark
NOTHING = {"text": "No dated event", "x": 0.5, "y": 0.5, "xref": "paper", "yref": "paper", "showarrow": False}
HOVER = "<b>%{customdata[0]}</b><br>%{customdata[1]}<br>%{customdata[2]}<extra></extra>"


@dataclass(frozen=True, slots=True)
class _Placed:
    event: MergedEvent
    mark: Mark
    first: date
    last: date
    row: float
    label: str  # empty for all but the most salient
    side: int  # of the label: 1 right, -1 left of the mark

    @property
    def middle(self) -> date:
        return _middle(self.first, self.last)


def figure(events: Sequence[MergedEvent], *, types: Mapping[str, EventType] | None = None) -> go.Figure:
    """The dated events as a figure: a lane for each group, a mark for each event. Undated ones are counted below it.

    ``types`` label a user's own types; without them their ids are shown in words.

    Order: traces by group in the order of the types' groups, then by state
    """
    dated = sorted((event for event in events if event.when.is_dated), key=lambda event: (*_ends(event), event.id))
    view = _view(dated)
    placed, ticks, rows = _placed(dated, view)
    shown = [item for item in placed if view[0] <= item.middle <= view[1]]
    drawn = go.Figure()
    for group in lane_order((item.event.group for item in placed), known=tuple(GROUP_LABELS), most=len(placed) + 1):
        inside = [item for item in placed if item.event.group == group]
        drawn.add_traces([*_lines(inside, group), *_dots(inside, group, types)])
    legend = _legend(placed)
    drawn.add_traces(legend)
    drawn.update_layout(
        height=max(LOWEST, len(legend) * LEGEND_ROW + EDGES, int(rows * ROW_HEIGHT) + EDGES),
        hovermode="closest",
        legend={"itemsizing": "trace"},
        margin={"t": 60},
        xaxis={"type": "date", "title": None, "range": [end.isoformat() for end in view], "visible": bool(placed)},
        yaxis={
            "visible": bool(placed),
            "range": [rows + 0.5, -1.5],
            "tickvals": [at for at, _ in ticks],
            "ticktext": [name for _, name in ticks],
            "showgrid": False,
            "zeroline": False,
        },
        shapes=_rules(ticks),
        annotations=[
            *_titles(shown),
            *_remark(len(events) - len(placed), len(placed) - len(shown)),
            *([] if placed else [NOTHING]),
        ],
    )
    return drawn


def _view(dated: Sequence[MergedEvent]) -> tuple[date, date]:
    """The readable stretch with air at both ends: Plotly's own fails near the year 9999 and drowns in outliers."""
    if not dated:
        return date(2000, 1, 1), date(2000, 12, 31)
    middles = [sum(end.toordinal() for end in _ends(event)) / 2 for event in dated]
    low, high = readable_span(middles)
    air = max((high - low) * 0.06, 10)
    ends = (max(low - air, 1), min(high + air, date.max.toordinal()))
    return date.fromordinal(int(ends[0])), date.fromordinal(int(ends[1]))


def _placed(
    dated: Sequence[MergedEvent], view: tuple[date, date]
) -> tuple[list[_Placed], list[tuple[float, str]], float]:
    """Dated events with their rows, the lanes' names with their middles, and the number of rows."""
    unit = max(1.0, (view[1] - view[0]).days / MARKS_ACROSS)
    labels = _labels(dated, view)
    placed: list[_Placed] = []
    ticks: list[tuple[float, str]] = []
    base = 0.0
    for group in lane_order((event.group for event in dated), known=tuple(GROUP_LABELS), most=len(dated) + 1):
        lane = [
            _Placed(event, mark_of(event), *_ends(event), 0, labels.get(event.id, ""), _side(event, view))
            for event in dated
            if event.group == group
        ]
        rows = pack_rows([_reach(item, unit) for item in lane], unit)
        placed += [replace(item, row=base + row) for item, row in zip(lane, rows, strict=True)]
        ticks.append((base + max(rows) / 2, escape_plotly(GROUP_LABELS.get(group, group))))
        base += max(rows) + 1 + LANE_GAP
    return placed, ticks, base


def _labels(dated: Sequence[MergedEvent], view: tuple[date, date]) -> dict[str, str]:
    """Short titles of the most salient events in view, by id."""
    inside = [event for event in dated if view[0] <= _middle(*_ends(event)) <= view[1]]
    chosen = sorted(inside, key=lambda event: (-event.salience, _ends(event), event.id))[:LABELLED]
    return {event.id: shorten(event.title, LONGEST_LABEL, placeholder=" …") for event in chosen}


def _side(event: MergedEvent, view: tuple[date, date]) -> int:
    """Labels near the right end stand to the left of their mark."""
    return -1 if (_middle(*_ends(event)) - view[0]).days > 0.75 * (view[1] - view[0]).days else 1


def _reach(item: _Placed, unit: float) -> tuple[float, float]:
    """What an event covers of its row, its label included. Units: days"""
    first, last = item.first.toordinal(), item.last.toordinal()
    label = (len(item.label) * LETTER + 1.5) * unit if item.label else 0
    return (first - label, last) if item.side < 0 else (first, last + label)


def _middle(first: date, last: date) -> date:
    return first + (last - first) // 2


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


def _dots(inside: Sequence[_Placed], group: str, types: Mapping[str, EventType] | None) -> list[go.Scatter]:
    label = GROUP_LABELS.get(group, group)
    marker: dict[str, Any] = {
        "color": group_colour(group)[0],
        "symbol": [MARK_STYLES[item.mark].symbol for item in inside],
        "opacity": 1,
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
            showlegend=False,
            customdata=[_hover(item, types) for item in inside],
            hovertemplate=HOVER,
        )
    ]


def _hover(item: _Placed, types: Mapping[str, EventType] | None) -> list[str]:
    event = item.event
    about = f"{type_of(event.type, types).label}, {event.status}: {when_words(event.when)}"
    return [
        escape_plotly(shorten(text, 140, placeholder=" …")) for text in (event.title, about, event.mentions[0].quote)
    ]


def _legend(placed: Sequence[_Placed]) -> list[go.Scatter]:
    """One entry without data for each group and each state that occurs; states in a colour that belongs to no group."""
    groups = lane_order((item.event.group for item in placed), known=tuple(GROUP_LABELS), most=len(placed) + 1)
    used = {item.mark for item in placed}
    colours = [
        _entry(escape_plotly(GROUP_LABELS.get(group, group)), "square", 0, group_colour(group)[0], legendgroup=group)
        for group in groups
    ]
    return colours + [
        # a bar where the bar is the mark
        _entry(
            style.label, style.symbol, style.outline, NO_GROUP, mode="lines" if mark is Mark.THROUGHOUT else "markers"
        )
        for mark, style in MARK_STYLES.items()
        if mark in used
    ]


def _entry(name: str, symbol: str, outline: float, colour: str, *, mode: str = "markers", **options: Any) -> go.Scatter:
    return go.Scatter(
        x=[None],
        y=[None],
        mode=mode,
        name=name,
        hoverinfo="skip",
        line={"color": colour, "width": 9},
        marker={"symbol": symbol, "color": colour, "size": 9, "line": {"width": outline, "color": colour}},
        **options,
    )


def _titles(placed: Sequence[_Placed]) -> list[dict[str, Any]]:
    return [
        {
            "x": item.last if item.side > 0 else item.first,
            "y": item.row,
            "text": escape_plotly(item.label),
            "showarrow": False,
            "xanchor": "left" if item.side > 0 else "right",
            "xshift": 9 * item.side,
            "font": {"size": 11},
        }
        for item in placed
        if item.label
    ]


def _rules(ticks: Sequence[tuple[float, str]]) -> list[dict[str, Any]]:
    """A thin line between each lane and the next."""
    between, top = [], 0.0
    for middle, _ in ticks:
        foot = 2 * middle - top + 1  # a lane's name stands in its middle
        between.append(foot + LANE_GAP / 2 - 0.5)
        top = foot + LANE_GAP
    line = {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "layer": "below", "line": {"color": RULE, "width": 1}}
    return [{**line, "y0": at, "y1": at} for at in between[:-1]]


def _remark(undated: int, outside: int) -> list[dict[str, Any]]:
    """What the picture does not show, said below it."""
    parts = [f"{undated} without a date"] * bool(undated) + [f"{outside} outside of this stretch of time"] * bool(
        outside
    )
    if not parts:
        return []
    place = {"x": 0, "y": 0, "xref": "paper", "yref": "paper", "yshift": -42, "xanchor": "left"}
    return [{**place, "text": f"Not shown: {', '.join(parts)}", "showarrow": False, "font": {"size": 11}}]
