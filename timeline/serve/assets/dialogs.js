// What needs more than a key: which event to merge with, which mentions to part, words of a tag or note, a new event.

import { ask } from "./api.js";
import { byId, el, excerpt, foreign } from "./dom.js";
import { fieldsOf, showWrong, typed } from "./form.js";
import { state } from "./state.js";

const MOST = 30;

// Opens a dialog and calls `done` when its form is sent; `done` may refuse by throwing, and the dialog stays.
function open(title, content, { accept = "Done", done, wide = false, key = "Enter" }) {
  const dialog = byId("dialog");
  const problem = el("p", { class: "wrong", role: "alert", hidden: true });
  const send = el("button", { type: "submit", class: "main" }, `${accept} `, el("kbd", { text: key }));
  const form = el("form", { method: "dialog", on: { submit: sent } },
    el("h2", { id: "dialogtitle", text: title }), ...content, problem,
    el("p", { class: "sends" }, send, " ", el("button", { type: "button", on: { click: () => dialog.close() } }, "Cancel ", el("kbd", { text: "Esc" }))));
  async function sent(event) {
    event.preventDefault();
    send.disabled = true;
    try {
      await done(form);
      dialog.close();
    } catch (error) {
      if (!showWrong(form, error)) {
        problem.textContent = error.message;
        problem.hidden = false;
      }
    } finally {
      send.disabled = false;
    }
  }
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  });
  dialog.className = wide ? "wide" : "";
  dialog.replaceChildren(form);
  dialog.showModal();
  return form;
}

export function chooseOther(event, done) {
  const search = el("input", { type: "search", id: "mergesearch", placeholder: "Search all events", autocomplete: "off", "aria-label": "Search all events" });
  const list = el("ul", { class: "choices" });
  const draw = () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const rows = words.length ? [...state.rows.values()].filter((row) => row.id !== event.id && words.every((word) => `${row.title} ${row.when} ${row.type}`.toLowerCase().includes(word))).slice(0, MOST) : event.near;
    list.replaceChildren(...rows.map((row, at) => el("li", {}, el("label", {},
      el("input", { type: "radio", name: "other", value: row.id, checked: at === 0, required: true }),
      line(row)))));
    if (!rows.length) list.replaceChildren(el("li", { class: "soft", text: words.length ? "No such event." : "No event is near this one: search for it." }));
  };
  search.addEventListener("input", draw);
  draw();
  const form = open("Merge with which event?", [el("p", { class: "soft" }, foreign(event.title)), search, list], {
    accept: "Merge", done: () => done(form.querySelector("[name=other]:checked")?.value ?? ""),
  });
  form.querySelector("[name=other]:checked")?.focus();
}

const line = (row) => el("span", {}, foreign(row.title), el("small", { class: "soft", text: `${row.when} · ${row.type.replaceAll("_", " ")} · sources: ${row.sources}` }));

export function confirmMerge(rows, done) {
  open("Merge these two events?", [el("ul", { class: "choices" }, rows.map((row) => el("li", {}, el("p", { class: "choice" }, line(row)))))], { accept: "Merge", done });
}

export function chooseMentions(event, done) {
  const list = el("ul", { class: "choices" }, event.mentions.map((mention, number) => el("li", {}, el("label", {},
    el("input", { type: "checkbox", name: "mention", value: number, checked: number === event.mentions.length - 1 }),
    el("span", {}, foreign(mention.outlet || mention.article), mention.published && el("small", { class: "soft", text: ` ${mention.published}` }), el("small", {}, excerpt(mention.pieces)))))));
  const form = open("Which mentions are another event?", [list], {
    accept: "Split off", done: () => done([...form.querySelectorAll("[name=mention]:checked")].map((one) => Number(one.value))),
  });
  form.querySelector("[name=mention]:checked")?.focus();
}

export function askWords(title, { accept, long = false, known = [], done }) {
  const field = long ? el("textarea", { name: "words", rows: 4, required: true, maxlength: 2000, "aria-label": title }) : el("input", { name: "words", required: true, maxlength: 60, autocomplete: "off", list: "known", "aria-label": title });
  const form = open(title, [field, el("datalist", { id: "known" }, known.map((value) => el("option", { value })))], { accept, key: long ? "Ctrl Enter" : "Enter", done: () => done(field.value) });
  field.focus();
  return form;
}

export async function addEvent(current, done) {
  const { articles } = await ask("/api/articles");
  const here = current?.mentions[0]?.article ?? articles[0]?.[0];
  const source = el("select", { id: "source", "aria-label": "Source" }, el("option", { value: "", text: "Another source, brought along" }),
    articles.map(([id, title, outlet, day]) => el("option", { value: id, selected: id === here, text: [day, outlet, title].filter(Boolean).join(" · ").slice(0, 120) })));
  const text = el("div", { class: "text", id: "articletext", tabindex: 0, role: "region", "aria-label": "The article: choose the words that tell the event" });
  const words = el("textarea", { id: "field-words", rows: 2, required: true });
  const asked = el("label", { for: "field-words" });
  const brought = el("div", { class: "fields brought" }, [["outlet", "Outlet", "text"], ["url", "Address", "url"], ["published", "Published", "date"]].map(([name, label, type]) =>
    el("div", { class: "field" }, el("label", { for: `field-${name}`, text: label }), el("input", { id: `field-${name}`, type }), el("p", { class: "wrong", id: `wrong-${name}`, hidden: true }))));
  let before = "";
  text.addEventListener("mouseup", () => take(text, words, (lead) => { before = lead; }));
  text.addEventListener("keyup", () => take(text, words, (lead) => { before = lead; }));
  words.addEventListener("input", () => { before = ""; });
  const show = async () => {
    const own = source.value === "";
    brought.hidden = !own;
    text.hidden = own;
    asked.textContent = own ? "The words that tell it, as the source has them" : "The words that tell it: mark them in the text, or type them as they stand there";
    if (own) return;
    const chosen = source.value;
    const article = await ask(`/api/article?id=${encodeURIComponent(chosen)}`);
    if (source.value === chosen) text.replaceChildren(...excerpt(article.pieces));
  };
  source.addEventListener("change", show);
  const fields = fieldsOf({ type: "other", status: "occurred", tier: "core" });
  const form = open("A new event", [
    el("div", { class: "adding" },
      el("div", {}, el("label", { for: "source", text: "Source" }), source, text, asked, words, el("p", { class: "wrong", id: "wrong-words", hidden: true }), brought),
      fields)], {
    accept: "Add", wide: true, key: "Ctrl Enter",
    done: () => done({
      fields: Object.fromEntries(Object.entries(typed(fields)).filter(([, value]) => value.trim())), article: source.value || null, words: words.value, before,
      ...(source.value ? {} : Object.fromEntries(["outlet", "url", "published"].map((name) => [name, form.querySelector(`#field-${name}`).value]))),
    }),
  });
  await show();
  form.querySelector("#field-title").focus();
}

// The marked words as they stand, and what stands in front of them.
function take(text, words, keep) {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed || !text.contains(selection.anchorNode) || !text.contains(selection.focusNode)) return;
  const range = selection.getRangeAt(0);
  const lead = document.createRange();
  lead.setStart(text, 0);
  lead.setEnd(range.startContainer, range.startOffset);
  words.value = range.toString();
  keep(lead.toString().slice(-300));
}

const HELP = [
  ["J ↓", "next event"], ["K ↑", "previous event"], ["A", "accept, and on to the next"], ["R", "reject, and on to the next"], ["E", "edit the fields"],
  ["M", "merge with another event; or drag one onto the other"], ["S", "split mentions off"], ["N", "new event by hand"], ["U", "undo what you decided last"], ["L", "bring a minor mention onto the line"],
  ["F", "star, or take the star off"], ["T", "tag"], ["C", "comment: a note that goes with the event"], ["/", "search the list"], ["Enter", "in a form: save"], ["Shift Enter", "in the edit form: save and accept"], ["Esc", "leave a form or dialog"], ["?", "these keys"],
];

export function help() {
  const dialog = byId("dialog");
  dialog.className = "";
  dialog.replaceChildren(el("form", { method: "dialog" }, el("h2", { id: "dialogtitle", text: "Keys" }),
    el("table", {}, HELP.map(([keys, does]) => el("tr", {}, el("th", { scope: "row" }, keys.split(" ").map((key) => el("kbd", { text: key }))), el("td", { text: does })))),
    el("p", { class: "sends" }, el("button", { class: "main", text: "Close" }))));
  dialog.showModal();
}
