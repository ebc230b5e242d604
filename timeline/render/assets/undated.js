// Undated events have a lane of their own: a list, since any place on the axis would be made up. Each says why.

import { col, dated, evidenceOf, groupOf, mostSalient, word } from "./data.js";
import { byId, el, foreign, shorten } from "./dom.js";
import { markIcon } from "./marks.js";
import { select } from "./selection.js";
import { isMatching, matching, undatedCount } from "./state.js";
import { drawTable, rowOf, showTablePageOf, sortBy } from "./table.js";

const LISTED = 8;
export function drawUndated() {
  const lane = byId("undated"), found = undatedCount();
  lane.hidden = !found;
  if (!found) return;
  const chosen = mostSalient(LISTED, (i) => i >= dated && isMatching[i]);
  const more = found - chosen.length;
  lane.replaceChildren(el("h2", {}, "No date found ", el("span", { class: "soft", text: found.toLocaleString("en") })),
    el("ul", {}, ...chosen.map(undatedLine), more > 0 ? el("li", {}, el("button", { type: "button", class: "more", text: `${more.toLocaleString("en")} more, at the end of the table`, on: { click: goToUndated } })) : null));
}

function undatedLine(i) {
  return el("li", {}, el("button", { type: "button", on: { click: () => select(i, { focus: true }) } }, markIcon(col.mark[i], groupOf(i)),
    el("span", {}, foreign(shorten(col.label[i], 90)), el("small", { class: "soft" }, foreign(whyUndated(i))))));
}

// A phrase that could not be placed, or that there is none.
function whyUndated(i) {
  const times = evidenceOf(i).m.flatMap((mention) => mention.t || []).filter((time) => time.w === undefined);
  if (!times.length) return "no time in its sentences";
  const [time] = times, readings = (time.rd || []).map(word);
  if (readings.length) return `“${word(time.t)}”: ${readings.join(" or ")}`;
  return `“${word(time.t)}” leads to no day`;
}

// By date the undated stand last: to the page on which they begin, and to the first of them.
function goToUndated() {
  sortBy("date");
  const first = matching.find((i) => i >= dated);
  showTablePageOf(first);
  drawTable();
  rowOf(first)?.focus();
}
