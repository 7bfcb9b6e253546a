"""Text with parts of it underlined and named, in signs, so that it needs no colour::

Ilyas Doran has asked Ostmark to supply weapons
──source─── ═══cue═══ ──to─── ·····content·····
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from rich.cells import cell_len
from rich.text import Text

from dateline.export.visible import visible
from dateline.model import Span


@dataclass(frozen=True, slots=True)
class Stroke:
    """A part: its name, where it is, and the sign and style it is drawn with."""

    name: str
    spans: tuple[Span, ...]
    sign: str
    style: str


def underlined(text: str, bounds: Span, strokes: Sequence[Stroke], width: int) -> Text:
    """The words inside ``bounds``, broken into lines, each with a line of strokes beneath where it has any.

    Where parts overlap, the shorter one is drawn.
    """
    strokes = sorted(strokes, key=lambda stroke: -sum(map(len, stroke.spans)))
    shown = re.sub(r"\s", " ", visible(text))
    drawn = Text()
    for line in _lines(text, bounds, width):
        words = Text(shown[line.start : line.end])
        owner: list[int | None] = [None] * len(line)
        for number, stroke in enumerate(strokes):
            for span in stroke.spans:
                start, end = max(span.start, line.start) - line.start, min(span.end, line.end) - line.start
                if start < end:
                    owner[start:end] = [number] * (end - start)
                    words.stylize(stroke.style, start, end)
        drawn.append_text(words).append("\n")
        if any(number is not None for number in owner):
            drawn.append_text(_strokes(words.plain, owner, strokes)).append("\n")
    drawn.rstrip()
    return drawn


def _strokes(words: str, owner: Sequence[int | None], strokes: Sequence[Stroke]) -> Text:
    """The line beneath: strokes as wide as the words above them, with the part's name where it fits."""
    line, at = Text(), 0
    for number, run in groupby(range(len(words)), key=lambda index: owner[index]):
        end = max(run) + 1
        cells = cell_len(words[:end]) - cell_len(words[:at])
        at = end
        if number is None:
            line.append(" " * cells)
            continue
        stroke = strokes[number]
        name = stroke.name if len(stroke.name) + 2 <= cells else ""
        line.append(name.center(cells, stroke.sign), stroke.style)
    line.rstrip()
    return line


def _lines(text: str, bounds: Span, width: int) -> Iterator[Span]:
    """Lines of at most ``width`` columns, broken at spaces, and at paragraphs."""
    for paragraph in re.finditer(r"\S.*?(?=\s*\n\s*\n|\s*\Z)", bounds.of(text), re.DOTALL):
        start = end = bounds.start + paragraph.start()
        for word in re.finditer(r"\S+", paragraph[0]):
            low, high = (
                bounds.start + paragraph.start() + word.start(),
                bounds.start + paragraph.start() + word.end(),
            )
            if end > start and cell_len(text[start:high]) > width:
                yield Span(start, end)
                start = low
            end = high
        yield Span(start, end)
