"""Bytes become the text they are, and what is guessed or lost is told."""

import pytest

from dateline.errors import BadInput, NotText
from dateline.ingest import Hints
from dateline.ingest.decode import decode

QUOTED = "“We will not leave,” he said in the café at Belé – the group’s last post, he added, for the year."
RUSSIAN = "Министерство заявило, что три деревни были обстреляны, и обвинило в этом соседей."


def read(data: bytes, declared: str | None = None, given: str | None = None) -> tuple[str, list[str]]:
    text, issues = decode(data, where="a.txt", declared=declared, given=given)
    return text, [issue.code for issue in issues]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le"]
)
def test_unicode_is_plain_with_and_without_its_mark(encoding: str) -> None:
    assert read(QUOTED.encode(encoding)) == (QUOTED, [])


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    assert read(b"\xef\xbb\xbfA report.") == ("A report.", [])
    assert read(b"A\xef\xbb\xbf report.") == ("A\ufeff report.", [])


def test_latin_text_that_is_not_utf8_is_cp1252_and_told() -> None:
    assert read(QUOTED.encode("cp1252")) == (QUOTED, ["encoding-guessed"])
    assert read(b"Jos\xe9 said that the army had left the town.")[0].startswith("José")


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r"])
def test_text_in_other_letters_is_guessed_and_told(encoding: str) -> None:
    assert read(RUSSIAN.encode(encoding)) == (RUSSIAN, ["encoding-guessed"])


def test_a_declared_encoding_is_believed_unless_the_bytes_are_utf8() -> None:
    assert read(RUSSIAN.encode("cp1251"), declared="windows-1251") == (RUSSIAN, [])
    assert read(RUSSIAN.encode(), declared="windows-1251") == (RUSSIAN, [])
    assert read(QUOTED.encode("cp1252"), declared="ISO-8859-1") == (QUOTED, [])


@pytest.mark.parametrize("declared", ["rot13", "zlib", "idna", "utf-7", "unicode_escape", "x" * 500, "\0"])
def test_a_declaration_that_is_no_encoding_of_text_is_passed_over(declared: str) -> None:
    assert read(QUOTED.encode("cp1252"), declared=declared) == (QUOTED, ["encoding-guessed"])


def test_an_encoding_that_is_given_is_taken() -> None:
    assert read("“Go.”".encode("mac-roman"), given="mac-roman") == ("“Go.”", [])


@pytest.mark.parametrize("encoding", ["klingon", "rot13", "zlib", "idna", "undefined"])
def test_an_encoding_that_no_text_is_in_cannot_be_given(encoding: str) -> None:
    with pytest.raises(BadInput, match=encoding):
        Hints(encoding=encoding)


def test_utf8_with_a_broken_byte_stays_utf8_and_the_loss_is_told() -> None:
    text, codes = read(QUOTED.encode().replace(b"post", b"po\x80st"))
    assert (text, codes) == (QUOTED.replace("post", "po\ufffdst"), ["bytes-lost"])


def test_utf8_that_breaks_off_inside_a_character_stays_utf8() -> None:
    assert read(b"The army left the caf\xc3") == ("The army left the caf\ufffd", ["bytes-lost"])


def test_a_replacement_character_that_was_there_is_not_lost_again() -> None:
    assert read("the caf\ufffd at Belé".encode()) == ("the caf\ufffd at Belé", [])


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.4\nA report.", "a PDF"),
        (b"PK\x03\x04 report", "a zip archive"),
        (b"{\\rtf1 A report.}", "rich text"),
        (bytes(range(256)) * 8, "control characters"),
        (bytes(128 + (number * 89 + number**3) % 128 for number in range(300)), "not text in any encoding"),
    ],
)
def test_bytes_that_are_no_text_are_refused_by_what_they_are(data: bytes, what: str) -> None:
    with pytest.raises(NotText, match=what):
        decode(data, where="a.txt")


def test_a_few_stray_controls_refuse_no_report() -> None:
    assert read(b"A\0 report \x07 with strays.\x1a")[0] == "A\0 report \x07 with strays.\x1a"
