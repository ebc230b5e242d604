// From the address to the first picture, and from then on from one event to the next.

function openAddress() {
  const problem = readAddress();
  showFilters();
  applyFilters();
  drawUndated();
  byId("clear").hidden = !isFiltered();
  if (state.selected >= 0) {
    const i = state.selected;
    if (i < dated && (finish[i] < state.from || begin[i] > state.to)) {
      const half = (state.to - state.from) / 2, middle = (begin[i] + finish[i]) / 2;
      setView(middle - half, middle + half);
    }
    showTablePageOf(i);
  }
  drawEvidence();
  drawTable();
  drawChart();
  drawMinimap();
  if (problem) say(problem);
  byId("problem").hidden = !problem;
  byId("problem").textContent = problem;
}

const THEMES = { "": "dark", dark: "light", light: "" };
function switchTheme() {
  const root = document.documentElement;
  root.dataset.theme = THEMES[root.dataset.theme ?? ""];
  showTheme();
  redraw();
}

function showTheme() {
  byId("theme").replaceChildren(el("span", { text: "Theme: " }), { "": "auto", dark: "dark", light: "light" }[document.documentElement.dataset.theme ?? ""]);
}

// Printing from dark redraws in light; afterwards the screen is as it was.
function print(on) {
  if (printing === on) return;
  printing = on;
  drawChart();
  drawTable();
  if (!on) drawMinimap();
}

function listen() {
  listenToPointers();
  listenToMinimap();
  listenToFilters();
  listenToKeys();
  const click = (id, action) => byId(id).addEventListener("click", action);
  click("zoomin", () => zoomBy(0.6));
  click("zoomout", () => zoomBy(1 / 0.6));
  click("panleft", () => panBy(-0.3));
  click("panright", () => panBy(0.3));
  click("showall", showAll);
  click("theme", switchTheme);
  click("helpbutton", toggleHelp);
  click("previouspage", () => turnPage(-1));
  click("nextpage", () => turnPage(1));
  click("savecsv", saveCsv);
  click("savejson", saveJson);
  click("saveics", saveCalendar);
  click("savepng", () => savePicture("png"));
  click("savesvg", () => savePicture("svg"));
  window.addEventListener("hashchange", openAddress);
  window.addEventListener("beforeprint", () => print(true));
  window.addEventListener("afterprint", () => print(false));
  systemTheme.addEventListener("change", () => redraw());
  new ResizeObserver(() => {
    if (printing || frame.clientWidth === frameWidth) return;
    frameWidth = frame.clientWidth;
    redraw();
  }).observe(frame);
}

// For benchmarks: the same zoom that the keys do, resolved when it is drawn.
window.__bench = { panel: "#chart", zoom: (i) => zoomBy(i % 2 ? 1 / 0.75 : 0.75) };

if (!hasLibrary) {
  byId("nochart").hidden = false;
  chart.hidden = true;
}
function start() {
  showTheme();
  document.body.classList.toggle("dateless", !dated);
  document.body.classList.toggle("nothing", !COUNT);
  drawLegend();
  drawHeadings();
  frameWidth = frame.clientWidth;
  listen();
  openAddress();
  performance.mark("app-ready");
  whenIdle(prepareSearch);
}

// Labels are measured before they are drawn: the faces, which are in this file, come first. Without them others serve.
Promise.all(["400 13px 'Source Sans 3'", "600 20px 'Source Serif 4'"].map((face) => document.fonts.load(face))).then(start, start);
