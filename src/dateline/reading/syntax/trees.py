"""Dependency trees: decoding arcs into trees, and questions that other components ask of them."""

from collections.abc import Iterator, Sequence
from itertools import chain

import numpy as np

from dateline.model import Token
from dateline.nn import Scores

_LEAST = -1e6
"""Scores below it are as good as it: no word is so bad a head that another tree is looked for."""
_EACH_ROOT = 1e9
"""What a root costs: more than a tree can gain by a second one."""
_NEAR = 1e-4
"""Trees whose scores are nearer than this are as good: beside `_EACH_ROOT` the last digits of float64 are some 1e-7."""
_MOST_ROOTS = 12
"""Words that are tried as the root of a sentence: on 90,000 words of news six is the most that it took."""
_NO_SCORE = -1e3
"""No score of the network is below it: such a one stands for words beyond its window."""


_NONE: dict[str, list[int]] = {}


class Trees:
    """The trees of one document, with the dependents of each token in order."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.dependents: list[list[int]] = [[] for _ in tokens]
        self._relations = [(token.deprel, token.deprel.partition(":")[0]) for token in tokens]
        self._by: list[dict[str, list[int]]] = [_NONE] * len(
            tokens
        )  # of each token, its dependents by relation
        for index, (token, (whole, base)) in enumerate(zip(tokens, self._relations, strict=True)):
            if token.head < 0:
                continue
            dependents, by = self.dependents[token.head], self._by[token.head]
            if not dependents:
                by = self._by[token.head] = {}
            dependents.append(index)
            by.setdefault(whole, []).append(index)
            if base != whole:
                by.setdefault(base, []).append(index)

    def child(self, index: int, *relations: str) -> int | None:
        """The first dependent with one of the relations (``nsubj`` also finds ``nsubj:pass``), or None."""
        by = self._by[index]
        if not by:
            return None
        if len(relations) == 1:
            found = by.get(relations[0])
            return found[0] if found else None
        if by.keys().isdisjoint(relations):
            return None
        return min([by[relation][0] for relation in relations if relation in by])

    def children(self, index: int, *relations: str) -> Sequence[int]:
        """The dependents with one of the relations; a relation without a subtype finds all its subtypes."""
        by = self._by[index]
        if not by:  # every other word is a leaf
            return ()
        if len(relations) == 1:
            return by.get(relations[0], ())
        if by.keys().isdisjoint(relations):
            return ()
        found = [by[relation] for relation in relations if relation in by]
        return sorted(set(chain.from_iterable(found))) if len(found) > 1 else found[0]

    def subtree(self, index: int, *, without: Sequence[str] = ()) -> list[int]:
        """The token and all below it, in order; branches that hang on it by a relation of ``without`` are left out."""
        todo = self.dependents[index]
        if not todo:
            return [index]
        found, todo = [index], [d for d in todo if not self._among(d, without)] if without else todo.copy()
        while todo:
            token = todo.pop()
            found.append(token)
            todo += self.dependents[token]
        return sorted(found)

    def _among(self, index: int, relations: Sequence[str]) -> bool:
        whole, base = self._relations[index]
        return whole in relations or base in relations

    def ancestors(self, index: int) -> Iterator[int]:
        """The heads above a token, nearest first."""
        head = self.tokens[index].head
        while head >= 0:
            yield head
            head = self.tokens[head].head


def best_tree(scores: Scores) -> list[int]:
    """The best tree over one sentence: each word's head, -1 for the one root.

    ``scores`` is words × (1 + words), column 0 for the root. Where the best heads of the words make a tree they are
    it; else the maximum spanning tree with one root is found (Chu and Liu 1965, Edmonds 1967).
    """
    count = len(scores)
    scores = scores.astype(np.float64)
    scores[np.arange(count), np.arange(count) + 1] = -np.inf
    heads = scores.argmax(1)
    if (heads == 0).sum() == 1 and _cycle((heads - 1).tolist()) is None:
        return [int(h) - 1 for h in heads]
    if not count:
        return []
    scores = np.maximum(scores, _LEAST)
    scores[np.arange(count), np.arange(count) + 1] = -np.inf
    heads_of_one = _by_roots(scores)
    if heads_of_one is not None:
        return heads_of_one
    arcs = np.full((count + 1, count + 1), -np.inf)  # the last row and column are the root's
    arcs[:-1, :-1] = scores[:, 1:]
    arcs[:-1, -1] = scores[:, 0] - _EACH_ROOT
    return [head if head < count else -1 for head in _spanning(arcs, count)[:-1]]


def _by_roots(scores: np.ndarray) -> list[int] | None:
    """The best tree, by trying words as the root, the likeliest first, until no other can be better.

    With a word as the root no tree is better than each other word under its best head, and that is mostly a tree, or
    has a cycle or two. None where the last digits of sums, or scores that stand for none, would decide.
    """
    words = scores[:, 1:]
    count = np.arange(len(words))
    best = words[count, words.argmax(1)]
    gains = scores[:, 0] - best  # of each word as the root, over all words under their best heads
    chosen: list[int] | None = None
    top = runner_up = -np.inf
    order = np.argsort(-gains).tolist()
    for tried, root in enumerate(order):
        if gains[root] < top - _NEAR:
            break
        if tried == _MOST_ROOTS:
            return None
        heads = _spanning(words, root)
        under = words[count, heads]
        under[root] = scores[root, 0]
        if under.min() < _NO_SCORE:
            return None
        total = float((under - best).sum())
        if total > top:
            chosen, top, runner_up = heads, total, top
        else:
            runner_up = max(runner_up, total)
    return chosen if top - runner_up > _NEAR else None


def _cycle(heads: Sequence[int]) -> list[int] | None:
    """One cycle of the head links, or None; links to -1 end."""
    state = [0] * len(heads)
    for start in range(len(heads)):
        path = []
        node = start
        while node >= 0 and state[node] == 0:
            state[node] = 1
            path.append(node)
            node = heads[node]
        if node >= 0 and state[node] == 1:
            return path[path.index(node) :]
        for seen in path:
            state[seen] = 2
    return None


def _spanning(arcs: np.ndarray, root: int) -> list[int]:
    """Heads of the maximum arborescence from ``root``; ``arcs[dependent, head]``. The root's head is -1."""
    count = len(arcs)
    arcs = arcs.copy()
    np.fill_diagonal(arcs, -np.inf)
    heads = arcs.argmax(1)
    heads[root] = -1
    cycle = _cycle(heads.tolist())
    if cycle is None:
        return [int(h) for h in heads]
    inside = np.zeros(count, bool)
    inside[cycle] = True
    rest = np.flatnonzero(~inside)
    own = arcs[cycle, heads[cycle]]
    outside = arcs[rest]
    small = np.full((len(rest) + 1, len(rest) + 1), -np.inf)
    small[:-1, :-1] = outside[:, rest]
    out_of = outside[:, cycle]  # a word outside hangs on one of the cycle
    into = arcs[cycle][:, rest] - own[:, None]  # one of the cycle hangs on a word outside
    small[:-1, -1] = out_of.max(1) if len(rest) else -np.inf
    small[-1, :-1] = into.max(0) if len(rest) else -np.inf
    new_root = int(np.flatnonzero(rest == root)[0])
    solved = _spanning(small, new_root)
    result = heads.copy()
    for position, node in enumerate(rest):
        head = solved[position]
        if head == len(rest):
            result[node] = cycle[int(out_of[position].argmax())]
        else:
            result[node] = rest[head] if head >= 0 else -1
    enter = solved[-1]
    broken = cycle[int(into[:, enter].argmax())]
    result[broken] = rest[enter]
    return [int(h) for h in result]
