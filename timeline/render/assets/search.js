// Search: words and "whole phrases", each of which must occur, OR between alternatives, and -words that must not. Case and
// accents do not count, a plural finds the singular and the other way round, and a name finds whoever goes by it.

import { actorNames, col, core, COUNT, evidenceOf, outletNames, placeName, quoteOf, typeLabel } from "./data.js";

export const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

const ENDINGS = [[/([^aeiou])ies$/, "$1y"], [/(ch|sh|ss|x)es$/, "$1"], [/ses$/, "sis"], [/([^s])s$/, "$1"]];
const PLURALS = new Map([["men", "man"], ["women", "woman"], ["children", "child"], ["people", "person"], ["feet", "foot"]]);
const SINGULARS = new Map([...PLURALS].map(([many, one]) => [one, many]));

// A word as it is typed, in the singular, and in the plural. Words of three letters and less stand for themselves.
function wordForms(word) {
  const irregular = PLURALS.get(word) ?? SINGULARS.get(word);
  if (irregular) return [word, irregular];
  if (word.length < 4) return [word];
  const singular = ENDINGS.find(([ending]) => ending.test(word)), one = singular ? word.replace(...singular) : word;
  const plural = one.endsWith("y") ? `${one.slice(0, -1)}ies` : one.endsWith("sis") ? `${one.slice(0, -2)}es` : one;
  return [...new Set([word, one, plural])];
}

// Alternatives by place: every one of them must be met. A term is {not, words, forms, actors, isTyped}.
function parseQuery(query) {
  const terms = [];
  let isOr = false;
  for (const { 0: whole, 1: minus, 2: phrase, 3: bare, index } of query.matchAll(/(-?)(?:"([^"]*)"?|([^\s"]+))/g)) {
    if (bare === "OR" || bare === "|") { isOr = terms.length > 0; continue; }
    const words = fold((phrase ?? bare).trim());
    if (!words) continue;
    const isTyped = phrase === undefined && index + whole.length === query.length; // the reader may still be typing it
    const term = { not: Boolean(minus), words, isTyped, forms: phrase === undefined ? wordForms(words) : [words], actors: actorsCalled(words) };
    if (isOr && !term.not) terms.at(-1).push(term); else terms.push([term]);
    isOr = false;
  }
  return namesTogether(terms);
}

const LONGEST_ALIAS = 4; // words

// "north korea" without quotes is still the name of one actor.
function namesTogether(terms) {
  const isPlain = (group) => group?.length === 1 && !group[0].not && group[0].forms[0] === group[0].words;
  const found = [];
  for (let at = 0; at < terms.length; at++) {
    let taken = 1;
    for (let size = LONGEST_ALIAS; size > 1; size--) {
      const part = terms.slice(at, at + size), words = part.map((group) => group[0].words).join(" ");
      if (part.length < size || !part.every(isPlain) || !actorsCalled(words).length) continue;
      found.push([{ not: false, words, isTyped: false, forms: [words], actors: actorsCalled(words) }]);
      taken = size;
      break;
    }
    if (taken === 1) found.push(terms[at]);
    at += taken - 1;
  }
  return found;
}

let aliasIndex = null;
// The actors of this page that go by a name, as numbers.
function actorsCalled(words) {
  if (!aliasIndex) {
    aliasIndex = new Map();
    core.names.forEach((name, number) => {
      for (const alias of [name, ...(core.aliases[number] ?? [])]) aliasIndex.set(fold(alias), [...(aliasIndex.get(fold(alias)) ?? []), number]);
    });
  }
  return aliasIndex.get(words) ?? [];
}

const haystacks = Array.from({ length: COUNT }, () => null);

function haystack(i) {
  if (haystacks[i] === null) {
    const words = [col.label[i], typeLabel(i), placeName(i), ...actorNames(i), ...outletNames(i)];
    for (const mention of evidenceOf(i).m) words.push(quoteOf(mention));
    haystacks[i] = fold(words.join("\n"));
  }
  return haystacks[i];
}

const literal = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
const isSpaced = (text) => !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u.test(text);

// A form where a word begins: "us" is not in "Russia". One of three letters and less that is typed out is a whole word.
function patternOf(forms, isTyped = false) {
  const parts = forms.map((form) => {
    const isShort = form.length < 4 && !isTyped, text = literal(form);
    return `${isSpaced(form) && /^[\p{L}\p{N}]/u.test(form) ? "(?<![\\p{L}\\p{N}])" : ""}${text}${isShort && isSpaced(form) ? "(?![\\p{L}\\p{N}])" : ""}`;
  });
  return parts.join("|");
}

function termTest({ forms, actors, isTyped }) {
  const pattern = new RegExp(patternOf(forms, isTyped), "u"), wanted = new Set(actors);
  return (i, text) => (forms.some((form) => text.includes(form)) && pattern.test(text)) || (wanted.size > 0 && col.actors[i].some((actor) => wanted.has(actor)));
}

export function searchTest(query) {
  const groups = parseQuery(query).map((group) => group.map((term) => [term.not, termTest(term)]));
  if (!groups.length) return null;
  return (i) => {
    const text = haystack(i);
    return groups.every((group) => group.some(([not, test]) => test(i, text) !== not));
  };
}

// What to mark in the words that are shown: nothing for terms that exclude. Null where nothing is searched.
export function hitPattern(query) {
  const terms = parseQuery(query).flat().filter(({ not }) => !not);
  const forms = terms.flatMap((term) => [...term.forms, ...term.actors.flatMap((number) => [core.names[number], ...(core.aliases[number] ?? [])]).map(fold)]);
  return forms.length ? new RegExp(patternOf([...new Set(forms)].sort((a, b) => b.length - a.length), terms.some(({ isTyped }) => isTyped)), "gu") : null;
}

// The first keystroke should not pay for reading all evidence: that is done bit by bit once the page stands idle.
let prepared = 0;
export function prepareSearch() {
  const until = Math.min(COUNT, prepared + core.chunk);
  for (; prepared < until; prepared++) haystack(prepared);
  if (prepared < COUNT) whenIdle(prepareSearch);
}

export const whenIdle = (work) => (window.requestIdleCallback ? requestIdleCallback(work, { timeout: 2000 }) : setTimeout(work, 30));
