// Light, dark and paper: which of them is shown, and its inks.

import { core } from "./data.js";
import { byId, el } from "./dom.js";
import { redraw } from "./redraw.js";

export const systemTheme = matchMedia("(prefers-color-scheme: dark)");
export let printing = false;

export function setPrinting(on) {
  printing = on;
}

export function dark() {
  if (printing) return false;
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === "dark" : systemTheme.matches;
}

export const groupColour = (group) => core.groups[group][dark() ? 3 : 2];
export const ink = () => (dark()
  ? { text: "#e8e6e1", soft: "#a3a39e", line: "#2b2d31", rule: "#43464c", paper: "#131416", accent: "#ffd166" }
  : { text: "#1a1a1a", soft: "#63625d", line: "#ebe9e3", rule: "#c9c6bd", paper: "#ffffff", accent: "#b42318" });

const THEMES = { "": "dark", dark: "light", light: "" };
export function switchTheme() {
  const root = document.documentElement;
  root.dataset.theme = THEMES[root.dataset.theme ?? ""];
  showTheme();
  redraw();
}

export function showTheme() {
  byId("theme").replaceChildren(el("span", { text: "Theme: " }), { "": "auto", dark: "dark", light: "light" }[document.documentElement.dataset.theme ?? ""]);
}
