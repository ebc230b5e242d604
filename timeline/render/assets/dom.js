// Elements. Foreign text reaches the page through textContent only: nothing here takes HTML.

export const byId = (id) => document.getElementById(id);

export function el(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "on") for (const [event, handler] of Object.entries(value)) made.addEventListener(event, handler);
    else if (name === "text") made.textContent = value;
    else if (name === "class") made.className = value ?? "";
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

const SVG = "http://www.w3.org/2000/svg";
export function svg(tag, attributes = {}, ...children) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

// Foreign words in a line of ours: their direction stays theirs. A name without end would stall the browser's line breaking.
const LONGEST_NAME = 600;
export const foreign = (text, attributes = {}) => el("bdi", { ...attributes, text: text.length > LONGEST_NAME ? shorten(text, LONGEST_NAME) : text });

export const safeLink = (url) => (/^https?:\/\//i.test(url || "") ? url : null);

export function say(text) {
  byId("said").textContent = text;
}

export const plural = (count, one, many = `${one}s`) => `${count.toLocaleString("en")} ${count === 1 ? one : many}`;

// What Plotly draws may not look like its markup, and must not turn the direction of what follows.
export const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;
export const plain = (text) => text.replace(CONTROLS, " ").replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

export function shorten(text, most) {
  const letters = [...text.slice(0, most * 4)];
  return letters.length <= most ? text.slice(0, most * 4) : `${letters.slice(0, most - 1).join("").trimEnd()}…`;
}

const MOST_NAMES = 6;
export function listed(names) {
  const shown = names.length > MOST_NAMES ? [...names.slice(0, MOST_NAMES), `${names.length - MOST_NAMES} more`] : names;
  return shown.length < 2 ? shown.join("") : `${shown.slice(0, -1).join(", ")} and ${shown[shown.length - 1]}`;
}
