"""What every store promises of events that are asked for as columns."""

from __future__ import annotations

from tests.recorded import reading, text_of

from dateline.record import kept_of
from dateline.store import Query, Store
from dateline.store.lean import LEAN
from dateline.store.protocol import flat_columns

EVENTS = [column.name for column in flat_columns("events")]


def keep(store: Store, *numbers: int, version: str = "1") -> None:
    with store.writing() as writer:
        for number in numbers:
            writer.keep(kept_of(reading(number, version=version)))


def named(store: Store) -> list[tuple[int, int]]:
    return [(int(row[0]), int(row[1])) for row in store.view.lean()]


def test_the_columns_are_those_of_the_events(store: Store) -> None:
    keep(store, 0, 1)
    of = {number: document for number, document, _ in store.view.counted()}
    lean = sorted((of[row[0]], *row[1:]) for row in store.view.lean())
    places = [EVENTS.index("report"), *(EVENTS.index(name) for name in LEAN[1:])]
    flat = sorted(tuple(row[place] for place in places) for row in store.view.flat("events", Query()))
    assert [row[:4] for row in lean] == [row[:4] for row in flat]
    assert {tuple(map(str, row)) for row in lean} == {tuple(map(str, row)) for row in flat}


def test_only_the_reading_that_counts_is_counted(store: Store) -> None:
    keep(store, 0)
    [(first, document, outlet)] = store.view.counted()
    keep(store, 0, version="2")
    [(second, *_)] = store.view.counted()
    assert (document, outlet) == ("report-0000", "Invented Wire")
    assert first != second
    assert len(list(store.view.lean([second]))) == 3
    assert len(list(store.view.lean())) == 6
    assert list(store.view.lean([])) == []


def test_judged_events_have_their_state(store: Store) -> None:
    keep(store, 0)
    kept = kept_of(reading(0))
    [(number, *_)] = store.view.counted()
    with store.writing() as writer:
        row = ("report-0000", "events", "v2", "", "rejected", "somebody", "j1")
        writer.settle("report-0000", kept.id, kept.id, [row])
    assert list(store.view.states()) == [(number, 1, "rejected")]


def test_events_come_in_the_order_in_which_they_are_named(store: Store) -> None:
    keep(store, *range(3))
    names = sorted(named(store), key=lambda pair: (pair[1], -pair[0]))
    rows = store.view.named([*names, (999, 0)])
    assert [row[EVENTS.index("n")] for row in rows] == [n for _, n in names]
    of = {document: number for number, document, _ in store.view.counted()}
    assert [of[row[0]] for row in rows] == [number for number, _ in names]


def test_a_passage_has_the_trigger_where_it_says(store: Store) -> None:
    keep(store, 0)
    [(number, *_)] = store.view.counted()
    passages = store.view.passages([(number, 2), (number, 0), (999, 0)], around=30)
    assert passages[2] is None
    march, attack = passages[:2]
    assert march is not None
    assert attack is not None
    assert march.lit[0].of(march.words) == "march"
    assert attack.lit[0].of(attack.words) == "attacked"
    assert march.words in text_of(0)
    assert len(march.words) == 30 + len("march") + 30


def test_the_version_is_another_one_after_a_commit(store: Store) -> None:
    before = store.view.version()
    keep(store, 0)
    after = store.view.version()
    assert before != after
    assert store.view.version() == after
