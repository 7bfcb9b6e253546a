"""What waits for a person comes in its stated order, each row once, from wherever one was."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.recorded import reader, write_reports

from dateline.errors import BadInput
from dateline.keep.add import add
from dateline.keep.judge import judge
from dateline.model import Judgement
from dateline.store import Store, Wait, Waiting
from dateline.tables import BY_NAME

NOW = "2026-01-01T00:00:00+00:00"


@pytest.fixture
def record(store: Store, tmp_path: Path) -> Store:
    add(store, [write_reports(tmp_path / "in", [2, 0, 1])], reader(), now=NOW)
    return store


def names(rows: Iterator[Waiting]) -> list[str]:
    return [f"{row.document[-1]}{row.row}" for row in rows]


def test_the_rows_that_say_least_come_first(record: Store) -> None:
    # v2 was denied and has neither day, place nor actor; v3 is planned, and its place is not resolved.
    asked = names(record.view.waiting(Wait()))
    assert asked == ["0v2", "1v2", "2v2", "0v3", "1v3", "2v3", "0v1", "1v1", "2v1"]


def test_a_report_is_reviewed_in_the_order_of_its_text(record: Store) -> None:
    assert names(record.view.waiting(Wait(document="report-0001"))) == ["1v1", "1v2", "1v3"]
    by_report = ["0v1", "0v2", "0v3", "1v1", "1v2", "1v3", "2v1", "2v2", "2v3"]
    assert names(record.view.waiting(Wait(order="report"))) == by_report


@pytest.mark.parametrize("order", ["doubt", "report"])
@pytest.mark.parametrize("table", ["events", "statements"])
def test_the_queue_goes_on_from_any_row(record: Store, table: str, order: str) -> None:
    asked = Wait(table=table, order=order)  # type: ignore[arg-type]
    rows = list(record.view.waiting(asked))
    for at, row in enumerate(rows):
        rest = list(record.view.waiting(replace(asked, after=(row.machine, row.row))))
        assert rest == rows[at + 1 :]


def test_what_anybody_judged_waits_no_more_but_for_who_works_blind(record: Store) -> None:
    first = next(record.view.waiting(Wait()))
    about = f"{first.machine}/events/{first.row}"
    judge(record, Judgement(id="new", decision="accept", about=about, who="ann", at=NOW, why=""))
    assert names(record.view.waiting(Wait()))[0] == "1v2"
    assert names(record.view.waiting(Wait(unjudged=False)))[0] == "0v2"


def test_the_queue_can_be_narrowed(record: Store) -> None:
    assert names(record.view.waiting(Wait(status="planned"))) == ["0v3", "1v3", "2v3"]
    assert names(record.view.waiting(Wait(type="ASSAULT", outlet="Radio Sela"))) == ["2v2", "2v1"]
    assert names(record.view.waiting(Wait(table="statements", act="deny"))) == ["0s2", "1s2", "2s2"]
    assert names(record.view.waiting(Wait(table="statements", status="planned"))) == []
    with pytest.raises(BadInput, match="queue"):
        next(record.view.waiting(Wait(table="raws")))


def test_claims_that_contradict_each_other_come_before_everything(record: Store) -> None:
    def row(table: str, **known: object) -> tuple[object, ...]:
        """A row with something in every cell that cannot be empty."""
        plain = {"text": "x", "whole": 1, "real": 1.0, "bytes": b""}
        columns = BY_NAME[table].columns
        return tuple(known.get(one.name, None if one.empty else plain[one.kind]) for one in columns)

    def claim(name: str, report: str) -> tuple[object, ...]:
        return row("incident_claims", id=name, incident="i1", document=report, origin=report, event="v1")

    with record.writing() as writer:
        writer.put("incidents", [row("incidents", id="i1", type="ASSAULT")])
        writer.put("incident_claims", [claim("c1", "report-0002"), claim("c2", "report-0001")])
        writer.put("disagreements", [row("disagreements", incident="i1", a="c1", b="c2", kind="conflict")])
    rows = list(record.view.waiting(Wait()))
    assert names(iter(rows)) == ["1v1", "2v1", "0v2", "1v2", "2v2", "0v3", "1v3", "2v3", "0v1"]
    for at, one in enumerate(rows):
        assert list(record.view.waiting(Wait(after=(one.machine, one.row)))) == rows[at + 1 :]
