"""The way up from a word over trees written by hand: what bears on it, and where the way ends."""

from tests.reading.drafts import at, draft_of

from dateline.reading.status.lexicon import lexicon
from dateline.reading.status.path import path_of


def effects(rows: str, word: str) -> list[str]:
    draft = draft_of(rows)
    return [o.effect for o in path_of(draft, lexicon(draft.language), *at(draft, word)).operators]


def test_a_negation_inside_comes_before_what_governs_outside() -> None:
    rows = (
        "They _ PRON 2 nsubj / asked ask VERB 0 root / us we PRON 2 obj / not _ PART 6 advmod / to _ PART 6 mark / "
        "fire _ VERB 2 xcomp / . _ PUNCT 2 punct"
    )
    assert effects(rows, "fire") == ["not", "requested"]


def test_a_relative_clause_is_not_under_what_is_outside_it() -> None:
    rows = (
        "They _ PRON 3 nsubj / may _ AUX 3 aux / free _ VERB 0 root / men man NOUN 3 obj / who _ PRON 6 nsubj / "
        "fled flee VERB 4 acl:relcl / . _ PUNCT 3 punct"
    )
    draft = draft_of(rows)
    path = path_of(draft, lexicon(draft.language), *at(draft, "fled"))
    assert path.operators == []
    assert path.given == at(draft, "fled")[0]


def test_an_auxiliary_is_shared_by_bare_verbs_that_are_joined() -> None:
    rows = (
        "They _ PRON 3 nsubj / will _ AUX 3 aux / come _ VERB 0 root / and _ CCONJ 5 cc / burn _ VERB 3 conj / "
        "it _ PRON 5 obj / . _ PUNCT 3 punct"
    )
    assert effects(rows, "burn") == ["future"]


def test_a_negation_is_not_shared_over_but() -> None:
    rows = (
        "They _ PRON 4 nsubj / did do AUX 4 aux / not _ PART 4 advmod / flee _ VERB 0 root / but _ CCONJ 6 cc / "
        "fight _ VERB 4 conj / . _ PUNCT 4 punct"
    )
    assert effects(rows, "fight") == []


def test_a_definite_noun_is_not_under_the_verb_that_takes_it() -> None:
    rows = (
        "They _ PRON 3 nsubj / may _ AUX 3 aux / film _ VERB 0 root / the _ DET 5 det / siege _ NOUN 3 obj / "
        ". _ PUNCT 3 punct"
    )
    assert "hypothetical" not in effects(rows, "siege")


def test_a_way_in_a_circle_of_words_ends() -> None:
    rows = " / ".join(["a _ NOUN 0 root", *(f"a _ NOUN {n} nmod" for n in range(1, 90))])
    draft = draft_of(rows)
    assert len(path_of(draft, lexicon(draft.language), 89).heads) <= 40
