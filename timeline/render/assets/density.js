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
  return { density: true, names, counts, bins, lanes: names.map((name, k) => ({ name, top: k, base: k, rows: 1, bottom: k + 1 })), rows: names.length, rowHeight: 44, items: [] };
}

// One strip for each lane, in its group's colour where lanes are groups.
function densityTraces(plan) {
  const step = (state.to - state.from) / plan.bins;
  const most = Math.sqrt(Math.max(1, ...plan.counts.map((row) => Math.max(...row))));
  const neutral = dark() ? "#62b0f4" : "#0b4f8a";
  return plan.lanes.map(({ name, base }, lane) => {
    const group = state.lanes === "group" ? core.groups.findIndex(([, label]) => label === name) : -1;
    const colour = group >= 0 ? groupColour(group) : neutral;
    // on a square-root scale a lane with few events is still seen beside one with many
    const z = [Array.from(plan.counts[lane], (count) => (count ? Math.sqrt(count) : null))];
    return { type: "heatmap", z, x0: state.from + step / 2, dx: step, y0: base + 0.5, dy: 0.8, ygap: 1, showscale: false, hoverinfo: "skip", zmin: 0, zmax: most,
      colorscale: [[0, mix(colour, ink().paper, 0.12)], [1, mix(colour, dark() ? "#ffffff" : "#000000", 0.88)]] };
  });
}

// The first colour's share of a mixture of two hex colours.
function mix(a, b, share) {
  const parts = [1, 3, 5].map((at) => Math.round(parseInt(a.slice(at, at + 2), 16) * share + parseInt(b.slice(at, at + 2), 16) * (1 - share)));
  return `rgb(${parts.join(",")})`;
}

function densityWords(plan, x, y, width) {
  const lane = Math.floor(y), bin = Math.floor((x / width) * plan.bins);
  if (!plan.names[lane] || bin < 0 || bin >= plan.bins) return null;
  const step = (state.to - state.from) / plan.bins, from = Math.floor(state.from + bin * step);
  const to = Math.max(from, Math.floor(state.from + (bin + 1) * step) - 1);
  return { lane: plan.names[lane], days: rangeWords(from, to), count: plan.counts[lane][bin], middle: (from + to + 1) / 2 };
}
