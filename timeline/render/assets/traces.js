// The plan as Plotly traces: a trace for each group and kind of line, one for all marks, one for all labels. Never one per event.

import { begin, col, core, finish, groupOf, isFaint } from "./data.js";
import { plain } from "./dom.js";
import { LABEL_SIZE, SANS } from "./labels.js";
import { state } from "./state.js";
import { groupColour, ink } from "./theme.js";

const FAINT = 0.45; // of the ink of other marks

function lineTrace(style, colour, rowHeight, share = 1) {
  const width = { band: Math.min(11, rowHeight * 0.7), solid: Math.min(9, rowHeight * 0.6) }[style] ?? 1.8;
  const line = { color: colour, width, simplify: false };
  if (style === "dash") line.dash = "7px,4px";
  if (style === "dot") line.dash = "2px,3px";
  return { type: "scatter", mode: "lines", x: [], y: [], line, opacity: (style === "band" ? 0.26 : 1) * share, hoverinfo: "skip", connectgaps: false };
}

// The line under an event's mark, if its state has one. A mark of one day needs none.
function lineStyle(i, item) {
  const [name, , , , dash] = core.marks[col.mark[i]];
  if (name === "throughout") return "solid";
  if (finish[i] - begin[i] <= 1 || item.x1 - item.x0 <= item.size) return null; // the mark would hide it
  return dash ?? "band";
}

function lineTraces(plan, day) {
  const traces = new Map();
  for (const item of plan.items) {
    const style = lineStyle(item.i, item);
    if (!style) continue;
    const group = groupOf(item.i), share = isFaint(item.i) ? FAINT : 1, key = `${style === "band" ? 0 : 1}${style}${share < 1 ? 0 : 1}${String(group).padStart(3, "0")}`;
    if (!traces.has(key)) traces.set(key, lineTrace(style, groupColour(group), plan.rowHeight, share));
    const trace = traces.get(key);
    trace.x.push(day(item.x0), day(item.x1), null);
    trace.y.push(item.y, item.y, null);
  }
  return [...traces.keys()].sort().map((key) => traces.get(key));
}

// One dotted line for each source's claim, from the claimed days to the mark.
function claimTrace(plan, day, scale) {
  const trace = lineTrace("dot", ink().soft, plan.rowHeight);
  const ends = { type: "scatter", mode: "markers", x: [], y: [], marker: { symbol: "line-ns-open", size: 9, color: ink().soft, line: { width: 2 } }, hoverinfo: "skip" };
  for (const item of plan.items) {
    (core.claims[item.i] || []).forEach(([first, last], number, all) => {
      const y = item.y + (all.length > 1 ? (number / (all.length - 1) - 0.5) * 8 : 0);
      const from = scale(first ?? last), to = scale((last ?? first) + 1);
      trace.x.push(day(from), day(to), day(item.at), null);
      trace.y.push(y, y, item.y, null);
      if (Math.abs((from + to) / 2 - item.at) < item.size) return; // it would stand in the mark itself
      ends.x.push(day((from + to) / 2));
      ends.y.push(y);
    });
  }
  return trace.x.length ? [trace, ends] : [];
}

// Half-open dates ("since February") point to the side that nothing bounds.
function openTrace(plan, day) {
  const trace = { type: "scatter", mode: "markers", x: [], y: [], hoverinfo: "skip", marker: { symbol: [], size: 8, color: [] } };
  for (const item of plan.items) {
    const since = col.last[item.i] === null, until = col.first[item.i] === null;
    if (!since && !until) continue;
    trace.x.push(day(since ? item.x1 + 9 : item.x0 - 9));
    trace.y.push(item.y);
    trace.marker.symbol.push(since ? "triangle-right" : "triangle-left");
    trace.marker.color.push(groupColour(groupOf(item.i)));
  }
  return trace.x.length ? [trace] : [];
}

function markTrace(plan, day) {
  const marker = { symbol: [], size: [], color: [], opacity: [], line: { width: [], color: [] } };
  const trace = { type: "scatter", mode: "markers", x: [], y: [], marker, hoverinfo: "skip", cliponaxis: true };
  const colours = core.groups.map((_, group) => groupColour(group)), { paper } = ink();
  for (const item of plan.items) {
    const [name, , symbol, outline] = core.marks[col.mark[item.i]];
    if (name === "throughout") continue; // the bar is the mark
    const colour = colours[groupOf(item.i)];
    trace.x.push(day(item.at));
    trace.y.push(item.y);
    marker.symbol.push(symbol);
    marker.size.push(item.size);
    marker.color.push(colour);
    marker.opacity.push(isFaint(item.i) ? FAINT : 1);
    // a filled mark has a rim of paper: neighbours that touch stay two
    marker.line.width.push(outline || 0.8);
    marker.line.color.push(outline ? colour : paper);
  }
  return trace;
}

const RING = 5; // pixels between the selected mark and the ring around it

function labelTrace(plan, day) {
  const trace = { type: "scatter", mode: "text", x: [], y: [], text: [], textposition: [], hoverinfo: "skip", cliponaxis: true,
    textfont: { size: LABEL_SIZE, color: [], family: SANS } };
  const { text, soft } = ink();
  for (const item of plan.items) {
    if (!item.label) continue;
    trace.x.push(day(item.labelAt + (item.i === state.selected ? RING * item.side : 0)));
    trace.y.push(item.y);
    trace.text.push(item.label.map(plain).join("<br>"));
    trace.textfont.color.push(isFaint(item.i) ? soft : text);
    trace.textposition.push(item.side > 0 ? "middle right" : "middle left");
  }
  return trace.x.length ? [trace] : [];
}

function selectionTrace(plan, day) {
  const items = plan.items.filter(({ i }) => i === state.selected);
  if (!items.length) return [];
  return [{ type: "scatter", mode: "markers", x: items.map(({ at }) => day(at)), y: items.map(({ y }) => y), hoverinfo: "skip",
    marker: { symbol: "circle-open", size: items.map(({ size }) => size + 2 * RING - 1), color: ink().accent, line: { width: 2.5 } } }];
}

export function markTraces(plan, width) {
  const day = (pixel) => state.from + (pixel / width) * (state.to - state.from);
  const scale = (at) => ((at - state.from) / (state.to - state.from)) * width;
  return [...lineTraces(plan, day), ...claimTrace(plan, day, scale), ...openTrace(plan, day), markTrace(plan, day),
    ...labelTrace(plan, day), ...selectionTrace(plan, day)];
}
