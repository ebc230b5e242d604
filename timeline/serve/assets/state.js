// What the page knows: the rows of all events, which of them are listed, and which one is looked at.

export const state = {
  rows: new Map(),
  types: [],
  statuses: [],
  tiers: [],
  readOnly: false,
  author: "",
  view: "queue",
  words: "",
  listed: [],
  selected: null,
  at: 0, // where in the list it stands, or stood before it left
  detail: null,
  form: null, // the open edit form, if any
  generation: -1,
  number: 0,
};

const byPriority = (a, b) => b.priority - a.priority || (a.id < b.id ? -1 : 1);
const byDate = (a, b) => (a.first ?? "9999") < (b.first ?? "9999") ? -1 : (a.first ?? "9999") > (b.first ?? "9999") ? 1 : a.id < b.id ? -1 : 1;

export const VIEWS = {
  queue: { label: "To look at", holds: (row) => row.due && !row.looked, order: byPriority },
  line: { label: "On the line", holds: (row) => row.due && row.accepted !== false, order: byDate },
  disputed: { label: "Disputed", holds: (row) => row.due && row.disputed > 0 && row.accepted !== false, order: byPriority },
  accepted: { label: "Accepted", holds: (row) => row.accepted === true, order: byDate },
  rejected: { label: "Rejected", holds: (row) => row.accepted === false, order: byDate },
  corrected: { label: "Corrected", holds: (row) => row.corrected.length > 0, order: byDate },
  starred: { label: "Starred", holds: (row) => row.tags.includes("starred"), order: byDate },
  tagged: { label: "Tagged", holds: (row) => row.tags.length > 0, order: byDate },
  minor: { label: "Minor mentions", holds: (row) => !row.due, order: byPriority },
};

const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

export function listAgain() {
  const view = VIEWS[state.view];
  const wanted = plain(state.words).split(/\s+/).filter(Boolean);
  const found = [];
  for (const row of state.rows.values()) {
    if (!view.holds(row)) continue;
    if (wanted.length) {
      row.plain ??= plain([row.title, row.type, row.when, row.place ?? "", ...row.actors, ...row.tags].join(" "));
      if (!wanted.every((word) => row.plain.includes(word))) continue;
    }
    found.push(row);
  }
  state.listed = found.sort(view.order).map((row) => row.id);
}

export function progress() {
  let due = 0;
  let looked = 0;
  for (const row of state.rows.values()) {
    due += row.due;
    looked += row.looked;
  }
  return [looked, due];
}

export function takeIn(told) {
  for (const id of told.gone ?? []) state.rows.delete(id);
  for (const row of told.changed ?? []) state.rows.set(row.id, row);
  if (told.number !== undefined) state.number = Math.max(state.number, told.number);
}
