// Keys: everything that a mouse can do.

const inField = (target) => target.closest("input:not([type=checkbox]), select, textarea, [contenteditable]");

const KEYS = {
  ArrowRight: () => selectNext(1),
  ArrowLeft: () => selectNext(-1),
  ArrowDown: () => selectNext(1),
  ArrowUp: () => selectNext(-1),
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

function goToTable() {
  const row = byId("tablebody").querySelector(".chosen .rowlink") ?? byId("tablebody").querySelector(".rowlink");
  (row ?? byId("table")).focus();
  byId("table").scrollIntoView({ block: "start" });
}

function toggleHelp() {
  const help = byId("help");
  if (help.open) help.close(); else help.showModal();
}

function escape(event) {
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
  if (event.ctrlKey || event.metaKey || event.altKey || byId("help").open) return;
  if (event.key === "Escape") {
    escape(event);
    return;
  }
  if (inField(event.target)) return;
  const isArrow = event.key.startsWith("Arrow");
  // arrows scroll and move inside of controls; up and down move between events only where the chart has the focus
  if (isArrow && event.target.closest("summary, .pop, [role=slider]")) return;
  if ((event.key === "ArrowUp" || event.key === "ArrowDown") && event.target !== chart) return;
  if (event.key === "Enter" && (event.target === chart || event.target === document.body) && state.selected >= 0) {
    event.preventDefault();
    byId("evidencetitle").focus();
    return;
  }
  const action = KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (!action) return;
  event.preventDefault();
  action();
}

const listenToKeys = () => document.addEventListener("keydown", pressedKey);
