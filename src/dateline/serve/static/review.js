// Review: one key an act. Moving about never decides anything, and every decision is answered by the log.
import { act } from "./acts.js";
import { choosing } from "./caret.js";
import { formOf } from "./fields.js";
import { bind } from "./keys.js";
import { rangeOf, selected } from "./points.js";

const page = document.querySelector(".review");
const card = document.querySelector(".card[data-address]");
const text = document.querySelector("article.text");
const why = document.querySelector("[name=why]");
const told = document.querySelector(".told");
const failed = document.querySelector(".failed");
const offset = Number(text?.dataset.offset ?? 0);
const who = page.dataset.who;
const blind = page.dataset.blind === "true";
const mayAct = page.dataset.readOnly !== "true" && who !== "";
let busy = false;

// Who decides: asked once, and kept in this browser.
if (who) localStorage.setItem("dateline-who", who);
else if (page.dataset.readOnly !== "true" && localStorage.getItem("dateline-who")) {
  location.replace(address({ who: localStorage.getItem("dateline-who") }));
}
document.querySelector("[data-rename]")?.addEventListener("click", () => {
  localStorage.removeItem("dateline-who");
  location.assign(address({ who: null, blind: null }));
});
for (const form of document.querySelectorAll("[data-sign-in]")) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    location.assign(address({ who: form.elements.who.value.trim() }));
  });
}

/** This page, asked otherwise. */
function address(changes) {
  const found = new URL(location.href);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === "") found.searchParams.delete(name);
    else found.searchParams.set(name, value);
  }
  return found.href;
}

// What was done stands on the page that comes after.
told.textContent = sessionStorage.getItem("dateline-told") ?? "";
sessionStorage.removeItem("dateline-told");

/** Does an act, says what was done, and goes on; where it fails, says why and stays. */
async function does(name, asked, done, then) {
  if (busy) return;
  busy = true;
  failed.textContent = "";
  page.setAttribute("aria-busy", "true");
  try {
    const answer = await act(name, { who, ...asked });
    sessionStorage.setItem("dateline-told", done);
    location.assign(then(answer));
  } catch (error) {
    busy = false;
    page.removeAttribute("aria-busy");
    failed.textContent = error.message;
    if (error.status === 409) {
      sessionStorage.setItem("dateline-told", error.message);
      location.assign(address({ at: card?.dataset.address ?? null }));
    }
  }
}

const onward = () => address({ at: page.dataset.next || null });
const here = () => address({ at: card.dataset.address });

function decide(decision) {
  if (!card || !mayAct) return;
  const rows = [{ about: card.dataset.address, seen: card.dataset.seen }];
  does("decide", { decision, rows, blind, why: why.value }, `${decision}ed`, onward);
}

function undo() {
  const last = document.querySelector(".taken [data-judgements]");
  if (!last || !mayAct) return;
  const judgements = last.dataset.judgements.split(" ");
  does("undo", { judgements, why: why?.value ?? "" }, `taken back: ${last.querySelector("a")?.textContent ?? last.dataset.what}`, (answer) => {
    const [reading, table, row] = answer.about[0].split("/");
    if (!row) return location.href; // what was decided of an incident
    const listed = ["events", "statements"].includes(table) ? table : null;
    return address({ at: [reading, table, row].join("/"), ...(listed ? { table: listed } : {}) });
  });
}

function next() {
  if (page.dataset.next) location.assign(onward());
  else told.textContent = "nothing comes after this row";
}

// Marked rows: what is listed, and nothing that is not.
const boxes = () => [...document.querySelectorAll(".queue [type=checkbox]")];
function mark(all) {
  if (all) {
    const to = boxes().some((box) => !box.checked);
    for (const box of boxes()) box.checked = to;
  } else {
    const box = document.activeElement.closest?.(".queue li")?.querySelector("[type=checkbox]") ?? document.querySelector(".queue .here [type=checkbox]");
    if (box) box.checked = !box.checked;
  }
  const marked = boxes().filter((box) => box.checked).length;
  told.textContent = `${marked} marked`;
}

function decideMarked(decision) {
  if (!mayAct) return;
  const items = boxes().filter((box) => box.checked).map((box) => box.closest("li"));
  if (items.length === 0) {
    told.textContent = "no row is marked: space marks the one at hand, M all that are listed";
    return;
  }
  const rows = items.map((item) => ({ about: item.dataset.address, seen: item.dataset.seen ?? null }));
  const asked = items.map((item) => item.dataset.address);
  const rest = [...document.querySelectorAll(".queue li[data-address]")].map((item) => item.dataset.address).filter((each) => !asked.includes(each));
  does("decide", { decision, rows, blind, why: why.value }, `${rows.length} ${decision}ed`, () => address({ at: rest[0] ?? null }));
}

// Fields -------------------------------------------------------------------------------------------

const fields = [...document.querySelectorAll(".fields .field")];
const shown = () => document.activeElement.closest?.(".field");

function focusField(step) {
  const at = fields.indexOf(shown());
  const to = fields[Math.min(fields.length - 1, Math.max(0, at < 0 ? 0 : at + step))];
  for (const each of fields) each.tabIndex = each === to ? 0 : -1;
  to?.focus();
}

function light(names) {
  for (const piece of text?.querySelectorAll(".on") ?? []) {
    piece.classList.toggle("lit", piece.dataset.fields.split(" ").some((name) => names.has(name)));
  }
  for (const each of fields) each.classList.toggle("lit", namesOf(each).some((name) => names.has(name)));
}
const namesOf = (field) => [...field.querySelectorAll("[data-name]")].map((each) => each.dataset.name);
for (const kind of ["mouseover", "focusin"]) {
  document.addEventListener(kind, (event) => {
    const field = event.target.closest?.(".field");
    const piece = event.target.closest?.(".on");
    if (field) light(new Set(namesOf(field)));
    else if (piece) light(new Set(piece.dataset.fields.split(" ")));
    else if (kind === "mouseover") light(new Set(shown() ? namesOf(shown()) : []));
  });
}

// Correcting ---------------------------------------------------------------------------------------

let open = null;
const points = text ? [...text.textContent] : [];
const words = {
  say: (start, end) => points.slice(start - offset, end - offset).join(""),
  choose(box, done) {
    this.stop?.();
    told.textContent = "choose words: arrows, with shift for more, “,” and “.” by signs; Enter takes them, Escape leaves";
    this.stop = choosing(text, (span) => {
      told.textContent = "";
      if (span) done([span[0] + offset, span[1] + offset]);
      else box.querySelector("button:last-of-type")?.focus();
    });
  },
  drawn(spans) {
    CSS.highlights?.set("picked", new Highlight(...spans.map(([start, end]) => rangeOf(text, start - offset, end - offset)).filter(Boolean)));
  },
};

// Words that a mouse selects go to the field that is being corrected.
text?.addEventListener("pointerup", () => setTimeout(() => {
  const span = selected(text);
  const box = open?.armed ?? open?.form.querySelector("[data-words]");
  if (!span || !box) return;
  box.dispatchEvent(new CustomEvent("words", { detail: { span: [span[0] + offset, span[1] + offset], add: false } }));
}));

function correct() {
  if (!card || !mayAct || !fields.length) return;
  close();
  const field = shown() ?? fields[0];
  const { form, changes } = formOf(field, words);
  open = { field, form, armed: null };
  form.addEventListener("focusin", (event) => { open.armed = event.target.closest("[data-words]"); });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const changed = changes();
    const names = Object.keys(changed);
    if (names.length === 0) return close(field);
    const about = names.length === 1 ? `${card.dataset.address}/${names[0]}` : card.dataset.address;
    const value = JSON.stringify(names.length === 1 ? changed[names[0]] : changed);
    const rows = [{ about, seen: card.dataset.seen }];
    does("decide", { decision: "correct", rows, value, blind, why: why.value }, `corrected: ${names.join(", ")}`, here);
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      event.stopPropagation();
      close(field);
    }
  });
  form.querySelector("[data-cancel]").addEventListener("click", () => close(field));
  field.append(form);
  const kinds = [...field.querySelectorAll("[data-kind]")].map((each) => each.dataset.kind);
  const first = form.querySelector("input, select, button");
  if (kinds.length === 1 && kinds[0] === "words") first.click();
  else first.focus();
}

function close(field = null) {
  words.stop?.();
  CSS.highlights?.delete("picked");
  open?.form.remove();
  open = null;
  field?.focus();
}

/** A judgement of one field alone: it is right, or it should be empty. */
function decideField(decision) {
  const field = shown();
  if (!field || !mayAct) {
    told.textContent = "choose a field first: j and k";
    return;
  }
  const rows = [{ about: `${card.dataset.address}/${field.dataset.group}`, seen: card.dataset.seen }];
  does("decide", { decision, rows, blind, why: why.value }, `${field.dataset.group} ${decision}ed`, here);
}

// Incidents ----------------------------------------------------------------------------------------

/** Asks which incidents are one, or which reports tell of another, and says so. */
function link(decision) {
  const dialog = document.querySelector(`dialog[data-linking=${decision}]`);
  if (!dialog || document.querySelector(`[data-act=${decision}]`).disabled) {
    told.textContent = decision === "merge" ? "no other incident is near this one" : "nothing to split: one event alone tells of it";
    return;
  }
  dialog.returnValue = "";
  dialog.showModal();
  dialog.querySelector("input")?.focus();
  dialog.addEventListener("close", () => {
    const named = new FormData(dialog.querySelector("form"));
    if (dialog.returnValue !== "go") return;
    const asked = decision === "merge"
      ? { incidents: [card.dataset.incident, named.get("incident")] }
      : { incident: card.dataset.incident, members: named.getAll("member") };
    does(decision, { ...asked, why: why.value }, decision === "merge" ? "merged" : "split", () => here());
  }, { once: true });
}

// Keys ---------------------------------------------------------------------------------------------

if (mayAct) {
  bind("a", "accept the row, and go to the next", () => decide("accept"));
  bind("c", "correct the field at hand", correct);
  bind("r", "reject the row, and go to the next", () => decide("reject"));
  bind("u", "undo the last decision", undo);
  bind("m", "merge its incident with another", () => link("merge"));
  bind("s", "split its incident", () => link("split"));
  bind("w", "write the reason", () => why?.focus());
  bind("y", "accept the field at hand alone", () => decideField("accept"));
  bind("x", "empty the field at hand", () => decideField("reject"));
}
bind("n", "the next row, without a decision", next);
bind("p", "the row before, without a decision", () => history.back());
bind("j", "the next field", () => focusField(1));
bind("k", "the field before", () => focusField(-1));
bind("t", "go to the text", () => text?.focus());
if (mayAct) {
  bind(" ", "mark the row", () => mark(false));
  bind("M", "mark all rows that are listed, or none", () => mark(true));
  bind("A", "accept the marked rows", () => decideMarked("accept"));
  bind("R", "reject the marked rows", () => decideMarked("reject"));
}

const acts = {
  accept: () => decide("accept"), reject: () => decide("reject"), correct, undo, next,
  merge: () => link("merge"), split: () => link("split"),
  "accept-marked": () => decideMarked("accept"), "reject-marked": () => decideMarked("reject"),
};
for (const button of document.querySelectorAll("[data-act]")) {
  button.addEventListener("click", () => acts[button.dataset.act]());
  if (!mayAct && button.dataset.act !== "next") button.disabled = true;
}
for (const field of fields) field.addEventListener("dblclick", () => { if (!open) correct(); });
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && open && !text.contains(event.target)) close(open.field);
});

text?.querySelector(".on")?.scrollIntoView({ block: "center" });
document.querySelector(".line")?.focus({ preventScroll: true });
scrollTo(0, 0);
page.dataset.ready = "true";
