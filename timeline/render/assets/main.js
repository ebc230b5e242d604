// From the address to the first picture, and from then on from one event to the next.

import { readAddress, writeAddress } from "./address.js";
import { chart, drawChart, hasLibrary } from "./chart.js";
import { COUNT, dated } from "./data.js";
import { byId, say } from "./dom.js";
import { drawEvidence } from "./evidence.js";
import { describeDownloads, saveCalendar, saveCsv, saveJson } from "./exports.js";
import { listenToFilters, showFilters } from "./filters.js";
import { frame, measureFrame, phone } from "./frame.js";
import { listenToKeys, toggleHelp } from "./keys.js";
import { drawLegend } from "./legend.js";
import { drawMap } from "./map.js";
import { drawMinimap, listenToMinimap } from "./minimap.js";
import { panBy, showAll, zoomBy } from "./moving.js";
import { drawOverview } from "./overview.js";
import { savePicture } from "./pictures.js";
import { listenToPointers } from "./pointing.js";
import { follow, redraw } from "./redraw.js";
import { prepareSearch, whenIdle } from "./search.js";
import { bringIntoView } from "./selection.js";
import { drawSources, listenToSources } from "./sources.js";
import { applyFilters, state } from "./state.js";
import { drawStory, listenToStory } from "./story.js";
import { drawHeadings, drawTable, showTableOfSelected, toFirstPage, turnPage } from "./table.js";
import { drawTabs, listenToTabs } from "./tabs.js";
import { printing, setPrinting, showTheme, switchTheme, systemTheme } from "./theme.js";
import { drawUndated } from "./undated.js";

function openAddress() {
  const problem = readAddress();
  showFilters();
  applyFilters();
  drawUndated();
  bringIntoView(state.selected);
  showTableOfSelected();
  drawEvidence();
  drawOverview();
  drawTabs();
  drawTable();
  drawChart();
  drawMinimap();
  drawMap();
  drawSources();
  drawStory();
  if (problem) say(problem);
  byId("problem").hidden = !problem;
  byId("problem").textContent = problem;
}

// Printing from dark redraws in light; afterwards the screen is as it was.
function printOut(on) {
  if (printing === on) return;
  setPrinting(on);
  drawChart();
  drawTable();
  if (!on) drawMinimap();
}

// What follows what: filters and selection at once, the chart in the next frame, the table after it.
function connect() {
  follow("filters", toFirstPage, drawUndated, drawEvidence);
  follow("selection", drawEvidence, showTableOfSelected);
  follow("frame", drawChart, drawMinimap, drawMap, writeAddress);
  follow("view", drawTabs, drawStory);
  follow("after", drawTable, drawOverview, drawSources);
}

function listen() {
  listenToPointers();
  listenToMinimap();
  listenToFilters();
  listenToKeys();
  listenToTabs();
  listenToSources();
  listenToStory();
  const click = (id, action) => byId(id).addEventListener("click", action);
  click("zoomin", () => zoomBy(0.6));
  click("zoomout", () => zoomBy(1 / 0.6));
  click("panleft", () => panBy(-0.3));
  click("panright", () => panBy(0.3));
  click("showall", showAll);
  click("outsideall", showAll);
  click("theme", switchTheme);
  click("helpbutton", toggleHelp);
  click("previouspage", () => turnPage(-1));
  click("nextpage", () => turnPage(1));
  byId("downloads").addEventListener("toggle", describeDownloads);
  click("savecsv", saveCsv);
  click("savejson", saveJson);
  click("saveics", saveCalendar);
  click("savepng", () => savePicture("png"));
  click("savesvg", () => savePicture("svg"));
  window.addEventListener("hashchange", openAddress);
  window.addEventListener("beforeprint", () => printOut(true));
  window.addEventListener("afterprint", () => printOut(false));
  phone.addEventListener("change", () => { arrange(); drawTable(); });
  systemTheme.addEventListener("change", () => redraw());
  new ResizeObserver(() => {
    if (!printing && measureFrame()) redraw();
  }).observe(frame);
}

// For benchmarks: the same zoom that the keys do, resolved when it is drawn.
window.__bench = { panel: "#chart", zoom: (i) => zoomBy(i % 2 ? 1 / 0.75 : 0.75) };

if (!hasLibrary) {
  byId("nochart").hidden = false;
  chart.hidden = true;
}

// On a phone the list comes first, in the order of the page as well as of the screen: who reads or tabs through it goes the same way.
function arrange() {
  const parts = phone.matches ? ["overview", "table", "timeline", "evidence"] : ["timeline", "overview", "evidence", "table"];
  document.querySelector("main").append(...parts.map(byId));
}

function start() {
  arrange();
  showTheme();
  document.body.classList.toggle("dateless", !dated);
  document.body.classList.toggle("nothing", !COUNT);
  drawLegend();
  drawHeadings();
  measureFrame();
  connect();
  listen();
  openAddress();
  performance.mark("app-ready");
  whenIdle(prepareSearch);
}

// Labels are measured before they are drawn: the faces, which are in this file, come first. Without them others serve.
Promise.all(["400 13px 'Source Sans 3'", "600 20px 'Source Serif 4'"].map((face) => document.fonts.load(face))).then(start, start);
