"""The words of a PDF's pages and where they stand; pypdfium2 is imported here alone.

PDFium says which character stands in which box, in the order in which the page draws them. A `Piece` is a run of words
drawn one behind another on one line. A page that is drawn on its side is turned, so that lines run from left to right
and down; words that are drawn aslant, such as a watermark, are counted and left out.
"""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any, Final

PAUSE: Final = 1.0
"""Space between two words, in heights of their letters, from which on they may stand in two columns."""
_STEP: Final = 0.4
"""Heights by which a word may stand above or below the one before it, on one line."""
_SMALL: Final = 0.85
_RAISED: Final = 0.15
"""A mark of a note is smaller than the letters before it, and its foot is above theirs."""
_SPACED_LETTERS: Final = 2
_SPACED_LEAST: Final = 5
_SPACED_SHARE: Final = 0.8
_SPACED_WIDER: Final = 1.5
"""Letters that are spaced out: so many in a row, so many of them alone, and the space between words so much wider."""
_ASLANT: Final = math.radians(4)
_QUARTER: Final = math.pi / 2
LOST: Final = "\N{REPLACEMENT CHARACTER}"
_SPACES: Final = frozenset(" \t\v\f\xa0\u2002\u2003\u2009\u202f")
_HYPHENS: Final = frozenset("\x02\ufffe")
"""How PDFium writes a hyphen at the end of a line."""
_LETTERS: Final = {
    "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st", "\ufb06": "st",
    "\uf0b7": "•", "\uf0a7": "•", "\uf0d8": "•", "\uf0fc": "•", "\u2212": "-",
}  # fmt: skip
"""Letters drawn as one sign, and bullets that fonts of symbols have in a place of their own."""

LONGEST_MARK: Final = 3
"""Figures of the mark of a note."""

_Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Piece:
    """Words on one line, drawn one behind another; places in points from the left and from the top of the page."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        """Of the letters, from the lowest to the highest that the font has."""
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Page:
    """The pieces of a page in the order in which they are drawn; ``aslant`` is how many words were left out, and
    ``is_picture`` that a page without a word has pictures, as a scan has."""

    number: int
    pieces: tuple[Piece, ...]
    aslant: int = 0
    is_picture: bool = False

    @property
    def length(self) -> int:
        """How many characters are on it."""
        return sum(len(piece.text) for piece in self.pieces)


@dataclass(slots=True)
class _Word:
    text: str
    box: _Box
    turn: int | None
    """Quarters that its line is turned by, against the clock; None for a line that is aslant."""
    goes_on: bool
    """Whether it was drawn on the line of the word before it."""


class Locked(Exception):
    """The file is encrypted, and its password is not the empty one."""


class Long(Exception):
    """A page has more characters than may be read."""


class Broken(Exception):
    """The file cannot be read."""


class Book:
    """A PDF, opened from its bytes."""

    def __init__(self, data: bytes) -> None:
        import pypdfium2
        import pypdfium2.raw as pdfium

        self._pdfium = pdfium
        self._failed = pypdfium2.PdfiumError
        try:
            self._file = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            if pdfium.FPDF_GetLastError() in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
                raise Locked from error
            raise Broken(str(error)) from error

    def __len__(self) -> int:
        return len(self._file)

    def told(self) -> dict[str, str]:
        """What the file says of itself, such as its title and when it was made."""
        found: dict[str, str] = self._file.get_metadata_dict(skip_empty=True)
        return found

    def page(self, number: int, *, most: int) -> Page:
        """A page, by its number from 0. One that is broken raises `Broken`, one of more characters `Long`."""
        try:
            with closing(self._file[number]) as page, closing(page.get_textpage()) as text:
                width, height = page.get_size()
                left, bottom, *_ = page.get_mediabox()
                if page.get_rotation() in (90, 270):
                    width, height = height, width
                if text.count_chars() > most:
                    raise Long
                words = list(self._words(text.raw, text.count_chars()))
                is_picture = not words and self._has_picture(page)
        except self._failed as error:
            raise Broken(str(error)) from error
        if is_picture:
            return Page(number, (), is_picture=True)
        return _page(number, [_moved(word, left, bottom) for word in words], width, height)

    def _has_picture(self, page: Any) -> bool:
        return any(page.get_objects(filter=[self._pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3))

    def _words(self, text: Any, count: int) -> Iterator[_Word]:
        """The words in the order in which they are drawn."""
        first, letters, broken = -1, list[str](), True
        for at in range(count + 1):
            sign = self._sign(text, at) if at < count else "\n"
            if sign not in _SPACES and sign not in "\r\n":
                if not letters:
                    first = at
                letters.append("-" if sign in _HYPHENS else sign)
                if sign not in _HYPHENS:
                    continue
                sign, at = "\n", at + 1
            if letters:
                word = self._word(text, letters, first, at - 1, goes_on=not broken)
                if word is not None:
                    yield word
                letters, broken = [], False
            broken = broken or sign in "\r\n"

    def _sign(self, text: Any, at: int) -> str:
        """A character as it is stored; one that the font gives no letter for is U+FFFD."""
        code = self._pdfium.FPDFText_GetUnicode(text, at)
        sign = chr(code) if code <= 0x10FFFF else LOST
        if sign in "\r\n" or sign.isprintable():
            return _LETTERS.get(sign, sign)
        if sign in _HYPHENS or sign in _SPACES or sign in "\xad\u200b\u200c\u200d\u200e\u200f":
            return sign
        return LOST

    def _word(self, text: Any, letters: list[str], first: int, last: int, *, goes_on: bool) -> _Word | None:
        box = self._box(text, first)
        if box is None:
            return None
        ends = self._box(text, last) if last > first else box
        angle = -self._pdfium.FPDFText_GetCharAngle(text, first) % (
            2 * math.pi
        )  # PDFium turns with the clock
        turn = round(angle / _QUARTER)
        if abs(angle - turn * _QUARTER) > _ASLANT:
            return _Word("".join(letters), box, None, goes_on)
        if ends is None:
            ends = box
        upright = [box, ends]
        if turn % 4 == 0 and last > first:  # the height of a mark is not that of the word
            if letters[-1].isdigit() and self._mark(text, letters, box, range(last, first, -1)):
                upright = [box]
            elif letters[0].isdigit() and self._mark(text, letters, ends, range(first, last)):
                upright = [ends]
        whole = (
            min(box[0], ends[0]),
            min(each[1] for each in upright),
            max(box[2], ends[2]),
            max(each[3] for each in upright),
        )
        return _Word("".join(letters), whole, turn % 4, goes_on)

    def _mark(self, text: Any, letters: list[str], beside: _Box, places: range) -> bool:
        """Sets the figures of a note's mark apart from the word that they are raised beside: "Orsa[12]", "[12] See".
        Whether there is one."""
        count = 0
        for place, letter in zip(places, letters if places.step > 0 else reversed(letters), strict=False):
            found = self._box(text, place) if letter.isdigit() else None
            if found is None or not is_raised(found[1], found[3], beside[1], beside[3]):
                break
            count += 1
        if not 0 < count <= LONGEST_MARK:
            return False
        if places.step > 0:
            letters[:count] = ["[", *letters[:count], "] "]
        else:
            letters[-count:] = ["[", *letters[-count:], "]"]
        return True

    def _box(self, text: Any, at: int) -> _Box | None:
        """The box of a character as its font has it: left, bottom, right, top."""
        box = self._pdfium.FS_RECTF()
        if not self._pdfium.FPDFText_GetLooseCharBox(text, at, ctypes.byref(box)):
            return None
        found = (box.left, box.bottom, box.right, box.top)
        return found if all(map(math.isfinite, found)) else None


def is_raised(bottom: float, top: float, base: float, over: float) -> bool:
    """Whether letters from ``bottom`` to ``top`` are smaller than those from ``base`` to ``over``, and stand above their
    foot; upwards here is more."""
    height = over - base
    return top - bottom < _SMALL * height and bottom > base + _RAISED * height


def _moved(word: _Word, left: float, bottom: float) -> _Word:
    x0, y0, x1, y1 = word.box
    word.box = (x0 - left, y0 - bottom, x1 - left, y1 - bottom)
    return word


def _page(number: int, words: list[_Word], width: float, height: float) -> Page:
    """The words whose lines run as most do, as pieces."""
    turns = Counter[int | None]()
    for word in words:
        turns[word.turn] += len(word.text)
    words = list(_spaced(words))
    most = max((turn for turn in turns if turn is not None), key=lambda turn: turns[turn], default=0) or 0
    pieces: list[Piece] = []
    aslant = 0
    for word in words:
        if word.turn != most:
            aslant += 1
            continue
        piece = Piece(word.text, *_upright(word.box, most, width, height))
        last = pieces[-1] if pieces else None
        if last is not None and word.goes_on and _goes_on(last, piece):
            pieces[-1] = joined(last, piece, " ")
        else:
            pieces.append(piece)
    return Page(number, tuple(pieces), aslant)


def _spaced(words: list[_Word]) -> Iterator[_Word]:
    """The words, those whose letters are spaced out put together: "T H E  R O A D"."""
    run: list[_Word] = []
    for word in words:
        if run and not (word.goes_on and len(word.text) <= _SPACED_LETTERS and word.turn == run[0].turn == 0):
            yield from _together(run)
            run = []
        if not run and len(word.text) > _SPACED_LETTERS:
            yield word
        else:
            run.append(word)
    yield from _together(run)


def _together(run: list[_Word]) -> Iterator[_Word]:
    """Words of one letter or two, in a row: as one, where the space between them is as between letters."""
    if len(run) < _SPACED_LEAST or sum(len(word.text) == 1 for word in run) < _SPACED_SHARE * len(run):
        yield from run
        return
    spaces = [word.box[0] - last.box[2] for last, word in pairwise(run)]
    usual = median(spaces)
    last = run[0]
    for word, space in zip(run[1:], spaces, strict=True):
        if space > _SPACED_WIDER * max(usual, 0.1):
            yield last
            last = word
        else:
            x0, y0, _, y1 = last.box
            last = _Word(last.text + word.text, (x0, y0, word.box[2], y1), last.turn, last.goes_on)
    yield last


def joined(first: Piece, second: Piece, between: str) -> Piece:
    """Two pieces of one line as one."""
    return Piece(
        f"{first.text}{between}{second.text}",
        min(first.left, second.left),
        min(first.top, second.top),
        max(first.right, second.right),
        max(first.bottom, second.bottom),
    )


def _upright(box: _Box, turn: int, width: float, height: float) -> _Box:
    """Left, top, right and bottom of a box on the page as it is held to read it."""
    x0, y0, x1, y1 = box
    if turn == 0:
        return x0, height - y1, x1, height - y0
    if turn == 1:
        return y0, x0, y1, x1
    if turn == 2:
        return width - x1, y0, width - x0, y1
    return height - y1, width - x1, height - y0, width - x0


def _goes_on(last: Piece, piece: Piece) -> bool:
    height = max(last.height, piece.height, 1)
    space = piece.left - last.right
    return abs(piece.bottom - last.bottom) < _STEP * height and -_STEP * height < space < PAUSE * height
