// What the page knows: columns for all events at once, evidence of an event when it is asked for.

import { whenWords } from "./dates.js";

export const embedded = (id) => JSON.parse(document.getElementById(id).textContent);
export const core = embedded("core");
export const col = core.columns;
export const COUNT = col.id.length;
const FLAG = Object.fromEntries(core.flags.map((name, index) => [name, 1 << index]));
export const groupOfType = core.types.map(([, group]) => core.groups.findIndex(([id]) => id === group));

// Where an event starts and ends on the axis: whole days, the end being that of its last day. NaN where undated.
export const begin = new Float64Array(COUNT);
export const finish = new Float64Array(COUNT);
export let dated = COUNT;
for (let i = 0; i < COUNT; i++) {
  const first = col.first[i] ?? col.last[i], last = col.last[i] ?? col.first[i];
  begin[i] = first === null ? NaN : first;
  finish[i] = last === null ? NaN : last + 1;
  if (first === null && i < dated) dated = i;
}
export let longest = 0;
export let earliest = Infinity;
export let latest = -Infinity;
for (let i = 0; i < dated; i++) {
  longest = Math.max(longest, finish[i] - begin[i]);
  earliest = Math.min(earliest, begin[i]);
  latest = Math.max(latest, finish[i]);
}
// what sources claim counts as extent too, or a dotted claim could stand where no one can go
for (const claims of Object.values(core.claims)) {
  for (const [first, last] of claims) {
    earliest = Math.min(earliest, first ?? last);
    latest = Math.max(latest, (last ?? first) + 1);
  }
}

export const typeLabel = (i) => core.types[col.type[i]][2];
export const groupOf = (i) => groupOfType[col.type[i]];
export const has = (i, flag) => (col.flag[i] & FLAG[flag]) !== 0;
export const eventWhen = (i) => whenWords(col.first[i], col.last[i], has(i, "approximate"));
export const actorNames = (i) => col.actors[i].map((n) => core.names[n]);
export const placeName = (i) => (col.place[i] === null ? "" : core.places[col.place[i]]);
export const outletNames = (i) => col.outlets[i].map((n) => core.outlets[n]);
// Storylines: what belongs to none of them has the last place, "other".
export const stories = core.stories.map(([id, name, lead, first, last, count, top]) => ({ id, name, lead, first, last, count, top }));
const NO_STORY = [];
export const storiesOf = (i) => (col.story[i] === null || stories[col.story[i]].id === "other" ? NO_STORY : [col.story[i]]);

// The event that this one is a step of; -1 where it stands for itself.
const wholes = new Int32Array(COUNT).fill(-1);
for (const [whole, parts] of Object.entries(core.parts)) for (const part of parts) wholes[part] = +whole;
export const wholeOf = (i) => wholes[i];
export const partsOf = (i) => core.parts[i] ?? [];
export const statusOf = (i) => core.statuses[col.status[i]];
export const tierOf = (i) => core.tiers[col.tier[i]];
// the tiers that the page holds, the one that matters most first, and the last of them
export const usedTiers = [...new Set(col.tier)].sort();
export const LOWEST_TIER = usedTiers.at(-1) ?? 0;

// What only was said, and what only the day of its publication dates, stands back behind what happened; where there is
// nothing else, nothing stands back.
const WORDS = core.groups.findIndex(([id]) => id === "words");
const isWeak = (i) => groupOf(i) === WORDS || has(i, "publication");
const hasStrong = col.id.some((_, i) => !isWeak(i));
export const isFaint = (i) => hasStrong && isWeak(i);

let strings = null;
const chunks = new Map();

export function evidenceOf(i) {
  const number = Math.floor(i / core.chunk);
  if (!chunks.has(number)) chunks.set(number, embedded(`e${number + 1}`));
  return chunks.get(number)[i % core.chunk];
}

export function word(number) {
  strings ??= embedded("e0");
  return number === undefined || number === null ? "" : strings[number];
}

// What a piece of an excerpt is, as excerpts.py numbers it.
export const PART = { quote: 1, time: 2, trigger: 4, source: 8, cut: 16 };
export const quoteOf = (mention) => mention.s.filter((_, k) => k % 2 && mention.s[k - 1] & PART.quote).join("");

let idIndex = null;
// Any id that an event ever had leads to it: its own, and those of the reports that were merged into it.
export function indexOfId(id) {
  if (!idIndex) {
    idIndex = new Map(col.id.map((own, index) => [own, index]));
    for (const [index, members] of Object.entries(core.members)) {
      for (const member of members) if (!idIndex.has(member)) idIndex.set(member, +index);
    }
  }
  return idIndex.has(id) ? idIndex.get(id) : -1;
}

const weights = Float64Array.from(col.salience, (salience, i) => salience - (isFaint(i) ? 1e6 : 0)); // faint ones last
export const bySalience = (a, b) => weights[b] - weights[a] || a - b;
let salienceOrder = null;
// The most important events that pass a test, faint ones last. Order: by salience, then by date.
export function mostSalient(most, test) {
  salienceOrder ??= Int32Array.from(col.id, (_, i) => i).sort(bySalience);
  const found = [];
  for (const i of salienceOrder) {
    if (found.length >= most) break;
    if (test(i)) found.push(i);
  }
  return found;
}

// The first day that is not before a given one among the dated events, which stand in order of their first day.
export function firstFrom(day) {
  let low = 0, high = dated;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (begin[middle] < day) low = middle + 1; else high = middle;
  }
  return low;
}
