"""Who a reporting word makes speak, and the words that name him."""

import pytest
from tests.reading.drafts import draft_of, forms

from dateline.reading.attribution.cues import phrase, speaker
from dateline.reading.draft import Draft
from dateline.reading.syntax.trees import Trees


def speaking(rows: str, verb: str) -> str | None:
    """The word that speaks by a verb."""
    draft = draft_of(rows)
    found = speaker(
        draft.language, _trees(draft), [draft.word(i) for i in range(len(draft.words))].index(verb)
    )
    return draft.word(found) if found is not None else None


def _trees(draft: Draft) -> Trees:
    assert draft.trees is not None
    return draft.trees


def test_the_subject_speaks() -> None:
    assert speaking("Ruun Ruun PROPN 2 nsubj / spoke speak VERB 0 root", "spoke") == "Ruun"


def test_the_agent_of_a_passive_speaks_and_its_subject_does_not() -> None:
    rows = "Ruun Ruun PROPN 3 nsubj:pass / was be AUX 3 aux:pass / blamed blame VERB 0 root"
    assert speaking(rows, "blamed") is None
    assert speaking(f"{rows} / by by ADP 5 case / Doran Doran PROPN 3 obl:agent", "blamed") == "Doran"


@pytest.mark.parametrize("relation", ["conj", "advcl", "parataxis"])
def test_a_verb_without_a_subject_has_that_of_the_verb_it_hangs_on(relation: str) -> None:
    rows = (
        f"Ruun Ruun PROPN 2 nsubj / left leave VERB 0 root / , , PUNCT 4 punct / saying say VERB 2 {relation}"
    )
    assert speaking(rows, "saying") == "Ruun"


def test_the_subject_is_found_through_several_verbs() -> None:
    rows = (
        "Ruun Ruun PROPN 2 nsubj / came come VERB 0 root / and and CCONJ 4 cc / left leave VERB 2 conj / "
        "saying say VERB 4 advcl / so so ADV 5 advmod"
    )
    assert speaking(rows, "saying") == "Ruun"


def test_the_object_of_a_verb_that_makes_others_speak_is_the_one_who_speaks() -> None:
    rows = (
        "Ruun Ruun PROPN 2 nsubj / {} VERB 0 root / Doran Doran PROPN 2 obj / to to PART 5 mark / "
        "speak speak VERB 2 xcomp"
    )
    assert speaking(rows.format("asked ask"), "speak") == "Doran"
    assert speaking(rows.format("promised promise"), "speak") == "Ruun"


def test_who_of_a_relative_clause_is_the_noun_before_it() -> None:
    rows = (
        "The the DET 2 det / mayor mayor NOUN 5 nsubj / who who PRON 4 nsubj / spoke speak VERB 2 acl:relcl / "
        "left leave VERB 0 root"
    )
    assert speaking(rows, "spoke") == "mayor"


def test_a_participle_beside_a_noun_is_spoken_by_what_the_noun_names() -> None:
    rows = "A a DET 2 det / letter letter NOUN 0 root / saying say VERB 2 acl / so so ADV 3 advmod"
    assert speaking(rows, "saying") == "letter"


@pytest.mark.parametrize("mark", ["if", "as"])
def test_nobody_speaks_in_a_clause_that_has_its_own_unnamed_subject(mark: str) -> None:
    rows = f"Ruun Ruun PROPN 2 nsubj / left leave VERB 0 root / {mark} _ SCONJ 4 mark / said say VERB 2 advcl"
    assert speaking(rows, "said") is None


def test_nobody_speaks_where_there_is_no_subject() -> None:
    assert speaking("Leave leave VERB 0 root / now now ADV 1 advmod", "Leave") is None


@pytest.mark.parametrize(
    ("rows", "head", "words"),
    [
        (
            "by by ADP 3 case / the the DET 3 det / mayor mayor NOUN 0 root / of of ADP 5 case / "
            "Marn Marn PROPN 3 nmod / , , PUNCT 8 punct / who who PRON 8 nsubj / left leave VERB 3 acl:relcl",
            2, "the mayor of Marn",
        ),
        ("both both CCONJ 2 cc:preconj / Ruun Ruun PROPN 0 root / and and CCONJ 4 cc / Doran Doran PROPN 2 conj", 1,
         "Ruun and Doran"),
        ("those those PRON 0 root / who who PRON 3 nsubj / left leave VERB 1 acl:relcl", 0, "those"),
        (
            "Ruun Ruun PROPN 0 root / , , PUNCT 4 punct / the the DET 4 det / mayor mayor NOUN 1 appos / "
            ", , PUNCT 4 punct", 0, "Ruun , the mayor",
        ),
    ],
    ids=["preposition and clause", "pair", "pronoun", "apposition"],
)  # fmt: skip
def test_a_phrase_is_a_noun_with_what_names_it_and_without_what_is_told_of_it(
    rows: str, head: int, words: str
) -> None:
    draft = draft_of(rows)
    assert forms(draft, phrase(_trees(draft), head)) == words
