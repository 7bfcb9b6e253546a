"""What the claims of an incident are, read from readings built by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.recorded import reading

from dateline import lang
from dateline.corroborate.claims import claims_of
from dateline.corroborate.disagreements import disagreements
from dateline.corroborate.figure import Figure, Told
from dateline.corroborate.numbers import with_sums
from dateline.corroborate.rows import claim_row, disagreement_of_row, disagreement_row, held_of, held_of_row
from dateline.corroborate.timelines import moments_of, series_of
from dateline.model import Count, Event, Reading, Span, document_of
from dateline.tables import DISAGREEMENTS, INCIDENT_CLAIMS

ENGLISH = lang.load("en")
TOLD = Told(reading=reading(0), events=("v1", "v2"))


def claims(*told: Told) -> tuple[Figure, ...]:
    return claims_of("i1", told, ENGLISH)


def of(attribute: str, figures: tuple[Figure, ...] | None = None) -> list[Figure]:
    return [one for one in figures or claims(TOLD) if one.claim.attribute == attribute]


def copy_of(told: Told, number: int) -> Told:
    """The same text in another outlet, three days later."""
    document = replace(
        told.reading.document,
        id=f"copy-{number}",
        source=f"Mirror {number}",
        published=told.reading.document.published,
    )
    return replace(told, reading=replace(told.reading, document=document), origin=told.id)


def test_a_toll_keeps_who_says_it_down_the_chain() -> None:
    [toll] = of("killed")
    assert (toll.claim.value.value, toll.claim.low, toll.claim.high) == ("at least 3 people", 3, None)
    assert [one.name for one in toll.claim.chain] == ["Invented Wire", "army"]
    assert (toll.claim.asserted_by, toll.claim.statement, toll.claim.stance) == ("army", "s1", "asserts")


def test_a_claim_cites_the_words_of_its_report() -> None:
    for one in claims(TOLD):
        for span in one.claim.value.evidence:
            assert span.of(TOLD.reading.document.text).strip()


def test_the_agency_that_a_text_is_credited_to_stands_in_the_chain() -> None:
    told = replace(TOLD, agency="Northern Wire", credit=Span(0, 6))
    [toll] = of("killed", claims(told))
    assert [(one.name, one.part) for one in toll.claim.chain] == [
        ("Invented Wire", "outlet"),
        ("Northern Wire", "agency"),
        ("army", "source"),
    ]
    assert len(toll.sources) == 2


def test_who_is_said_to_have_done_it_and_the_denial_are_claims() -> None:
    [blamed] = of("perpetrator")
    assert (blamed.claim.value.value, blamed.claim.asserted_by) == ("Northern Front", "army")
    [denied] = of("event")
    assert (denied.claim.stance, denied.claim.asserted_by) == ("denies", "spokesman")


def test_day_and_place_are_claims() -> None:
    assert [one.claim.value.value for one in of("date")] == ["2021-08-01"]
    assert [one.claim.value.value for one in of("place")] == ["Harat"]


def test_a_number_of_what_is_only_planned_is_no_claim() -> None:
    planned = tuple(
        replace(one, status="planned", status_evidence=(one.trigger,)) if one.id == "v1" else one
        for one in TOLD.reading.events
    )
    told = replace(TOLD, reading=replace(TOLD.reading, events=planned))
    assert not of("killed", claims(told))


def test_a_number_of_another_incident_is_not_taken() -> None:
    assert not of("killed", claims(Told(reading=reading(0), events=("v2",), elsewhere=("v1",))))


def test_a_number_that_no_event_holds_belongs_to_the_happening_beside_it() -> None:
    loose = tuple(replace(one, counts=()) for one in TOLD.reading.events)
    told = replace(TOLD, reading=replace(TOLD.reading, events=loose))
    assert [one.claim.low for one in of("killed", claims(told))] == [3]


def with_counts(*more: Count) -> Told:
    """The report with further numbers on its assault."""
    base = TOLD.reading
    counts = (*base.counts, *more)
    events: tuple[Event, ...] = tuple(
        replace(one, counts=tuple(each.id for each in counts)) if one.id == "v1" else one
        for one in base.events
    )
    made: Reading = replace(base, counts=counts, events=events)
    return replace(TOLD, reading=made)


def at(words: str) -> Span:
    start = TOLD.reading.document.text.index(words)
    return Span(start, start + len(words))


def test_those_among_others_know_the_claim_of_their_whole() -> None:
    part = Count(id="c2", span=at("Report"), low=2, high=2,
                 unit="nurses", scope="killed", part_of="c1", by="t@1")  # fmt: skip
    whole, inside = sorted(of("killed", claims(with_counts(part))), key=lambda one: one.claim.extent)
    assert (whole.claim.extent, inside.claim.extent) == ("all", "part")
    assert inside.claim.whole == whole.claim.id
    assert disagreements([whole, inside], ENGLISH) == ()


def test_a_copy_echoes_its_origin_and_holds_for_the_origins_day() -> None:
    own, echo = of("killed", claims(TOLD, copy_of(TOLD, 1)))
    assert [one.is_echo for one in sorted((own, echo), key=lambda one: one.is_echo)] == [False, True]
    assert own.claim.as_of == echo.claim.as_of


@settings(max_examples=20)
@given(st.integers(1, 4))
def test_copies_change_how_many_reports_and_nothing_else(number: int) -> None:
    every = [TOLD, Told(reading=reading(5), events=("v1",))]
    before = facts(every)
    after = facts([*every, *(copy_of(TOLD, one) for one in range(number))])
    assert after == before


def facts(told: list[Told]) -> object:
    """All that is known of the incident but how many reports there are: values, disagreements, support."""
    figures = claims_of("i1", told, ENGLISH)
    texts = {one.id: one.reading.document.text for one in told}
    held = [one for one in held_of(figures, texts) if not one.is_echo]
    supports = [(one.claim.id, *(getattr(one.support, name) for name in ("outlets", "origins", "sources", "lines")))
                for one in held]  # fmt: skip
    return supports, disagreements(figures, ENGLISH), series_of(held)


@settings(max_examples=20)
@given(st.permutations([0, 1, 5, 6]))
def test_the_order_of_arrival_does_not_matter(order: list[int]) -> None:
    told = [Told(reading=reading(number), events=("v1", "v2")) for number in order]
    again = claims_of("i1", told, ENGLISH)
    sorted_ = claims_of("i1", sorted(told, key=lambda one: one.id), ENGLISH)
    assert again == sorted_
    assert disagreements(again, ENGLISH) == disagreements(sorted_, ENGLISH)


def test_an_id_follows_from_what_is_said_and_where() -> None:
    assert [one.claim.id for one in claims(TOLD)] == [one.claim.id for one in claims(TOLD)]
    assert len({one.claim.id for one in claims(TOLD)}) == len(claims(TOLD))


def test_a_denial_raises_the_support_of_no_claim() -> None:
    denies = Told(reading=reading(5), events=("v2",), elsewhere=("v1",))
    texts = {one.id: one.reading.document.text for one in (TOLD, denies)}
    alone = [one for one in held_of(claims(TOLD), texts) if one.claim.stance == "asserts"]
    both = [one for one in held_of(claims(TOLD, denies), texts) if one.claim.stance == "asserts"]
    assert alone == both


def test_a_claim_is_the_same_after_its_row() -> None:
    texts = {TOLD.id: TOLD.reading.document.text}
    for one in held_of(claims(TOLD), texts):
        row = claim_row(one)
        assert len(row) == len(INCIDENT_CLAIMS.columns)
        assert held_of_row(row) == one


def test_a_disagreement_is_the_same_after_its_row() -> None:
    other = Told(reading=reading(5), events=("v1", "v2"))
    found = disagreements(claims(TOLD, other), ENGLISH)
    assert found
    for one in found:
        row = disagreement_row(one)
        assert len(row) == len(DISAGREEMENTS.columns)
        assert disagreement_of_row(row) == one


def test_a_timeline_tells_each_text_once_and_says_who_else_prints_it() -> None:
    told = [TOLD, copy_of(TOLD, 1), copy_of(TOLD, 2)]
    figures = claims_of("i1", told, ENGLISH)
    held = list(held_of(figures, {one.id: one.reading.document.text for one in told}))
    moments = moments_of(
        held, disagreements(figures, ENGLISH), {one.id: one.reading.document.source for one in told}
    )
    [toll] = [one for one in moments if one.attribute == "killed"]
    assert toll.again == ("copy-1", "copy-2")
    assert toll.text == "killed: at least 3 people"
    assert toll.chain == ("Invented Wire", "army")


@pytest.mark.parametrize("outlet", [None, "Invented Wire"])
def test_a_report_without_an_outlet_has_claims_too(outlet: str | None) -> None:
    told = replace(
        TOLD, reading=replace(TOLD.reading, document=replace(TOLD.reading.document, source=outlet))
    )
    [toll] = of("killed", claims(told))
    assert toll.claim.asserted_by == "army"


def changed_copy(text_from: str, text_to: str, **count: object) -> Told:
    """A copy of the report whose words, and the number read in them, are others of the same length."""
    assert len(text_from) == len(text_to)
    base = TOLD.reading
    text = base.document.text.replace(text_from, text_to)
    document = document_of(text, id="copy-x", source="Mirror", published="2021-08-03")
    counts = tuple(replace(one, **count) for one in base.counts)  # type: ignore[arg-type]
    return replace(TOLD, reading=replace(base, document=document, counts=counts), origin=TOLD.id)


def test_a_copy_passes_on_what_the_outlet_of_its_text_says() -> None:
    [echo] = [one for one in of("killed", claims(TOLD, copy_of(TOLD, 1))) if one.is_echo]
    assert [one.name for one in echo.claim.chain] == ["Mirror 1", "Invented Wire", "army"]


def test_a_figure_that_a_copy_prints_otherwise_moves_no_toll_and_is_told() -> None:
    figures = claims(TOLD, changed_copy("at least 3 people", "at least 8 people", low=8))
    copy = next(one for one in figures if one.claim.document == "copy-x" and one.claim.low == 8)
    assert copy.is_echo
    [told] = [one for one in disagreements(figures, ENGLISH) if one.b == copy.claim.id]
    assert (told.kind, told.why) == (
        "conflict",
        "at least 8 people in print at Mirror, where the text of Invented Wire that it carries has at least 3 people",
    )


def test_the_same_words_read_otherwise_in_a_copy_are_taken_as_in_the_origin() -> None:
    figures = claims(TOLD, changed_copy("Radio Sela", "Radio Mela", scope="injured"))
    [echo] = [one for one in figures if one.claim.document == "copy-x" and one.claim.low == 3]
    assert not echo.is_echo  # its sentence is another
    document = replace(TOLD.reading.document, id="copy-y", source="Mirror")
    counts = tuple(replace(one, scope="injured") for one in TOLD.reading.counts)
    same = replace(TOLD, reading=replace(TOLD.reading, document=document, counts=counts), origin=TOLD.id)
    [echo] = [one for one in claims(TOLD, same) if one.claim.document == "copy-y" and one.claim.low == 3]
    assert (echo.claim.attribute, echo.is_echo) == ("killed", True)


def counting(figure: Figure, number: int) -> Figure:
    claim = replace(figure.claim, id=str(number), low=number, high=number, modifier=None, extent="all")
    return replace(figure, claim=claim)


def test_numbers_of_a_report_that_add_up_to_another_are_parts_of_it() -> None:
    [toll] = of("killed")
    found = with_sums([counting(toll, number) for number in (26, 19, 3, 4, 9)])
    assert {one.claim.low: one.claim.extent for one in found} == {
        26: "all", 19: "part", 3: "part", 4: "part", 9: "all",
    }  # fmt: skip


def test_numbers_that_add_up_to_none_stay_as_they_are() -> None:
    [toll] = of("killed")
    found = with_sums([counting(toll, number) for number in (26, 19, 3)])
    assert {one.claim.extent for one in found} == {"all"}


def test_who_denies_that_it_ever_happened_does_not_contradict_one_toll() -> None:
    [toll] = of("killed")
    denial = replace(
        toll, speaker="elders",
        claim=replace(toll.claim, id="d", low=None, high=None, stance="denies", asserted_by="elders", chain=()),
    )  # fmt: skip
    assert [one.kind for one in disagreements([toll, denial], ENGLISH)] == ["denial"]
    ever = replace(denial, claim=replace(denial.claim, extent="wider"))
    assert disagreements([toll, ever], ENGLISH) == ()


def test_one_voice_that_names_a_command_and_its_company_names_no_rivals() -> None:
    [toll] = of("killed")
    company, command = (
        replace(
            toll, name=name,
            claim=replace(
                toll.claim, id=name, low=None, high=None, attribute="perpetrator", asserted_by=who, chain=(),
                value=replace(toll.claim.value, value=name),
            ),
        )
        for name, who in (("third company", "High Command of Haskia"), ("high command", "High Command"))
    )  # fmt: skip
    assert disagreements([company, command], ENGLISH) == ()
    other = replace(command, claim=replace(command.claim, document="another", origin="another"))
    assert [one.kind for one in disagreements([company, other], ENGLISH)] == ["conflict"]
