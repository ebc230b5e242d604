// How many events there are, match and are in view.

import { COUNT } from "./data.js";
import { dayOf, rangeWords } from "./dates.js";
import { byId, plural } from "./dom.js";
import { isEmbedded } from "./frame.js";
import { isFiltered, matching, state } from "./state.js";

export function updateCounts(shown) {
  if (isEmbedded()) byId("whole").href = location.href.replace("embed=1", "");
  const all = plural(COUNT, "event");
  const matched = isFiltered() ? `${matching.length.toLocaleString("en")} of ${all} match` : all;
  byId("count").textContent = `${matched}; ${shown.toLocaleString("en")} in view`;
  byId("range").textContent = rangeWords(Math.max(Math.ceil(state.from), dayOf(1, 0)), Math.min(Math.floor(state.to), dayOf(9999, 11, 31)));
}
