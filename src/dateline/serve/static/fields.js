// The form that corrects a group of fields: each by its own vocabulary, by rows of the report, or by words of its text.
// Everything is made as nodes, nothing as markup: what a report says stays text.

/** A node with properties and children; `data-` and `aria-` names become attributes. */
export function node(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key.includes("-")) made.setAttribute(key, value);
    else made[key] = value;
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

const plain = (name) => name.replaceAll("_", " ");

function options(of) {
  const found = document.querySelector(`template[data-choices="${CSS.escape(of)}"]`);
  return found ? found.content.cloneNode(true) : document.createDocumentFragment();
}

function selectOf(of, value, { empty = true, label, many = false } = {}) {
  const made = node("select", { "aria-label": label, multiple: many });
  if (empty && !many) made.append(node("option", { value: "", textContent: "–" }));
  made.append(options(of));
  const chosen = new Set(many ? value : [value ?? ""]);
  for (const each of made.options) each.selected = chosen.has(each.value);
  if (many) made.size = Math.min(6, Math.max(2, made.options.length));
  return made;
}

const textInput = (value, label, more = {}) => node("input", { value: value ?? "", "aria-label": label, autocomplete: "off", ...more });

/** Words of the report: what is chosen, and the buttons that choose anew or add. `pick(add)` begins the choosing. */
function wordsOf(spans, many, label, words) {
  const box = node("span", { className: "words", "data-words": "" });
  const state = { spans };
  const draw = () => {
    box.replaceChildren();
    for (const [at, [start, end]] of state.spans.entries()) {
      const drop = node("button", { type: "button", className: "plain", textContent: "✕", "aria-label": `leave out ${words.say(start, end)}` });
      drop.addEventListener("click", () => { state.spans = state.spans.filter((_, other) => other !== at); draw(); });
      box.append(node("q", { textContent: words.say(start, end) }), " ", many ? drop : null, " ");
    }
    const choose = node("button", { type: "button", textContent: state.spans.length ? "choose other words" : "choose words", "aria-label": `choose the words of ${label}` });
    choose.addEventListener("click", () => words.choose(box, (span) => { state.spans = [span]; draw(); box.querySelector("button:last-of-type").focus(); }));
    if (many && state.spans.length) {
      const more = node("button", { type: "button", textContent: "add words" });
      more.addEventListener("click", () => words.choose(box, (span) => { state.spans = sorted([...state.spans, span]); draw(); more.focus(); }));
      box.append(more, " ");
    }
    box.append(choose);
    words.drawn(state.spans);
  };
  box.addEventListener("words", (event) => { state.spans = many && event.detail.add ? sorted([...state.spans, event.detail.span]) : [event.detail.span]; draw(); });
  draw();
  return { box, value: () => state.spans };
}

const sorted = (spans) => spans.toSorted((one, other) => one[0] - other[0]);

/** How each kind of field is made: the node, and what gives its value. */
const KINDS = {
  choice(field, words, label) {
    const made = selectOf(field.of, field.value, { empty: field.empty, label });
    return { made, value: () => made.value || null };
  },
  flag(field, words, label) {
    const made = node("select", { "aria-label": label }, node("option", { value: "false", textContent: "no" }), node("option", { value: "true", textContent: "yes" }));
    made.value = String(field.value);
    return { made, value: () => made.value === "true" };
  },
  text(field, words, label) {
    const list = field.of ? node("datalist", { id: `list-${field.name}` }, options(field.of)) : null;
    const made = textInput(field.value, label, list ? { "list-of": "" } : {});
    if (list) made.setAttribute("list", list.id);
    return { made: list ? node("span", {}, made, list) : made, value: () => made.value.trim() || null };
  },
  number(field, words, label) {
    const made = textInput(field.value, label, { inputMode: "decimal" });
    return { made, value: () => { const given = made.value.trim().replaceAll(",", ""); return given === "" ? null : Number.isNaN(Number(given)) ? given : Number(given); } };
  },
  list(field, words, label) {
    const made = textInput(field.value.join(", "), label, { placeholder: "one, another" });
    return { made, value: () => made.value.split(",").map((part) => part.trim()).filter(Boolean) };
  },
  words(field, words, label) {
    const spans = field.many ? field.value : field.value ? [field.value] : [];
    const { box, value } = wordsOf(spans, field.many, label, words);
    return { made: box, value: () => (field.many ? value() : value()[0] ?? null) };
  },
  row(field, words, label) {
    const made = selectOf(field.of, field.value, { empty: field.empty, label });
    if (field.value && made.value !== field.value) { // published or dateline
      made.append(node("option", { value: field.value, textContent: field.value, selected: true }));
    }
    return { made, value: () => made.value || null };
  },
  rows(field, words, label) {
    const made = selectOf(field.of, field.value, { many: true, label });
    return { made, value: () => [...made.selectedOptions].map((each) => each.value) };
  },
  time(field, words, label) {
    const own = field.value !== null && typeof field.value === "object";
    const made = selectOf(field.of, own ? "" : field.value, { label });
    made.append(node("option", { value: "=", textContent: "other days …", selected: own }));
    const earliest = textInput(own ? field.value.earliest : "", "earliest day", { placeholder: "2021-08-15", size: 12 });
    const latest = textInput(own ? field.value.latest : "", "latest day", { placeholder: "2021-08-15", size: 12 });
    const days = node("span", { hidden: !own }, " from ", earliest, " to ", latest);
    made.addEventListener("change", () => { days.hidden = made.value !== "="; if (!days.hidden) earliest.focus(); });
    const value = () => {
      if (made.value !== "=") return made.value || null;
      const given = { earliest: earliest.value.trim() || null, latest: latest.value.trim() || earliest.value.trim() || null };
      const same = own && given.earliest === field.value.earliest && given.latest === field.value.latest;
      return same ? field.value : given;
    };
    return { made: node("span", {}, made, days), value };
  },
  party(field, words, label) {
    const entity = selectOf("entities", field.value?.entity, { label: `who is ${label}` });
    const { box, value } = wordsOf(field.value?.spans ?? [], true, label, words);
    return { made: node("span", {}, entity, " ", box), value: () => (value().length || entity.value ? { entity: entity.value || null, spans: value() } : null) };
  },
  parts(field, words, label) {
    const box = node("span", { className: "parts" });
    const parts = [];
    const add = (given) => {
      const part = KINDS.party({ value: given }, words, label);
      parts.push(part);
      more.before(node("span", { className: "part" }, part.made));
      return part;
    };
    const more = node("button", { type: "button", textContent: "one more" });
    more.addEventListener("click", () => add(null).made.querySelector("select").focus());
    box.append(more);
    for (const each of field.value.length ? field.value : [null]) add(each);
    return { made: box, value: () => parts.map((part) => part.value()).filter(Boolean) };
  },
  medium(field, words, label) {
    const name = textInput(field.value?.name, label);
    const { box, value } = wordsOf(field.value?.spans ?? [], true, label, words);
    return { made: node("span", {}, name, " ", box), value: () => (name.value.trim() ? { name: name.value.trim(), spans: value() } : null) };
  },
};

/** What the page says of a field. */
export function fieldOf(of) {
  const { name, kind, value } = of.dataset;
  return { name, kind, of: of.dataset.of, value: JSON.parse(value), many: of.dataset.many === "true", empty: of.dataset.empty === "true" };
}

/** The form of a group. `words` says words, chooses them and is told which are chosen; `changes()` are those made. */
export function formOf(group, words) {
  const form = node("form", { className: "editor" });
  const made = [...group.querySelectorAll("[data-kind]")].map((each) => {
    const field = fieldOf(each);
    const label = plain(field.name);
    const part = KINDS[field.kind](field, words, label);
    form.append(node("div", {}, node("span", { className: "name", textContent: label }), part.made));
    return { field, value: part.value };
  });
  form.append(node("div", { className: "acts" }, node("button", { textContent: "Save" }), node("button", { type: "button", textContent: "Cancel", "data-cancel": "" })));
  const changes = () => {
    const found = {};
    for (const { field, value } of made) {
      const now = value();
      if (!same(now, field.value)) found[field.name] = now;
    }
    return found;
  };
  return { form, changes };
}

/** Whether two values are the same, whatever the order of their keys. */
export function same(one, other) {
  if (one === null || other === null || typeof one !== "object" || typeof other !== "object") return one === other;
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => key in other && same(one[key], other[key]));
}
