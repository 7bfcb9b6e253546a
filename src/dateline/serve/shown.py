"""What pages show of a record, as values: signs, sentences in parts, words with what is lit in them, pages of a list."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final, Literal

from dateline.export.legend import HISTORICAL, NEGATED, STATUSES, VERBS, Mark, mark
from dateline.export.segments import Mark as Stretch
from dateline.export.segments import segments
from dateline.export.visible import OPENING, one_line, opening, printable
from dateline.lang import load
from dateline.model import Span
from dateline.store import Listed, Query, View
from dateline.store.listing import columns_of
from dateline.store.protocol import Worded
from dateline.tables import Row

A_PAGE: Final = 50
"""Rows of a list on one page."""
LAST_PAGE: Final = 200
"""The last page of a list that can be asked for: beyond it, the filters lead on."""


@dataclass(frozen=True, slots=True)
class Sign:
    """How a row is drawn: its sign, its colour, the same in a word, and what that means."""

    glyph: str
    colour: str
    word: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Part:
    """Some words of a sentence: a name, a verb of ours, words of the report, or an aside."""

    words: str
    kind: Literal["name", "verb", "words", "aside"] = "words"


@dataclass(frozen=True, slots=True)
class Lit:
    """Words that something rests on, as code points of the text that they stand in, and what they are to it."""

    part: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a report; ``at`` is where they begin in its text, what is ``lit`` is counted from there."""

    words: str
    at: int
    lit: tuple[Lit, ...]
    before: bool
    after: bool


@dataclass(frozen=True, slots=True)
class Paging:
    """Which page of a list it is. ``more``: there are more than were counted, and than can be paged to."""

    page: int
    pages: int
    total: int
    more: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that can be filtered by, and how often it is there in the whole record."""

    value: str
    number: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text with the keys of the rows that rest on it and the classes that it is drawn by."""

    words: str
    keys: str = ""
    classes: str = ""
    refs: tuple[tuple[str, str], ...] = field(default=())


def sign_of(mark: Mark) -> Sign:
    """The sign of a mark of the legend."""
    return Sign(mark.glyph, mark.colour, mark.word, mark.meaning)


def told_sign(cells: Mapping[str, Any]) -> Sign:
    """The sign of an event by its cells."""
    return sign_of(mark(cells["status"], negated=cells["negated"], historical=cells["historical"]))


def act_sign(act: str, word: str | None = None) -> Sign:
    """The sign of a statement by its act; ``word`` is what is said beside it, the act itself where none is given."""
    plain = act.replace("_", " ")
    return Sign("●", VERBS[act].colour, word or plain, f"a statement coded as {plain}")  # type: ignore[index]


LEGEND: Final = (*map(sign_of, STATUSES.values()), sign_of(NEGATED), sign_of(HISTORICAL))
TOLD: Final = (*STATUSES, "negated", "historical")
"""The statuses that events can be asked by, with what comes before a status."""
ACTS: Final = tuple(VERBS)
_WORD: Final = re.compile(r"\w+")


def paging_of(page: int, listed: Listed, *, most: int = LAST_PAGE) -> Paging:
    """The paging of a list of which this is a page."""
    more = bool(listed.counted) and listed.total > listed.counted
    pages = -(-min(listed.total, listed.counted or listed.total) // A_PAGE)
    return Paging(page, max(1, min(pages, most)), listed.total, more)


def told_in(
    view: View, table: str, query: Query, page: int, parts: Mapping[str, str]
) -> tuple[Paging, list[tuple[dict[str, Any], Passage | None]]]:
    """A page of a table: each row by the names of its columns, with the words that it rests on; ``parts`` are what the
    words of its columns are to it."""
    found = view.listed(table, query, first=first_of(page), limit=A_PAGE)
    rows = [cells_of(columns_of(table), row) for row in found.rows]
    words = view.worded(table, [(cells["reading"], cells["id"]) for cells in rows])
    told = [(cells, passage_of(worded, parts)) for cells, worded in zip(rows, words, strict=True)]
    return paging_of(page, found), told


def first_of(page: int) -> int:
    """The place of the first row of a page."""
    return (page - 1) * A_PAGE


def cells_of(columns: Sequence[str], row: Row) -> dict[str, Any]:
    """A row by the names of its columns."""
    return dict(zip(columns, row, strict=True))


def passage_of(worded: Worded | None, parts: Mapping[str, str]) -> Passage | None:
    """The words of a row with those of its columns lit that have a part."""
    if worded is None:
        return None
    lit = tuple(Lit(parts[column], span.start, span.end) for column, span in worded.lit if column in parts)
    return Passage(worded.words, worded.at, lit, worded.before, worded.after)


def openings(view: View, untitled: Sequence[str]) -> dict[str, str]:
    """How the texts of reports begin: what one without a title is called by."""
    found = view.extracts([(document, 0, 1) for document in untitled], around=2 * OPENING)
    return {document: opening(part.words) for document, part in zip(untitled, found, strict=True) if part}


@cache
def unnamed() -> str:
    """What the names of entities begin with that have none."""
    return f"{load('en').table('entities')['words']['unnamed']} "


def called(name: str | None, passage: Passage | None, part: str) -> str | None:
    """How a report calls somebody whom it does not name, where the words of this part say as much as the name that was
    made up for him; everybody else by name."""
    if name is None or passage is None or not name.startswith(unnamed()):
        return name
    said = [one_line(passage.words[each.start : each.end]) for each in passage.lit if each.part == part]
    told, made_up = (set(_WORD.findall(words.casefold())) for words in (" ".join(said), name))
    is_said = len(said) == 1 and made_up - set(_WORD.findall(unnamed())) <= told
    return said[0] if is_said else name


def sources_of(view: View, named: Iterable[tuple[str, str | None]]) -> dict[tuple[str, str | None], str]:
    """The words of reports for who makes a statement, of each that is named by its reading and its id; those that name
    nobody are left out."""
    names = sorted({(reading, statement) for reading, statement in named if statement})
    found: dict[tuple[str, str | None], str] = {}
    for name, worded in zip(names, view.worded("statements", names), strict=True):
        lit = [span for column, span in worded.lit if column == "source"] if worded else []
        if worded and lit:
            found[name] = one_line(" … ".join(worded.words[span.start : span.end] for span in lit))
    return found


def pieces_of(passage: Passage) -> Iterator[Piece]:
    """A passage cut where something lit begins or ends."""
    text = printable(passage.words)
    marks = [Stretch("", each.part, Span(each.start, each.end)) for each in passage.lit]
    for segment in segments(len(text), marks):
        yield Piece(text[segment.start : segment.end], classes=" ".join(dict.fromkeys(segment.parts)))


def choices_of(counted: Iterable[tuple[str, int]], order: Sequence[str] = ()) -> tuple[Choice, ...]:
    """The values of a facet: as in the order that is given, or else as they come."""
    numbers = dict(counted)
    names = [name for name in order if name in numbers] if order else list(numbers)
    return tuple(Choice(name, numbers[name]) for name in names)
