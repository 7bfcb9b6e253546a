// Adding reports: sends a text or files, and looks every second how far the reading is.
import { act, send } from "./acts.js";
import { bind } from "./keys.js";

const AGAIN_MS = 1000;
const told = document.querySelector(".told");
const failed = document.querySelector("main > .failed");
const paste = document.querySelector("[data-paste]");
const files = document.querySelector("[data-files]");

bind("t", "paste a text", () => paste?.elements.text.focus());
bind("f", "choose files", () => files?.elements.files.focus());

const given = (form, ...names) => Object.fromEntries(names.map((name) => [name, form.elements[name].value.trim() || null]));

/** Does what takes a while: the form waits meanwhile, and what goes wrong is told. */
async function doing(form, what) {
  failed.textContent = "";
  for (const button of form.querySelectorAll("button")) button.disabled = true;
  try {
    await what();
    await look();
  } catch (error) {
    failed.textContent = error.message;
  }
  for (const button of form.querySelectorAll("button")) button.disabled = false;
}

paste?.addEventListener("submit", (event) => {
  event.preventDefault();
  doing(paste, async () => {
    await act("paste", { text: paste.elements.text.value, ...given(paste, "title", "source", "published") });
    paste.reset();
    told.textContent = "the text is in; it is read now";
  });
});

files?.addEventListener("submit", (event) => {
  event.preventDefault();
  bring([...files.elements.files.files]);
});
for (const kind of ["dragover", "dragleave", "drop"]) {
  files?.addEventListener(kind, (event) => {
    event.preventDefault();
    files.classList.toggle("dropping", kind === "dragover");
    if (kind === "drop" && event.dataTransfer.files.length) bring([...event.dataTransfer.files]);
  });
}

function bring(chosen) {
  doing(files, async () => {
    const bar = files.querySelector("progress");
    const refused = [];
    bar.hidden = false;
    bar.max = chosen.length;
    bar.value = 0;
    const { id } = await act("begin", given(files, "source", "published"));
    let came = 0;
    for (const file of chosen) {
      try {
        await upload(id, file);
        came++;
      } catch (error) {
        refused.push(`${file.name}: ${error.message}`);
      }
      bar.value++;
    }
    bar.hidden = true;
    if (came) await act("complete", { delivery: id });
    files.reset();
    told.textContent = came ? `${came} of ${chosen.length} files came in; they are read now` : "";
    if (refused.length) failed.textContent = refused.join(" · ");
  });
}

function upload(delivery, file) {
  if (file.size > Number(files.dataset.largest)) return Promise.reject(new Error("it is too large; use dateline add"));
  const asked = new URLSearchParams({ delivery, name: file.name });
  return send(`/act/upload?${asked}`, "application/octet-stream", file);
}

/** Shows how far the reading is, from the page itself, without losing what is written in the forms. */
async function look() {
  const answer = await fetch(location.href, { headers: { accept: "text/html" } });
  if (!answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  const main = document.querySelector("main");
  const title = fresh.querySelector("main > h2");
  const list = fresh.querySelector(".deliveries");
  if (list) {
    const old = main.querySelector(".deliveries");
    if (old && old.innerHTML !== list.innerHTML) old.replaceWith(list);
    else if (!old) main.append(title, list);
  }
  clearTimeout(timer);
  if (list && "working" in list.dataset) timer = setTimeout(look, AGAIN_MS);
  page();
}

let timer = null;
function page() {
  for (const button of document.querySelectorAll("[data-again]:not([data-bound])")) {
    button.dataset.bound = "true";
    button.addEventListener("click", () => act("complete", { delivery: button.dataset.again }).then(look, (error) => { failed.textContent = error.message; }));
  }
}
page();
if (document.querySelector(".deliveries[data-working]")) timer = setTimeout(look, AGAIN_MS);
