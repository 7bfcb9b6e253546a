"""Agreement is Krippendorff's alpha, blind is blind, and what was judged can be taken back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.recorded import reader, reading, write_reports

from dateline.errors import BadInput, Changed
from dateline.keep.add import add
from dateline.keep.address import anchors
from dateline.keep.agreement import alpha, judged
from dateline.keep.cells import portable
from dateline.keep.judge import entries_of, judge, judge_all, tag_of
from dateline.keep.overlay import lay_over
from dateline.keep.verify import verify
from dateline.model import Judgement
from dateline.record import kept_of, reading_of
from dateline.store import Query, Store
from dateline.tables import EVENTS

NOW = "2026-01-01T00:00:00+00:00"

# The example of Krippendorff's paper of 2011: four observers, twelve units, * where nothing was said.
OBSERVERS = (
    "1 2 3 3 2 1 4 1 2 * * *",
    "1 2 3 3 2 2 4 1 2 5 * 3",
    "* 3 3 3 2 3 4 2 2 5 1 *",
    "1 2 3 3 2 4 4 1 2 5 1 *",
)


def test_alpha_is_that_of_the_paper() -> None:
    units = [
        [value for value in unit if value != "*"]
        for unit in zip(*(line.split() for line in OBSERVERS), strict=True)
    ]
    assert alpha(units) == pytest.approx(0.743, abs=0.0005)


def test_alpha_of_full_agreement_is_one_and_of_nothing_is_none() -> None:
    assert alpha([("a", "a"), ("b", "b")]) == 1
    assert alpha([("a", "a")]) is None
    assert alpha([]) is None


def say(store: Store, decision: str, about: str, who: str = "ann", **more: Any) -> Judgement:
    alone = more.pop("alone", False)
    made = Judgement(id="new", decision=decision, about=about, who=who, at=NOW, why="seen", **more)  # type: ignore[arg-type]
    return judge(store, made, alone=alone)


@pytest.fixture
def machine(store: Store, tmp_path: Path) -> str:
    """The id of the machine's reading of one report."""
    add(store, [write_reports(tmp_path / "in", [0])], reader(), now=NOW)
    [(_, machine, _)] = store.view.rows("current")
    return str(machine)


def shown(store: Store, row: str = "v1") -> dict[str, Any]:
    from dateline.store.protocol import flat_columns

    names = [column.name for column in flat_columns("events")]
    every = Query(states=("machine", "accepted", "corrected", "rejected"))
    return next(
        found
        for found in (dict(zip(names, r, strict=True)) for r in store.view.flat("events", every))
        if found["id"] == row
    )


def test_a_correction_is_laid_over_and_the_machines_reading_stays(store: Store, machine: str) -> None:
    say(
        store,
        "correct",
        f"{machine}/events/v1/time",
        value='{"earliest": "2021-07-30", "latest": "2021-07-31"}',
    )
    assert (shown(store)["earliest"], shown(store)["state"]) == ("2021-07-30", "corrected")
    kept = store.view.kept(machine)
    assert kept is not None
    assert EVENTS.cells(kept.rows["events"][0])["earliest"] == "2021-08-01"
    assert verify(store).faults == ()


def test_an_undoing_takes_a_judgement_back_and_the_log_keeps_both(store: Store, machine: str) -> None:
    before = shown(store)
    made = say(store, "correct", f"{machine}/events/v1/mode", value='"drone"')
    assert shown(store)["mode"] == "drone"
    say(store, "undo", made.id)
    assert shown(store) == before
    assert [row[3] for row in store.view.rows("judgements")] == ["correct", "undo"]


def test_what_was_taken_back_is_not_taken_back_twice(store: Store, machine: str) -> None:
    before = shown(store)
    made = say(store, "correct", f"{machine}/events/v1/mode", value='"drone"')
    undo = say(store, "undo", made.id)
    with pytest.raises(BadInput, match="taken back already"):
        say(store, "undo", made.id)
    say(store, "undo", undo.id)
    assert shown(store)["mode"] == "drone"
    say(store, "undo", made.id)
    assert shown(store) == before


def test_who_accepts_a_row_agrees_with_who_corrects_a_field_to_what_it_says(
    store: Store, machine: str
) -> None:
    for who, decision in (("ann", "accept"), ("bob", "accept")):
        say(store, decision, f"{machine}/events/v1", who=who, alone=True)
        say(store, decision, f"{machine}/events/v3", who=who, alone=True)
    say(store, "correct", f"{machine}/events/v3/type", who="bob", value='"COERCE"', alone=True)
    fields = {one.field: one for one in judged(store.view).agreement()}
    assert (fields["events.(row)"].units, fields["events.(row)"].unanimous) == (2, 2)
    assert (fields["events.type"].units, fields["events.type"].unanimous) == (2, 1)
    assert fields["events.actor"].unanimous == 2
    assert "events.historical" not in fields  # it says the same everywhere, and nobody judged it
    [one] = judged(store.view).differences()
    assert one.field == "events.type"
    say(store, "reject", f"{machine}/events/v3", who="ann", alone=True)
    assert {one.field for one in judged(store.view).differences()} == {"events.(row)"}


def test_words_have_the_state_of_the_row_that_rests_on_them(store: Store, machine: str) -> None:
    def rows(*states: Any) -> set[str]:
        return {
            str(row[7]) for row in store.view.flat("evidence", Query(states=states)) if row[6] == "events"
        }

    say(store, "reject", f"{machine}/events/v3")
    say(store, "accept", f"{machine}/events/v1")
    assert (rows("accepted"), rows("rejected"), rows("machine")) == ({"v1"}, {"v3"}, {"v2"})


def test_a_correction_that_cannot_be_says_what_could(store: Store, machine: str) -> None:
    with pytest.raises(BadInput, match=r"write one of: .*denied"):
        say(store, "correct", f"{machine}/events/v1/status", value='"nonsense"')
    with pytest.raises(BadInput, match='"status": …, "status_evidence": '):
        say(store, "correct", f"{machine}/events/v3/status_evidence", value="[]")


def test_only_who_judged_takes_back(store: Store, machine: str) -> None:
    made = say(store, "accept", f"{machine}/events/v1")
    with pytest.raises(BadInput, match="ann"):
        say(store, "undo", made.id, who="bob")


@pytest.mark.parametrize(
    ("decision", "about", "value"),
    [
        ("correct", "events/v1", '"x"'),
        ("correct", "events/v1/type", '"NONSENSE"'),
        ("correct", "events/v1/type", "no JSON"),
        ("correct", "events/v1/id", '"v7"'),
        ("correct", "events/v1/trigger", "[0, 100000]"),
        ("correct", "events/v1/trigger", '["a; DROP TABLE events"]'),
        ("correct", "events/v1/place", '"p9"'),
        ("reject", "events/v1/type", None),
        ("accept", "events/v9", None),
        ("accept", "raws/v1", None),
        ("correct", "events/v1", '{"status": "denied", "status_evidence": []}'),
        ("correct", "events/v1/actor", '[{"entity": "e9", "spans": [[0, 6]]}]'),
        ("correct", "events/v1/by", '"ann@1"'),
        ("reject", "events/v1/trigger", None),
        ("accept", "events/v1/nothing", None),
        ("merge", "events/v1", None),
    ],
)
def test_what_cannot_be_judged_is_refused_and_leaves_no_trace(
    store: Store, machine: str, decision: str, about: str, value: str | None
) -> None:
    before = store.view.sizes()
    with pytest.raises(BadInput):
        say(store, decision, f"{machine}/{about}", value=value)
    assert store.view.sizes() == before


def test_a_blind_coder_judges_what_the_machine_says(store: Store, machine: str) -> None:
    say(store, "correct", f"{machine}/events/v1/type", who="ann", value='"COERCE"', alone=True)
    say(store, "accept", f"{machine}/events/v1/type", who="bob", alone=True)
    say(store, "accept", f"{machine}/events/v3/type", who="ann", alone=True)
    say(store, "accept", f"{machine}/events/v3/type", who="bob", alone=True)
    with store.writing() as writer:
        writer.keep(kept_of(reading(1)))
    other = kept_of(reading(1)).id
    say(store, "accept", f"{other}/statements/s1", who="ann", alone=True)  # nobody else looked at that report
    [field] = judged(store.view).agreement()
    assert (field.field, field.units, field.judgements, field.unanimous) == ("events.type", 2, 4, 1)
    assert field.alpha == pytest.approx(0.4)


def test_several_fields_are_corrected_at_once_where_one_needs_the_other(store: Store, machine: str) -> None:
    both = '{"status": "denied", "status_evidence": [[0, 6]]}'
    say(store, "correct", f"{machine}/events/v1", value=both)
    assert (shown(store)["status"], shown(store)["state"]) == ("denied", "corrected")
    states = {row[3]: row[4] for row in store.view.rows("reviews")}
    assert states == {"": "corrected", "status": "corrected", "status_evidence": "corrected"}
    assert verify(store).faults == ()


def test_the_participants_of_one_role_are_corrected_and_the_others_stay(store: Store, machine: str) -> None:
    say(store, "correct", f"{machine}/events/v1/actor", value='[{"entity": "e2", "spans": [[0, 6]]}]')
    assert (shown(store)["actor"], shown(store)["recipient"]) == ("army", "people")
    say(store, "reject", f"{machine}/events/v1/actor")
    assert shown(store)["actor"] is None
    assert verify(store).faults == ()


def test_an_acceptance_holds_for_what_the_person_saw_of_the_rows_that_a_cell_names(
    store: Store, machine: str
) -> None:
    say(store, "accept", f"{machine}/events/v1/time")
    say(store, "correct", f"{machine}/times/t1", value='{"earliest": "2021-07-30", "latest": "2021-07-30"}')
    states = {(row[1], row[3]): row[4] for row in store.view.rows("reviews")}
    assert states["events", "time"] == "accepted"  # as it was seen then
    read = store.view.kept(machine)
    assert read is not None
    laid = lay_over(read, list(reversed(entries_of(store.view, "report-0000"))))
    assert [entry.judgement.decision for entry in laid.left] == ["accept"]


def test_a_change_of_a_judged_field_survives_a_reader_that_numbers_its_rows_otherwise(
    store: Store, machine: str
) -> None:
    say(store, "correct", f"{machine}/events/v2/place", value='"p1"')
    kept = store.view.kept(machine)
    assert kept is not None
    one = reading_of(kept)
    places = tuple(replace(place, id=f"x{place.id}") for place in one.places)
    events = tuple(
        replace(event, id=f"x{event.id}", place=event.place and f"x{event.place}") for event in one.events
    )
    laid = lay_over(
        kept_of(replace(one, places=places, events=events)), entries_of(store.view, "report-0000")
    )
    assert [event.place for event in reading_of(laid.kept).events] == ["xp1", "xp1", "xp2"]
    assert laid.left == ()


def test_judgements_made_together_are_all_kept_or_none(store: Store, machine: str) -> None:
    def accept(row: str) -> Judgement:
        about = f"{machine}/events/{row}"
        return Judgement(id="new", decision="accept", about=about, who="ann", at=NOW, why="")

    before = store.view.sizes()
    with pytest.raises(BadInput):
        judge_all(store, [accept("v1"), accept("v9")])
    assert store.view.sizes() == before
    made = judge_all(store, [accept("v1"), accept("v2"), accept("v3")])
    assert [row[1] for row in store.view.rows("judgements")] == [one.id for one in made]
    assert {row[2]: row[4] for row in store.view.rows("reviews")} == dict.fromkeys(
        ("v1", "v2", "v3"), "accepted"
    )
    assert verify(store).faults == ()
    judge_all(store, [replace(one, decision="undo", about=one.id) for one in made])
    assert list(store.view.rows("reviews")) == []
    assert verify(store).faults == ()


def test_a_row_that_somebody_changed_meanwhile_is_not_accepted_as_it_is_now(
    store: Store, machine: str
) -> None:
    about = f"{machine}/events/v1"
    seen = store.view.kept(machine)
    assert seen is not None
    reading = reading_of(seen)
    tag = tag_of(portable(reading, anchors(reading), "events", "v1"))
    say(store, "correct", f"{about}/mode", who="bob", value='"drone"')
    accept = Judgement(id="new", decision="accept", about=about, who="ann", at=NOW, why="")
    with pytest.raises(Changed):
        judge_all(store, [accept], tags=[tag])
    judge_all(store, [accept], tags=[tag], alone=True)  # who works blind sees the machine's


def test_the_last_rows_come_first(store: Store, machine: str) -> None:
    made = [say(store, "accept", f"{machine}/events/{row}").id for row in ("v1", "v2", "v3")]
    say(store, "accept", f"{machine}/statements/s1", who="bob")
    assert [row[1] for row in store.view.last("judgements", limit=2, who="ann")] == made[:0:-1]


def test_what_two_coders_left_otherwise_is_listed_with_what_each_left(store: Store, machine: str) -> None:
    about = f"{machine}/events/v1"
    say(store, "correct", f"{about}/type", who="ann", value='"COERCE"', alone=True)
    say(store, "accept", f"{about}/type", who="bob", alone=True)
    say(store, "accept", f"{machine}/events/v3/type", who="ann", alone=True)
    say(store, "accept", f"{machine}/events/v3/type", who="bob", alone=True)
    [one] = judged(store.view).differences()
    assert (one.field, one.document, one.about) == ("events.type", "report-0000", about)
    assert one.verdicts == (("ann", '"COERCE"'), ("bob", '"ASSAULT"'))
