// How much room there is: for the page, for the column of lane names, for the plot.

import { core } from "./data.js";
import { byId } from "./dom.js";
import { textWidth } from "./labels.js";
import { state } from "./state.js";
import { printing } from "./theme.js";

export let plotBox = { left: 0, top: 0, width: 0, height: 0 };

export function setPlotBox(change) {
  plotBox = { ...plotBox, ...change };
}

// Measured when the window changes, not when the page draws: asking the browser for a size makes it lay out all that is pending.
export const frame = byId("timeline");
let frameWidth = frame.clientWidth;

// Whether the chart's place has another width than before.
export function measureFrame() {
  const before = frameWidth;
  frameWidth = frame.clientWidth;
  return frameWidth !== before;
}

const PAPER_WIDTH = 1010;
export const fullWidth = () => (printing ? PAPER_WIDTH : frameWidth);
export const phone = matchMedia("(max-width: 640px)");

// Where there is no room beside the chart, the evidence is a sheet at the foot of the screen.
const sheetQuery = matchMedia("(max-width: 1020px)");
export const isSheet = () => sheetQuery.matches;
export const isEmbedded = () => document.body.classList.contains("embed");
export const isNarrow = () => !printing && frameWidth < 640;

// The column of lane names; on a narrow screen they stand in the lanes.
export function gutterWidth() {
  if (isNarrow()) return 10;
  if (state.lanes !== "group") return state.lanes === "story" ? 210 : 176;
  return Math.max(96, ...core.groups.map(([, label]) => textWidth(label, 14, 650) + 46));
}

export const BELOW = 24; // pixels under the plot, for words
export const BESIDE = 14; // and to its right
