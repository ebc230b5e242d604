// A story's page turns slides. Without this script it is one to scroll, and whole.

import { byId } from "./dom.js";

const all = [...document.querySelectorAll(".slide")];
let current = 0;

const isTurned = () => document.body.classList.contains("slides");

function show(number, { focus = true } = {}) {
  current = Math.min(Math.max(number, 0), all.length - 1);
  all.forEach((slide, at) => slide.classList.toggle("current", at === current));
  for (const stop of byId("rail").querySelectorAll(".stop")) stop.classList.toggle("here", Number(stop.dataset.slide) === current);
  byId("where").textContent = `${current + 1} of ${all.length}`;
  byId("back").disabled = current === 0;
  byId("on").disabled = current === all.length - 1;
  if (!isTurned()) return;
  all[current].scrollTop = 0;
  if (focus) all[current].focus({ preventScroll: true });
  writePlace();
}

function writePlace() {
  const given = new URLSearchParams({ ...(document.body.classList.contains("embed") ? { embed: "1" } : { view: "slides" }), slide: current });
  try {
    history.replaceState(null, "", isTurned() ? `#${given}` : "#");
  } catch {
    // a frame without an address of its own
  }
}

function turnInto(slides) {
  document.body.classList.toggle("slides", slides);
  byId("mode").textContent = slides ? "Scroll" : "Slides";
  show(current, { focus: slides });
  if (!slides) {
    writePlace();
    all[current].scrollIntoView();
  }
}

// The slide that the reader of the scroll has come to.
function followScroll() {
  if (isTurned()) return;
  const reached = all.findLastIndex((slide) => slide.getBoundingClientRect().top < innerHeight * 0.5);
  if (reached >= 0 && reached !== current) show(reached);
}

const TURNS = { ArrowRight: 1, PageDown: 1, " ": 1, ArrowLeft: -1, PageUp: -1 };

function pressed(event) {
  if (!isTurned() || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === " " && event.target.closest("a, button")) return;
  const to = event.key === "Home" ? 0 : event.key === "End" ? all.length - 1 : TURNS[event.key] ? current + TURNS[event.key] : null;
  if (to === null) return;
  event.preventDefault();
  show(to);
}

const FAR = 48; // pixels of a finger: less is no swipe

function listenToSwipes() {
  let from = null;
  document.addEventListener("touchstart", ({ touches }) => { from = touches.length === 1 ? [touches[0].clientX, touches[0].clientY] : null; }, { passive: true });
  document.addEventListener("touchend", ({ changedTouches: [last] }) => {
    if (!from || !isTurned()) return;
    const across = last.clientX - from[0], along = last.clientY - from[1];
    if (Math.abs(across) > FAR && Math.abs(across) > 1.5 * Math.abs(along)) show(current - Math.sign(across));
  }, { passive: true });
}

// A note is a slide's: its number leads to it, and shows the slide that holds it.
function openNote(event) {
  const link = event.target.closest("a.ref");
  if (!link || !isTurned()) return;
  event.preventDefault();
  show(all.length - 1);
  document.querySelector(link.getAttribute("href")).scrollIntoView({ block: "center" });
}

function openPlace() {
  const given = new URLSearchParams(location.hash.slice(1)), isEmbedded = given.get("embed") === "1";
  document.body.classList.toggle("embed", isEmbedded);
  current = Number.parseInt(given.get("slide") ?? "0", 10) || 0;
  const slides = isEmbedded || given.get("view") === "slides";
  document.body.classList.toggle("slides", slides);
  byId("mode").textContent = slides ? "Scroll" : "Slides";
  show(current, { focus: false });
}

byId("back").addEventListener("click", () => show(current - 1));
byId("on").addEventListener("click", () => show(current + 1));
byId("mode").addEventListener("click", () => turnInto(!isTurned()));
byId("rail").addEventListener("click", (event) => event.target.dataset?.slide && (isTurned() ? show(Number(event.target.dataset.slide)) : all[event.target.dataset.slide].scrollIntoView()));
document.addEventListener("keydown", pressed);
document.addEventListener("click", openNote);
addEventListener("scroll", followScroll, { passive: true });
addEventListener("hashchange", openPlace);
listenToSwipes();
openPlace();
