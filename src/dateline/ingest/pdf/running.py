"""What runs on from page to page: heads, feet and numbers of pages, which are no part of what is told.

A line at the top or bottom of a page runs if other pages have it in the same place. Its numbers may be those of the
pages: they then grow from one page to the next as the pages do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from dateline.ingest.pdf.columns import CELL, lines
from dateline.ingest.pdf.pages import Page, Piece

_OUTERMOST: Final = 4
"""Lines at the top of a page, and at the bottom, that may run."""
_PLACE: Final = 3.0
"""Points by which the place of a line may differ from one page to another."""
_FEWEST: Final = 2
"""Pages that have the line."""
_MANY: Final = 8
_FEWEST_OF_MANY: Final = 3
"""The same for a file of many pages, where two lines may be alike by chance."""
_MOST_NUMBERS: Final = 4
_TOLD: Final = 20
"""Lines that are told, of those that run."""
_CELL_LENGTH: Final = 4
_APART: Final = 0.5
"""Space between what runs and the text, in heights of a letter; lines of text are nearer to each other."""

_Key = tuple[str, int]
"""What a line says, and where it stands."""

_NUMBER = re.compile(r"\d{1,5}")
_ROMAN = re.compile(r"[ivxlc]{1,7}")
_ALONE = re.compile(r"\W*(?:page\s*)?(\d{1,4})(?:\s*(?:/|of)\s*\d{1,4})?\W*", re.IGNORECASE)
_VALUES: Final = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


@dataclass(frozen=True, slots=True)
class Left:
    """The lines that were left out, but for numbers alone: how many, and some of them."""

    lines: int = 0
    some: tuple[str, ...] = ()


def without_running(pages: Sequence[Page]) -> tuple[list[tuple[Piece, ...]], Left]:
    """The pieces of each page without what runs."""
    rows = [lines(page.pieces) if page.pieces else [] for page in pages]
    seen: dict[_Key, set[int]] = {}
    for number, some in enumerate(rows):
        for row in _outermost(some):
            for key in _keys(row, number):
                seen.setdefault(key, set()).add(number)
    fewest = _FEWEST if len(pages) < _MANY else _FEWEST_OF_MANY
    kept, count, left = [], 0, dict[str, None]()
    for number, (page, some) in enumerate(zip(pages, rows, strict=True)):
        running = [
            row
            for outer in (some[:_OUTERMOST], some[_OUTERMOST:][::-1][:_OUTERMOST])
            for row in _while_running(outer, number, seen, fewest, alone=len(pages) == 1)
        ]
        if len(running) == len(some):  # then it is all that the page says
            running = [row for row in running if _is_number(row.text)]
        told = [row.text for row in running if not _is_number(row.text)]
        count += len(told)
        if len(left) < _TOLD:
            left.update(dict.fromkeys(told))
        kept.append(tuple(piece for piece in page.pieces if not any(_is_in(piece, row) for row in running)))
    return kept, Left(count, tuple(left))


def _outermost(rows: Sequence[Piece]) -> Sequence[Piece]:
    return rows if len(rows) <= 2 * _OUTERMOST else [*rows[:_OUTERMOST], *rows[-_OUTERMOST:]]


def _while_running(
    rows: Sequence[Piece], page: int, seen: dict[_Key, set[int]], fewest: int, *, alone: bool
) -> Sequence[Piece]:
    """The rows, from the outermost on, that run, up to the last with a space between it and what follows."""
    last = 0
    for count, row in enumerate(rows, 1):
        on = max((len(seen.get(key, ())) for key in _keys(row, page)), default=0)
        number = _ALONE.fullmatch(row.text)
        if on < fewest and not (alone and number and number[1] == "1"):
            break
        if count == len(rows) or _space(row, rows[count]) > _APART * row.height:
            last = count
    return rows[:last]


def _space(row: Piece, other: Piece) -> float:
    return max(other.top - row.bottom, row.top - other.bottom)


def _keys(row: Piece, page: int) -> Iterator[_Key]:
    """A line, and each of its cells, as others may have it: as it is, and with one of its numbers as that of the page."""
    whole = " ".join(row.text.casefold().split())
    for text in {
        whole,
        *(cell.strip() for cell in row.text.casefold().split(CELL) if len(cell) >= _CELL_LENGTH),
    }:
        for key in _alike(text, page):
            for place in _places(row):
                yield key, place


def _alike(text: str, page: int) -> Iterator[str]:
    yield text
    numbers = list(_NUMBER.finditer(text))[:_MOST_NUMBERS]
    if not numbers and _ROMAN.fullmatch(text):
        yield f"<{_of_roman(text) - page}>"
    for found in numbers:
        yield f"{text[: found.start()]}<{int(found[0]) - page}>{text[found.end() :]}"


def _of_roman(text: str) -> int:
    values = [_VALUES[sign] for sign in text]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))


def _places(row: Piece) -> tuple[int, int]:
    """The stretches of the page that the line's foot may be in: two lines that are near share one."""
    return int(row.bottom // _PLACE), int(row.bottom // _PLACE) + 1


def _is_number(text: str) -> bool:
    return _ALONE.fullmatch(text) is not None or _ROMAN.fullmatch(text.casefold()) is not None


def _is_in(piece: Piece, row: Piece) -> bool:
    middle = (piece.top + piece.bottom) / 2
    return row.top <= middle <= row.bottom and row.left <= piece.left and piece.right <= row.right
