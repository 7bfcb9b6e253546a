"""What is said as pieces of text."""

import pytest
from tests.reading.drafts import at, draft_of, forms, said

from dateline.model import document_of
from dateline.reading import Reader
from dateline.reading.attribution.pieces import completed, held

ROWS = (
    "Olin _ PROPN 2 nsubj / said say VERB 0 root / the _ DET 4 det / rebels rebel NOUN 5 nsubj / "
    "fled flee VERB 2 ccomp / ; _ PUNCT 11 punct / "
    "the _ DET 8 det / mayor _ NOUN 9 nsubj / burned burn VERB 2 parataxis / "
    "two _ NUM 11 nummod / maps map NOUN 9 obj / . _ PUNCT 2 punct"
)
GOES_ON = (
    "Olin _ PROPN 2 nsubj / said say VERB 0 root / it _ PRON 5 nsubj / will will AUX 5 aux / fall fall VERB 2 ccomp / "
    ", _ PUNCT 9 punct / as _ SCONJ 9 mark / it _ PRON 9 nsubj / fell fall VERB 5 advcl / before _ ADV 9 advmod / "
    ". _ PUNCT 2 punct"
)


def test_a_piece_that_hangs_on_the_cue_stays() -> None:
    draft = draft_of(ROWS)
    attribution = said(draft, "Olin", "said", "the rebels fled", "burned two maps")
    assert held(draft, attribution, attribution.content) == attribution.content


def test_a_piece_in_another_sentence_that_nothing_quotes_is_dropped() -> None:
    draft = draft_of(
        ROWS + "\nHe _ PRON 2 nsubj / left leave VERB 0 root / the _ DET 4 det / town _ NOUN 2 obj"
    )
    attribution = said(draft, "Olin", "said", "the rebels fled", "the town")
    assert (
        held(draft, attribution, attribution.content)
        == said(draft, "Olin", "said", "the rebels fled").content
    )


def test_a_quoted_piece_in_another_sentence_stays() -> None:
    draft = draft_of(
        ROWS + "\n“ _ PUNCT 3 punct / We _ PRON 3 nsubj / won win VERB 0 root / ” _ PUNCT 3 punct"
    )
    attribution = said(draft, "Olin", "said", "the rebels fled", "We won")
    assert held(draft, attribution, attribution.content) == attribution.content


def test_what_is_said_goes_on_to_the_end_of_its_clause() -> None:
    draft = draft_of(GOES_ON)
    content = at(draft, "it will fall")
    assert forms(draft, completed(draft, content, ())) == "it will fall , as it fell before"


def test_it_does_not_go_on_over_the_words_of_others() -> None:
    draft = draft_of(GOES_ON)
    content = at(draft, "it will fall")
    assert completed(draft, content, at(draft, "before")) == content


def test_what_the_report_makes_of_it_is_not_said() -> None:
    draft = draft_of(
        GOES_ON.replace("as _ SCONJ 9 mark / it _ PRON 9 nsubj", "so _ ADV 9 advmod / all _ ADV 9 advmod")
    )
    content = at(draft, "it will fall")
    assert completed(draft, content, ()) == content


@pytest.mark.parametrize(
    "text",
    [
        "Japan, the largest donor, has threatened | to reduce its aid if the war goes on.",
        "It also threatened | targeted sanctions against the generals if Dembo was not freed.",
        "On Monday the front threatened | to shell the capital, Ostra, if the siege is not lifted.",
    ],
)
def test_the_condition_of_a_threat_is_part_of_it(reader: Reader, text: str) -> None:
    whole, content = text.replace("| ", ""), text.partition("| ")[2].rstrip(".")
    (statement,) = reader.read(document_of(whole)).statements
    assert [span.of(whole) for span in statement.content] == [content]
