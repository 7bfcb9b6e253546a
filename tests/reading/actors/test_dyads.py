"""Actor codes of given words."""

from tests.reading.drafts import draft_of

from dateline.model import Span
from dateline.reading.actors import actor_codes

MEETING = (
    "The _ DET 2 det / Moroccan _ ADJ 3 amod / army _ NOUN 4 nsubj / shelled shell VERB 0 root "
    "/ Tunisia _ PROPN 4 obj / and _ CCONJ 7 cc / Malta _ PROPN 5 conj / . _ PUNCT 4 punct"
)


def test_a_phrase_is_coded_by_what_stands_before_its_noun() -> None:
    draft = draft_of(MEETING)
    (code,) = actor_codes(draft, Span(0, draft.text.index(" shelled")))
    assert (code.code, [span.of(draft.text) for span in code.evidence]) == ("MARMIL", ["Moroccan", "army"])


def test_each_part_of_a_list_has_its_code() -> None:
    draft = draft_of(MEETING)
    start = draft.text.index("Tunisia")
    assert [c.code for c in actor_codes(draft, Span(start, draft.text.index(".")))] == ["TUN", "MLT"]


POLICE = (
    "Police _ NOUN 2 nsubj / arrested arrest VERB 0 root / six _ NUM 4 nummod / men man NOUN 2 obj "
    "/ in _ ADP 6 case / Lisbon _ PROPN 2 obl / . _ PUNCT 2 punct"
)


def test_a_country_that_nothing_shows_is_guessed_only_when_asked_and_marked() -> None:
    draft = draft_of(POLICE)
    plain, guessed = actor_codes(draft, Span(0, 6)), actor_codes(draft, Span(0, 6), guess=True)
    assert [(c.code, c.near) for c in plain] == [("COP", False)]
    assert [(c.code, c.near) for c in guessed] == [("PRTCOP", True)]


def test_what_is_done_is_coded_by_its_owner() -> None:
    draft = draft_of(
        "The _ DET 3 det / Maltese _ ADJ 3 amod / navy _ NOUN 5 nmod:poss / 's _ PART 3 case / handling _ NOUN 6 nsubj "
        "/ failed fail VERB 0 root / . _ PUNCT 6 punct"
    )
    (code,) = actor_codes(draft, Span(0, draft.text.index(" failed")))
    assert code.code == "MLTMIL"


def test_who_is_against_a_group_is_not_of_it() -> None:
    draft = draft_of(
        "Anti _ ADJ 3 amod / - _ PUNCT 1 punct / Taliban _ PROPN 4 compound / fighters fighter NOUN 5 nsubj "
        "/ fled flee VERB 0 root / . _ PUNCT 5 punct"
    )
    (code,) = actor_codes(draft, Span(0, draft.text.index(" fled")))
    assert (code.country, code.sector) == (None, "UAF")


def test_words_outside_the_text_have_no_code() -> None:
    assert actor_codes(draft_of(POLICE), Span(500, 510)) == ()
