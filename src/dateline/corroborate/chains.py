"""Mentions of events that were found beforehand → chains: reports into stories first, then mentions within each story.

This is the task of event coreference across documents (ECB+, the Gun Violence Corpus): a chain is finer than an incident,
in which a shooting and the deaths of it are one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dateline.corroborate.clusters import clusters
from dateline.corroborate.rarity import wording_of
from dateline.corroborate.stories import Sketch, likelihood, one_story, weights_of
from dateline.corroborate.ties import wording_features
from dateline.corroborate.trace import Happening
from dateline.lang import Language

ONE_STORY: Final = 0.45
"""How likely reports must be, in the mean, to tell one story. B³ F of ECB+ train by five folds over topics
(``training/linking.py``): .30 88.8, .40 89.8, .45 91.0, .50 90.8, .60 88.8."""
ONE_CHAIN: Final = 0.4
"""How likely mentions must be, in the mean, to be of one event."""


@dataclass(frozen=True, slots=True)
class Told:
    """One report: its sketch, and the mentions that were found in it."""

    sketch: Sketch
    mentions: tuple[Happening, ...]


def likelihoods_of_stories(sketches: Sequence[Sketch], language: Language) -> NDArray[np.float64]:
    """How likely each two reports tell one story."""
    size = len(sketches)
    found = np.zeros((size, size))
    for i in range(size):
        for j in range(i):
            found[i, j] = found[j, i] = one_story(sketches[i], sketches[j], language)
    return found


def stories_of(sketches: Sequence[Sketch], language: Language) -> list[list[int]]:
    """Reports, by number, into stories."""
    return clusters(likelihoods_of_stories(sketches, language), least=ONE_STORY)


def chains_of(reports: Sequence[Told], language: Language) -> Iterator[list[tuple[int, str]]]:
    """Chains of mentions, each named by the number of its report and its id."""
    likely = likelihoods_of_stories([report.sketch for report in reports], language)
    for story in clusters(likely, least=ONE_STORY):
        mentions = [(n, each) for n in story for each in reports[n].mentions]
        for chain in clusters(_ties(mentions, likely, language), least=ONE_CHAIN):
            yield [(mentions[k][0], mentions[k][1].id) for k in chain]


def _ties(
    mentions: Sequence[tuple[int, Happening]], likely: NDArray[np.float64], language: Language
) -> NDArray[np.float64]:
    weights, wording = weights_of(language, "mention"), wording_of(language)
    size = len(mentions)
    ties = np.zeros((size, size))
    for i, (report, one) in enumerate(mentions):
        for j, (other_report, other) in enumerate(mentions[:i]):
            same = report == other_report
            story = 1.0 if same else float(likely[report, other_report])
            values = wording_features(one, other, story, same_report=same, wording=wording)
            ties[i, j] = ties[j, i] = likelihood(values, weights)
    return ties
