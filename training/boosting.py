"""Boosted trees for yes or no, grown leaf by leaf on histograms; needs NumPy alone.

The same table gives the same trees: sampling goes by one generator, and of two splits that gain as much the first is
taken.
"""

from dataclasses import dataclass

import numpy as np

Table = np.ndarray

BINS = 64
"""Steps that a feature's values are put into, each with as many rows as the others."""


@dataclass(frozen=True)
class Growth:
    """How trees are grown: how many, with how many leaves, each weighed by ``rate``. A leaf has ``least`` rows or more;
    ``pull`` draws its value to 0. Each tree sees a ``rows`` share of the rows and a ``columns`` share of the features."""

    trees: int = 300
    leaves: int = 15
    rate: float = 0.05
    least: int = 200
    pull: float = 10.0
    rows: float = 0.7
    columns: float = 0.5
    seed: int = 1


@dataclass(frozen=True)
class Trees:
    """Trees × nodes, the root first. A row goes to ``left`` where its feature is ``step`` or less, else to ``left + 1``;
    a leaf has itself as ``left`` and no feature (-1). ``start`` and the ``value`` of each leaf reached add up."""

    start: float
    feature: np.ndarray
    step: np.ndarray
    left: np.ndarray
    value: np.ndarray


def boosted(table: Table, wanted: np.ndarray, growth: Growth = Growth()) -> Trees:
    """Trees for a table, rows × features, whose rows are wanted (1) or not (0)."""
    edges = [_edges(column) for column in table.T]
    codes = np.stack(
        [np.searchsorted(e, c, side="left") + n * BINS for n, (e, c) in enumerate(zip(edges, table.T, strict=True))],
        axis=1,
    ).astype(np.int32)  # fmt: skip
    share = float(wanted.mean())
    start = float(np.log(share / (1 - share)))
    scores = np.full(len(table), start)
    chance = np.random.default_rng(growth.seed)
    many, wide = table.shape
    grown = []
    for _ in range(growth.trees):
        likely = 1 / (1 + np.exp(-scores))
        slope, bend = likely - wanted, likely * (1 - likely)
        rows = np.sort(chance.permutation(many)[: int(many * growth.rows)])
        columns = np.sort(chance.permutation(wide)[: max(1, int(wide * growth.columns))])
        tree = _grown(codes, slope, bend, (rows, columns), growth)
        scores += tree[3][_leaves(codes, tree)]
        grown.append(tree)
    size = 2 * growth.leaves - 1
    made = [np.stack([_wide(tree[k], size) for tree in grown]) for k in range(4)]
    feature, code, left, value = made
    step = np.zeros(feature.shape, np.float32)
    for place in np.argwhere(feature >= 0):
        n, k = int(feature[tuple(place)]), int(code[tuple(place)])
        step[tuple(place)] = edges[n][k]
    return Trees(start, feature.astype(np.int16), step, left.astype(np.int16), value.astype(np.float32))


def _wide(row: np.ndarray, size: int) -> np.ndarray:
    return np.concatenate([row, np.full(size - len(row), -1, row.dtype)])


def _edges(column: np.ndarray) -> np.ndarray:
    """The values that part a column into steps: at most `BINS` - 1, each a value that is there."""
    there = np.unique(column)
    if len(there) >= BINS:
        there = np.unique(np.quantile(column, np.linspace(0, 1, BINS + 1)[1:-1], method="lower"))
    return there[: BINS - 1].astype(np.float32)


def _leaves(codes: np.ndarray, tree: tuple[np.ndarray, ...]) -> np.ndarray:
    feature, code, left, _ = tree
    at = np.zeros(len(codes), np.int64)
    rows = np.arange(len(codes))
    while (feature[at] >= 0).any():
        f = np.maximum(feature[at], 0)
        right = codes[rows, f] - f * BINS > code[at]
        at = np.where(feature[at] >= 0, left[at] + right, at)
    return at


def _grown(
    codes: np.ndarray,
    slope: np.ndarray,
    bend: np.ndarray,
    sampled: tuple[np.ndarray, np.ndarray],
    growth: Growth,
) -> tuple[np.ndarray, ...]:
    rows, columns = sampled
    some = codes[:, columns]

    def counted(at: np.ndarray) -> np.ndarray:
        """Three sums for each feature and step: of slopes, of bends, of rows."""
        flat = some[at].ravel()
        wide, size = len(columns), codes.shape[1] * BINS
        sums = [
            np.bincount(flat, weight, size)
            for weight in (np.repeat(slope[at], wide), np.repeat(bend[at], wide), None)
        ]
        return np.stack(sums).reshape(3, -1, BINS)[:, columns]

    def best(sums: np.ndarray) -> tuple[float, int, int]:
        left = np.cumsum(sums, axis=2)[:, :, :-1]
        whole = sums.sum(axis=2)[:, :, None]
        right = whole - left
        gain = left[0] ** 2 / (left[1] + growth.pull) + right[0] ** 2 / (right[1] + growth.pull)
        gain -= whole[0] ** 2 / (whole[1] + growth.pull)
        gain[(left[2] < growth.least) | (right[2] < growth.least)] = -1.0
        place = int(np.round(gain, 9).argmax())
        return float(gain.flat[place]), int(columns[place // (BINS - 1)]), place % (BINS - 1)

    feature, code, left, value = [-1], [0], [0], [0.0]
    sums = counted(rows)
    open_ = {0: (rows, sums, best(sums))}
    while len(feature) < 2 * growth.leaves - 1:
        node = max(open_, key=lambda n: (open_[n][2][0], -n))
        gain, f, k = open_[node][2]
        if gain <= 0:
            break
        at, sums, _ = open_.pop(node)
        under = codes[at, f] - f * BINS <= k
        parts = (at[under], at[~under])
        fewer = 0 if len(parts[0]) <= len(parts[1]) else 1
        small = counted(parts[fewer])
        both = (small, sums - small) if fewer == 0 else (sums - small, small)
        feature[node], code[node], left[node] = f, k, len(feature)
        for part, own in zip(parts, both, strict=True):
            open_[len(feature)] = (part, own, best(own))
            feature.append(-1)
            code.append(0)
            left.append(len(feature) - 1)
            value.append(0.0)
    for node, (at, _, _) in open_.items():
        value[node] = -growth.rate * float(slope[at].sum() / (bend[at].sum() + growth.pull))
    return np.array(feature), np.array(code), np.array(left), np.array(value)
