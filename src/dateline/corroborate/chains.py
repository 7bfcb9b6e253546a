"""Mentions of events that were found beforehand → chains: reports into stories first, then mentions within each story.

This is the task of event coreference across documents (ECB+, the Gun Violence Corpus): a chain is finer than an incident,
in which a shooting and the deaths of it are one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import exp
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dateline.corroborate.clusters import clusters
from dateline.corroborate.rarity import wording_of
from dateline.corroborate.stories import Sketch, likelihood, odds_of_story, weights_of
from dateline.corroborate.ties import wording_features
from dateline.corroborate.trace import Happening
from dateline.lang import Language

ONE_STORY: Final = 0.5
"""The logarithm of the odds that reports must have, in the mean, to tell one story. B³ F of documents, ECB+ train by five
folds over topics and ECB+ dev: 91.6 and 92.5; the mean of likelihoods instead gave at best 90.8 and 89.9."""
MOST_ODDS: Final = 6.0
"""What one pair can say for or against a story."""
ONE_CHAIN: Final = 0.4
"""How likely mentions must be, in the mean, to be of one event."""


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


def chain_values(
    one: tuple[int, Happening], other: tuple[int, Happening], odds: NDArray[np.float64], language: Language
) -> dict[str, float]:
    """What speaks for two mentions, each with the number of its report, being of one event."""
    same = one[0] == other[0]
    story = 1.0 if same else 1 / (1 + exp(-float(odds[one[0], other[0]])))
    return wording_features(one[1], other[1], story, same_report=same, wording=wording_of(language))


def _ties(
    mentions: Sequence[tuple[int, Happening]], odds: NDArray[np.float64], language: Language
) -> NDArray[np.float64]:
    weights = weights_of(language, "mention")
    size = len(mentions)
    ties = np.zeros((size, size))
    for i, one in enumerate(mentions):
        for j, other in enumerate(mentions[:i]):
            ties[i, j] = ties[j, i] = likelihood(chain_values(one, other, odds, language), weights)
    return ties
