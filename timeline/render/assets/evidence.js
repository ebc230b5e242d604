// The evidence panel: every dot leads to the sentences that it came from.

import { col, core, eventWhen, evidenceOf, groupOf, has, outletNames, partsOf, placeName, statusOf, tierOf, typeLabel, wholeOf, word } from "./data.js";
import { disputeBlock, historyBlock, markedText, mergeBlock, nameOfSource, publishedOf, sourceName, STATUS_WORDS, timeReading } from "./details.js";
import { byId, el, foreign, listed, plural, safeLink, shorten } from "./dom.js";
import { clearFilters } from "./filters.js";
import { markHits } from "./highlight.js";
import { markIcon } from "./marks.js";
import { select, selectNext } from "./selection.js";
import { isMatching, state } from "./state.js";
import { keepButton } from "./story.js";

export const panel = byId("evidence");

function mentionBlock(mention) {
  const [id, title, , published, url] = core.articles[mention.a];
  const { name, kind } = nameOfSource(mention.a), link = safeLink(url);
  return el("article", { class: "source" },
    el("header", {},
      el("h3", {}, sourceName(mention.a)),
      el("time", { datetime: published, text: publishedOf(mention.a) }),
      title && title !== name && kind === null ? el("p", { class: "headline" }, foreign(shorten(title, 140))) : null),
    el("blockquote", { dir: "auto" }, el("p", {}, markedText(mention.s))),
    mention.by ? el("p", { class: "says" }, "According to ", foreign(word(mention.by[0])), word(mention.by[1]) ? el("span", { class: "soft" }, " (“", foreign(word(mention.by[1])), "”)") : null) : null,
    ...(mention.t || []).map(timeReading),
    link ? el("p", {}, el("a", { href: link, rel: "noopener noreferrer", target: "_blank" }, "Read the article", el("span", { class: "sr" }, " at ", foreign(name))))
      : el("p", { class: "soft" }, "No web address", kind === "filename" ? null : el("span", {}, "; file ", foreign(shorten(id, 60), { class: "filename" }))));
}

// What an actor does in the event, as a reader would ask for it.
const ROLES = [["agent", "Who"], ["participant", "Between"], ["target", "To whom"]];

const percent = (share) => `${Math.min(99, Math.round(share * 100))} %`;

function actorItem([name, , country]) {
  const about = word(country);
  return el("li", {}, foreign(word(name)), about ? el("span", { class: "soft", text: ` ${about}` }) : null);
}

function actorRows(proof) {
  const all = proof.a || [];
  return ROLES.flatMap(([role, asked]) => {
    const found = all.filter(([, own]) => word(own) === role);
    if (!found.length) return [];
    const title = role === "participant" && found.length < 2 ? "Taking part" : asked;
    return [[title, el("ul", {}, ...found.map(actorItem))]];
  });
}

// Each count once, as the text gives it, with what is counted and who says so.
function countRows(proof) {
  const claims = new Map();
  for (const [text, kind, source] of proof.m.flatMap((mention) => mention.q || [])) {
    const said = [word(kind), source === null ? "" : `according to ${word(source)}`].filter(Boolean).join(", ");
    claims.set(`${word(text)}|${said}`, el("li", {}, foreign(word(text)), el("span", { class: "soft" }, " ", foreign(said))));
  }
  return claims.size ? [["How many", el("ul", {}, ...claims.values())]] : [];
}

const TIER_WORDS = { core: "what its articles are about", background: "background to its articles", minor: "only mentioned" };

function factsList(i, proof) {
  const rows = [
    ["Status", el("span", { text: STATUS_WORDS[statusOf(i)] ?? statusOf(i) })],
    ...actorRows(proof),
    placeName(i) ? ["Where", foreign(placeName(i))] : null,
    ["What", foreign(typeLabel(i))],
    ...countRows(proof),
    ["Place in the news", el("span", { text: TIER_WORDS[tierOf(i)] })],
    proof.c === undefined ? null : ["How sure", el("span", { text: percent(proof.c) })],
  ].filter(Boolean);
  return definitions("facts", rows);
}

const definitions = (name, rows) => el("dl", { class: name }, ...rows.flatMap(([title, value]) => [el("dt", { text: title }), el("dd", {}, value)]));

// What specialists ask for: codes, rules and shares, which nobody needs in order to follow the proof.
function codesBlock(i, proof) {
  const code = (text) => el("code", { text });
  const shares = core.fields.map((name, k) => (proof.cf ? `${name} ${percent(proof.cf[k])}` : "")).filter(Boolean).join(", ");
  const actors = (proof.a || []).filter(([, , , share]) => share !== null).map(([name, , , share]) => `${word(name)} ${percent(share)}`).join(", ");
  const times = proof.m.flatMap((mention) => mention.t || []).slice(0, SHOWN_SOURCES);
  const rows = [
    ["Event", code(col.id[i])],
    col.edtf[i] ? ["EDTF", code(col.edtf[i])] : null,
    ...(proof.k || []).map((own, k) => (own ? [["PLOVER", "CAMEO"][k], code(own)] : null)),
    shares ? ["Shares", el("span", { text: shares })] : null,
    actors ? ["Actors", foreign(actors)] : null,
    ...times.map((time) => ["Time", el("span", {}, foreign(word(time.t)), " ", code(word(time.v)), " ", code(word(time.r)))]),
    ...(proof.l || []).map(([score, , by]) => ["Merge", el("span", { text: `score ${score}${word(by) && word(by) !== "rule" ? `, by ${word(by)}` : ""}` })]),
  ].filter(Boolean);
  return el("details", { class: "codes" }, el("summary", { text: "Codes and rules" }), definitions("reading", rows));
}

// How many reports there are, and how many of them are their own: wire copies hide behind outlets.
function originsLine(i, proof) {
  const names = (proof.o || []).map(word), copies = col.reports[i] > col.sources[i];
  const shown = names.length === col.sources[i] ? names : outletNames(i);
  const line = el("p", { class: "origins" }, el("strong", { text: `${plural(col.reports[i], "report")}, ${plural(col.sources[i], "origin")}` }));
  if (shown.length >= col.sources[i]) line.append(el("span", {}, shown === names && copies ? ": " : " from ", foreign(listed(shown))));
  if (copies) line.append(el("span", { class: "soft", text: ". Copies of one text count once." }));
  return line;
}

const BASIS = { stated: "the text states it", relative: "counted from another day", inferred: "taken from another event", publication: "the day of publication", unknown: "unknown" };

// Left out where it would only say again what the one reading below says.
function whyThisDate(proof) {
  const steps = (proof.x || []).map(word).filter(Boolean), readings = proof.m.flatMap((mention) => mention.t || []);
  const said = readings.length === 1 ? (readings[0].x || []).map(word) : [];
  if (!steps.length || steps.every((step) => said.some((own) => step.endsWith(own)))) return null;
  return el("details", { class: "whydate", open: true }, el("summary", { text: `Why this date: ${BASIS[word(proof.b)] ?? word(proof.b)}` }), el("ol", { class: "steps" }, ...steps.map((step) => el("li", {}, foreign(step)))));
}

function hiddenNotice(i) {
  if (isMatching[i]) return null;
  return el("p", { class: "notice", role: "note" }, "The filters hide this event. ", el("button", { type: "button", text: "Clear filters", on: { click: clearFilters } }));
}

function eventHead(i) {
  const icon = markIcon(col.mark[i], groupOf(i));
  return el("header", { class: "eventhead" },
    el("p", { class: "kind" }, icon, el("span", {}, `${core.groups[groupOf(i)][1]} · ${typeLabel(i)}`),
      el("button", { type: "button", class: "close", "aria-label": "Close the evidence", text: "×", on: { click: () => select(-1) } })),
    el("h2", { id: "evidencetitle", tabindex: -1 }, foreign(col.label[i])),
    el("p", { class: "date" }, eventWhen(i)),
    el("p", { class: "soft", text: core.marks[col.mark[i]][1] }), keepButton(i),
    has(i, "accepted") || has(i, "rejected") ? el("p", { class: "verdict", text: has(i, "accepted") ? "Signed off by an analyst" : "Rejected by an analyst" }) : null);
}

// What this event is a step of, and the steps that it has itself.
function stepsBlock(i) {
  const link = (other) => el("li", {}, el("button", { type: "button", on: { click: () => select(other, { focus: true }) } }, markIcon(col.mark[other], groupOf(other)), el("span", {}, foreign(shorten(col.label[other], 110)), el("small", { class: "soft", text: eventWhen(other) }))));
  const block = (title, others) => (others.length ? el("section", { class: "steps-of" }, el("h3", { text: title }), el("ul", { class: "starters" }, ...others.map(link))) : null);
  return wholeOf(i) >= 0 ? block("A step of", [wholeOf(i)]) : block(`In ${plural(partsOf(i).length, "step")}`, partsOf(i));
}

function stepButtons() {
  const step = (by, text, key) => el("button", { type: "button", text, title: `Key: ${key}`, on: { click: () => selectNext(by) } });
  return el("p", { class: "stepper" }, step(-1, "← Previous", "left arrow"), step(1, "Next →", "right arrow"));
}

const SHOWN_SOURCES = 30;

export function drawEvidence() {
  const i = state.selected;
  document.body.classList.toggle("opened", i >= 0);
  panel.hidden = i < 0;
  if (i < 0) return panel.replaceChildren();
  const proof = evidenceOf(i), mentions = proof.m;
  const more = mentions.length > SHOWN_SOURCES ? el("p", { class: "soft", text: `${mentions.length - SHOWN_SOURCES} more mentions are in the JSON download.` }) : null;
  const parts = [hiddenNotice(i), eventHead(i), originsLine(i, proof), mentionBlock(mentions[0]), ...(proof.d || []).map(disputeBlock),
    proof.h && proof.h.length > 1 ? historyBlock(proof.h) : null, factsList(i, proof), stepsBlock(i), whyThisDate(proof),
    ...mentions.slice(1, SHOWN_SOURCES).map(mentionBlock), more, proof.l ? mergeBlock(proof.l) : null,
    ...(proof.n || []).map((note) => el("p", { class: "note" }, "Analyst: ", foreign(note))), codesBlock(i, proof), stepButtons()];
  panel.replaceChildren(...parts.filter(Boolean));
  panel.scrollTop = 0;
  markHits();
  return undefined;
}
