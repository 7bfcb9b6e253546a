"""Lines as paragraphs: over columns and pages, without the hyphens that only break a word, notes behind what they are to.

A paragraph is one line of the text, with a blank line behind it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import Final

from dateline.ingest.pdf.columns import CELL, lines, regions, with_initials
from dateline.ingest.pdf.pages import Piece

END: Final = "\n\n"
_SAME_SIZE: Final = 0.13
"""Share by which the heights of lines of one paragraph differ, at most: some fonts tell the height of the signs that
are there, which differs by a tenth; notes and titles differ by more."""
_LEADING: Final = 1.3
"""Of what is usual between lines, from which on a paragraph ends."""
_FARTHEST: Final = 2.5
"""Heights of a letter from the foot of a line to that of the next, over which a word may be broken."""
_INDENT: Final = 0.6
"""Heights of a letter by which a line begins further in."""
_SLACK: Final = 0.8
"""Heights of a letter that would be left behind the next word, if it stood on the line before."""
_NEAR: Final = 8
"""Lines before and behind that tell how far a line could reach."""
_SMALL: Final = 0.93
"""Of the height of most lines: notes are smaller."""
_LEAST_LINE: Final = 25
"""Characters of a line that may go on in the next column."""

_FINAL = re.compile(r"[.!?:;…][\"'”’»)\]]*(?:\[\d+\])*\s*$")
_BULLET = re.compile(r"[•·▪●○◦‣■□–—*-]\s")
_NUMBERED = re.compile(r"\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]\s|\d{1,2}(?:\.\d{1,2})+\.?\s", re.IGNORECASE)
_NOTE = re.compile(r"(?:\[?\d{1,3}\]?|[*†‡])[.)]?\s*\w")
_MARKED = re.compile(r"\[\d{1,3}\]\s")
_BROKEN = re.compile(r"([^\W_]+)[-\u2010\xad]$")
_NUMERAL = re.compile(r"\w-\d|\d-\w")
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together: ``height`` is that of their letters, ``page`` that of the first."""

    lines: list[str]
    height: float
    page: int
    is_note: bool = False
    ends_full: bool = False
    """Whether its last line is as long as its column."""


@dataclass(slots=True)
class Flow:
    """The paragraphs of a file, put together column by column."""

    usual: float
    """The height of most letters."""
    paragraphs: list[Paragraph] = field(default_factory=list)
    _notes: list[Paragraph] = field(default_factory=list)
    _last: Paragraph | None = None

    def add(self, found: Iterable[Paragraph]) -> None:
        """Those of the next column; the first may go on with the last of the column before."""
        for number, paragraph in enumerate(found):
            if paragraph.is_note:
                self._notes.append(paragraph)
                continue
            if number == 0 and self._last is not None and _goes_on(self._last, paragraph):
                self._last.lines += paragraph.lines
                self._last.ends_full = paragraph.ends_full
                continue
            self.close()
            self.paragraphs.append(paragraph)
            self._last = paragraph

    def close(self) -> None:
        """Puts the notes behind the paragraph that they stood below."""
        self.paragraphs += self._notes
        self._notes = []


def paragraphs(pages: Sequence[Sequence[Piece]]) -> Flow:
    """The paragraphs of all pages in the order in which they are read."""
    columns = [
        (number, lines(some))
        for number, page in enumerate(pages)
        if page
        for some in regions(with_initials(page))
    ]
    flow = Flow(usual_height(line for _, some in columns for line in some))
    leading = _usual_leading([some for _, some in columns])
    for number, some in columns:
        flow.add(_of_column(some, number, flow.usual, leading))
    flow.close()
    return flow


def usual_height(found: Iterable[Piece]) -> float:
    """The height of most letters."""
    heights = Counter[float]()
    for line in found:
        heights[round(line.height, 1)] += len(line.text)
    return heights.most_common(1)[0][0] if heights else 0.0


def _usual_leading(columns: Sequence[Sequence[Piece]]) -> float:
    """From the foot of a line to that of the next, in heights of a letter."""
    steps = [
        (line.bottom - last.bottom) / last.height
        for some in columns
        for last, line in pairwise(some)
        if last.height > 0 and _same_height(last.height, line.height)
    ]
    return median(steps) if steps else 1.2


def _of_column(found: Sequence[Piece], page: int, usual: float, leading: float) -> Iterator[Paragraph]:
    """The paragraphs of one column."""
    if not found:
        return
    cells = _tables(found)
    first_note = _first_note(found, usual)
    right = max(line.right for line in found)
    some: list[int] = []
    for at, line in enumerate(found):
        if some and _begins(found, at, some, cells, leading):
            yield _paragraph(found, some, page, cells, right, is_note=some[0] >= first_note)
            some = []
        some.append(at)
        if line.text and at + 1 == len(found):
            yield _paragraph(found, some, page, cells, right, is_note=some[0] >= first_note)


def _paragraph(
    found: Sequence[Piece], some: Sequence[int], page: int, cells: set[int], right: float, *, is_note: bool
) -> Paragraph:
    last = found[some[-1]]
    texts = [found[at].text if at in cells else found[at].text.replace(CELL, " ") for at in some]
    full = not cells & {some[-1]} and last.right > right - 0.15 * (right - min(found[at].left for at in some))
    return Paragraph(texts, median(found[at].height for at in some), page, is_note, full)


def _tables(found: Sequence[Piece]) -> set[int]:
    """The lines that are rows of a table: those with cells, but not one line between others whose words were only
    spread out to fill it."""
    right = max(line.right for line in found)
    having = {at for at, line in enumerate(found) if CELL in line.text}
    spread = {
        at
        for at in having
        if not {at - 1, at + 1} & having
        and found[at].right > right - found[at].height / 2
        and any(
            abs(found[at].left - found[near].left) < found[at].height / 2
            for near in (at - 1, at + 1)
            if 0 <= near < len(found)
        )
    }
    return having - spread


def _first_note(found: Sequence[Piece], usual: float) -> int:
    """The number of the line with which the notes at the foot of a column begin; one too many where there are none."""
    at = len(found)
    while at and found[at - 1].height < _SMALL * usual:
        at -= 1
    if at == 0:  # a column of small letters alone
        return len(found)
    while at < len(found) and not _NOTE.match(found[at].text):
        at += 1
    return at


def _begins(found: Sequence[Piece], at: int, some: Sequence[int], cells: set[int], leading: float) -> bool:
    """Whether a line begins a paragraph, rather than going on with the lines before it."""
    last, line, height = found[at - 1], found[at], found[at - 1].height
    if {at, at - 1} & cells or not _same_height(height, line.height):
        return True
    if (
        _BROKEN.search(last.text)
        and line.text[0].isalnum()
        and line.bottom - last.bottom < _FARTHEST * height
    ):
        return False
    if line.bottom - last.bottom > _LEADING * leading * height or _BULLET.match(line.text):
        return True
    is_final = _FINAL.search(last.text) is not None
    if is_final and (_NUMBERED.match(line.text) or _MARKED.match(line.text)):
        return True
    first = found[some[0]]
    inner = line.left - last.left
    hangs = len(some) == 1 and (_BULLET.match(first.text) or _NUMBERED.match(first.text))
    if inner > _INDENT * height and not hangs and (is_final or _returns(found, at)):
        return True
    if inner < -_INDENT * height and len(some) > 1:
        return True
    return _ended(found, at)


def _returns(found: Sequence[Piece], at: int) -> bool:
    """Whether the line after this one begins further out, as behind the first of a paragraph."""
    return at + 1 < len(found) and found[at].left - found[at + 1].left > _INDENT * found[at].height


def _ended(found: Sequence[Piece], at: int) -> bool:
    """Whether the line before was ended by hand: the first word of this one would have stood on it."""
    last, line = found[at - 1], found[at]
    near = found[max(at - _NEAR, 0) : at + _NEAR]
    right = max(each.right for each in near if abs(each.left - last.left) < last.height or each is line)
    words = line.text.split(maxsplit=1)
    word = len(words[0]) / max(len(line.text), 1) * (line.right - line.left) if words else 0
    return last.right + word + _SLACK * last.height < right - 0.02 * (right - line.left)


def _goes_on(last: Paragraph, paragraph: Paragraph) -> bool:
    """Whether a paragraph goes on in the next column, or on the next page."""
    end, start = last.lines[-1], paragraph.lines[0]
    if not _same_height(last.height, paragraph.height) or CELL in end or CELL in start:
        return False
    if _BULLET.match(start) or _FINAL.search(end):
        return False
    if _BROKEN.search(end) or (start[:1].islower() and not _NUMBERED.match(start)):
        return True
    return last.ends_full and len(end) > _LEAST_LINE and len(start) > _LEAST_LINE and start[0].isalnum()


def _same_height(one: float, other: float) -> bool:
    return abs(one - other) <= _SAME_SIZE * max(one, other)


# Words that are broken at the end of a line ----------------------------------------------------------


class Words:
    """The words of a file, as they stand inside its lines: they tell how a broken one is written."""

    def __init__(self, found: Iterable[Paragraph], prefixes: frozenset[str]) -> None:
        self._prefixes = prefixes
        self._seen: set[str] = set()
        for paragraph in found:
            for line in paragraph.lines:
                words = _WORD.findall(line.casefold())
                self._seen.update(words if not _BROKEN.search(line) else words[:-1])

    def text(self, paragraph: Paragraph) -> str:
        """The lines of a paragraph as one."""
        parts = [paragraph.lines[0]]
        for line in paragraph.lines[1:]:
            broken = _BROKEN.search(parts[-1])
            if broken is None or broken[1].isdigit() or not line[:1].isalpha():
                parts += [line] if _NUMERAL.search(parts[-1][-2:] + line[:1]) else [" ", line]
                continue
            if not self._keeps(broken[1], line, parts[-1][-1]):
                parts[-1] = parts[-1][:-1]
            parts.append(line)
        return "".join(parts)

    def _keeps(self, before: str, line: str, hyphen: str) -> bool:
        """Whether the hyphen belongs to the word: "well-known", but not "govern-ment"."""
        after = _WORD.match(line)
        if hyphen == "\xad" or after is None:
            return False
        first, rest = before.casefold(), after[0].casefold()
        if f"{first}-{rest}" in self._seen:
            return True
        if first + rest in self._seen:
            return False
        if line[0].isupper() or "-" in rest:
            return True
        return first in self._prefixes or {first, rest} <= self._seen
