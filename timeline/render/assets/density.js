// Too many events to tell apart: how many there are, by lane and time. The chart says so, and a click zooms in.

const MOST_MARKS = 2500;
const BIN_PIXELS = 7;

function densityPlan(indexes, width) {
  const names = laneNames(indexes);
  const laneOf = new Map(names.map((name, lane) => [name, lane]));
  const bins = Math.max(20, Math.floor(width / BIN_PIXELS));
  const counts = names.map(() => new Float64Array(bins));
  const perDay = bins / (state.to - state.from);
  // an event counts once, in the middle of its days: a vague date may not weigh more than an exact one
  for (const i of indexes) {
    const bin = Math.floor(((begin[i] + finish[i]) / 2 - state.from) * perDay);
    if (bin >= 0 && bin < bins) counts[laneOf.get(laneName(i)) ?? names.length - 1][bin]++;
  }
  return { density: true, names, counts, bins, lanes: names.map((name, k) => ({ name, base: k, rows: 1 })), rows: names.length, rowHeight: 44, items: [] };
}

function densityTraces(plan) {
  const step = (state.to - state.from) / plan.bins;
  const base = dark() ? "#1c1f25" : "#f7f6f2", strong = dark() ? "#ffb38a" : "#7a1f3d", middle = dark() ? "#a05a4a" : "#d99a8b";
  // on a square-root scale a lane with few events is still seen beside one with many
  const z = plan.counts.map((row) => Array.from(row, (count) => (count ? Math.sqrt(count) : null)));
  return [{ type: "heatmap", z, x0: state.from + step / 2, dx: step, y: plan.lanes.map(({ base: at }) => at + 0.5), ygap: 6, showscale: false,
    hoverinfo: "skip", colorscale: [[0, base], [0.08, middle], [1, strong]], zmin: 0 }];
}

function densityWords(plan, x, y, width) {
  const lane = Math.floor(y), bin = Math.floor((x / width) * plan.bins);
  if (!plan.names[lane] || bin < 0 || bin >= plan.bins) return null;
  const step = (state.to - state.from) / plan.bins, from = Math.floor(state.from + bin * step);
  const to = Math.max(from, Math.floor(state.from + (bin + 1) * step) - 1);
  return { lane: plan.names[lane], days: rangeWords(from, to), count: plan.counts[lane][bin], middle: (from + to + 1) / 2 };
}
