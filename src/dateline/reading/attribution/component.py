"""Attributions as the network sees them: cues, whose words they are, and what was said, as sets of words.

A cue is a word that the network tags as beginning one. Each cue points to its source. Each word of content points
to the cue that it belongs to; the best consistent labelling of a sentence's words is found by dynamic programming,
in which starting and ending a stretch of content cost what the network's boundary tags say.
"""

from bisect import bisect_left
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dateline.nn import Pairing, Signals
from dateline.reading.draft import Component, Draft

CUE_LEAST = 0.38
"""Least probability of a cue. Calibrated on PolNeAR dev for att F1."""
SWITCH = 0.5
"""Cost, in nats, of passing from content to other words or back, on top of what the boundary tags say."""
BOUNDARY = 0.7
"""Weight of the boundary tags beside the owner scores."""
_FLOOR = -12.0
_MOST = 6
"""States of a word that are gone on with."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution: indices of words, each in order. ``score`` is the probability of the cue."""

    cue: tuple[int, ...]
    source: tuple[int, ...]
    content: tuple[int, ...]
    score: float
    rule: str = "network"


def attributions(draft: Draft) -> list[Attribution]:
    """What the network alone finds, in order of the cues."""
    signals = draft.signals
    assert signals is not None
    cues = _cues(signals)
    owned = _contents(signals, [c[0] for c in cues])
    sourced = signals.tags["source"].argmax(1)
    found = []
    for cue in cues:
        content = owned.get(cue[0], ())
        if content:
            score = float(np.exp(signals.tags["cue"][cue[0], 1]))
            found.append(Attribution(cue, _source(signals, sourced, cue), tuple(content), score))
    return found


def _cues(signals: Signals) -> list[tuple[int, ...]]:
    tags = signals.tags["cue"]
    begins = np.flatnonzero(tags[:, 1] > np.log(CUE_LEAST)).tolist()
    cues = []
    for first in begins:
        words = [first]
        while words[-1] + 1 < len(tags) and tags[words[-1] + 1].argmax() == 2:
            words.append(words[-1] + 1)
        cues.append(tuple(words))
    return cues


def _source(signals: Signals, inside: NDArray[np.int64], cue: tuple[int, ...]) -> tuple[int, ...]:
    """The words of the cue's source: the best-scored word and its neighbours that are tagged with it.

    ``inside`` is the best source tag of every word: 0 outside, 1 at a beginning, 2 further inside.
    """
    start, row = signals.pairs["pointer"].row(cue[0])
    best = int(row.argmax())
    if best == 0:
        return ()
    at = start + best - 1
    first = last = at
    while first > 0 and inside[first] != 1 and inside[first - 1] > 0 and first - 1 not in cue:
        first -= 1
    while last + 1 < len(inside) and inside[last + 1] == 2 and last + 1 not in cue:
        last += 1
    return tuple(range(first, last + 1))


def _contents(signals: Signals, cues: list[int]) -> dict[int, list[int]]:
    """The words that belong to each cue, by its first word."""
    count = len(signals.relation)
    if not count or not cues:
        return {}
    owner = signals.pairs["owner"]
    late: dict[int, list[tuple[int, np.ndarray]]] = {}
    for word, start, row in signals.late:
        late.setdefault(word, []).append((start, row))
    tags = signals.tags["content"]
    opens = np.logaddexp(tags[:, 1], tags[:, 4])
    closes = np.logaddexp(tags[:, 3], tags[:, 4])
    go_on = np.logaddexp(tags[:, 2], -6.0)
    opened: list[float] = (opens - np.maximum(opens, go_on)).tolist()
    closed: list[float] = (closes - np.maximum(closes, go_on)).tolist()
    owned: dict[int, list[int]] = {}
    # one pass over the text; a state is "no content" (-1) or a cue near enough to be scored
    best: dict[int, float] = {-1: 0.0}
    back: list[dict[int, int]] = []
    near = np.array(cues)
    high = 0
    seen: list[int] = []
    belonging: list[list[float]] = []
    for word in range(count):
        if not belonging:
            belonging, low, high = _of_window(owner, cues, near, word)
            seen = cues[low:high]
        none, *belongs = belonging.pop()
        scores = dict(zip(seen, belongs, strict=True))
        for later, later_row in late.get(word, ()):
            for c in cues[high : bisect_left(cues, later + len(later_row) - 1)]:
                scores[c] = max(float(later_row[c - later + 1]), _FLOOR)
            if len(scores) > len(seen):  # it saw cues that the first window could not
                none = float(later_row[0])
        if len(scores) >= _MOST:
            scores = _likeliest(scores, none)
        opening = SWITCH - BOUNDARY * opened[word]
        closing = SWITCH - BOUNDARY * closed[word - 1] if word else 0.0
        best, links = _step(best, scores, none, _changes(best, opening, closing))
        back.append(links)
    state = max(best, key=lambda s: (best[s], s))
    for word in range(count - 1, -1, -1):
        if state >= 0:
            owned.setdefault(state, []).append(word)
        state = back[word][state]
    return {cue: words[::-1] for cue, words in owned.items()}


Way = tuple[float, int]
"""What the best way into a state comes to, and from where."""


def _step(
    best: dict[int, float], scores: dict[int, float], none: float, changes: tuple[Way, Way]
) -> tuple[dict[int, float], dict[int, int]]:
    """The states after one more word, and where each came from: by the best change from any, or by staying."""
    (into, into_from), (value, before) = changes
    stayed = best.get(-1)
    if stayed is not None and stayed > value:
        value, before = stayed, -1
    after = {-1: value + none}
    links = {-1: before}
    for state, score in scores.items():
        value, before = into, into_from
        stayed = best.get(state)
        if stayed is not None and (stayed > value or (stayed == value and state > before)):
            value, before = stayed, state
        after[state], links[state] = value + score, before
    least = max(after.values()) - 30
    if min(after.values()) <= least:
        after = {state: value for state, value in after.items() if value > least}
    return after, links


def _likeliest(scores: dict[int, float], none: float) -> dict[int, float]:
    """The cues that are gone on with, of many: `_MOST` states with that of no content."""
    order = sorted(scores, key=scores.__getitem__, reverse=True)[:_MOST]
    if scores[order[-1]] < none:
        order.pop()
    return {cue: scores[cue] for cue in order}


def _of_window(
    owner: Pairing, cues: list[int], near: NDArray[np.int64], word: int
) -> tuple[list[list[float]], int, int]:
    """How well each word from one on that its window answers belongs to none and to each of the cues ``low:high`` in it,
    the last word first."""
    start, row = owner.row(word)
    end = word + 1
    while end < len(owner.rows) and owner.starts[end] == start and len(owner.rows[end]) == len(row):
        end += 1
    low, high = bisect_left(cues, start), bisect_left(cues, start + len(row) - 1)
    block = np.concatenate(owner.rows[word:end]).reshape(end - word, len(row))
    belonging = block[::-1, [0, *(near[low:high] - start + 1)]]
    np.maximum(belonging[:, 1:], _FLOOR, out=belonging[:, 1:])
    return belonging.tolist(), low, high


def _changes(best: dict[int, float], opening: float, closing: float) -> tuple[Way, Way]:
    """The best way from another state into content, and out of it."""
    moved = opening + closing
    into = out = -np.inf
    into_from = out_from = -1
    for state, value in best.items():
        begun = value - (moved if state >= 0 else opening)
        if begun > into or (begun == into and state > into_from):
            into, into_from = begun, state
        ended = value - closing if state >= 0 else value
        if ended > out or (ended == out and state > out_from):
            out, out_from = ended, state
    return (into, into_from), (out, out_from)


def add_attributions(draft: Draft) -> None:
    """Attributions by the network."""
    draft.attributions = attributions(draft)


ATTRIBUTION = Component(
    "attribution", "1", frozenset({"signals"}), frozenset({"attributions"}), add_attributions
)
