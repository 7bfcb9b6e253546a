// Offsets of a record are code points; those of a browser's strings and selections are UTF-16 units. A sign outside the
// basic plane, such as most emoji, is one of the former and two of the latter; a combining mark is one of each.

/** The code points before a UTF-16 offset; an offset inside a pair counts as after the whole sign. */
export function pointsAt(text, unit) {
  let points = 0;
  for (let at = 0; at < Math.min(unit, text.length); points++) at += text.codePointAt(at) > 0xffff ? 2 : 1;
  return points;
}

/** The UTF-16 offset that so many code points take; the text's end where it has fewer. */
export function unitAt(text, points) {
  let at = 0;
  for (let left = points; left > 0 && at < text.length; left--) at += text.codePointAt(at) > 0xffff ? 2 : 1;
  return at;
}

/** How many code points a text has. */
export function length(text) {
  return pointsAt(text, text.length);
}

/** The words from one code point up to another. */
export function slice(text, start, end) {
  return text.slice(unitAt(text, start), unitAt(text, end));
}

/**
 * Where a selection lies in the text of a container, as code points [start, end]; null where it is empty or leaves the
 * container. What stands in an element with `data-aside`, such as a number beside the words, is no text of the report.
 */
export function selected(container, selection = getSelection()) {
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!container.contains(range.startContainer) || !container.contains(range.endContainer)) return null;
  const before = document.createRange();
  before.selectNodeContents(container);
  before.setEnd(range.startContainer, range.startOffset);
  const start = length(textOf(before));
  const end = start + length(textOf(range));
  return start < end ? [start, end] : null;
}

/** The text of a range without the asides in it, cut at its ends. */
function textOf(range) {
  const walker = document.createTreeWalker(
    range.commonAncestorContainer.nodeType === Node.TEXT_NODE ? range.commonAncestorContainer.parentNode : range.commonAncestorContainer,
    NodeFilter.SHOW_TEXT,
    (node) => (node.parentElement.closest("[data-aside]") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT),
  );
  let text = "";
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!range.intersectsNode(node)) continue;
    const start = node === range.startContainer ? range.startOffset : 0;
    const end = node === range.endContainer ? range.endOffset : node.length;
    text += node.data.slice(start, end);
  }
  return text;
}

/** The Range of the words from one code point up to another in the text of a container, asides left out. */
export function rangeOf(container, start, end) {
  const walker = document.createTreeWalker(container, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement.closest("[data-aside]") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  const range = document.createRange();
  let at = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const points = length(node.data);
    if (at <= start && start < at + points) range.setStart(node, unitAt(node.data, start - at));
    if (at < end && end <= at + points) {
      range.setEnd(node, unitAt(node.data, end - at));
      return range;
    }
    at += points;
  }
  return null;
}
