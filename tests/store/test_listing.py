"""Lists that are paged and counted, and the tallies that head them, on every store."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

import pytest
from tests.recorded import reading

from dateline.errors import BadInput
from dateline.record import kept_of
from dateline.store import Query, Store, listing
from dateline.store.facts import FACETS, Telling, facts_of, tally_of
from dateline.store.listing import columns_of, report_columns
from dateline.store.protocol import State
from dateline.tables import Row

EVERY: tuple[State, ...] = ("machine", "accepted", "corrected", "rejected")


def keep(store: Store, *numbers: int, version: str = "1") -> None:
    with store.writing() as writer:
        for number in numbers:
            writer.keep(kept_of(reading(number, version=version)))


def judge(store: Store, number: int, states: dict[tuple[str, str], str], version: str = "1") -> None:
    kept = kept_of(reading(number, version=version))
    rows: list[Row] = [(kept.document_id, *row, "", state, "Ann", "j1") for row, state in states.items()]
    with store.writing() as writer:
        writer.settle(kept.document_id, kept.id, kept.id, rows)


def named(table: str, rows: tuple[Row, ...]) -> list[dict[str, Any]]:
    return [dict(zip(columns_of(table), row, strict=True)) for row in rows]


def counted(store: Store) -> Counter[tuple[str, str]]:
    """Every tally, as the store has them."""
    return Counter(
        {
            (facet, value): number
            for facet in FACETS
            for value, number in store.view.tallies(facet, limit=10_000)
        }
    )


def recounted(store: Store) -> Counter[tuple[str, str]]:
    """Every tally, from the readings that count."""
    found: Counter[tuple[str, str]] = Counter()
    for kept in store.view.current():
        rejected = {
            (str(row[1]), str(row[2]))
            for row in store.view.rows("reviews", document=kept.document_id)
            if row[3] == "" and row[4] == "rejected"
        }
        found += tally_of(facts_of([Telling(kept.document, kept.rows).without(frozenset(rejected))]))
    return found


def test_the_tallies_are_what_the_readings_that_count_come_to(store: Store) -> None:
    keep(store, *range(6))
    assert counted(store) == recounted(store) != Counter()
    keep(store, 2, 3, 7, version="2")  # two are read again
    keep(store, 0)
    assert counted(store) == recounted(store)
    judge(store, 1, {("events", "v1"): "rejected", ("statements", "s1"): "accepted"})
    judge(store, 2, {("statements", "s2"): "rejected"}, version="2")
    assert counted(store) == recounted(store)
    judge(store, 1, {("events", "v1"): "accepted"})  # it was undone
    keep(store, 2)  # read by the older version again
    assert counted(store) == recounted(store)


def test_a_document_that_is_given_twice_in_a_transaction_counts_once(store: Store) -> None:
    with store.writing() as writer:
        for version in ("1", "2", "2"):
            writer.keep(kept_of(reading(0, version=version)))
    assert counted(store) == recounted(store)
    assert store.view.listed("events", Query()).total == 3


def test_a_reading_that_does_not_count_is_in_no_list(store: Store) -> None:
    keep(store, 0, 1)
    with store.writing() as writer:
        writer.keep(kept_of(reading(0, version="2")), current=False)
    found = named("events", store.view.listed("events", Query(type="MOBILIZE")).rows)
    assert found == []
    assert store.view.listed("events", Query()).total == 6
    assert counted(store) == recounted(store)


@pytest.mark.parametrize("table", ["events", "statements"])
@pytest.mark.parametrize(
    "query",
    [
        {},
        {"type": "ASSAULT"},
        {"country": "YEM"},
        {"told": "denied"},
        {"told": "negated"},
        {"actor": "north"},
        {"actor": "ARMY"},
        {"actor": "nobody"},
        {"act": "deny"},
        {"medium": "radio"},
        {"type": "PROTEST", "told": "planned"},
        {"since": "2021-08-02"},
        {"since": "2021-08-02", "until": "2021-08-03"},
        {"until": "2021-08-03", "type": "ASSAULT"},
        {"until": "2021-08-03", "act": "assert"},
        {"states": ("accepted",)},
        {"states": ("accepted", "rejected"), "type": "ASSAULT"},
        {"states": ("machine",)},
        {"states": EVERY},
        {"states": EVERY, "country": "YEM"},
    ],
)
@pytest.mark.parametrize("gathered", [True, False])
def test_a_list_has_every_row_that_fits_and_says_how_many(
    store: Store, table: str, query: dict[str, Any], *, gathered: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not gathered:
        monkeypatch.setattr(listing, "GATHERED", -1)
    keep(store, *range(5))
    judge(store, 1, {("events", "v1"): "rejected", ("statements", "s1"): "accepted"})
    judge(store, 3, {("events", "v1"): "accepted", ("statements", "s2"): "rejected"})
    fields = set(listing._KINDS[table].fields)
    asked = Query(**query)
    plain = {name: value for name, value in query.items() if name in fields | {"since", "until", "states"}}
    told = plain.pop("told", None)
    expected = [
        row
        for row in named(table, tuple(store.view.flat(table, Query(**plain))))
        if told is None or told == ("negated" if row["negated"] else row["status"])
    ]
    found = store.view.listed(table, asked)
    rows = named(table, found.rows)
    assert sorted(map(repr, rows)) == sorted(map(repr, expected))
    assert found.total == len(expected)
    halves = [
        row for first in (0, 2, 4) for row in store.view.listed(table, asked, first=first, limit=2).rows
    ]
    assert tuple(halves) == found.rows[:6]


def test_events_come_by_their_days_and_those_of_no_day_last(store: Store) -> None:
    keep(store, *range(4))
    rows = named("events", store.view.listed("events", Query()).rows)
    days = [row["earliest"] for row in rows]
    known = [day for day in days if day is not None]
    assert days == sorted(known, reverse=True) + [None] * (len(days) - len(known))


def test_statements_come_by_the_days_of_their_reports(store: Store) -> None:
    keep(store, *range(4))
    rows = named("statements", store.view.listed("statements", Query()).rows)
    assert [row["published"] for row in rows] == sorted((row["published"] for row in rows), reverse=True)


def test_reports_are_listed_with_how_much_is_in_them(store: Store) -> None:
    keep(store, *range(4))
    keep(store, 2, version="2")
    found = store.view.reports(Query(), limit=3)
    rows = [dict(zip(report_columns(), row, strict=True)) for row in found.rows]
    assert found.total == 4
    assert [row["id"] for row in rows] == ["report-0003", "report-0002", "report-0001"]
    assert {(row["statements"], row["events"]) for row in rows} == {(2, 3)}
    assert store.view.reports(Query(outlet="Radio Sela")).total == 1
    assert store.view.reports(Query(since="2021-08-02", until="2021-08-03")).total == 2


def test_values_of_a_facet_come_with_the_largest_first_and_are_found_by_words(store: Store) -> None:
    keep(store, *range(4))
    assert store.view.tallies("type")[0] == ("ASSAULT", 8)
    assert [value for value, _ in store.view.tallies("outlet", words="RADIO")] == ["Radio Sela"]
    assert store.view.tallied("type", ["PROTEST", "AID"]) == {"PROTEST": 4}


def test_what_cannot_be_listed_is_refused(store: Store) -> None:
    with pytest.raises(BadInput, match="evidence"):
        store.view.listed("evidence", Query())


def test_a_very_long_name_is_kept_and_found(store: Store) -> None:
    one = reading(0)
    entities = tuple(replace(each, name=each.name + " of the sea" * 2_000) for each in one.entities)
    with store.writing() as writer:
        writer.keep(kept_of(replace(one, entities=entities)))
    assert store.view.listed("events", Query(actor="northern")).total == 1
