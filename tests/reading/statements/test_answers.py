"""Denials, pleas, promises and threats of ordinary news, as the whole reader tells them."""

import pytest

from dateline.model import Statement, document_of
from dateline.reading import Reader


def told(reader: Reader, text: str) -> list[tuple[str, str, str]]:
    """Each statement of a text: its source, act and content."""

    def words(statement: Statement) -> tuple[str, str, str]:
        source = " ".join(s.of(text) for s in statement.source.spans) if statement.source else ""
        return source, statement.act, " … ".join(s.of(text) for s in statement.content)

    return [words(statement) for statement in reader.read(document_of(text)).statements]


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        (
            "The claim that he had been tortured was dismissed by the prosecutor.",
            ("the prosecutor", "deny", "The claim that he had been tortured"),
        ),
        (
            "Allegations that the firm bribed officials were denied by its lawyers.",
            ("its lawyers", "deny", "Allegations that the firm bribed officials"),
        ),
        (
            "Reports that the dam had burst were confirmed by the governor.",
            ("the governor", "confirm", "Reports that the dam had burst"),
        ),
        ("The charges, which he denies, carry a life sentence.", ("he", "deny", "The charges")),
    ],
)
def test_who_denies_or_confirms_a_charge_is_not_who_made_it(
    reader: Reader, text: str, statement: tuple[str, str, str]
) -> None:
    assert told(reader, text) == [statement]


@pytest.mark.parametrize(
    ("text", "act", "content"),
    [
        ("The driver pleaded not guilty on Monday.", "deny", "not guilty"),
        (
            "The former warlord pleaded not guilty to all nine counts.",
            "deny",
            "not guilty to all nine counts",
        ),
    ],
)
def test_a_plea_is_told_with_its_guilt(reader: Reader, text: str, act: str, content: str) -> None:
    assert [(a, c) for _, a, c in told(reader, text)] == [(act, content)]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The company said no money had changed hands.", "deny"),
        ("The minister insisted that nobody had been tortured.", "deny"),
        ("The minister said Orland had paid no ransom.", "deny"),
        ("The army said no arrests had been made.", "assert"),
        ("The mayor said no one knew who had fired first.", "assert"),
        ("“Nobody came to help us,” the widow said.", "assert"),
        ("The judge said he had shown no remorse.", "assert"),
    ],
)
def test_that_nobody_did_what_could_be_held_against_him_is_a_denial(
    reader: Reader, text: str, act: str
) -> None:
    assert [a for _, a, _ in told(reader, text)] == [act]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The gang vowed revenge on the police.", "threaten"),
        ("The ministry said it reserved the right to respond.", "threaten"),
        ("The army said it would resume attacks at dawn.", "threaten"),
        ("The airline said it would resume flights on Thursday.", "promise"),
        ("The company said it would pay for the clean-up.", "promise"),
        ("The president said that those responsible would be punished.", "promise"),
        ("The premier promised to find and punish the killers.", "promise"),
        ("Police said three men would be charged.", "promise"),
        ("The general said the army would retake the town within days.", "promise"),
        ("The general said foreign troops would leave by May.", "predict"),
    ],
)
def test_what_is_to_come_from_the_speaker_is_a_threat_only_where_it_harms(
    reader: Reader, text: str, act: str
) -> None:
    assert [a for _, a, _ in told(reader, text)] == [act]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The senator called the bill a gift to the banks.", "criticize"),
        ("The diplomat called the talks a waste of time.", "criticize"),
        ("The governor called the flood a disaster.", "assert"),
        ("The ambassador called the vote a turning point.", "assert"),
        ("She called her brother a hero.", "praise"),
    ],
)
def test_to_liken_a_thing_to_another_mostly_finds_it_bad(reader: Reader, text: str, act: str) -> None:
    assert [a for _, a, _ in told(reader, text)] == [act]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "We claim responsibility for the attack on the barracks.",
            "responsibility for the attack on the barracks",
        ),
        (
            "The rebels released a statement claiming responsibility for the bombing.",
            "responsibility for the bombing",
        ),
    ],
)
def test_responsibility_is_claimed_with_its_name(reader: Reader, text: str, content: str) -> None:
    assert [(a, c) for _, a, c in told(reader, text)] == [("claim_responsibility", content)]


def test_what_a_speaker_does_after_calling_something_names_is_not_said(reader: Reader) -> None:
    text = "The union called the inquiry inadequate and suspended negotiations with the ministry."
    assert told(reader, text) == [("The union", "criticize", "the inquiry inadequate")]
    flawed = "She called the deal rushed and flawed."
    assert told(reader, flawed) == [("She", "criticize", "the deal rushed and flawed")]


@pytest.mark.parametrize(
    "text",
    [
        "The president appointed General Amara Touré to replace him as head of the army.",
        "The rebels made an offer of talks that the governor rejected outright.",
        "He said nothing about the missing ballots.",
        "The minister made no mention of the dead.",
    ],
)
def test_an_appointment_a_refusal_and_silence_say_nothing(reader: Reader, text: str) -> None:
    assert told(reader, text) == []


def test_whom_a_medium_quotes_as_saying_something_says_it(reader: Reader) -> None:
    text = "State radio quoted the minister as saying that three men had been held."
    outer, inner = reader.read(document_of(text)).statements
    assert inner.within == outer.id
    assert told(reader, text)[1][0] == "the minister"
    direct = "“This is a disgrace,” the bishop was quoted by the agency as saying."
    assert told(reader, direct) == [("the bishop", "criticize", "This is a disgrace")]


def test_what_most_of_a_people_do_is_told_whole_before_who_says_so(reader: Reader) -> None:
    text = "Most of the miners in the northern province favour a strike, according to a poll by the Courier."
    [(_, _, content)] = told(reader, text)
    assert content == "Most of the miners in the northern province favour a strike"


@pytest.mark.parametrize(
    "text",
    [
        "The president did not criticise his successor by name.",
        "The council has not condemned the attack.",
        "The envoy did not accuse anyone of the attack.",
    ],
)
def test_who_finds_no_fault_says_nothing(reader: Reader, text: str) -> None:
    assert told(reader, text) == []


def test_from_whom_somebody_has_what_he_tells_is_not_what_he_tells(reader: Reader) -> None:
    text = "The talks have collapsed, the Courier reported, citing two officials."
    assert told(reader, text) == [("the Courier", "assert", "The talks have collapsed")]


def test_what_is_yet_to_be_confirmed_is_withheld(reader: Reader) -> None:
    text = "Police have yet to confirm how many people died."
    assert told(reader, text) == [("Police", "decline_comment", "how many people died")]


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        (
            "The union says its members were beaten and has accused the police of a cover-up.",
            ["assert", "accuse"],
        ),
        (
            "Doctors of the Valley says its clinic was hit twice and has called for an inquiry.",
            ["assert", "request"],
        ),
        ("She says her brother was arrested and has denied everything.", ["assert"]),
    ],
)
def test_what_a_speaker_has_said_besides_is_told_apart(reader: Reader, text: str, acts: list[str]) -> None:
    assert [a for _, a, _ in told(reader, text)] == acts


def test_who_gave_out_a_statement_speaks_and_not_who_carried_it(reader: Reader) -> None:
    text = "The ministry's statement, carried by the state news agency, called the strike a crime."
    reading = reader.read(document_of(text))
    (statement,) = reading.statements
    assert statement.source is not None
    (name,) = [e.name for e in reading.entities if e.id == statement.source.entity]
    assert "ministry" in name


@pytest.mark.parametrize("gap", [" ", "\n"])
def test_a_post_is_the_words_of_whoever_signs_it(reader: Reader, gap: str) -> None:
    text = (
        "The mayor was defiant.\n\nWe will not leave our city. The bridge is still ours."
        f"{gap}— Karim Nasser (@knasser) June 29, 2016\n\nThousands shared it."
    )
    (statement,) = reader.read(document_of(text)).statements
    assert statement.manner == "direct"
    assert told(reader, text) == [
        ("Karim Nasser", "promise", "We will not leave our city. The bridge is still ours")
    ]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "Two men were hurt, police said, and a third is missing.",
            "Two men were hurt … and a third is missing",
        ),
        (
            "The prisoners had been beaten, the lawyer said, and they had been denied water.",
            "The prisoners had been beaten … and they had been denied water",
        ),
        ("The bridge is safe, the minister said, but engineers disagree.", "The bridge is safe"),
        ("The bridge is safe, the minister said, and left the room.", "The bridge is safe"),
    ],
)
def test_what_an_and_joins_behind_an_aside_is_said_too_where_nobody_else_could_say_it(
    reader: Reader, text: str, content: str
) -> None:
    assert told(reader, text)[0][2] == content


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        ("UN: Aid convoy shelled in north", [("UN", "assert", "Aid convoy shelled in north")]),
        ("Hostages alive and well: mediator", [("mediator", "assert", "Hostages alive and well")]),
        ("Peru: Two dead in floods", []),
        ("Update: Talks resume in Geneva", []),
    ],
)
def test_a_headline_with_a_colon_tells_who_speaks(
    reader: Reader, text: str, statements: list[tuple[str, str, str]]
) -> None:
    assert told(reader, text) == statements


def test_turns_are_told_once(reader: Reader) -> None:
    text = (
        "Interview with Colonel Bako\n\nQ: Who ordered the retreat?\n\nBako: I did. We had no ammunition.\n\n"
        "Q: Will you be tried?\n\nBako: They say so. My men know what happened."
    )
    assert [source for source, _, _ in told(reader, text)] == ["Bako", "Bako"]
