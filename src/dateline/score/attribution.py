"""Who says what: predicted attributions against gold ones, by words.

Spans become sets of words (``\\w+``; a word belongs to a span if they share a character), so that quotation
marks and punctuation never count. "One to one" is a maximum matching inside a document. An attribution without
content does not count. The definition is that of the survey of PolNeAR systems which set the project's anchors;
there one PolNeAR annotator reaches an ``att`` F1 of 75.4 against another.

========================  ==============================================================================
``X_tok``                 words that lie in any cue, source or content
``X_exact``               distinct sets of words of one role, equal
``X_overlap``             the same, one to one: a shared word (source, cue), half of the words (content)
``att``                   one to one: half of the content's words, and the sources share a word or neither is
``att_strict``            content and source equal
``recall_by_manner``      recall of ``att`` by kind of gold content: direct, mixed or indirect
========================  ==============================================================================
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from dateline.model import Span
from dateline.score.tally import Tally, one_to_one, tally
from dateline.terms import Manner

ROLES = ("cue", "source", "content")
LEAST_CONTENT = 0.5
"""Intersection over union of the words of two contents that are taken to be the same."""
LEAST_QUOTED = 0.95
"""Share of its letters inside quotation marks from which on a content is direct."""


@dataclass(frozen=True, slots=True)
class Attributed:
    """One attribution, as a gold file has it; a source or a cue may be empty."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(slots=True)
class AttributionScore:
    """The tallies over all documents scored, by the names of the table above."""

    documents: int = 0
    tallies: dict[str, Tally] = field(default_factory=dict)
    recall_by_manner: dict[Manner, Tally] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """Percentages with two decimals; None for a manner that the gold does not have."""
        out: dict[str, Any] = {
            "documents": self.documents,
            "gold_attributions": self.tallies["att"].gold if self.tallies else 0,
            "predicted_attributions": self.tallies["att"].predicted if self.tallies else 0,
        }
        out |= {name: one.as_json() for name, one in self.tallies.items()}
        out["att_recall"] = {
            manner: round(one.recall, 2) if one.gold else None
            for manner, one in self.recall_by_manner.items()
        }
        return out


@dataclass(frozen=True, slots=True)
class _Words:
    """One attribution as sets of the numbers of its words."""

    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]
    manner: Manner


def score_attributions(
    documents: Iterable[tuple[str, Sequence[Attributed], Sequence[Attributed]]],
) -> AttributionScore:
    """Score texts, each with its predicted and its gold attributions."""
    score = AttributionScore(recall_by_manner={"direct": Tally(), "mixed": Tally(), "indirect": Tally()})
    totals = {f"{role}_{kind}": Tally() for role in ROLES for kind in ("exact", "overlap", "tok")}
    totals |= {"att": Tally(), "att_strict": Tally()}
    for text, predicted, gold in documents:
        score.documents += 1
        found, there = _as_words(text, predicted), _as_words(text, gold)
        for name, one in _by_role(found, there).items():
            totals[name] += one
        pairs = one_to_one(len(there), len(found), lambda g, p: _same(there[g], found[p]))  # noqa: B023 - used at once
        strict = Counter((one.content, one.source) for one in found) & Counter(
            (one.content, one.source) for one in there
        )
        totals["att"] += Tally(len(pairs), len(found), len(there))
        totals["att_strict"] += Tally(strict.total(), len(found), len(there))
        hit = {row for row, _ in pairs}
        for number, attributed in enumerate(there):
            right = int(number in hit)
            score.recall_by_manner[attributed.manner] += Tally(right, right, 1)
    score.tallies = totals
    return score


def _by_role(found: Sequence[_Words], there: Sequence[_Words]) -> dict[str, Tally]:
    """The tallies of each role by itself, for one document."""
    out = {}
    for role in ROLES:
        least = LEAST_CONTENT if role == "content" else 1e-12
        mine = sorted({words for one in found if (words := getattr(one, role))}, key=sorted)
        true = sorted({words for one in there if (words := getattr(one, role))}, key=sorted)
        pairs = one_to_one(len(true), len(mine), lambda g, p: _alike(true[g], mine[p]) >= least)  # noqa: B023
        out[f"{role}_exact"] = tally(set(mine), set(true))
        out[f"{role}_overlap"] = Tally(len(pairs), len(mine), len(true))
        out[f"{role}_tok"] = tally(frozenset().union(*mine), frozenset().union(*true))
    return out


def _alike(one: frozenset[int], other: frozenset[int]) -> float:
    return len(one & other) / len(one | other) if one | other else 0.0


def _same(gold: _Words, predicted: _Words) -> bool:
    sources = bool(gold.source & predicted.source) or not (gold.source or predicted.source)
    return sources and _alike(gold.content, predicted.content) >= LEAST_CONTENT


def _as_words(text: str, attributions: Sequence[Attributed]) -> list[_Words]:
    """The attributions that have content, as sets of words."""
    words = [found.span() for found in re.finditer(r"\w+", text)]
    starts, ends = [start for start, _ in words], [end for _, end in words]
    quoted = _quoted(text)

    def numbers(spans: Sequence[Span]) -> frozenset[int]:
        return frozenset(
            number
            for span in spans
            for number in range(bisect_right(ends, span.start), bisect_left(starts, span.end))
        )

    sets = [
        _Words(numbers(a.source), numbers(a.cue), numbers(a.content), _manner(text, quoted, a.content))
        for a in attributions
    ]
    return [one for one in sets if one.content]


def _quoted(text: str) -> Sequence[bool]:
    """For each character whether it lies in double quotation marks; a paragraph ends what is open."""
    inside, closer, mask = False, "", []
    for char in text:
        if char == "\n":
            inside = False
        elif not inside and char in '“"':
            inside, closer = True, "”" if char == "“" else '"'
        elif inside and char in (closer, "”"):
            inside = False
            mask.append(True)
            continue
        mask.append(inside)
    return mask


def _manner(text: str, quoted: Sequence[bool], content: Sequence[Span]) -> Manner:
    letters = [
        quoted[at]
        for span in content
        for at in range(span.start, min(span.end, len(text)))
        if text[at].isalnum()
    ]
    if letters and sum(letters) >= LEAST_QUOTED * len(letters):
        return "direct"
    return "mixed" if any(letters) else "indirect"
