// When things are drawn. Views say what they follow (see main.js); whoever changes something says so here, and knows no view.

const followers = { filters: [], selection: [], view: [], frame: [], after: [] };
export const follow = (what, ...acts) => followers[what].push(...acts);
export const tell = (what) => followers[what].forEach((act) => act());

// Redrawing happens at most once a frame, however many events ask for it. The table's hundred rows come a frame later:
// whoever types sees the chart answer first, and rows that the next letter replaces are never made. While only the
// stretch of time moves, they wait until it rests.
const SETTLED = 140; // milliseconds
let pending = null;
let resting = null;
let isBehind = false;

export function redraw({ table = false } = {}) {
  isBehind ||= table;
  if (pending) return pending;
  pending = new Promise((done) => {
    requestAnimationFrame(() => {
      pending = null;
      tell("frame");
      clearTimeout(resting);
      if (!isBehind) {
        resting = setTimeout(() => tell("after"), SETTLED);
        return done();
      }
      requestAnimationFrame(() => {
        if (isBehind && !pending) {
          isBehind = false;
          tell("after");
        }
        done();
      });
      return undefined;
    });
  });
  return pending;
}
