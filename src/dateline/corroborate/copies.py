"""Copies: whether a report carries another's text, whole, cut, merged with others or lightly rewritten.

`compare` looks at a pair: how much of each report's own text stands in the other, word for word in runs of three, with
what is the outlet's furniture and boilerplate left out, and where. A copy shares what its report is about; reports that
merely share a paragraph about the past of a story share what stands late in both, and mostly come from one outlet. The
weights of `dateline.corroborate.pairs` say how surely.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal

import numpy as np

from dateline.corroborate.direction import Side, direction_of, opens_alike
from dateline.corroborate.furniture import NOTHING, Mask
from dateline.corroborate.passages import RUN, Passage, passages_of
from dateline.corroborate.report import Report
from dateline.corroborate.weights import score_of
from dateline.corroborate.wording import Hashes, grams
from dateline.model import Span

Kind = Literal["copy", "partial", "background", "different"]
Form = Literal["identical", "cut", "merged", "rewritten"]

WITHIN_DAYS: Final = 7
"""Days between two reports beyond which one is no copy of the other: what they share is background. Of the copies among
the FA-KES pairs (training half) none is more than three days apart."""
COPY: Final = 0.4
REUSE: Final = 0.5
"""How sure a copy, and reused text, must be: the weights are fitted for that point."""
NOTED: Final = 5
"""Words of a passage that is shown, and that makes a pair share text at all: shorter ones are turns of phrase."""
WHOLE: Final = 0.9
"""The share of a text that stands in the other where it is in it as a whole. A title, a dateline and a byline are some
30 of 400 words."""
_LEAD: Final = 40
_LEAD_SHARE: Final = 1 / 3
"""Runs at the beginning of a report's own text that are its lead, and the most of it that they may be."""
_CHANGED: Final = 0.02
"""The share of words between passages that stand for other words, from which on a copy is a rewritten one: eight words
of 400."""
_STRETCH: Final = 12
"""Words between two passages beyond which they are two parts of a text, not one that was reworded."""
_BRIDGED: Final = 3
"""Words between two passages that follow each other in both texts, which a light rewriting put for others."""

Boilerplate = Mapping[str, Hashes]
"""For each outlet, the runs of three words that recur in its reports (`boilerplate_of`)."""
_NO_BOILERPLATE: Final[Boilerplate] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What two reports share. ``contained_a`` is the share of a's own text that stands in b.

    ``copy`` and ``reuse`` are how surely one is a copy of the other, and reuses text of it; ``why`` the features that
    say so. ``direction`` is the one that is likely the original, None where nothing tells.
    """

    a: str
    b: str
    kind: Kind
    form: Form | None
    contained_a: float
    contained_b: float
    copy: float
    reuse: float
    direction: Side | None
    passages: tuple[Passage, ...]
    why: Mapping[str, float]

    def spans(self, a: Report, b: Report) -> tuple[tuple[Span, Span], ...]:
        """The passages worth showing, as code points of both texts."""
        return tuple(
            passage.spans(a.wording, b.wording) for passage in self.passages if passage.words >= NOTED
        )


def compare(a: Report, b: Report, *, boilerplate: Boilerplate = _NO_BOILERPLATE) -> Comparison:
    """What two reports share, and whether one is a copy of the other."""
    passages = passages_of(a.wording, b.wording)
    runs_a, runs_b = grams(a.wording.hashes, RUN), grams(b.wording.hashes, RUN)
    own_a, own_b = _own(a, runs_a, boilerplate), _own(b, runs_b, boilerplate)
    shared_a, shared_b = _in(runs_a, runs_b[own_b]) & own_a, _in(runs_b, runs_a[own_a]) & own_b
    contained_a, contained_b = _share(runs_a, shared_a, own_a), _share(runs_b, shared_b, own_b)
    covered = max(_covered(passages, a.furniture, "a"), _covered(passages, b.furniture, "b"))
    lead = max(_lead(shared_a, own_a), _lead(shared_b, own_b))
    why = _features(a, b, passages, (contained_a, contained_b), covered=covered, lead=lead)
    same = a.wording.words == b.wording.words
    copy, reuse = score_of("copy", why), score_of("reuse", why)
    kind: Kind = "different"
    if same or (copy >= COPY and why["near"]):
        kind = "copy"
    elif reuse >= REUSE and why["near"]:
        kind = "partial"
    elif any(passage.words >= 2 * NOTED for passage in passages):
        kind = "background"
    direction = direction_of(a, b, passages) if kind == "copy" else None
    return Comparison(
        a=a.id,
        b=b.id,
        kind=kind,
        form=_form(a, b, passages, (contained_a, contained_b), direction) if kind == "copy" else None,
        contained_a=round(contained_a, 4),
        contained_b=round(contained_b, 4),
        copy=round(1.0 if same else copy, 4),
        reuse=round(1.0 if same else max(copy, reuse), 4),
        direction=direction,
        passages=passages,
        why=why,
    )


def _form(
    a: Report, b: Report, passages: tuple[Passage, ...], contained: tuple[float, float], original: Side | None
) -> Form:
    """How one copies the other: all of it, cut, put among other things, or in partly other words."""
    if min(contained) >= WHOLE or a.wording.words == b.wording.words:
        return "identical"
    inside = sum(passage.words for passage in passages)
    if sum(_changed(one, other) for one, other in pairwise(passages)) >= _CHANGED * inside:
        return "rewritten"
    longer = "a" if len(a.wording) > len(b.wording) else "b"
    from_longer = opens_alike(a, b, passages) if original is None else original == longer
    return "cut" if max(contained) >= WHOLE and from_longer else "merged"


def _changed(one: Passage, other: Passage) -> int:
    """How many words between two passages that follow each other in both texts stand for others."""
    gap_a, gap_b = other.first_a - one.end_a, other.first_b - one.end_b
    return min(gap_a, gap_b) if min(gap_a, gap_b) > 0 and max(gap_a, gap_b) <= _STRETCH else 0


def _own(report: Report, runs: Hashes, boilerplate: Boilerplate) -> Mask:
    """Which runs are neither furniture nor boilerplate."""
    last = len(runs)
    inside = report.furniture
    own = ~(inside[:last] | inside[1 : last + 1] | inside[2 : last + 2]) if last else np.zeros(0, bool)
    return own & ~_in(runs, boilerplate.get(report.outlet or "", NOTHING))


def _in(runs: Hashes, others: Hashes) -> Mask:
    return np.isin(runs, others) if len(others) else np.zeros(len(runs), bool)


def _share(runs: Hashes, shared: Mask, own: Mask) -> float:
    """Of the runs that are own, each counted once, the share that is shared."""
    return len(np.unique(runs[shared])) / max(1, len(np.unique(runs[own])))


def _lead(shared: Mask, own: Mask) -> float:
    """The same of the beginning."""
    lead = shared[own][: max(1, min(_LEAD, int(own.sum() * _LEAD_SHARE)))]
    return float(lead.mean()) if len(lead) else 0.0


def _covered(passages: tuple[Passage, ...], furniture: Mask, side: Side) -> float:
    """The share of a text's words that stand in passages, or between two that a few other words part in both."""
    inside = np.zeros(len(furniture), bool)
    ordered = passages if side == "a" else sorted(passages, key=lambda passage: passage.first_b)
    last: Passage | None = None
    for passage in ordered:
        first, end = (passage.first_a, passage.end_a) if side == "a" else (passage.first_b, passage.end_b)
        if last is not None:
            gap_a, gap_b = passage.first_a - last.end_a, passage.first_b - last.end_b
            if min(gap_a, gap_b) >= 0 and max(gap_a, gap_b) <= _BRIDGED:
                first = last.end_a if side == "a" else last.end_b
        inside[first:end] = True
        last = passage
    return float((inside & ~furniture).sum() / max(1, (~furniture).sum()))


def _late(a: Report, b: Report, passages: tuple[Passage, ...]) -> float:
    """How far down what both say stands, 0 to 1, in the text where it stands further up; half where it is nothing."""
    long = [passage for passage in passages if passage.words >= NOTED]
    inside = sum(passage.words for passage in long)
    if not inside:
        return 0.5
    down = sum(
        passage.words
        * min(
            (passage.first_a + passage.words / 2) / len(a.wording),
            (passage.first_b + passage.words / 2) / len(b.wording),
        )
        for passage in long
    )
    return down / inside


def _features(
    a: Report,
    b: Report,
    passages: tuple[Passage, ...],
    contained: tuple[float, float],
    *,
    covered: float,
    lead: float,
) -> dict[str, float]:
    """What the weights weigh, each from 0 to 1."""
    days = abs((a.day - b.day).days) if a.day and b.day else None
    longest = max((passage.words for passage in passages), default=0)
    return {
        "contained": max(contained),
        "contained less": min(contained),
        "covered": covered,
        "lead": lead,
        "late": _late(a, b, passages),
        "longest": min(1.0, math.log1p(longest) / 5),
        "same outlet": float(a.outlet is not None and a.outlet == b.outlet),
        "near": float(days is None or days <= WITHIN_DAYS),
        "days": min(days, WITHIN_DAYS) / WITHIN_DAYS if days is not None else 0.0,
    }
