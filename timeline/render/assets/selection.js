// The event that is looked at, and the ways from it to another.

import { writeAddress } from "./address.js";
import { begin, col, dated, eventWhen, finish } from "./data.js";
import { byId, say } from "./dom.js";
import { redraw, tell } from "./redraw.js";
import { inView, matching, state } from "./state.js";
import { setView } from "./view.js";

// Selecting brings the event into the chart's view and the table's page; with focus, also the reader.
export function select(i, { focus = false, step = true } = {}) {
  if (i === state.selected && i >= 0 && focus) return byId("evidencetitle").focus();
  state.selected = i;
  bringIntoView(i);
  tell("selection");
  writeAddress(step);
  redraw({ table: true });
  if (i >= 0) say(`${col.label[i]}, ${eventWhen(i)}`);
  if (focus && i >= 0) byId("evidencetitle").focus({ preventScroll: true });
  return undefined;
}

export function bringIntoView(i) {
  if (i < 0 || i >= dated || (finish[i] >= state.from && begin[i] <= state.to)) return;
  const half = (state.to - state.from) / 2, middle = (begin[i] + finish[i]) / 2;
  setView(middle - half, middle + half);
}

// By number of steps in time; from nowhere, to the first in view.
export function selectNext(by) {
  if (!matching.length) return;
  let at = matching.indexOf(state.selected);
  if (at < 0) {
    const start = inView()[0] ?? matching[0];
    at = by > 0 ? matching.indexOf(start) - 1 : matching.indexOf(start) + 1;
  }
  const next = matching[Math.min(Math.max(at + by, 0), matching.length - 1)];
  select(next, { step: false });
}

// The first or the last event that has a date and meets the filters.
export function selectEnd(isLast) {
  const found = matching.filter((i) => i < dated);
  if (found.length) select(found.at(isLast ? -1 : 0), { step: false });
}
