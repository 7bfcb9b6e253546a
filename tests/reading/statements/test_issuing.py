"""Whose words a notice or a communiqué is where it asks by a passive."""

import pytest

from dateline.model import document_of
from dateline.reading import Reader

SIGNED = "COMMUNIQUE No. 7\n\n{}\n\nThe General Command of the Hill Front"
ASKED = "Drivers are asked to keep away from the bridge."


def source(reader: Reader, text: str, given: str | None = None) -> str | None:
    reading = reader.read(document_of(text, id="x", source=given))
    names = {entity.id: entity.name for entity in reading.entities}
    (statement,) = (s for s in reading.statements if s.act == "request")
    return names[statement.source.entity or ""] if statement.source is not None else None


@pytest.mark.parametrize(
    ("text", "given"),
    [
        (f"The Coast Guard of Orsa has closed the river. {ASKED}", "Coast Guard of Orsa"),
        (
            f"The Coast Guard of Orsa has closed the river. We regret the delay. {ASKED}",
            "Coast Guard of Orsa",
        ),
        (SIGNED.format(f"The river is closed. {ASKED}"), None),
    ],
)
def test_a_text_in_its_own_voice_asks_for_whoever_gives_it_out(
    reader: Reader, text: str, given: str | None
) -> None:
    assert source(reader, text, given) is not None


@pytest.mark.parametrize(
    ("text", "given"),
    [
        (f"The river is closed. {ASKED}", "Orsa Morning Post"),
        (
            "COMMUNIQUE No. 7\n\nDrivers were asked to keep away from it.\n\nThe Command of the Hill Front",
            None,
        ),
        ("The Coast Guard of Orsa said: “Drivers are asked to keep away.”", "Coast Guard of Orsa"),
    ],
)
def test_what_a_paper_tells_others_were_asked_or_somebody_quotes_is_not_asked_by_the_text(
    reader: Reader, text: str, given: str | None
) -> None:
    reading = reader.read(document_of(text, id="x", source=given))
    assert not any(s.by.endswith("/issued") for s in reading.statements)


def test_whoever_gives_a_text_out_does_what_it_asks(reader: Reader) -> None:
    reading = reader.read(document_of(SIGNED.format(ASKED), id="x"))
    names = {entity.id: entity.name for entity in reading.entities}
    (event,) = (e for e in reading.events if e.type == "REQUEST")
    actors = [names[p.entity or ""] for p in event.participants if p.role == "actor"]
    assert len(actors) == 1
    assert "Hill Front" in actors[0]
