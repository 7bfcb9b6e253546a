import pytest
from tests.reading.drafts import draft_of, forms, know

from dateline.model import document_of
from dateline.reading import Reader
from dateline.reading.attribution.component import Attribution
from dateline.reading.draft import Draft
from dateline.reading.statements.acts import act_of
from dateline.reading.statements.stances import called, given_time, suspected, wanted, will_not_say

SILENT = (
    "Ruun Ruun PROPN 4 nsubj / wo will AUX 4 aux / n't not PART 4 advmod / "
    "comment comment VERB 0 root / . . PUNCT 4 punct"
)
NUMBERS = (
    "Ruun Ruun PROPN 4 nsubj / will will AUX 4 aux / not not PART 4 advmod / "
    "give give VERB 0 root / numbers number NOUN 4 obj"
)
RIFLES = NUMBERS.replace("numbers number", "rifles rifle")
WANTS = (
    "Ruun Ruun PROPN 2 nsubj / wants want VERB 0 root / rifles rifle NOUN 2 obj / "
    "handed hand VERB 3 acl / in in ADP 4 obl"
)
PEACE = "Ruun Ruun PROPN 2 nsubj / wants want VERB 0 root / peace peace NOUN 2 obj"
SUSPECTS = "Ruun Ruun PROPN 2 nsubj / suspects suspect VERB 0 root / Doran Doran PROPN 2 obj"


def told(draft: Draft, found: Attribution | None) -> tuple[str, str, str]:
    assert found is not None
    return forms(draft, found.cue), forms(draft, found.content), act_of(draft, found)[0]


def test_who_will_not_comment_declines_to() -> None:
    draft = draft_of(SILENT)
    assert told(draft, will_not_say(draft, 3)) == ("wo n't", "comment", "decline_comment")


def test_who_will_not_give_numbers_declines_to() -> None:
    draft = draft_of(NUMBERS)
    assert told(draft, will_not_say(draft, 3)) == ("will not give", "numbers", "decline_comment")


def test_who_will_not_give_rifles_keeps_no_silence() -> None:
    assert will_not_say(draft_of(RIFLES), 3) is None


def test_what_is_wanted_of_others_is_a_request() -> None:
    draft = draft_of(WANTS)
    know(draft, "armed_group", 0)
    assert told(draft, wanted(draft, 1)) == ("wants", "rifles handed in", "request")


def test_a_thing_alone_that_is_wanted_is_asked_of_nobody() -> None:
    draft = draft_of(PEACE)
    know(draft, "armed_group", 0)
    assert wanted(draft, 1) is None


def test_to_suspect_somebody_is_to_accuse_him() -> None:
    draft = draft_of(SUSPECTS)
    know(draft, "organization", 0)
    know(draft, "person", 2)
    assert told(draft, suspected(draft, 1)) == ("suspects", "Doran", "accuse")


def test_what_somebody_calls_something_in_a_relative_clause_is_said() -> None:
    free = draft_of(
        "They they PRON 2 nsubj / oppose oppose VERB 0 root / what what PRON 5 obj / rebels rebel NOUN 5 nsubj / "
        "call call VERB 2 ccomp / a a DET 7 det / surrender surrender NOUN 5 xcomp"
    )
    know(free, "people", 3)
    found = called(free, 4)
    assert found is not None
    assert (forms(free, found.source), forms(free, found.content)) == ("rebels", "a surrender")


def test_a_telephone_call_is_no_name() -> None:
    draft = draft_of("Rebels rebel NOUN 2 nsubj / called call VERB 0 root / Ruun Ruun PROPN 2 obj")
    assert called(draft, 1) is None


@pytest.mark.parametrize("nobody", ["Nobody", "No one", "No group", "None of the witnesses", "Hardly anyone"])
def test_that_nobody_says_a_thing_is_no_statement(reader: Reader, nobody: str) -> None:
    text = f"{nobody} claims that the rebels burned the village."
    assert not reader.read(document_of(text, id="x")).statements


def test_that_a_thing_is_unclear_is_nobody_s_statement(reader: Reader) -> None:
    text = "The motive for the raid is still unclear. It is unknown if charges will be filed."
    assert not reader.read(document_of(text, id="x")).statements


GAVE = (
    "Ruun Ruun PROPN 2 nsubj / gave give VERB 0 root / them they PRON 2 iobj / hours {} NOUN 2 obj / "
    "to to PART 6 mark / leave leave VERB 2 advcl"
)


def test_to_give_somebody_hours_to_do_it_is_to_ask_for_it() -> None:
    draft = draft_of(GAVE.format("hour"))
    know(draft, "armed_group", 0)
    assert told(draft, given_time(draft, 1)) == ("gave", "to leave", "request")


def test_to_give_somebody_money_to_do_it_asks_for_nothing() -> None:
    draft = draft_of(GAVE.format("coin"))
    know(draft, "armed_group", 0)
    assert given_time(draft, 1) is None


@pytest.mark.parametrize(
    "text",
    [
        "The minister's spokesman refused to be drawn on the talks.",
        "The minister would not be drawn on the talks.",
    ],
)
def test_whoever_will_not_be_drawn_declines_to_comment(reader: Reader, text: str) -> None:
    (statement,) = reader.read(document_of(text, id="x")).statements
    assert statement.act == "decline_comment"
    assert statement.source is not None
