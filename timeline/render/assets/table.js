// The same events as a table: 100 rows a page, every row a way to the evidence. On a narrow screen a row folds into lines;
// the roles keep it a table for screen readers there.

const PAGE = 100, ON_PAPER = 500; // rows: paper has no next page to turn to
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
let rowsFor = null;
let sorted = [];

function sortedRows() {
  if (rowsFor?.matching !== matching || rowsFor.sorting !== sorting) {
    sorted = sorting === "date" ? matching : Int32Array.from(matching).sort(SORTS[sorting]);
    rowsFor = { matching, sorting };
  }
  return sorted;
}

function showTablePageOf(i) {
  const at = sortedRows().indexOf(i);
  if (at >= 0) page = Math.floor(at / PAGE);
}

function sortBy(name) {
  sorting = name;
  page = 0;
  drawTable();
  drawHeadings();
  byId("tablehead").querySelector(`[data-sort="${name}"]`)?.focus();
}

function drawHeadings() {
  byId("tablehead").replaceChildren(el("tr", { role: "row" }, ...HEADINGS.map(([name, text]) => el("th", { scope: "col", role: "columnheader", "aria-sort": name && name === sorting ? (name === "sources" ? "descending" : "ascending") : null },
    name ? el("button", { type: "button", text, "data-sort": name, on: { click: () => sortBy(name) } }) : text))));
}

function tableRow(i) {
  const place = placeName(i), open = el("button", { type: "button", class: "rowlink", on: { click: () => select(i, { focus: true }) } }, foreign(shorten(col.label[i], 220)));
  return el("tr", { role: "row", "aria-current": i === state.selected ? "true" : null, class: i === state.selected ? "chosen" : "" },
    el("td", { role: "cell" }, el("div", { class: "when" }, markIcon(col.mark[i], groupOf(i)), el("span", { text: eventWhen(i) }))),
    el("th", { scope: "row", role: "rowheader" }, open,
      has(i, "disputed") || actorNames(i).length ? el("span", { class: "soft" }, has(i, "disputed") ? el("span", { class: "tag", text: "disputed" }) : null, foreign(shorten(actorNames(i).join(", "), 120))) : null),
    el("td", { role: "cell" }, foreign(typeLabel(i))),
    el("td", { role: "cell", text: statusOf(i) }),
    el("td", { role: "cell" }, place ? foreign(place) : null),
    el("td", { role: "cell", class: "number", text: col.sources[i], "data-unit": col.sources[i] === 1 ? "origin" : "origins" }));
}

function drawTable() {
  isTableOld = false;
  const rows = sortedRows(), pages = Math.max(1, Math.ceil(rows.length / PAGE)), isWhole = printing && rows.length <= ON_PAPER;
  page = Math.min(page, pages - 1);
  const start = isWhole ? 0 : page * PAGE, shown = isWhole ? rows : rows.slice(start, start + PAGE);
  byId("tablebody").replaceChildren(...Array.from(shown, tableRow));
  const first = rows.length ? start + 1 : 0;
  byId("tablecaption").textContent = `Events ${first.toLocaleString("en")} to ${(start + shown.length).toLocaleString("en")} of ${rows.length.toLocaleString("en")}`;
  byId("previouspage").disabled = page === 0;
  byId("nextpage").disabled = page >= pages - 1;
  byId("pager").hidden = pages < 2;
}

function turnPage(by) {
  page = Math.max(0, page + by);
  drawTable();
  byId("tablecaption").scrollIntoView({ block: "nearest" });
}

// Undated events have a lane of their own: a list, since any place on the axis would be made up.
const LISTED = 8;
function drawUndated() {
  let found = 0;
  while (found < matching.length && matching[matching.length - 1 - found] >= dated) found++; // they stand at the end
  const lane = byId("undated");
  lane.hidden = !found;
  if (!found) return;
  const chosen = mostSalient(LISTED, (i) => i >= dated && isMatching[i]);
  const more = found - chosen.length;
  lane.replaceChildren(el("h2", {}, "No date found ", el("span", { class: "soft", text: found.toLocaleString("en") })),
    el("ul", {}, ...chosen.map((i) => el("li", {}, el("button", { type: "button", on: { click: () => select(i, { focus: true }) } }, markIcon(col.mark[i], groupOf(i)), foreign(shorten(col.label[i], 90))))),
      more > 0 ? el("li", {}, el("button", { type: "button", class: "more", text: `${more.toLocaleString("en")} more, at the end of the table`, on: { click: goToUndated } })) : null));
}

// By date the undated stand last: to the page on which they begin, and to the first of them.
function goToUndated() {
  sortBy("date");
  const first = matching.find((i) => i >= dated);
  showTablePageOf(first);
  drawTable();
  byId("tablebody").querySelectorAll(".rowlink")[sortedRows().indexOf(first) % PAGE]?.focus();
}
