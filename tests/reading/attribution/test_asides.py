import pytest
from tests.reading.drafts import draft_of, forms, said

from dateline.reading.attribution.asides import asides, turned

FEARS = (
    "Twice twice ADV 2 advmod / as as ADV 3 advmod / many many ADJ 8 nsubj / , , PUNCT 6 punct / "
    "Dara Dara PROPN 6 nsubj / "
    "fears fear VERB 8 parataxis / , , PUNCT 6 punct / left leave VERB 0 root / . . PUNCT 8 punct"
)
BELIEVED = (
    "They they PRON 2 nsubj / paid pay VERB 0 root / , , PUNCT 6 punct / it it PRON 6 expl / "
    "is be AUX 6 aux:pass / "
    "believed believe VERB 2 parataxis / , , PUNCT 6 punct / twice twice ADV 2 advmod / . . PUNCT 2 punct"
)
MUST = BELIEVED.replace("is be AUX 6 aux:pass", "must must AUX 6 aux / be be AUX 6 aux:pass")
COUNT = (
    "Twenty twenty NUM 2 nsubj / died die VERB 0 root / by by ADP 6 case / the the DET 5 det / "
    "Trust Trust PROPN 6 nmod:poss / "
    "count count NOUN 2 obl / . . PUNCT 2 punct"
)


@pytest.mark.parametrize(
    ("rows", "source", "cue", "content"),
    [
        (FEARS, "Dara", "fears", "Twice as many left"),
        (BELIEVED, "", "it is believed", "They paid twice"),
        (COUNT, "the Trust", "count", "Twenty died"),
    ],
)
def test_an_aside_says_what_stands_around_it(rows: str, source: str, cue: str, content: str) -> None:
    draft = draft_of(rows)
    [found] = asides(draft, ())
    assert (forms(draft, found.source), forms(draft, found.cue), forms(draft, found.content)) == (
        source,
        cue,
        content,
    )


def test_what_must_be_said_is_said_by_nobody() -> None:
    assert not list(asides(draft_of(MUST.replace(" 6 ", " 7 ")), ()))


def test_what_others_say_already_is_not_said_again() -> None:
    assert not list(asides(draft_of(FEARS), {7}))


INVERTED = (
    "Ruun Ruun PROPN 8 nsubj / , , PUNCT 3 punct / {} VERB 8 parataxis / the the DET 5 det / police police NOUN 3 obj / "
    ", , PUNCT 3 punct / had have AUX 8 aux / left leave VERB 0 root / ; ; PUNCT 11 punct / "
    "rebels rebel NOUN 11 nsubj / stay stay VERB 8 parataxis"
)


def test_who_stands_behind_the_verb_of_an_aside_speaks() -> None:
    draft = draft_of(INVERTED.format("says say"))
    [found] = turned(draft, [said(draft, "Ruun", "says", "the police")])
    assert (forms(draft, found.source), forms(draft, found.content)) == ("the police", "Ruun had left")


def test_what_a_participle_governs_does_not_speak() -> None:
    draft = draft_of(INVERTED.format("telling tell"))
    [found] = turned(draft, [said(draft, "Ruun", "telling", "the police")])
    assert forms(draft, found.source) == "Ruun"
