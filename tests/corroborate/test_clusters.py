"""Clusters: mean likelihood, what people decided, and no order."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.corroborate import clusters as module
from dateline.corroborate.clusters import Bonds, bonds_of, clusters, components


def matrix(size: int, values: dict[tuple[int, int], float]) -> np.ndarray:
    made = np.zeros((size, size))
    for (a, b), value in values.items():
        made[a, b] = made[b, a] = value
    return made


LINE = matrix(4, {(0, 1): 0.9, (1, 2): 0.6, (2, 3): 0.9})


def test_what_is_near_in_the_mean_is_one() -> None:
    assert clusters(LINE, least=0.5) == [[0, 1], [2, 3]]
    assert clusters(LINE, least=0.1) == [[0, 1, 2, 3]]


def test_what_was_decided_to_be_one_is_one() -> None:
    [found] = [c for c in clusters(LINE, least=0.5, bonds=Bonds(together=frozenset({(0, 3)}))) if 0 in c]
    assert 3 in found


def test_what_was_decided_to_be_apart_is_never_one() -> None:
    found = clusters(LINE, least=0.0, bonds=Bonds(apart=frozenset({(0, 1), (2, 3)})))
    assert not any({0, 1} <= set(each) or {2, 3} <= set(each) for each in found)


def test_a_later_split_undoes_a_merge_and_a_later_merge_a_split() -> None:
    merged = ("merge", [[0, 1], [2]])
    parted = ("split", [[2], [0, 1]])
    assert bonds_of([merged, parted]) == Bonds(frozenset({(0, 1)}), frozenset({(0, 2), (1, 2)}))
    assert bonds_of([parted, merged]) == Bonds(frozenset({(0, 1), (1, 2)}), frozenset())


@given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=12))
def test_components_share_out_every_node(pairs: list[tuple[int, int]]) -> None:
    found = components(8, pairs)
    assert sorted(node for part in found for node in part) == list(range(8))
    of = {node: n for n, part in enumerate(found) for node in part}
    assert all(of[a] == of[b] for a, b in pairs)


@given(st.integers(2, 7), st.data())
def test_the_order_of_ties_changes_nothing(size: int, data: st.DataObject) -> None:
    values = data.draw(st.lists(st.floats(0, 1), min_size=size * size, max_size=size * size))
    made = np.array(values).reshape(size, size)
    made = (made + made.T) / 2
    order = data.draw(st.permutations(range(size)))
    turned = made[np.ix_(order, order)]
    distinct = len({round(float(x), 6) for x in made[np.triu_indices(size, 1)]}) == size * (size - 1) // 2
    if distinct:
        back = sorted(sorted(order[n] for n in each) for each in clusters(turned, least=0.5))
        assert back == clusters(made, least=0.5)


def test_a_large_component_falls_apart_where_it_is_weakest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST", 2)
    assert clusters(LINE, least=0.1) == [[0, 1], [2, 3]]
