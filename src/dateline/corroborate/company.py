"""What all reports of one story together say of two of its words: whether they keep one company.

Where reports tell one event by different words, one puts the one word where another puts the other: with the same
people and places beside it, and seldom both in one sentence. A pair of mentions shows little of that; all mentions of the
two lemmas in the story show more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log

from dateline.corroborate.rarity import Wording, product, unit
from dateline.corroborate.trace import Happening

Mention = tuple[int, Happening]
"""A mention with the number of its report."""


@dataclass(frozen=True, slots=True)
class Company:
    """One lemma as the triggers of a story have it: what hangs on it, what stands in its sentences (both weighted words
    of length one), which reports and sentences have it, how often it is there, and how often in a first sentence."""

    near: Mapping[str, float]
    words: Mapping[str, float]
    reports: frozenset[int]
    sentences: frozenset[tuple[int, int]]
    often: int
    first: int


def companies(mentions: Sequence[Mention], wording: Wording) -> dict[str, Company]:
    """The company that each lemma of a story's triggers keeps."""
    by_lemma: dict[str, list[Mention]] = {}
    for mention in mentions:
        by_lemma.setdefault(mention[1].lemma, []).append(mention)
    return {
        lemma: Company(
            near=_weighted((word for _, each in found for word in each.near), wording),
            words=_weighted((word for _, each in found for word in each.words), wording),
            reports=frozenset(report for report, _ in found),
            sentences=frozenset((report, each.sentence) for report, each in found),
            often=len(found),
            first=sum(each.sentence == 0 for _, each in found),
        )
        for lemma, found in by_lemma.items()
    }


def _weighted(words: Iterable[str], wording: Wording) -> dict[str, float]:
    often = Counter(words)
    return unit({word: (1 + log(often[word])) * wording.rarity(word) for word in sorted(often)})


def of_two(one: Company, other: Company) -> dict[str, float]:
    """What the company of two different lemmas says."""
    return {
        "company near": product(one.near, other.near),
        "company": product(one.words, other.words),
        "in one sentence": len(one.sentences & other.sentences) / min(len(one.sentences), len(other.sentences)),
        "in one report": len(one.reports & other.reports) / min(len(one.reports), len(other.reports)),
        "often, the rarer": log(min(one.often, other.often)),
        "often, the commoner": log(max(one.often, other.often)),
    }  # fmt: skip


def of_one(own: Company, reports: int) -> dict[str, float]:
    """What the company of one lemma that both mentions have says, in a story of so many reports."""
    return {
        "often": log(own.often),
        "often in a report": own.often / len(own.reports),
        "share of reports": len(own.reports) / reports,
        "share of first sentences": own.first / own.often,
    }
