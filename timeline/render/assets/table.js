// The same events as a table: 100 rows a page, every row a way to the evidence. On a narrow screen a row folds into lines;
// the roles keep it a table for screen readers there.

import { actorNames, col, eventWhen, groupOf, has, placeName, statusOf, typeLabel } from "./data.js";
import { byId, el, foreign, plural, shorten } from "./dom.js";
import { drawFootnotes } from "./footnotes.js";
import { phone } from "./frame.js";
import { markHits } from "./highlight.js";
import { markIcon } from "./marks.js";
import { select } from "./selection.js";
import { listedEvents, matching, state } from "./state.js";
import { printing } from "./theme.js";

const PAGE = 100; // rows
const PAGE_OF_PHONE = 25; // the chart stands below them
const ON_PAPER = 500; // rows: paper has no next page to turn to
const SORTS = {
  date: (a, b) => a - b,
  event: (a, b) => (col.label[a] < col.label[b] ? -1 : col.label[a] > col.label[b] ? 1 : a - b),
  type: (a, b) => col.type[a] - col.type[b] || a - b,
  status: (a, b) => col.status[a] - col.status[b] || a - b,
  sources: (a, b) => col.sources[b] - col.sources[a] || a - b,
};
const HEADINGS = [["date", "Date"], ["event", "Event"], ["type", "Type"], ["status", "Status"], [null, "Place"], ["sources", "Origins"]];
let sorting = "date";
let page = 0;
let sorted = null;
let sortedFor = "";

const pageSize = () => (phone.matches ? PAGE_OF_PHONE : PAGE);

// The table follows the stretch of time that the chart shows.
function sortedRows() {
  const wanted = `${state.from} ${state.to} ${sorting}`;
  if (sorted?.matching !== matching || sortedFor !== wanted) {
    const rows = listedEvents();
    sorted = { matching, rows: sorting === "date" ? rows : rows.sort(SORTS[sorting]) };
    sortedFor = wanted;
  }
  return sorted.rows;
}

export const showTableOfSelected = () => state.selected >= 0 && showTablePageOf(state.selected);

export function showTablePageOf(i) {
  const at = sortedRows().indexOf(i);
  if (at >= 0) page = Math.floor(at / pageSize());
}

export function sortBy(name) {
  sorting = name;
  page = 0;
  drawTable();
  drawHeadings();
  byId("tablehead").querySelector(`[data-sort="${name}"]`)?.focus();
}

export function drawHeadings() {
  byId("tablehead").replaceChildren(el("tr", { role: "row" }, ...HEADINGS.map(([name, text]) => el("th", { scope: "col", role: "columnheader", "aria-sort": name && name === sorting ? (name === "sources" ? "descending" : "ascending") : null },
    name ? el("button", { type: "button", text, "data-sort": name, on: { click: () => sortBy(name) } }) : text))));
}

function tableRow(i, number) {
  const place = placeName(i), open = el("button", { type: "button", class: "rowlink", on: { click: () => select(i, { focus: true }) } }, foreign(shorten(col.label[i], 220)), printing ? el("sup", { text: number + 1 }) : null);
  return el("tr", { role: "row", "aria-current": i === state.selected ? "true" : null, class: i === state.selected ? "chosen" : "" },
    el("td", { role: "cell" }, el("div", { class: "when" }, markIcon(col.mark[i], groupOf(i)), el("span", { text: eventWhen(i) }))),
    el("th", { scope: "row", role: "rowheader" }, open,
      has(i, "disputed") || actorNames(i).length ? el("span", { class: "soft" }, has(i, "disputed") ? el("span", { class: "tag", text: "disputed" }) : null, foreign(shorten(actorNames(i).join(", "), 120))) : null),
    el("td", { role: "cell" }, foreign(typeLabel(i))),
    el("td", { role: "cell", text: statusOf(i) }),
    el("td", { role: "cell" }, place ? foreign(place) : null),
    el("td", { role: "cell", class: "number", text: col.sources[i], "data-unit": col.sources[i] === 1 ? "origin" : "origins" }));
}

export function drawTable() {
  const rows = sortedRows(), size = pageSize(), pages = Math.max(1, Math.ceil(rows.length / size)), isWhole = printing && rows.length <= ON_PAPER;
  page = Math.min(page, pages - 1);
  const start = isWhole ? 0 : page * size, shown = isWhole ? rows : rows.slice(start, start + size);
  byId("tablebody").replaceChildren(...Array.from(shown, tableRow));
  drawCaption(rows.length, rows.length ? start + 1 : 0, start + shown.length);
  drawFootnotes(printing ? shown : []);
  byId("previouspage").disabled = page === 0;
  byId("nextpage").disabled = page >= pages - 1;
  for (const id of ["previouspage", "nextpage"]) byId(id).lastChild.textContent = size;
  byId("pager").hidden = pages < 2;
  markHits();
}

// What is listed, and how much of what matches is not because it lies outside of the stretch in view.
function drawCaption(count, first, last) {
  const outside = matching.length - count;
  byId("tablecaption").textContent = `Events ${first.toLocaleString("en")} to ${last.toLocaleString("en")} of ${count.toLocaleString("en")}`;
  byId("outside").hidden = !outside;
  byId("outsidecount").textContent = `${plural(outside, "event")} outside of this stretch of time.`;
}

// The button of an event on the page that is shown.
export const rowOf = (i) => byId("tablebody").querySelectorAll(".rowlink")[sortedRows().indexOf(i) - page * pageSize()];

export function toFirstPage() {
  page = 0;
}

export function turnPage(by) {
  page = Math.max(0, page + by);
  drawTable();
  byId("tablecaption").scrollIntoView({ block: "nearest" });
}
