// The chart: Plotly draws what lanes.js and traces.js lay out. The axis counts days, so that every year from 1 to 9999 is right.

const CONFIG = { staticPlot: true, displayModeBar: false, showSendToCloud: false, responsive: false, doubleClick: false };
const chart = byId("chart");
const hasLibrary = typeof Plotly !== "undefined";
let plan = null;
let plotBox = { left: 0, top: 0, width: 0, height: 0 };

// Measured when the window changes, not when the page draws: asking the browser for a size makes it lay out all that is pending.
const frame = byId("timeline");
let frameWidth = frame.clientWidth;
const PAPER_WIDTH = 1010;
const fullWidth = () => (printing ? PAPER_WIDTH : frameWidth);
const isNarrow = () => !printing && frameWidth < 640;

// The column of lane names; on a narrow screen they stand in the lanes.
function gutterWidth() {
  if (isNarrow()) return 10;
  if (state.lanes !== "group") return 176;
  return Math.max(96, ...core.groups.map(([, label]) => textWidth(label, 14, 650) + 46));
}

function drawChart() {
  const indexes = inView();
  updateCounts(indexes.length);
  const full = fullWidth(), gutter = gutterWidth(), width = Math.max(full - gutter - BESIDE, 120);
  if (plotBox.left !== gutter) frame.style.setProperty("--gutter", `${gutter}px`);
  plotBox = { ...plotBox, left: gutter, width };
  frame.classList.toggle("narrow", isNarrow());
  if (!hasLibrary) return;
  plan = (indexes.length <= MOST_MARKS && layOut(indexes, width)) || densityPlan(indexes, width);
  const axis = ticks(state.from, state.to, width).map(([day, text]) => [day, hasRoom(day, text) ? text : ""]), height = indexes.length ? Math.max(plan.height, 48) : 150;
  plotBox = { left: gutter, top: axis.some(([, text]) => text.includes("<br>")) ? 42 : 27, width, height };
  const traces = [...(plan.density ? densityTraces(plan) : []), ...markTraces(plan, width)];
  Plotly.react(chart, traces, layoutFor(full, axis, indexes.length), CONFIG);
  drawLanes();
  byId("densitynote").hidden = !plan.density;
  if (plan.density) byId("densitynote").replaceChildren(`${plural(indexes.length, "event")} in view: too many to tell apart, so columns show how many there are, with the most prominent above them. `, el("span", { text: "Click or press + to zoom in." }));
  byId("empty").hidden = indexes.length > 0;
  if (!indexes.length) byId("empty").textContent = emptyWords();
}

// Whether a label stands whole between the edges. Plotly would see to it, at the price of measuring each label anew.
function hasRoom(day, text) {
  const half = Math.max(...text.split("<br>").map((line) => textWidth(line))) / 2;
  const at = ((day - state.from) / (state.to - state.from)) * plotBox.width;
  return at - half >= -plotBox.left && at + half <= plotBox.width + BESIDE;
}

function emptyWords() {
  if (!COUNT) return "Either these articles tell of no event of the kinds that this timeline knows, or their text could not be read.";
  if (!matching.length) return "No event meets these filters.";
  if (!dated) return "None of these events has a date. They are listed below.";
  return "No event in this stretch of time. Press 0 or “Show all” to see everything.";
}

const BELOW = 24, BESIDE = 14; // pixels under the plot, for words, and to its right

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

const groupOfLane = ({ name }) => (state.lanes === "group" ? core.groups.findIndex(([, label]) => label === name) : -1);

// A rule over each lane, with its name and the number of its events in view: words beside the chart cost a keystroke less
// than words inside of it, and stay where they are while it is dragged. Pictures get them from pictures.js.
function drawLanes() {
  byId("lanenames").replaceChildren(...plan.lanes.map((lane) => {
    const group = groupOfLane(lane), row = el("li", { class: group >= 0 ? `g${group}` : null }, foreign(lane.name), el("span", { class: "soft", text: lane.count.toLocaleString("en") }));
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

function updateCounts(shown) {
  const all = plural(COUNT, "event");
  const matched = isFiltered() ? `${matching.length.toLocaleString("en")} of ${all} match` : all;
  byId("count").textContent = `${matched}; ${shown.toLocaleString("en")} in view`;
  byId("range").textContent = rangeWords(Math.max(Math.ceil(state.from), dayOf(1, 0)), Math.min(Math.floor(state.to), dayOf(9999, 11, 31)));
}

// Redrawing happens at most once a frame, however many events ask for it. The table's hundred rows come a frame later:
// whoever types sees the chart answer first, and rows that the next letter replaces are never made.
let pending = null;
let isTableOld = false;
function redraw(parts = {}) {
  isTableOld ||= Boolean(parts.table);
  if (pending) return pending;
  pending = new Promise((done) => {
    requestAnimationFrame(() => {
      pending = null;
      drawChart();
      drawMinimap();
      writeAddress();
      if (!isTableOld) return done();
      requestAnimationFrame(() => {
        if (isTableOld && !pending) drawTable();
        done();
      });
      return undefined;
    });
  });
  return pending;
}

// Zooming keeps what is selected where it is; without a selection, the middle.
function zoomPoint() {
  const i = state.selected, middle = i >= 0 && i < dated ? (begin[i] + finish[i]) / 2 : NaN;
  return middle > state.from && middle < state.to ? middle : (state.from + state.to) / 2;
}

function zoomBy(factor, at = zoomPoint()) {
  setView(at - (at - state.from) * factor, at + (state.to - at) * factor);
  return redraw();
}

function panBy(share) {
  const step = (state.to - state.from) * share;
  setView(state.from + step, state.to + step);
  return redraw();
}

function showAll() {
  setView(...everything(), true);
  return redraw();
}
