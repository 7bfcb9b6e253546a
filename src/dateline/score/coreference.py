"""Event coreference over a whole file: predicted chains of gold mentions against gold chains.

A gold mention that a prediction leaves out becomes a chain of its own, and one that gold does not know is passed over.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from typing import Any

from dateline.score.chains import score_chains

Row = dict[str, Any]


def score_coreference(predicted: Sequence[Row], gold: Sequence[Row]) -> dict[str, Any]:
    """MUC, B³, CEAFe, LEA and CoNLL in per cent, with what was compared."""
    key = _chains(gold)
    ids = frozenset[str]().union(*key)
    found = _chains(predicted, ids)
    told = frozenset[str]().union(*found)
    given = [mention["id"] for row in predicted for mention in row["mentions"]]
    found += [{each} for each in sorted(ids - told)]
    return {
        "documents": len(gold),
        "mentions": len(ids),
        "gold_chains": len(key),
        "predicted_chains": len(found),
        "left_out": len(ids - told),
        "unknown": sum(each not in ids for each in given),
        **score_chains(found, key).as_json(),
    }


def _chains(rows: Iterable[Row], known: AbstractSet[str] | None = None) -> list[set[str]]:
    chains: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        for mention in row["mentions"]:
            if known is None or mention["id"] in known:
                chains[mention["chain"]].add(mention["id"])
    return list(chains.values())
