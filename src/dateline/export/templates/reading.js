
"use strict";
// Lights the words of a row, and the row of some words; without it, the numbers are links all the same.
(() => {
  const text = document.querySelector("article");
  const record = document.querySelector(".record");
  const kinds = { s: "statements", e: "events", m: "incidents", t: "times", p: "places", n: "entities", k: "counts", w: "materiel", c: "issues", i: "issues" };
  const all = [...document.querySelectorAll("[data-of]")].map((node) => [node, node.dataset.of.split(" ")]);
  let lit = null;

  const shown = (key) => document.getElementById("tab-" + kinds[key[0]])?.checked;
  const show = (key) => { document.getElementById("tab-" + kinds[key[0]]).checked = true; };
  // Of all that some words belong to, the closest thing that the chosen tab shows.
  const closest = (node) => node.closest("[data-of]")?.dataset.of.split(" ").filter(shown).pop() ?? null;

  const light = (key) => {
    if (key === lit) return;
    lit = key;
    for (const [node, keys] of all) node.classList.toggle("lit", key !== null && keys.includes(key));
  };
  const go = (node) => node?.scrollIntoView({ block: "nearest", behavior: "auto" });

  document.addEventListener("mouseover", (event) => light(closest(event.target)));
  document.addEventListener("focusin", (event) => light(closest(event.target)));
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (link) {
      const key = link.hash.replace(/^#(at-)?/, "");
      show(key);
      light(key);
      return;
    }
    if (!getSelection().isCollapsed) return;
    const key = closest(event.target);
    if (key === null) return;
    light(key);
    if (text.contains(event.target)) {
      const row = document.getElementById(key);
      row.focus({ preventScroll: true });
      go(row);
    } else if (record.contains(event.target)) {
      go(text.querySelector(".lit"));
    }
  });
  // j and k, as in a reader of mail: the next row and the one before it.
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !["j", "k"].includes(event.key)) return;
    const rows = [...record.querySelectorAll(".row")].filter((row) => row.offsetParent !== null);
    const at = rows.indexOf(document.activeElement);
    const row = rows[event.key === "j" ? Math.min(at + 1, rows.length - 1) : Math.max(at - 1, 0)];
    row?.focus({ preventScroll: true });
    go(row);
    go(text.querySelector(".lit"));
  });
})();
