from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.wires import BACKGROUND, CUT, ENGLISH, MERGED, OTHER, REWRITTEN, WIRE, report

from dateline.corroborate.copies import compare
from dateline.corroborate.origins import origins_of
from dateline.corroborate.report import Report, report_from

STORY = {"wire": WIRE, "cut": CUT, "rewritten": REWRITTEN, "other": OTHER, "background": BACKGROUND}
stories = st.lists(st.sampled_from(sorted(STORY)), min_size=1, max_size=5, unique=True)


def origins(reports: list[Report]) -> dict[str, str]:
    pairs = [compare(a, b) for a, b in combinations(reports, 2)]
    return {one.document: one.origin for one in origins_of(reports, pairs)}


def groups(reports: list[Report]) -> set[frozenset[str]]:
    found: dict[str, set[str]] = {}
    for document, origin in origins(reports).items():
        found.setdefault(origin, set()).add(document)
    return {frozenset(each) for each in found.values()}


def story(names: list[str]) -> list[Report]:
    return [report(name, STORY[name], f"2021-08-2{k}") for k, name in enumerate(names)]


def test_copies_have_the_origin_of_the_first_and_other_reports_their_own() -> None:
    found = origins(story(["wire", "cut", "rewritten", "other", "background"]))
    # The report with the vote repeats the other one's text; its paragraph from the wire makes it no copy of the wire.
    assert found == {
        "wire": "wire",
        "cut": "wire",
        "rewritten": "wire",
        "other": "other",
        "background": "other",
    }


def test_a_report_that_merges_two_does_not_make_them_one() -> None:
    reports = [report("wire", WIRE, "2021-08-20"), report("other", OTHER, "2021-08-20")]
    found = origins([*reports, report("merged", MERGED, "2021-08-21")])
    assert found == {"wire": "wire", "other": "other", "merged": "wire"}


@settings(deadline=None)
@given(stories, st.data())
def test_further_copies_change_who_is_in_a_group_and_nothing_else(
    names: list[str], data: st.DataObject
) -> None:
    reports = story(names)
    copied = data.draw(st.lists(st.sampled_from(names), max_size=4))
    more = [report(f"copy {k} of {name}", STORY[name], "2021-08-26") for k, name in enumerate(copied)]
    before, after = groups(reports), groups([*reports, *more])
    assert {frozenset(group & set(names)) for group in after} == before


@settings(deadline=None)
@given(stories, st.randoms(use_true_random=False))
def test_the_order_of_reports_and_pairs_does_not_matter(names: list[str], random: object) -> None:
    reports = story(names)
    mixed = list(reports)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert origins(mixed) == origins(reports)


def test_the_agency_that_others_credit_is_the_original_even_when_it_is_dated_later() -> None:
    desk = report("desk", WIRE, "2021-08-20")
    agency = report_from(
        "agency", WIRE + " Reporting by Ada Ross.", ENGLISH, outlet="Reuters", published="2021-08-21"
    )
    assert origins([desk, agency]) == {"desk": "agency", "agency": "agency"}


@pytest.mark.parametrize(
    ("days", "side"),
    [
        (("2021-08-20", "2021-08-21"), "a"),
        (("2021-08-22", "2021-08-21T10:00Z"), "b"),
        (("2021-08-21T10:05Z", "2021-08-21T10:00Z"), "b"),
        (("2021-08-21T10:05Z", "2021-08-21T10:00+02:00"), None),
        (("2021-08-21", "2021-08-21"), None),
        ((None, "2021-08-21"), None),
    ],
)
def test_the_earlier_of_two_copies_is_the_original_where_their_dates_tell(
    days: tuple[str | None, str | None], side: str | None
) -> None:
    a, b = (report(name, CUT, day) for name, day in zip("ab", days, strict=True))
    assert compare(a, b).direction == side


def test_a_text_cut_from_the_end_comes_from_the_longer_one() -> None:
    short = WIRE[: len(WIRE) // 2]
    assert compare(report("short", short, None), report("long", WIRE, None)).direction == "b"
