import pytest
from tests.reading.drafts import at, draft_of, know, said

from dateline.model import document_of
from dateline.reading import Reader
from dateline.reading.draft import Draft
from dateline.reading.statements.acts import act_of

WARNED = "Ruun Ruun PROPN 2 nsubj / warned warn VERB 0 root / "
ARRESTED = (
    WARNED + "anyone anyone PRON 7 nsubj:pass / who who PRON 5 nsubj / stayed stay VERB 3 acl:relcl / "
    "would would AUX 7 aux / arrested arrest VERB 2 ccomp"
)
PASS = (
    "Ruun Ruun PROPN 2 nsubj / said say VERB 0 root / no no DET 4 det / barge barge NOUN 6 nsubj / will will AUX 6 aux / "
    "pass pass VERB 2 ccomp"
)
OTHERS = (
    WARNED
    + "Doran Doran PROPN 5 nsubj / would would AUX 5 aux / attack attack VERB 2 ccomp / them they PRON 5 obj"
)
VOWED = (
    "Ruun Ruun PROPN 2 nsubj / vowed vow VERB 0 root / to to PART 4 mark / {} VERB 2 xcomp / {} {} PRON 4 obj"
)


def act(draft: Draft) -> str:
    rest = " ".join(draft.word(i) for i in range(2, len(draft.words)))
    return act_of(draft, said(draft, "Ruun", draft.word(1), rest))[0]


@pytest.mark.parametrize(
    ("rows", "expected"), [(ARRESTED, "threaten"), (PASS, "threaten"), (OTHERS, "predict")]
)
def test_what_shall_happen_to_whoever_does_it_is_threatened_and_what_others_will_do_is_not(
    rows: str, expected: str
) -> None:
    draft = draft_of(rows)
    know(draft, "government", 0)
    for doran in at(draft, "Doran") if "Doran" in rows else ():
        know(draft, "armed_group", doran)
    assert act(draft) == expected


@pytest.mark.parametrize(
    ("deed", "expected"),
    [("hold hold", "threaten"), ("release release", "promise"), ("return return", "promise")],
)
def test_what_fighters_vow_is_a_threat_unless_it_gives_way(deed: str, expected: str) -> None:
    draft = draft_of(VOWED.format(deed, "them", "they"))
    know(draft, "armed_group", 0)
    assert act(draft) == expected


def act_in(reader: Reader, text: str) -> str:
    return reader.read(document_of(text)).statements[0].act


@pytest.mark.parametrize(
    "text",
    [
        "The union said its members would boycott the talks until the 12 teachers were reinstated.",
        "The commander said the blockade would continue until the crew was released.",
        "She warned that anyone found to have leaned on a witness would be charged.",
        "An official warned that such a boycott would be unlawful.",
        "Police said marchers would be arrested.",
    ],
)
def test_to_press_others_by_what_goes_on_until_they_give_way_is_to_threaten(
    reader: Reader, text: str
) -> None:
    assert act_in(reader, text) == "threaten"


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The mayor said the search would continue until dark.", "predict"),
        ("The union said its members would stay at home on Friday.", "promise"),
        ("A lawyer said the boycott was unlawful.", "assert"),
        ("Residents said looters would be shot.", "predict"),
        ("The army promised to punish any abuses.", "promise"),
        ("The president promised to punish the killers.", "promise"),
        ("Police said two officers would be dismissed.", "promise"),
    ],
)
def test_what_only_lasts_or_is_only_against_the_law_is_no_threat(reader: Reader, text: str, act: str) -> None:
    assert act_in(reader, text) == act
