"""How a later number stands to an earlier one."""

import pytest
from tests.figures import figure

from dateline import lang
from dateline.corroborate.disagreements import disagreements
from dateline.corroborate.figure import Counted, Figure
from dateline.corroborate.relations import relation
from dateline.corroborate.words import words_of

LANGUAGE = lang.load("en")
WORDS = words_of(LANGUAGE)
NEXT = "2021-03-02"


def kind(a: Figure, b: Figure, *others: Figure) -> str:
    return relation(a, b, WORDS, among=[a, b, *others]).kind


def test_a_later_number_of_the_same_source_is_an_update() -> None:
    assert kind(figure("9", 9, who="mayor"), figure("14", 14, who="mayor", day=NEXT, report="b")) == "update"


def test_a_source_that_takes_a_number_back_updates_it() -> None:
    assert kind(figure("12", 12, who="army"), figure("9", 9, who="army", day=NEXT, report="b")) == "update"


def test_a_toll_that_has_grown_since_is_an_update_whoever_says_so() -> None:
    assert kind(figure("9", 9, who="mayor"), figure("14", 14, who="nurse", day=NEXT, report="b")) == "update"


def test_a_later_lower_number_of_somebody_else_is_a_conflict() -> None:
    assert (
        kind(figure("16", 16, who="committee"), figure("9", 9, who="army", day=NEXT, report="b"))
        == "conflict"
    )


def test_two_numbers_for_one_day_are_a_conflict() -> None:
    assert kind(figure("26", 26, who="doctor"), figure("11", 11, who="governor", report="b")) == "conflict"


def test_a_number_that_its_source_still_holds_is_no_earlier_one() -> None:
    first = figure("9", 9, who="army")
    again = figure("9", 9, who="army", day=NEXT, report="c")
    assert kind(first, figure("16", 16, who="committee", day=NEXT, report="b"), again) == "conflict"


def test_two_numbers_side_by_side_in_one_report_are_rivals() -> None:
    first = figure("3", 3, who="government")
    beside = figure("3", 3, who="government", day=NEXT, report="b")
    assert kind(first, figure("7", 7, who="nurse", day=NEXT, report="b"), beside) == "conflict"


def test_words_that_say_that_a_number_moved_make_an_update() -> None:
    later = figure("16", 16, who="office", day=NEXT, report="b", moved="revised")
    assert kind(figure("19", 19, who="army"), later) == "update"


def test_one_number_is_the_same_whoever_gives_it() -> None:
    assert kind(figure("five", 5), figure("5", 5, who="police", report="b")) == "same"


@pytest.mark.parametrize(
    ("loose", "exact"),
    [
        (figure("dozens", 24, 99, modifier="dozens"), figure("31", 31, report="b")),
        (figure("about 30", 30, 30, modifier="about"), figure("31", 31, report="b")),
        (figure("more than 20", 20, None, modifier="more than"), figure("23", 23, report="b")),
        (figure("about 3,000", 3000, 3000, modifier="about"), figure("3,100", 3100, report="b")),
        (figure("at least 9", 9, None, modifier="at least"), figure("9", 9, report="b")),
    ],
)
def test_a_hedged_number_and_one_that_it_can_be_are_rounding(loose: Figure, exact: Figure) -> None:
    assert kind(loose, exact) == "rounding"
    assert kind(exact, loose) == "rounding"


def test_a_least_number_is_left_behind_by_one_far_above_it() -> None:
    loose = figure("at least 9", 9, None, modifier="at least", who="mayor")
    assert kind(loose, figure("21", 21, who="nurse", report="b")) == "conflict"
    assert kind(loose, figure("21", 21, who="nurse", day=NEXT, report="b")) == "update"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Counted(who="soldiers"), Counted(who="civilians")),
        (Counted(who="soldiers"), Counted()),
        (Counted(where="across the valley", wide=True), Counted(where="in the quarry")),
        (Counted(since="since January"), Counted()),
        (Counted(partly="treating"), Counted()),
        (Counted(more=True), Counted()),
    ],
)
def test_numbers_of_others_are_another_scope(one: Counted, other: Counted) -> None:
    assert kind(figure("7", 7, counted=one), figure("12", 12, counted=other, report="b")) == "scope"


def test_what_befell_them_is_a_scope() -> None:
    assert kind(figure("12", 12), figure("40", 40, attribute="injured", report="b")) == "scope"


def test_those_among_a_number_are_included_and_no_rivals() -> None:
    whole = figure("11", 11, who="ministry")
    part = figure("two", 2, report="b", whole=(11, 11), who="ministry")
    part = figure("two", 2, report="b", who="ministry", extent="part")
    from dataclasses import replace

    part = replace(part, claim=replace(part.claim, whole="elsewhere"), whole=(11, 11))
    assert kind(whole, part) == "includes"
    assert disagreements([whole, part], LANGUAGE) == ()


def test_nobody_against_some_is_a_denial() -> None:
    denied = figure("no one", 0, 0, who="ministry", report="b", stance="denies")
    assert kind(figure("40", 40), denied) == "denial"
    assert kind(figure("40", 40), figure("killed", who="army", report="b", stance="denies")) == "denial"


def test_nobody_known_of_at_first_is_no_denial() -> None:
    assert kind(figure("no one", 0, 0), figure("3", 3, day=NEXT, report="b")) == "update"


def test_a_rejected_number_denies_that_number_alone() -> None:
    rejected = figure("sixteen", 16, who="army", report="c", stance="denies")
    assert kind(figure("16", 16, who="committee"), rejected) == "denial"
    assert kind(figure("9", 9, who="mayor"), rejected) == "same"


def test_who_is_blamed_and_denies_it_is_a_denial() -> None:
    blamed = figure("Brigades", attribute="perpetrator", who="army", name="brigades")
    denied = figure(
        "Brigades", attribute="perpetrator", who="Brigades", stance="denies", report="b", name="brigades"
    )
    assert kind(blamed, denied) == "denial"


def test_two_who_are_blamed_are_a_conflict() -> None:
    one = figure("Brigades", attribute="perpetrator", who="army", name="brigades")
    other = figure("army", attribute="perpetrator", who="Brigades", report="b", name="army")
    assert kind(one, other) == "conflict"


def test_days_that_share_none_are_a_conflict_and_others_are_not() -> None:
    one = figure("2021-03-01", attribute="date", days=("2021-03-01", "2021-03-01"))
    other = figure("2021-03-03", attribute="date", days=("2021-03-03", "2021-03-03"), report="b")
    week = figure("2021-03-01/2021-03-07", attribute="date", days=("2021-03-01", "2021-03-07"), report="b")
    assert kind(one, other) == "conflict"
    assert kind(one, week) == "same"


def test_places_that_are_far_apart_are_a_conflict() -> None:
    one = figure("Harat", attribute="place", place=(15.0, 44.0), scope_note="settlement")
    near = figure("Sela", attribute="place", place=(15.1, 44.1), scope_note="settlement", report="b")
    far = figure("Qumra", attribute="place", place=(18.0, 44.0), scope_note="settlement", report="b")
    assert kind(one, near) == "same"
    assert kind(one, far) == "conflict"


def test_every_disagreement_says_why_and_echoes_disagree_with_nobody() -> None:
    one, other = figure("26", 26, who="doctor"), figure("11", 11, who="governor", report="b")
    echo = figure("26", 26, who="doctor", report="c", origin="a")
    [found] = disagreements([other, echo, one], LANGUAGE)
    assert (found.kind, found.why) == (
        "conflict",
        "26 according to doctor, 11 according to governor, of the same people and for the same time",
    )


def test_a_series_of_updates_follows_step_by_step() -> None:
    days = ("2021-03-01", "2021-03-02", "2021-03-03")
    series = [
        figure(str(n), n, who="mayor", day=day, report=day) for n, day in zip((9, 12, 14), days, strict=True)
    ]
    found = disagreements(series, LANGUAGE)
    assert [(one.kind, one.a[-7], one.b) for one in found] == [
        ("update", series[0].claim.id[-7], series[1].claim.id),
        ("update", series[1].claim.id[-7], series[2].claim.id),
    ]


def test_between_sources_the_first_of_each_value_disagrees_for_all() -> None:
    figures = [figure(str(n), n, who=f"paper{n}x{i}", report=f"{n}-{i}") for n in (9, 30) for i in range(20)]
    assert len(disagreements(figures, LANGUAGE)) == 1


def test_a_source_that_comes_to_say_what_another_said_first_has_its_update_shown() -> None:
    first, nurse = figure("9", 9, who="mayor"), figure("14", 14, who="nurse", report="b")
    later = figure("14", 14, who="mayor", day=NEXT, report="c")
    found = {(one.a, one.b): one.kind for one in disagreements([first, nurse, later], LANGUAGE)}
    assert found[first.claim.id, nurse.claim.id] == "conflict"
    assert found[first.claim.id, later.claim.id] == "update"
