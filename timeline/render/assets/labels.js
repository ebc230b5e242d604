// Titles beside marks: wrapped to two lines, to the right or left, cut short only where neither side has room.

import { col, partsOf } from "./data.js";
import { CONTROLS, shorten } from "./dom.js";
import { state } from "./state.js";

export const SANS = "'Source Sans 3', system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif";
export const LABEL_SIZE = 13;
const LINE = 17;
const LONGEST_TITLE = 120;
const ruler = document.createElement("canvas").getContext("2d");

export function textWidth(text, size = LABEL_SIZE, weight = 400) {
  ruler.font = `${weight} ${size}px ${SANS}`;
  return ruler.measureText(text).width;
}

// With how many steps are folded in it.
function titleOf(i) {
  const title = shorten(col.label[i].replace(CONTROLS, " ").trim(), LONGEST_TITLE), steps = state.steps ? 0 : partsOf(i).length;
  return steps ? `${title} +${steps}` : title;
}

// As many letters as a width holds, with an ellipsis; nothing where not even a few would stand.
export function cutTo(text, room, size = LABEL_SIZE, weight = 400) {
  if (textWidth(text, size, weight) <= room) return text;
  let low = 0, high = text.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (textWidth(`${text.slice(0, middle).trimEnd()}…`, size, weight) <= room) low = middle; else high = middle - 1;
  }
  return low < 4 ? "" : `${text.slice(0, low).replace(/[\ud800-\udbff]$/, "").trimEnd()}…`;
}

// A title in lines of at most a width: one where it fits, else two of about the same length. Returns lines and widest width.
export function wrapTitle(i, room, most = 2) {
  const title = titleOf(i), whole = textWidth(title);
  if (whole <= room || most === 1) return linesOf([cutTo(title, room)]);
  const words = title.split(/\s+/), wanted = Math.min(room, Math.max(whole / 2 + 14, 90));
  let first = words.shift();
  while (words.length && textWidth(`${first} ${words[0]}`) <= wanted) first += ` ${words.shift()}`;
  return linesOf([cutTo(first, room), cutTo(words.join(" "), room)].filter(Boolean));
}

// a little more than measured: what draws may round every letter up
const linesOf = (lines) => ({ lines, wide: Math.max(...lines.map((line) => textWidth(line))) * 1.02 + 8 });

export function addLabel(item, { width, titleWidth }) {
  const roomRight = width - Math.max(item.right, 0) - 4, roomLeft = Math.min(item.left, width) - 4;
  let label = wrapTitle(item.i, titleWidth);
  const side = label.wide <= roomRight || roomRight >= roomLeft ? 1 : -1;
  const room = side > 0 ? roomRight : roomLeft;
  if (label.wide > room) label = wrapTitle(item.i, room - 10);
  if (room < 60 || !label.lines[0]) return;
  setLabel(item, label, side);
  item.half = Math.max(item.half, (label.lines.length * LINE) / 2);
}

function setLabel(item, label, side) {
  item.label = label.lines;
  item.side = side;
  if (side > 0) {
    item.labelAt = Math.max(item.right, 0) + 4;
    item.right = item.labelAt + label.wide;
  } else {
    item.labelAt = item.left - 4;
    item.left = item.labelAt - label.wide;
  }
}

const TRIED = 90;

// In a full chart: titles in what room is left, the most important events first; right or left of the mark, in full or cut short.
export function fillLabels(plan, { bySalience, width }) {
  const rank = new Map(bySalience.slice(0, TRIED).map((i, at) => [i, at])), half = LINE / 2;
  for (const item of plan.items.filter(({ i }) => rank.has(i)).sort((a, b) => rank.get(a.i) - rank.get(b.i) || a.lane - b.lane)) {
    if (item.label || item.at < 0 || item.at > width || item.y < half || item.y > plan.height - half) continue;
    const near = plan.items.filter((other) => other !== item && Math.abs(other.y - item.y) < half + other.half);
    const isFree = (from, to) => from >= 0 && to <= width && near.every((other) => other.left > to + 3 || other.right < from - 3);
    for (const room of [320, 230, 150]) {
      const label = wrapTitle(item.i, room, 1);
      const side = isFree(item.right + 3, item.right + 3 + label.wide) ? 1 : isFree(item.left - 3 - label.wide, item.left - 3) ? -1 : 0;
      if (!side || !label.lines[0]) continue;
      setLabel(item, label, side);
      item.half = Math.max(item.half, half);
      break;
    }
  }
}
