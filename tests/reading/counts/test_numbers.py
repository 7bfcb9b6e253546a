"""Numbers as texts write them, from their words alone."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reading.drafts import draft_of

from dateline.reading.counts.numbers import Number, numbers


def numbered(text: str) -> list[Number]:
    """The numbers of a text of one flat sentence."""
    words = text.split()
    rows = [f"{word} _ X {0 if n == 0 else 1} {'root' if n == 0 else 'dep'}" for n, word in enumerate(words)]
    return list(numbers(draft_of(" / ".join(rows))))


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("12 people", 12, 12),
        ("6,000 people", 6000, 6000),
        ("12 000 people", 12000, 12000),
        ("twelve people", 12, 12),
        ("twenty - three people", 23, 23),
        ("two hundred and six people", 206, 206),
        ("three hundred thousand people", 300_000, 300_000),
        ("1.5 million people", 1_500_000, 1_500_000),
        ("2.3m people", 2_300_000, 2_300_000),
        ("a dozen people", 12, 12),
        ("half a dozen people", 6, 6),
        ("two dozen people", 24, 24),
        ("a hundred people", 100, 100),
        ("dozens of people", 24, 99),
        ("scores of people", 40, 199),
        ("hundreds of people", 200, 999),
        ("tens of thousands of people", 20_000, 99_999),
        ("hundreds of thousands of people", 200_000, 999_999),
        ("several hundred people", 300, 999),
        ("a couple of people", 2, 2),
        ("30 to 40 people", 30, 40),
        ("30 - 40 people", 30, 40),
        ("between 30 and 40 people", 30, 40),
        ("two or three people", 2, 3),
        ("two to three million people", 2_000_000, 3_000_000),
        ("10,000 to 15,000 people", 10_000, 15_000),
        ("at least 40 people", 40, None),
        ("more than 6,000 people", 6000, None),
        ("no fewer than 90 people", 90, None),
        ("40 or more people", 40, None),
        ("up to 40 people", 0, 40),
        ("as many as 40 people", 0, 40),
        ("fewer than 40 people", 0, 40),
        ("some 200 people", 200, 200),
        ("nearly 300 people", 300, 300),
        ("at least a dozen people", 12, None),
        ("at least dozens of people", 24, None),
    ],
)
def test_a_number_has_a_least_and_a_most(text: str, low: int, high: int | None) -> None:
    [number] = numbered(text)
    assert (number.low, number.high) == (low, high)


def test_a_hedge_is_part_of_the_number_and_quoted() -> None:
    [number] = numbered("up to 40 people")
    assert (number.first, number.last, number.modifier) == (0, 2, "up to")


def test_a_vague_plural_is_its_own_modifier() -> None:
    [number] = numbered("tens of thousands fled")
    assert number.modifier == "tens of thousands"


def test_a_change_keeps_what_the_number_was() -> None:
    [number] = numbered("from 12 to 31")
    assert number.low == 31
    assert number.was is not None
    assert number.was.low == 12


@pytest.mark.parametrize("text", ["few people", "half of them", "no people", "first of all", "and or to"])
def test_what_is_no_number_is_none(text: str) -> None:
    assert numbered(text) == []


def test_numbers_side_by_side_stay_apart() -> None:
    assert [n.low for n in numbered("12 and 31")] == [12, 31]


PIECES = [
    "12", "6,000", "1.5", "a", "an", "two", "hundred", "thousand", "million", "dozen", "dozens", "tens", "of",
    "thousands", "and", "to", "-", "between", "from", "at", "least", "more", "than", "up", "half", "several", "few",
    "people", "or", "000", "2.3m", "%",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=30))
def test_numbers_stay_in_the_text_in_order_and_apart(pieces: list[str]) -> None:
    found = numbered(" ".join(pieces))
    assert all(0 <= n.first <= n.start <= n.core <= n.last < len(pieces) for n in found)
    assert all(one.last < other.start for one, other in pairwise(found))
    assert all(n.high is None or 0 <= n.low <= n.high for n in found)
