"""Who acts on whom: how many events lead from one actor to another, the pairs with the most of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from dateline.serve.counting import Columns, Filters, chosen, columns_of
from dateline.serve.counting.columns import TYPES, Flags
from dateline.serve.counting.edges import Edges
from dateline.serve.counting.quads import QUADS, quad_of_type
from dateline.serve.counting.tallied import Tally, types_of
from dateline.serve.page import Desk, Page
from dateline.serve.shown import unnamed

MOST: Final = 60
"""Pairs that are drawn at most: with more, arrows cover each other."""
TRIED: Final = 5
"""How many times as many pairs are looked at, of which those without names are left out."""
Many = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked(Filters):
    """The filters, how many pairs, and one name that all of them are to have on one side."""

    pairs: int = 40
    around: str | None = None


@dataclass(frozen=True, slots=True)
class Node:
    """One actor; ``does`` and ``suffers`` are its events in the pairs that are shown."""

    name: str
    kind: str
    country: str | None
    sector: str | None
    does: int
    suffers: int


@dataclass(frozen=True, slots=True)
class Edge:
    """The events from one actor to another, by class and type."""

    actor: str
    recipient: str
    events: int
    quads: tuple[Tally, ...]
    types: tuple[Tally, ...]


@dataclass(frozen=True, slots=True)
class Network:
    """What the page shows. ``paired`` events have a named actor and a recipient; ``nameless`` pairs were left out,
    because what stands there is a description, which may be of somebody else in each report."""

    total: int
    paired: int
    pairs: int
    nameless: int
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    countries: tuple[str, ...]


def network(desk: Desk, asked: Asked) -> Network:
    """The answer of the page."""
    columns = columns_of(desk.store.name, desk.view)
    flags = chosen(columns, asked)
    edges = columns.legend.edges
    by_pair = np.bincount(columns.pair[flags], minlength=len(columns.legend.pairs))
    counts = np.zeros(len(edges.edges), np.int64)
    if len(counts):
        counts = np.bincount(edges.edge, by_pair[edges.pair], minlength=len(counts)).astype(np.int64)
    if asked.around is not None:
        number = edges.names.number(asked.around)
        actors, recipients = edges.ends(columns.legend.memo)
        counts = np.where((actors == number) | (recipients == number), counts, 0)
    number = min(max(asked.pairs, 1), MOST)
    known = _Known(desk)
    kept, nameless = [], 0
    for edge in _most(columns, counts, number * TRIED):
        actor, recipient = (edges.names.all[end] for end in edges.edges.all[edge])
        if known.of(actor) and known.of(recipient):
            kept.append(edge)
        else:
            nameless += 1
        if len(kept) == number:
            break
    shown = _edges(columns, flags, kept)
    is_paired = np.zeros(len(by_pair), np.bool_)
    is_paired[edges.pair[counts[edges.edge] > 0] if len(counts) else []] = True
    return Network(
        int(flags.sum()), int(by_pair[is_paired].sum()), int((counts > 0).sum()), nameless,
        _nodes(shown, known), shown, columns.legend.countries,
    )  # fmt: skip


class _Known:
    """Which names are of entities that are named, asked for as they are needed."""

    def __init__(self, desk: Desk) -> None:
        self._view = desk.view
        self._known: dict[str, tuple[str, str | None, str | None] | None] = {}

    def of(self, name: str) -> tuple[str, str | None, str | None] | None:
        """Kind, country and sector of the name."""
        if name not in self._known:
            found = [] if name.startswith(unnamed()) else self._view.actors_known([name])
            self._known[name] = tuple(found[0][1:]) if found else None
        return self._known[name]


def _most(columns: Columns, counts: Many, number: int) -> list[int]:
    """The edges with the most events; of several alike, the first by their names."""
    edges, memo = columns.legend.edges, columns.legend.memo
    there = np.flatnonzero(counts)
    if len(there) > number:
        of_size = np.cumsum(np.bincount(counts[there])[::-1])[::-1]  # how many have so many events or more
        least = int(np.flatnonzero(of_size >= number)[-1])
        there = there[counts[there] >= least]
    rank, (actor, recipient) = edges.ranks(memo), edges.ends(memo)
    by_name = (rank[actor[there]].astype(np.int64) << 32) | rank[recipient[there]]
    order = np.lexsort((by_name, -counts[there]))
    return [int(edge) for edge in there[order[:number]]]


def _names(edges: Edges, edge: int) -> tuple[str, str]:
    actor, recipient = edges.edges.all[edge]
    return edges.names.all[actor], edges.names.all[recipient]


def _edges(columns: Columns, flags: Flags, kept: list[int]) -> tuple[Edge, ...]:
    """The edges with their types, counted again over the events of their pairs alone."""
    edges = columns.legend.edges
    of_pair: dict[int, list[int]] = {}
    at = np.flatnonzero(np.isin(edges.edge, kept))
    for pair, edge in zip(edges.pair[at].tolist(), edges.edge[at].tolist(), strict=True):
        of_pair.setdefault(pair, []).append(edge)
    is_one = np.zeros(len(columns.legend.pairs), np.bool_)
    is_one[list(of_pair)] = True
    rows = flags & is_one[columns.pair] if len(is_one) else flags
    width = len(TYPES)
    pairs, kinds = columns.pair[rows].astype(np.int64), columns.type[rows]
    types: dict[int, Many] = {edge: np.zeros(width, np.int64) for edge in kept}
    keys, numbers = np.unique(pairs * width + kinds, return_counts=True)
    for key, number in zip(keys.tolist(), numbers.tolist(), strict=True):
        for edge in of_pair[key // width]:
            types[edge][key % width] += number
    return tuple(_edge(edges, edge, types[edge]) for edge in kept)


def _edge(edges: Edges, edge: int, types: Many) -> Edge:
    actor, recipient = _names(edges, edge)
    quads = np.bincount(quad_of_type(), types, minlength=len(QUADS)).astype(int)
    tallies = tuple(Tally(quad, int(number)) for quad, number in zip(QUADS, quads, strict=True) if number)
    return Edge(actor, recipient, int(types.sum()), tallies, types_of(types))


def _nodes(edges: tuple[Edge, ...], known: _Known) -> tuple[Node, ...]:
    does: dict[str, int] = {}
    suffers: dict[str, int] = {}
    for edge in edges:
        does[edge.actor] = does.get(edge.actor, 0) + edge.events
        suffers[edge.recipient] = suffers.get(edge.recipient, 0) + edge.events
    nodes = [
        Node(name, *(known.of(name) or ("other", None, None)), does.get(name, 0), suffers.get(name, 0))
        for name in {*does, *suffers}
    ]
    return tuple(sorted(nodes, key=lambda node: (-node.does - node.suffers, node.name)))


PAGE = Page(
    name="network",
    title="Who acts on whom",
    asks=Asked,
    answers=Network,
    answer=network,
    nav="Who on whom",
    modules=("network.js",),
    styles=("counts.css", "network.css"),
)
