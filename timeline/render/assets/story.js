// A story of the reader's own: events in an order, with words and a picture. It stays in this browser; the plan that it
// saves is what `timeline export --as story` takes.

import { col, core, eventWhen, evidenceOf, groupOf, has, indexOfId, quoteOf } from "./data.js";
import { publishedOf, sourceName } from "./details.js";
import { byId, CONTROLS, el, foreign, say, shorten } from "./dom.js";
import { save } from "./exports.js";
import { markIcon } from "./marks.js";
import { select } from "./selection.js";
import { state } from "./state.js";

const KEPT = `timeline story: ${core.title}`;
const slides = readKept();

function readKept() {
  const starred = () => Array.from(col.id.keys()).filter((i) => has(i, "starred")).map((i) => ({ i, words: "", picture: null }));
  try {
    const kept = JSON.parse(localStorage.getItem(KEPT)) ?? [];
    const found = kept.map(({ id, words }) => ({ i: indexOfId(id), words, picture: null })).filter(({ i }) => i >= 0);
    return found.length ? found : starred();
  } catch {
    return starred(); // a browser that keeps nothing for files
  }
}

function keep() {
  try {
    localStorage.setItem(KEPT, JSON.stringify(slides.map(({ i, words }) => ({ id: col.id[i], words }))));
  } catch {
    // it lasts as long as the page is open
  }
}

const isKept = (i) => slides.some((slide) => slide.i === i);

function changeKept(i) {
  const at = slides.findIndex((slide) => slide.i === i);
  if (at < 0) slides.push({ i, words: "", picture: null }); else slides.splice(at, 1);
  keep();
  drawStory();
  say(at < 0 ? "Kept for the story" : "Taken out of the story");
}

// The button of an event's evidence.
export function keepButton(i) {
  const button = el("button", { type: "button", class: "keep", "aria-pressed": String(isKept(i)), on: { click: () => { changeKept(i); show(); } } });
  const show = () => {
    button.setAttribute("aria-pressed", String(isKept(i)));
    button.textContent = isKept(i) ? "★ In the story" : "☆ Keep for the story";
  };
  show();
  return button;
}

function moveSlide(at, by) {
  const to = at + by;
  if (to < 0 || to >= slides.length) return;
  slides.splice(to, 0, ...slides.splice(at, 1));
  keep();
  drawStory();
  byId("storylist").children[to].querySelector(by < 0 ? ".up" : ".down").focus();
}

export function drawStory() {
  byId("tab-story").textContent = slides.length ? `Story (${slides.length})` : "Story";
  if (state.view !== "story") return;
  for (const id of ["present", "saveplan"]) byId(id).disabled = !slides.length;
  byId("storylist").replaceChildren(...slides.map(slideItem));
}

function slideItem(slide, at) {
  const title = col.label[slide.i], act = (name, text, label, click, disabled) => el("button", { type: "button", class: name, text, "aria-label": `${label}: ${title}`, disabled, on: { click } });
  const words = el("textarea", { rows: 2, placeholder: "Your own words", "aria-label": `Your words on ${title}`, on: { input: () => { slide.words = words.value; keep(); } } });
  words.value = slide.words;
  return el("li", {},
    el("div", { class: "slidehead" }, markIcon(col.mark[slide.i], groupOf(slide.i)), el("span", {}, el("button", { type: "button", class: "rowlink", on: { click: () => select(slide.i, { focus: true }) } }, foreign(shorten(title, 160))), el("small", { class: "soft", text: eventWhen(slide.i) })),
      el("span", { class: "order" }, act("up", "↑", "Earlier", () => moveSlide(at, -1), at === 0), act("down", "↓", "Later", () => moveSlide(at, 1), at === slides.length - 1), act("out", "×", "Take out", () => changeKept(slide.i), false))),
    words, pictureField(slide, title));
}

function pictureField(slide, title) {
  const field = el("input", { type: "file", accept: "image/png,image/jpeg,image/webp", "aria-label": `Picture for ${title}`, on: { change: async () => {
    const [file] = field.files;
    slide.picture = file ? { name: file.name, address: URL.createObjectURL(file) } : null;
    drawStory();
  } } });
  return el("p", { class: "picture" }, slide.picture ? el("img", { src: slide.picture.address, alt: "" }) : null, field);
}

let shownSlide = 0;

function present() {
  shownSlide = 0;
  drawSlide();
  byId("slides").showModal();
}

function drawSlide() {
  const { i, words, picture } = slides[shownSlide], [mention] = evidenceOf(i).m, paragraphs = words.split(/\n\s*\n/).filter((text) => text.trim());
  byId("slide").replaceChildren(
    el("p", { class: "date", text: eventWhen(i) }), el("h2", { id: "slidetitle" }, foreign(col.label[i])),
    picture ? el("img", { src: picture.address, alt: "" }) : "",
    ...paragraphs.map((text) => el("p", {}, foreign(text))),
    el("blockquote", {}, el("p", {}, foreign(quoteOf(mention))), el("p", { class: "soft" }, sourceName(mention.a), `, ${publishedOf(mention.a)}`)));
  byId("slidecount").textContent = `${shownSlide + 1} of ${slides.length}`;
  byId("slideback").disabled = shownSlide === 0;
  byId("slideon").disabled = shownSlide === slides.length - 1;
}

function turnSlide(by) {
  shownSlide = Math.min(Math.max(shownSlide + by, 0), slides.length - 1);
  drawSlide();
}

// As TOML: its strings are written as those of JSON are.
function planText() {
  const line = (name, value) => `${name} = ${JSON.stringify(value).replaceAll("\u007f", "\\u007f")}\n`;
  return line("title", core.title) + slides.map(({ i, words, picture }) => `\n[[slide]]  # ${col.label[i].replace(CONTROLS, " ")}\n${line("event", col.id[i])}${line("words", words)}${picture ? line("picture", picture.name) : ""}`).join("");
}

export function listenToStory() {
  byId("present").addEventListener("click", present);
  byId("saveplan").addEventListener("click", () => save("story.toml", "application/toml", [planText()]));
  byId("slideback").addEventListener("click", () => turnSlide(-1));
  byId("slideon").addEventListener("click", () => turnSlide(1));
  byId("slides").addEventListener("keydown", (event) => {
    const by = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 }[event.key];
    if (by) turnSlide(by);
  });
}
