"""The order in which the pieces of a page are read: columns one after another, tables row by row.

A gutter is a stretch of the page's width that some lines have nothing in. The lines that cross it, such as a title over
two columns, part the page into bands. A band is of columns where both sides are lines of running text; the cells of a
table are too short for that, and are read across.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Final

from dateline.ingest.pdf.pages import LONGEST_MARK, Piece, is_raised, joined

_LARGE: Final = 1.7
"""Of the height of most letters, from which on one that stands alone is an initial."""
_NARROWEST: Final = 12
"""Heights of a letter that a stretch is wide which may hold two columns."""
_GUTTER: Final = 0.5
"""Heights of a letter that a gutter is wide, at least."""
_LINES: Final = 3
"""Lines on each side, from which on there may be columns."""
_LETTERS: Final = 16
"""Characters of a line of a column, on the whole; the cells of most tables have fewer."""
_FULL: Final = 0.5
"""Share of a column's width that its lines fill, on the whole."""
_BESIDE: Final = 0.4
"""Share of the lower side that the other stands beside."""
_TITLE: Final = 2
"""Lines of a title that may stand below one of two columns."""
_TITLE_SPACE: Final = 0.7
"""Space above such a title, in heights of a letter."""
_TRIED: Final = 4
"""Gutters that are tried, those first that the fewest lines cross."""
_DEEPEST: Final = 4
_CELL: Final = 1.8
"""Space between the cells of a row, in heights of a letter."""
_SAME_LINE: Final = 0.5
_CLOSE: Final = 0.08
"""Space that parts no words, in heights of a letter."""
_NEAR: Final = 0.5
"""Space before the mark of a note, in heights of a letter."""

CELL: Final = "\t"
"""What stands between the cells of a row."""


def regions(pieces: Sequence[Piece], deepest: int = _DEEPEST) -> Iterator[list[Piece]]:
    """The pieces of each column, and of each stretch over several, in the order in which they are read."""
    bands = _bands(pieces) if deepest and len(pieces) > 2 * _LINES else None
    if bands is None:
        yield list(pieces)
        return
    across: list[Piece] = []
    for band in bands:
        if isinstance(band, tuple):
            if across:
                yield from regions(across, deepest - 1)
                across = []
            for side in band:
                yield from regions(side, deepest - 1)
        else:
            across += band
    if across:
        yield from regions(across, deepest - 1)


_Band = list[Piece] | tuple[list[Piece], list[Piece]]


def _bands(pieces: Sequence[Piece]) -> list[_Band] | None:
    """The page in bands from the top, those of two columns as two lists; None where there are no columns."""
    height = median(piece.height for piece in pieces) or 1
    best, most = None, 0
    for gutter in _gutters(pieces, height):
        bands = _parted(pieces, gutter)
        found = sum(len(band[0]) + len(band[1]) for band in bands if isinstance(band, tuple))
        if found > most:
            best, most = bands, found
    return best


def _gutters(pieces: Sequence[Piece], height: float) -> list[float]:
    """The middles of stretches that few lines cross."""
    left = min(piece.left for piece in pieces)
    right = max(piece.right for piece in pieces)
    if right - left < _NARROWEST * height:
        return []
    steps: dict[float, int] = {}
    for piece in pieces:
        steps[piece.left] = steps.get(piece.left, 0) + 1
        steps[piece.right] = steps.get(piece.right, 0) - 1
    places = sorted(steps)
    crossing, found = 0, list[tuple[int, float, float]]()
    for start, end in pairwise(places):
        crossing += steps[start]
        is_inside = left + 0.1 * (right - left) < (start + end) / 2 < right - 0.1 * (right - left)
        if end - start >= _GUTTER * height and is_inside and crossing < len(pieces) - 2 * _LINES:
            found.append((crossing, start - end, (start + end) / 2))
    return [middle for _, _, middle in sorted(found)[:_TRIED]]


def _parted(pieces: Sequence[Piece], gutter: float) -> list[_Band]:
    """The bands that a gutter makes."""
    bands: list[_Band] = []
    across: list[Piece] = []
    sides: tuple[list[Piece], list[Piece]] = ([], [])
    for piece in sorted(pieces, key=lambda each: each.top + each.bottom):
        if piece.left < gutter < piece.right:
            across += _close(sides, bands)
            sides = ([], [])
            across.append(piece)
            continue
        if across:
            bands.append(across)
            across = []
        sides[piece.left >= gutter].append(piece)
    if across:
        bands.append(across)
    bands += [[piece] for piece in _close(sides, bands)]
    return bands


def _close(sides: tuple[list[Piece], list[Piece]], bands: list[_Band]) -> list[Piece]:
    """Ends a band; what is left is the title of what comes below it."""
    if not _are_columns(*sides):
        if sides[0] or sides[1]:
            bands.append([*sides[0], *sides[1]])
        return []
    for side, other in (sides, sides[::-1]):
        end = max(piece.bottom for piece in other)
        below = [piece for piece in side if piece.top > end]
        rest = [piece for piece in side if piece.top <= end]
        if 0 < len(below) <= _TITLE and rest:
            space = min(piece.top for piece in below) - max(piece.bottom for piece in rest)
            if space > _TITLE_SPACE * median(piece.height for piece in rest):
                side[:] = rest
                bands.append(sides)
                return below
    bands.append(sides)
    return []


def _are_columns(left: Sequence[Piece], right: Sequence[Piece]) -> bool:
    """Whether both sides are lines of running text, one beside the other."""
    if len(left) < _LINES or len(right) < _LINES:
        return False
    (top, bottom), (other_top, other_bottom) = _extent(left), _extent(right)
    beside = min(bottom, other_bottom) - max(top, other_top)
    if beside < _BESIDE * min(bottom - top, other_bottom - other_top):
        return False
    return _is_running(left) and _is_running(right)


def _extent(pieces: Sequence[Piece]) -> tuple[float, float]:
    return min(piece.top for piece in pieces), max(piece.bottom for piece in pieces)


def _is_running(side: Sequence[Piece]) -> bool:
    rows = lines(side)
    width = max(piece.right for piece in side) - min(piece.left for piece in side)
    return (
        len(rows) >= _LINES
        and median(len(row.text) for row in rows) >= _LETTERS
        and median(row.right - row.left for row in rows) >= _FULL * width
    )


# Initials ---------------------------------------------------------------------------------------


def with_initials(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, with each large initial put before the words beside it; the lines that it pushes aside begin where it
    does."""
    usual = median(piece.height for piece in pieces) if pieces else 0
    found = list(pieces)
    for initial in [
        one for one in pieces if len(one.text) == 1 and one.text.isupper() and one.height > _LARGE * usual
    ]:
        middles = initial.top, initial.bottom
        beside = [
            at
            for at, each in enumerate(found)
            if each.height < initial.height / _LARGE
            and middles[0] < (each.top + each.bottom) / 2 < middles[1]
            and -usual < each.left - initial.right < usual
        ]
        if not beside:
            continue
        first = min(beside, key=lambda at: found[at].top)
        for at in beside:
            each = found[at]
            text = initial.text + each.text if at == first else each.text
            found[at] = Piece(text, initial.left, each.top, each.right, each.bottom)
        found.remove(initial)
    return found


# Lines --------------------------------------------------------------------------------------------


def lines(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces of one column as lines from the top; what stands far apart on one is parted as cells are."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda each: (each.top + each.bottom, each.left)):
        row = next((row for row in reversed(rows[-3:]) if _is_beside(piece, row[0])), None)
        if row is None:
            rows.append([piece])
        elif piece.height > row[0].height:
            row.insert(0, piece)  # the tallest tells where the line is
        else:
            row.append(piece)
    return [_line(row) for row in rows]


def _is_beside(piece: Piece, other: Piece) -> bool:
    shared = min(piece.bottom, other.bottom) - max(piece.top, other.top)
    return shared > _SAME_LINE * min(piece.height, other.height)


def _line(row: Sequence[Piece]) -> Piece:
    """A row of pieces as one, the tallest of which is the first."""
    height = row[0].height
    marks = {id(piece) for piece in row[1:] if _is_mark(piece, row[0])}
    line: Piece | None = None
    for piece in sorted(row, key=lambda piece: piece.left):
        is_mark = id(piece) in marks
        if is_mark:
            piece = Piece(f"[{piece.text}]", piece.left, row[0].top, piece.right, row[0].bottom)
        space = piece.left - line.right if line else 0
        if line is None:
            line = piece
        elif is_mark and space < _NEAR * height:
            line = joined(line, piece, "")
        elif space < _CLOSE * height and line.text[-1] != "]":
            line = joined(line, piece, "" if space > -height else " ")
        else:
            line = joined(line, piece, CELL if space > _CELL * height else " ")
    assert line is not None
    return line


def _is_mark(piece: Piece, beside: Piece) -> bool:
    """Whether it is the mark of a note, raised beside the words of a line."""
    if not piece.text.isdigit() or len(piece.text) > LONGEST_MARK:
        return False
    return is_raised(-piece.bottom, -piece.top, -beside.bottom, -beside.top)
