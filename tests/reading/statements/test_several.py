from tests.reading.drafts import draft_of, forms, know, said

from dateline.reading.statements.several import by_act

DEEDS = (
    "Ruun Ruun PROPN 2 nsubj / said say VERB 0 root / it it PRON 5 nsubj / had have AUX 5 aux / "
    "shelled shell VERB 2 ccomp / "
    "the the DET 7 det / depot depot NOUN 5 obj / and and CCONJ 10 cc / would would AUX 10 aux / "
    "attack attack VERB 5 conj / "
    "the the DET 12 det / bridge bridge NOUN 10 obj / . . PUNCT 2 punct"
)
TOLD = (
    "Ruun Ruun PROPN 2 nsubj / said say VERB 0 root / rain rain NOUN 4 nsubj / fell fall VERB 2 ccomp / "
    "and and CCONJ 7 cc / "
    "more more ADJ 7 nsubj / came come VERB 4 conj / . . PUNCT 2 punct"
)


def test_clauses_that_do_different_things_are_statements_of_their_own() -> None:
    draft = draft_of(DEEDS)
    know(draft, "armed_group", 0, 2)
    parts = by_act(draft, said(draft, "Ruun", "said", "it had shelled the depot and would attack the bridge"))
    assert [forms(draft, part.content) for part in parts] == [
        "it had shelled the depot",
        "would attack the bridge",
    ]


def test_they_keep_cue_and_source() -> None:
    draft = draft_of(DEEDS)
    know(draft, "armed_group", 0, 2)
    whole = said(draft, "Ruun", "said", "it had shelled the depot and would attack the bridge")
    assert {(part.cue, part.source) for part in by_act(draft, whole)} == {(whole.cue, whole.source)}


def test_clauses_that_only_assert_are_one() -> None:
    draft = draft_of(TOLD)
    whole = said(draft, "Ruun", "said", "rain fell and more came")
    assert by_act(draft, whole) == [whole]


def test_nothing_past_is_promised() -> None:
    draft = draft_of(
        "Ruun Ruun PROPN 2 nsubj / promised promise VERB 0 root / they they PRON 5 nsubj / would would AUX 5 aux / "
        "enter enter VERB 2 ccomp / but but CCONJ 8 cc / two two NUM 8 nsubj / fell fall VERB 5 conj / . . PUNCT 2 punct"
    )
    know(draft, "person", 0)
    parts = by_act(draft, said(draft, "Ruun", "promised", "they would enter but two fell"))
    assert [forms(draft, part.content) for part in parts] == ["they would enter"]


def test_what_is_denied_and_what_is_asserted_beside_it_are_one() -> None:
    draft = draft_of(
        "Ruun Ruun PROPN 2 nsubj / said say VERB 0 root / it it PRON 6 nsubj / had have AUX 6 aux / not not PART 6 "
        "advmod / shelled shell VERB 2 ccomp / the the DET 8 det / depot depot NOUN 6 obj / and and CCONJ 11 cc / "
        "was be AUX 11 aux / helping help VERB 6 conj / . . PUNCT 2 punct"
    )
    know(draft, "armed_group", 0, 2)
    whole = said(draft, "Ruun", "said", "it had not shelled the depot and was helping")
    assert by_act(draft, whole) == [whole]
