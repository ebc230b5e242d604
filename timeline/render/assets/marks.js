// The mark of an event as a small picture: the legend, the table and the evidence show the same as the chart.

import { core } from "./data.js";
import { svg } from "./dom.js";

const MARK_PATHS = {
  circle: "M8 3.4a4.6 4.6 0 1 0 0 9.2a4.6 4.6 0 1 0 0-9.2z",
  "circle-open": "M8 3.8a4.2 4.2 0 1 0 0 8.4a4.2 4.2 0 1 0 0-8.4z",
  "diamond-open": "M8 2.6L13.4 8L8 13.4L2.6 8z",
  "square-open": "M3.8 3.8H12.2V12.2H3.8z",
  "triangle-up-open": "M8 2.8L13.6 12.8H2.4z",
  x: "M4 2.2L8 6.2L12 2.2L13.8 4L9.8 8L13.8 12L12 13.8L8 9.8L4 13.8L2.2 12L6.2 8L2.2 4z",
};

export function markIcon(mark, group = null) {
  const [name, , symbol, outline, dash] = core.marks[mark];
  const icon = svg("svg", { viewBox: "0 0 28 16", class: `mark ${group === null ? "" : `g${group}`}`, "aria-hidden": "true" });
  if (name === "throughout") return icon.append(svg("rect", { x: 1, y: 4, width: 26, height: 8, rx: 2, class: "fill" })), icon;
  if (name === "within") icon.append(svg("rect", { x: 1, y: 4.5, width: 26, height: 7, rx: 2, class: "pale" }));
  if (dash && name !== "throughout") {
    icon.append(svg("path", { d: "M1 8H27", class: "stroke", "stroke-dasharray": dash === "dot" ? "1.5 2.5" : "5 3", "stroke-width": 2 }));
  }
  const hollow = symbol.endsWith("-open");
  const shape = svg("path", { d: MARK_PATHS[symbol], class: hollow ? "stroke hollow" : "fill", "stroke-width": hollow ? Math.max(1.4, outline * 0.9) : 0 });
  if (name === "undated") shape.setAttribute("stroke-dasharray", "2 2");
  shape.setAttribute("transform", "translate(6 0)");
  icon.append(shape);
  return icon;
}
