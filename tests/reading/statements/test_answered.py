import pytest
from tests.reading.drafts import at, draft_of, forms, know, said

from dateline.model import document_of
from dateline.reading import Reader
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


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The general accused two embassies of paying the strikers, an allegation rejected by the European Union.",
            ("the European Union", "deny", "an allegation"),
        ),
        (
            "The prosecutor accused the charity of helping smugglers, an allegation it has repeatedly denied.",
            ("it", "deny", "an allegation"),
        ),
        (
            "Residents said the troops had looted shops, a claim the army dismissed as propaganda.",
            ("the army", "deny", "a claim … as propaganda"),
        ),
        (
            "The paper said the army had bought gas shells, a report that the ministry would neither confirm nor deny.",
            ("the ministry", "decline_comment", "a report"),
        ),
        (
            "The government blamed the militia, which denied responsibility.",
            ("the militia", "deny", "responsibility"),
        ),
    ],
)
def test_what_a_noun_takes_up_is_denied_by_whom_its_clause_names(
    reader: Reader, text: str, told: tuple[str, str, str]
) -> None:
    draft = reader.draft(document_of(text))
    found = [
        (s.source.spans[0].of(text), s.act, " … ".join(p.of(text) for p in s.content))
        for s in draft.statements
        if s.source
    ]
    assert found[-1] == told
    assert not any(content.endswith(told[2]) for _, _, content in found[:1])


def test_what_stands_behind_a_relative_clause_is_not_denied_by_whom_that_names(reader: Reader) -> None:
    draft = reader.draft(document_of("A spokesman said the offer, which the union rejected, still stood."))
    assert [s.act for s in draft.statements] == ["assert"]
