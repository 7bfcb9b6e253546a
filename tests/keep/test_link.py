"""Linking: order of arrival, portions, copies, denials and judgements, on a whole record."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from benchmarks.stories import START, Story, denied, reading_of
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.errors import BadInput
from dateline.keep.claimed import claimed
from dateline.keep.decided import full_name, merge, split
from dateline.keep.judge import judge
from dateline.keep.link import link
from dateline.keep.verify import verify
from dateline.model import Judgement, Reading
from dateline.record import kept_of
from dateline.store import Store, open_store
from dateline.tables import INCIDENTS, LINKING_TABLES, Row

NOW, LATER = "2026-01-01T00:00:00+00:00", "2026-01-01T00:00:01+00:00"
SIGNED = Judgement(id="new", decision="merge", about="x", who="ann", at=NOW, why="I was there")
STORIES = [Story(number, START + timedelta(days=number % 3)) for number in (0, 1, 4)]
READINGS = [reading_of(story, report) for story in STORIES for report in range(3)]

UNDATED = replace(READINGS[0], document=replace(READINGS[0].document, id="undated", published=None))


def keep(store: Store, readings: Iterable[Reading]) -> None:
    with store.writing() as writer:
        for reading in readings:
            writer.keep(kept_of(reading))


def everything(store: Store) -> dict[str, list[Row]]:
    return {table.name: list(store.view.rows(table.name)) for table in LINKING_TABLES}


def linked(portions: Sequence[Sequence[Reading]]) -> dict[str, list[Row]]:
    """What linking gives where reports come in portions."""
    with TemporaryDirectory() as folder, closing(open_store(Path(folder) / "r.db", create=True)) as store:
        for portion in portions:
            keep(store, portion)
            link(store, now=NOW)
        return everything(store)


def told(store: Store) -> list[tuple[dict[str, Any], set[str]]]:
    """Each incident with the reports of its members."""
    return [
        (INCIDENTS.cells(row), {str(one[1]) for one in store.view.rows("members", incident=str(row[0]))})
        for row in store.view.rows("incidents")
    ]


@pytest.fixture
def record(store: Store) -> Store:
    keep(store, READINGS)
    link(store, now=NOW)
    return store


def test_reports_of_one_story_are_one_incident_and_of_two_are_two(record: Store) -> None:
    attacks = [reports for cells, reports in told(record) if cells["toponym"]]
    assert sorted(map(sorted, attacks)) == [
        [reading_of(story, report).document.id for report in range(3)] for story in STORIES
    ]


def test_each_member_says_why(record: Store) -> None:
    for row in record.view.rows("members"):
        assert '"features":[[' in row[6] or row[5] == 1.0


@settings(max_examples=5, deadline=None)
@given(data=st.data())
def test_neither_order_nor_portions_change_anything(data: st.DataObject) -> None:
    order = data.draw(st.permutations([*READINGS, UNDATED]))
    cuts = sorted(data.draw(st.sets(st.integers(1, len(order) - 1), max_size=3)))
    portions = [order[a:b] for a, b in zip([0, *cuts], [*cuts, len(order)], strict=True)]
    assert linked(portions) == linked([[*READINGS, UNDATED]])


def test_small_portions_of_one_run_change_nothing(store: Store) -> None:
    keep(store, READINGS)
    link(store, now=NOW, at_once=2)
    assert everything(store) == linked([READINGS])


@settings(max_examples=3, deadline=None)
@given(copies=st.integers(1, 12), of=st.sampled_from([0, 3, 6]))
def test_copies_change_the_number_of_reports_and_nothing_else(copies: int, of: int) -> None:
    original = READINGS[of]
    more = [
        replace(original, document=replace(original.document, id=f"{original.document.id}-copy{n}"))
        for n in range(copies)
    ]
    before, after = linked([READINGS]), linked([[*READINGS, *more]])
    changed = [(a, b) for a, b in zip(before["incidents"], after["incidents"], strict=True) if a != b]
    assert changed
    place = INCIDENTS.place("reports")
    for a, b in changed:
        assert b[place] == a[place] + copies
        assert [x for n, x in enumerate(a) if n != place] == [x for n, x in enumerate(b) if n != place]


@settings(max_examples=2, deadline=None)
@given(denials=st.integers(1, 3))
def test_a_denial_never_raises_support(denials: int) -> None:
    more = [denied(READINGS[0], f"denial-{n}") for n in range(denials)]
    before, after = linked([READINGS]), linked([[*READINGS, *more]])
    first = INCIDENTS.place("reports")
    assert [row[first : first + 5] for row in before["incidents"]] == [
        row[first : first + 5] for row in after["incidents"]
    ]


def test_linking_again_changes_nothing(record: Store) -> None:
    before = everything(record)
    link(record, now=NOW)
    assert everything(record) == before
    link(record, now=NOW, anew=True)
    assert everything(record) == before


def test_a_reading_made_anew_is_linked_anew(record: Store) -> None:
    changed = replace(
        READINGS[0], events=READINGS[0].events[1:], made_by=replace(READINGS[0].made_by, dateline="2")
    )
    keep(record, [changed])
    link(record, now=NOW)
    assert everything(record) == linked([[changed, *READINGS[1:]]])


def two_incidents(store: Store) -> tuple[str, str]:
    one, other, *_ = [cells["id"] for cells, _ in told(store) if cells["toponym"]]
    return one, other


def test_a_merge_holds_and_can_be_taken_back(record: Store) -> None:
    before = everything(record)
    made = merge(record, two_incidents(record), SIGNED)
    link(record, now=NOW)
    merged = everything(record)
    assert len(merged["incidents"]) == len(before["incidents"]) - 1
    link(record, now=NOW, anew=True)
    assert everything(record) == merged
    judge(record, replace(SIGNED, decision="undo", about=made.id))
    link(record, now=NOW)
    assert everything(record) == before


def test_a_split_holds_through_a_new_reading_and_can_be_taken_back(record: Store) -> None:
    before = everything(record)
    incident, _ = two_incidents(record)
    report = next(iter(sorted(dict(told_by_id(record))[incident])))
    made = split(record, incident, [report], SIGNED)
    link(record, now=NOW)
    parted = everything(record)
    assert report not in dict(told_by_id(record)).get(incident, set()) or len(parted["incidents"]) > len(
        before["incidents"]
    )
    fresh = [replace(one, made_by=replace(one.made_by, dateline="2")) for one in READINGS]
    keep(record, fresh)
    link(record, now=NOW)
    assert [row[0] for row in everything(record)["incidents"]] == [row[0] for row in parted["incidents"]]
    judge(record, replace(SIGNED, decision="undo", about=made.id))
    link(record, now=NOW)
    assert [row[0] for row in everything(record)["incidents"]] == [row[0] for row in before["incidents"]]


def told_by_id(store: Store) -> list[tuple[str, set[str]]]:
    return [(cells["id"], reports) for cells, reports in told(store)]


def test_a_report_without_a_day_is_compared_by_its_words_and_places_and_that_is_told(store: Store) -> None:
    keep(store, [*READINGS[1:], UNDATED])
    outcome = link(store, now=NOW)
    assert outcome.issues == 1
    assert [row[3] for row in store.view.rows("run_issues")] == ["undated"]
    joined = [reports for cells, reports in told(store) if "undated" in reports and cells["toponym"]]
    assert joined == [{"undated", READINGS[1].document.id, READINGS[2].document.id}]
    why = [row[6] for row in store.view.rows("members", document="undated")]
    assert any('"a report without a day"' in each for each in why)


def test_a_copy_without_a_day_is_no_voice_of_its_own(store: Store) -> None:
    text = f"{UNDATED.document.text}More soon."
    document = replace(
        UNDATED.document, text=text, text_sha256=sha256(text.encode()).hexdigest(), source="Other outlet"
    )
    copy = replace(READINGS[0], document=document)
    keep(store, [*READINGS, copy])
    link(store, now=NOW)
    counted = [
        (cells["reports"], cells["origins"]) for cells, reports in told(store) if {"undated"} < reports
    ]
    assert counted
    assert all(reports == origins + 1 for reports, origins in counted)


def test_a_report_without_a_day_does_not_join_what_happened_elsewhere_on_another_day(store: Store) -> None:
    other = reading_of(Story(0, START + timedelta(days=400)), 1, name="a year later")
    keep(store, [*READINGS[:3], other, UNDATED])
    link(store, now=NOW)
    assert all(not {"undated", other.document.id} <= reports for _, reports in told(store))


def test_an_incident_is_found_by_the_id_it_had_before_an_earlier_report_came(store: Store) -> None:
    keep(store, READINGS[1:3])
    link(store, now=NOW)
    [before] = [cells["id"] for cells, _ in told(store) if cells["toponym"]]
    keep(store, READINGS[:1])
    link(store, now=NOW)
    [after] = [cells["id"] for cells, _ in told(store) if cells["toponym"]]
    assert after != before
    assert full_name(store.view, before) == after
    with pytest.raises(BadInput):
        full_name(store.view, "0" * 12)


def test_a_judgement_by_an_id_that_an_incident_had_holds(record: Store) -> None:
    one, other = two_incidents(record)
    merge(record, (one, other), SIGNED)
    link(record, now=NOW)
    merged = full_name(record.view, one)
    assert full_name(record.view, other) == merged
    earlier = reading_of(STORIES[0], 9)
    day = replace(earlier.document.published, iso=START.isoformat()) if earlier.document.published else None
    keep(record, [replace(earlier, document=replace(earlier.document, published=day))])
    link(record, now=NOW)
    assert full_name(record.view, one) == full_name(record.view, other) == full_name(record.view, merged)


def test_verify_proves_what_was_linked_by_linking_it_anew(record: Store) -> None:
    assert verify(record).faults == ()
    merge(record, two_incidents(record), SIGNED)
    assert verify(record).faults == ()  # the merge was not applied yet
    link(record, now=LATER)
    assert verify(record).faults == ()
    row = next(iter(record.view.rows("members")))
    with record.writing() as writer:
        writer.replace("members", "incident", [str(row[0])], [])
    assert {fault.check for fault in verify(record).faults} == {"link"}


def test_of_a_report_with_versions_the_last_alone_is_linked() -> None:
    first = READINGS[0]
    edited = replace(first.document, id=f"{first.document.id}~2", version_of=first.document.id)
    second = replace(first, document=edited)
    late = linked([READINGS, [second]])
    assert late == linked([[*READINGS, second]])
    names = {str(row[1]) for row in late["members"]}
    assert edited.id in names
    assert first.document.id not in names


def edition(one: Reading, number: int, *, left: int, anew: bool = False) -> Reading:
    """A later version of a report: other words at its end, or throughout, and the first events left out."""
    text = one.document.text[::-1] if anew else f"{one.document.text} Edition {number}."
    document = replace(
        one.document, id=f"{one.document.id}~{number}", version_of=one.document.id, text=text,
        text_sha256=sha256(text.encode()).hexdigest(),
    )  # fmt: skip
    return replace(one, document=document, events=one.events[left:])


@settings(max_examples=5, deadline=None)
@given(data=st.data())
def test_what_an_edited_report_touched_is_linked_as_if_all_were_linked_anew(data: st.DataObject) -> None:
    copied = [
        replace(READINGS[n], document=replace(READINGS[n].document, id=f"{READINGS[n].document.id}-copy"))
        for n in (0, 4)
    ]
    first = data.draw(st.permutations([*READINGS, *copied]))
    edited = data.draw(st.lists(st.sampled_from(first), unique_by=lambda one: one.document.id, max_size=3))
    left = data.draw(st.integers(0, 2))
    anew = data.draw(st.booleans())
    later = [edition(one, 2, left=left, anew=anew) for one in edited]
    last = [edition(one, 3, left=0) for one in later[:1]]
    cut = data.draw(st.integers(0, len(later)))
    assert linked([first, later[:cut], later[cut:], last]) == linked([[*first, *later, *last]])


def test_an_edited_report_leaves_what_it_does_not_touch_as_it_was(
    record: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    told_of: list[str] = []

    def noting(members: Any, *rest: Any) -> Any:
        told_of.extend(report for events in members.values() for report, _ in events)
        return claimed(members, *rest)

    monkeypatch.setattr("dateline.keep.portion.claimed", noting)
    keep(record, [edition(READINGS[0], 2, left=0)])
    link(record, now=NOW)
    others = {one.document.id for one in READINGS[3:]}
    assert told_of
    assert not others & set(told_of)
