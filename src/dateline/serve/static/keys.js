// One key an act: each page binds its own, and "?" shows all that are bound.
const bound = new Map();

/** Binds a key, as `KeyboardEvent.key` names it, to an act; `what` is how the map of keys describes it. */
export function bind(key, what, act) {
  bound.set(key, { what, act });
}

/** Whether somebody is writing, so that a key is a letter. */
export function isWriting(node) {
  return node instanceof Element && node.closest("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]") !== null;
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const open = document.querySelector("dialog[open]");
  if (isWriting(event.target)) {
    if (event.key === "Escape" && !open) event.target.blur();
    return;
  }
  if (open) return;
  const found = bound.get(event.key);
  if (!found) return;
  event.preventDefault();
  found.act(event);
});

/** The map of keys, as a dialog. */
export function showKeys() {
  const dialog = document.createElement("dialog");
  dialog.className = "keys";
  dialog.setAttribute("aria-label", "Keys");
  const title = document.createElement("h2");
  title.textContent = "Keys";
  const list = document.createElement("dl");
  for (const [key, { what }] of bound) {
    const row = document.createElement("div");
    const term = document.createElement("dt");
    const sign = document.createElement("kbd");
    sign.textContent = key === " " ? "space" : key;
    term.append(sign);
    const meaning = document.createElement("dd");
    meaning.textContent = what;
    row.append(term, meaning);
    list.append(row);
  }
  const close = document.createElement("button");
  close.type = "button";
  close.textContent = "Close";
  close.addEventListener("click", () => dialog.close());
  dialog.append(title, list, close);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
