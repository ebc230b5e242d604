// The words that a search found, marked where they are shown. Nothing of the page is rewritten for it: ranges are named to
// the browser, which paints them; one that cannot shows the page without.

import { byId } from "./dom.js";
import { fold, hitPattern } from "./search.js";
import { state } from "./state.js";

const PLACES = ["tablebody", "evidence", "overview", "undated"];
const MOST_HITS = 2000;

// The folded text with, for each of its letters, where it came from.
function foldedWithOrigins(text) {
  let folded = "";
  const origins = [];
  let at = 0;
  for (const letter of text) {
    const part = fold(letter);
    for (let k = 0; k < part.length; k++) origins.push(at);
    folded += part;
    at += letter.length;
  }
  origins.push(at);
  return { folded, origins };
}

function rangesIn(root, pattern, most) {
  const found = [], walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node && found.length < most; node = walker.nextNode()) {
    const { folded, origins } = foldedWithOrigins(node.data);
    for (const hit of folded.matchAll(pattern)) {
      if (!hit[0]) continue;
      const range = new Range();
      range.setStart(node, origins[hit.index]);
      range.setEnd(node, origins[hit.index + hit[0].length]);
      found.push(range);
    }
  }
  return found;
}

export function markHits() {
  if (!window.CSS?.highlights) return;
  CSS.highlights.delete("hits");
  const pattern = state.query.trim() ? hitPattern(state.query) : null;
  if (!pattern) return;
  const ranges = PLACES.flatMap((id) => rangesIn(byId(id), pattern, MOST_HITS));
  if (ranges.length) CSS.highlights.set("hits", new Highlight(...ranges));
}
