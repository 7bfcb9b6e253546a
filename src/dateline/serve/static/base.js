// What every page does: the search by "/", the map of keys by "?".
import { bind, showKeys } from "./keys.js";

const search = document.querySelector(".find input");
if (search) bind("/", "search the reports", () => { search.focus(); search.select(); });
bind("?", "show the keys", showKeys);
document.querySelector("[data-keys]")?.addEventListener("click", showKeys);
// A filter that is chosen is asked for at once; the button stays for those who have no script.
for (const form of document.querySelectorAll("form.filters")) {
  form.addEventListener("change", (event) => { if (event.target.matches("select")) form.requestSubmit(); });
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
