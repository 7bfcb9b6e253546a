// Lights the words of a row, and the row of some words; without it, the numbers are links all the same.
import { bind } from "./keys.js";

const text = document.getElementById("text");
const record = document.querySelector(".record");
const tabs = [...record.querySelectorAll("[role=tab]")];
const panels = new Map(tabs.map((tab) => [tab, document.getElementById(tab.getAttribute("aria-controls"))]));
const rows = new Map([...record.querySelectorAll(".row")].map((row) => [row.dataset.of, row]));
const all = [...document.querySelectorAll(".report [data-of]")].map((node) => [node, node.dataset.of.split(" ")]);
let lit = null;
let held = null; // what stays lit when the pointer goes: what was chosen by a click, a key or a link

document.documentElement.classList.add("scripted");

function choose(tab) {
  for (const [each, panel] of panels) {
    const is = each === tab;
    each.setAttribute("aria-selected", String(is));
    each.tabIndex = is ? 0 : -1;
    panel.classList.toggle("chosen", is);
  }
  text.dataset.shows = panels.get(tab).dataset.kind;
}

const kindOf = (key) => rows.get(key)?.closest("section").dataset.kind;
const tabOf = (key) => tabs.find((tab) => panels.get(tab).dataset.kind === kindOf(key));
const shown = (key) => kindOf(key) === text.dataset.shows;
// Of all that some words belong to, the closest thing that the chosen tab shows.
const closest = (node) => (node instanceof Element ? node.closest(".report [data-of]") : null)?.dataset.of.split(" ").filter(shown).pop() ?? null;

function light(key) {
  if (key === lit) return;
  lit = key;
  for (const [node, keys] of all) node.classList.toggle("lit", key !== null && keys.includes(key));
}

const still = matchMedia("(prefers-reduced-motion: reduce)");
const go = (node) => node?.scrollIntoView({ block: "nearest", behavior: still.matches ? "auto" : "smooth" });

function hold(key, { focus = true } = {}) {
  const row = rows.get(key);
  if (!row) return;
  choose(tabOf(key));
  held = key;
  light(key);
  if (focus) row.focus({ preventScroll: true });
  go(row);
}

document.addEventListener("mouseover", (event) => light(closest(event.target) ?? held));
document.addEventListener("focusin", (event) => {
  const key = closest(event.target);
  if (key === null) return;
  held = key;
  light(key);
  if (record.contains(event.target)) go(text.querySelector(".lit"));
});
document.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  const tab = event.target.closest("[role=tab]");
  if (tab) {
    event.preventDefault();
    held = null;
    light(null);
    choose(tab);
    history.replaceState(null, "", tab.hash);
    return;
  }
  const link = event.target.closest('.report a[href^="#"]');
  if (link) {
    const key = decodeURIComponent(link.hash.replace(/^#(at-)?/, ""));
    if (!rows.has(key)) return;
    event.preventDefault();
    hold(key, { focus: !link.classList.contains("n") });
    if (link.classList.contains("n")) go(text.querySelector(".lit"));
    history.replaceState(null, "", `#${encodeURIComponent(key)}`);
    return;
  }
  if (!getSelection().isCollapsed || event.target.closest("a, button, summary")) return;
  const key = closest(event.target);
  if (key === null) {
    held = null;
    light(null);
  } else if (text.contains(event.target)) hold(key);
  else {
    held = key;
    light(key);
    go(text.querySelector(".lit"));
  }
});

// Tabs by the arrow keys, as the pattern for tabs has it.
record.querySelector("[role=tablist]").addEventListener("keydown", (event) => {
  const at = tabs.indexOf(document.activeElement);
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
  if (at < 0 || to === undefined) return;
  event.preventDefault();
  const tab = tabs[(to + tabs.length) % tabs.length];
  choose(tab);
  tab.focus();
});

function step(by) {
  const some = [...record.querySelectorAll(".chosen .row")];
  const at = some.indexOf(rows.get(held));
  const row = some[Math.max(0, Math.min(some.length - 1, at < 0 ? (by > 0 ? 0 : some.length - 1) : at + by))];
  if (row) {
    hold(row.dataset.of);
    go(text.querySelector(".lit"));
  }
}

function turn(by) {
  const at = tabs.findIndex((tab) => tab.getAttribute("aria-selected") === "true");
  choose(tabs[(at + by + tabs.length) % tabs.length]);
  held = null;
  light(null);
}

bind("j", "the next row, and its words", () => step(1));
bind("k", "the row before", () => step(-1));
bind("]", "the next tab", () => turn(1));
bind("[", "the tab before", () => turn(-1));

function arrive() {
  const name = decodeURIComponent(location.hash.slice(1).replace(/^at-/, ""));
  const tab = tabs.find((each) => panels.get(each).dataset.kind === name);
  choose(tab ?? tabOf(name) ?? tabs[0]);
  if (rows.has(name)) {
    hold(name);
    text.querySelector(".lit")?.scrollIntoView({ block: "center", behavior: "auto" });
  }
}
addEventListener("hashchange", arrive);
arrive();
