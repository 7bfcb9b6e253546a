"""How many and with what, as lines."""

from dataclasses import replace

import pytest
from tests.invented import reading

from dateline.export.amounts import amounts, kits, numbers
from dateline.export.lookup import lookup
from dateline.model import Count, Span


def count(low: int, high: int | None) -> Count:
    return Count(id="c1", span=Span(0, 2), low=low, high=high, by="hand@1")


@pytest.mark.parametrize(
    ("low", "high", "shown"),
    [(12, 12, "12"), (6000, None, "at least 6,000"), (24, 99, "24–99"), (0, 40, "up to 40"), (0, 0, "0")],
)
def test_a_count_says_its_least_and_its_most(low: int, high: int | None, shown: str) -> None:
    assert numbers(count(low, high)) == shown


def test_a_count_is_shown_with_what_is_counted_as_the_report_has_it() -> None:
    assert [each.words for each in amounts(lookup(reading()))] == ["at least 12 people", "Dozens of families"]


def test_a_part_is_deeper_than_its_whole() -> None:
    first, second = reading().counts
    known = lookup(reading(counts=(first, replace(second, part_of=first.id))))
    assert [each.depth for each in amounts(known)] == [0, 1]


def test_a_part_follows_its_whole_and_keeps_its_number() -> None:
    first, second = reading().counts
    known = lookup(reading(counts=(replace(first, part_of=second.id), second)))
    assert [(each.number, each.depth) for each in amounts(known)] == [(2, 0), (1, 1)]


def test_a_number_that_comes_again_is_no_part_of_itself() -> None:
    first, second = reading().counts
    again = replace(first, id=second.id, part_of=first.id)
    assert [each.again for each in amounts(lookup(reading(counts=(first, again))))] == [False, True]
    part = replace(again, low=first.low - 1)
    assert [each.again for each in amounts(lookup(reading(counts=(first, part))))] == [False, False]


def test_materiel_told_of_twice_in_the_same_way_is_one_line() -> None:
    [carried] = reading().materiel
    again = replace(carried, id="w2")
    loose = replace(carried, id="w3", holder=None)
    shown = list(kits(lookup(reading(materiel=(carried, loose, again)))))
    assert [[each.id for each in kit.all] for kit in shown] == [["w1", "w2"], ["w3"]]


def test_materiel_names_its_holder() -> None:
    [kit] = kits(lookup(reading()))
    assert (kit.kind, kit.holder, kit.supplier) == ("assault rifle", "Red Heron Brigade", "")
