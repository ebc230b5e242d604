// The chart: Plotly draws what lanes.js and traces.js lay out. The axis counts days, so that every year from 1 to 9999 is right.

const CONFIG = { staticPlot: true, displayModeBar: false, showSendToCloud: false, responsive: false, doubleClick: false };
const chart = byId("chart");
const hasLibrary = typeof Plotly !== "undefined";
let plan = null;
let plotBox = { left: 0, top: 0, width: 0, height: 0 };

const isNarrow = () => !printing && chart.clientWidth < 640;

function drawChart() {
  const indexes = inView();
  updateCounts(indexes.length);
  if (!hasLibrary) return;
  const full = printing ? 1010 : chart.clientWidth;
  const gutter = isNarrow() ? 12 : 150;
  const width = Math.max(full - gutter - 14, 120);
  plan = indexes.length > MOST_MARKS ? densityPlan(indexes, width) : layOut(indexes, width);
  const height = Math.max(plan.rows * plan.rowHeight, 150);
  plotBox = { left: gutter, top: 46, width, height };
  const traces = plan.density ? densityTraces(plan) : markTraces(plan, width);
  Plotly.react(chart, traces, layoutFor(full, width, height, indexes.length), CONFIG);
  byId("densitynote").hidden = !plan.density;
  if (plan.density) byId("densitynote").textContent = `${plural(indexes.length, "event")} in view: too many to tell apart, so this shows how many there are. Darker means more. Click or press + to zoom in.`;
  byId("empty").hidden = indexes.length > 0;
  if (!indexes.length) byId("empty").textContent = emptyWords();
}

function emptyWords() {
  if (!COUNT) return "No events were found in these articles.";
  if (!matching.length) return "No event meets these filters.";
  if (!dated) return "None of these events has a date. They are listed below.";
  return "No event in this stretch of time. Press 0 or “Show all” to see everything.";
}

function layoutFor(full, width, height, count) {
  const colours = ink();
  const rows = plan.rows || 1;
  const axis = ticks(state.from, state.to, width);
  return {
    width: full, height: height + plotBox.top + 10, autosize: false, showlegend: false, hovermode: false,
    margin: { l: plotBox.left, r: full - plotBox.left - width, t: plotBox.top, b: 10, pad: 0, autoexpand: false },
    paper_bgcolor: "rgba(0,0,0,0)", plot_bgcolor: "rgba(0,0,0,0)",
    font: { family: "system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif", size: 12, color: colours.text },
    xaxis: { type: "linear", range: [state.from, state.to], side: "top", tickvals: axis.map(([day]) => day), ticktext: axis.map(([, text]) => text),
      gridcolor: colours.line, zeroline: false, fixedrange: true, ticks: "", tickangle: 0, tickfont: { color: colours.soft, size: 12 } },
    yaxis: { range: [rows, 0], visible: false, fixedrange: true },
    shapes: [...laneShapes(colours), ...(count && !plan.density ? publicationLine(colours) : [])],
    annotations: [...laneTitles(colours), ...selectedTitle(colours, width)],
  };
}

function laneShapes(colours) {
  return plan.lanes.filter((_, k) => k % 2 === 0).map((lane) => ({
    type: "rect", layer: "below", xref: "paper", yref: "y", x0: 0, x1: 1, line: { width: 0 }, fillcolor: colours.band,
    y0: lane.top, y1: lane.bottom,
  }));
}

// What was written last: whatever lies beyond this line was still to come for every article.
function publicationLine(colours) {
  const day = core.published;
  if (day === null || day < state.from || day > state.to) return [];
  return [{ type: "line", layer: "below", xref: "x", yref: "paper", x0: day + 0.5, x1: day + 0.5, y0: 0, y1: 1, line: { color: colours.soft, width: 1.4, dash: "dot" } }];
}

function laneTitles(colours) {
  const inside = isNarrow();
  return plan.lanes.map((lane) => {
    const text = plain(shorten(lane.name, inside ? 30 : 21));
    const font = { size: inside ? 11 : 12.5, color: inside ? colours.soft : colours.text, weight: inside ? 400 : 650 };
    const common = { xref: "paper", yref: "y", showarrow: false, text, font };
    return inside
      ? { ...common, x: 0, xanchor: "left", xshift: 2, y: lane.top, yanchor: "top", yshift: -1 }
      : { ...common, x: 0, xanchor: "right", xshift: -12, y: lane.base + Math.min(lane.rows, 2) / 2, yanchor: "middle" };
  });
}

// The selected event always carries its title: over its neighbours, where there is no room beside them.
function selectedTitle(colours, width) {
  const item = plan.items.find(({ i }) => i === state.selected);
  if (!item || item.label) return [];
  const side = item.at > width / 2 ? -1 : 1, room = Math.max(item.at, width - item.at) - 30;
  const most = Math.min(LABEL_LENGTH, Math.floor(room / 7.2)); // letters of ordinary width
  return [{ x: state.from + (item.at / width) * (state.to - state.from), y: item.y, xref: "x", yref: "y", showarrow: false, xanchor: side > 0 ? "left" : "right", xshift: 16 * side,
    text: plain(labelOf(item.i, most)[0]), font: { size: 12, color: colours.text }, bgcolor: colours.paper, bordercolor: colours.accent, borderwidth: 1, borderpad: 3 }];
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
