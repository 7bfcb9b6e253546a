"""What somebody does next goes on from his own verb, not from what he says or what his deed is about."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reading.syntax.test_mending import LONGEST, RELATIONS, TAGS
from tests.strategies import is_tree, sentence_trees

from dateline import lang
from dateline.model import document_of
from dateline.reading import Reader
from dateline.reading.syntax.next_deeds import joined_higher


def joined_to(sentence: str, word: str, *, said: str = "") -> str:
    """The word that one hangs on when its tree is mended; ``said`` is what the network takes for somebody's words."""
    rows = [(*row.split()[:2], int(row.split()[2]), row.split()[3]) for row in sentence.split(" / ")]
    forms, tags, heads, relations = (list(column) for column in zip(*rows, strict=True))
    small = [form.lower() for form in forms]
    inside = [form in said.split() for form in forms]
    heads = joined_higher(lang.load("en"), heads, relations, tags, small, inside)
    return str(forms[heads[forms.index(word)]])


DENIED = (
    "She PRON 1 nsubj / denied VERB -1 root / that SCONJ 5 mark / anyone PRON 5 nsubj:pass / was AUX 5 aux:pass / "
    "hurt VERB 1 ccomp / and CCONJ 7 cc / opened VERB 5 conj / an DET 9 det / inquiry NOUN 7 obj"
)
SHIPS = (
    "They PRON 1 nsubj / said VERB -1 root / ships NOUN 4 nsubj / had AUX 4 aux / shelled VERB 1 ccomp / it PRON 4 obj / "
    "and CCONJ 7 cc / {verb} VERB 4 conj / the DET 9 det / crew NOUN 7 obj"
)


@pytest.mark.parametrize(
    ("sentence", "verb", "above"),
    [
        (
            "Orla PROPN 1 nsubj / said VERB -1 root / it PRON 5 nsubj / would AUX 5 aux / not PART 5 advmod / "
            "go VERB 1 ccomp / but CCONJ 7 cc / sent VERB 5 conj / food NOUN 7 obj",
            "sent",
            "said",
        ),
        (
            "He PRON 1 nsubj / called VERB -1 root / the DET 3 det / vote NOUN 1 obj / unfair ADJ 1 xcomp / "
            "and CCONJ 6 cc / left VERB 4 conj / the DET 8 det / hall NOUN 6 obj",
            "left",
            "called",
        ),
        (
            "They PRON 1 nsubj / offered VERB -1 root / to PART 3 mark / leave VERB 1 xcomp / and CCONJ 5 cc / "
            "burned VERB 3 conj / the DET 7 det / camp NOUN 5 obj",
            "burned",
            "offered",
        ),
        (
            "They PRON 1 nsubj / blamed VERB -1 root / him PRON 1 obj / for ADP 4 case / raids NOUN 1 obl / "
            "and CCONJ 6 cc / shelled VERB 4 conj / two NUM 8 nummod / towns NOUN 6 obj",
            "shelled",
            "blamed",
        ),
    ],
)
def test_a_verb_in_the_past_goes_on_from_the_verb_whose_tense_it_can_share(
    sentence: str, verb: str, above: str
) -> None:
    assert joined_to(sentence, verb) == above


def test_what_the_network_does_not_take_for_said_goes_on_from_whoever_says_it() -> None:
    assert joined_to(DENIED, "opened", said="that anyone was hurt") == "denied"
    assert joined_to(DENIED, "opened", said="that anyone was hurt and opened an inquiry") == "hurt"


def test_whoever_is_cited_speaks_again_but_others_do_what_is_told_of_them() -> None:
    assert joined_to(SHIPS.format(verb="praised"), "praised") == "said"
    assert joined_to(SHIPS.format(verb="captured"), "captured") == "shelled"
    assert joined_to(SHIPS.format(verb="threatened"), "threatened") == "shelled"


def test_what_was_done_to_somebody_goes_on_after_what_else_was() -> None:
    sentence = (
        "He PRON 1 nsubj / said VERB -1 root / he PRON 5 nsubj:pass / had AUX 5 aux / been AUX 5 aux:pass / "
        "held VERB 1 ccomp / and CCONJ 7 cc / denied VERB 5 conj / water NOUN 7 obj"
    )
    assert joined_to(sentence, "denied") == "held"


def test_a_participle_before_a_noun_is_no_deed_of_the_subject() -> None:
    sentence = (
        "They PRON 1 nsubj / found VERB -1 root / rifles NOUN 1 obj / and CCONJ 4 cc / forged VERB 2 conj / "
        "seals NOUN 4 obj"
    )
    assert joined_to(sentence, "forged") == "rifles"


@pytest.mark.parametrize(("thing", "above"), [("date", "said"), ("money", "paid")])
def test_whoever_is_cited_leaves_it_at_that(thing: str, above: str) -> None:
    sentence = (
        "He PRON 1 nsubj / said VERB -1 root / farmers NOUN 4 nsubj / were AUX 4 aux / paid VERB 1 ccomp / "
        f"but CCONJ 6 cc / gave VERB 4 conj / no DET 8 det / {thing} NOUN 6 obj"
    )
    assert joined_to(sentence, "gave", said="farmers were paid but gave no date money") == above


@given(
    sentence_trees(RELATIONS, TAGS, most=LONGEST),
    st.lists(
        st.sampled_from(("and", "said", "left", "would", "to", "it", "denied", "sent", "doing", "go")),
        min_size=LONGEST,
        max_size=LONGEST,
    ),
    st.lists(st.booleans(), min_size=LONGEST, max_size=LONGEST),
)
@settings(max_examples=400, deadline=None)
def test_what_is_a_tree_stays_one(
    sentence: tuple[list[int], list[str], list[str]], words: list[str], said: list[bool]
) -> None:
    heads, relations, tags = sentence
    small = [form.lower() for form in words[: len(heads)]]
    assert is_tree(joined_higher(lang.load("en"), heads, relations, tags, small, said[: len(heads)]))


def test_a_participle_after_who_says_it_goes_on_with_what_was_said(reader: Reader) -> None:
    text = "Police retook the jail after six hours, officials said, seizing two pistols."
    [seizing] = [e for e in reader.read(document_of(text)).events if e.trigger.of(text) == "seizing"]
    assert [s.of(text) for p in seizing.participants if p.role == "actor" for s in p.spans] == ["Police"]


def test_or_joins_a_verb_to_the_one_beside_it(reader: Reader) -> None:
    text = "Rights groups warned that anyone sent back could be tortured or forced to fight."
    reading = reader.read(document_of(text))
    [warned] = reading.statements
    assert " ".join(span.of(text) for span in warned.content).endswith("or forced to fight")
    assert not [e for e in reading.events if e.trigger.of(text) == "fight" and e.status == "occurred"]
