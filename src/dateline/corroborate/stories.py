"""How likely two reports tell one story, by the words they share: explainable, and the same in any record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import exp, log, sqrt
from typing import Final

from dateline.corroborate.rarity import Wording, product, unit
from dateline.corroborate.trace import Trace
from dateline.lang import Language

VIEWS: Final = ("words", "names", "numbers", "verbs", "nouns", "beginning", "pairs of words", "places")
_CLASSES: Final = {"PROPN": "names", "NUM": "numbers", "VERB": "verbs", "NOUN": "nouns", "ADJ": "nouns"}


@dataclass(frozen=True, slots=True)
class Sketch:
    """A report as weighted words, once for each of `VIEWS`, each of length one."""

    views: Mapping[str, Mapping[str, float]]


def sketch_of(trace: Trace, wording: Wording) -> Sketch:
    """The sketch of a report."""
    weights: dict[str, dict[str, float]] = {name: {} for name in VIEWS}
    for name, often in _counted(trace).items():
        for word, number in often.items():
            weights[name][word] = (1 + log(number)) * wording.rarity(word)
    return Sketch({name: unit(each) for name, each in weights.items()})


def _counted(trace: Trace) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {name: {} for name in VIEWS}
    for term in trace.terms:
        for name in ("words", _CLASSES[term.upos]):
            found[name][term.word] = found[name].get(term.word, 0) + term.often
        if term.lead:
            found["beginning"][term.word] = found["beginning"].get(term.word, 0) + term.lead
    found["pairs of words"] = dict(trace.pairs)
    found["places"] = dict(trace.places)
    return found


def features(one: Sketch, other: Sketch) -> dict[str, float]:
    """How alike two reports are in each view, from 0 to 1, the root of that, and the products of the roots."""
    found: dict[str, float] = {"bias": 1.0}
    roots: list[float] = []
    for n, name in enumerate(VIEWS):
        alike = min(product(one.views[name], other.views[name]), 1.0)
        root = sqrt(alike)
        found[name] = alike
        found[f"root of {name}"] = root
        for before, earlier in zip(VIEWS[:n], roots, strict=True):
            found[f"{before} × {name}"] = earlier * root
        roots.append(root)
    return found


@cache
def weights_of(language: Language, part: str) -> Mapping[str, float]:
    """The weights of one part of the language's ``linking.tsv`` (``training/linking.py``)."""
    rows = (
        line.split("\t") for line in language.text("linking.tsv").splitlines() if not line.startswith("#")
    )
    return {name: float(weight) for of, name, weight in rows if of == part}


def odds(values: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The weighted sum: the logarithm of the odds."""
    return max(-30.0, min(30.0, sum(weights.get(name, 0.0) * x for name, x in values.items())))


def likelihood(values: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The logistic function of the weighted sum."""
    return 1 / (1 + exp(-odds(values, weights)))


def odds_of_story(one: Sketch, other: Sketch, language: Language) -> float:
    """The logarithm of the odds that two reports tell one story."""
    return odds(features(one, other), weights_of(language, "story"))


def one_story(one: Sketch, other: Sketch, language: Language) -> float:
    """How likely two reports tell one story."""
    return likelihood(features(one, other), weights_of(language, "story"))
