// The filter bar. Each menu is a disclosure with checkboxes: it works by keyboard and without any script of its own.

import { col, core, COUNT, groupOfType, LOWEST_TIER, stories, storiesOf, usedTiers } from "./data.js";
import { dayOf, isoDay, parseDay } from "./dates.js";
import { byId, el, foreign, listed, say } from "./dom.js";
import { drawLegendGroups } from "./legend.js";
import { redraw, tell } from "./redraw.js";
import { fold } from "./search.js";
import { applyFilters, countFilters, isFiltered, noFilters, state, SWITCHES } from "./state.js";
import { setView } from "./view.js";

let typing = null;

function filtersChanged({ soon = false } = {}) {
  clearTimeout(typing);
  if (soon) {
    typing = setTimeout(filtersChanged, 60);
    return;
  }
  applyFilters();
  drawMenus();
  tell("filters");
  redraw({ table: true }).then(() => say(byId("count").textContent));
}

export function clearFilters() {
  Object.assign(state, noFilters());
  showFilters();
  filtersChanged();
}

// One filter set to one value, as a way into it from elsewhere on the page.
export function filterBy(name, key) {
  state[name] = new Set([key]);
  showFilters();
  filtersChanged();
}

function countBy(of) {
  const counts = new Map();
  for (let i = 0; i < COUNT; i++) for (const key of of(i)) if (key !== null) counts.set(key, (counts.get(key) || 0) + 1);
  return [...counts];
}

const byCount = (known) => ([a, countA], [b, countB]) => countB - countA || (known[a] < known[b] ? -1 : 1);

// Each menu: its title, the keys of an event, what a key is called, and how choices stand.
const MENUS = {
  stories: ["Story", storiesOf, (key) => stories[key].name, ([a], [b]) => a - b],
  types: ["Type", (i) => [col.type[i]], (key) => core.types[key][2], ([a], [b]) => groupOfType[a] - groupOfType[b] || (core.types[a][2] < core.types[b][2] ? -1 : 1)],
  statuses: ["Status", (i) => [col.status[i]], (key) => core.statuses[key], ([a], [b]) => a - b],
  actors: ["Actor", (i) => col.actors[i], (key) => core.names[key], byCount(core.names)],
  places: ["Place", (i) => [col.place[i]], (key) => core.places[key], byCount(core.places)],
  outlets: ["Outlet", (i) => col.outlets[i], (key) => core.outlets[key], byCount(core.outlets)],
};
const BOXES = { disputed: "disputed", several: "several", faint: "faint", undated: "withundated" };
const SHOWN_CHOICES = 200;
const LONG = 14; // choices: more of them can be searched

function menu(name) {
  const [title, keysOf, nameOf, order] = MENUS[name], all = countBy(keysOf).sort(order);
  if (all.length < 2 && name !== "types" && name !== "statuses") return null; // nothing to choose
  const list = el("div", { class: "choices", role: "group", "aria-label": title }), label = `Find ${/^[AEIOU]/.test(title) ? "an" : "a"} ${title.toLowerCase()}`;
  const find = all.length > LONG || name === "actors" ? el("input", { type: "search", class: "find", "aria-label": label, placeholder: label, on: { input: () => fill() } }) : null;
  const fill = () => {
    const wanted = fold(find?.value ?? "");
    const offered = all.filter(([key]) => state[name].has(key) || fold(nameOf(key)).includes(wanted));
    list.replaceChildren(...offered.slice(0, SHOWN_CHOICES).map(([key, count]) => choice(name, key, nameOf(key), count)));
  };
  const box = el("details", { class: "menu", id: `menu-${name}`, on: { toggle: () => { if (box.open) { closeMenus(box); fill(); } } } },
    el("summary", {}, title, el("span", { class: "chosencount" })), el("div", { class: "pop" }, find, list));
  return box;
}

function choice(name, key, label, count) {
  const box = el("input", { type: "checkbox", checked: state[name].has(key), on: { change: (event) => {
    if (event.target.checked) state[name].add(key); else state[name].delete(key);
    filtersChanged();
  } } });
  const icon = name === "types" ? el("span", { class: `swatch g${groupOfType[key]}`, "aria-hidden": "true" }) : null;
  return el("label", {}, box, icon, foreign(label), el("span", { class: "soft", text: count.toLocaleString("en") }));
}

function drawMenus() {
  const inside = countFilters();
  byId("clear").hidden = !isFiltered();
  byId("morefilters").textContent = inside ? `Filters (${inside})` : "Filters";
  for (const name of Object.keys(MENUS)) {
    const counted = byId(`menu-${name}`)?.querySelector(".chosencount");
    if (counted) counted.textContent = state[name].size ? ` (${state[name].size})` : "";
  }
  const switched = Object.entries(SWITCHES).filter(([name, first]) => state[name] !== first).length + (state.tier < LOWEST_TIER);
  byId("menu-show").querySelector(".chosencount").textContent = switched ? ` (${switched})` : "";
}

function closeMenus(except = null) {
  for (const box of document.querySelectorAll("details.menu[open]")) if (box !== except) box.open = false;
}

// Controls say what the state says: after an address was opened, or filters were cleared.
export function showFilters() {
  byId("search").value = state.query;
  for (const name of Object.keys(SWITCHES)) byId(BOXES[name]).checked = state[name];
  byId("steps").checked = state.steps;
  byId("tier").value = state.tier;
  byId("lanes").value = state.lanes;
  drawLegendGroups();
  drawMenus();
}

// How far down to go; a page that holds one tier has nothing to choose.
function offerTiers() {
  const names = usedTiers.map((tier) => core.tiers[tier]);
  const words = (at) => (at ? listed(names.slice(0, at + 1)) : `${names[0]} only`);
  byId("tier").replaceChildren(...usedTiers.map((tier, at) => el("option", { value: tier, text: words(at) })));
  byId("tierpick").hidden = usedTiers.length < 2;
}

// The stretch of time as two days: the menu says what is in view, and sets it.
function listenToDates() {
  const from = byId("datefrom"), to = byId("dateto"), box = byId("menu-dates");
  box.addEventListener("toggle", () => {
    if (!box.open) return;
    closeMenus(box);
    from.value = isoDay(Math.max(Math.ceil(state.from), dayOf(1, 0)));
    to.value = isoDay(Math.min(Math.floor(state.to), dayOf(9999, 11, 31)));
  });
  const take = () => {
    const [first, last] = [parseDay(from.value), parseDay(to.value)], isWrong = first !== null && last !== null && last < first;
    byId("datewrong").hidden = !isWrong;
    if (first === null || last === null || isWrong) return;
    setView(first, last + 1);
    redraw({ table: true }).then(() => say(byId("count").textContent));
  };
  for (const field of [from, to]) field.addEventListener("change", take);
}

export function listenToFilters() {
  offerTiers();
  byId("stepspick").hidden = !Object.keys(core.parts).length;
  if (!stories.length) byId("lanes").querySelector("[value=story]").remove();
  byId("menus").prepend(...Object.keys(MENUS).map(menu).filter(Boolean));
  const changes = (id, take) => byId(id).addEventListener("change", (event) => { take(event.target); filtersChanged(); });
  byId("filters").addEventListener("submit", (event) => { event.preventDefault(); filtersChanged(); });
  byId("search").addEventListener("input", (event) => { state.query = event.target.value; filtersChanged({ soon: COUNT > 30000 }); });
  for (const name of Object.keys(SWITCHES)) changes(BOXES[name], (box) => { state[name] = box.checked; });
  byId("steps").addEventListener("change", (event) => { state.steps = event.target.checked; redraw(); });
  changes("tier", (box) => { state.tier = +box.value; });
  byId("lanes").addEventListener("change", (event) => { state.lanes = event.target.value; drawLegendGroups(); redraw(); });
  listenToDates();
  byId("clear").addEventListener("click", clearFilters);
  byId("morefilters").addEventListener("click", () => {
    byId("morefilters").setAttribute("aria-expanded", byId("filters").classList.toggle("open"));
  });
  for (const leaving of ["click", "focusin"]) document.addEventListener(leaving, (event) => closeMenus(event.target.closest("details.menu")));
}
