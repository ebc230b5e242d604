// What the reader chose, what follows from it, and the address that brings it back.

const LANES = ["group", "type", "actor", "place", "source"];
const state = {
  query: "", types: new Set(), statuses: new Set(), actors: new Set(), disputed: false, several: false, tier: LOWEST_TIER,
  lanes: "group", from: 0, to: 1, selected: -1,
};
let matching = new Int32Array(0);
let isMatching = new Uint8Array(COUNT);
let viewIsOwn = false; // whether the reader moved the view: only then does the address name it

function applyFilters() {
  const search = searchTest(state.query);
  const found = [];
  isMatching = new Uint8Array(COUNT);
  for (let i = 0; i < COUNT; i++) {
    if (state.types.size && !state.types.has(col.type[i])) continue;
    if (state.statuses.size && !state.statuses.has(col.status[i])) continue;
    if (col.tier[i] > state.tier) continue;
    if (state.disputed && !has(i, "disputed")) continue;
    if (state.several && col.sources[i] < 2) continue;
    if (state.actors.size && !col.actors[i].some((actor) => state.actors.has(actor))) continue;
    if (search && !search(i)) continue;
    found.push(i);
    isMatching[i] = 1;
  }
  matching = Int32Array.from(found);
}

const isFiltered = () =>
  Boolean(state.query.trim() || state.types.size || state.statuses.size || state.actors.size || state.disputed || state.several || state.tier < LOWEST_TIER);

// Matching dated events that touch the view. Order: by first day.
function inView() {
  const found = [];
  const start = firstFrom(state.from - longest);
  for (let i = start; i < dated && begin[i] <= state.to; i++) {
    if (isMatching[i] && finish[i] >= state.from) found.push(i);
  }
  return found;
}

// The first view: the shortest span that holds three quarters of the events, and what stands near it; everything where
// that span has a quarter of the room anyhow. The rule is that of rows.py, and the minimap shows what it leaves out.
function firstView() {
  if (!dated) return padded(0, 365);
  const middles = Array.from({ length: dated }, (_, i) => (begin[i] + finish[i]) / 2).sort((a, b) => a - b);
  const held = Math.max(1, Math.ceil(dated * 0.75));
  let low = 0;
  for (let k = 1; k + held <= dated; k++) {
    if (middles[k + held - 1] - middles[k] < middles[low + held - 1] - middles[low]) low = k;
  }
  let high = low + held - 1;
  const dense = middles[high] - middles[low];
  if (dense * 4 >= middles[dated - 1] - middles[0]) return everything();
  const gap = Math.max(30, dense * 0.3), farthest = Math.max(30, dense * 0.5);
  const first = middles[low] - farthest, last = middles[high] + farthest;
  while (low > 0 && middles[low] - middles[low - 1] <= gap && middles[low - 1] >= first) low--;
  while (high < dated - 1 && middles[high + 1] - middles[high] <= gap && middles[high + 1] <= last) high++;
  return padded(middles[low], middles[high]);
}

const everything = () => padded(earliest === Infinity ? 0 : earliest, latest === -Infinity ? 365 : latest);

// A view with air at both sides; a single day gets two weeks around it, so that it reads as a day.
function padded(first, last) {
  const air = Math.max((last - first) * 0.05, last - first < 14 ? 10 : 2);
  return [first - air, last + air];
}

const CALENDAR = [dayOf(1, 0) - 200, dayOf(10000, 0) + 200];

function setView(from, to, own = true) {
  const width = Math.min(Math.max(to - from, 3), CALENDAR[1] - CALENDAR[0]);
  const middle = (from + to) / 2;
  const start = Math.min(Math.max(middle - width / 2, CALENDAR[0]), CALENDAR[1] - width);
  state.from = start;
  state.to = start + width;
  viewIsOwn = own;
}

function readAddress() {
  const given = new URLSearchParams(location.hash.slice(1));
  const pick = (name, known) => new Set((given.get(name) || "").split("~").map((item) => known.indexOf(item)).filter((index) => index >= 0));
  state.query = given.get("q") || "";
  state.types = pick("type", core.types.map(([id]) => id));
  state.statuses = pick("status", core.statuses);
  state.actors = pick("actor", core.names);
  state.disputed = given.get("disputed") === "1";
  state.several = given.get("several") === "1";
  const tier = core.tiers.indexOf(given.get("tier"));
  state.tier = tier < 0 ? LOWEST_TIER : usedTiers.findLast((used) => used <= tier) ?? LOWEST_TIER;
  state.lanes = LANES.includes(given.get("lanes")) ? given.get("lanes") : "group";
  const from = parseDay(given.get("from")), to = parseDay(given.get("to"));
  if (from !== null && to !== null && to > from) setView(from, to); else setView(...firstView(), false);
  const id = given.get("event");
  state.selected = id ? indexOfId(id) : -1;
  return id && state.selected < 0 ? `No event of this page has the id ${id}` : "";
}

function address() {
  const given = new URLSearchParams();
  const names = (chosen, known) => [...chosen].map((index) => known[index]).join("~");
  if (state.selected >= 0) given.set("event", col.id[state.selected]);
  if (state.query) given.set("q", state.query);
  if (state.types.size) given.set("type", names(state.types, core.types.map(([id]) => id)));
  if (state.statuses.size) given.set("status", names(state.statuses, core.statuses));
  if (state.actors.size) given.set("actor", names(state.actors, core.names));
  if (state.disputed) given.set("disputed", "1");
  if (state.several) given.set("several", "1");
  if (state.tier < LOWEST_TIER) given.set("tier", core.tiers[state.tier]);
  if (state.lanes !== "group") given.set("lanes", state.lanes);
  if (viewIsOwn) {
    given.set("from", isoDay(Math.max(Math.ceil(state.from), dayOf(1, 0))));
    given.set("to", isoDay(Math.min(Math.floor(state.to), dayOf(9999, 11, 31))));
  }
  return given.toString();
}

// Opening an event is a step that "back" undoes; moving about is not.
function writeAddress(step = false) {
  const wanted = `#${address()}`;
  if (wanted === (location.hash || "#")) return;
  try {
    history[step ? "pushState" : "replaceState"](null, "", wanted);
  } catch {
    // a page opened in a frame without an address of its own: it works, it just cannot be linked to
  }
}
