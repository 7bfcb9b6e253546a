"""The public names of ingest: files, bytes, the standard input and texts."""

import gzip
import io
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.ingest.reports import BODY, codes, documents, issues

from dateline import ingest as room
from dateline.config import Config
from dateline.errors import BadInput, EmptyReport, TooLarge
from dateline.ingest import Hints, from_bytes, from_text, head_of, ingest
from dateline.ingest.notes import ABOUT_INPUT, CODES
from dateline.model import Issue, Published, document_of

EXAMPLES = Path(__file__).parents[2] / "examples"


def test_the_public_names_are_these() -> None:
    assert sorted(room.__all__) == [
        "ARCHIVES",
        "Archive",
        "FORMATS",
        "Head",
        "Hints",
        "Item",
        "Part",
        "Piece",
        "READERS",
        "Reader",
        "from_bytes",
        "from_file",
        "from_piece",
        "from_text",
        "head_of",
        "ingest",
        "pieces",
        "placed",
        "raws_of",
        "refused",
    ]


def test_a_file_of_a_folder_that_wants_an_extra_is_told_and_the_others_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)  # as where the extra is not installed
    (tmp_path / "a.parquet").write_bytes(b"PAR1 and so on PAR1")
    (tmp_path / "b.txt").write_text(BODY)
    items = list(ingest(tmp_path))
    assert len(documents(items)) == 1
    told = next(issue for issue in issues(items) if issue.code == "unreadable-file")
    assert "pip install 'dateline[batch]'" in told.message
    assert str(told.where).endswith("a.parquet")


def test_a_day_at_the_end_of_a_name_is_no_ending_of_a_format(tmp_path: Path) -> None:
    (tmp_path / "Attack 13.08.2022").write_text(BODY)
    assert len(documents(ingest(tmp_path))) == 1


def test_a_text_becomes_the_document_of_its_content() -> None:
    document, told = from_text("date 2021-08-20 " + BODY)
    assert document == document_of("date 2021-08-20 " + BODY, published="2021-08-20")
    assert told == ()


def test_a_text_may_have_an_id_and_hints() -> None:
    hints = Hints(published=Published("2021-08-20"), source="Post")
    document, _ = from_text(BODY, id="a", hints=hints)
    assert (document.id, document.source, str(document.published)) == ("a", "Post", "2021-08-20")


def test_a_text_that_is_none_is_refused() -> None:
    with pytest.raises(EmptyReport):
        from_text(" \n")
    with pytest.raises(TooLarge):
        from_text(BODY, config=Config(max_text_chars=10))


@given(st.text(min_size=1).filter(lambda text: any(map(str.isalpha, text))))
def test_any_text_with_words_is_stored_as_it_is(text: str) -> None:
    document, _ = from_text(text)
    assert document.text == "".join(
        "\ufffd" if one == "\0" or "\ud800" <= one <= "\udfff" else one for one in text
    )


def test_the_leading_date_stays_in_the_text_and_is_no_part_of_the_body() -> None:
    document, _ = from_text(" date 2021-08-20 " + BODY)
    assert document.text == " date 2021-08-20 " + BODY
    assert document.text[head_of(document.text).body :] == BODY


@pytest.mark.parametrize("packed", [False, True])
def test_the_standard_input_is_read_as_bytes(monkeypatch: pytest.MonkeyPatch, packed: bool) -> None:  # noqa: FBT001
    data = json.dumps({"text": BODY, "published": "2021"}).encode()
    raw = io.BytesIO(gzip.compress(data) if packed else data)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(raw))
    assert [document.text for document in documents(ingest("-"))] == [BODY]


def test_a_format_that_is_not_there_stops_the_run() -> None:
    with pytest.raises(BadInput, match="use one of: zip, tar, html, jsonl, csv, warc, parquet, pdf, text"):
        list(from_bytes("a", b"A report.", hints=Hints(format="docx")))


def test_an_encoding_that_is_given_is_used(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("“Go,” he said.".encode("mac-roman"))
    assert documents(ingest(tmp_path, hints=Hints(encoding="mac-roman")))[0].text == "“Go,” he said."


def test_reports_with_one_id_are_told_apart_in_a_stable_way(tmp_path: Path) -> None:
    lines = [json.dumps({"id": name, "text": BODY, "published": "2021"}) for name in ("7", "7", "7-2", "7")]
    (tmp_path / "a.jsonl").write_text("\n".join(lines))
    (tmp_path / "b.txt").write_text("Date: 2021\n" + BODY)
    (tmp_path / "c.txt").write_text("Date: 2021\n" + BODY)
    items = list(ingest(tmp_path))
    ids = [document.id for document in documents(items)]
    assert ids[:4] == ["7", "7-2", "7-2-2", "7-3"]
    assert ids[5] == f"{ids[4]}-2"
    assert [issue.where for issue in issues(items) if issue.code == "duplicate-id"] == [
        f"document {name}" for name in (*ids[1:4], ids[5])
    ]
    assert list(ingest(tmp_path)) == items


def test_files_after_one_that_fails_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.html").write_bytes(b"%PDF-1.7")
    (tmp_path / "c.txt").write_text("Date: 2021\n" + BODY)
    items = list(ingest(tmp_path))
    assert codes(items) == ["empty-report", "not-text"]
    assert len(documents(items)) == 1


def test_every_code_of_an_issue_is_explained_and_used() -> None:
    source = "".join(file.read_text() for file in Path(room.__file__).parent.rglob("*.py"))
    assert set(re.findall(r'note\(\s*"([a-z-]+)"', source)) == set(CODES)
    assert set(CODES) > ABOUT_INPUT


def test_importing_ingest_loads_nothing_heavy_and_no_reader_of_pages() -> None:
    script = "import sys, dateline.ingest; print(*sorted(m.partition('.')[0] for m in sys.modules))"
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    heavy = {"charset_normalizer", "htmldate", "lxml", "msgspec", "numpy", "onnxruntime", "trafilatura"}
    assert not heavy & set(ran.stdout.split())


@pytest.mark.slow
def test_fifty_megabytes_of_any_format_end_in_documents_or_issues() -> None:
    half = 50 * 2**20
    line = json.dumps({"text": BODY * 100, "published": "2021"}).encode() + b"\n"
    assert codes(from_bytes("a.txt", b"a b " * (half // 4))) == ["too-large"]
    assert codes(from_bytes("a.html", b"<html><p>a</p>" * (half // 14))) == ["too-large"]
    assert sum(1 for _ in from_bytes("a.jsonl", line * (half // len(line)))) > 1_000
    assert codes(from_bytes("a.csv", b"text,date\n" + b'"a b' * (half // 4))) == ["too-large"]


@pytest.mark.parametrize(
    "name", ["report.txt", "newspaper.txt", "communique.txt", "ngo-release.html", "batch.jsonl"]
)
def test_an_example_has_its_date_and_source_without_a_flag(name: str) -> None:
    items = list(ingest(EXAMPLES / name))
    assert issues(items) == []
    for document in documents(items):
        assert document.published
        assert document.title
        assert document.source or name in ("communique.txt",)
        assert 100 <= len(document.text.split()) <= 350


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        ("Minutes.DOCX", "save its text as .txt"),
        ("crawl.tar.xz", "unpack it, and name the folder"),
        ("reports.7z", "unpack it, and name the folder"),
        ("style.css", "known are .zip"),
    ],
)
def test_a_file_that_is_not_read_says_what_to_do_with_one_of_its_kind(
    tmp_path: Path, name: str, remedy: str
) -> None:
    (tmp_path / name).write_bytes(b"%PDF-1.7 and so on")
    [told] = list(ingest(tmp_path))
    assert isinstance(told, Issue)
    assert (told.code, remedy in told.message) == ("unknown-format", True)
    assert remedy in str(room.refused(name) and room.refused(name).message)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "name",
    ["report.txt", "report.pdf", "a.zip", "a.tar.gz", "a.tgz", "a.jsonl.gz", "README", "Attack 13.08.2022"],
)
def test_a_file_that_is_read_is_not_refused(name: str) -> None:
    assert room.refused(name) is None
