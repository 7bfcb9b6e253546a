"""How surely two reports tell the same event, whether or not one has text of the other.

`alike` gives features that can be explained: days between them, what of the other's text one has, rare words of the whole
and of the beginning, names and figures of the beginning, the titles. The weights of `dateline.corroborate.weights` say
how much each tells. How rare a word is follows from the reports at hand (`Rarity`): in reports about one war the name of
the country tells nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import fsum, log, sqrt
from typing import Final

from dateline.corroborate.copies import Comparison
from dateline.corroborate.report import Report
from dateline.corroborate.weights import score_of
from dateline.corroborate.wording import Wording, wording_of
from dateline.corroborate.written import lists_of, numbers_in
from dateline.lang import Language

SAME_EVENT: Final = 0.5
"""How sure the same event must be: the weights are fitted for that point."""
_LEAD: Final = 80
"""Words that say what a report is about. By average precision on the FA-KES pairs (half to develop on), rare words of
the first 50, 80 and 120 give 87.5, 89.9 and 92.2, of the whole 82.1; a short report has no more than 80 in all."""
_NAMES: Final = 100
"""Words among which names and figures are looked for: a title and a picture's caption may come first."""
_SMALL: Final = 2
"""Figures up to here are in every report."""
_TELLING: Final = 0.7
"""The least rarity of a name that tells: it stands in less than half of the reports."""

Weights = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Rarity:
    """In how many of the reports at hand each word stands."""

    reports: int
    holders: Mapping[str, int]

    def of(self, word: str) -> float:
        """How rare a word is, from 0 up."""
        return max(0.0, log((self.reports + 1) / (self.holders.get(word, 0) + 0.5)))


def rarity_of(wordings: Iterable[Wording]) -> Rarity:
    """The rarity of words in some reports."""
    holders: Counter[str] = Counter()
    reports = 0
    for wording in wordings:
        holders.update(set(wording.words))
        reports += 1
    return Rarity(reports, holders)


@dataclass(frozen=True, slots=True)
class Gist:
    """What of one report is compared with what of another: words and names with their weights, and figures."""

    words: Weights
    lead: Weights
    names: Weights
    title: Weights
    figures: frozenset[float]


def gist_of(report: Report, rarity: Rarity, language: Language) -> Gist:
    """The gist of a report."""
    lists, wording = lists_of(language), report.wording
    own = [k for k, word in enumerate(wording.words) if not report.furniture[k] and word not in lists.dates]
    names = [
        k for k in own
        if k < _NAMES and report.text[wording.starts[k]].isupper() and rarity.of(wording.words[k]) > _TELLING
    ]  # fmt: skip
    lead = range(min(_NAMES, len(wording)))
    return Gist(
        words=_weighed((wording.words[k] for k in own), rarity),
        lead=_weighed((wording.words[k] for k in own if k < _LEAD), rarity),
        names=_weighed((wording.words[k] for k in names if len(wording.words[k]) > 2), rarity),
        title=_weighed(wording_of(report.title or "").words, rarity),
        figures=frozenset(value for value, _ in numbers_in(wording, lead, lists) if value > _SMALL),
    )


def alike(a: tuple[Report, Gist], b: tuple[Report, Gist], shared: Comparison) -> dict[str, float]:
    """What tells that two reports are of one event, each from 0 to 1; ``shared`` is the comparison of their texts."""
    (one, ours), (other, theirs) = a, b
    days = abs((one.day - other.day).days) if one.day and other.day else None
    return {
        "words": _cosine(ours.words, theirs.words),
        "words of the lead": _cosine(ours.lead, theirs.lead),
        "names of the lead": _cosine(ours.names, theirs.names),
        "figures of the lead": _overlap(ours.figures, theirs.figures),
        "title": _cosine(ours.title, theirs.title),
        "same day": float(days == 0),
        "next day": float(days == 1),
        "days apart": float(days is not None and days > 3),
        **{name: shared.why[name] for name in ("same outlet", "covered", "longest", "late")},
    }


def same_event(features: Mapping[str, float], shared: Comparison) -> float:
    """How surely two reports tell one event; what is one text tells one event at least as surely."""
    return max(score_of("same_event", features), shared.reuse)


def _weighed(words: Iterable[str], rarity: Rarity) -> Weights:
    """Words by how often they stand there and how rare they are."""
    return {word: (1 + log(often)) * rarity.of(word) for word, often in Counter(words).items()}


def _cosine(one: Weights, other: Weights) -> float:
    both = fsum(weight * other[word] for word, weight in one.items() if word in other)
    size = sqrt(fsum(w * w for w in one.values()) * fsum(w * w for w in other.values()))
    return both / size if size else 0.0


def _overlap(one: frozenset[float], other: frozenset[float]) -> float:
    return len(one & other) / len(one | other) if one | other else 0.0
