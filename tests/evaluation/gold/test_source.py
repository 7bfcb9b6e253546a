"""How quoted words become spans, and what the validator refuses."""

import pytest
from evaluation.gold.agreement import kappa
from evaluation.gold.measure import macro_f1
from evaluation.gold.source import Item, Wrong, anchor, mentions

from evaluation.gold import checks

TEXT = "The Guard said the Guard’s men left. “We left,” the captain said on Friday."


def words(quote: str, **how: object) -> str:
    start, end = anchor(TEXT, quote, "here", **how)  # type: ignore[arg-type]
    return TEXT[start:end]


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("men left", "men left"),
        ("Guard's men", "Guard’s men"),
        ("captain {said} on", "said"),
        ("the Guard's ~ left", "the Guard’s men left"),
        ("said#2", "said"),
        ("{We} left", "We"),
    ],
)
def test_a_quote_is_found_as_the_guidelines_say(quote: str, found: str) -> None:
    assert words(quote) == found


def test_words_in_two_places_are_refused_unless_something_says_which() -> None:
    with pytest.raises(Wrong, match="2 places"):
        words("said")
    friday = anchor(TEXT, "Friday", "here")
    assert anchor(TEXT, "said", "here", near=[friday])[0] > TEXT.index("captain")


def test_words_that_are_not_there_are_refused() -> None:
    with pytest.raises(Wrong, match="not in the text"):
        words("stayed")


def test_a_starred_mention_stands_for_every_place() -> None:
    assert len(mentions(TEXT, "Guard*", "here")) == 2


@pytest.mark.parametrize(
    ("said", "value"),
    [("Friday", "2014-05-22"), ("in April", "2014-05"), ("2013", "2014"), ("31 June", "2014-06-31")],
)
def test_a_date_that_does_not_fit_its_words_is_refused(said: str, value: str) -> None:
    with pytest.raises(Wrong):
        checks.time(Item("T", "T1", []), said, "DATE", value)


def test_a_denied_event_must_show_it() -> None:
    with pytest.raises(Wrong, match="must show it"):
        checks.event(Item("V", "V1", []), "ASSAULT", "", "denied")
    checks.event(Item("V", "V1", [], {"ev": "denied"}), "ASSAULT", "", "denied")


def test_kappa_is_nought_where_agreement_is_that_of_chance() -> None:
    assert kappa([("a", "a"), ("a", "b"), ("b", "a"), ("b", "b")]) == 0
    assert kappa([("a", "a"), ("b", "b")]) == 1
    assert kappa([]) is None


def test_macro_f1_gives_each_label_the_same_weight() -> None:
    assert macro_f1([("a", "a")] * 9 + [("b", "a")]) == pytest.approx(100 * (18 / 19) / 2)
