// The evidence panel: every dot leads to the sentences that it came from.

const panel = byId("evidence");

function mentionBlock(mention) {
  const [id, title, , published, url] = core.articles[mention.a];
  const outlet = outletOf(mention.a), link = safeLink(url);
  return el("article", { class: "source" },
    el("header", {},
      el("h3", {}, foreign(outlet)),
      el("time", { datetime: published, text: publishedOf(mention.a) }),
      title && title !== outlet ? el("p", { class: "headline" }, foreign(shorten(title, 140))) : null),
    el("blockquote", { dir: "auto" }, el("p", {}, markedText(mention.s))),
    mention.by ? el("p", { class: "says" }, "According to ", foreign(word(mention.by[0])), word(mention.by[1]) ? el("span", { class: "soft" }, " (“", foreign(word(mention.by[1])), "”)") : null) : null,
    ...(mention.t || []).map(timeReading),
    link ? el("p", {}, el("a", { href: link, rel: "noopener noreferrer", target: "_blank" }, "Read the article", el("span", { class: "sr" }, " at ", foreign(outlet))))
      : el("p", { class: "soft" }, "Article ", foreign(shorten(id, 60)), " (no web address)"));
}

function factsList(i, proof) {
  const actors = (proof.a || []).map(([name, role, country]) => el("li", {}, foreign(word(name)), el("span", { class: "soft", text: ` ${[word(role), word(country)].filter(Boolean).join(", ")}` })));
  const codes = (proof.k || []).filter(Boolean).join(" / ");
  const rows = [
    ["Status", el("span", { text: STATUS_WORDS[statusOf(i)] ?? statusOf(i) })],
    actors.length ? ["Actors", el("ul", {}, ...actors)] : null,
    placeName(i) ? ["Place", foreign(placeName(i))] : null,
    ["Type", el("span", {}, foreign(typeLabel(i)), codes ? el("span", { class: "soft", text: ` PLOVER / CAMEO ${codes}` }) : null)],
    ["Confidence", el("span", { text: `${Math.round((proof.c ?? 0) * 100)} %` })],
  ].filter(Boolean);
  return el("dl", { class: "facts" }, ...rows.flatMap(([name, value]) => [el("dt", { text: name }), el("dd", {}, value)]));
}

function originsLine(i, proof) {
  const reports = plural(col.reports[i], "report"), origins = plural(col.sources[i], "origin");
  const names = (proof.o || []).map(word);
  const line = el("p", { class: "origins" }, el("strong", { text: `${reports}, ${origins}` }));
  if (names.length) line.append(" (", foreign(names.slice(0, 6).join(", ")), ")");
  if (col.reports[i] > col.sources[i]) line.append(el("span", { class: "soft", text: " Copies of one text count once." }));
  return line;
}

function whyThisDate(proof) {
  const steps = (proof.x || []).map(word).filter(Boolean);
  if (!steps.length) return null;
  return el("details", { class: "whydate", open: true }, el("summary", { text: `Why this date (${word(proof.b)})` }), el("ol", { class: "steps" }, ...steps.map((step) => el("li", {}, foreign(step)))));
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
    el("p", { class: "date" }, eventWhen(i), col.edtf[i] ? el("code", { text: col.edtf[i], title: "EDTF" }) : null),
    el("p", { class: "soft", text: core.marks[col.mark[i]][1] }),
    has(i, "accepted") || has(i, "rejected") ? el("p", { class: "verdict", text: has(i, "accepted") ? "Signed off by an analyst" : "Rejected by an analyst" }) : null);
}

function stepButtons() {
  const step = (by, text, key) => el("button", { type: "button", text, title: `Key: ${key}`, on: { click: () => selectNext(by) } });
  return el("p", { class: "stepper" }, step(-1, "← Previous", "left arrow"), step(1, "Next →", "right arrow"));
}

// Nothing chosen yet: the most important events as ways in.
const STARTERS = 7;
function startHere() {
  const chosen = mostSalient(STARTERS, (i) => isMatching[i]).sort((a, b) => a - b);
  const starter = (i) => el("li", {}, el("button", { type: "button", on: { click: () => select(i, { focus: true }) } },
    markIcon(col.mark[i], groupOf(i)), el("span", {}, foreign(shorten(col.label[i], 110)), el("small", { class: "soft", text: eventWhen(i) }))));
  return [el("h2", { id: "evidencetitle", class: "quiet", tabindex: -1, text: "Evidence" }),
    el("p", { class: "soft", text: "Choose an event: the sentences that report it and the reasoning behind its date appear here." }),
    chosen.length ? el("h3", { class: "begin", text: "Most prominent" }) : "", el("ul", { class: "starters" }, ...chosen.map(starter))];
}

const SHOWN_SOURCES = 30;

function drawEvidence() {
  const i = state.selected;
  document.body.classList.toggle("opened", i >= 0);
  if (i < 0) {
    panel.replaceChildren(...startHere());
    return;
  }
  const proof = evidenceOf(i), mentions = proof.m;
  const more = mentions.length > SHOWN_SOURCES ? el("p", { class: "soft", text: `${mentions.length - SHOWN_SOURCES} more mentions are in the JSON download.` }) : null;
  const parts = [hiddenNotice(i), eventHead(i), originsLine(i, proof), ...(proof.d || []).map(disputeBlock),
    proof.h && proof.h.length > 1 ? historyBlock(proof.h) : null, factsList(i, proof), whyThisDate(proof),
    ...mentions.slice(0, SHOWN_SOURCES).map(mentionBlock), more, proof.l ? mergeBlock(proof.l) : null,
    ...(proof.n || []).map((note) => el("p", { class: "note" }, "Analyst: ", foreign(note))), stepButtons()];
  panel.replaceChildren(...parts.filter(Boolean));
  panel.scrollTop = 0;
}

// Selecting brings the event into the chart's view and the table's page; with focus, also the reader.
function select(i, { focus = false, reveal = true, step = true } = {}) {
  if (i === state.selected && i >= 0 && focus) return byId("evidencetitle").focus();
  state.selected = i;
  drawEvidence();
  if (i >= 0 && i < dated && reveal && (finish[i] < state.from || begin[i] > state.to)) {
    const half = (state.to - state.from) / 2, middle = (begin[i] + finish[i]) / 2;
    setView(middle - half, middle + half);
  }
  if (i >= 0) showTablePageOf(i);
  writeAddress(step);
  redraw({ table: true });
  if (i >= 0) say(`${col.label[i]}, ${eventWhen(i)}`);
  if (focus && i >= 0) byId("evidencetitle").focus();
  return undefined;
}

function selectNext(by) {
  if (!matching.length) return;
  let at = matching.indexOf(state.selected);
  if (at < 0) {
    const start = inView()[0] ?? matching[0];
    at = by > 0 ? matching.indexOf(start) - 1 : matching.indexOf(start) + 1;
  }
  const next = matching[Math.min(Math.max(at + by, 0), matching.length - 1)];
  select(next, { step: false });
}
