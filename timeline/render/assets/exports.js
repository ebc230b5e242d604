// What matches, as files: CSV, JSON and a calendar, made in the page and handed to the reader. Nothing is sent anywhere.

import { col, core, dated, eventWhen, evidenceOf, has, outletNames, placeName, quoteOf, statusOf, tierOf, typeLabel, word } from "./data.js";
import { dayOf, isoDay } from "./dates.js";
import { byId, el, plural, safeLink } from "./dom.js";
import { fold } from "./search.js";
import { isFiltered, listedEvents, matching } from "./state.js";

export function save(name, type, parts) {
  const link = el("a", { href: URL.createObjectURL(new Blob(parts, { type })), download: `${fileName()}.${name}` });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 30000);
}

const fileName = () => fold(core.title).replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 60) || "timeline";

function eventRecord(i) {
  const proof = evidenceOf(i);
  return {
    id: col.id[i], members: core.members[i] ?? [col.id[i]], type: core.types[col.type[i]][0], group: core.types[col.type[i]][1], title: col.label[i],
    plover: proof.k?.[0] ?? null, cameo: proof.k?.[1] ?? null,
    when: { first: col.first[i] === null ? null : isoDay(col.first[i]), last: col.last[i] === null ? null : isoDay(col.last[i]), edtf: col.edtf[i],
      precision: core.precisions[col.precision[i]], approximate: has(i, "approximate"), extent: has(i, "throughout") ? "throughout" : "within",
      basis: word(proof.b), explanation: (proof.x || []).map(word) },
    status: statusOf(i), tier: tierOf(i), actors: (proof.a || []).map(([name, role, country, confidence]) => ({ name: word(name), role: word(role), country: word(country) || null, confidence })),
    place: placeName(i) ? { name: placeName(i), lat: proof.p?.[0] ?? null, lon: proof.p?.[1] ?? null } : null,
    sources: col.sources[i], reports: col.reports[i], origins: (proof.o || []).map(word), salience: col.salience[i] / 1000, confidence: proof.c ?? null,
    fields: proof.cf ? Object.fromEntries(core.fields.map((name, k) => [name, proof.cf[k]])) : null,
    disputes: (proof.d || []).map(([field, claims]) => ({ field: word(field), claims: claims.map(([value, articles]) => ({ value: word(value), articles: articles.map(([n]) => core.articles[n][0]) })) })),
    history: (proof.h || []).map(([published, status, mention]) => ({ published, status: word(status), mention })),
    mentions: proof.m.map((mention) => mentionRecord(mention)),
  };
}

function mentionRecord(mention) {
  const [article, title, source, published, url] = core.articles[mention.a];
  return { article, title, source, published, url, quote: quoteOf(mention), context: mention.s.filter((_, k) => k % 2).join(""),
    times: (mention.t || []).map((time) => ({ text: word(time.t), value: word(time.v), read_as: word(time.w) || null, rule: word(time.r), anchor: word(time.k), anchor_date: time.d ?? null, explanation: (time.x || []).map(word) })) };
}

export const saveJson = () => save("json", "application/json", [JSON.stringify({ schema_version: core.schema_version, title: core.title, events: Array.from(listedEvents(), eventRecord) }, null, 1)]);

const CSV_COLUMNS = ["id", "title", "type", "group", "status", "date", "first", "last", "edtf", "precision", "approximate", "extent", "basis", "actors", "place", "sources", "outlets", "disputed", "tier", "salience", "quote", "url"];

// A cell that a spreadsheet would run as a formula is made text by an apostrophe.
function csvCell(value) {
  const text = String(value ?? "");
  const guarded = /^[\s]*[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(guarded) ? `"${guarded.replace(/"/g, '""')}"` : guarded;
}

function csvRow(i) {
  const record = eventRecord(i), main = record.mentions[0];
  return [record.id, record.title, record.type, record.group, record.status, eventWhen(i), record.when.first, record.when.last, record.when.edtf, record.when.precision, record.when.approximate,
    record.when.extent, record.when.basis, record.actors.map(({ name }) => name).join("; "), record.place?.name, record.sources, outletNames(i).join("; "),
    record.disputes.map(({ field }) => field).join("; "), record.tier, record.salience, main?.quote, main?.url].map(csvCell).join(",");
}

// The mark at the start tells spreadsheets that the text is UTF-8.
export const saveCsv = () => save("csv", "text/csv;charset=utf-8", ["\ufeff", [CSV_COLUMNS.join(","), ...Array.from(listedEvents(), csvRow)].join("\r\n"), "\r\n"]);

const calendarText = (text) => text.replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, " ").replace(/\\/g, "\\\\").replace(/;/g, "\\;").replace(/,/g, "\\,").replace(/\r?\n/g, "\\n");

// Lines of at most 75 bytes; a character is never cut in two.
function folded(line) {
  const encoder = new TextEncoder();
  if (line.length < 25 || encoder.encode(line).length <= 75) return line;
  const out = [];
  let current = "", bytes = 0;
  for (const letter of line) {
    const size = encoder.encode(letter).length;
    if (bytes + size > (out.length ? 74 : 75)) { out.push(current); current = ""; bytes = 0; }
    current += letter;
    bytes += size;
  }
  return [...out, current].join("\r\n ");
}

const CALENDAR_STATUS = { planned: "TENTATIVE", hypothetical: "TENTATIVE", denied: "CANCELLED", cancelled: "CANCELLED" };

// What the downloads hold, in words for their menu.
export function describeDownloads() {
  const found = listedEvents().length, outside = matching.length - found;
  byId("downloaded").textContent = `${plural(found, "event")}${isFiltered() ? " that match" : ""}${outside ? ", of the stretch of time in view" : ""}. Made in this page.`;
}

const isOpenEnded = (i) => i < dated && (col.first[i] === null || col.last[i] === null);

// An undated event becomes a journal entry: the calendar's own kind of thing without a day.
function calendarEntry(i) {
  const stamp = core.published === null ? "19700101" : isoDay(core.published).replace(/-/g, "");
  const isDated = i < dated, kind = isDated ? "VEVENT" : "VJOURNAL";
  const first = col.first[i] ?? col.last[i], last = col.last[i] ?? col.first[i];
  const lines = [`BEGIN:${kind}`, `UID:${col.id[i]}@timeline`, `DTSTAMP:${stamp}T000000Z`];
  if (isDated) {
    lines.push(`DTSTART;VALUE=DATE:${isoDay(first).replace(/-/g, "")}`);
    // the end of a calendar's day is the next one, and year 9999 has none after it
    if (last < dayOf(9999, 11, 31)) lines.push(`DTEND;VALUE=DATE:${isoDay(last + 1).replace(/-/g, "")}`);
    lines.push(`STATUS:${CALENDAR_STATUS[statusOf(i)] ?? (isOpenEnded(i) ? "TENTATIVE" : "CONFIRMED")}`, "TRANSP:TRANSPARENT");
  }
  const main = evidenceOf(i).m[0];
  // a calendar has no day that is open to one side: the words say that this one is
  lines.push(`SUMMARY:${calendarText(isOpenEnded(i) ? `${col.label[i]} (${eventWhen(i)})` : col.label[i])}`, `DESCRIPTION:${calendarText(`${eventWhen(i)} (${statusOf(i)})\n${quoteOf(main)}`)}`, `CATEGORIES:${calendarText(typeLabel(i))}`);
  if (placeName(i) && isDated) lines.push(`LOCATION:${calendarText(placeName(i))}`);
  const link = safeLink(core.articles[main.a][4]);
  if (link) lines.push(`URL:${link.replace(/[\r\n\s]/g, "")}`);
  return [...lines, `END:${kind}`].map(folded).join("\r\n");
}

export const saveCalendar = () => save("ics", "text/calendar;charset=utf-8",
  [["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//timeline//explorer//EN", ...Array.from(listedEvents(), calendarEntry), "END:VCALENDAR", ""].join("\r\n")]);
