// The desk: what keys and buttons do, and how the page follows the store.

import { ask, Refused, tell } from "./api.js";
import { addEvent, askWords, chooseMentions, chooseOther, confirmMerge, help } from "./dialogs.js";
import { byId, el, say } from "./dom.js";
import { drawEvent } from "./event.js";
import { fieldsOf, showWrong, typed } from "./form.js";
import { drawList } from "./list.js";
import { listAgain, state, takeIn, VIEWS } from "./state.js";

const EVERY = 2500; // milliseconds between two looks at what others have decided

const handlers = { choose: (id) => choose(id), merge: mergeTwo };

const redraw = () => {
  listAgain();
  drawList(handlers);
};

async function choose(id, { focus = false } = {}) {
  closeForm();
  state.selected = id;
  if (state.detail?.id !== id) state.detail = null;
  history.replaceState(null, "", id ? `#${id}` : "#");
  drawList(handlers);
  if (!id) return drawEvent(actions);
  try {
    const detail = await ask(`/api/events/${encodeURIComponent(id)}`);
    if (state.selected !== id) return;
    show(detail);
    if (focus) byId("event").focus({ preventScroll: true });
  } catch (error) {
    report(error);
  }
}

function show(detail) {
  state.detail = detail;
  state.selected = detail.id;
  drawEvent(actions);
  byId("event").scrollTop = 0;
}

function step(by) {
  if (!state.listed.length) return;
  const found = state.listed.indexOf(state.selected);
  // what left the list has given its place to the next one
  const to = found >= 0 ? found + by : by > 0 ? state.at : state.at - 1;
  choose(state.listed[Math.min(state.listed.length - 1, Math.max(0, to))]);
}

function report(error) {
  if (!(error instanceof Refused)) throw error;
  say(error.message, { isError: true });
  if (error.status === 409 || error.status === 404) loadAll();
}

// Decides and shows what follows. Where an event leaves the list it was in, the next one takes its place.
async function decide(body, words) {
  const told = await tell("/api/decide", body);
  follow(told, words);
  return told;
}

function follow(told, words) {
  const before = state.selected;
  takeIn(told);
  if (told.generation !== state.generation) return loadAll();
  redraw();
  if (told.event && (before === null || before === told.event.id || !state.rows.has(before))) {
    show(told.event);
    drawList(handlers);
  }
  if (words) say(words);
}

async function verdict(name) {
  const id = state.selected;
  if (!id) return;
  const at = state.listed.indexOf(id);
  const next = state.listed[at + 1] ?? state.listed[at - 1] ?? null;
  const title = state.rows.get(id)?.title ?? "";
  if (at >= 0 && next) choose(next);
  try {
    const told = await tell("/api/decide", { event: id, verdict: name });
    takeIn(told);
    if (told.generation !== state.generation) return loadAll();
    redraw();
    if (state.selected === id && told.event) show(told.event);
    say(`${name === "accept" ? "Accepted" : "Rejected"}: ${title.slice(0, 80)}`);
  } catch (error) {
    report(error);
    choose(id);
  }
}

function mergeTwo(id, other) {
  if (state.form) return say("Save or leave the form first.");
  confirmMerge([id, other].map((one) => state.rows.get(one)), async () => {
    const told = await decide({ event: other, merge: id }, "Merged");
    if (told.event) await choose(told.event.id);
  });
}

async function attempt(work) {
  try {
    await work();
  } catch (error) {
    report(error);
  }
}

const actions = {
  accept: () => verdict("accept"),
  reject: () => verdict("reject"),
  edit: () => state.detail && openForm(state.detail),
  merge: () => state.detail && chooseOther(state.detail, async (other) => decide({ event: state.detail.id, merge: other }, "Merged")),
  split: () => state.detail && (state.detail.mentions.length < 2 ? say("This event has a single mention: there is nothing to split.") : chooseMentions(state.detail, (numbers) => decide({ event: state.detail.id, split: numbers }, "Split"))),
  line: () => state.detail && (state.detail.tier === "minor" ? attempt(() => decide({ event: state.detail.id, line: true }, "On the line now")) : say("It is on the line already.")),
  star: () => state.detail && attempt(() => decide({ event: state.detail.id, [state.detail.tags.includes("starred") ? "untag" : "tag"]: "starred" }, state.detail.tags.includes("starred") ? "Star taken off" : "Starred")),
  tag: () => state.detail && askWords("Tag", { accept: "Tag", known: [...new Set([...state.rows.values()].flatMap((row) => row.tags))], done: (words) => decide({ event: state.detail.id, tag: words }, "Tagged") }),
  note: () => state.detail && askWords("Note", { accept: "Keep the note", long: true, done: (words) => decide({ event: state.detail.id, note: words }, "Noted") }),
  add: () => attempt(() => addEvent(state.detail, async (body) => {
    const told = await tell("/api/add", body);
    takeIn(told);
    if (state.view === "queue") setView("line");
    redraw();
    if (told.event) await choose(told.event.id);
    say("Added");
  })),
  undo: (id = null) => attempt(async () => {
    const told = await tell("/api/undo", { decision: id });
    takeIn(told);
    if (told.generation !== state.generation) return loadAll();
    redraw();
    if (told.event) await choose(told.event.id);
    say("Taken back");
  }),
};

// --- the edit form ---

function openForm(event) {
  const box = fieldsOf(event.fields, event.id);
  const problem = el("p", { class: "wrong", role: "alert", hidden: true });
  const form = el("form", { class: "edit", "aria-label": "Edit the event", on: { submit: (sent) => { sent.preventDefault(); save(sent.submitter?.value === "accept"); } } },
    box, problem, el("p", { class: "sends" },
      el("button", { type: "submit", class: "main", value: "save" }, "Save ", el("kbd", { text: "Enter" })), " ",
      el("button", { type: "submit", value: "accept" }, "Save and accept ", el("kbd", { text: "Shift Enter" })), " ",
      el("button", { type: "button", on: { click: closeForm } }, "Cancel ", el("kbd", { text: "Esc" }))));
  async function save(andAccept) {
    const now = typed(box);
    const change = Object.fromEntries(Object.entries(now).filter(([name, value]) => value.trim() !== event.fields[name]).map(([name, value]) => [name, { was: event.fields[name], now: value.trim() }]));
    if (!Object.keys(change).length) return andAccept ? (closeForm(), verdict("accept")) : closeForm();
    try {
      const told = await tell("/api/decide", { event: event.id, change, ...(andAccept ? { verdict: "accept" } : {}) });
      state.form = null;
      follow(told, andAccept ? "Saved and accepted" : "Saved");
      if (told.event) show(told.event);
    } catch (error) {
      if (error instanceof Refused && showWrong(box, error)) return;
      problem.textContent = error.message;
      problem.hidden = false;
    }
  }
  form.addEventListener("keydown", (pressed) => {
    if (pressed.key !== "Enter" || pressed.isComposing || pressed.target.closest("button")) return;
    pressed.preventDefault();
    save(pressed.shiftKey);
  });
  state.form = form;
  byId("event").querySelector(".facts").replaceWith(form);
  form.querySelector("#field-title").focus();
}

function closeForm() {
  if (!state.form) return;
  state.form = null;
  drawEvent(actions);
}

// --- following the store ---

async function loadAll() {
  const told = await ask("/api/desk");
  Object.assign(state, {
    rows: new Map(told.rows.map((row) => [row.id, row])), types: told.types, statuses: told.statuses, tiers: told.tiers,
    readOnly: told.read_only, author: told.author, generation: told.generation, number: told.number,
  });
  document.body.classList.toggle("readonly", state.readOnly);
  byId("readonly").hidden = !state.readOnly;
  byId("store").textContent = `${told.store} · ${told.author}`;
  document.title = `Review desk: ${told.store}`;
  redraw();
  if (state.form) return; // what is being typed stays
  const wanted = state.selected ?? location.hash.slice(1);
  await choose(state.rows.has(wanted) ? wanted : state.listed[0] ?? null);
}

async function lookAgain() {
  if (document.hidden || state.generation < 0) return;
  try {
    const told = await ask(`/api/since?generation=${state.generation}&number=${state.number}`);
    if (told.reload) return await loadAll();
    if (!told.changed.length && !told.gone.length) return;
    const mine = state.selected;
    takeIn(told);
    redraw();
    const touched = told.gone.includes(mine) || told.changed.some((row) => row.id === mine);
    if (touched && !state.form && !byId("dialog").open) await choose(mine);
  } catch (error) {
    if (error.status === 0) say(error.message, { isError: true });
    else if (error instanceof Refused) report(error);
  }
}

function setView(name) {
  state.view = name;
  byId("view").value = name;
}

// --- keys ---

const KEYS = { j: () => step(1), k: () => step(-1), ArrowDown: () => step(1), ArrowUp: () => step(-1), "/": () => byId("search").focus(), "?": help };
const WRITING = { a: "accept", r: "reject", e: "edit", m: "merge", s: "split", n: "add", u: "undo", l: "line", f: "star", t: "tag", c: "note" };

function pressed(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || byId("dialog").open) return;
  // a dialog that was just closed may hold the focus for a moment longer
  const inField = !event.target.closest("dialog:not([open])") && event.target.closest("input, select, textarea");
  if (event.key === "Escape") {
    if (state.form) closeForm();
    else if (inField) event.target.blur();
    return;
  }
  if (inField || state.form) return;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const writing = Object.hasOwn(WRITING, key) ? WRITING[key] : null;
  if (!Object.hasOwn(KEYS, key) && !writing) return;
  event.preventDefault();
  if (!writing) return KEYS[key]();
  if (state.readOnly) return say("This desk only shows: nothing can be decided here.");
  if (!event.repeat) actions[writing]();
}

const THEMES = ["auto", "light", "dark"];
function nextTheme() {
  const root = document.documentElement;
  const now = THEMES[(THEMES.indexOf(root.dataset.theme ?? "auto") + 1) % THEMES.length];
  root.dataset.theme = now;
  byId("theme").textContent = `Theme: ${now}`;
}

function start() {
  byId("view").replaceChildren(...Object.entries(VIEWS).map(([value, view]) => el("option", { value, text: view.label })));
  byId("view").addEventListener("change", () => {
    state.view = byId("view").value;
    redraw();
    if (!state.listed.includes(state.selected)) choose(state.listed[0] ?? null);
    byId("view").blur();
  });
  byId("search").addEventListener("input", () => {
    state.words = byId("search").value;
    redraw();
  });
  byId("addbutton").addEventListener("click", () => actions.add());
  byId("undobutton").addEventListener("click", () => actions.undo());
  byId("helpbutton").addEventListener("click", help);
  byId("theme").addEventListener("click", nextTheme);
  document.addEventListener("keydown", pressed);
  attempt(loadAll);
  setInterval(lookAgain, EVERY);
  document.addEventListener("visibilitychange", lookAgain);
}

start();
