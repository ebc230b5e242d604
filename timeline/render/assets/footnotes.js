// Paper has no panel: each event that is printed has its proof as a footnote, the quotes, who printed them and when, and how
// the day was found.

import { core, eventWhen, evidenceOf, quoteOf, word } from "./data.js";
import { publishedOf, sourceName } from "./details.js";
import { byId, el, foreign, plural, safeLink } from "./dom.js";

const MOST_QUOTES = 3;

export function drawFootnotes(shown) {
  byId("footnotes").hidden = !shown.length;
  byId("notes").replaceChildren(...Array.from(shown, footnote));
}

function footnote(i) {
  const { m: mentions, x: steps } = evidenceOf(i), quoted = quotedOnce(mentions), more = quoted.length - MOST_QUOTES;
  return el("li", {}, ...quoted.slice(0, MOST_QUOTES).flatMap(quotedSource),
    more > 0 ? el("span", { text: `And ${plural(more, "report")} more. ` }) : null,
    el("span", { class: "soft" }, eventWhen(i), foreign(dateSteps(mentions, steps))));
}

// A sentence that an article tells an event with twice is one proof.
function quotedOnce(mentions) {
  const seen = new Set();
  return mentions.filter((mention) => {
    const key = `${mention.a} ${quoteOf(mention)}`;
    return !seen.has(key) && seen.add(key);
  });
}

function quotedSource(mention) {
  const [, , , , url] = core.articles[mention.a], link = safeLink(url);
  return [el("q", {}, foreign(quoteOf(mention))), " ", sourceName(mention.a), `, ${publishedOf(mention.a)}`, link ? el("span", {}, ", ", foreign(link)) : null, ". "];
}

// The reasoning of the event; without one, that of the first phrase that was read.
function dateSteps(mentions, steps) {
  const own = (steps || []).map(word).filter(Boolean);
  const read = own.length ? own : (mentions.flatMap((mention) => mention.t || []).find((time) => time.x)?.x || []).map(word);
  return read.length ? `: ${read.join("; ")}.` : ".";
}
