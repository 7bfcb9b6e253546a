"""How surely two reports tell the same event, whether or not one has text of the other.

`alike` gives features that can be explained: days between them, what of the other's text one has, rare threes of letters
in the whole and in the beginning (so that "killed" meets "killing", and "Raqa" "Raqqa"), names and figures of the
beginning, the titles. The weights of `dateline.corroborate.weights` say how much each tells. How rare a word is follows
from the reports at hand (`Rarity`): in reports about one war the name of the country tells nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
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
_LEAD: Final = 120
"""Words that say what a report is about. F1 on the FA-KES pairs (half to develop on, cross-validated) is 91.7 with the
letters of 120 words, 90.7 with those of 80, and 88.4 with words in place of letters."""
_NAMES: Final = 100
"""Words among which names and figures are looked for: a title and a picture's caption may come first."""
_SMALL: Final = 2
"""Figures up to here are in every report."""
_TELLING: Final = 0.7
"""The least rarity of a name that tells: it stands in less than half of the reports."""

Weights = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Rarity:
    """In how many of the reports at hand each word stands, and each three letters of a word."""

    reports: int
    words: Mapping[str, int]
    letters: Mapping[str, int]

    def of(self, word: str) -> float:
        """How rare a word is, from 0 up."""
        return self._of(self.words.get(word, 0))

    def of_letters(self, letters: str) -> float:
        """How rare three letters are, from 0 up."""
        return self._of(self.letters.get(letters, 0))

    def _of(self, holders: int) -> float:
        return max(0.0, log((self.reports + 1) / (holders + 0.5)))


def rarity_of(wordings: Iterable[Wording]) -> Rarity:
    """The rarity of words and letters in some reports."""
    words: Counter[str] = Counter()
    letters: Counter[str] = Counter()
    reports = 0
    for wording in wordings:
        own = set(wording.words)
        words.update(own)
        letters.update({three for word in own for three in _threes(word)})
        reports += 1
    return Rarity(reports, words, letters)


@lru_cache(1 << 16)
def _threes(word: str) -> tuple[str, ...]:
    """Each three letters of a word, with a space at both its ends."""
    padded = f" {word} "
    return tuple(padded[k : k + 3] for k in range(len(word)))


@dataclass(frozen=True, slots=True)
class Gist:
    """What of one report is compared with what of another: letters and names with their weights, and figures."""

    letters: Weights
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
        letters=_weighed((t for k in own for t in _threes(wording.words[k])), rarity.of_letters),
        lead=_weighed((t for k in own if k < _LEAD for t in _threes(wording.words[k])), rarity.of_letters),
        names=_weighed((wording.words[k] for k in names if len(wording.words[k]) > 2), rarity.of),
        title=_weighed(wording_of(report.title or "").words, rarity.of),
        figures=frozenset(value for value, _ in numbers_in(wording, lead, lists) if value > _SMALL),
    )


def alike(a: tuple[Report, Gist], b: tuple[Report, Gist], shared: Comparison) -> dict[str, float]:
    """What tells that two reports are of one event, each from 0 to 1; ``shared`` is the comparison of their texts."""
    (one, ours), (other, theirs) = a, b
    days = abs((one.day - other.day).days) if one.day and other.day else None
    return {
        "letters": _cosine(ours.letters, theirs.letters),
        "letters of the lead": _cosine(ours.lead, theirs.lead),
        "names of the lead": _cosine(ours.names, theirs.names),
        "figures of the lead": _overlap(ours.figures, theirs.figures),
        "title": _cosine(ours.title, theirs.title),
        "same day": float(days == 0),
        "next day": float(days == 1),
        "days apart": float(days is not None and days > 3),
        **{name: shared.why[name] for name in ("same outlet", "covered", "late")},
    }


def same_event(features: Mapping[str, float], shared: Comparison) -> float:
    """How surely two reports tell one event; what is one text tells one event at least as surely."""
    return max(score_of("same_event", features), shared.reuse)


def _weighed(items: Iterable[str], rare: Callable[[str], float]) -> Weights:
    """Words or letters by how often they stand there and how rare they are."""
    return {item: (1 + log(often)) * rare(item) for item, often in Counter(items).items()}


def _cosine(one: Weights, other: Weights) -> float:
    both = fsum(weight * other[word] for word, weight in one.items() if word in other)
    size = sqrt(fsum(w * w for w in one.values()) * fsum(w * w for w in other.values()))
    return both / size if size else 0.0


def _overlap(one: frozenset[float], other: frozenset[float]) -> float:
    return len(one & other) / len(one | other) if one | other else 0.0
