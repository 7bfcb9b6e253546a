"""What was linked is proved by `verify` and is in a package."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pytest
from tests.recorded import reading
from tests.store.test_linking import A, B, claim, incident

from dateline.keep.bundle import bundle, opened
from dateline.keep.give import give
from dateline.keep.verify import verify
from dateline.record import kept_of
from dateline.store import Store
from dateline.tables import LINKING_TABLES, Row


@dataclass(frozen=True)
class Case:
    table: str
    row: Callable[[int], Row]
    says: str


def quoting(start: int, end: int, quote: str) -> Row:
    row = list(claim("k1", "i1"))
    row[19:22] = [quote, start, end]
    return tuple(row)


BROKEN = [
    Case(
        "copies",
        lambda end: (A, B, "copy", 1.0, 1.0, None, f"[[0, 5, 0, {end + 1}]]", None, None),
        "it cites 0-",
    ),
    Case(
        "copies",
        lambda _: (A, B, "copy", 1.0, 1.0, None, "[]", '[{"a": [3, 3], "b": null}]', None),
        "it cites 3-3",
    ),
    Case("origins", lambda _: (B, A, "Invented Wire", 4, None), "it cites 4-None"),
    Case("incident_claims", lambda end: quoting(0, end + 1, "Rebels"), "it cites 0-"),
    Case("incident_claims", lambda _: quoting(0, 6, "rebels"), "does not quote"),
]


@pytest.mark.parametrize("case", BROKEN)
def test_a_derived_row_that_cites_other_words_is_found(store: Store, case: Case) -> None:
    keep(store)
    end = max(len(reading(number).document.text) for number in (0, 1))
    with store.writing() as writer:
        writer.put("incidents", [incident("i1")])
        writer.put(case.table, [case.row(end)])
    faults = [fault for fault in verify(store).faults if case.says in fault.what]
    assert [fault.check for fault in faults] == ["link"]


def test_a_package_has_what_was_linked(store: Store, tmp_path: Path) -> None:
    keep(store)
    with store.writing() as writer:
        writer.put("incidents", [incident("i1")])
        writer.put("incident_claims", [quoting(0, 6, "Rebels")])
        writer.put("origins", [(B, A, None, None, None)])
    bundle(store, tmp_path / "package.zip")
    with opened(tmp_path / "package.zip") as copy:
        for table in LINKING_TABLES:
            assert list(copy.view.rows(table.name)) == list(store.view.rows(table.name))


def test_a_format_of_readings_says_that_it_does_not_carry_incidents(store: Store) -> None:
    keep(store)
    with store.writing() as writer:
        writer.put("incidents", [incident("i1"), incident("i2")])
    lost = give(store, "gdelt", BytesIO()).reasons
    assert [number for reason, number in lost.items() if "incident across reports" in reason] == [2]


def keep(store: Store) -> None:
    with store.writing() as writer:
        for number in (0, 1):
            writer.keep(kept_of(reading(number)))
