// How a date was read, what sources disagree on, how a plan went on: the reasoning behind an event, in words.

import { core, PART, word } from "./data.js";
import { dayWords, parseDay } from "./dates.js";
import { el, foreign, safeLink, shorten } from "./dom.js";

// Text pieces with their marks: [part, words, part, words, ...] as excerpts.py cuts them.
export function markedText(pieces) {
  const shown = el("bdi");
  for (let k = 0; k < pieces.length; k += 2) {
    const part = pieces[k], text = pieces[k + 1];
    const kinds = [part & PART.time && "time", part & PART.trigger && "trigger", part & PART.source && "attribution"].filter(Boolean).join(" ");
    const inner = kinds ? el("span", { class: kinds, text }) : document.createTextNode(text);
    if (part & PART.quote) shown.append(el("mark", {}, inner));
    else shown.append(part & PART.cut ? el("span", { class: "soft", text }) : inner);
  }
  return shown;
}

function anchorWords(time) {
  const day = time.d ? dayWords(parseDay(time.d)) : "";
  const words = word(time.at);
  switch (word(time.k)) {
    case "publication": return `counted from the day of publication${day ? `, ${day}` : ""}`;
    case "stated": return "the phrase says it all";
    case "expression": return `counted from ${words ? `“${words}”` : "an earlier date of the text"}${day ? ` (${day})` : ""}`;
    case "event": return `counted from an event of the text${words ? `, “${words}”` : ""}${day ? ` (${day})` : ""}`;
    default: return "nothing to count from";
  }
}

export function timeReading(time) {
  const steps = (time.x || []).map(word).filter(Boolean);
  return el("div", { class: "reading" },
    el("h4", {}, time.w === undefined ? "Not placed on the calendar" : `Date read as ${word(time.w)}`),
    el("dl", {},
      el("dt", { text: "Phrase" }), el("dd", {}, el("span", { class: "time" }, foreign(word(time.t)))),
      el("dt", { text: "How" }), el("dd", {}, foreign(anchorWords(time))),
      time.rd ? el("dt", { text: "Readings" }) : null,
      time.rd ? el("dd", { text: time.rd.map(word).join(" or ") }) : null),
    steps.length ? el("ol", { class: "steps" }, ...steps.map((step) => el("li", {}, foreign(step)))) : null,
    time.e ? el("blockquote", { class: "elsewhere" }, el("p", { class: "soft", text: "The phrase stands elsewhere in the article:" }), el("p", {}, "… ", markedText(time.e), " …")) : null);
}

const FIELD = { when: "date", status: "status", type: "type", place: "place", actors: "actors" };

// Claims side by side, each with the outlets that make it and, for a date, the words that they use.
export function disputeBlock([field, claims]) {
  const name = FIELD[word(field)] ?? word(field);
  return el("section", { class: "dispute" },
    el("h3", { text: `Sources disagree on the ${name}` }),
    el("div", { class: "claims" }, ...claims.map(([value, articles]) => el("div", { class: "claim" },
      el("p", { class: "value" }, foreign(word(value))),
      el("ul", {}, ...articles.map(([number, phrases]) => el("li", {}, sourceName(number), el("small", { class: "soft", text: publishedOf(number) }),
        ...phrases.map((said) => el("small", {}, el("q", {}, foreign(word(said))))))))))));
}

export const STATUS_WORDS = { occurred: "reported as having happened", ongoing: "under way", planned: "planned", hypothetical: "only if, or feared", denied: "denied", cancelled: "cancelled or postponed" };

export function historyBlock(history) {
  return el("section", { class: "history" }, el("h3", { text: "How the reports went on" }),
    el("ol", {}, ...history.map(([published, status]) => el("li", {},
      el("time", { datetime: published, text: published ? dayWords(parseDay(published)) : "day unknown" }),
      el("span", { text: STATUS_WORDS[word(status)] ?? word(status) })))));
}

export function mergeBlock(links) {
  return el("details", { class: "merge" }, el("summary", { text: "Why these reports were taken for one event" }),
    el("ul", {}, ...links.map(([, reasons]) => el("li", {}, foreign(reasons.map(word).join("; "))))));
}

// What a reader calls an article by: its outlet or, without one, the site that it stands on; else its headline; else the file.
export function nameOfSource(number) {
  const [id, title, outlet, , url] = core.articles[number], link = safeLink(url);
  const name = outlet || (link && URL.canParse(link) && new URL(link).hostname.replace(/^www\./, ""));
  if (name) return { name, kind: null };
  return title ? { name: shorten(title, 140), kind: "headline" } : { name: shorten(id, 60), kind: "filename" };
}

export function sourceName(number) {
  const { name, kind } = nameOfSource(number);
  return foreign(name, { class: kind });
}

export const publishedOf = (number) => (core.articles[number][3] ? dayWords(parseDay(core.articles[number][3])) : "day of publication unknown");
