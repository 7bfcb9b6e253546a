"""Coreference: predicted chains against gold chains.

MUC (Vilain et al. 1995), B³ (Bagga and Baldwin 1998), CEAFe (Luo 2005, φ4), LEA (Moosavi and Strube 2016,
a chain of one mention is a link to itself), and CoNLL, the mean F1 of the first three. A chain is a set of
mentions; a mention is anything that can be compared.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from math import inf
from typing import Any

from dateline.score.tally import f1

Chain = AbstractSet[Hashable]
Chains = Sequence[Chain]


@dataclass(frozen=True, slots=True)
class ChainScore:
    """Precision and recall of each measure, in per cent."""

    muc: tuple[float, float]
    b3: tuple[float, float]
    ceafe: tuple[float, float]
    lea: tuple[float, float]

    @property
    def conll(self) -> float:
        """The mean F1 of MUC, B³ and CEAFe."""
        return sum(f1(*pair) for pair in (self.muc, self.b3, self.ceafe)) / 3

    def as_json(self) -> dict[str, Any]:
        """Percentages with two decimals."""
        measures = {"muc": self.muc, "b3": self.b3, "lea": self.lea, "ceafe": self.ceafe}
        out: dict[str, Any] = {
            name: {"p": round(p, 2), "r": round(r, 2), "f1": round(f1(p, r), 2)}
            for name, (p, r) in measures.items()
        }
        out["conll"] = round(self.conll, 2)
        return out


def score_chains(predicted: Chains, gold: Chains, *, singletons: bool = True) -> ChainScore:
    """Score chains; without ``singletons`` those of one mention are dropped on both sides."""
    if not singletons:
        predicted, gold = [c for c in predicted if len(c) > 1], [c for c in gold if len(c) > 1]

    def both(measure: Callable[[Chains, Chains], float]) -> tuple[float, float]:
        return 100 * measure(predicted, gold), 100 * measure(gold, predicted)

    shared = _ceafe(predicted, gold)
    return ChainScore(
        muc=both(_muc),
        b3=both(_b3),
        lea=both(_lea),
        ceafe=(
            100 * shared / len(predicted) if predicted else 0.0,
            100 * shared / len(gold) if gold else 0.0,
        ),
    )


def _places(chains: Chains) -> dict[Hashable, int]:
    return {mention: number for number, chain in enumerate(chains) for mention in chain}


def _muc(chains: Chains, others: Chains) -> float:
    """Share of the links of ``chains`` that the others keep."""
    place = _places(others)
    links = sum(len(chain) - 1 for chain in chains)
    kept = sum(
        len(chain) - len({place.get(mention, ("alone", mention)) for mention in chain})
        for chain in chains
        if len(chain) > 1
    )
    return kept / links if links else 0.0


def _shares(chain: Chain, place: dict[Hashable, int]) -> Counter[int]:
    return Counter(place[mention] for mention in chain if mention in place)


def _b3(chains: Chains, others: Chains) -> float:
    place = _places(others)
    mentions = sum(map(len, chains))
    kept = sum(sum(n * n for n in _shares(chain, place).values()) / len(chain) for chain in chains)
    return kept / mentions if mentions else 0.0


def _lea(chains: Chains, others: Chains) -> float:
    place = _places(others)
    mentions = sum(map(len, chains))
    resolved = 0.0
    for chain in chains:
        size = len(chain)
        shares = _shares(chain, place)
        if size == 1:
            resolved += any(len(others[other]) == 1 for other in shares)
        else:
            resolved += size * sum(n * (n - 1) for n in shares.values()) / (size * (size - 1))
    return resolved / mentions if mentions else 0.0


def _ceafe(predicted: Chains, gold: Chains) -> float:
    """The likeness (φ4) of the best one-to-one alignment of chains, solved apart where chains share nothing."""
    place = _places(gold)
    likeness = {
        (g, p): 2 * n / (len(gold[g]) + len(chain))
        for p, chain in enumerate(predicted)
        for g, n in _shares(chain, place).items()
    }
    with_gold: dict[int, set[int]] = {}
    with_predicted: dict[int, set[int]] = {}
    for g, p in likeness:
        with_gold.setdefault(g, set()).add(p)
        with_predicted.setdefault(p, set()).add(g)
    total, seen = 0.0, set[int]()
    for first in with_gold:
        if first in seen:
            continue
        rows, columns, todo = {first}, set[int](), [first]
        while todo:
            for p in with_gold[todo.pop()] - columns:
                columns.add(p)
                todo += with_predicted[p] - rows
                rows |= with_predicted[p]
        seen |= rows
        table = [[likeness.get((g, p), 0.0) for p in sorted(columns)] for g in sorted(rows)]
        total += _assignment(table)
    return total


def _assignment(gains: list[list[float]]) -> float:
    """The largest total of a one-to-one choice of rows and columns (the Hungarian method, with potentials)."""
    if len(gains) > len(gains[0]):
        gains = [list(column) for column in zip(*gains, strict=True)]
    rows, columns = len(gains), len(gains[0])
    of_row, of_column = [0.0] * (rows + 1), [0.0] * (columns + 1)
    chosen, before = [0] * (columns + 1), [0] * (columns + 1)  # column 0 and row 0 stand for none
    for row in range(1, rows + 1):
        chosen[0], column = row, 0
        least, used = [inf] * (columns + 1), [False] * (columns + 1)
        while chosen[column]:
            used[column] = True
            here, step, following = chosen[column], inf, 0
            for other in range(1, columns + 1):
                if used[other]:
                    continue
                cost = -gains[here - 1][other - 1] - of_row[here] - of_column[other]
                if cost < least[other]:
                    least[other], before[other] = cost, column
                if least[other] < step:
                    step, following = least[other], other
            for other in range(columns + 1):
                if used[other]:
                    of_row[chosen[other]] += step
                    of_column[other] -= step
                else:
                    least[other] -= step
            column = following
        while column:
            chosen[column] = chosen[before[column]]
            column = before[column]
    return sum(gains[chosen[other] - 1][other - 1] for other in range(1, columns + 1) if chosen[other])
