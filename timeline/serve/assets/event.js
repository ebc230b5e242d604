// The event that is looked at: its fields, its evidence, and what was decided of it.

import { byId, el, excerpt, foreign, plural, safeLink } from "./dom.js";
import { state } from "./state.js";

export const NAMES = { title: "Title", type: "Type", status: "Status", tier: "Tier", when: "Date", agents: "Who did it", targets: "To whom", participants: "Taking part", place: "Place" };
const TIERS = { core: "core", background: "background", minor: "only mentioned, not on the line" };

const BUTTONS = [
  ["accept", "A", "Accept"], ["reject", "R", "Reject"], ["edit", "E", "Edit"], ["merge", "M", "Merge"], ["split", "S", "Split"],
  ["line", "L", "Onto the line"], ["star", "F", "Star"], ["tag", "T", "Tag"], ["note", "C", "Note"],
];

export function drawEvent(actions) {
  const pane = byId("event");
  const event = state.detail;
  if (!event) {
    const [title, text] = state.selected ? ["", ""] : ["Nothing is chosen", "Choose an event from the list, or another list above it."];
    pane.replaceChildren(el("h1", { class: "quiet", text: title }), el("p", { class: "soft", text }));
    return;
  }
  pane.replaceChildren(
    head(event), state.readOnly ? "" : bar(event, actions), fields(event), whyDate(event), ...disputes(event),
    el("h2", { text: event.mentions.length === 1 ? "Evidence" : `Evidence: ${plural(event.mentions.length, "mention")}, ${plural(event.sources, "independent source")}` }),
    ...event.mentions.map(evidence), merged(event), decided(event, actions));
}

function head(event) {
  const verdict = event.accepted === true ? el("span", { class: "verdict yes", text: "✓ Accepted" }) : event.accepted === false ? el("span", { class: "verdict no", text: "✗ Rejected" }) : el("span", { class: "verdict", text: "Not looked at" });
  return el("header", { class: "eventhead" },
    el("p", { class: "kind" }, verdict, event.tags.map((tag) => el("span", { class: "tag", text: tag === "starred" ? "★ starred" : tag }))),
    el("h1", {}, foreign(event.title)),
    el("p", { class: "date" }, event.when, event.fields.when && el("code", { text: event.fields.when }), " ",
      event.corrected.includes("when") ? el("span", { class: "tag set", text: "set by hand" }) : event.doubts.includes("when") && el("span", { class: "tag", text: "in doubt" })));
}

function bar(event, actions) {
  const fits = { line: event.tier === "minor", split: event.mentions.length > 1 };
  return el("div", { class: "actions", role: "group", "aria-label": "Decide" }, BUTTONS.map(([name, key, label]) =>
    fits[name] === false ? "" : el("button", { type: "button", id: `do-${name}`, "aria-keyshortcuts": key.toLowerCase(), on: { click: () => actions[name]() } },
      name === "star" && event.tags.includes("starred") ? "Unstar" : label, " ", el("kbd", { text: key }))));
}

function fields(event) {
  const doubted = (name) => event.doubts.includes(name) && !event.corrected.includes(name) && el("span", { class: "tag", text: "in doubt" });
  const set = (name) => event.corrected.includes(name) && el("span", { class: "tag set", text: "set by hand" });
  const shown = ["type", "status", "tier", "agents", "targets", "participants", "place"].filter((name) => event.fields[name] || name === "place");
  return el("dl", { class: "facts" }, shown.flatMap((name) => [
    el("dt", { text: NAMES[name] }),
    el("dd", {}, foreign(name === "tier" ? TIERS[event.fields.tier] : name === "type" ? label(event.fields.type) : event.fields[name] || "none"), " ", doubted(name), set(name))]));
}

export const label = (type) => state.types.find((one) => one.id === type)?.label ?? type.replaceAll("_", " ");

function whyDate(event) {
  if (!event.steps.length) return "";
  const doubt = event.doubts.includes("when") && !event.corrected.includes("when");
  return el("details", { class: "whydate", open: doubt }, el("summary", {}, "Why this date", doubt ? " (in doubt)" : ""), el("ol", { class: "steps" }, event.steps.map((step) => el("li", {}, foreign(step)))));
}

const disputes = (event) => event.disputes.map((one) => el("section", { class: "dispute" },
  el("h2", { text: `Sources disagree on the ${one.field === "when" ? "date" : one.field}` }),
  el("div", { class: "claims" }, one.claims.map(([value, outlets]) => el("div", { class: "claim" }, foreign(value, { class: "value" }), el("p", { class: "soft" }, foreign(outlets.join(", "))))))));

// Whether the words shown of an article begin with its headline: it is not said twice.
const opensWith = (mention) => mention.pieces.filter((_, at) => at % 2).join("").trimStart().startsWith(mention.headline);

function evidence(mention, number) {
  const link = safeLink(mention.url);
  const name = foreign(mention.outlet || mention.article);
  return el("section", { class: "source" },
    el("header", {}, el("strong", {}, `${number + 1}. `, link ? el("a", { href: link, rel: "noopener noreferrer", target: "_blank" }, name) : name),
      el("span", { class: "soft" }, mention.published ? `published ${mention.published}` : "no publication day"),
      mention.headline && !opensWith(mention) && foreign(mention.headline, { class: "headline soft" })),
    el("blockquote", {}, el("p", {}, excerpt(mention.pieces))),
    mention.says && el("p", { class: "says" }, "Said by ", foreign(mention.says[0]), " (", foreign(mention.says[1]), ")"),
    mention.counts.map(([words, kind, by]) => el("p", { class: "says" }, `${kind}: `, foreign(words), by && ", by ", by && foreign(by))),
    mention.times.map(reading));
}

const reading = (time) => el("div", { class: "reading" },
  el("p", {}, "“", foreign(time.words), "” read as ", el("strong", { text: time.when ?? "no day" })),
  el("ol", { class: "steps" }, time.steps.map((step) => el("li", {}, foreign(step)))),
  el("p", { class: "soft" }, `rule ${time.rule}; counted from ${time.anchor}${time.day ? ` ${time.day}` : ""}`));

const merged = (event) => event.links.length === 0 ? "" : el("details", { class: "merge" }, el("summary", { text: "Why these reports are one event" }),
  el("ul", {}, event.links.map((link) => el("li", {}, `${link.by === "analyst" ? "by an analyst" : link.score.toFixed(2)}: `, foreign(link.reasons.join("; "))))));

function decided(event, actions) {
  if (!event.decisions.length) return "";
  return el("section", { class: "decided" }, el("h2", { text: "Decisions" }), el("ol", {}, event.decisions.map((one) => el("li", {},
    foreign(one.says), " ", el("span", { class: "soft" }, foreign(one.author), `, ${one.at.slice(0, 16).replace("T", " ")} UTC`),
    state.readOnly ? "" : el("button", { type: "button", class: "small", "aria-label": `Take back: ${one.says}`, on: { click: () => actions.undo(one.id) } }, "Take back")))));
}
