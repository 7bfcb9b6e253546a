"""Views over claims: what each rule makes of them, and what none may do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.figures import figure, held

from dateline.corroborate.rows import Held
from dateline.corroborate.rules import RULES, Toll, tolls
from dateline.errors import BadInput

CLAIMS = [
    held(figure("9", 9, who="mayor")),
    held(figure("at least 12", 12, None, modifier="at least", who="nurse", report="b"), lines=2),
    held(figure("14", 14, who="mayor", day="2021-03-03", report="c")),
]


def toll(claims: list[Held], rule: str) -> Toll:
    [found] = tolls(claims, rule)
    return found


def ends(of: Toll) -> tuple[float | None, ...]:
    return of.low, of.best, of.high


def test_latest_takes_the_latest_of_each_source() -> None:
    assert ends(toll(CLAIMS, "latest")) == (12, 12, 14)


def test_all_keeps_what_a_source_has_replaced() -> None:
    assert toll(CLAIMS, "all").low == 9


def test_conservative_is_the_lowest_of_the_latest() -> None:
    assert ends(toll(CLAIMS, "conservative")) == (12, 12, None)


def test_newest_takes_the_last_day_alone() -> None:
    assert ends(toll(CLAIMS, "newest")) == (14, 14, 14)


def test_a_row_for_each_claimant() -> None:
    assert {one.claimant: one.best for one in tolls(CLAIMS, "claimant")} == {"mayor": 14, "nurse": 12}


def test_the_highest_is_open_where_the_highest_claim_is() -> None:
    more = held(figure("more than 20", 20, None, modifier="more than", who="monitor", report="d"))
    assert toll([*CLAIMS, more], "latest").high is None


def test_some_alone_answer_for_the_whole_as_a_least_number() -> None:
    only = [held(figure("seven", 7, extent="part")), held(figure("four", 4, extent="part", report="b"))]
    found = toll(only, "latest")
    assert (*ends(found), found.is_least) == (7, 7, None, True)


def test_some_that_are_more_than_the_whole_are_not_lost() -> None:
    one, bodies = held(figure("One", 1, who="ministry")), held(figure("28", 28, extent="part", report="b"))
    found = toll([one, bodies], "latest")
    assert (found.low, found.high) == (1, None)


@pytest.mark.parametrize("rule", ["latest", "all", "newest"])
def test_some_of_a_source_do_not_replace_what_it_says_of_all(rule: str) -> None:
    """A lorry owner counts his own; of those that the outlet counts, it says what eleven of them were."""
    own = held(figure("three", 3, who="lorry owner"))
    whole = held(figure("26", 26, report="b", day="2021-03-04"), lines=2)
    some = held(figure("eleven", 11, extent="part", report="b", day="2021-03-04"), lines=2)
    assert toll([own, whole, some], rule).best == 26


def test_who_denies_is_named_once_however_the_name_is_written() -> None:
    denials = [
        held(figure("killed", who=who, stance="denies", report=report))
        for who, report in (("Elders", "b"), ("elders", "c"))
    ]
    assert len(toll([CLAIMS[0], *denials], "latest").denied_by) == 1


def test_what_counts_more_than_the_incident_gives_no_number() -> None:
    assert tolls([held(figure("5,200", 5200, extent="wider"))]) == ()


def test_an_addition_gives_no_number_beside_another_and_alone_a_least_one() -> None:
    third = held(figure("a third", 1, extent="more", report="b"))
    assert ends(toll([third], "latest")) == (1, 1, None)
    assert ends(toll([CLAIMS[0], third], "latest")) == (9, 9, 9)


def test_a_denial_gives_no_number_and_is_named() -> None:
    denied = held(figure("killed", who="army", stance="denies", report="b"))
    found = toll([CLAIMS[0], denied], "latest")
    assert (found.best, found.denied_by) == (9, ("army",))


@pytest.mark.parametrize("rule", sorted(RULES))
def test_every_rule_says_what_it_does(rule: str) -> None:
    assert (RULES[rule].__doc__ or "").endswith(".")


def test_an_unknown_rule_is_refused() -> None:
    with pytest.raises(BadInput, match="no rule"):
        tolls(CLAIMS, "average")


@given(st.permutations(CLAIMS), st.sampled_from(sorted(RULES)))
def test_the_order_of_claims_does_not_matter(claims: list[Held], rule: str) -> None:
    assert tolls(claims, rule) == tolls(CLAIMS, rule)


@given(st.sampled_from(sorted(RULES)), st.integers(1, 5), st.sampled_from(["a", "b", "c"]))
def test_copies_do_not_move_a_view(rule: str, copies: int, of: str) -> None:
    copied = next(one for one in CLAIMS if one.claim.document == of)
    from dataclasses import replace

    echoes = [
        Held(
            replace(copied.claim, id=f"{copied.claim.id}-{n}", document=f"copy{n}"),
            copied.quote,
            copied.support,
        )
        for n in range(copies)
    ]
    assert tolls([*CLAIMS, *echoes], rule) == tolls(CLAIMS, rule)
