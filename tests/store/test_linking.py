"""The derived tables of linking, on every store: replaced, emptied, and there in a record that was made before them."""

from __future__ import annotations

from typing import Any

import psycopg
import pytest
from tests.recorded import reading

from dateline.errors import RunError
from dateline.record import kept_of
from dateline.store import Query, Store, open_store, postgres, sqlite, tallies
from dateline.tables import BY_NAME, LINKING_TABLES, Row

READING = kept_of(reading(0)).id
OTHER = kept_of(reading(1)).id
A, B = "report-0000", "report-0001"


def incident(name: str) -> Row:
    days = ("2021-08-01", "2021-08-01")
    return (
        name,
        "ASSAULT",
        "Attack",
        *days,
        "Harat",
        "settlement",
        "YEM",
        15.5,
        44.25,
        2,
        2,
        1,
        1,
        1,
        "link@1",
        None,
    )


def claim(name: str, of: str) -> Row:
    value = ("killed", "3", 3.0, None, "at least", "people", None, "all", None, "2021-08-01")
    said = ("army", '["army"]', "asserts", "claimed", A, "v1", "s1", "x", 0, 1, A)
    return (name, of, *value, *said, 1, 1, 1, 1, 1, "c@1", None)


ROWS: dict[str, list[Row]] = {
    "linked": [(A, READING, "2021-08-01", b"w", b"m", b"x"), (B, OTHER, None, b"", b"", b"y")],
    "happenings": [(A, "v1", READING, "c"), (A, "v2", READING, "d"), (B, "v1", OTHER, "c")],
    "copies": [(A, B, "copy", 0.5, 1.0, "a", "[[0, 5, 0, 5]]", None, None)],
    "origins": [(A, A, None, None, None), (B, A, "Invented Wire", 0, 5)],
    "incidents": [incident("i1"), incident("i2")],
    "members": [("i1", A, "v1", READING, "c", 1.0, "[]", "n"), ("i1", B, "v1", OTHER, "c", 1.0, "[]", "n"),
                ("i2", A, "v2", READING, "d", 1.0, "[]", "n2")],
    "incident_claims": [claim("k1", "i1"), claim("k2", "i1")],
    "disagreements": [("i1", "killed", "k1", "k2", "rounding", "3 and 3")],
}  # fmt: skip


@pytest.fixture
def linked(store: Store) -> Store:
    with store.writing() as writer:
        for number in (0, 1):
            writer.keep(kept_of(reading(number)))
        for table, rows in ROWS.items():
            writer.put(table, rows)
    return store


def everything(store: Store) -> dict[str, list[Row]]:
    return {table.name: list(store.view.rows(table.name)) for table in LINKING_TABLES}


def test_every_derived_table_is_in_this_suite() -> None:
    assert set(ROWS) == {table.name for table in LINKING_TABLES}


def test_derived_rows_are_read_back_as_they_were_written(linked: Store) -> None:
    assert everything(linked) == ROWS
    assert list(linked.view.faults()) == []
    assert dict(linked.view.sizes())["members"] == 3


def test_rows_of_one_incident_are_replaced_and_no_others(linked: Store) -> None:
    moved = ("i1", A, "v3", READING, "c", 0.5, "[]", "n")
    with linked.writing() as writer:
        writer.replace("members", "incident", ["i1", "none"], [moved])
    assert list(linked.view.rows("members")) == [moved, ROWS["members"][2]]


def test_an_incident_goes_with_what_is_said_of_it_in_one_transaction(linked: Store) -> None:
    with linked.writing() as writer:
        for table in ("incidents", "members", "incident_claims", "disagreements"):
            writer.replace(table, "id" if table == "incidents" else "incident", ["i1"], [])
    assert [row[0] for row in linked.view.rows("incidents")] == ["i2"]
    assert list(linked.view.rows("disagreements")) == list(linked.view.rows("incident_claims")) == []
    assert list(linked.view.faults()) == []


def test_a_member_of_no_incident_is_refused(linked: Store) -> None:
    with pytest.raises(RunError, match=r"(?i)foreign key"), linked.writing() as writer:
        writer.replace("incidents", "id", ["i1"], [])
    assert everything(linked) == ROWS


def test_what_was_read_cannot_be_replaced(linked: Store) -> None:
    for table in BY_NAME.keys() - ROWS.keys():
        with pytest.raises(ValueError, match="not derived"), linked.writing() as writer:
            writer.replace(table, "id", ["v1"], [])


def test_what_was_not_linked_as_it_counts_now_is_found(linked: Store) -> None:
    assert list(linked.view.unlinked()) == []
    with linked.writing() as writer:
        writer.keep(kept_of(reading(0, version="2")))
        writer.keep(kept_of(reading(2)))
    found = [kept_of(reading(0, version="2")), kept_of(reading(2))]
    days = (reading(0).document.published, reading(2).document.published)
    assert list(linked.view.unlinked()) == [
        (k.document_id, k.id, str(d)) for k, d in zip(found, days, strict=True)
    ]


def test_what_was_linked_is_found_by_its_day_and_what_has_none_always(linked: Store) -> None:
    undated = (B, None, b"")
    assert list(linked.view.linked("2021-07-31", "2021-08-01")) == [(A, "2021-08-01", b"w"), undated]
    assert list(linked.view.marked("2021-07-31", "2021-08-01")) == [(A, "2021-08-01", b"m"), undated]
    assert list(linked.view.linked("2021-08-02", "2021-08-09")) == [undated]


def test_unlinking_empties_the_derived_tables_and_leaves_the_rest(linked: Store) -> None:
    before = [one.id for one in linked.view.current()]
    with linked.writing() as writer:
        writer.unlink()
    assert everything(linked) == {name: [] for name in ROWS}
    assert [one.id for one in linked.view.current()] == before


def test_a_record_of_the_first_version_gets_the_tables_and_keeps_its_readings(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if address.startswith("postgresql"):
        with psycopg.connect(address) as connection:
            connection.execute("DROP SCHEMA IF EXISTS dateline CASCADE")
    module: Any = postgres if address.startswith("postgresql") else sqlite
    with monkeypatch.context() as patch:
        patch.setattr(module, "MIGRATIONS", module.MIGRATIONS[:1])
        for name in ("put", "settled"):  # that version counted nothing
            patch.setattr(tallies, name, lambda *_: None)
        patch.setattr(tallies, "KEYS", {})
        old = open_store(address, create=True)
        with old.writing() as writer:
            writer.keep(kept_of(reading(0)))
        old.close()
    new = open_store(address)
    assert [one.id for one in new.view.current()] == [READING]
    assert everything(new) == {name: [] for name in ROWS}
    assert new.view.listed("events", Query()).total == 3  # it is counted when it is opened
    assert new.view.listed("events", Query(actor="northern")).total == 1
    assert list(new.view.faults()) == []
    with new.writing() as writer:
        writer.put("incidents", ROWS["incidents"])
    assert list(new.view.rows("incidents")) == ROWS["incidents"]
    new.close()
