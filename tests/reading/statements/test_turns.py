import pytest
from tests.reading.drafts import draft_of, forms

from dateline.reading.draft import Draft
from dateline.reading.statements.turns import among, beside_turns, first_words, spoken_turns, telling, turns
from dateline.reading.syntax.quotes import quotations

TALK = """Dara Olin, who led the mission, spoke to our reporter.

MQ: Why did you leave?

Olin: I was told to go. They said "now".

MQ: By whom?

Olin: By the ministry."""
SITREP = """Mil: Hill 40 was taken.

Access: The road is closed.

Media: Nothing was reported."""
ROWS = (
    "Olin Olin PROPN 0 root / left leave VERB 1 acl\n\n"
    "MQ MQ PROPN 0 root / : : PUNCT 1 punct / Why why ADV 4 advmod / left leave VERB 1 parataxis / ? ? PUNCT 1 punct\n\n"
    "Olin Olin PROPN 0 root / : : PUNCT 1 punct / They they PRON 4 nsubj / asked ask VERB 1 parataxis\n\n"
    "MQ MQ PROPN 0 root / : : PUNCT 1 punct / Who who PRON 1 parataxis / ? ? PUNCT 1 punct"
)


def conversation() -> Draft:
    draft = draft_of(ROWS)
    draft.quoted = turns(draft.text)
    return draft


def test_what_speakers_say_in_turn_is_spoken_without_marks() -> None:
    assert [TALK[q.start : q.end] for q in turns(TALK)] == [
        "Why did you leave?", 'I was told to go. They said "now".', "By whom?", "By the ministry.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text", ["", SITREP, "Olin: I left.", TALK.partition("\n\n")[2].replace("MQ", "Note")]
)
def test_headings_are_no_speakers(text: str) -> None:
    assert turns(text) == []


@pytest.mark.parametrize("label", ["The Courier", "Question"])
def test_who_asks_beside_one_who_is_named_need_not_be_named_elsewhere(label: str) -> None:
    assert len(turns(TALK.replace("MQ", label))) == 4


def test_a_quotation_in_a_turn_stands_within_it() -> None:
    assert {TALK[q.inner_start : q.inner_end]: q.depth for q in among(quotations(TALK), turns(TALK))}[
        "now"
    ] == 1


def test_a_turn_is_said_by_its_label() -> None:
    draft = conversation()
    assert [(forms(draft, t.source), forms(draft, t.content)) for t in spoken_turns(draft)] == [
        ("MQ", "Why left"), ("Olin", "They asked"), ("MQ", "Who"),
    ]  # fmt: skip


def test_who_only_asks_tells_nothing() -> None:
    draft = conversation()
    assert [forms(draft, turn.source) for turn in telling(draft, spoken_turns(draft))] == ["Olin"]


def test_a_sentence_begins_with_each_turn() -> None:
    draft = conversation()
    assert [draft.word(i) for i in first_words(draft)] == ["Why", "They", "Who"]


def test_what_is_known_to_be_said_after_a_label_is_the_turn() -> None:
    draft = conversation()
    spoken = spoken_turns(draft)
    assert beside_turns(draft, spoken, spoken) == []


def test_who_asks_again_and_again_need_not_be_named_and_makes_those_who_answer_known() -> None:
    briefing = """MR. DORAN: Good morning. One announcement.

QUESTION: Did he see the envoy?

MR. DORAN: He did.

QUESTION: The rebels say they hold two engineers.

COLONEL AYLE: We have heard the tape.

QUESTION: And will you talk to them?

MR. DORAN: I won't go into that."""
    assert [q.start for q in turns(briefing)] == [briefing.index(said) for said in (
        "Good", "Did", "He did", "The rebels", "We have", "And will", "I won't",
    )]  # fmt: skip
