// The evidence panel: every dot leads to the sentences that it came from.

const panel = byId("evidence");

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

function actorItem([name, , country, share]) {
  const about = [word(country), share === null ? "" : percent(share)].filter(Boolean).join(" ");
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

// Of each field; of the event as a whole where its fields are not known one by one.
function confidenceCell(proof) {
  if (!proof.cf) return el("span", { text: percent(proof.c ?? 0) });
  const share = (name, k) => el("span", { class: "share", text: `${name} ${percent(proof.cf[k])}` });
  return el("span", {}, ...core.fields.flatMap((name, k) => (k ? [", ", share(name, k)] : [share(name, k)])));
}

const TIER_WORDS = { core: "core: what its articles are about", background: "background to its articles", minor: "only mentioned" };

function factsList(i, proof) {
  const codes = (proof.k || []).map((code, k) => (code ? `${["PLOVER", "CAMEO"][k]} ${code}` : "")).filter(Boolean).join(", ");
  const rows = [
    ["Status", el("span", { text: STATUS_WORDS[statusOf(i)] ?? statusOf(i) })],
    ...actorRows(proof),
    placeName(i) ? ["Where", foreign(placeName(i))] : null,
    ["Type", el("span", {}, foreign(typeLabel(i)), codes ? el("span", { class: "soft", text: ` ${codes}` }) : null)],
    ...countRows(proof),
    ["Tier", el("span", { text: TIER_WORDS[tierOf(i)] })],
    ["Confidence", confidenceCell(proof)],
  ].filter(Boolean);
  return el("dl", { class: "facts" }, ...rows.flatMap(([name, value]) => [el("dt", { text: name }), el("dd", {}, value)]));
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

const MOST_NAMES = 6;
function listed(names) {
  const shown = names.length > MOST_NAMES ? [...names.slice(0, MOST_NAMES), `${names.length - MOST_NAMES} more`] : names;
  return shown.length < 2 ? shown.join("") : `${shown.slice(0, -1).join(", ")} and ${shown[shown.length - 1]}`;
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
