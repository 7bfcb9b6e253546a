from tests.reading.drafts import at, draft_of, forms, know, said

from dateline.reading.statements.answered import answered

ROWS = (
    "Ruun Ruun PROPN 2 nsubj / said say VERB 0 root / it it PRON 4 nsubj / fell fall VERB 2 ccomp / , , PUNCT 7 punct / "
    "a a DET 7 det / {} NOUN 2 parataxis / Doran Doran PROPN 9 nsubj / denied deny VERB 7 acl:relcl / . . PUNCT 2 punct"
)


def test_a_claim_that_others_reject_is_theirs_to_answer_and_no_part_of_what_was_said() -> None:
    draft = draft_of(ROWS.format("claim claim"))
    know(draft, "person", *at(draft, "Doran"))
    found = answered(draft, [said(draft, "Ruun", "said", "it fell , a claim Doran denied")])
    assert {(forms(draft, a.source), forms(draft, a.cue), forms(draft, a.content)) for a in found} == {
        ("Ruun", "said", "it fell"),
        ("Doran", "denied", "a claim"),
    }


def test_what_takes_up_nothing_that_is_said_stays() -> None:
    draft = draft_of(ROWS.format("tower tower"))
    whole = said(draft, "Ruun", "said", "it fell , a tower Doran denied")
    assert answered(draft, [whole]) == [whole]
