"""What a new version of the reader changed is told row by row, whatever ids it gives."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.recorded import reader, reading, write_reports

from dateline.errors import BadInput
from dateline.keep.add import add
from dateline.keep.diff import Change, changes, diff
from dateline.keep.reread import reread
from dateline.store import Store

NOW = "2026-01-01T00:00:00+00:00"


def test_two_runs_are_compared_over_what_both_read(store: Store, tmp_path: Path) -> None:
    first = add(store, [write_reports(tmp_path / "in", range(2))], reader("1"), now=NOW)
    second = reread(store, reader("2"), now=NOW)
    compared = diff(store.view, first.run, second.run[:6])
    assert (compared.reports, compared.changed) == (2, 2)
    assert list(compared.changes) == [
        Change(f"report-{number:04}", "events", "march", "changed", "type", "PROTEST", "MOBILIZE")
        for number in range(2)
    ]
    with pytest.raises(BadInput, match="dateline runs"):
        diff(store.view, "zzz", first.run)


def test_runs_without_a_report_in_common_are_no_comparison(store: Store, tmp_path: Path) -> None:
    first, second = (
        add(store, [write_reports(tmp_path / str(n), [n])], reader("1"), now=NOW).run for n in range(2)
    )
    with pytest.raises(BadInput, match="no report was read by both runs: 1 by"):
        diff(store.view, first, second)


def test_other_ids_are_no_change_and_other_days_of_a_time_are() -> None:
    one = reading()
    times = (replace(one.times[0], id="t9", latest="2021-08-02"), replace(one.times[1], anchor="t9"))
    events = (replace(one.events[0], time="t9"), *one.events[1:])
    other = replace(one, times=times, events=events)
    found = {(each.table, each.field, each.before, each.after) for each in changes(one, other)}
    days = ("2021-08-01 2021-08-01", "2021-08-01 2021-08-02")
    assert found == {
        ("times", "latest", "2021-08-01", "2021-08-02"),
        ("times", "anchor", *days),
        ("events", "time", *days),
    }


def test_a_row_that_came_or_went_is_told() -> None:
    one = reading()
    events = (one.events[1], replace(one.events[2], place=None))
    fewer = replace(one, events=events, places=one.places[:1])
    kinds = {(each.table, each.words, each.kind) for each in changes(one, fewer) if each.kind != "changed"}
    assert kinds == {("events", "attacked", "removed"), ("places", "Harat", "removed")}
