// Who is drawn where: lanes by what the reader chose, rows inside of a lane so that nothing covers anything else.
// The packing rule is that of rows.py: in order of their start, each interval takes the lowest row that is free.

const MOST_LANES = 12;
const REST = "Others";
const NONE = { actor: "No actor named", place: "No place named", source: "No outlet named" };

function laneName(i) {
  switch (state.lanes) {
    case "type": return typeLabel(i);
    case "actor": return actorNames(i)[0] ?? NONE.actor;
    case "place": return placeName(i) || NONE.place;
    case "source": return outletNames(i)[0] ?? NONE.source;
    default: return core.groups[groupOf(i)][1];
  }
}

// The lanes of these events: groups in their own order, anything else by number of events, then by name.
function laneNames(indexes) {
  const counts = new Map();
  for (const i of indexes) counts.set(laneName(i), (counts.get(laneName(i)) || 0) + 1);
  if (state.lanes === "group") return core.groups.map(([, label]) => label).filter((label) => counts.has(label));
  const known = [...counts.keys()].sort((a, b) => counts.get(b) - counts.get(a) || (a < b ? -1 : 1));
  return known.length <= MOST_LANES ? known : [...known.slice(0, MOST_LANES - 1), REST];
}

// rows[k] for intervals [start, end, ...] in any order; returns how many rows there are.
function packRows(intervals, gap) {
  const order = intervals.map((_, k) => k).sort((a, b) => intervals[a].left - intervals[b].left || a - b);
  const ends = [];
  for (const k of order) {
    let row = 0;
    while (row < ends.length && ends[row] + gap > intervals[k].left) row++;
    ends[row] = intervals[k].right;
    intervals[k].row = row;
  }
  return ends.length;
}

const ruler = document.createElement("canvas").getContext("2d");
const LABEL_FONT = "12px system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif";
const LABEL_LENGTH = 44;

function labelOf(i, most) {
  ruler.font = LABEL_FONT;
  const text = shorten(col.label[i].replace(CONTROLS, " ").trim(), most);
  return [text, ruler.measureText(text).width * 1.04 + 10];
}

// One event in pixels of the plot: its extent, at least 5 px wide, and its label where it is among the chosen ones.
function placed(i, scale, width, labelled, most) {
  let left = scale(begin[i]), right = scale(finish[i]);
  const middle = (left + right) / 2;
  if (right - left < 5) { left = middle - 2.5; right = middle + 2.5; }
  const size = col.sources[i] > 3 ? 16 : col.sources[i] > 1 ? 13 : 9;
  const item = { i, x0: left, x1: right, middle, size, label: "", side: 1, row: 0, lane: 0 };
  // what is seen of it: a band that leaves the view may not reserve rows outside of it
  const half = size / 2 + (i === state.selected ? 7 : 0); // the ring around what is selected
  item.left = Math.max(Math.min(left, middle - half), -40);
  item.right = Math.min(Math.max(right, middle + half), width + 40);
  item.at = Math.min(Math.max(middle, 8), width - 8); // a band around the view keeps its mark in the view
  if (right - left <= size || middle < 0 || middle > width) item.at = middle;
  for (const [first, last] of core.claims[i] || []) {
    item.left = Math.min(item.left, Math.max(scale(first ?? last), -40));
    item.right = Math.max(item.right, Math.min(scale((last ?? first) + 1), width + 40));
  }
  // the arrow of a half-open date
  if (col.last[i] === null) item.right = Math.max(item.right, right + 15);
  if (col.first[i] === null) item.left = Math.min(item.left, left - 15);
  if (labelled.has(i) && item.right > 0 && item.left < width) addLabel(item, i, width, most);
  return item;
}

// To the right of the mark, or to its left where the plot ends; cut short where neither side has room.
function addLabel(item, i, width, most) {
  let [text, wide] = labelOf(i, most);
  const roomRight = width - Math.max(item.right, 0) - 3, roomLeft = Math.min(item.left, width) - 3;
  const side = wide <= roomRight || roomRight >= roomLeft ? 1 : -1;
  const room = side > 0 ? roomRight : roomLeft;
  if (wide > room) [text, wide] = labelOf(i, Math.floor(most * (room / wide)) - 1);
  if (text.length < Math.min(8, col.label[i].length)) return;
  item.label = text;
  item.side = side;
  if (side > 0) {
    item.labelAt = Math.max(item.right, 0) + 3;
    item.right = item.labelAt + wide;
  } else {
    item.labelAt = Math.min(item.left, width) - 3;
    item.left = item.labelAt - wide;
  }
}

// Every event in view with its row. Where the chart stays readable, rows make room for labels; in a fuller chart labels
// take what room is left beside their marks.
const READABLE = 760, LABEL_ROW = 19;

function layOut(indexes, width) {
  const scale = (day) => ((day - state.from) / (state.to - state.from)) * width;
  const names = laneNames(indexes);
  const laneOf = new Map(names.map((name, lane) => [name, lane]));
  const weight = (i) => (i === state.selected ? Infinity : col.salience[i]);
  const bySalience = [...indexes].sort((a, b) => (weight(a) === weight(b) ? a - b : weight(b) - weight(a)));
  const most = width < 500 ? 26 : LABEL_LENGTH;
  const laned = (i) => laneOf.get(laneName(i)) ?? names.length - 1;
  for (const share of indexes.length > 400 ? [] : [70, 40, 25]) {
    const labelled = new Set(bySalience.slice(0, share));
    const plan = pack(indexes, names, laned, (i) => placed(i, scale, width, labelled, most));
    if (plan.rows * LABEL_ROW <= (printing ? 560 : READABLE)) return { ...plan, rowHeight: Math.min(24, Math.max(LABEL_ROW, Math.floor(620 / Math.max(plan.rows, 1)))) };
  }
  const none = new Set();
  const plan = pack(indexes, names, laned, (i) => placed(i, scale, width, none, most));
  // a sheet of paper is lower than a screen is patient
  plan.rowHeight = Math.min(LABEL_ROW, Math.max(printing ? 6 : 9, Math.floor((printing ? 540 : 720) / plan.rows)));
  fillLabels(plan, bySalience, width, most);
  return plan;
}

const TRIED = 90;

// Labels in free room, the most important events first: right or left of the mark, in full or cut short.
function fillLabels(plan, bySalience, width, most) {
  const itemOf = new Map(plan.items.map((item) => [item.i, item]));
  const reach = 9.5 / plan.rowHeight + 0.4; // rows that a line of text covers, and half a mark
  for (const i of bySalience.slice(0, TRIED)) {
    const item = itemOf.get(i);
    if (item.at < 0 || item.at > width || item.y < reach || item.y > plan.rows - reach) continue;
    const near = plan.items.filter((other) => other !== item && Math.abs(other.y - item.y) < reach + (other.label ? reach / 2 : 0));
    const isFree = (from, to) => from >= 0 && to <= width && near.every((other) => other.left > to + 3 || other.right < from - 3);
    for (const length of [most, 30, 20]) {
      const [text, wide] = labelOf(i, length);
      const right = item.right + 3, left = item.left - 3;
      const side = isFree(right, right + wide) ? 1 : isFree(left - wide, left) ? -1 : 0;
      if (!side) continue;
      Object.assign(item, { label: text, side, labelAt: side > 0 ? right : left, ...(side > 0 ? { right: right + wide } : { left: left - wide }) });
      break;
    }
  }
}

// Rows of air above and below a lane, so that it reads as one; on a narrow screen its name stands in the upper one.
const laneAir = () => (isNarrow() ? [1, 0.25] : [0.45, 0.45]);

function pack(indexes, names, laneOf, place) {
  const lanes = names.map((name) => ({ name, items: [], base: 0, rows: 1 }));
  const items = [];
  for (const i of indexes) {
    const item = place(i);
    item.lane = laneOf(i);
    lanes[item.lane].items.push(item);
    items.push(item);
  }
  const [above, below] = laneAir();
  let rows = 0;
  for (const lane of lanes) {
    lane.top = rows;
    lane.base = rows + above;
    lane.rows = Math.max(packRows(lane.items, 5), 1);
    for (const item of lane.items) item.y = lane.base + item.row + 0.5;
    rows = lane.bottom = lane.base + lane.rows + below;
  }
  return { items, lanes, rows };
}
