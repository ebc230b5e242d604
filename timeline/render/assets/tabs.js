// The views of the same events: in time, by source, on the map, as a story. Brush, filters and list stay with all of them.

import { core } from "./data.js";
import { byId } from "./dom.js";
import { hasMap } from "./map.js";
import { redraw, tell } from "./redraw.js";
import { state, VIEWS } from "./state.js";

const PANES = { time: "timeview", sources: "sourcesview", map: "mapview", story: "storyview" };

// Those that these events have something to show in.
const offeredViews = () => VIEWS.filter((view) => (view === "sources" ? Object.keys(core.coverage).length > 0 : view === "map" ? hasMap : true));

export function drawTabs() {
  const offered = offeredViews();
  if (!offered.includes(state.view)) state.view = "time";
  for (const view of VIEWS) {
    const tab = byId(`tab-${view}`);
    tab.hidden = !offered.includes(view);
    tab.setAttribute("aria-pressed", view === state.view);
    byId(PANES[view]).hidden = view !== state.view;
  }
  byId("tabs").hidden = offered.length < 2;
}

export function listenToTabs() {
  for (const view of VIEWS) {
    byId(`tab-${view}`).addEventListener("click", () => {
      state.view = view;
      tell("view");
      redraw({ table: true });
    });
  }
}
