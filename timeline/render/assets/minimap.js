// The whole of time in one strip, with a brush for the stretch that the chart shows.

import { begin, dated, finish } from "./data.js";
import { dayOf, dayWords, ticks, yearOf } from "./dates.js";
import { byId, svg } from "./dom.js";
import { plotBox } from "./frame.js";
import { panBy } from "./moving.js";
import { redraw } from "./redraw.js";
import { matching, state } from "./state.js";
import { dark } from "./theme.js";
import { everything, moveView, overview, setView } from "./view.js";

const minimap = byId("minimap");
const MINI_HEIGHT = 46;
let miniRange = [0, 1];
let miniDrawnFor = null;

export function drawMinimap() {
  const { width } = plotBox;
  const whole = overview();
  miniRange = [Math.min(whole.from, state.from), Math.max(whole.to, state.to)];
  drawBeyond("before", miniRange[0] <= begin[0] ? 0 : whole.before, miniRange[0]);
  drawBeyond("after", miniRange[1] >= finish[dated - 1] ? 0 : whole.after, miniRange[1]);
  const key = [width, ...miniRange, dark(), state.selected].join("|");
  if (miniDrawnFor?.key !== key || miniDrawnFor.matching !== matching) {
    drawHistogram(width);
    miniDrawnFor = { key, matching };
  }
  moveBrush(width);
}

// The few events that the overview leaves out, as a way to them.
function drawBeyond(side, count, edge) {
  const button = byId(side);
  button.hidden = !count;
  if (!count) return;
  const [first, last] = everything(), found = side === "before" ? yearOf(begin[0]) : yearOf(begin[dated - 1]);
  button.textContent = side === "before" ? `‹ ${count.toLocaleString("en")} earlier` : `${count.toLocaleString("en")} later ›`;
  button.title = side === "before" ? `The first in ${found}` : `The last in ${found}`;
  button.onclick = () => { if (side === "before") setView(first, edge); else setView(edge, last); redraw(); };
}

function drawHistogram(width) {
  const bins = Math.max(30, Math.floor(width / 5)), counts = new Float64Array(bins);
  const perDay = bins / (miniRange[1] - miniRange[0]);
  for (const i of matching) {
    if (i >= dated) break; // the undated stand at the end
    const bin = Math.floor(((begin[i] + finish[i]) / 2 - miniRange[0]) * perDay);
    if (bin >= 0 && bin < bins) counts[bin]++;
  }
  const most = Math.sqrt(Math.max(1, ...counts));
  let path = "";
  counts.forEach((count, bin) => {
    if (!count) return;
    const height = 4 + (Math.sqrt(count) / most) * (MINI_HEIGHT - 22);
    path += `M${((bin + 0.12) / bins * width).toFixed(1)} ${MINI_HEIGHT - 16}v${-height.toFixed(1)}h${(0.76 / bins * width).toFixed(1)}v${height.toFixed(1)}z`;
  });
  const art = byId("minibars");
  art.setAttribute("viewBox", `0 0 ${width} ${MINI_HEIGHT}`);
  art.replaceChildren(svg("path", { d: path, class: "bars" }), svg("path", { d: `M0 ${MINI_HEIGHT - 16}H${width}`, class: "base" }),
    ...miniTicks(width), ...miniSelected(width));
}

function miniTicks(width) {
  let free = 0;
  return ticks(...miniRange, Math.min(width, 900)).flatMap(([day, words]) => {
    const x = ((day - miniRange[0]) / (miniRange[1] - miniRange[0])) * width;
    const text = words.replace("<br>", " ");
    const half = text.length * 3.6;
    if (x - half < free || x + half > width) return [];
    free = x + half + 8;
    const label = svg("text", { x, y: MINI_HEIGHT - 3, "text-anchor": "middle" });
    label.textContent = text;
    return [label];
  });
}

// Where the chosen event stands in all of time.
function miniSelected(width) {
  const i = state.selected;
  if (i < 0 || i >= dated) return [];
  const x = (((begin[i] + finish[i]) / 2 - miniRange[0]) / (miniRange[1] - miniRange[0])) * width;
  return [svg("path", { d: `M${x.toFixed(1)} 2V${MINI_HEIGHT - 16}`, class: "here" })];
}

function moveBrush(width) {
  const whole = miniRange[1] - miniRange[0];
  const left = ((state.from - miniRange[0]) / whole) * width, right = ((state.to - miniRange[0]) / whole) * width;
  const brush = byId("brush");
  brush.style.left = `${left}px`;
  brush.style.width = `${Math.max(right - left, 8)}px`;
  brush.classList.toggle("thin", right - left < 18); // its handles would meet: they stand outside
  for (const [id, day] of [["brushfrom", state.from], ["brushto", state.to]]) {
    const handle = byId(id), shown = Math.min(Math.max(Math.round(day), dayOf(1, 0)), dayOf(9999, 11, 31));
    handle.setAttribute("aria-valuemin", Math.round(miniRange[0]));
    handle.setAttribute("aria-valuemax", Math.round(miniRange[1]));
    handle.setAttribute("aria-valuenow", Math.round(day));
    handle.setAttribute("aria-valuetext", dayWords(shown));
  }
}

function startBrush(event) {
  if (event.button || event.target.closest("button")) return;
  event.preventDefault();
  const box = minimap.getBoundingClientRect(), whole = miniRange[1] - miniRange[0];
  const dayAt = (x) => miniRange[0] + ((x - box.left) / box.width) * whole;
  const at = dayAt(event.clientX), start = [state.from, state.to];
  const part = { brushfrom: "from", brushto: "to", brush: "both" }[event.target.id] || "new";
  const move = (next) => {
    const now = dayAt(next.clientX);
    if (part === "from") setView(Math.min(now, start[1] - 3), start[1]);
    else if (part === "to") setView(start[0], Math.max(now, start[0] + 3));
    else if (part === "both") moveView(start[0] + now - at, start[1] + now - at);
    else if (Math.abs(now - at) > whole / 200) setView(Math.min(now, at), Math.max(now, at));
    redraw();
  };
  const end = (last) => {
    minimap.removeEventListener("pointermove", move);
    // a click beside the brush brings the view there
    if (part === "new" && Math.abs(dayAt(last.clientX) - at) <= whole / 200) panBy((at - (state.from + state.to) / 2) / (state.to - state.from));
  };
  minimap.setPointerCapture(event.pointerId);
  minimap.addEventListener("pointermove", move);
  minimap.addEventListener("pointerup", end, { once: true });
}

export function listenToMinimap() {
  minimap.addEventListener("pointerdown", startBrush);
  for (const id of ["brushfrom", "brushto"]) {
    byId(id).addEventListener("keydown", (event) => {
      const step = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageUp: 5, PageDown: -5 }[event.key];
      if (!step) return;
      event.preventDefault();
      event.stopPropagation();
      const by = step * Math.max(1, (state.to - state.from) / 40);
      if (id === "brushfrom") setView(Math.min(state.from + by, state.to - 3), state.to); else setView(state.from, Math.max(state.to + by, state.from + 3));
      redraw();
    });
  }
}
