// From one stretch of time to another.

import { begin, dated, finish } from "./data.js";
import { redraw } from "./redraw.js";
import { state } from "./state.js";
import { everything, moveView, setView } from "./view.js";

// Zooming keeps what is selected where it is; without a selection, the middle.
function zoomPoint() {
  const i = state.selected, middle = i >= 0 && i < dated ? (begin[i] + finish[i]) / 2 : NaN;
  return middle > state.from && middle < state.to ? middle : (state.from + state.to) / 2;
}

export function zoomBy(factor, at = zoomPoint()) {
  setView(at - (at - state.from) * factor, at + (state.to - at) * factor);
  return redraw();
}

export function panBy(share) {
  const step = (state.to - state.from) * share;
  moveView(state.from + step, state.to + step);
  return redraw();
}

export function showAll() {
  setView(...everything(), true);
  return redraw();
}
