// The list on the left, as much of it as is near what is looked at: ten thousand rows would be slow to draw.

import { byId, el, foreign, plural } from "./dom.js";
import { progress, state } from "./state.js";

const BEFORE = 60;
const SHOWN = 200;

// `choose` is called with the event to look at, `merge` with two of which one was dropped on the other.
export function drawList({ choose, merge }) {
  const found = state.listed.indexOf(state.selected);
  if (found >= 0) state.at = found;
  const at = Math.max(0, Math.min(state.at, state.listed.length - 1));
  const start = Math.max(0, at - BEFORE);
  const shown = state.listed.slice(start, start + SHOWN);
  const rows = shown.map((id) => rowOf(state.rows.get(id), choose, merge));
  const list = byId("list");
  list.start = start + 1;
  list.replaceChildren(...rows);
  list.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
  const rest = state.listed.length - start - shown.length;
  byId("listend").textContent = state.listed.length === 0
    ? (state.view === "queue" ? "Nothing left to look at here." : "No such events.")
    : rest > 0 ? `${plural(rest, "more event")} below` : "";
  drawProgress();
}

function rowOf(row, choose, merge) {
  const marks = [
    row.accepted === true && el("span", { class: "sign yes", text: "✓", title: "accepted" }),
    row.accepted === false && el("span", { class: "sign no", text: "✗", title: "rejected" }),
    row.tags.includes("starred") && el("span", { class: "sign star", text: "★", title: "starred" }),
    row.disputed > 0 && el("span", { class: "tag", text: "disputed" }),
    row.corrected.length > 0 && el("span", { class: "tag", text: "corrected" }),
  ];
  const chosen = row.id === state.selected;
  return el("li", state.readOnly ? {} : dragging(row.id, merge), el("button", { type: "button", "aria-current": chosen ? "true" : null, "data-id": row.id, tabindex: chosen ? 0 : -1, on: { click: () => choose(row.id) } },
    el("span", { class: "when soft" }, row.when, " · ", row.type.replaceAll("_", " "), row.status === "occurred" ? "" : ` · ${row.status}`),
    foreign(row.title, { class: "title" }),
    el("span", { class: "marks" }, ...marks)));
}

// What makes a row one that can be taken by the mouse, and one that another can be dropped on.
const ROW = "application/x-timeline-event";
function dragging(id, merge) {
  const over = (event, isOver) => event.currentTarget.classList.toggle("over", isOver);
  return {
    draggable: "true",
    on: {
      dragstart: (event) => {
        event.dataTransfer.setData(ROW, id);
        event.dataTransfer.effectAllowed = "link";
      },
      dragover: (event) => {
        if (!event.dataTransfer.types.includes(ROW)) return;
        event.preventDefault();
        over(event, true);
      },
      dragleave: (event) => over(event, false),
      drop: (event) => {
        event.preventDefault();
        over(event, false);
        const other = event.dataTransfer.getData(ROW);
        if (other && other !== id) merge(other, id);
      },
    },
  };
}

function drawProgress() {
  const [looked, due] = progress();
  byId("bar").max = Math.max(due, 1);
  byId("bar").value = looked;
  byId("count").textContent = due ? `${looked.toLocaleString("en")} of ${due.toLocaleString("en")} looked at` : "No events in this store";
}
