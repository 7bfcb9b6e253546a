"""Labels: who speaks, with a colon before what is said, or behind a headline."""

import pytest
from tests.reading.drafts import at, draft_of, forms, know

from dateline.reading.attribution.labels import labels
from dateline.reading.draft import Draft
from dateline.terms import EntityKind


def shown(draft: Draft) -> list[tuple[str, str, str, str]]:
    """Source, cue, content and rule of each attribution, in words."""
    return [
        (forms(draft, a.source), forms(draft, a.cue), forms(draft, a.content), a.rule) for a in labels(draft)
    ]


def of(rows: str) -> list[tuple[str, str, str, str]]:
    return shown(draft_of(rows))


TALKS = "Talks talk NOUN {0} nsubj / will will AUX {0} aux / resume resume VERB {1} {2} / soon soon ADV {0} advmod"


def test_a_headline_gives_its_source_before_or_after_the_colon() -> None:
    before = "Minister minister NOUN 0 root / : : PUNCT 1 punct / " + TALKS.format(5, 1, "parataxis")
    after = TALKS.format(3, 0, "root") + " / : : PUNCT 3 punct / minister minister NOUN 3 parataxis"
    assert of(before) == [("Minister", ":", "Talks will resume soon", "headline")]
    assert of(after) == [("minister", ":", "Talks will resume soon", "headline")]


def test_a_name_before_the_colon_of_a_headline_is_its_source() -> None:
    rows = "Ilya Ilya PROPN 2 compound / Ruun Ruun PROPN 0 root / : : PUNCT 2 punct / " + TALKS.format(
        6, 2, "parataxis"
    )
    assert of(rows) == [("Ilya Ruun", ":", "Talks will resume soon", "headline")]


@pytest.mark.parametrize(
    "rows",
    [
        "Background background NOUN 0 root / : : PUNCT 1 punct / " + TALKS.format(5, 1, "parataxis"),
        "Minister minister NOUN 0 root / : : PUNCT 1 punct / no no DET 4 det / talks talk NOUN 1 parataxis",
    ],
    ids=["no speaker", "two words"],
)  # fmt: skip
def test_a_line_with_a_colon_is_not_always_a_headline_of_what_somebody_says(rows: str) -> None:
    assert of(rows) == []


def test_a_headline_gives_its_source_after_a_dash() -> None:
    rows = (
        TALKS.format(3, 0, "root")
        + " / - - PUNCT 3 punct / coast coast NOUN 7 compound / guard guard NOUN 3 parataxis"
    )
    assert of(rows) == [("coast guard", "-", "Talks will resume soon", "headline")]


LEFT = "They they PRON 2 nsubj / left leave VERB 0 root / . . PUNCT 2 punct\n"


def test_a_label_at_the_head_of_a_sentence_is_the_source_of_the_sentence() -> None:
    line = "Minister minister NOUN 0 root / : : PUNCT 1 punct / " + TALKS.format(5, 1, "parataxis")
    assert of(f"{LEFT}{line} / . . PUNCT 1 punct") == [("Minister", ":", "Talks will resume soon", "label")]


def test_those_from_whom_a_report_has_it_need_no_verb_and_others_do() -> None:
    line = "{} {} NOUN 0 root / : : PUNCT 1 punct / 14 14 NUM 1 dep / dead dead ADJ 3 amod / there there ADV 3 advmod"
    assert of(LEFT + line.format("Residents", "resident")) == [("Residents", ":", "14 dead there", "label")]
    assert of(LEFT + line.format("Police", "police")) == []


def of_kind(kind: EntityKind) -> list[tuple[str, str, str, str]]:
    draft = draft_of("Orland Orland PROPN 0 root / : : PUNCT 1 punct / " + TALKS.format(5, 1, "parataxis"))
    know(draft, kind, *at(draft, "Orland"))
    return shown(draft)


def test_a_name_is_a_label_unless_it_is_where_it_happens() -> None:
    assert of_kind("armed_group")
    assert not of_kind("country")


def test_a_heading_in_capitals_is_no_label() -> None:
    rows = "POLICE police NOUN 2 compound / REPORT report NOUN 0 root / : : PUNCT 2 punct / " + TALKS.format(
        6, 2, "parataxis"
    )
    assert of(LEFT + rows) == []
