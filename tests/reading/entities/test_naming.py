"""The names that entities come to, and who is nobody else, in whole sentences."""

import pytest

from dateline.model import document_of
from dateline.reading import Reader


def _names(reader: Reader, text: str) -> list[str]:
    return [entity.name for entity in reader.read(document_of(text, published="2023-05-04")).entities]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Foreign Minister Park Sun-woo met the miners.", "Park Sun-woo"),
        ("Secretary-General Lim Ki-hoon condemned the raid.", "Lim Ki-hoon"),
        ("Gary Olm of the Harvest Party resigned.", "Gary Olm"),
        ("Duke Hanno of Brell resigned.", "Hanno of Brell"),
        ("Undersheriff Larry Waldon praised the crew.", "Larry Waldon"),
        ("Police feared for a nurse when a gunman burst out of the mill and put a pistol to her head.",
         "unnamed gunman"),
        ("The driver pulled a handgun and shot at both officers, he said.", "handgun"),
    ],
)  # fmt: skip
def test_a_name_is_whole_and_holds_no_title_party_or_clause(reader: Reader, text: str, name: str) -> None:
    assert name in _names(reader, text)


def test_a_name_without_its_state_still_tells_of_the_state(reader: Reader) -> None:
    text = "President Aila Torvald of Sarno met President Miro Jansa of Orland. Sarno will open the border."
    reading = reader.read(document_of(text, published="2023-05-04"))
    assert {e.name: e.kind for e in reading.entities if e.name in ("Sarno", "Orland")} == {
        "Sarno": "country", "Orland": "country",
    }  # fmt: skip


def test_whoever_speaks_is_not_whom_he_describes(reader: Reader) -> None:
    text = "Captain Ilan Moresh arrived at noon. “The driver shot nobody,” he said. “We let the man go.”"
    reading = reader.read(document_of(text, published="2023-05-04"))
    names = {e.id: e.name for e in reading.entities}
    called = {m.span.of(text): names[m.entity] for m in reading.mentions}
    assert called["he"] == "Ilan Moresh"
    assert "Ilan Moresh" not in (called["The driver"], called["the man"])
