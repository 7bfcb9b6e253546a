import pytest
from tests.reading.drafts import draft_of, know, said

from dateline.model import Statement
from dateline.reading.attribution.component import Attribution
from dateline.reading.draft import Draft
from dateline.reading.statements.component import add_statements

OUTSIDE = "Ruun Ruun PROPN 2 nsubj / said say VERB 0 root / they they PRON 4 nsubj / left leave VERB 2 ccomp"
MIXED = (
    "Ruun Ruun PROPN 2 nsubj / said say VERB 0 root / they they PRON 4 nsubj / left leave VERB 2 ccomp / "
    "“ “ PUNCT 7 punct / in in ADP 7 case / haste haste NOUN 4 obl / ” ” PUNCT 7 punct"
)
QUOTED = (
    "“ “ PUNCT 3 punct / They they PRON 3 nsubj / left leave VERB 6 ccomp / , , PUNCT 3 punct / ” ” PUNCT 3 punct / "
    "said say VERB 0 root / Ruun Ruun PROPN 6 nsubj"
)
BESIDE = (
    "Calling call VERB 6 advcl / it it PRON 1 obj / “ “ PUNCT 4 punct / betrayal betrayal NOUN 1 xcomp / "
    "” ” PUNCT 4 punct / said say VERB 0 root / Ruun Ruun PROPN 6 nsubj / they they PRON 9 nsubj / "
    "left leave VERB 6 ccomp"
)


def statements(draft: Draft, *attributions: Attribution) -> list[Statement]:
    draft.attributions = list(attributions)
    add_statements(draft)
    return draft.statements


def words(draft: Draft, statement: Statement) -> str:
    return " ".join(span.of(draft.text) for span in statement.content)


@pytest.mark.parametrize(
    ("rows", "content", "manner"),
    [
        (QUOTED, ["They left"], "direct"),
        (OUTSIDE, ["they left"], "indirect"),
        (MIXED, ["they left", "in haste"], "mixed"),
    ],
)
def test_the_manner_is_how_much_of_what_is_said_stands_in_quotation_marks(
    rows: str, content: list[str], manner: str
) -> None:
    draft = draft_of(rows)
    [statement] = statements(draft, said(draft, "Ruun", "said", *content))
    assert statement.manner == manner


def test_words_of_nobody_quoted_in_the_sentence_of_the_cue_make_it_mixed() -> None:
    draft = draft_of(BESIDE)
    [statement] = statements(draft, said(draft, "Ruun", "said", "they left"))
    assert statement.manner == "mixed"


def test_words_quoted_in_another_sentence_do_not() -> None:
    draft = draft_of(f"{OUTSIDE}\n“ “ PUNCT 2 punct / Storm storm PROPN 0 root / ” ” PUNCT 2 punct")
    [statement] = statements(draft, said(draft, "Ruun", "said", "they left"))
    assert statement.manner == "indirect"


def test_every_span_of_a_statement_cites_its_words() -> None:
    draft = draft_of(MIXED)
    entity = know(draft, "person", 0)
    [statement] = statements(draft, said(draft, "Ruun", "said", "they left", "in haste"))
    assert [span.of(draft.text) for span in statement.content] == ["they left", "in haste"]
    assert [span.of(draft.text) for span in statement.cue] == ["said"]
    assert statement.source is not None
    assert [span.of(draft.text) for span in statement.source.spans] == ["Ruun"]
    assert statement.source.entity == entity.id
    assert statement.by == "statements@1/network"


def test_statements_are_named_in_the_order_of_the_text() -> None:
    draft = draft_of(f"{QUOTED}\n{OUTSIDE.replace('Ruun Ruun', 'Doran Doran')}")
    found = statements(
        draft, said(draft, "Doran", "said", "they left"), said(draft, "Ruun", "said", "They left")
    )
    assert [(s.id, words(draft, s)) for s in found] == [("s1", "They left"), ("s2", "they left")]


def test_a_clear_frame_that_the_network_missed_is_a_statement_and_says_which_rule_found_it() -> None:
    draft = draft_of(OUTSIDE)
    [statement] = statements(draft)
    assert (words(draft, statement), statement.by) == ("they left", "statements@1/frame-clause")


def test_what_is_reported_inside_what_somebody_says_names_the_outer_statement() -> None:
    draft = draft_of(
        "Doran Doran PROPN 2 nsubj / said say VERB 0 root / Ruun Ruun PROPN 4 nsubj / denied deny VERB 2 ccomp / "
        "the the DET 6 det / raid raid NOUN 4 obj"
    )
    outer, inner = statements(draft, said(draft, "Doran", "said", "Ruun denied the raid"))
    assert (words(draft, outer), outer.within) == ("Ruun denied the raid", None)
    assert (words(draft, inner), inner.within, inner.act) == ("the raid", outer.id, "deny")
    assert [span.of(draft.text) for span in inner.act_evidence] == ["denied"]


def test_what_the_report_itself_only_sees_is_nobodys_statement() -> None:
    draft = draft_of(
        "It it PRON 2 expl / appears appear VERB 0 root / they they PRON 4 nsubj / left leave VERB 2 ccomp"
    )
    assert statements(draft, said(draft, "", "appears", "they left")) == []


def test_a_text_without_words_has_no_statements() -> None:
    draft = draft_of(OUTSIDE)
    for part in (draft.tokens, draft.words, draft.sentences, draft.quote_states):
        part.clear()
    assert statements(draft) == []


def test_a_question_that_only_leads_up_to_an_answer_is_nobodys_statement() -> None:
    draft = draft_of(
        "Olin _ PROPN 2 nsubj / left leave VERB 0 root / ; _ PUNCT 10 punct / asked ask VERB 10 parataxis / "
        "why _ ADV 7 advmod / they _ PRON 7 nsubj / fired fire VERB 4 ccomp / , _ PUNCT 4 punct / he _ PRON 10 nsubj / "
        "shrugged shrug VERB 2 parataxis"
    )
    draft.attributions = [said(draft, "", "asked", "why they fired")]
    add_statements(draft)
    assert not draft.statements


def test_a_band_known_by_a_name_says_nothing() -> None:
    draft = draft_of(
        "The _ DET 2 det / band _ NOUN 6 nsubj / known know VERB 2 acl / as _ ADP 5 case / Levies _ PROPN 3 obl / "
        "fled flee VERB 0 root"
    )
    assert statements(draft, said(draft, "The band", "known", "Levies")) == []


def test_whom_it_is_said_to_is_no_part_of_what_is_asked_for() -> None:
    draft = draft_of(
        "Ruun Ruun PROPN 2 nsubj / urged urge VERB 0 root / donors donor NOUN 5 nsubj / to to PART 5 mark / "
        "pay pay VERB 2 advcl"
    )
    [statement] = statements(draft, said(draft, "Ruun", "urged", "donors to pay"))
    assert words(draft, statement) == "to pay"
    assert statement.addressee is not None
    assert statement.addressee.spans[0].of(draft.text) == "donors"
