// Lists by keys: j and k go from row to row, Enter opens one, n and p turn the page.
import { bind } from "./keys.js";

const rows = [...document.querySelectorAll("[data-rows] > :is(li, tr):not(.none)")];
let at = -1;

function step(by) {
  if (rows.length === 0) return;
  rows[at]?.classList.remove("at");
  at = Math.max(0, Math.min(rows.length - 1, at + by));
  const row = rows[at];
  row.classList.add("at");
  row.querySelector("a")?.focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest" });
}

bind("j", "the next row", () => step(1));
bind("k", "the row before", () => step(at < 0 ? 1 : -1));
bind("o", "open what the row is of", () => (rows[at]?.querySelector('a[href^="/report?"]') ?? rows[at]?.querySelector("a"))?.click());
for (const link of document.querySelectorAll(".pager a[data-key], .paged a[data-key]")) {
  bind(link.dataset.key, link.rel === "next" ? "the next page" : "the page before", () => link.click());
}
