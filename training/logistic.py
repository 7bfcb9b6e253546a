"""Log-linear models over named features, fitted by L-BFGS; needs NumPy alone.

An example is a list of options, each a list of features, and which of them are right; the model makes the right ones
likely. A single option against nothing is a logistic regression.
"""

from collections import Counter
from collections.abc import Callable, Sequence

import numpy as np

Vector = np.ndarray
Example = tuple[Sequence[Sequence[str]], Sequence[bool]]


def fit(examples: Sequence[Example], *, least: int, prior: float, rounds: int = 150) -> dict[str, float]:
    """Weights of the features seen at least ``least`` times; ``prior`` is the variance of their Gaussian prior.

    An option without features stands for nothing and has the score 0.
    """
    counts = Counter(name for options, _ in examples for option in options for name in set(option))
    names = sorted(name for name, seen in counts.items() if seen >= least)
    number = {name: k for k, name in enumerate(names)}
    rows, columns, owner, right = [], [], [], []
    for k, (options, yes) in enumerate(examples):
        for option, good in zip(options, yes, strict=True):
            for name in sorted(set(option)):
                if name in number:
                    rows.append(len(owner))
                    columns.append(number[name])
            owner.append(k)
            right.append(good)
    row, column, own, good = (np.array(each) for each in (rows, columns, owner, right))
    known = np.zeros(len(examples), bool)
    np.logical_or.at(known, own, good)
    good = good & known[own]
    used = known[own]

    def loss(weights: Vector) -> tuple[float, Vector]:
        scores = np.bincount(row, weights[column], len(own))
        top = np.full(len(examples), -np.inf)
        np.maximum.at(top, own, scores)
        mass = np.exp(scores - top[own])
        whole = np.bincount(own, mass, len(examples))
        part = np.bincount(own, mass * good, len(examples))
        value = np.log(whole[known]).sum() - np.log(np.maximum(part[known], 1e-30)).sum()
        slope = used * mass / whole[own] - good * mass / np.maximum(part, 1e-30)[own]
        gradient = np.bincount(column, slope[row], len(names))
        return value + (weights**2).sum() / (2 * prior), gradient + weights / prior

    weights = minimise(loss, np.zeros(len(names)), rounds)
    return {name: round(float(w), 3) for name, w in zip(names, weights, strict=True) if abs(w) >= 0.02}


def minimise(
    loss: Callable[[Vector], tuple[float, Vector]], start: Vector, rounds: int, memory: int = 12
) -> Vector:
    """L-BFGS with a backtracking search (Nocedal and Wright 2006, algorithm 7.5)."""
    here = start
    value, slope = loss(here)
    steps: list[tuple[Vector, Vector]] = []
    for _ in range(rounds):
        way, used = slope.copy(), []
        for s, y in reversed(steps):
            a = s @ way / (y @ s)
            way -= a * y
            used.append(a)
        if steps:
            s, y = steps[-1]
            way *= (s @ y) / (y @ y)
        for (s, y), a in zip(steps, reversed(used), strict=True):
            way += (a - y @ way / (y @ s)) * s
        size = 1.0 if steps else 1.0 / max(1.0, float(np.abs(slope).sum()))
        down = float(slope @ way)
        while True:
            there = here - size * way
            new, new_slope = loss(there)
            if new <= value - 1e-4 * size * down or size < 1e-10:
                break
            size /= 2
        s, y = there - here, new_slope - slope
        if s @ y > 1e-10:
            steps = [*steps[1 - memory :], (s, y)] if len(steps) >= memory else [*steps, (s, y)]
        done = abs(value - new) < 1e-7 * max(1.0, abs(value))
        here, value, slope = there, new, new_slope
        if done:
            break
    return here
