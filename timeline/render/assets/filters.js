// The filter bar. Each menu is a disclosure with checkboxes: it works by keyboard and without any script of its own.

let typing = null;

function filtersChanged({ soon = false } = {}) {
  clearTimeout(typing);
  if (soon) {
    typing = setTimeout(filtersChanged, 60);
    return;
  }
  applyFilters();
  page = 0;
  drawUndated();
  drawMenus();
  byId("clear").hidden = !isFiltered();
  drawEvidence();
  redraw({ table: true }).then(() => say(byId("count").textContent));
}

function clearFilters() {
  Object.assign(state, { query: "", types: new Set(), statuses: new Set(), actors: new Set(), disputed: false, several: false, tier: LOWEST_TIER });
  showFilters();
  filtersChanged();
}

function countBy(of) {
  const counts = new Map();
  for (let i = 0; i < COUNT; i++) for (const key of of(i)) counts.set(key, (counts.get(key) || 0) + 1);
  return counts;
}

// [index, label, count]: types by group, statuses in their order, actors by number of events.
const choices = {
  types: () => [...countBy((i) => [col.type[i]])].map(([key, count]) => [key, core.types[key][2], count]).sort((a, b) => groupOfType[a[0]] - groupOfType[b[0]] || (a[1] < b[1] ? -1 : 1)),
  statuses: () => [...countBy((i) => [col.status[i]])].map(([key, count]) => [key, core.statuses[key], count]).sort((a, b) => a[0] - b[0]),
  actors: () => [...countBy((i) => col.actors[i])].map(([key, count]) => [key, core.names[key], count]).sort((a, b) => b[2] - a[2] || (a[1] < b[1] ? -1 : 1)),
};
const SHOWN_CHOICES = 200;

function menu(name, title) {
  const list = el("div", { class: "choices", role: "group", "aria-label": title });
  const find = name === "actors" ? el("input", { type: "search", class: "find", "aria-label": "Find an actor", placeholder: "Find an actor", on: { input: () => fill() } }) : null;
  const fill = () => {
    const wanted = fold(find?.value ?? "");
    const offered = choices[name]().filter(([key, label]) => state[name].has(key) || fold(label).includes(wanted));
    list.replaceChildren(...offered.slice(0, SHOWN_CHOICES).map(([key, label, count]) => choice(name, key, label, count)));
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
  const inside = state.types.size + state.statuses.size + state.actors.size + state.disputed + state.several + (state.tier < LOWEST_TIER);
  byId("morefilters").textContent = inside ? `Filters (${inside})` : "Filters";
  for (const name of ["types", "statuses", "actors"]) {
    byId(`menu-${name}`).querySelector(".chosencount").textContent = state[name].size ? ` (${state[name].size})` : "";
  }
}

function closeMenus(except = null) {
  for (const box of document.querySelectorAll("details.menu[open]")) if (box !== except) box.open = false;
}

// Controls say what the state says: after an address was opened, or filters were cleared.
function showFilters() {
  byId("search").value = state.query;
  byId("disputed").checked = state.disputed;
  byId("several").checked = state.several;
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

function listenToFilters() {
  offerTiers();
  byId("menus").prepend(menu("types", "Type"), menu("statuses", "Status"), menu("actors", "Actor"));
  byId("filters").addEventListener("submit", (event) => { event.preventDefault(); filtersChanged(); });
  byId("search").addEventListener("input", (event) => { state.query = event.target.value; filtersChanged({ soon: COUNT > 30000 }); });
  byId("disputed").addEventListener("change", (event) => { state.disputed = event.target.checked; filtersChanged(); });
  byId("several").addEventListener("change", (event) => { state.several = event.target.checked; filtersChanged(); });
  byId("tier").addEventListener("change", (event) => { state.tier = +event.target.value; filtersChanged(); });
  byId("lanes").addEventListener("change", (event) => { state.lanes = event.target.value; drawLegendGroups(); redraw(); });
  byId("clear").addEventListener("click", clearFilters);
  byId("morefilters").addEventListener("click", () => {
    byId("morefilters").setAttribute("aria-expanded", byId("filters").classList.toggle("open"));
  });
  for (const leaving of ["click", "focusin"]) document.addEventListener(leaving, (event) => closeMenus(event.target.closest("details.menu")));
}

// Colours are explained by the lanes themselves where these are groups.
function drawLegendGroups() {
  byId("legendgroups").hidden = state.lanes === "group";
}

function drawLegend() {
  const used = new Set(col.mark), isOpen = (i) => i < dated && (col.first[i] === null || col.last[i] === null);
  const entry = (icon, text) => el("li", {}, icon, el("span", { text }));
  byId("legendmarks").replaceChildren(
    ...core.marks.flatMap(([name, label], mark) => (used.has(mark) && name !== "undated" ? [entry(markIcon(mark), label)] : [])),
    col.id.some((_, i) => isOpen(i)) ? entry(el("span", { class: "arrow", "aria-hidden": "true", text: "◂ ▸" }), "Open: or earlier, or later") : "",
    col.sources.some((count) => count > 1) ? entry(el("span", { class: "sizes", "aria-hidden": "true" }), "Larger: more independent sources") : "");
  byId("legendgroups").replaceChildren(...core.groups.map(([, label], group) => el("li", {}, el("span", { class: `swatch g${group}`, "aria-hidden": "true" }), foreign(label))));
  byId("legend").open = innerWidth > 640;
  drawLegendGroups();
}
