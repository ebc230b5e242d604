// The map: events with a place, where they happened. It follows filters and the stretch of time; coarse outlines that are
// in this page, no tiles, no request. Where few events have a place it is not offered: it would mislead.

import { col, embedded, eventWhen, groupOf, mostSalient, placeName } from "./data.js";
import { byId, el, foreign, plural, shorten, svg } from "./dom.js";
import { filterBy } from "./filters.js";
import { fullWidth } from "./frame.js";
import { textWidth } from "./labels.js";
import { markIcon } from "./marks.js";
import { select } from "./selection.js";
import { listedEvents, state } from "./state.js";

export const hasMap = document.getElementById("lands") !== null; // page.py says when
const AIR = 6; // degrees around what is shown
const NARROWEST = 24; // degrees

let outlines = null;

// Outlines are the first point and then the way to each next one, in parts of a degree.
function pathOf(lines, units, end) {
  const of = (line) => {
    let x = line[0], y = line[1], path = `M${x / units} ${-y / units}`;
    for (let k = 2; k < line.length; k += 2) {
      x += line[k];
      y += line[k + 1];
      path += `L${x / units} ${-y / units}`;
    }
    return path + end;
  };
  return lines.map(of).join("");
}

function landPaths() {
  if (!outlines) {
    const { land, borders, units } = embedded("lands");
    outlines = [pathOf(land, units, "Z"), pathOf(borders, units, "")];
  }
  return outlines;
}

// Places with their events in view. Order: those with most events first, so that small ones are drawn over large ones.
function placesShown(events) {
  const found = new Map();
  for (const i of events) {
    const at = col.at[i];
    if (!at) continue;
    const key = at.join(" ");
    if (!found.has(key)) found.set(key, { at, name: placeName(i), place: col.place[i], events: [] });
    found.get(key).events.push(i);
  }
  return [...found.values()].sort((a, b) => b.events.length - a.events.length || (a.name < b.name ? -1 : 1));
}

// The stretch of the world that holds the places: [west, north, width, height] in degrees.
function frameOf(places) {
  if (!places.length) return [-170, -75, 340, 130];
  const lons = places.map(({ at }) => at[0]), lats = places.map(({ at }) => -at[1]);
  let west = Math.min(...lons) - AIR, east = Math.max(...lons) + AIR, north = Math.min(...lats) - AIR, south = Math.max(...lats) + AIR;
  const wider = (least, low, high) => (high - low >= least ? [low, high] : [(low + high - least) / 2, (low + high + least) / 2]);
  [west, east] = wider(NARROWEST, west, east);
  [north, south] = wider(NARROWEST * 0.6, north, south);
  [north, south] = wider((east - west) * 0.42, north, south);
  return [west, Math.max(north, -84), east - west, Math.min(south, 84) - Math.max(north, -84)];
}

// Pixels, of a count beside the square root of the largest.
const radiusOf = (count, most) => 4 + (Math.sqrt(count) / most) * 13;

const NAMED = 9; // places that carry their name

export function drawMap() {
  if (state.view !== "map" || !hasMap) return;
  const shown = Array.from(listedEvents()), places = placesShown(shown), [west, north, width, height] = frameOf(places);
  const unit = width / Math.max(fullWidth() - 4, 300), art = byId("mapart"); // degrees a pixel
  const middle = north + height / 2, shrink = Math.max(Math.cos((middle * Math.PI) / 180), 0.35);
  art.setAttribute("viewBox", `${west} ${north / shrink} ${width} ${height / shrink}`);
  const most = Math.sqrt(Math.max(1, ...places.map(({ events }) => events.length)));
  const dots = places.map(({ at, name, place, events }) => {
    const isChosen = events.includes(state.selected);
    const radius = radiusOf(events.length, most) * unit;
    const dot = svg("circle", { cx: at[0], cy: -at[1] / shrink, r: radius, class: `dot${isChosen ? " here" : ""}`, tabindex: 0, role: "button", "aria-label": `${name}: ${plural(events.length, "event")}`, "stroke-width": 1.4 * unit });
    const open = () => openPlace(place, events);
    dot.addEventListener("click", open);
    dot.addEventListener("keydown", (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); event.stopPropagation(); open(); } });
    return dot;
  });
  // longitudes shrink as in the middle of what is shown, so that shapes look as they are
  const [land, borders] = landPaths().map((d, k) => svg("path", { d, class: k ? "borders" : "land", transform: `scale(1 ${1 / shrink})`, "stroke-width": 0.7 * unit }));
  art.replaceChildren(land, borders, ...dots, ...placeNames(places, unit, shrink, most, [west, north, width]));
  drawTray(shown.filter((i) => !col.at[i]));
}

// The names of the largest places, right or left of them, where nothing else stands.
function placeNames(places, unit, shrink, most, [west, , width]) {
  const size = 13 * unit, gap = 3 * unit, radius = ({ events }) => radiusOf(events.length, most) * unit, names = [];
  const taken = places.map((place) => ({ left: place.at[0] - radius(place), top: -place.at[1] / shrink - radius(place), wide: 2 * radius(place), high: 2 * radius(place) }));
  const isFree = (box) => box.left > west && box.left + box.wide < west + width
    && !taken.some((other) => box.left < other.left + other.wide && other.left < box.left + box.wide && box.top < other.top + other.high && other.top < box.top + box.high);
  for (const place of places) {
    if (names.length >= NAMED) break;
    const name = shorten(place.name, 40), wide = textWidth(name) * unit, [x, y] = [place.at[0], -place.at[1] / shrink];
    const box = [x + radius(place) + gap, x - radius(place) - gap - wide].map((left) => ({ left, top: y - size * 0.7, wide, high: size * 1.2 })).find(isFree);
    if (!box) continue;
    taken.push(box);
    const text = svg("text", { x: box.left, y: y + size * 0.35, "font-size": size, "stroke-width": 3 * unit, "aria-hidden": "true" });
    text.textContent = name;
    names.push(text);
  }
  return names;
}

// One event opens; of several, the list shows those of the place alone.
function openPlace(place, events) {
  if (events.length === 1) return select(events[0], { focus: false });
  return filterBy("places", place);
}

const IN_TRAY = 12;

function drawTray(without) {
  byId("tray").hidden = !without.length;
  byId("traytitle").textContent = `${plural(without.length, "event")} without a place on the map`;
  const chosen = new Set(without), top = mostSalient(IN_TRAY, (i) => chosen.has(i)).sort((a, b) => a - b);
  byId("traylist").replaceChildren(...top.map((i) => el("li", {}, el("button", { type: "button", on: { click: () => select(i, { focus: true }) } }, markIcon(col.mark[i], groupOf(i)), el("span", {}, foreign(shorten(col.label[i], 90)), el("small", { class: "soft", text: eventWhen(i) }))))),
    without.length > top.length ? el("li", { class: "soft", text: `and ${(without.length - top.length).toLocaleString("en")} more, in the table` }) : "");
}
