"""Quotations: which marks open, which close, and which are apostrophes.

Reports quote in every style ("…", “…”, ‘…’, '…', «…», „…“, ``…''), leave quotations unclosed, open each
paragraph of a long quotation anew, use ’ for an opening mark, and write apostrophes with the same character.
No rule that looks at one mark can tell them apart, so each paragraph is decided as a whole: every mark may open,
close, or be an apostrophe (or a stray mark), each choice has a cost that depends on its neighbours, and the
cheapest consistent reading of the paragraph wins (Viterbi search over the open quotations, at most two deep).

The costs are whole numbers chosen by hand, from typography; nothing in them was fitted to a corpus.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from dateline.nn import CLOSING, INSIDE, INSIDE_INNER, INSIDE_UNCLOSED, OPENING, OUTSIDE

_MARK = re.compile("``|''|[\"“”„‟«»‹›'‘’‚‛`´]")
_OPENERS = "([{—–-/"
_CLOSERS = ".,;:!?)]}—–-/…"
_ELISIONS = re.compile(r"(?:em|til|till|cause|bout|tis|twas|n|round|cos|im|er|\d0s|\d\d)\b", re.IGNORECASE)

_AND = re.compile(r"['‘’´`]n['’´](?!\w)", re.IGNORECASE)  # rock ’n’ roll

# kind of mark: family (d double, s single, g guillemet), may it open, may it close
_MARKS = {
    '"': ("d", True, True), "“": ("d", True, True), "”": ("d", False, True), "„": ("d", True, False),
    "‟": ("d", True, False), "``": ("d", True, False), "''": ("d", True, True),
    "«": ("g", True, True), "»": ("g", True, True), "‹": ("g", True, True), "›": ("g", True, True),
    "'": ("s", True, True), "‘": ("s", True, True), "’": ("s", True, True), "‚": ("s", True, False),
    "‛": ("s", True, False), "`": ("s", True, True), "´": ("s", False, True),
}  # fmt: skip

_NEVER = 10**6
_UNCLOSED = 6
_UNCLOSED_CONTINUED = 1  # the next paragraph opens with the same mark: the usual way to set a long quotation
_STRAY = 7
_MOST_DEPTH = 2
_BEAM = 12  # readings of a paragraph so far that are kept


class Quoted(NamedTuple):
    """One quotation in a text: ``start:end`` with its marks, ``inner_start:inner_end`` without them."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool
    depth: int
    family: str


class _Mark(NamedTuple):
    start: int
    end: int
    family: str
    open_cost: int
    close_cost: int
    other_cost: int


_State = tuple[int, ...]
_Pair = tuple[int, int, int]  # opening mark, closing mark (~next opening mark where there is none), depth


class _Path(NamedTuple):
    """The cheapest way to a state: its cost and the quotations it closed, the latest first."""

    cost: int
    pairs: "tuple[_Pair, Any] | None"


def _mark(text: str, start: int, end: int, low: int, high: int) -> _Mark:
    """The costs of one mark's readings, from the characters beside it. ``low:high`` is its paragraph."""
    sign = text[start:end]
    family, may_open, may_close = _MARKS[sign]
    before = text[start - 1] if start > low else "\n"
    after = text[end] if end < high else "\n"
    starts = before.isspace() or before in _OPENERS or before in "\"“„«‘'‚‹`"
    ends = after.isspace() or after in _CLOSERS or after in "\"”“»’'›"
    opens = (0 if starts else 4) + (8 if after.isspace() else 0)
    closes = (0 if ends else 4) + (8 if before.isspace() else 0)
    if sign in "“‘«‹":
        closes += 3  # they close only in German, Danish or careless typing
    if sign in "’»›":
        opens += 3
    if sign in "«»" and starts != ends:  # »German« and «French»
        opens, closes = (0, 6) if starts else (6, 0)
    other = _STRAY
    if family == "s":
        if (
            (before.isalnum() and after.isalnum())
            or _AND.match(text, start)
            or _AND.match(text, max(start - 2, low))
        ):
            opens, closes, other = _NEVER, 9, 0
        else:
            other = _apostrophe_cost(text, start, end, low)
    elif sign in ('"', "''") and before.isdigit():  # 6" of snow
        other = 3
    elif (
        before == "=" and after.isalnum()
    ) or after == ">":  # left over from a page's markup: an attribute's value
        opens, closes, other = _NEVER, _NEVER, 0
    return _Mark(
        start, end, family, opens if may_open else _NEVER, closes if may_close else _NEVER, other
    )  # fmt: skip


def _apostrophe_cost(text: str, start: int, end: int, low: int) -> int:
    """What it costs to read a single mark at the edge of a word as an apostrophe."""
    before = text[start - 1] if start > low else "\n"
    after = text[end : end + 1]
    if before in "sSzZxX":  # the fighters’ families; the fighters’, they said
        return 3 if not after.isspace() else 1 if text[end + 1 : end + 2].isalnum() else 4
    if before.isdigit():  # 6' 2
        return 1
    if not before.isalnum():
        if after.isdigit() and text[end + 2 : end + 3].isalnum():  # ’90s
            return 1
        return 3 if _ELISIONS.match(text, end) else _STRAY
    return 4 if text[max(low, start - 2) : start].lower() == "in" and after.isspace() else _STRAY  # goin’


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    for found in re.finditer(r"[^\r\n\u2028\u2029]+", text):
        yield found.span()


def quotations(text: str) -> list[Quoted]:
    """All quotations of ``text``, outer before inner, in order of their start."""
    found: list[Quoted] = []
    spans = list(_paragraphs(text))
    for number, (low, high) in enumerate(spans):
        marks = [_mark(text, *m.span(), low, high) for m in _MARK.finditer(text, low, high)]
        if not marks:
            continue
        following = (
            text[spans[number + 1][0] : spans[number + 1][1]].lstrip()[:2] if number + 1 < len(spans) else ""
        )
        found.extend(_decide(text, marks, high, following))
    return sorted(found, key=lambda q: (q.start, -q.end))


def word_states(quoted: Sequence[Quoted], words: Sequence[tuple[int, int]]) -> list[int]:
    """The quotation feature of each word: outside, opening mark, closing mark, inside, inside inner, inside unclosed."""
    states = [OUTSIDE] * len(words)
    starts = [start for start, _ in words]
    for q in quoted:
        low, high = bisect_left(starts, q.start), bisect_left(starts, q.end)
        state = INSIDE_INNER if q.depth else INSIDE if q.closed else INSIDE_UNCLOSED
        for i in range(low, high):
            start = starts[i]
            states[i] = (
                OPENING if start < q.inner_start else CLOSING if start >= q.inner_end and q.closed else state
            )
    return states


def _decide(text: str, marks: Sequence[_Mark], high: int, following: str) -> list[Quoted]:
    """The cheapest reading of one paragraph's marks. A state is the tuple of marks that stand open."""
    states: dict[_State, _Path] = {(): _Path(0, None)}
    for index in range(len(marks)):
        after: dict[_State, _Path] = {}
        for state, path in states.items():
            for new, cost, pair in _choices(text, marks, state, index):
                total = path.cost + cost
                if new not in after or total < after[new].cost:
                    after[new] = _Path(total, (pair, path.pairs) if pair else path.pairs)
        states = dict(sorted(after.items(), key=lambda item: (item[1].cost, item[0]))[:_BEAM])

    def end_cost(item: tuple[_State, _Path]) -> tuple[int, int]:
        left_open = [text[marks[i].start : marks[i].end] for i in item[0]]
        costs = [_UNCLOSED_CONTINUED if following.startswith(sign) else _UNCLOSED for sign in left_open]
        return item[1].cost + sum(costs), len(left_open)

    state, path = min(states.items(), key=end_cost)
    quoted = [_quoted(text, marks[i], None, high, depth) for depth, i in enumerate(state)]
    rest = path.pairs
    while rest:
        (opener, closer, depth), rest = rest
        limit = marks[closer].start if closer >= 0 else marks[~closer].start
        quoted.append(_quoted(text, marks[opener], marks[closer] if closer >= 0 else None, limit, depth))
    return [q for q in quoted if text[q.inner_start : q.inner_end].strip()]


def _choices(
    text: str, marks: Sequence[_Mark], state: _State, index: int
) -> Iterator[tuple[_State, int, _Pair | None]]:
    """Every reading of a mark in a state: the state after it, the cost, and the quotation that it ends."""
    mark = marks[index]
    yield state, mark.other_cost, None
    same = bool(state) and marks[state[-1]].family == mark.family
    if mark.open_cost < _NEVER:
        if len(state) < _MOST_DEPTH and all(marks[i].family != mark.family for i in state):
            yield (*state, index), mark.open_cost, None
        elif same:  # the earlier one was never closed
            yield (*state[:-1], index), mark.open_cost + _UNCLOSED, (state[-1], ~index, len(state) - 1)
    if same and mark.close_cost < _NEVER and mark.start > marks[state[-1]].end:
        cost = mark.close_cost + _mismatch(text, marks[state[-1]], mark)
        yield state[:-1], cost, (state[-1], index, len(state) - 1)


def _quoted(text: str, opener: _Mark, closer: _Mark | None, limit: int, depth: int) -> Quoted:
    """A quotation; an unclosed one ends with its paragraph, or before the next opening mark."""
    if closer is not None:
        return Quoted(opener.start, closer.end, opener.end, closer.start, True, depth, opener.family)
    end = limit
    while end > opener.end and text[end - 1].isspace():
        end -= 1
    return Quoted(opener.start, end, opener.end, end, False, depth, opener.family)


def _mismatch(text: str, opener: _Mark, closer: _Mark) -> int:
    """What it costs to pair marks of different styles."""
    first, last = text[opener.start : opener.end], text[closer.start : closer.end]
    if first == last:
        return 0 if first in ('"', "'", "''", "’", "`") else 2
    return 2 if '"' in (first, last) else 0
