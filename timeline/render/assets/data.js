// What the page knows: columns for all events at once, evidence of an event when it is asked for.

const embedded = (id) => JSON.parse(document.getElementById(id).textContent);
const core = embedded("core");
const col = core.columns;
const COUNT = col.id.length;
const MARK = Object.fromEntries(core.marks.map(([name], index) => [name, index]));
const FLAG = Object.fromEntries(core.flags.map((name, index) => [name, 1 << index]));
const groupOfType = core.types.map(([, group]) => core.groups.findIndex(([id]) => id === group));

// Where an event starts and ends on the axis: whole days, the end being that of its last day. NaN where undated.
const begin = new Float64Array(COUNT);
const finish = new Float64Array(COUNT);
let dated = COUNT;
for (let i = 0; i < COUNT; i++) {
  const first = col.first[i] ?? col.last[i], last = col.last[i] ?? col.first[i];
  begin[i] = first === null ? NaN : first;
  finish[i] = last === null ? NaN : last + 1;
  if (first === null && i < dated) dated = i;
}
let longest = 0;
let earliest = Infinity, latest = -Infinity;
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

const typeLabel = (i) => core.types[col.type[i]][2];
const groupOf = (i) => groupOfType[col.type[i]];
const has = (i, flag) => (col.flag[i] & FLAG[flag]) !== 0;
const eventWhen = (i) => whenWords(col.first[i], col.last[i], has(i, "approximate"));
const actorNames = (i) => col.actors[i].map((n) => core.names[n]);
const placeName = (i) => (col.place[i] === null ? "" : core.places[col.place[i]]);
const outletNames = (i) => col.outlets[i].map((n) => core.outlets[n]);
const statusOf = (i) => core.statuses[col.status[i]];
const tierOf = (i) => core.tiers[col.tier[i]];
// the tiers that the page holds, the one that matters most first, and the last of them
const usedTiers = [...new Set(col.tier)].sort();
const LOWEST_TIER = usedTiers.at(-1) ?? 0;

let strings = null;
const chunks = new Map();

function evidenceOf(i) {
  const number = Math.floor(i / core.chunk);
  if (!chunks.has(number)) chunks.set(number, embedded(`e${number + 1}`));
  return chunks.get(number)[i % core.chunk];
}

function word(number) {
  strings ??= embedded("e0");
  return number === undefined || number === null ? "" : strings[number];
}

let idIndex = null;
// Any id that an event ever had leads to it: its own, and those of the reports that were merged into it.
function indexOfId(id) {
  if (!idIndex) {
    idIndex = new Map(col.id.map((own, index) => [own, index]));
    for (const [index, members] of Object.entries(core.members)) {
      for (const member of members) if (!idIndex.has(member)) idIndex.set(member, +index);
    }
  }
  return idIndex.has(id) ? idIndex.get(id) : -1;
}

let salienceOrder = null;
// The most important events that pass a test. Order: by salience, then by date.
function mostSalient(most, test) {
  salienceOrder ??= Int32Array.from(col.id, (_, i) => i).sort((a, b) => col.salience[b] - col.salience[a] || a - b);
  const found = [];
  for (const i of salienceOrder) {
    if (found.length >= most) break;
    if (test(i)) found.push(i);
  }
  return found;
}

// The first day that is not before a given one among the dated events, which stand in order of their first day.
function firstFrom(day) {
  let low = 0, high = dated;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (begin[middle] < day) low = middle + 1; else high = middle;
  }
  return low;
}
