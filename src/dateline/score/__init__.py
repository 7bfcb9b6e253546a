"""Predicted against gold: one file for each kind of answer, every figure from 0 to 100.

The scorers follow the published definitions that their files name. They know nothing of files, documents or
readings: `dateline.evaluate` brings gold and predictions together.
"""

from dateline.score.attribution import Attributed, AttributionScore, score_attributions
from dateline.score.chains import ChainScore, score_chains
from dateline.score.coreference import score_coreference
from dateline.score.events import score_roots
from dateline.score.factuality import score_factuality
from dateline.score.pairs import score_pairs
from dateline.score.place import score_places
from dateline.score.tally import Tally, tally
from dateline.score.times import score_event_times, score_timexes

__all__ = [
    "Attributed",
    "AttributionScore",
    "ChainScore",
    "Tally",
    "score_attributions",
    "score_chains",
    "score_coreference",
    "score_event_times",
    "score_factuality",
    "score_pairs",
    "score_places",
    "score_roots",
    "score_timexes",
    "tally",
]
