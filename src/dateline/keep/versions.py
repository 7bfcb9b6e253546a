"""Versions of a report: what of the text changed from one to the next, and what of the reading.

Texts are compared sentence by sentence, and word by word where sentences differ. A row of the old reading is the same
row in the new one where its words stand at the same place of the text, be they changed or not: so “at least 9” that
became “at least 23” is one count with another number, not one that went and one that came.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from dateline.errors import BadInput
from dateline.keep.diff import Change, Move, changes
from dateline.model import Reading, Span
from dateline.record import document_of_row, reading_of
from dateline.store.protocol import View

MOST_WORDS: Final = 2_000
"""Words on each side up to which a stretch that differs is compared word by word: 0.3 s at most. A report has some 700,
and a longer stretch that differs as a whole is another text."""

_SENTENCE = re.compile(r"[^\n]*?[.!?…][\"'”’»)]*\s+|[^\n]*\n\s*|[^\n]+\Z|\s+\Z")
_WORD = re.compile(r"\w+|\s+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of text that differs: its words in the old text and in the new, None where there are none."""

    before: Span | None
    after: Span | None


@dataclass(frozen=True, slots=True)
class VersionDiff:
    """What changed from one version of a report to another."""

    before: Reading
    after: Reading
    passages: tuple[Passage, ...]
    rows: tuple[Change, ...]


def between(view: View, before: str, after: str) -> VersionDiff:
    """What changed from one document of the record to another, in text and in the reading that counts."""
    one, other = _current(view, before), _current(view, after)
    passages = text_changes(one.document.text, other.document.text)
    rows = tuple(changes(one, other, move=mover(passages)))
    return VersionDiff(one, other, passages, rows)


def _current(view: View, document: str) -> Reading:
    for _, _, reading in view.rows("current", document=document):
        if (kept := view.kept(str(reading))) is not None:
            return reading_of(kept)
    raise BadInput(
        f"the record has no report {document!r}", remedy="dateline versions lists those with versions"
    )


def chain(view: View, document: str) -> list[str]:
    """The ids of the versions up to this one, the first one first."""
    ids = [document]
    while True:
        found = [document_of_row(row).version_of for row in view.rows("documents", id=ids[0])]
        if not found or found[0] is None or found[0] in ids:
            return ids
        ids.insert(0, found[0])


def text_changes(old: str, new: str) -> tuple[Passage, ...]:
    """The stretches in which two texts differ, in their order."""
    return tuple(_merged(_differences(old, new), old, new))


def _differences(old: str, new: str) -> Iterator[tuple[int, int, int, int]]:
    one, other = _parts(_SENTENCE, old, 0, len(old)), _parts(_SENTENCE, new, 0, len(new))
    for a, b, c, d in _unlike(old, new, one, other):
        words, others = _parts(_WORD, old, a, b), _parts(_WORD, new, c, d)
        if max(len(words), len(others)) > MOST_WORDS:
            yield a, b, c, d
        else:
            yield from _unlike(old, new, words, others, at=(b, d))


def _parts(pattern: re.Pattern[str], text: str, start: int, end: int) -> list[tuple[int, int]]:
    return [found.span() for found in pattern.finditer(text, start, end) if found.end() > found.start()]


def _unlike(
    old: str,
    new: str,
    one: Sequence[tuple[int, int]],
    other: Sequence[tuple[int, int]],
    *,
    at: tuple[int, int] | None = None,
) -> Iterator[tuple[int, int, int, int]]:
    """Where two runs of parts differ, as offsets; ``at`` is where each run ends in its text."""
    end, new_end = at or (len(old), len(new))
    matcher = SequenceMatcher(None, [old[a:b] for a, b in one], [new[a:b] for a, b in other])
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag != "equal":
            starts = (one[i][0] if i < len(one) else end, other[k][0] if k < len(other) else new_end)
            yield (
                starts[0],
                one[j - 1][1] if j > i else starts[0],
                starts[1],
                other[m - 1][1] if m > k else starts[1],
            )


def _merged(found: Iterator[tuple[int, int, int, int]], old: str, new: str) -> Iterator[Passage]:
    """Stretches with nothing but a space between are one; what is empty on both sides is none."""
    last: tuple[int, int, int, int] | None = None
    for a, b, c, d in found:
        if last and not old[last[1] : a].strip() and not new[last[3] : c].strip():
            last = (last[0], b, last[2], d)
            continue
        if last:
            yield _passage(*last)
        last = (a, b, c, d)
    if last:
        yield _passage(*last)


def _passage(a: int, b: int, c: int, d: int) -> Passage:
    return Passage(Span(a, b) if b > a else None, Span(c, d) if d > c else None)


def mover(passages: Sequence[Passage]) -> Move:
    """Where a span of the old text stands in the new one: an end inside of what changed goes to the end of that."""
    blocks: list[tuple[int, int, int, int]] = []
    shift = 0
    for one in passages:
        if one.before:
            start, end = one.before.start, one.before.end
            new = (one.after.start, one.after.end) if one.after else (start + shift, start + shift)
        else:
            assert one.after is not None
            start = end = one.after.start - shift
            new = (one.after.start, one.after.end)
        blocks.append((start, end, *new))
        shift = new[1] - end
    starts = [block[0] for block in blocks]

    def place(at: int, *, is_end: bool) -> int:
        number = bisect_right(starts, at - 1 if is_end else at) - 1
        if number < 0:
            return at
        start, end, new_start, new_end = blocks[number]
        if at < end or (is_end and start < at <= end):
            return new_end if is_end else new_start
        return at - end + new_end

    def move(span: Span) -> Span | None:
        start, end = place(span.start, is_end=False), place(span.end, is_end=True)
        return Span(start, end) if start < end else None

    return move


def told_between(view: View, before: str, after: str) -> str:
    """What changed from one version to another, in some words for a person."""
    found = between(view, before, after)
    old, new = found.before.document.text, found.after.document.text
    parts: list[str] = []
    if found.before.document.title != found.after.document.title:
        parts.append("its title")
    if found.passages:
        number = len(found.passages)
        shown = "; ".join(_shown(one, old, new) for one in found.passages[:_SHOWN])
        more = f" and {number - _SHOWN} more" if number > _SHOWN else ""
        parts.append(f"{number} passage{'s' * (number > 1)}: {shown}{more}")
    kinds = Counter(
        (one.table, one.kind) for one in {(o.table, o.words, o.kind): o for o in found.rows}.values()
    )
    rows = [f"{kinds[key]} {key[0]} {key[1]}" for key in sorted(kinds) if key[0] in _TOLD]
    parts.append("in the reading " + ", ".join(rows) if rows else "nothing of what was read")
    return " · ".join(parts)


_SHOWN: Final = 2
_LONGEST: Final = 60
_TOLD: Final = ("events", "statements", "counts", "times", "places", "materiel")


def _shown(one: Passage, old: str, new: str) -> str:
    before, after = (
        _cut(span.of(text)) if span else "" for span, text in ((one.before, old), (one.after, new))
    )
    if not before:
        return f"+ “{after}”"
    return f"“{before}” → “{after}”" if after else f"- “{before}”"


def _cut(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
