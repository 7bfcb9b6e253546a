"""Promises 3 and 4: copies are one voice, a denial is no support, unknown lineage confirms nothing, order is nothing."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.recorded import reading

from dateline import lang
from dateline.corroborate.figure import Told
from dateline.corroborate.support import Witness, count, support_of
from dateline.corroborate.words import words_of
from dateline.model import Support

WORDS = words_of(lang.load("en"))

witnesses = st.lists(
    st.builds(
        lambda number, outlet, owner, sources, agency, known: Witness(
            document=f"d{number}",
            origin=f"d{number}",
            outlet=outlet,
            owner=owner,
            agency=agency,
            sources=frozenset(sources),
            is_known=known,
        ),
        st.integers(0, 99),
        st.sampled_from([None, "Wire", "Post", "Radio", "Daily"]),
        st.sampled_from([None, "Group", "House"]),
        st.sets(st.sampled_from(["police", "army", "city police", "witnesses"]), max_size=2),
        st.sampled_from([None, "Wire"]),
        st.booleans(),
    ),
    min_size=1,
    max_size=8,
    unique_by=lambda one: one.document,
)


def witness(document: str, outlet: str | None = None, **more: object) -> Witness:
    fields = {"origin": document, "owner": None} | more
    return Witness(document=document, outlet=outlet or document, **fields)  # type: ignore[arg-type]


@given(witnesses, st.data())
def test_copies_change_the_number_of_reports_and_nothing_else(
    known: list[Witness], data: st.DataObject
) -> None:
    before = count(known)
    copied = data.draw(st.lists(st.sampled_from(known), min_size=1, max_size=4))
    outlets = data.draw(st.lists(st.sampled_from([None, "Mirror", "Post"]), min_size=4, max_size=4))
    copies = [
        replace(one, document=f"copy{number}", outlet=outlets[number], sources=frozenset({"somebody new"}))
        for number, one in enumerate(copied)
    ]
    after = count([*copies, *known])
    assert after == replace(before, reports=before.reports + len(copies))


@given(witnesses, st.randoms())
def test_the_order_of_reports_does_not_matter(known: list[Witness], random: object) -> None:
    other = list(known)
    random.shuffle(other)  # type: ignore[attr-defined]
    assert count(known) == count(other)


@given(witnesses)
def test_a_report_of_unknown_lineage_raises_no_line(known: list[Witness]) -> None:
    nobody = Witness(document="x", origin="x", outlet=None, owner=None, sources=frozenset({"a new source"}))
    hearsay = Witness(document="y", origin="y", outlet="New", owner=None, is_known=False)
    assert count([*known, nobody, hearsay]).lines == count(known).lines


@given(witnesses)
def test_there_are_never_more_lines_than_texts(known: list[Witness]) -> None:
    found = count(known)
    assert found.lines <= found.origins <= found.reports
    assert found.outlets <= found.reports


@pytest.mark.parametrize(
    "shared",
    [
        {"owner": "Group"},
        {"sources": frozenset({"health ministry"})},
        {"agency": "Wire"},
    ],
)
def test_texts_with_one_owner_or_one_cited_source_are_one_line(shared: dict[str, object]) -> None:
    sources = shared.get("sources", frozenset())
    if "agency" in shared:
        sources = frozenset({"wire"})
    one = witness("a", "Post", **(shared | {"sources": sources}))
    other = witness("b", "Daily", **(shared | {"sources": sources}))
    assert count([one, other]).lines == 1
    assert count([one, other]).outlets == 2


def test_a_source_with_more_words_is_the_same_source() -> None:
    one = witness("a", "Post", sources=frozenset({"ministry health"}))
    other = witness("b", "Daily", sources=frozenset({"health ministry southern", "health ministry"}))
    assert count([one, other]).lines == 1


def test_texts_that_share_a_part_are_one_line_and_two_origins() -> None:
    one, other = witness("a", "Post", reused=("b",)), witness("b", "Daily")
    assert count([one, other]) == Support(reports=2, outlets=2, origins=2, sources=0, lines=1)


def test_reports_of_their_own_are_lines_of_their_own() -> None:
    one = witness("a", "Post", sources=frozenset({"police"}))
    other = witness("b", "Daily", sources=frozenset({"hospital"}))
    assert count([one, other]) == Support(reports=2, outlets=2, origins=2, sources=2, lines=2)


def test_who_only_denies_an_incident_does_not_support_it() -> None:
    tells = Told(reading=reading(0), events=("v1",))
    denies = Told(reading=reading(1), events=("v2",))
    assert support_of([tells], WORDS) == support_of([tells, denies], WORDS)
    assert support_of([denies], WORDS) == Support(0, 0, 0, 0, 0)


def test_what_is_only_planned_is_no_support() -> None:
    assert support_of([Told(reading=reading(0), events=("v3",))], WORDS).reports == 0
