// Sources side by side: which outlet reports which event, who was first, on which day it puts it, in which status, who
// stands alone. A row for each event in view, a column for each outlet.

import { col, core, eventWhen, evidenceOf } from "./data.js";
import { parseDay, shortDay, whenWords } from "./dates.js";
import { nameOfSource } from "./details.js";
import { byId, el, foreign, plural, shorten } from "./dom.js";
import { select } from "./selection.js";
import { listedEvents, state } from "./state.js";

const ROWS = 60;
const COLUMNS = 12;
const FLAGS = Object.fromEntries(core.report_flags.map((name, index) => [name, 1 << index]));
const ALONE = 0;

// An outlet's first report of an event: [article, first, last, status, flags, copied], as sections.py writes it. Of an
// event that one outlet reports there is none: its own mention stands for it.
function reportsOf(i) {
  const told = core.coverage[i];
  if (told) return told;
  const [{ a: article }] = evidenceOf(i).m;
  return [[article, col.first[i], col.last[i], col.status[i], ALONE, null]];
}

// An article without an outlet stands for itself.
const outletOf = (article) => shorten(nameOfSource(article).name, 40);
let onlyShared = true;

export function drawSources() {
  if (state.view !== "sources") return;
  const shown = Array.from(listedEvents()), shared = shown.filter((i) => core.coverage[i]);
  const wanted = onlyShared && shared.length ? shared : shown;
  const columns = outletColumns(wanted), rows = wanted.slice(0, ROWS);
  byId("sharedcount").textContent = `${plural(shared.length, "event")} of ${shown.length.toLocaleString("en")} in view ${shared.length === 1 ? "is" : "are"} reported by several outlets.`;
  byId("onlyshared").checked = onlyShared;
  byId("sourceshead").replaceChildren(el("tr", { role: "row" }, el("th", { scope: "col", role: "columnheader", text: "Event" }), ...columns.map(([outlet, tally]) => el("th", { scope: "col", role: "columnheader" }, foreign(outlet), el("small", { class: "soft", text: tally })))));
  byId("sourcesbody").replaceChildren(...rows.map((i) => sourcesRow(i, columns.map(([outlet]) => outlet))));
  byId("sourcesmore").hidden = wanted.length <= ROWS;
  byId("sourcesmore").textContent = `The first ${ROWS} of ${wanted.length.toLocaleString("en")} are shown: choose a story, an actor or a shorter stretch of time.`;
}

// The outlets with most reports of these events, and what theirs come to.
function outletColumns(events) {
  const found = new Map();
  for (const i of events) {
    const reports = reportsOf(i);
    for (const [article, , , , flags] of reports) {
      const outlet = outletOf(article);
      const tally = found.get(outlet) ?? { all: 0, first: 0, alone: 0 };
      tally.all++;
      tally.first += Boolean(flags & FLAGS.first);
      tally.alone += reports.length === 1;
      found.set(outlet, tally);
    }
  }
  const words = ({ all, first, alone }) => [`${all} here`, first ? `first ${first}×` : "", alone ? `alone ${alone}×` : ""].filter(Boolean).join(", ");
  return [...found].sort(([a, { all: countA }], [b, { all: countB }]) => countB - countA || (a < b ? -1 : 1)).slice(0, COLUMNS).map(([outlet, tally]) => [outlet, words(tally)]);
}

function sourcesRow(i, outlets) {
  const reports = reportsOf(i), of = new Map(reports.map((report) => [outletOf(report[0]), report]));
  const rest = reports.filter(([article]) => !outlets.includes(outletOf(article))).length;
  return el("tr", { role: "row", class: i === state.selected ? "chosen" : null },
    el("th", { scope: "row", role: "rowheader" }, el("button", { type: "button", class: "rowlink", on: { click: () => select(i, { focus: true }) } }, foreign(shorten(col.label[i], 120))),
      el("span", { class: "soft" }, eventWhen(i), rest ? `; ${plural(rest, "more outlet")}` : "")),
    ...outlets.map((outlet) => (of.has(outlet) ? reportCell(outlet, of.get(outlet), reports.length) : el("td", { role: "cell", class: "none" }, el("span", { class: "sr", text: "not reported" })))));
}

// What one outlet says: when it printed it, and only what sets it apart.
function reportCell(outlet, [article, first, last, status, flags, copied], count) {
  const published = core.articles[article][3], tags = [];
  const differs = flags & FLAGS.other_date;
  if (count === 1) tags.push(["alone", "alone"]);
  if (count > 1 && flags & FLAGS.first) tags.push(["first", "first"]);
  if (copied !== null) tags.push(["copy", `words of ${outletOf(copied)}`]);
  else if (flags & FLAGS.same_words) tags.push(["copy", "same words as another"]);
  return el("td", { role: "cell", "data-outlet": outlet, class: differs || flags & FLAGS.other_status ? "differs" : null },
    el("time", { datetime: published, text: published ? shortDay(parseDay(published)) : "day unknown" }),
    ...tags.map(([name, text]) => el("span", { class: `tag ${name}` }, foreign(text))),
    differs ? el("span", { class: "says" }, `dates it ${whenWords(first, last, false)}`) : null,
    flags & FLAGS.other_status ? el("span", { class: "says", text: core.statuses[status] }) : null);
}

export function listenToSources() {
  byId("onlyshared").addEventListener("change", (event) => { onlyShared = event.target.checked; drawSources(); });
}
