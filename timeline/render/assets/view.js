// The stretch of time in view: which one a page opens with, how far one may go, and what the overview shows of all of time.

import { begin, dated, earliest, finish, latest, stories, storiesOf } from "./data.js";
import { dayOf } from "./dates.js";
import { state } from "./state.js";

export let viewIsOwn = false; // whether the reader moved the view: only then does the address name it

const middleOf = (i) => (begin[i] + finish[i]) / 2;
const middles = Float64Array.from({ length: dated }, (_, i) => middleOf(i)).sort();
const ROOM = 4; // the dense span has one part in so many of the first view, or more

// The first view: the shortest span that holds three quarters of the events, and what stands near it; everything where
// that span has a quarter of the room anyhow. The rule is that of rows.py, and the minimap shows what it leaves out.
// Where the page tells stories, the middle half of each is in sight too, as long as the dense span keeps its quarter.
export function firstView() {
  if (!dated) return padded(0, 365);
  const held = Math.max(1, Math.ceil(dated * 0.75));
  let low = 0;
  for (let k = 1; k + held <= dated; k++) {
    if (middles[k + held - 1] - middles[k] < middles[low + held - 1] - middles[low]) low = k;
  }
  let high = low + held - 1;
  const dense = middles[high] - middles[low];
  if (dense * ROOM >= middles[dated - 1] - middles[0]) return everything();
  const gap = Math.max(30, dense * 0.3), farthest = Math.max(30, dense * 0.5);
  const first = middles[low] - farthest, last = middles[high] + farthest;
  while (low > 0 && middles[low] - middles[low - 1] <= gap && middles[low - 1] >= first) low--;
  while (high < dated - 1 && middles[high + 1] - middles[high] <= gap && middles[high + 1] <= last) high++;
  let from = middles[low], to = middles[high];
  for (const [begins, ends] of storyMiddles()) {
    const wider = [Math.min(from, begins), Math.max(to, ends)];
    if (wider[1] - wider[0] <= dense * ROOM) [from, to] = wider;
  }
  return padded(from, to);
}

// Where the middle half of each story's events stands. Order: as the stories, the largest first.
function storyMiddles() {
  const found = stories.map(() => []);
  for (let i = 0; i < dated; i++) for (const story of storiesOf(i)) found[story].push(middleOf(i));
  return found.filter((points) => points.length).map((points) => {
    points.sort((a, b) => a - b);
    return [points[Math.floor(points.length / 4)], points[Math.floor((points.length * 3) / 4)]];
  });
}

export const everything = () => padded(earliest === Infinity ? 0 : earliest, latest === -Infinity ? 365 : latest);

const FEW = 0.05; // of the events: so many may stand beside the overview, on each side
const WIDE = 0.2; // of what is left: a gap this wide parts them from the others

// The overview: everything, without the few events at either end that a wide gap parts from all others. One of 1953 may
// not stretch the news of a year to seventy.
export function overview() {
  const most = Math.floor(dated * FEW);
  let low = 0, high = dated - 1;
  for (let k = 1; k <= most; k++) if (middles[k] - middles[k - 1] > (middles[high] - middles[k]) * WIDE) low = k;
  for (let k = 1; k <= most; k++) if (middles[dated - k] - middles[dated - k - 1] > (middles[dated - k - 1] - middles[low]) * WIDE) high = dated - k - 1;
  const [first, last] = everything();
  const from = low > 0 ? padded(middles[low], middles[high])[0] : first, to = high < dated - 1 ? padded(middles[low], middles[high])[1] : last;
  return { from, to, before: low, after: dated - 1 - high };
}

// A view with air at both sides; a single day gets two weeks around it, so that it reads as a day.
function padded(first, last) {
  const air = Math.max((last - first) * 0.05, last - first < 14 ? 10 : 2);
  return [first - air, last + air];
}

const CALENDAR = [dayOf(1, 0) - 200, dayOf(10000, 0) + 200];

export function setView(from, to, own = true) {
  const width = Math.min(Math.max(to - from, 3), CALENDAR[1] - CALENDAR[0]);
  const middle = (from + to) / 2;
  const start = Math.min(Math.max(middle - width / 2, CALENDAR[0]), CALENDAR[1] - width);
  state.from = start;
  state.to = start + width;
  viewIsOwn = own;
}

// As setView, but no farther than the first and the last event: beyond them there is nothing to see.
export function moveView(from, to) {
  const [first, last] = everything(), width = to - from;
  if (width >= last - first) {
    const start = Math.max(Math.min(from, first), last - width);
    return setView(start, start + width);
  }
  const start = Math.min(Math.max(from, first), last - width);
  return setView(start, start + width);
}
