"""A line of a report's head that is a date and what stands beside one.

    Sun 3 Mar 2024 12.00 CET          March 3, 2024 9:15 a.m. ET        Posted on 3 March 2024 by admin
    The Daily Post, 3 March 2024      Orsa | Monday, 4 March 2024       Updated 2:40 PM EST, Sun March 3, 2024

Whatever is left of the line beside the date, times of day, labels and little words must be cells of a few words, each
of them a byline or written as names are; a line with more is a sentence or a title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from dateline.ingest.dates import Dates, Day
from dateline.ingest.placeline import blanked

_LONGEST: Final = 120
_MOST_CELLS: Final = 3
_MOST_WORDS: Final = 4
"""Of a line: characters, cells beside the date, and words of each but a byline."""

_BETWEEN = re.compile(r"[|•·,;()\n]|[–—]|\s-\s")
_EDGES: Final = " \t.:-–—|/"


@dataclass(frozen=True, slots=True)
class Cell:
    """Words beside a date, from ``start`` on."""

    start: int
    text: str


@dataclass(frozen=True, slots=True)
class DatedLine:
    """The date of a line, its label where it has one, and the cells beside."""

    day: Day
    label: str | None
    cells: tuple[Cell, ...]


class DatedLines:
    """How one language writes such lines. ``labels`` match before a date, ``bylines`` at the start of a cell."""

    def __init__(
        self,
        table: Mapping[str, Any],
        dates: Dates,
        labels: re.Pattern[str],
        bylines: re.Pattern[str],
    ) -> None:
        self._dates, self._labels, self._bylines = dates, labels, bylines
        self._small_words = frozenset(table["byline"]["small_words"])
        half = "|".join(map(re.escape, table["half_days"]))
        fillers = "|".join(map(re.escape, table["line_fillers"]))
        self._time = re.compile(
            rf"\b(?i:[0-2]?[0-9][:.h][0-5][0-9](?::[0-5][0-9])?\s?(?:(?:{half})(?!\w))?)"
            r"(?:\s?\(?(?:[A-Z]{2,5}(?:[+-][0-9:]+)?|[+-][0-9]{2}:?[0-9]{2})\)?(?![\w]))?"
        )
        self._filler = re.compile(rf"\b(?:{fillers})\b", re.IGNORECASE)

    def of(self, line: str) -> DatedLine | None:
        """What a whole line says, offsets being those of the line; None where it says more than a date has beside it."""
        if len(line) > _LONGEST:
            return None
        left, label = line, None
        for found in self._labels.finditer(line):
            if found.start() == 0 or not line[found.start() - 1].isalnum():
                left, label = blanked(left, found.start(), found.end()), label or found[1]
        days = list(self._days(left))
        if len(days) != 1 or days[0].year is None:
            return None
        day = days[0]
        left = blanked(left, day.start, day.end)
        for pattern in (self._time, self._filler):
            left = pattern.sub(lambda found: " " * len(found[0]), left)
        cells = tuple(_cells(left))
        if (day.day is None and cells) or len(cells) > _MOST_CELLS or not all(map(self._is_cell, cells)):
            return None
        return DatedLine(day, label, cells)

    def byline(self, cell: Cell) -> str | None:
        """Whom a cell names as its authors; None where it is no byline."""
        found = self._bylines.match(cell.text)
        return cell.text[found.end() :] if found else None

    def _days(self, line: str) -> Iterator[Day]:
        """The dates of a line, one after the other."""
        end = 0
        for found in re.finditer(r"\b\w", line):
            day = self._dates.at(line, found.start()) if found.start() >= end else None
            if day is not None:
                end = day.end
                yield day

    def _is_cell(self, cell: Cell) -> bool:
        words = cell.text.split()
        if self.byline(cell) is not None:
            return len(words) <= 2 * _MOST_WORDS
        named = all(word[0].isupper() or word.lower() in self._small_words for word in words)
        return named and len(words) <= _MOST_WORDS and not any(map(str.isdigit, cell.text))


def _cells(line: str) -> Iterator[Cell]:
    """What stands between the marks of a line, without the space around it."""
    start = 0
    for found in [*_BETWEEN.finditer(line), None]:
        end = found.start() if found else len(line)
        text = line[start:end]
        inner = text.lstrip(_EDGES)
        if named := inner.rstrip(_EDGES):
            yield Cell(start + len(text) - len(inner), named)
        start = found.end() if found else end
