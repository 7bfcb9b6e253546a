// Choosing words of a text without a mouse: arrows move by words, with shift they reach further, by "," and "." one sign
// at a time. The browser's own selection shows what is chosen, so a mouse and the keys can take turns.
import { length, pointsAt, rangeOf, selected, unitAt } from "./points.js";

/** Where the words of a text are, as pairs of code points. */
export function wordsOf(text, language = "en") {
  const found = [];
  let unit = 0;
  let point = 0;
  for (const { segment, index, isWordLike } of new Intl.Segmenter(language, { granularity: "word" }).segment(text)) {
    point += length(text.slice(unit, index));
    unit = index;
    if (isWordLike) found.push([point, point + length(segment)]);
  }
  return found;
}

/** Where signs that a person sees as one begin and end, around a code point: never inside an emoji or before its mark. */
export function sign(text, point, step, language = "en") {
  const near = unitAt(text, Math.max(0, point - 40));
  const stops = [point];
  for (const { segment, index } of new Intl.Segmenter(language, { granularity: "grapheme" }).segment(text.slice(near, unitAt(text, point + 40)))) {
    stops.push(pointsAt(text, near + index), pointsAt(text, near + index + segment.length));
  }
  const past = stops.filter((stop) => (step < 0 ? stop < point : stop > point));
  return past.length ? (step < 0 ? Math.max(...past) : Math.min(...past)) : point;
}

/** The next stretch when a key is pressed: [start, end]; `from` is null where nothing is chosen yet. */
export function moved(text, words, from, key, shift) {
  if (words.length === 0) return from;
  const step = key === "ArrowLeft" || key === "," ? -1 : 1;
  if (from === null) return words[0];
  const [start, end] = from;
  if (key === "," || key === ".") {
    const other = sign(text, end, step);
    return other > start ? [start, other] : from;
  }
  if (shift && step > 0) return [start, (words.find(([, stop]) => stop > end) ?? [0, end])[1]];
  if (shift) {
    const inside = words.filter(([, stop]) => stop < end && stop > start);
    return inside.length ? [start, inside[inside.length - 1][1]] : from;
  }
  if (step > 0) return words.find(([begin]) => begin >= end) ?? from;
  return words.findLast(([, stop]) => stop <= start) ?? from;
}

/** Makes the words of a container choosable by keys; `done` is told [start, end] at Enter, and null at Escape. */
export function choosing(container, done) {
  const text = container.textContent;
  const words = wordsOf(text);
  let at = selected(container) ?? first(container, words);
  const show = () => {
    const range = at && rangeOf(container, ...at);
    if (!range) return;
    getSelection().setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
    const box = range.getBoundingClientRect();
    const frame = container.getBoundingClientRect();
    if (box.top < Math.max(0, frame.top) || box.bottom > Math.min(innerHeight, frame.bottom)) range.startContainer.parentElement.scrollIntoView({ block: "center" });
  };
  const pressed = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter" || event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      end();
      done(event.key === "Enter" ? selected(container) : null);
    } else if (["ArrowLeft", "ArrowRight", ",", "."].includes(event.key)) {
      event.preventDefault();
      event.stopPropagation();
      at = moved(text, words, selected(container) ?? at, event.key, event.shiftKey);
      show();
    } else if (event.key.length === 1) {
      event.stopPropagation(); // no key is an act while words are chosen
    }
  };
  const end = () => container.removeEventListener("keydown", pressed);
  container.addEventListener("keydown", pressed);
  container.focus({ preventScroll: true });
  show();
  return end;
}

/** The words to begin at: those that are lit first, or else the first that are seen. */
function first(container, words) {
  const lit = container.querySelector(".picked, .on");
  if (!lit) return words[0] ?? null;
  const before = document.createRange();
  before.selectNodeContents(container);
  before.setEndBefore(lit);
  const start = length(before.toString());
  return words.find(([begin]) => begin >= start) ?? words[0] ?? null;
}
