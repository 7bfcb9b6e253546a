"""Clusters by mean likelihood, under what people decided: the same whatever order the nodes come in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

Pair = tuple[int, int]
Likelihoods = NDArray[np.float64]

MOST: Final = 1_500
"""Nodes that are clustered together: of a larger component only the stronger ties count, until it falls apart."""
_STEP: Final = 0.05
_NEVER: Final = -1e9


@dataclass(frozen=True, slots=True)
class Bonds:
    """What people decided about nodes: pairs that are one, and pairs that are not."""

    together: frozenset[Pair] = frozenset()
    apart: frozenset[Pair] = frozenset()


def components(size: int, pairs: Iterable[Pair]) -> list[list[int]]:
    """The nodes that hang together, each component and all of them in order."""
    parent = list(range(size))

    def root(node: int) -> int:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for a, b in pairs:
        low, high = sorted((root(a), root(b)))
        parent[high] = low
    found: dict[int, list[int]] = {}
    for node in range(size):
        found.setdefault(root(node), []).append(node)
    return list(found.values())


def clusters(likelihoods: Likelihoods, *, least: float, bonds: Bonds = Bonds()) -> list[list[int]]:
    """Average link: the two clusters whose nodes are likeliest one are merged, while their mean is ``least`` or more.

    Those decided to be together start as one; those decided to be apart never become one. Nodes are to come sorted:
    of two pairs that are as likely the first is merged.
    """
    parts = _small(likelihoods, least, bonds)
    return sorted(
        sorted(part[node] for node in cluster)
        for part in parts
        for cluster in _linked(likelihoods[np.ix_(part, part)], least, _within(bonds, part))
    )


def _small(likelihoods: Likelihoods, least: float, bonds: Bonds) -> list[list[int]]:
    """The nodes in parts of at most `MOST`, cut where ties are weakest."""
    size = len(likelihoods)
    if size <= MOST:
        return [list(range(size))]
    cut = least
    while True:
        strong = [(int(a), int(b)) for a, b in np.argwhere(np.triu(likelihoods >= cut, 1))]
        parts = components(size, [*strong, *bonds.together])
        if max(map(len, parts)) <= MOST or cut >= 1.0:
            return parts
        cut += _STEP


def _within(bonds: Bonds, part: Sequence[int]) -> Bonds:
    place = {node: n for n, node in enumerate(part)}

    def inside(pairs: Iterable[Pair]) -> frozenset[Pair]:
        return frozenset((place[a], place[b]) for a, b in pairs if a in place and b in place)

    return Bonds(inside(bonds.together), inside(bonds.apart))


def _linked(likelihoods: Likelihoods, least: float, bonds: Bonds) -> list[list[int]]:
    groups = components(len(likelihoods), bonds.together)
    member = np.zeros((len(groups), len(likelihoods)))
    for n, group in enumerate(groups):
        member[n, group] = 1.0
    sizes = member.sum(axis=1)
    means = (member @ likelihoods @ member.T) / np.outer(sizes, sizes)
    means[np.diag_indices_from(means)] = _NEVER
    of = {node: n for n, group in enumerate(groups) for node in group}
    for a, b in bonds.apart:
        means[of[a], of[b]] = means[of[b], of[a]] = _NEVER
    merged: list[list[int]] = [list(group) for group in groups]
    while len(merged) > 1:
        a, b = divmod(int(np.round(means, 12).argmax()), len(means))
        if means[a, b] < least:
            break
        a, b = min(a, b), max(a, b)
        row = (means[a] * sizes[a] + means[b] * sizes[b]) / (sizes[a] + sizes[b])
        row[(means[a] <= _NEVER / 2) | (means[b] <= _NEVER / 2)] = _NEVER
        means[a], means[:, a] = row, row
        means[a, a] = _NEVER
        sizes[a] += sizes[b]
        merged[a] += merged[b]
        del merged[b]
        means = np.delete(np.delete(means, b, 0), b, 1)
        sizes = np.delete(sizes, b)
    return merged


def bonds_of(
    decided: Iterable[tuple[str, Sequence[Sequence[int]]]],
) -> Bonds:
    """Decisions in the order in which they were made, the later one winning: ``merge`` makes one of all nodes of its
    groups, ``split`` parts the nodes of each group from those of the others.
    """
    together: dict[Pair, None] = {}
    apart: dict[Pair, None] = {}
    for decision, groups in decided:
        if decision == "merge":
            nodes = sorted({node for group in groups for node in group})
            for n, a in enumerate(nodes):
                for b in nodes[n + 1 :]:
                    apart.pop((a, b), None)
            together.update(dict.fromkeys(pairwise(nodes)))
            continue
        parted = {
            _pair(a, b)
            for n, one in enumerate(groups)
            for other in groups[n + 1 :]
            for a in one
            for b in other
        }
        together = _without(together, parted)
        apart.update(dict.fromkeys(sorted(parted)))
    return Bonds(frozenset(together), frozenset(apart))


def _pair(a: int, b: int) -> Pair:
    return (a, b) if a < b else (b, a)


def _without(together: Mapping[Pair, None], parted: set[Pair]) -> dict[Pair, None]:
    """The merges without what a later split parts: each merged group falls into those who may still be together."""
    nodes = sorted({node for pair in together for node in pair})
    place = {node: n for n, node in enumerate(nodes)}
    left: dict[Pair, None] = {}
    for group in components(len(nodes), [(place[a], place[b]) for a, b in together]):
        rest = [nodes[n] for n in group]
        while rest:
            kept = [rest[0]]
            for node in rest[1:]:
                if all(_pair(node, one) not in parted for one in kept):
                    kept.append(node)
            left.update(dict.fromkeys(pairwise(kept)))
            rest = [node for node in rest if node not in kept]
    return left
