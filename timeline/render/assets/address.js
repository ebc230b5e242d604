// The address that brings a view back: filters, lanes, the stretch of time, the event that is looked at.

import { col, core, indexOfId, LOWEST_TIER, stories, usedTiers } from "./data.js";
import { dayOf, isoDay, parseDay } from "./dates.js";
import { isEmbedded } from "./frame.js";
import { LANES, state, SWITCHES, VIEWS } from "./state.js";
import { firstView, setView, viewIsOwn } from "./view.js";

// [name in the address, filter, what its values are called there]
const LISTS = [["type", "types", core.types.map(([id]) => id)], ["status", "statuses", core.statuses], ["actor", "actors", core.names],
  ["place", "places", core.places], ["outlet", "outlets", core.outlets], ["story", "stories", stories.map(({ id }) => id)]];

export function readAddress() {
  const given = new URLSearchParams(location.hash.slice(1));
  const one = (name, known, first) => (known.includes(given.get(name)) ? given.get(name) : first);
  state.query = given.get("q") || "";
  for (const [name, filter, known] of LISTS) {
    state[filter] = new Set((given.get(name) || "").split("~").map((item) => known.indexOf(item)).filter((index) => index >= 0));
  }
  for (const [name, first] of Object.entries(SWITCHES)) state[name] = given.get(name) === (first ? "0" : "1") ? !first : first;
  const tier = core.tiers.indexOf(given.get("tier"));
  state.tier = tier < 0 ? LOWEST_TIER : usedTiers.findLast((used) => used <= tier) ?? LOWEST_TIER;
  state.lanes = one("lanes", LANES, FIRST_LANES);
  state.steps = given.get("steps") === "1";
  state.view = one("view", VIEWS, "time");
  document.body.classList.toggle("embed", given.get("embed") === "1");
  const from = parseDay(given.get("from")), to = parseDay(given.get("to"));
  if (from !== null && to !== null && to > from) setView(from, to); else setView(...firstView(), false);
  const id = given.get("event");
  state.selected = id ? indexOfId(id) : -1;
  return id && state.selected < 0 ? `No event of this page has the id ${id}` : "";
}

// Stories tell most, where there are any.
const FIRST_LANES = stories.length ? "story" : "group";

function address() {
  const given = new URLSearchParams();
  if (isEmbedded()) given.set("embed", "1");
  if (state.selected >= 0) given.set("event", col.id[state.selected]);
  if (state.query) given.set("q", state.query);
  for (const [name, filter, known] of LISTS) {
    if (state[filter].size) given.set(name, [...state[filter]].map((index) => known[index]).join("~"));
  }
  for (const [name, first] of Object.entries(SWITCHES)) if (state[name] !== first) given.set(name, first ? "0" : "1");
  if (state.tier < LOWEST_TIER) given.set("tier", core.tiers[state.tier]);
  if (state.lanes !== FIRST_LANES) given.set("lanes", state.lanes);
  if (state.steps) given.set("steps", "1");
  if (state.view !== "time") given.set("view", state.view);
  if (viewIsOwn) {
    given.set("from", isoDay(Math.max(Math.ceil(state.from), dayOf(1, 0))));
    given.set("to", isoDay(Math.min(Math.floor(state.to), dayOf(9999, 11, 31))));
  }
  return given.toString();
}

// Opening an event is a step that "back" undoes; moving about is not.
export function writeAddress(step = false) {
  const wanted = `#${address()}`;
  if (wanted === (location.hash || "#")) return;
  try {
    history[step === true ? "pushState" : "replaceState"](null, "", wanted);
  } catch {
    // a page opened in a frame without an address of its own: it works, it just cannot be linked to
  }
}
