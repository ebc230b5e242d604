// Keys: everything that a mouse can do.

import { chart, plan } from "./chart.js";
import { byId } from "./dom.js";
import { panBy, showAll, zoomBy } from "./moving.js";
import { select, selectEnd, selectNext } from "./selection.js";
import { isMatching, state } from "./state.js";

const inField = (target) => target.closest("input:not([type=checkbox]), select, textarea, [contenteditable]");

const KEYS = {
  ArrowRight: () => selectNext(1),
  ArrowLeft: () => selectNext(-1),
  "+": () => zoomBy(0.6),
  "=": () => zoomBy(0.6),
  "-": () => zoomBy(1 / 0.6),
  "[": () => panBy(-0.3),
  "]": () => panBy(0.3),
  0: () => showAll(),
  t: () => goToTable(),
  "/": () => byId("search").focus(),
  "?": () => toggleHelp(),
};

// Elsewhere these keys scroll.
const CHART_KEYS = {
  ArrowDown: () => selectLane(1),
  ArrowUp: () => selectLane(-1),
  Home: () => selectEnd(false),
  End: () => selectEnd(true),
};

// The event of the next lane that is nearest in time; where lanes are too full for marks, as left and right.
function selectLane(by) {
  const items = plan?.items ?? [], own = items.find(({ i }) => i === state.selected);
  if (!own || plan.density) return selectNext(by);
  for (let lane = own.lane + by; lane >= 0 && lane < plan.lanes.length; lane += by) {
    const there = items.filter((item) => item.lane === lane && isMatching[item.i]);
    if (!there.length) continue;
    const nearest = there.reduce((best, item) => (Math.abs(item.at - own.at) < Math.abs(best.at - own.at) ? item : best));
    return select(nearest.i, { step: false });
  }
  return undefined;
}

function goToTable() {
  const row = byId("tablebody").querySelector(".chosen .rowlink") ?? byId("tablebody").querySelector(".rowlink");
  (row ?? byId("table")).focus();
  byId("table").scrollIntoView({ block: "start" });
}

export function toggleHelp() {
  const help = byId("help");
  if (help.open) help.close(); else help.showModal();
}

function leave(event) {
  const open = document.querySelector("details.menu[open]");
  if (open) {
    open.open = false;
    open.querySelector("summary").focus();
  } else if (inField(event.target)) {
    event.target.blur();
  } else if (state.selected >= 0) {
    select(-1);
    chart.focus({ preventScroll: true });
  }
}

function pressedKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  if (event.key === "Escape") {
    leave(event);
    return;
  }
  if (inField(event.target)) return;
  const isArrow = event.key.startsWith("Arrow");
  // arrows move inside of controls
  if (isArrow && event.target.closest("summary, .pop, [role=slider]")) return;
  if (event.key === "Enter" && (event.target === chart || event.target === document.body) && state.selected >= 0) {
    event.preventDefault();
    byId("evidencetitle").focus();
    return;
  }
  if (event.target === chart && CHART_KEYS[event.key]) {
    event.preventDefault();
    CHART_KEYS[event.key]();
    return;
  }
  const action = KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (!action) return;
  event.preventDefault();
  action();
}

export const listenToKeys = () => document.addEventListener("keydown", pressedKey);
