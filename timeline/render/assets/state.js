// What the reader chose, and the events that follow from it.

import { begin, col, COUNT, dated, finish, firstFrom, has, isFaint, longest, LOWEST_TIER, storiesOf } from "./data.js";
import { searchTest } from "./search.js";

export const VIEWS = ["time", "sources", "map", "story"];
export const LANES = ["story", "group", "type", "actor", "place", "source"];
const SETS = ["types", "statuses", "actors", "places", "outlets", "stories"]; // filters of which several may be chosen
export const SWITCHES = { disputed: false, several: false, faint: true, undated: true }; // filters that are on or off, as they are at first
export const noFilters = () => ({ query: "", tier: LOWEST_TIER, ...SWITCHES, ...Object.fromEntries(SETS.map((name) => [name, new Set()])) });
export const state = { ...noFilters(), view: "time", lanes: "group", unfolded: false, steps: false, from: 0, to: 1, selected: -1 };
export let matching = new Int32Array(0);
export let isMatching = new Uint8Array(COUNT);

const meets = (chosen, keys) => !chosen.size || keys.some((key) => chosen.has(key));

export function applyFilters() {
  const search = searchTest(state.query);
  const found = [];
  isMatching = new Uint8Array(COUNT);
  for (let i = 0; i < COUNT; i++) {
    if (state.types.size && !state.types.has(col.type[i])) continue;
    if (state.statuses.size && !state.statuses.has(col.status[i])) continue;
    if (col.tier[i] > state.tier) continue;
    if (state.disputed && !has(i, "disputed")) continue;
    if (state.several && col.sources[i] < 2) continue;
    if (!state.undated && i >= dated) continue;
    if (!state.faint && isFaint(i)) continue;
    if (!meets(state.actors, col.actors[i]) || !meets(state.outlets, col.outlets[i]) || !meets(state.stories, storiesOf(i))) continue;
    if (state.places.size && !state.places.has(col.place[i])) continue;
    if (search && !search(i)) continue;
    found.push(i);
    isMatching[i] = 1;
  }
  matching = Int32Array.from(found);
}

// How many filters beside the search are set.
export const countFilters = () => SETS.reduce((sum, name) => sum + state[name].size, 0) + (state.tier < LOWEST_TIER)
  + Object.entries(SWITCHES).filter(([name, first]) => state[name] !== first).length;
export const isFiltered = () => Boolean(state.query.trim() || countFilters());

// Matching dated events that touch the view. Order: by first day.
export function inView() {
  const found = [];
  const start = firstFrom(state.from - longest);
  for (let i = start; i < dated && begin[i] <= state.to; i++) {
    if (isMatching[i] && finish[i] >= state.from) found.push(i);
  }
  return found;
}

// What lists, counts and downloads hold: the matching events of the stretch in view, and after them those without a date.
export function listedEvents() {
  const found = inView();
  for (let at = matching.length - undatedCount(); at < matching.length; at++) found.push(matching[at]);
  return Int32Array.from(found);
}

export function undatedCount() {
  let found = 0;
  while (found < matching.length && matching[matching.length - 1 - found] >= dated) found++; // they stand at the end
  return found;
}
