// Who is drawn where: lanes by what the reader chose, rows inside of a lane so that nothing covers anything else.
// The most important events take the upper rows, with room for their titles; all others fill what is left, in order of time.

import { actorNames, begin, bySalience, col, core, finish, groupOf, isFaint, outletNames, placeName, stories, storiesOf, typeLabel } from "./data.js";
import { isEmbedded, isNarrow } from "./frame.js";
import { addLabel, fillLabels } from "./labels.js";
import { state } from "./state.js";
import { printing } from "./theme.js";

const MOST_LANES = 12;
const REST = "Others";
const NONE = { story: "Outside of these stories", actor: "No actor named", place: "No place named", source: "No outlet named" };

// Every lane that an event belongs to: its actors', its outlets'. None where it has no such thing.
function lanesOf(i) {
  switch (state.lanes) {
    case "story": return storiesOf(i).map((number) => stories[number].name);
    case "type": return [typeLabel(i)];
    case "actor": return actorNames(i);
    case "place": return placeName(i) ? [placeName(i)] : [];
    case "source": return outletNames(i);
    default: return [core.groups[groupOf(i)][1]];
  }
}

// The lanes of these events: groups and stories in their own order, anything else by number of events, then by name. What
// belongs to none of them comes last.
function laneNames(indexes) {
  const counts = new Map();
  let without = 0;
  for (const i of indexes) {
    const own = lanesOf(i);
    if (!own.length) without++;
    for (const name of own) counts.set(name, (counts.get(name) || 0) + 1);
  }
  const own = { group: core.groups.map(([, label]) => label), story: stories.filter(({ id }) => id !== "other").map(({ name }) => name) }[state.lanes]?.filter((name) => counts.has(name));
  const known = own ?? [...counts.keys()].sort((a, b) => counts.get(b) - counts.get(a) || (a < b ? -1 : 1));
  const shown = known.length <= MOST_LANES ? known : [...known.slice(0, MOST_LANES - 1), REST];
  return without ? [...shown, NONE[state.lanes]] : shown;
}

// Lanes of what has no actor, no place and so on are folded: they say how many there are.
export const foldable = () => NONE[state.lanes];
const isFolded = (name) => !state.unfolded && name === foldable();

export const groupOfLane = ({ name }) => (state.lanes === "group" ? core.groups.findIndex(([, label]) => label === name) : -1);

const APART = 5; // pixels between neighbours in a row

// Where in a row, whose items stand in order, an interval finds room. -1 where it does not.
function roomIn(row, left, right) {
  let low = 0, high = row.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (row[middle].right + APART <= left) low = middle + 1; else high = middle;
  }
  return low === row.length || row[low].left >= right + APART ? low : -1;
}

// The row of each item, in the order given: the lowest that is free over its whole height. Returns how many rows there are.
function packRows(items) {
  const rows = [];
  for (const item of items) {
    const { left, right, span } = item;
    let at = 0;
    for (let free = 0; free < span; free++) {
      if (rows[at + free] && roomIn(rows[at + free], left, right) < 0) { at += free + 1; free = -1; }
    }
    item.row = at;
    for (let k = at; k < at + span; k++) {
      rows[k] ??= [];
      rows[k].splice(roomIn(rows[k], left, right), 0, item);
    }
  }
  return rows.length;
}

// One event in pixels of the plot: its extent, at least 5 px wide, and its title where it is among the chosen ones.
function placed(i, setting, isLabelled) {
  const { scale, width, rowHeight } = setting;
  let left = scale(begin[i]), right = scale(finish[i]);
  const middle = (left + right) / 2;
  if (right - left < 5) { left = middle - 2.5; right = middle + 2.5; }
  const size = (isFaint(i) ? 0.78 : 1) * (col.sources[i] > 3 ? 16 : col.sources[i] > 1 ? 13 : 9) * (rowHeight < 6 ? 0.6 : rowHeight < 10 ? 0.75 : 1);
  const item = { i, x0: left, x1: right, size, half: size / 2, label: null, side: 1, row: 0, span: 1, lane: 0, y: 0 };
  // what is seen of it: a band that leaves the view may not reserve rows outside of it
  item.left = Math.max(Math.min(left, middle - size / 2), -40);
  item.right = Math.min(Math.max(right, middle + size / 2), width + 40);
  item.at = Math.min(Math.max(middle, 8), width - 8); // a band around the view keeps its mark in the view
  if (right - left <= size || middle < 0 || middle > width) item.at = middle;
  for (const [first, last] of core.claims[i] || []) {
    item.left = Math.min(item.left, Math.max(scale(first ?? last), -40));
    item.right = Math.max(item.right, Math.min(scale((last ?? first) + 1), width + 40));
  }
  // the arrow of a half-open date
  if (col.last[i] === null) item.right = Math.max(item.right, right + 15);
  if (col.first[i] === null) item.left = Math.min(item.left, left - 15);
  if (isLabelled && item.right > 0 && item.left < width) addLabel(item, setting);
  item.span = Math.max(1, Math.ceil((item.half * 2 - 2) / rowHeight));
  return item;
}

// Pixels of a lane: its name stands beside it, a story's on two lines.
const lowest = () => (state.lanes === "story" && !isNarrow() ? 44 : 23);

// Air above and below a lane, so that it reads as one; on a narrow screen its name stands in the upper one.
const laneAir = () => (isEmbedded() && isNarrow() ? [17, 3] : isNarrow() ? [20, 6] : printing ? [6, 5] : [8, 8]);

// Every event in its lane and row, with the first `titles` of the most important ones titled; each lane
// may keep a strip at its foot. Units: pixels of the plot
export function pack(setting, titles, rowHeight, strip = 0) {
  const { indexes, names, bySalience } = setting, [above, below] = laneAir();
  const lanes = names.map((name) => ({ name, items: [], count: 0, isFolded: isFolded(name) }));
  const rank = new Map(bySalience.slice(0, titles).map((i, place) => [i, place]));
  const items = [];
  for (const i of indexes) {
    for (const lane of setting.lanesOf(i)) {
      lanes[lane].count++;
      if (lanes[lane].isFolded) continue;
      const item = placed(i, { ...setting, rowHeight }, rank.has(i));
      item.rank = item.label ? rank.get(i) : Infinity;
      item.lane = lane;
      lanes[lane].items.push(item);
      items.push(item);
    }
  }
  let top = 0, rows = 0;
  for (const lane of lanes) {
    lane.items.sort((a, b) => (a.rank === b.rank ? a.left - b.left || a.i - b.i : a.rank - b.rank));
    const used = lane.isFolded ? 0 : Math.max(packRows(lane.items), strip ? 0 : 1);
    const foot = lane.isFolded ? top : top + above + used * rowHeight + strip;
    Object.assign(lane, { top, base: top + above, foot, bottom: Math.max(foot + below, top + lowest()) });
    for (const item of lane.items) item.y = lane.base + (item.row + item.span / 2) * rowHeight;
    top = lane.bottom;
    rows += used;
  }
  return { items, lanes, rows, rowHeight, strip, height: top };
}

export function settingOf(indexes, width) {
  const names = laneNames(indexes), laneNumber = new Map(names.map((name, lane) => [name, lane]));
  const rest = laneNumber.get(REST), none = laneNumber.get(NONE[state.lanes]);
  return {
    indexes, names, width, scale: (day) => ((day - state.from) / (state.to - state.from)) * width,
    lanesOf: (i) => {
      const own = lanesOf(i).map((name) => laneNumber.get(name) ?? rest);
      return own.length > 1 ? [...new Set(own)] : own.length ? own : [none];
    },
    bySalience: [...indexes].sort(bySalience),
  };
}

const ROOMY = 20, ROOMIEST = 26, TIGHT = 13; // pixels a row
// Paper is finer than a screen, and ends: 455 is what a sheet of A4 has left under heading and legend. A screen scrolls.
// A frame in another page shows the chart in what height it has.
export function limits() {
  if (printing) return { tallest: 455, over: 1, tightest: 4.5 };
  return isEmbedded() ? { tallest: Math.max(innerHeight - AROUND, 90), over: 1, tightest: 4.5 } : { tallest: 740, over: 1.2, tightest: 6 };
}
const MODERATE = 1000, FARTHEST = 2.2; // events, and times the room: so many are rather scrolled through than counted in columns
const AROUND = 176; // pixels of an embedded page around its lanes

// Every event in view with its place; null where even the smallest marks would not fit. Where the chart stays readable,
// all events are titled; in a fuller one the most important, and those that have room beside them.
export function layOut(indexes, width) {
  const setting = settingOf(indexes, width), { names } = setting, { tallest, over, tightest } = limits();
  const room = tallest - names.length * (laneAir()[0] + laneAir()[1]);
  const wide = { ...setting, titleWidth: Math.min(Math.max(width * 0.45, 150), 430) };
  for (const titles of indexes.length > 400 ? [] : [80, 40]) {
    const plan = pack(wide, titles, ROOMY);
    if (plan.rows * ROOMY <= room) return plan.rows * ROOMIEST > room * 0.7 ? plan : pack(wide, titles, ROOMIEST);
  }
  const bare = pack(setting, 0, tightest);
  const bareHeight = bare.rows * tightest, isScrolled = over > 1 && indexes.length <= MODERATE;
  if (bareHeight > room * (isScrolled ? FARTHEST : over)) return null;
  const rowHeight = Math.max(tightest, Math.min(TIGHT, Math.floor(room / (bare.rows + 12))));
  const titleWidth = width < 500 ? 120 : Math.min(Math.max(width * 0.32, 190), 320);
  const most = bareHeight > room * over ? bareHeight * 1.4 : room * over; // a chart that is scrolled anyhow has titles too
  let plan = null;
  for (const titles of [26, 14, 7, 4, 0]) {
    plan = pack({ ...setting, titleWidth }, titles, rowHeight);
    if (plan.rows * rowHeight <= most) break;
  }
  fillLabels(plan, setting);
  return plan;
}
