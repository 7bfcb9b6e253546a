"""The words that a row of a list rests on, with as much around them as a person needs to read them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from dateline.model import Span
from dateline.store.protocol import Worded
from dateline.tables import Row

AROUND: Final = 120
"""Characters that are looked at before and after the words, for the ends of their sentence."""
LONGEST: Final = 600
"""Characters of a passage: a statement of some hundred words. What is longer is cut after its first words."""
_END: Final = re.compile(r"""(?<=[.!?…])["”’')\]]*()\s+(?=["“‘'(\[]*[^\W_a-z])|()\n\s*\n|()\n(?=[^a-z])""")
"""The end of a sentence: a mark, what closes after it, and a sign that is no small letter; or the end of a line."""
Ask = Callable[..., Iterator[Row]]


def worded(ask: Ask, table: str, rows: Sequence[tuple[str, str]]) -> list[Worded | None]:
    """The words of each row, by its reading and its id."""
    readings = list(dict.fromkeys(reading for reading, _ in rows))
    if not readings:
        return []
    marks = ", ".join("?" * len(readings))
    known = {
        str(id): (number, document)
        for id, number, document in ask(  # noqa: A001
            f'SELECT "id", "number", "document" FROM "readings" WHERE "id" IN ({marks})', readings
        )
    }
    return [_worded(ask, table, *known[reading], row) if reading in known else None for reading, row in rows]


def _worded(ask: Ask, table: str, number: int, document: str, row: str) -> Worded | None:
    cited = [
        (str(column), int(start), int(end))
        for column, start, end in ask(
            'SELECT "column", "start", "end" FROM "evidence" WHERE "reading" = ? AND "table" = ? AND "row" = ? '
            'ORDER BY "start", "end"',
            (number, table, row),
        )
    ]
    if not cited:
        return None
    start, end = _reach(cited)
    first = max(0, start - AROUND)
    [(text,)] = ask(
        'SELECT substr("text", CAST(? AS INTEGER), CAST(? AS INTEGER)) FROM "documents" WHERE "id" = ?',
        (first + 1, end + AROUND - first, document),
    )
    return _cut(str(text), first, start - first, end - first, cited)


def _reach(cited: Sequence[tuple[str, int, int]]) -> tuple[int, int]:
    """From the first of the words to the last, unless that is too far: then about the trigger, or else the first."""
    start, end = min(each[1] for each in cited), max(each[2] for each in cited)
    if end - start <= LONGEST:
        return start, end
    core = next((each for each in cited if each[0] == "trigger"), cited[0])
    near = [each for each in cited if abs(each[1] - core[1]) <= LONGEST // 2]
    start = min(each[1] for each in near)
    return start, min(max(each[2] for each in near), start + LONGEST)


def _cut(text: str, first: int, start: int, end: int, cited: Sequence[tuple[str, int, int]]) -> Worded:
    """The text from the beginning of the sentence, or of a word, to the end of one."""
    head = max((at.end() for at in _END.finditer(text, 0, start) if at.end() <= start), default=0)
    before = head == 0 and first > 0
    if before:
        head = text.find(" ", 0, start) + 1
    end_found = _END.search(text, end - 1)
    cut = len(text) - end >= AROUND
    after = end_found is None and cut
    tail = max(end_found.start(group) for group in (1, 2, 3)) if end_found else len(text)
    if after and (at := text.rfind(" ", end)) >= 0:
        tail = at
    words = text[head : max(tail, end)].rstrip()
    lit = tuple(
        (column, Span(at, stop))
        for column, one, other in cited
        if (at := max(one - first - head, 0)) < (stop := min(other - first - head, len(words)))
    )
    return Worded(words, first + head, lit, before, after)
