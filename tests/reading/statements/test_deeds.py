"""What looks like a statement and is none."""

import pytest
from tests.reading.drafts import draft_of, know, said

from dateline.model import document_of
from dateline.reading import Reader
from dateline.reading.statements.deeds import does_only

LEAVE = "to to PART 4 mark / leave leave VERB 2 xcomp"


@pytest.mark.parametrize(
    ("form", "lemma"), [("refused", "refuse"), ("agreed", "agree"), ("appeared", "appear")]
)
def test_what_somebody_will_do_or_seems_to_do_is_not_said(form: str, lemma: str) -> None:
    draft = draft_of(f"Rebels rebel NOUN 2 nsubj / {form} {lemma} VERB 0 root / {LEAVE}")
    assert does_only(draft, said(draft, "Rebels", form, "to leave"))


def test_a_refusal_to_tell_is_a_statement() -> None:
    rows = "Rebels rebel NOUN 2 nsubj / refused refuse VERB 0 root / to to PART 4 mark / comment comment VERB 2 xcomp"
    draft = draft_of(rows)
    assert not does_only(draft, said(draft, "Rebels", "refused", "to comment"))


def test_what_is_told_in_a_clause_is_said() -> None:
    rows = (
        "Rebels rebel NOUN 2 nsubj / agreed agree VERB 0 root / that that SCONJ 5 mark / "
        "they they PRON 5 nsubj / left leave VERB 2 ccomp"
    )
    draft = draft_of(rows)
    assert not does_only(draft, said(draft, "Rebels", "agreed", "that they left"))


def test_a_deed_without_a_word_is_not_said() -> None:
    rows = "Judges judge NOUN 2 nsubj / postponed postpone VERB 0 root / hearings hearing NOUN 2 obj"
    draft = draft_of(rows)
    assert does_only(draft, said(draft, "Judges", "postponed", "hearings"))


DENIED = "{} NOUN 3 nsubj:pass / was be AUX 3 aux:pass / denied deny VERB 0 root"


def test_access_that_is_denied_is_no_denial_and_an_allegation_that_is_denied_is() -> None:
    access, charge = (
        draft_of(DENIED.format("Access access")),
        draft_of(DENIED.format("Allegation allegation")),
    )
    assert does_only(access, said(access, "", "denied", "Access"))
    assert not does_only(charge, said(charge, "", "denied", "Allegation"))


def test_an_auxiliary_with_what_another_sentence_tells_is_nothing_said() -> None:
    draft = draft_of(
        "They they PRON 3 nsubj / did do AUX 3 aux / reply reply VERB 0 root / . . PUNCT 3 punct\n"
        "We we PRON 2 nsubj / verified verify VERB 0 root / it it PRON 2 obj"
    )
    assert does_only(draft, said(draft, "They", "did", "it"))


@pytest.mark.parametrize(
    ("form", "lemma", "upos"),
    [("scheduled", "schedule", "VERB"), ("due", "due", "ADJ"), ("allowed", "allow", "VERB")],
)
def test_what_is_only_arranged_or_allowed_is_not_said(form: str, lemma: str, upos: str) -> None:
    rows = (
        f"Envoys envoy NOUN 3 nsubj / are be AUX 3 cop / {form} {lemma} {upos} 0 root / to to PART 5 mark / "
        "vote vote VERB 3 xcomp"
    )
    draft = draft_of(rows)
    assert does_only(draft, said(draft, "Envoys", f"are {form} to vote", "Envoys"))


def test_a_preposition_before_no_clause_says_nothing() -> None:
    rows = (
        "In in ADP 2 case / tapes tape NOUN 5 obl / as as ADP 4 case / mothers mother NOUN 5 obl / "
        "wept weep VERB 0 root"
    )
    draft = draft_of(rows)
    assert does_only(draft, said(draft, "tapes", "In", "as mothers"))
    assert not does_only(draft, said(draft, "tapes", "In", "wept"))


TURNED = "Haskia Haskia PROPN 2 nsubj / rejected reject VERB 0 root / {} NOUN 2 obj"


def test_an_offer_that_is_rejected_is_no_denial_and_a_report_is() -> None:
    offer, report = draft_of(TURNED.format("offers offer")), draft_of(TURNED.format("reports report"))
    assert does_only(offer, said(offer, "Haskia", "rejected", "offers"))
    assert not does_only(report, said(report, "Haskia", "rejected", "reports"))


def test_a_plan_that_is_rejected_as_something_is_spoken_of() -> None:
    draft = draft_of(TURNED.format("plans plan") + " / as as ADP 5 case / unfair unfair ADJ 2 obl")
    assert not does_only(draft, said(draft, "Haskia", "rejected", "plans as unfair"))


def test_who_is_dismissed_is_not_denied() -> None:
    draft = draft_of(
        "Ruun Ruun PROPN 2 nsubj / dismissed dismiss VERB 0 root / ministers minister NOUN 2 obj"
    )
    know(draft, "people", 2)
    assert does_only(draft, said(draft, "Ruun", "dismissed", "ministers"))


def test_what_is_called_off_is_not_said(reader: Reader) -> None:
    text = "Transport unions called off a strike planned for Thursday following a meeting with the minister."
    assert not reader.read(document_of(text, id="x")).statements


def test_whoever_has_a_name_or_is_called_home_is_not_said(reader: Reader) -> None:
    draft = reader.draft(
        document_of(
            "A band that calls itself the Sons of the Lake seized the ferry. Spain recalled its ambassador. Elders "
            "persuaded the gunmen to leave. The envoy carried an offer that the general rejected."
        )
    )
    assert draft.statements == []


def test_what_is_recalled_in_words_is_said(reader: Reader) -> None:
    draft = reader.draft(document_of("She recalled that the soldiers had come at night."))
    assert [s.act for s in draft.statements] == ["assert"]


def test_what_somebody_does_not_give_is_no_promise(reader: Reader) -> None:
    text = "The army said the raid had gone well and offered no apology."
    assert [s.act for s in reader.read(document_of(text, id="x")).statements] == ["assert"]


@pytest.mark.parametrize(
    "text",
    [
        "Lawmakers voted to impeach the president on Tuesday.",
        "The judge questioned the guard for two hours.",
        "The rebels accepted the offer on Monday.",
        "The statement did not mention the two dead miners.",
    ],
)
def test_a_vote_a_questioning_and_what_is_accepted_or_left_out_are_not_said(
    reader: Reader, text: str
) -> None:
    assert not reader.read(document_of(text)).statements


def test_doubts_about_a_thing_and_what_is_admitted_are_said(reader: Reader) -> None:
    for text in (
        "Senators questioned the need for more troops.",
        "The minister accepted that mistakes were made.",
    ):
        assert reader.read(document_of(text)).statements


def test_what_was_not_asked_for_is_said_by_nobody(reader: Reader) -> None:
    text = "“We did not ask them to leave,” the mayor said."
    (statement,) = reader.read(document_of(text)).statements
    assert statement.act == "deny"


def test_to_show_a_feeling_says_nothing(reader: Reader) -> None:
    assert not reader.read(document_of("The general showed no emotion as the verdict was read.")).statements
    assert reader.read(document_of("The video showed soldiers beating a man.")).statements


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Don't forget that the road closes at noon. The ferry sails at one.", 0),
        ("Let's focus on how the money left the country.", 0),
        ("“Don't forget the miners,” the widow said.", 1),
        ("The governor told villagers not to forget the miners.", 1),
    ],
)
def test_what_a_text_bids_its_readers_do_is_no_statement(reader: Reader, text: str, told: int) -> None:
    assert len(reader.read(document_of(text)).statements) == told


@pytest.mark.parametrize(
    "text",
    [
        "Footage from the village shows two burned lorries.",
        "The minister showed reporters a letter.",
        "Poland summoned the ambassador to protest against the raid.",
        "I counted nine bodies in the yard.",
    ],
)
def test_what_is_only_shown_counted_or_done_in_protest_is_not_said(reader: Reader, text: str) -> None:
    assert reader.draft(document_of(text)).statements == []


def test_what_figures_show_is_said(reader: Reader) -> None:
    draft = reader.draft(document_of("Figures from the ministry show that nine people died."))
    assert [s.act for s in draft.statements] == ["assert"]
