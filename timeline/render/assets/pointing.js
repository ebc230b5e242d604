// Mouse, pen and touch on the chart: hover tells, click opens, drag pans, wheel with Ctrl and pinch zoom.
// One hit test serves marks, bands and labels alike; Plotly's own interaction is off.

import { chart, plan } from "./chart.js";
import { actorNames, col, core, eventWhen, statusOf, typeLabel } from "./data.js";
import { densityWords } from "./density.js";
import { byId, el, foreign, plural, shorten } from "./dom.js";
import { panel } from "./evidence.js";
import { isSheet, plotBox } from "./frame.js";
import { panBy, zoomBy } from "./moving.js";
import { redraw } from "./redraw.js";
import { select } from "./selection.js";
import { state } from "./state.js";
import { moveView, setView } from "./view.js";

const tooltip = byId("tooltip");
const pointers = new Map();
let dragging = null;

function plotPoint(event) {
  const box = chart.getBoundingClientRect();
  return { x: event.clientX - box.left - plotBox.left, y: event.clientY - box.top - plotBox.top };
}

// The event at a point: the nearest, its band and title counting as part of it. Fingers need more room than a mouse.
function eventAt({ x, y }, reach = 12) {
  if (!plan) return -1;
  let best = -1, nearest = reach;
  for (const item of plan.items) {
    const below = Math.max(0, Math.abs(item.y - y) - item.half);
    if (below > nearest) continue;
    const beside = Math.max(item.left - x, x - item.right, 0);
    const distance = Math.hypot(below, beside) + Math.min(Math.abs(x - item.at), 40) / 40;
    if (distance < nearest) { nearest = distance; best = item.i; }
  }
  return best;
}

function densityAt({ x, y }) {
  return plan && plan.density ? densityWords(plan, x, y, plotBox.width) : null;
}

function tooltipLines(i) {
  const about = [eventWhen(i), core.marks[col.mark[i]][0] === "day" ? statusOf(i) : core.marks[col.mark[i]][1].toLowerCase()].join(" · ");
  const reports = `${plural(col.reports[i], "report")}, ${plural(col.sources[i], "origin")}`;
  return [el("strong", {}, foreign(shorten(col.label[i], 160))), el("span", { text: about }),
    el("span", {}, `${typeLabel(i)} · `, foreign(actorNames(i).slice(0, 4).join(", ") || "no actor named")), el("span", { class: "soft", text: reports })];
}

function hover(event) {
  const point = plotPoint(event);
  const i = eventAt(point), cell = i < 0 && densityAt(point);
  chart.style.cursor = i >= 0 || cell ? "pointer" : "grab";
  if (i >= 0) showTooltip(event, tooltipLines(i));
  else if (cell) showTooltip(event, [el("strong", {}, foreign(cell.lane)), el("span", { text: `${cell.days}: ${plural(cell.count, "event")}` }), el("span", { class: "soft", text: "Click to zoom in" })]);
  else tooltip.hidden = true;
}

function showTooltip(event, lines) {
  tooltip.replaceChildren(...lines);
  tooltip.hidden = false;
  const box = tooltip.getBoundingClientRect();
  const x = Math.min(event.clientX + 14, innerWidth - box.width - 8);
  const below = event.clientY + 18 + box.height < innerHeight;
  tooltip.style.left = `${Math.max(8, x)}px`;
  tooltip.style.top = `${below ? event.clientY + 18 : event.clientY - box.height - 12}px`;
}

function pressed(event) {
  if (event.button) return;
  pointers.set(event.pointerId, event);
  hasDragged = false;
  dragging = { x: event.clientX, from: state.from, to: state.to, moved: false, spread: spread() };
  tooltip.hidden = true;
}

function spread() {
  const [a, b] = [...pointers.values()];
  return b ? Math.max(Math.abs(a.clientX - b.clientX), 20) : 0;
}

function moved(event) {
  if (!pointers.has(event.pointerId)) return hover(event);
  pointers.set(event.pointerId, event);
  if (!dragging) return undefined;
  if (pointers.size > 1) return pinched();
  const shift = event.clientX - dragging.x;
  if (!dragging.moved && Math.abs(shift) < 5) return undefined;
  if (!dragging.moved) {
    dragging.moved = true;
    chart.setPointerCapture(event.pointerId);
  }
  // while the finger is down the drawn picture slides; it is drawn anew where it comes to rest
  slide(shift);
  return undefined;
}

function slide(shift) {
  for (const layer of chart.querySelectorAll(".cartesianlayer, .layer-below, .layer-above")) {
    layer.setAttribute("transform", `translate(${shift} 0)`);
  }
}

function pinched() {
  const now = spread();
  if (!dragging.spread) dragging.spread = now;
  const factor = dragging.spread / now, middle = (dragging.from + dragging.to) / 2;
  dragging.moved = true;
  setView(middle - (middle - dragging.from) * factor, middle + (dragging.to - middle) * factor);
  redraw();
}

function released(event) {
  const wasDown = pointers.delete(event.pointerId);
  if (!wasDown || !dragging) return;
  const { moved: hasMoved, x, from, to } = dragging;
  if (pointers.size) return;
  dragging = null;
  slide(0);
  hasDragged = hasMoved;
  if (event.type === "pointercancel" || !hasMoved) return;
  const days = ((event.clientX - x) / plotBox.width) * (to - from);
  if (Math.abs(state.to - state.from - (to - from)) < 1e-9) moveView(from - days, to - days);
  redraw();
}

// The browser's own click, which it sends once all else is done: nothing may move under the finger before it. One that
// ends a drag is none.
let hasDragged = false;
function clicked(event) {
  if (hasDragged) {
    hasDragged = false;
    return;
  }
  const point = plotPoint(event);
  const i = eventAt(point, event.pointerType === "touch" ? 22 : 12), cell = densityAt(point);
  if (i >= 0) {
    select(i, { focus: false });
    keepAboveSheet(event.clientY);
  } else if (cell) zoomBy(0.2, cell.middle);
}

// Where the evidence is a sheet at the foot of the screen, what was chosen stays in sight above it.
function keepAboveSheet(y) {
  if (!isSheet()) return;
  const hidden = y + 28 - panel.getBoundingClientRect().top;
  if (hidden > 0) scrollBy(0, hidden);
}

function wheeled(event) {
  const sideways = Math.abs(event.deltaX) > Math.abs(event.deltaY) || event.shiftKey;
  if (!event.ctrlKey && !event.metaKey && !sideways) return; // the page scrolls
  event.preventDefault();
  const at = state.from + (plotPoint(event).x / plotBox.width) * (state.to - state.from);
  if (sideways) panBy((event.deltaX || event.deltaY) / plotBox.width);
  else zoomBy(Math.exp(event.deltaY * 0.002), at);
}

export function listenToPointers() {
  chart.addEventListener("pointerdown", pressed);
  chart.addEventListener("pointermove", moved);
  chart.addEventListener("pointerup", released);
  chart.addEventListener("pointercancel", released);
  chart.addEventListener("click", clicked);
  chart.addEventListener("pointerleave", () => { tooltip.hidden = true; });
  chart.addEventListener("dblclick", (event) => {
    const at = state.from + (plotPoint(event).x / plotBox.width) * (state.to - state.from);
    zoomBy(0.4, at);
  });
  chart.addEventListener("wheel", wheeled, { passive: false });
}
