// The chart: Plotly draws what lanes.js and traces.js lay out. The axis counts days, so that every year from 1 to 9999 is right.

const CONFIG = { staticPlot: true, displayModeBar: false, showSendToCloud: false, responsive: false, doubleClick: false };
const chart = byId("chart");
const hasLibrary = typeof Plotly !== "undefined";
let plan = null;
let plotBox = { left: 0, top: 0, width: 0, height: 0 };

const isNarrow = () => !printing && chart.clientWidth < 640;

// The column of lane names; on a narrow screen they stand in the lanes.
function gutterWidth() {
  if (isNarrow()) return 10;
  if (state.lanes !== "group") return 176;
  return Math.max(96, ...core.groups.map(([, label]) => textWidth(label, 14, 650) + 46));
}

function drawChart() {
  const indexes = inView();
  updateCounts(indexes.length);
  if (!hasLibrary) return;
  const full = printing ? 1010 : chart.clientWidth;
  const gutter = gutterWidth(), width = Math.max(full - gutter - 14, 120);
  plan = (indexes.length <= MOST_MARKS && layOut(indexes, width)) || densityPlan(indexes, width);
  const axis = ticks(state.from, state.to, width), height = Math.max(plan.height, 150);
  plotBox = { left: gutter, top: axis.some(([, text]) => text.includes("<br>")) ? 42 : 27, width, height };
  const traces = [...(plan.density ? densityTraces(plan) : []), ...markTraces(plan, width)];
  Plotly.react(chart, traces, layoutFor(full, axis, indexes.length), CONFIG);
  document.body.style.setProperty("--gutter", `${gutter}px`);
  byId("densitynote").hidden = !plan.density;
  if (plan.density) byId("densitynote").textContent = `${plural(indexes.length, "event")} in view: too many to tell apart, so columns show how many there are, with the most prominent above them. Click or press + to zoom in.`;
  byId("empty").hidden = indexes.length > 0;
  if (!indexes.length) byId("empty").textContent = emptyWords();
}

function emptyWords() {
  if (!COUNT) return "No events were found in these articles.";
  if (!matching.length) return "No event meets these filters.";
  if (!dated) return "None of these events has a date. They are listed below.";
  return "No event in this stretch of time. Press 0 or “Show all” to see everything.";
}

const BELOW = 24; // room for the words under the plot

function layoutFor(full, axis, count) {
  const colours = ink(), { left, top, width, height } = plotBox;
  const isShown = count > 0 && !plan.density;
  return {
    width: full, height: height + top + BELOW, autosize: false, showlegend: false, hovermode: false,
    margin: { l: left, r: full - left - width, t: top, b: BELOW, pad: 0, autoexpand: false },
    paper_bgcolor: "rgba(0,0,0,0)", plot_bgcolor: "rgba(0,0,0,0)",
    font: { family: SANS, size: LABEL_SIZE, color: colours.text },
    xaxis: { type: "linear", range: [state.from, state.to], side: "top", tickvals: axis.map(([day]) => day), ticktext: axis.map(([, text]) => text),
      gridcolor: colours.line, zeroline: false, fixedrange: true, ticks: "", tickangle: 0, tickfont: { color: colours.soft, size: 13 } },
    yaxis: { range: [height, 0], visible: false, fixedrange: true },
    shapes: [...laneShapes(colours), ...(isShown ? publicationLine(colours) : [])],
    annotations: [...laneTitles(colours), ...(isShown ? publicationTitle(colours) : []), ...selectedTitle(colours, width)],
  };
}

// A rule over each lane and under the last, through the column of names.
function laneShapes(colours) {
  const start = -plotBox.left / plotBox.width;
  const rule = (y) => ({ type: "line", layer: "below", xref: "paper", yref: "y", x0: start, x1: 1, y0: y, y1: y, line: { color: colours.rule, width: 1 } });
  return [...plan.lanes.map(({ top }) => rule(top)), ...plan.lanes.slice(-1).map(({ bottom }) => rule(bottom))];
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

// In a group's colour where lanes are groups, with the number of its events in view. Plain text twice: Plotly's markup
// for colour and weight would be inline styles, which the page's policy forbids.
function laneTitles(colours) {
  const inside = isNarrow(), size = inside ? 13 : 14;
  return plan.lanes.flatMap((lane) => {
    const group = state.lanes === "group" ? core.groups.findIndex(([, label]) => label === lane.name) : -1;
    const name = cutTo(lane.name.replace(CONTROLS, " "), inside ? 220 : plotBox.left - 46);
    const common = { xref: "paper", yref: "y", showarrow: false, x: 0, xanchor: "left", y: lane.top, yanchor: "top" };
    const xshift = inside ? -1 : -plotBox.left - 1, yshift = inside ? 0 : -4;
    const title = { ...common, xshift, yshift, text: plain(name), font: { size, weight: 650, color: group >= 0 ? groupColour(group) : colours.text } };
    const count = { ...common, xshift: xshift + textWidth(name, size, 650) + 6, yshift: yshift - 1, text: lane.count.toLocaleString("en"), font: { size: 12, color: colours.soft } };
    return [title, count];
  });
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

// Redrawing happens at most once a frame, however many events ask for it.
let pending = null;
function redraw(parts = {}) {
  if (!pending) {
    pending = { done: null };
    pending.promise = new Promise((resolve) => { pending.done = resolve; });
    requestAnimationFrame(() => {
      const { done, table } = pending;
      pending = null;
      drawChart();
      drawMinimap();
      if (table) drawTable();
      writeAddress();
      done();
    });
  }
  pending.table ||= parts.table;
  return pending.promise;
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
