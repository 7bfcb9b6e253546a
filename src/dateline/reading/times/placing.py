"""Where expressions stand among the words of a document, and what they hang on."""

from __future__ import annotations

from bisect import bisect_right

from dateline.reading.draft import Draft
from dateline.reading.times.scene import Reference
from dateline.reading.times.stretches import day_of, month_of, year_of

_SMALL = ("case", "det", "punct", "mark", "cc")


def words_of(draft: Draft, start: int, end: int) -> tuple[int, int]:
    """The first and the last word that characters lie in."""
    first = max(bisect_right(draft.starts, start) - 1, 0)
    if draft.words[first][1] <= start and first + 1 < len(draft.words):
        first += 1
    last = max(bisect_right(draft.starts, end - 1) - 1, first)
    return first, last


def head_of(draft: Draft, first: int, last: int) -> int:
    """The word among some that hangs on a word outside them; the last such that is no small word, but no number beside a
    word that a preposition leads to ("on *Aug.* 6")."""
    outside = [w for w in range(first, last + 1) if not first <= draft.tokens[w].head <= last]
    full = [w for w in outside if draft.tokens[w].deprel not in _SMALL]
    if len(full) > 1 and draft.trees is not None and draft.tokens[full[-1]].upos == "NUM":
        full = [w for w in full if draft.trees.child(w, "case") is not None] or full
    return (full or outside or [last])[-1]


def published_of(draft: Draft) -> Reference | None:
    """The report's date as what times are counted from, as closely as it is known."""
    published = draft.document.published
    if published is None:
        return None
    if published.day is not None:
        return Reference(day_of(published.day), "published")
    parts = [int(part) for part in published.iso.split("-")]
    return Reference(month_of(*parts) if len(parts) == 2 else year_of(parts[0]), "published")
