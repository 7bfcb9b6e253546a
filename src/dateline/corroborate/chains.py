"""Mentions of events that were found beforehand → chains: reports into stories first, then mentions within each story.

This is the task of event coreference across documents (ECB+, the Gun Violence Corpus): a chain is finer than an incident,
in which a shooting and the deaths of it are one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import exp
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dateline.corroborate.clusters import clusters
from dateline.corroborate.company import Company, Mention, companies, of_one, of_two
from dateline.corroborate.rarity import wording_of
from dateline.corroborate.senses import Senses, senses_of
from dateline.corroborate.stories import Sketch, odds_of_story
from dateline.corroborate.ties import wording_features
from dateline.corroborate.trace import Happening
from dateline.corroborate.trees import trees_of
from dateline.lang import Language

ONE_STORY: Final = 0.5
"""The logarithm of the odds that reports must have, in the mean, to tell one story. B³ F of documents, ECB+ train by five
folds over topics and ECB+ dev: 91.6 and 92.5; the mean of likelihoods instead gave at best 90.8 and 89.9."""
MOST_ODDS: Final = 6.0
"""What one pair can say for or against a story."""
ONE_CHAIN: Final = 0.4
"""How likely mentions must be, in the mean, to be of one event. CoNLL F1, ECB+ train by five folds over topics: 77.1 at
.35, 76.9 at .4, 76.7 at .45, 76.6 at .5."""
TREES: Final = "mentions.npz"
"""The file of a language with the trees that say it (``training/linking.py``)."""
MOST_REPORTS, MOST_SENTENCES, MOST_LETTERS = 12, 8, 120
"""From these numbers on more says no more."""


@dataclass(frozen=True, slots=True)
class Told:
    """One report: its sketch, and the mentions that were found in it."""

    sketch: Sketch
    mentions: tuple[Happening, ...]


def odds_of_stories(sketches: Sequence[Sketch], language: Language) -> NDArray[np.float64]:
    """The logarithm of the odds that each two reports tell one story, as far as one pair counts."""
    size = len(sketches)
    found = np.zeros((size, size))
    for i in range(size):
        for j in range(i):
            odds = odds_of_story(sketches[i], sketches[j], language)
            found[i, j] = found[j, i] = min(max(odds, -MOST_ODDS), MOST_ODDS)
    return found


def stories_of(sketches: Sequence[Sketch], language: Language) -> list[list[int]]:
    """Reports, by number, into stories."""
    return clusters(odds_of_stories(sketches, language), least=ONE_STORY)


def chains_of(reports: Sequence[Told], language: Language) -> Iterator[list[tuple[int, str]]]:
    """Chains of mentions, each named by the number of its report and its id."""
    odds = odds_of_stories([report.sketch for report in reports], language)
    for story in clusters(odds, least=ONE_STORY):
        mentions = [(n, each) for n in story for each in reports[n].mentions]
        for chain in clusters(_ties(mentions, odds, language), least=ONE_CHAIN):
            yield [(mentions[k][0], mentions[k][1].id) for k in chain]


def values_of_pairs(
    mentions: Sequence[Mention], odds: NDArray[np.float64], language: Language
) -> Iterator[tuple[int, int, dict[str, float]]]:
    """For each two mentions of one story, by number, what speaks for and against their being of one event."""
    wording, senses = wording_of(language), senses_of(language)
    company = companies(mentions, wording)
    reports = len({report for report, _ in mentions})
    lemmas = sorted(company)
    of_lemmas = {(a, b): _of_lemmas(company, senses, (a, b)) for a in lemmas for b in lemmas if a < b}
    own = {(lemma, lemma): of_one(company[lemma], reports) for lemma in lemmas}
    for i, (report, one) in enumerate(mentions):
        for j, (earlier, other) in enumerate(mentions[:i]):
            same = report == earlier
            story = 1.0 if same else 1 / (1 + exp(-float(odds[report, earlier])))
            values = wording_features(one, other, story, same_report=same, wording=wording)
            values |= _apart(one, other) if same else {}
            key = (min(one.lemma, other.lemma), max(one.lemma, other.lemma))
            values |= own[key] if one.lemma == other.lemma else of_lemmas[key]
            values["reports of the story"] = min(reports, MOST_REPORTS)
            yield i, j, values


def _of_lemmas(company: Mapping[str, Company], senses: Senses, lemmas: tuple[str, str]) -> dict[str, float]:
    """What is known of two lemmas of a story."""
    one, other = (company[lemma] for lemma in lemmas)
    return {
        "likeness of senses": senses.likeness(*lemmas),
        "a shared sense": senses.shared(*lemmas),
        **of_two(one, other),
    }


def _apart(one: Happening, other: Happening) -> dict[str, float]:
    """How two mentions of one report lie to each other."""
    sentences = abs(one.sentence - other.sentence)
    letters = abs(one.start - other.start)
    return {
        "one sentence": float(sentences == 0),
        "sentences apart": min(sentences, MOST_SENTENCES),
        "letters apart": min(letters, MOST_LETTERS) / MOST_LETTERS if sentences == 0 else 0.0,
        "one hangs on the other": float(one.lemma in other.near or other.lemma in one.near),
    }


def _ties(mentions: Sequence[Mention], odds: NDArray[np.float64], language: Language) -> NDArray[np.float64]:
    trees = trees_of(language, TREES)
    pairs = list(values_of_pairs(mentions, odds, language))
    found = trees.likelihoods(trees.table([values for _, _, values in pairs]))
    ties = np.zeros((len(mentions), len(mentions)))
    for (i, j, _), likelihood in zip(pairs, found, strict=True):
        ties[i, j] = ties[j, i] = likelihood
    return ties
