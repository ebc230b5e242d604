// Too many events to tell apart: how many there are, by lane and time, under the most important ones, which keep their
// marks and titles. The chart says so, and a click zooms in.

import { begin, finish } from "./data.js";
import { rangeWords } from "./dates.js";
import { isEmbedded, isNarrow } from "./frame.js";
import { groupOfLane, limits, pack, settingOf } from "./lanes.js";
import { state } from "./state.js";
import { dark, groupColour, printing } from "./theme.js";

export const MOST_MARKS = 2500;
const BIN_PIXELS = 6;
const STRIP = 40; // pixels that a lane's columns may rise
const LANDMARKS = 16;
const TITLED = 17; // pixels a row of titles

export function densityPlan(indexes, width) {
  const setting = settingOf(indexes, width), { names } = setting;
  const bins = Math.max(20, Math.floor(width / BIN_PIXELS));
  const counts = names.map(() => new Float64Array(bins));
  const perDay = bins / (state.to - state.from);
  // an event counts once, in the middle of its days: a vague date may not weigh more than an exact one
  for (const i of indexes) {
    const bin = Math.floor(((begin[i] + finish[i]) / 2 - state.from) * perDay);
    if (bin >= 0 && bin < bins) for (const lane of setting.lanesOf(i)) counts[lane][bin]++;
  }
  const titleWidth = width < 500 ? 130 : 210, strip = STRIP * (isEmbedded() && isNarrow() ? 0.3 : printing || isEmbedded() ? 0.5 : 1);
  let plan = null;
  for (let most = width < 500 ? LANDMARKS / 2 : LANDMARKS; plan === null || ((printing || isEmbedded()) && plan.height > limits().tallest && most >= 0); most -= 2) {
    const titled = setting.bySalience.slice(0, Math.max(most, 0));
    plan = pack({ ...setting, indexes: titled, titleWidth }, titled.length, TITLED, strip);
  }
  plan.lanes.forEach((lane, k) => { lane.count = counts[k].reduce((sum, count) => sum + count, 0); });
  return { ...plan, density: true, counts, bins };
}

// One stepped shape for each lane, in its group's colour where lanes are groups.
export function densityTraces(plan) {
  const step = (state.to - state.from) / plan.bins;
  const most = Math.sqrt(Math.max(1, ...plan.counts.map((row) => Math.max(...row))));
  const neutral = dark() ? "#62b0f4" : "#0b4f8a";
  return plan.lanes.flatMap(({ name, foot, isFolded }, lane) => {
    if (isFolded) return [];
    const group = groupOfLane({ name });
    const colour = group >= 0 ? groupColour(group) : neutral, x = [], y = [];
    plan.counts[lane].forEach((count, bin) => {
      if (!count) return;
      // on a square-root scale a day with few events is still seen beside one with many
      const left = state.from + bin * step + step * 0.08, right = left + step * 0.84, top = foot - 2 - (Math.sqrt(count) / most) * (plan.strip - 4);
      x.push(left, left, right, right, left, null);
      y.push(foot, top, top, foot, foot, null);
    });
    return [{ type: "scatter", mode: "none", x, y, fill: "toself", fillcolor: colour, line: { simplify: false }, opacity: 0.62, hoverinfo: "skip" }];
  });
}

export function densityWords(plan, x, y, width) {
  const lane = plan.lanes.findIndex(({ top, bottom }) => y >= top && y < bottom), bin = Math.floor((x / width) * plan.bins);
  if (lane < 0 || bin < 0 || bin >= plan.bins) return null;
  const step = (state.to - state.from) / plan.bins, from = Math.floor(state.from + bin * step);
  const to = Math.max(from, Math.floor(state.from + (bin + 1) * step) - 1);
  return { lane: plan.lanes[lane].name, days: rangeWords(from, to), count: plan.counts[lane][bin], middle: (from + to + 1) / 2 };
}
