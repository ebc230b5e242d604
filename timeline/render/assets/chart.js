// The chart: Plotly draws what lanes.js and traces.js lay out. The axis counts days, so that every year from 1 to 9999 is right.

import { updateCounts } from "./counts.js";
import { core, COUNT, dated, wholeOf } from "./data.js";
import { dayWords, ticks } from "./dates.js";
import { densityPlan, densityTraces, MOST_MARKS } from "./density.js";
import { byId, el, foreign, plain, plural } from "./dom.js";
import { clearFilters } from "./filters.js";
import { BELOW, BESIDE, frame, fullWidth, gutterWidth, isNarrow, plotBox, setPlotBox } from "./frame.js";
import { LABEL_SIZE, SANS, textWidth, wrapTitle } from "./labels.js";
import { foldable, groupOfLane, layOut } from "./lanes.js";
import { showAll } from "./moving.js";
import { redraw } from "./redraw.js";
import { inView, matching, state } from "./state.js";
import { ink, printing } from "./theme.js";
import { markTraces } from "./traces.js";

export const CONFIG = { staticPlot: true, displayModeBar: false, showSendToCloud: false, responsive: false, doubleClick: false };
export const chart = byId("chart");
export const hasLibrary = typeof Plotly !== "undefined";
export let plan = null;

export function drawChart() {
  const found = inView(), indexes = withoutSteps(found);
  updateCounts(found.length);
  const full = fullWidth(), gutter = gutterWidth(), width = Math.max(full - gutter - BESIDE, 120);
  if (plotBox.left !== gutter) frame.style.setProperty("--gutter", `${gutter}px`);
  setPlotBox({ left: gutter, width });
  frame.classList.toggle("narrow", isNarrow());
  frame.classList.toggle("storied", state.lanes === "story");
  if (!hasLibrary || (state.view !== "time" && !printing)) return;
  plan = (indexes.length <= MOST_MARKS && layOut(indexes, width)) || densityPlan(indexes, width);
  const axis = ticks(state.from, state.to, width).map(([day, text]) => [day, hasRoom(day, text) ? text : ""]), height = indexes.length ? Math.max(plan.height, 48) : 150;
  setPlotBox({ left: gutter, top: axis.some(([, text]) => text.includes("<br>")) ? 42 : 27, width, height });
  const traces = [...(plan.density ? densityTraces(plan) : []), ...markTraces(plan, width)];
  Plotly.react(chart, traces, layoutFor(full, axis, indexes.length), CONFIG);
  drawLanes();
  byId("densitynote").hidden = !plan.density;
  if (plan.density) byId("densitynote").replaceChildren(`${plural(indexes.length, "event")} in view: too many to tell apart, so columns show how many there are, with the most prominent above them. `, el("span", { text: "Click or press + to zoom in." }));
  drawEmpty(indexes.length);
}

// Whether a label stands whole between the edges. Plotly would see to it, at the price of measuring each label anew.
function hasRoom(day, text) {
  const half = Math.max(...text.split("<br>").map((line) => textWidth(line))) / 2;
  const at = ((day - state.from) / (state.to - state.from)) * plotBox.width;
  return at - half >= -plotBox.left && at + half <= plotBox.width + BESIDE;
}

// The steps of an event stand folded in it, unless the reader wants to see them or chose one.
function withoutSteps(indexes) {
  if (state.steps) return indexes;
  const shown = new Set(indexes);
  return indexes.filter((i) => wholeOf(i) < 0 || !shown.has(wholeOf(i)) || i === state.selected);
}

function drawEmpty(shown) {
  byId("empty").hidden = shown > 0;
  if (shown) return;
  const button = (text, act) => el("button", { type: "button", text, on: { click: act } });
  byId("empty").replaceChildren(el("span", { text: emptyWords() }), ...(matching.length || !COUNT ? [] : [" ", button("Clear filters", clearFilters)]),
    ...(matching.length && dated ? [" ", button("Show all", showAll)] : []));
}

function emptyWords() {
  if (!COUNT) return "Either these articles tell of no event of the kinds that this timeline knows, or their text could not be read.";
  if (!matching.length) return "No event meets these filters.";
  if (!dated) return "None of these events has a date. They are listed below.";
  return "No event in this stretch of time.";
}

function layoutFor(full, axis, count) {
  const colours = ink(), { left, top, width, height } = plotBox;
  const isShown = count > 0 && !plan.density;
  return {
    width: full, height: height + top + BELOW, autosize: false, showlegend: false, hovermode: false,
    margin: { l: left, r: full - left - width, t: top, b: BELOW, pad: 0, autoexpand: false },
    paper_bgcolor: "rgba(0,0,0,0)", plot_bgcolor: "rgba(0,0,0,0)",
    font: { family: SANS, size: LABEL_SIZE, color: colours.text },
    xaxis: { type: "linear", range: [state.from, state.to], side: "top", tickvals: axis.map(([day]) => day), ticktext: axis.map(([, text]) => text),
      gridcolor: colours.line, zeroline: false, fixedrange: true, ticks: "", tickangle: 0, ticklabeloverflow: "allow", tickfont: { color: colours.soft, size: 13 } },
    yaxis: { range: [height, 0], visible: false, fixedrange: true },
    shapes: isShown ? publicationLine(colours) : [],
    annotations: [...(isShown ? publicationTitle(colours) : []), ...selectedTitle(colours, width)],
  };
}

const isPublicationInView = () => core.published !== null && core.published >= state.from && core.published <= state.to;

// What was written last: whatever lies beyond this line was still to come for every article.
function publicationLine(colours) {
  const x = core.published + 0.5;
  return isPublicationInView() ? [{ type: "line", layer: "below", xref: "x", yref: "paper", x0: x, x1: x, y0: 0, y1: 1, line: { color: colours.soft, width: 1.2, dash: "dot" } }] : [];
}

function publicationTitle(colours) {
  if (!isPublicationInView()) return [];
  const share = (core.published - state.from) / (state.to - state.from);
  return [{ x: core.published + 0.5, y: 0, xref: "x", yref: "paper", yanchor: "top", yshift: -2, xanchor: share > 0.5 ? "right" : "left", xshift: share > 0.5 ? 6 : -6,
    showarrow: false, text: `last article: ${dayWords(core.published)}`, font: { size: 12, color: colours.soft } }];
}

// A rule over each lane, with its name and the number of its events in view: words beside the chart cost a keystroke less
// than words inside of it, and stay where they are while it is dragged. Pictures get them from pictures.js.
function drawLanes() {
  byId("lanenames").replaceChildren(...plan.lanes.map((lane) => {
    const group = groupOfLane(lane), canFold = lane.isFolded || lane.name === foldable();
    const row = el("li", { class: [group >= 0 ? `g${group}` : "", lane.isFolded ? "folded" : ""].join(" ").trim() || null }, foreign(lane.name, { title: lane.name }),
      el("span", { class: "soft", text: lane.count.toLocaleString("en") }),
      canFold ? el("button", { type: "button", class: "fold", "aria-expanded": String(!lane.isFolded), text: lane.isFolded ? "show" : "hide", on: { click: () => { state.unfolded = lane.isFolded; redraw(); } } }) : null);
    row.style.top = `${plotBox.top + lane.top}px`;
    row.style.height = `${lane.bottom - lane.top}px`;
    return row;
  }));
}

// The selected event always carries its title: over its neighbours, where there is no room beside them.
function selectedTitle(colours, width) {
  const item = plan.items.find(({ i }) => i === state.selected);
  if (!item || item.label) return [];
  const side = item.at > width / 2 ? -1 : 1, { lines } = wrapTitle(item.i, Math.min(260, Math.max(item.at, width - item.at) - 30));
  return [{ x: state.from + (item.at / width) * (state.to - state.from), y: item.y, xref: "x", yref: "y", showarrow: false, align: "left",
    xanchor: side > 0 ? "left" : "right", xshift: 16 * side,
    text: lines.map(plain).join("<br>"), font: { size: LABEL_SIZE, color: colours.text }, bgcolor: colours.paper, bordercolor: colours.accent, borderwidth: 1, borderpad: 4 }];
}
