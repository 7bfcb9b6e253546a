// What every page does: the search by "/", the map of keys by "?".
import { bind, showKeys } from "./keys.js";

const search = document.querySelector(".find input");
if (search) bind("/", "search the reports", () => { search.focus(); search.select(); });
bind("?", "show the keys", showKeys);
document.querySelector("[data-keys]")?.addEventListener("click", showKeys);
// A filter that is chosen by the pointer is asked for at once. By keys one goes through its values, and Enter asks.
for (const form of document.querySelectorAll("form.filters")) {
  let byKey = null;
  form.addEventListener("keydown", (event) => {
    if (!event.target.matches("select")) return;
    byKey = event.target;
    if (event.key === "Enter") { event.preventDefault(); form.requestSubmit(); }
  });
  form.addEventListener("pointerdown", () => { byKey = null; });
  form.addEventListener("change", (event) => { if (event.target.matches("select") && event.target !== byKey) form.requestSubmit(); });
  form.addEventListener("submit", () => {
    for (const field of form.elements) if (field.name && !field.value) field.disabled = true;
  });
}
// Coming back by the history shows the page as it was left, with its fields usable.
window.addEventListener("pageshow", () => {
  for (const field of document.querySelectorAll("form.filters :disabled")) field.disabled = false;
});
// On a narrow screen, where the pages are scrolled sideways, the one at hand is in view.
const nav = document.querySelector(".top nav"), here = nav?.querySelector("[aria-current]");
if (here) nav.scrollLeft = here.offsetLeft - nav.offsetLeft - (nav.clientWidth - here.offsetWidth) / 2;
