"""Who asks, who answers, and that a question is no demand."""

from pathlib import Path

import pytest

from dateline.model import Reading, document_of
from dateline.reading import Reader


def read(reader: Reader, text: str) -> Reading:
    return reader.read(document_of(text, id="x"))


def sources(reading: Reading) -> list[str]:
    names = {entity.id: entity.name for entity in reading.entities}
    return [names[s.source.entity] if s.source and s.source.entity else "" for s in reading.statements]


@pytest.mark.parametrize("lead", ["Questioned about the raid", "Asked about the raid by the opposition"])
def test_a_question_that_only_leads_up_to_an_answer_is_no_statement(reader: Reader, lead: str) -> None:
    assert len(read(reader, f"{lead}, the colonel said no village had been burned.").statements) == 1


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        ("Captain Oram stood in the dock. Asked by the judge, he said he had never seen the letter.", "Oram"),
        (
            "A reporter asked the general whether his men had burned it. “They did not,” he said.",
            "unnamed general",
        ),
        ("The judge asked Captain Oram why he had fired. He replied that he had been afraid.", "Oram"),
    ],
)
def test_whoever_answers_is_not_whoever_asked(reader: Reader, text: str, answers: str) -> None:
    assert sources(read(reader, text))[-1] == answers


def test_whoever_is_asked_by_somebody_is_asked_about_himself(reader: Reader) -> None:
    reading = read(reader, "Asked by the judge whether he had fired, Oram said no.")
    assert sources(reading) == ["unnamed judge", "Oram"]


def test_a_question_in_quotation_marks_is_no_request_and_is_not_put_to_whoever_asks(reader: Reader) -> None:
    reading = read(reader, "“Who goes there?” asked the guard.")
    assert [(s.addressee, s.source is not None) for s in reading.statements] == [(None, True)]
    assert "REQUEST" not in {event.type for event in reading.events}


def test_a_charge_that_is_denied_and_requests_that_are_not_answered_are_whole(reader: Reader) -> None:
    text = Path("examples/report.txt").read_text(encoding="utf-8")
    said = [" ".join(span.of(text) for span in s.content) for s in read(reader, text).statements]
    assert {"a charge", "to requests for comment"} <= set(said)


def test_a_question_told_beside_whoever_answers_is_no_statement(reader: Reader) -> None:
    text = "Senator Blake, asked about the payments, said he had nothing to hide."
    assert sources(read(reader, text)) == ["Blake"]


@pytest.mark.parametrize(
    ("text", "denies"),
    [
        ("The army said rebels had shelled Kotel. They denied it.", "rebels"),
        ("The minister said the general had ordered the raid. He denied it.", "unnamed general"),
        ("Carla Odo said her husband had hit her. He denied it.", "Carla Odo’s husband"),
    ],
)
def test_whoever_denies_it_is_not_whoever_said_it(reader: Reader, text: str, denies: str) -> None:
    assert sources(read(reader, text))[-1] == denies


def test_whoever_denies_something_else_may_have_spoken_before(reader: Reader) -> None:
    text = "The police said they had arrested nine men. They denied reports of torture."
    assert sources(read(reader, text)) == ["police", "police"]
