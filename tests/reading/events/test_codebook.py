"""Codebooks: what may stand in one, and that the shipped one reads its own examples as they say."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from dateline import lang
from dateline.errors import BadConfig
from dateline.model import document_of
from dateline.reading import Reader
from dateline.reading.events.checking import check
from dateline.reading.events.codebook import codebook_of
from dateline.reading.events.codes import cameo_of, quad_of
from dateline.terms import EVENT_TYPES, QUADS

BOOK = codebook_of(lang.load("en"))
OWN = """
type = "COERCE"

[[event]]
name = "bridge grab"
verbs = ["grab"]
mode = "bridge-grab"
where = { object = ["bridge"] }
roles = { object = "item", from = "target" }
examples = [
    { text = "The militia grabbed the bridge from the ferrymen.", trigger = "grabbed", target = "ferrymen" },
    { text = "He grabbed a coat.", nothing = true },
]
"""


def own_book(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "own.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_every_example_of_the_shipped_codebook_is_read_as_it_says(reader: Reader) -> None:
    wrong = [f"{each.example.text} {each.wrong}" for each in check(reader, BOOK) if each.wrong]
    assert wrong == []


def test_every_type_has_entries_with_examples_and_a_broad_vocabulary() -> None:
    words: dict[str, set[str]] = {kind: set() for kind in EVENT_TYPES}
    for entry in BOOK.entries:
        if entry.type:
            words[entry.type] |= {t.lemma for found in entry.triggers.values() for t in found}
    assert {kind for kind, found in words.items() if len(found) < 8} == set()
    shown = {entry.type for entry in BOOK.entries if entry.examples}
    assert shown >= EVENT_TYPES


def test_codes_follow_from_type_mode_and_contexts() -> None:
    assert cameo_of("ASSAULT", "abduct", ()) == "181"
    assert cameo_of("REQUEST", "assist", ("military",)) in ("1012", "1032")
    assert cameo_of("RETREAT", "ceasefire", ("military",)) == "0871"
    assert {quad_of(kind) for kind in BOOK_TYPES} == QUADS


BOOK_TYPES = sorted({entry.type for entry in BOOK.entries if entry.type})


def test_a_users_own_entry_comes_first_and_names_itself(tmp_path: Path, reader: Reader) -> None:
    own = codebook_of(reader.language, own_book(tmp_path, OWN))
    reading = replace(reader, codebook=own).read(
        document_of("The militia grabbed the bridge from the ferrymen.")
    )
    assert [(event.type, event.mode, event.by) for event in reading.events] == [
        ("COERCE", "bridge-grab", "events@1/own.bridge-grab")
    ]


def test_checking_a_users_own_codebook_runs_its_examples_alone(tmp_path: Path, reader: Reader) -> None:
    own = codebook_of(reader.language, own_book(tmp_path, OWN))
    checked = list(check(replace(reader, codebook=own), own, source="own"))
    assert [each.wrong for each in checked] == [None, None]


def test_checking_says_what_fails_and_why(tmp_path: Path, reader: Reader) -> None:
    text = OWN.replace('target = "ferrymen"', 'target = "fishermen"')
    own = codebook_of(reader.language, own_book(tmp_path, text))
    first = next(iter(check(replace(reader, codebook=own), own, source="own")))
    assert first.wrong == "its target is the ferrymen, not “fishermen”"


BAD: Mapping[str, tuple[str, str]] = {
    "no entry": ("", "has no entry"),
    "type": ('type = "GRAB"\n[[event]]\nname = "a"\nverbs = ["grab"]', "type cannot be 'GRAB'"),
    "name": ('type = "AID"\n[[event]]\nverbs = ["grab"]', "needs a name"),
    "trigger": ('type = "AID"\n[[event]]\nname = "a"', "no word triggers it"),
    "key": ('type = "AID"\n[[event]]\nname = "a"\nverbs = ["grab"]\ncolour = "red"', "no key 'colour'"),
    "role": (
        'type = "AID"\n[[event]]\nname = "a"\nverbs = ["grab"]\nroles = { to = "owner" }',
        "no role 'owner'",
    ),
    "kind": (
        'type = "AID"\n[[event]]\nname = "a"\nverbs = ["grab"]\nwhere = { object = [":cat"] }',
        "no kind 'cat'",
    ),
    "list": (
        'type = "AID"\n[[event]]\nname = "a"\nverbs = ["grab"]\nwhere = { object = ["$cats"] }',
        "no list 'cats'",
    ),
    "frame": ('type = "AID"\n[[event]]\nname = "a"\nverbs = ["grab"]\nframe = "cage"', "no frame 'cage'"),
    "words": ('type = "AID"\n[[event]]\nname = "a"\nverbs = "grab"', "no list of words"),
    "example": ('type = "AID"\n[[event]]\nname = "a"\nverbs = ["grab"]\nexamples = [{}]', "needs a text"),
    "toml": ("type = ", "not TOML"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_codebook_that_cannot_be_meant_is_refused_with_what_is_wrong(name: str, tmp_path: Path) -> None:
    text, message = BAD[name]
    with pytest.raises(BadConfig) as raised:
        codebook_of(lang.load("en"), own_book(tmp_path, text))
    assert message in str(raised.value)
    assert "own.toml" in str(raised.value)
