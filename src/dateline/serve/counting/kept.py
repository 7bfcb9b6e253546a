"""The columns of each record that is being served, kept in memory and brought up to date when the record changes."""

from __future__ import annotations

from collections import OrderedDict
from contextlib import closing, suppress
from dataclasses import dataclass, field
from threading import Lock, Thread
from typing import Final
from weakref import WeakKeyDictionary

import numpy as np

from dateline.errors import DatelineError
from dateline.serve.counting.columns import Columns, Legend, columns, together
from dateline.store import Store, View

RECORDS: Final = 4
"""Records whose columns are kept; a server has one."""


@dataclass(slots=True)
class _Kept:
    """One record's columns, and the versions at which the views that asked for them saw the record."""

    lock: Lock = field(default_factory=Lock)
    columns: Columns | None = None
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
            kept.columns = _refreshed(view, kept.columns)
            kept.seen[view] = (version, kept.columns)
        return kept.columns


def count_ahead(store: Store) -> Thread:
    """Reads the columns while nobody has asked for them yet: of a million events it takes ten seconds, of which who asks
    first waits for what is left. What goes wrong is told to who asks."""

    def read() -> None:
        with suppress(DatelineError), closing(store.another()) as own:
            columns_of(own.name, own.view)

    reading = Thread(target=read, name="count-ahead", daemon=True)
    reading.start()
    return reading


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
            parts.append(columns(view.lean(new.tolist()), outlets, before.legend))
        made = together(before.legend, parts) if len(parts) > 1 else parts[0]
    if made is not before:
        made = made.in_order({number: document for number, document, _ in counted})
    judged = {(int(reading), int(n)): str(state) for reading, n, state in view.states()}
    after = made.with_states(judged)
    is_same = made is before and np.array_equal(after.state, made.state)
    return made if is_same else after
