// Days: numbers counted from 1 January 1970 on the proleptic Gregorian calendar, whatever the reader's time zone.
// Nothing here uses local time: an event of 8 February is on 8 February everywhere.

const DAY_MS = 864e5;
const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
  "November", "December"];

const utc = (day) => new Date(Math.floor(day) * DAY_MS);
export const yearOf = (day) => utc(day).getUTCFullYear();

// Date.UTC takes years below 100 for those of the 20th century; setUTCFullYear does not.
export function dayOf(y, month, date = 1) {
  const moment = new Date(0);
  moment.setUTCFullYear(y, month, date);
  return Math.round(moment.getTime() / DAY_MS);
}

export function isoDay(day) {
  const d = utc(day);
  const y = String(d.getUTCFullYear()).padStart(4, "0");
  return `${y}-${String(d.getUTCMonth() + 1).padStart(2, "0")}-${String(d.getUTCDate()).padStart(2, "0")}`;
}

export function parseDay(text) {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text || "");
  return found ? dayOf(+found[1], +found[2] - 1, +found[3]) : null;
}

export function dayWords(day) {
  const d = utc(day);
  return `${d.getUTCDate()} ${MONTHS[d.getUTCMonth()]} ${d.getUTCFullYear()}`;
}

// A whole month or year is named as such; everything else says both of its ends.
export function rangeWords(first, last) {
  if (first === last) return dayWords(first);
  const a = utc(first), b = utc(last);
  const sameYear = a.getUTCFullYear() === b.getUTCFullYear();
  const sameMonth = sameYear && a.getUTCMonth() === b.getUTCMonth();
  const startsMonth = a.getUTCDate() === 1, endsMonth = utc(last + 1).getUTCDate() === 1;
  if (startsMonth && endsMonth) {
    if (sameMonth) return `${MONTHS[a.getUTCMonth()]} ${a.getUTCFullYear()}`;
    const wholeYears = a.getUTCMonth() === 0 && b.getUTCMonth() === 11;
    const years = sameYear ? `${a.getUTCFullYear()}` : `${a.getUTCFullYear()} to ${b.getUTCFullYear()}`;
    if (wholeYears) return a.getUTCFullYear() < 1000 ? `Year ${years}` : years; // a short number alone is no date
    if (sameYear) return `${MONTHS[a.getUTCMonth()]} to ${MONTHS[b.getUTCMonth()]} ${b.getUTCFullYear()}`;
  }
  if (sameMonth) return `${a.getUTCDate()} to ${dayWords(last)}`;
  if (sameYear) return `${a.getUTCDate()} ${MONTHS[a.getUTCMonth()]} to ${dayWords(last)}`;
  return `${dayWords(first)} to ${dayWords(last)}`;
}

export function whenWords(first, last, approximate) {
  const about = approximate ? "about " : "";
  if (first !== null && last !== null) return about + rangeWords(first, last);
  if (first !== null) return `${about}${dayWords(first)} or later`;
  if (last !== null) return `${about}${dayWords(last)} or earlier`;
  return "No date found";
}

// Steps between ticks, with the days that one takes: the finest that leaves room for its labels is drawn.
const STEPS = [[1, "day", 1], [2, "day", 2], [7, "day", 7], [14, "day", 14], [30.4, "month", 1], [91.3, "month", 3],
  [182.6, "month", 6], ...[1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000].map((n) => [365.25 * n, "year", n])];

export function ticks(from, to, width) {
  // a year's four digits take less room than a day with its month
  const room = (unit) => Math.max(2, width / (unit === "year" ? 54 : 76));
  const [, unit, step] = STEPS.find(([days, name]) => (to - from) / days <= room(name)) || STEPS[STEPS.length - 1];
  const found = [];
  if (unit === "day") {
    for (let day = Math.ceil(from / step) * step; day <= to; day += step) found.push(day);
  } else if (unit === "month") {
    const start = utc(from);
    for (let y = start.getUTCFullYear(), m = Math.floor(start.getUTCMonth() / step) * step; ; m += step) {
      const day = dayOf(y, m);
      if (day > to) break;
      if (day >= from) found.push(day);
    }
  } else {
    for (let y = Math.floor(yearOf(from) / step) * step; ; y += step) {
      const day = dayOf(y, 0);
      if (day > to) break;
      if (day >= from) found.push(day);
    }
  }
  const shown = found.filter((day) => day >= dayOf(1, 0) && day <= dayOf(9999, 11, 31));
  return shown.map((day, index) => [day, tickWords(day, unit, index ? shown[index - 1] : null)]);
}

// Each tick says what is new in it; the first one, and those that open a year or month, say where we are.
function tickWords(day, unit, before) {
  const d = utc(day), y = d.getUTCFullYear(), month = MONTHS[d.getUTCMonth()].slice(0, 3);
  if (unit === "year") return `${y}`;
  if (unit === "month") return before === null || yearOf(before) !== y ? `${month}<br>${y}` : month;
  const opens = before === null || utc(before).getUTCMonth() !== d.getUTCMonth();
  return opens ? `${d.getUTCDate()} ${month}<br>${y}` : `${d.getUTCDate()} ${month}`;
}

// 8 Feb 2019
export const shortDay = (day) => `${utc(day).getUTCDate()} ${MONTHS[utc(day).getUTCMonth()].slice(0, 3)} ${yearOf(day)}`;
