"""Where sentences begin: the network's scores, and what typography adds to them.

The network was trained on few kinds of text and is unsure at quotations, brackets and headlines. Marks are
surer: a closing mark belongs to what it closes, an opening mark to what it opens, a paragraph begins a sentence.
"""

import math
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from dateline.nn import CLOSING, GLUED, NEW_LINE, OPENING, Scores

MOST_WORDS = 200
"""Longer stretches without a sentence's end (tables, lists of names) are cut at their likeliest places."""
CAPITAL_AFTER_STOP = 1.5
"""Added to the log-odds of a capital after a full stop. This and the next two: set on GUM and EWT development."""
NO_STOP_BEFORE = -1.5
"""Added where no full stop, colon or bracket stands before."""
NO_SPACE_BEFORE = -2.0
"""Added where no space stands before."""

_CLOSERS = frozenset(")]}.,;:!?%…»”’")
_OPENERS = frozenset("([{«“„‘‚¿¡")
_FINAL = frozenset(".!?…")
_AS_STOPS = frozenset((":", ";", ")", "]", "--", "-", "–", "—", "•", "*"))


def sentence_starts(
    forms: Sequence[str],
    spacing: Sequence[int],
    quote_states: Sequence[int],
    scores: Scores,
    *,
    days: AbstractSet[str] = frozenset(),
    clocks: AbstractSet[str] = frozenset(),
) -> list[int]:
    """Indices of the words that begin a sentence.

    ``scores`` are the network's log-probabilities, words × (goes on, begins); ``spacing`` says what stands before each
    word (see `dateline.nn.word_spacing`), in a text with line breaks only where paragraphs end. One of ``days``, in small
    letters, begins none after a word without a full stop ("The court *Friday* rejected …"), nor after one of ``clocks``
    ("at 6 a.m. *Monday*").
    """
    count = len(forms)
    if not count:
        return []
    odds: list[float] = (scores[:, 1] - scores[:, 0]).astype(float).tolist()
    opens = [_opens(form, state) for form, state in zip(forms, quote_states, strict=True)]
    closes = [
        spacing[i] == GLUED and _closes(form, state)
        for i, (form, state) in enumerate(zip(forms, quote_states, strict=True))
    ]
    for i in range(count - 1):
        if closes[i]:
            odds[i + 1] = max(odds[i + 1], odds[i])
    for i in range(count - 2, -1, -1):
        if opens[i] and spacing[i + 1] == GLUED:
            odds[i] = max(odds[i], odds[i + 1])
    stopped = False
    for i in range(count):
        if i and spacing[i] < NEW_LINE:
            odds[i] += _typography(forms, i, opens, stopped=stopped, glued=spacing[i] == GLUED)
        if closes[i] or (i and opens[i - 1] and spacing[i] == GLUED):
            odds[i] = -math.inf
        if spacing[i] >= NEW_LINE:
            odds[i] = math.inf
        elif i and forms[i].lower() in days and _goes_on(forms, i, clocks, stopped=stopped):
            odds[i] = -math.inf
        stopped = forms[i][-1] in _FINAL or (stopped and closes[i])
    odds[0] = math.inf
    return _cut([i for i, odd in enumerate(odds) if odd > 0], odds)


def _goes_on(forms: Sequence[str], i: int, clocks: AbstractSet[str], *, stopped: bool) -> bool:
    """Whether a day is told of what the word before it is part of; "*Monday's* march" may begin a sentence."""
    if not stopped:
        return forms[i - 1][-1].isalnum()
    owns = i + 1 < len(forms) and forms[i + 1][0] in "'’"
    return forms[i - 1].lower() in clocks and not owns


def _opens(form: str, state: int) -> bool:
    return state == OPENING or (form in _OPENERS and state != CLOSING)


def _closes(form: str, state: int) -> bool:
    return state == CLOSING or (state != OPENING and form[0] in _CLOSERS)


def _typography(forms: Sequence[str], i: int, opens: Sequence[bool], *, stopped: bool, glued: bool) -> float:
    """What the marks and letters around a word add to its odds."""
    first = i
    while first < len(forms) - 1 and opens[first]:
        first += 1
    added = 0.0
    if stopped:
        added += CAPITAL_AFTER_STOP if forms[first][0].isupper() else 0
    elif forms[i - 1] not in _AS_STOPS:
        added += NO_STOP_BEFORE
    return added + (NO_SPACE_BEFORE if glued else 0)


def _cut(starts: list[int], odds: list[float]) -> list[int]:
    """The starts, with more of them inside what is too long for a sentence."""
    more = []
    for first, end in zip(starts, [*starts[1:], len(odds)], strict=True):
        while end - first > MOST_WORDS:
            window = odds[first + MOST_WORDS // 2 : first + MOST_WORDS]
            first += MOST_WORDS // 2 + window.index(max(window))
            more.append(first)
    return sorted([*starts, *more])
