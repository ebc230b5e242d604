// Elements. Foreign text reaches the page through textContent only: nothing here takes HTML.

export const byId = (id) => document.getElementById(id);

export function el(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "on") for (const [event, handler] of Object.entries(value)) made.addEventListener(event, handler);
    else if (name === "text") made.textContent = value ?? "";
    else if (name === "class") made.className = value ?? "";
    else if (name === "value") made.value = value ?? "";
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(name, value);
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false && child !== ""));
  return made;
}

// Foreign words in a line of ours: their direction stays theirs.
export const foreign = (text, attributes = {}) => el("bdi", { ...attributes, text: text ?? "" });

export const safeLink = (url) => (/^https?:\/\//i.test(url || "") ? url : null);

export const plural = (count, one, many = `${one}s`) => `${count.toLocaleString("en")} ${count === 1 ? one : many}`;

let hiding = 0;
export function say(text, { isError = false } = {}) {
  const said = byId("said");
  said.textContent = text;
  said.hidden = !text;
  said.classList.toggle("error", isError);
  clearTimeout(hiding);
  if (text) hiding = setTimeout(() => say(""), isError ? 12000 : 3500);
}

// What a piece of an excerpt is: the numbers are those of timeline/render/excerpts.py.
const PARTS = [[1, "quote"], [2, "time"], [4, "trigger"], [8, "attribution"]];
export function excerpt(pieces) {
  const shown = [];
  for (let at = 0; at < pieces.length; at += 2) {
    const [part, words] = [pieces[at], pieces[at + 1]];
    const classes = PARTS.filter(([bit]) => part & bit).map(([, name]) => name);
    shown.push(classes.length ? el(part & 1 ? "mark" : "span", { class: classes.join(" "), text: words }) : document.createTextNode(words));
  }
  return shown;
}
