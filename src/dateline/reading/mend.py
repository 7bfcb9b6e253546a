"""Mending attributions: what typography knows better than the network.

- A quotation that is mostly one attribution's content belongs to it whole.
- A quotation that belongs to nobody joins the attribution whose cue stands beside it, or the one that was cited just
  before it in its paragraph, or the one whose unclosed quotation it continues in the next paragraph.
- Content holds neither the words of its own cue and source nor marks and joining words at its edges.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from dateline.nn import NEW_LINE, word_spacing
from dateline.reading.attribution import Attribution
from dateline.reading.draft import Draft

SPEECH_WORDS = 4
"""A quotation of fewer words is a name, a title or a scare quote unless an attribution already holds it."""
WHOLE_SHARE = 0.5
"""Share of a quotation's words from which it is taken whole."""


def mended(draft: Draft, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions with quotations whole and edges clean; those that are left without content are dropped."""
    contents = [set(a.content) for a in attributions]
    cited: list[list[tuple[int, int]]] = [[] for _ in attributions]
    paragraphs = _paragraphs(draft)
    last_quoted: tuple[int, int, bool] | None = None  # attribution, paragraph, closed
    for low, high, closed in quoted_words(draft):
        owners = Counter(n for n, words in enumerate(contents) for i in range(low, high) if i in words)
        inside = [n for n, a in enumerate(attributions) if a.cue and low <= a.cue[0] < high]
        owner: int | None = None
        if owners:
            best, count = max(owners.items(), key=lambda item: (item[1], -item[0]))
            if count >= WHOLE_SHARE * (high - low) and best not in inside:
                owner = best
        spoken = high - low >= SPEECH_WORDS and any(
            draft.tokens[i].upos in ("VERB", "AUX") for i in range(low, high)
        )
        paragraph = paragraphs[low]
        if owner is None and spoken and not owners:
            owner = _beside(draft, attributions, low, high, paragraphs)
            if owner is None and last_quoted is not None:
                n, place, was_closed = last_quoted
                if (place == paragraph or (place == paragraph - 1 and not was_closed)) and not inside:
                    owner = n
        if owner is not None:
            for n in owners:
                contents[n] -= set(range(low, high))
            contents[owner] |= set(range(low, high))
            cited[owner].append((low, high))
            last_quoted = (owner, paragraph, closed)
    kept = []
    for attribution, words in zip(attributions, contents, strict=True):
        words -= {*attribution.cue, *attribution.source}
        content = trimmed(draft, words)
        if content:
            kept.append(replace(attribution, content=content))
    return kept


def quoted_words(draft: Draft) -> Iterable[tuple[int, int, bool]]:
    """The outermost quotations as ranges of words without their marks, and whether each is closed."""
    starts = [start for start, _ in draft.words]
    for q in draft.quoted:
        low, high = bisect_left(starts, q.inner_start), bisect_left(starts, q.inner_end)
        if q.depth == 0 and low < high:
            yield low, high, q.closed


def _paragraphs(draft: Draft) -> list[int]:
    numbers, number = [], 0
    for gap in word_spacing(draft.text, draft.words):
        number += gap >= NEW_LINE
        numbers.append(number)
    return numbers


def _beside(
    draft: Draft, attributions: Sequence[Attribution], low: int, high: int, paragraphs: Sequence[int]
) -> int | None:
    """The attribution whose cue (or source) stands right before or right after a quotation, in its paragraph."""
    near: list[tuple[int, int]] = []
    for n, attribution in enumerate(attributions):
        edges = [*attribution.cue, *attribution.source]
        if not edges or paragraphs[edges[0]] != paragraphs[low]:
            continue
        after, before = min(edges) - high, low - max(edges) - 1
        if 0 <= after <= 2 and not _sentence_between(draft, high, min(edges)):
            near.append((after, n))
        elif 0 <= before <= 2 and any(draft.word(i) in (",", ":") for i in range(max(edges) + 1, low)):
            near.append((before, n))
    return min(near)[1] if near else None


def _sentence_between(draft: Draft, low: int, high: int) -> bool:
    return any(low < s.first <= high for s in draft.sentences)


def trimmed(draft: Draft, words: Iterable[int]) -> tuple[int, ...]:
    """The words without marks at the edges of each unbroken run; runs of marks alone are dropped."""
    kept: list[int] = []
    for run in runs(sorted(words)):
        while run and not _says(draft, run[0]):
            run = run[1:]
        while run and not _says(draft, run[-1]):
            run = run[:-1]
        kept += run
    return tuple(kept)


def runs(words: Sequence[int]) -> list[list[int]]:
    """Unbroken runs of words that are in order."""
    found: list[list[int]] = []
    for word in words:
        if found and found[-1][-1] == word - 1:
            found[-1].append(word)
        else:
            found.append([word])
    return found


def _says(draft: Draft, word: int) -> bool:
    return any(c.isalnum() for c in draft.word(word)) or draft.word(word) in ("$", "£", "€", "%")
