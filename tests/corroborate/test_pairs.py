from tests.wires import ENGLISH, LEAD, OTHER, WIRE, report

from dateline.corroborate.copies import compare
from dateline.corroborate.pairs import alike, gist_of, rarity_of, same_event
from dateline.corroborate.report import Report

OWN_WORDS = (
    "Shelling of the market hall in the river port of Tessel left 14 dead on Tuesday; its hospital is full. Red Heron "
    "fighters sealed the streets around the ferry landing while relatives searched the stalls for the missing."
)


def score(a: Report, b: Report) -> float:
    rarity = rarity_of(report(str(k), text).wording for k, text in enumerate((WIRE, OTHER, OWN_WORDS)))
    shared = compare(a, b)
    one, other = ((each, gist_of(each, rarity, ENGLISH)) for each in (a, b))
    return same_event(alike(one, other, shared), shared)


def test_one_event_in_other_words_is_likelier_than_another_event() -> None:
    wire, own, other = report("wire", LEAD), report("own", OWN_WORDS), report("other", OTHER)
    assert compare(wire, own).kind == "different"
    assert score(wire, own) > 0.5 > score(wire, other)


def test_days_apart_make_one_event_less_likely() -> None:
    near, far = report("own", OWN_WORDS, "2021-08-21"), report("own", OWN_WORDS, "2021-08-30")
    assert score(report("wire", LEAD), near) > score(report("wire", LEAD), far)


def test_the_score_does_not_depend_on_which_report_comes_first() -> None:
    a, b = report("wire", WIRE), report("own", OWN_WORDS)
    assert score(a, b) == score(b, a)
