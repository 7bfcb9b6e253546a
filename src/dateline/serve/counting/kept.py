"""The columns of each record that is being served, kept in memory and brought up to date when the record changes."""

from __future__ import annotations

import gc
from collections import OrderedDict
from dataclasses import dataclass, field
from threading import Lock
from typing import Final
from weakref import WeakKeyDictionary

import numpy as np

from dateline.serve.counting.columns import Columns, Legend, columns, together
from dateline.store import View
from dateline.tables import Row

RECORDS: Final = 4
"""Records whose columns are kept; a server has one."""


@dataclass(slots=True)
class _Kept:
    """One record's columns, the rows of ``current`` that they are of, and the versions at which the views that asked for
    them saw the record."""

    lock: Lock = field(default_factory=Lock)
    columns: Columns | None = None
    counts: tuple[Row, ...] = ()
    seen: WeakKeyDictionary[View, tuple[str, Columns]] = field(default_factory=WeakKeyDictionary)


_kept: OrderedDict[str, _Kept] = OrderedDict()
_lock = Lock()


def columns_of(name: str, view: View) -> Columns:
    """The columns of the events that count in the record of this name, as the view sees it now."""
    with _lock:
        kept = _kept.setdefault(name, _Kept())
        _kept.move_to_end(name)
        while len(_kept) > RECORDS:
            _kept.popitem(last=False)
    with kept.lock:
        version = view.version()
        seen = kept.seen.get(view)
        if kept.columns is None or seen is None or seen[0] != version or seen[1] is not kept.columns:
            counts = tuple(view.rows("current"))
            is_same = kept.columns is not None and counts == kept.counts
            before = _refreshed(view, kept.columns) if kept.columns is None or not is_same else kept.columns
            kept.columns, kept.counts = _judged(view, before), counts
            if not is_same:
                _set_apart(kept.columns)
            kept.seen[view] = (version, kept.columns)
        return kept.columns


def _refreshed(view: View, before: Columns | None) -> Columns:
    """The columns after a change: those of readings that still count stay, the others are asked for."""
    counted = [(int(number), str(document), outlet) for number, document, outlet in view.counted()]
    outlets = {number: outlet for number, _, outlet in counted}
    if before is None:
        made = columns(view.lean(), outlets, Legend())
    else:
        had = np.unique(before.reading)
        counts = np.fromiter(outlets, np.int64, len(outlets))
        new = np.setdiff1d(counts, had, assume_unique=True)
        stays = np.isin(before.reading, counts)
        parts = [before if stays.all() else before.only(stays)]
        if len(new):
            parts.append(columns(view.lean(new.tolist()), outlets, before.legend.copy()))
        made = together(parts[-1].legend, parts) if len(parts) > 1 else parts[0]
    if made is not before:
        made = made.in_order({number: document for number, document, _ in counted})
    return made


def _set_apart(made: Columns) -> None:
    """Has what stays until the record changes looked through for garbage no more: of a million events that took 90 ms,
    within every twentieth page."""
    made.legend.edges.ranks(made.legend.memo)  # made when they are asked for first, and they stay too
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def _judged(view: View, before: Columns) -> Columns:
    """The columns with what persons decided since."""
    after = before.with_states({(int(reading), int(n)): str(state) for reading, n, state in view.states()})
    return before if np.array_equal(after.state, before.state) else after
