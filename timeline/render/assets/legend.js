// What shapes and colours say.

import { col, core, dated, isFaint } from "./data.js";
import { byId, el, foreign } from "./dom.js";
import { markIcon } from "./marks.js";
import { state } from "./state.js";

// Colours are explained by the lanes themselves where these are groups.
export function drawLegendGroups() {
  byId("legendgroups").hidden = state.lanes === "group";
}

export function drawLegend() {
  const used = new Set(col.mark), hasOpen = col.id.some((_, i) => i < dated && (col.first[i] === null || col.last[i] === null));
  const entry = (icon, text) => el("li", {}, icon, el("span", { text }));
  byId("legendmarks").replaceChildren(
    ...core.marks.flatMap(([name, label], mark) => (used.has(mark) && name !== "undated" ? [entry(markIcon(mark), label)] : [])),
    hasOpen ? entry(el("span", { class: "arrow", "aria-hidden": "true", text: "◂ ▸" }), "Open: or earlier, or later") : "",
    col.sources.some((count) => count > 1) ? entry(el("span", { class: "sizes", "aria-hidden": "true" }), "Larger: more independent sources") : "",
    col.id.some((_, i) => isFaint(i)) ? entry(el("span", { class: "swatch faint", "aria-hidden": "true" }), "Faint: statements, and what only its publication dates") : "");
  byId("legendgroups").replaceChildren(...core.groups.map(([, label], group) => el("li", {}, el("span", { class: `swatch g${group}`, "aria-hidden": "true" }), foreign(label))));
  byId("legend").open = innerWidth > 640;
  drawLegendGroups();
}
