"""A text cut where the words of its items begin and end, so that overlapping items can be shown on it.

Spans of a record overlap freely: a statement lies inside another, an event inside both. A page can only nest;
so the text is cut into segments, each of which knows every item that it belongs to.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from dateline.model import Span


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that belong to an item of the page (``key``) as a part of it (``part``)."""

    key: str
    part: str
    span: Span


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text with the keys of its items, those of the widest words first, and the parts it is of.

    A part that covers the stretch more than once, as nested contents do, stands there as often.
    """

    start: int
    end: int
    keys: tuple[str, ...]
    parts: tuple[str, ...]


def segments(length: int, marks: Iterable[Mark]) -> Iterator[Segment]:
    """The text of this length from its beginning to its end, in segments."""
    marks = sorted(marks, key=lambda mark: (mark.span.start, -mark.span.end))
    cuts = sorted({0, length} | {edge for mark in marks for edge in (mark.span.start, mark.span.end)})
    open_: list[Mark] = []
    following = 0
    for start, end in pairwise(cuts):
        open_ = [mark for mark in open_ if mark.span.end > start]
        while following < len(marks) and marks[following].span.start == start:
            open_.append(marks[following])
            following += 1
        widest_first = sorted(open_, key=lambda mark: -len(mark.span))
        yield Segment(
            start,
            end,
            tuple(dict.fromkeys(mark.key for mark in widest_first)),
            tuple(mark.part for mark in widest_first),
        )
