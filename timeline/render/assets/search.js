// Search: words and "whole phrases", each of which must occur, and -words that must not. Case and accents do not count.

const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

function parseQuery(query) {
  const wanted = [], unwanted = [];
  for (const [, minus, phrase, bare] of fold(query).matchAll(/(-?)(?:"([^"]*)"?|([^\s"]+))/g)) {
    const words = (phrase ?? bare).trim();
    if (words) (minus ? unwanted : wanted).push(words);
  }
  return { wanted, unwanted };
}

const haystacks = new Array(COUNT).fill(null);
const QUOTE = 1;

function haystack(i) {
  if (haystacks[i] === null) {
    const words = [col.label[i], typeLabel(i), placeName(i), ...actorNames(i), ...outletNames(i)];
    for (const mention of evidenceOf(i).m) {
      const quoted = [];
      for (let k = 0; k < mention.s.length; k += 2) if (mention.s[k] & QUOTE) quoted.push(mention.s[k + 1]);
      words.push(quoted.join(""));
    }
    haystacks[i] = fold(words.join("\n"));
  }
  return haystacks[i];
}

function searchTest(query) {
  const { wanted, unwanted } = parseQuery(query);
  if (!wanted.length && !unwanted.length) return null;
  return (i) => {
    const text = haystack(i);
    return wanted.every((words) => text.includes(words)) && !unwanted.some((words) => text.includes(words));
  };
}

// The first keystroke should not pay for reading all evidence: that is done bit by bit once the page stands idle.
let prepared = 0;
function prepareSearch() {
  const until = Math.min(COUNT, prepared + core.chunk);
  for (; prepared < until; prepared++) haystack(prepared);
  if (prepared < COUNT) whenIdle(prepareSearch);
}

const whenIdle = (work) => (window.requestIdleCallback ? requestIdleCallback(work, { timeout: 2000 }) : setTimeout(work, 30));
