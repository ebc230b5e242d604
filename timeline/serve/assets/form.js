// The fields of an event as a form: what was typed stays in it until the desk has taken it.

import { ask } from "./api.js";
import { el } from "./dom.js";
import { label, NAMES } from "./event.js";
import { state } from "./state.js";

const HINTS = {
  when: "e.g. mid-September 2019",
  agents: "names with ; between them", targets: "names with ; between them", participants: "names with ; between them",
};

function options(name, chosen) {
  const values = name === "type" ? state.types.map((one) => one.id) : name === "status" ? state.statuses : state.tiers;
  const known = values.includes(chosen) ? values : [chosen, ...values];
  const one = (value) => el("option", { value, selected: value === chosen, text: name === "type" ? label(value) : value });
  if (name !== "type") return known.map(one);
  const groups = Map.groupBy ? Map.groupBy(known, (id) => state.types.find((type) => type.id === id)?.group ?? "other") : new Map([["types", known]]);
  return [...groups].map(([group, ids]) => el("optgroup", { label: group }, ids.map(one)));
}

function control(name, value) {
  const id = `field-${name}`;
  if (["type", "status", "tier"].includes(name)) return el("select", { id, name }, options(name, value));
  if (name === "title") return el("textarea", { id, name, rows: 2, value });
  return el("input", { id, name, type: "text", value, placeholder: HINTS[name], autocomplete: "off", spellcheck: "false" });
}

export function fieldsOf(values, event = null) {
  const rows = Object.keys(NAMES).map((name) => el("div", { class: `field ${name}` },
    el("label", { for: `field-${name}`, text: NAMES[name] }), control(name, values[name] ?? ""),
    el("p", { class: "hint soft", id: `hint-${name}`, text: "" }), el("p", { class: "wrong", id: `wrong-${name}`, role: "alert", hidden: true })));
  const box = el("div", { class: "fields" }, rows);
  const when = box.querySelector("#field-when");
  let waiting = 0;
  when.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => preview(when, event), 180);
  });
  return box;
}

async function preview(input, event) {
  const text = input.value;
  const hint = input.parentElement.querySelector(".hint");
  const wrong = input.parentElement.querySelector(".wrong");
  try {
    const read = await ask(`/api/date?text=${encodeURIComponent(text)}${event ? `&event=${encodeURIComponent(event)}` : ""}`);
    if (input.value !== text) return;
    hint.textContent = read.when ? `read as ${read.when}` : "no date yet";
    if (read.when) wrong.hidden = true;
  } catch (error) {
    hint.textContent = error.message;
  }
}

export const typed = (box) => Object.fromEntries([...box.querySelectorAll("[name]")].filter((one) => one.name in NAMES).map((one) => [one.name, one.value]));

// Says what is wrong beside the field that it is wrong in; whether there is such a field.
export function showWrong(box, error) {
  for (const one of box.querySelectorAll(".wrong")) one.hidden = true;
  const place = error.field && box.querySelector(`#wrong-${CSS.escape(error.field)}`);
  if (!place) return false;
  place.textContent = error.message.replace(` - at ${error.field}`, ""); // it stands at the field
  const hint = place.parentElement.querySelector(".hint");
  if (hint) hint.textContent = "";
  place.hidden = false;
  box.querySelector(`#field-${CSS.escape(error.field)}`)?.focus();
  return true;
}
