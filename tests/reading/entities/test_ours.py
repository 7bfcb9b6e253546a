"""Who "we" are where nobody is quoted."""

import pytest
from tests.reading.chained import GROUP, PERSON, chains, read

from dateline.reading.draft import Draft

WE = "We _ PRON 2 nsubj / waited wait VERB 0 root"
I_TOO = f"{WE}\n\nI _ PRON 2 nsubj / left leave VERB 0 root"
FRONT = "Marsh _ PROPN 3 nsubj / Front _ PROPN 1 flat / met meet VERB 0 root"


def names(draft: Draft) -> list[str]:
    return [entity.name for entity in draft.entities]


def test_we_are_the_group_for_which_a_text_is_signed_and_i_who_signs_it() -> None:
    rows = (
        f"{I_TOO}\n\nFor _ ADP 3 case / the _ DET 3 det / Marsh _ PROPN 0 root / Front _ PROPN 3 flat / "
        ": _ PUNCT 6 punct / Dara _ PROPN 3 appos / Olin _ PROPN 6 flat"
    )
    draft = read(rows, [("We", GROUP), ("I", PERSON), ("Marsh Front", GROUP), ("Dara Olin", PERSON)])
    assert chains(draft) == ["We | Marsh Front", "I | Dara Olin"]


def test_we_are_the_group_whose_statement_the_heading_calls_it() -> None:
    rows = (
        "Statement _ NOUN 0 root / of _ ADP 4 case / the _ DET 4 det / Marsh _ PROPN 1 nmod / Front _ PROPN 4 flat\n\n"
        + WE
    )
    assert chains(read(rows, [("Marsh Front", GROUP), ("We", GROUP)])) == ["Marsh Front | We"]


def test_i_am_whose_address_the_heading_says_the_text_is() -> None:
    rows = (
        "Text _ NOUN 0 root / of _ ADP 6 case / the _ DET 4 det / Governor _ PROPN 6 nmod:poss / 's _ PART 4 case / "
        f"address _ NOUN 1 nmod\n\n{I_TOO}"
    )
    assert "the Governor | I" in " ; ".join(
        chains(read(rows, [("the Governor", PERSON), ("We", GROUP), ("I", PERSON)]))
    )


def test_a_last_line_that_tells_something_signs_nothing() -> None:
    draft = read(f"{WE}\n\n{FRONT}", [("We", GROUP), ("Marsh Front", GROUP)])
    assert chains(draft) == ["We", "Marsh Front"]
    assert names(draft)[0] == "unnamed speaker"


def test_we_are_the_source_where_the_text_names_it() -> None:
    draft = read(
        f"{FRONT}\n{WE}",
        [("Marsh Front", GROUP), ("We", GROUP)],
        source="Information Office of the Marsh Front",
    )
    assert chains(draft) == ["Marsh Front | We"]


@pytest.mark.parametrize("source", ["Ring of Villages", "Ring of Villages (press release)"])
def test_we_are_called_after_the_source_where_nobody_signs(source: str) -> None:
    draft = read(f"{WE}\n\n{WE}", [("We", GROUP), ("We", GROUP)], source=source)
    assert chains(draft) == ["We | We"]
    assert names(draft) == ["Ring of Villages"]


def test_somebody_who_says_i_in_a_paper_is_not_the_paper() -> None:
    draft = read(I_TOO, [("We", GROUP), ("I", PERSON)], source="Tarn Evening Post")
    assert names(draft) == ["unnamed speaker", "unnamed speaker"]


def test_we_in_what_somebody_else_says_are_not_the_source() -> None:
    rows = "Olin _ PROPN 2 nsubj / said say VERB 0 root / we _ PRON 4 nsubj / lost lose VERB 2 ccomp"
    draft = read(rows, [("Olin", PERSON), ("we", GROUP)], [("Olin", "said", "we lost")], source="Marsh Front")
    assert "Marsh Front" not in names(draft)
