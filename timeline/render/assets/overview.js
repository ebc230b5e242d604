// Before an event is chosen: what these articles tell, story by story, each with its most prominent events; without
// stories, the most prominent of all. It follows filters and the stretch of time.

import { col, eventWhen, groupOf, mostSalient, stories, storiesOf, wholeOf } from "./data.js";
import { byId, el, foreign, plural, shorten } from "./dom.js";
import { filterBy } from "./filters.js";
import { markHits } from "./highlight.js";
import { markIcon } from "./marks.js";
import { select } from "./selection.js";
import { listedEvents } from "./state.js";

const STORIES = 5;
const LINES = 3; // of each story
const STARTERS = 7;

function eventLine(i) {
  return el("li", {}, el("button", { type: "button", on: { click: () => select(i, { focus: true }) } },
    markIcon(col.mark[i], groupOf(i)), el("span", {}, foreign(shorten(col.label[i], 110)), el("small", { class: "soft", text: eventWhen(i) }))));
}

function storySection(number, shown) {
  const { name } = stories[number], top = mostSalient(LINES, (i) => shown.has(i) && wholeOf(i) < 0 && storiesOf(i).includes(number)).sort((a, b) => a - b);
  const count = [...shown].filter((i) => storiesOf(i).includes(number)).length;
  if (!top.length) return null;
  return el("section", { class: "story" },
    el("h3", {}, el("button", { type: "button", title: "Show this story alone", on: { click: () => filterBy("stories", number) } }, foreign(name)), " ", el("span", { class: "soft", text: plural(count, "event") })),
    el("ul", { class: "starters" }, ...top.map(eventLine)));
}

export function drawOverview() {
  const shown = new Set(listedEvents());
  const sections = stories.map((_, number) => storySection(number, shown)).filter(Boolean).slice(0, STORIES);
  const chosen = sections.length ? [] : mostSalient(STARTERS, (i) => shown.has(i)).sort((a, b) => a - b);
  byId("overview").replaceChildren(
    el("h2", { text: sections.length ? "The stories" : "Most prominent" }),
    ...sections, chosen.length ? el("ul", { class: "starters" }, ...chosen.map(eventLine)) : "",
    el("p", { class: "soft", text: "Choose an event: the sentences that report it and the reasoning behind its date appear here." }));
  markHits();
}
