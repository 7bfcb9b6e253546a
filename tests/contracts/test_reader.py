"""What every reader promises, whatever its format. A line in `FORMATS` is all it takes to be tested here: a reader
without a sample fails."""

import codecs
import gzip
import io
import json
import logging
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
import zstandard
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.ingest.archives import record, table, tarred, zipped
from tests.ingest.pdfs import column, pdf
from tests.ingest.reports import BODY, PAGE, codes, documents, issues

from dateline.config import Config
from dateline.errors import BadSpan, ReportError
from dateline.ingest import (
    FORMATS,
    Archive,
    Hints,
    Item,
    Reader,
    from_bytes,
    from_piece,
    head_of,
    ingest,
    pieces,
)
from dateline.ingest.notes import ABOUT_INPUT, CODES, STEP
from dateline.ingest.repair import final
from dateline.model import Document, Issue, Published

SAMPLES: dict[str, Callable[[str], bytes]] = {
    "html": lambda text: PAGE.replace(BODY, text).encode(),
    "jsonl": lambda text: json.dumps({"text": text, "published": "2021-08-20"}).encode(),
    "csv": lambda text: f'text,published\n"{text}",2021-08-20\n'.encode(),
    "warc": lambda text: record(PAGE.replace(BODY, text).encode()),
    "parquet": lambda text: table([{"text": text, "published": "2021-08-20"}]),
    "pdf": lambda text: pdf(column(f"Published: 20 August 2021\n\n{text}")),
    "zip": lambda text: zipped({"a.txt": f"Date: 2021-08-20\n\n{text}"}),
    "tar": lambda text: tarred({"a.txt": f"Date: 2021-08-20\n\n{text}"}),
    "text": lambda text: f"Date: 2021-08-20\n\n{text}".encode(),
}
KINDS: tuple[type[ReportError], ...] = (ReportError, *ReportError.__subclasses__(), BadSpan)
FAILURES = {kind.code for kind in KINDS}

# Formats that are no text: what their bytes are is not guessed, and an encoding is that of what is in them.
BINARY = {"warc", "parquet", "pdf", "zip", "tar"}
PAGES = {"html", "warc"}
LAID_OUT = PAGES | {"pdf"}
"""Formats whose text is made of what stands in boxes: it is what a reader makes of it."""

every_reader = pytest.mark.parametrize("reader", FORMATS, ids=lambda reader: reader.name)


def read(reader: Reader | Archive, data: bytes, **limits: int) -> list[Item]:
    return list(from_bytes(f"a{reader.suffixes[0]}", data, config=Config(**limits)))  # type: ignore[arg-type]  # whole numbers all


def sample(reader: Reader | Archive, text: str = BODY) -> bytes:
    return SAMPLES[reader.name](text)


NOTHING = (
    b"",
    codecs.BOM_UTF8,
    codecs.BOM_UTF16_BE,
    codecs.BOM_UTF16_LE,
    codecs.BOM_UTF32_BE,
    codecs.BOM_UTF32_LE,
)
"""Files without a word: what only marks an encoding says nothing either."""


@every_reader
def test_a_report_becomes_one_document_with_its_date(reader: Reader | Archive) -> None:
    [document] = read(reader, sample(reader))
    assert isinstance(document, Document)
    assert BODY in document.text
    assert document.published
    assert str(document.published.day) == "2021-08-20"


@every_reader
def test_the_text_is_its_hash_and_the_raw_bytes_are_theirs(reader: Reader | Archive) -> None:
    [document] = documents(read(reader, sample(reader)))
    assert document.text_sha256 == sha256(document.text.encode()).hexdigest()
    assert document.raw_sha256 != document.text_sha256 or reader.name in {"text", "zip", "tar"}


@every_reader
def test_the_same_bytes_have_the_same_id_and_other_words_another(reader: Reader | Archive) -> None:
    first, second = (documents(read(reader, sample(reader)))[0] for _ in range(2))
    assert first == second
    assert documents(read(reader, sample(reader, BODY + " More.")))[0].id != first.id


@every_reader
def test_it_is_known_by_its_suffixes_packed_and_unpacked(reader: Reader | Archive) -> None:
    for suffix in reader.suffixes:
        packed = gzip.compress(sample(reader)), zstandard.compress(sample(reader))
        for name, data in (
            (suffix, sample(reader)),
            *zip((f"{suffix}.gz", f"{suffix}.zst"), packed, strict=True),
        ):
            assert documents(from_bytes(f"A{name.upper()}", data))[0].text, name


@every_reader
def test_it_is_known_by_its_look_where_there_is_no_name(reader: Reader | Archive) -> None:
    data = sample(reader)
    assert next(each for each in FORMATS if each.looks(data)) is reader
    assert documents(from_bytes("-", data)) == documents(read(reader, data))


@every_reader
def test_its_format_can_be_given(reader: Reader | Archive) -> None:
    assert documents(from_bytes("download.php", sample(reader), hints=Hints(format=reader.name)))


@every_reader
def test_what_the_caller_says_wins_and_a_conflict_is_told(reader: Reader | Archive) -> None:
    hints = Hints(
        published=Published("2020-01-01"), source="Archive", title="Box 7", url="https://archive.example/7"
    )
    items = list(from_bytes(f"a{reader.suffixes[0]}", sample(reader), hints=hints))
    [document] = documents(items)
    assert (document.published, document.source, document.title, document.url) == (
        hints.published,
        hints.source,
        hints.title,
        hints.url,
    )
    assert codes(items) == ["date-conflict"]


@every_reader
@pytest.mark.parametrize("data", [b"", b" \r\n\t ", b"\xef\xbb\xbf", b"\0\0\0", gzip.compress(b"")])
def test_an_empty_file_is_one_issue(reader: Reader | Archive, data: bytes) -> None:
    assert [(issue.step, issue.code) for issue in issues(read(reader, data))] == [(STEP, "empty-report")]


@every_reader
@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 8,
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + BODY.encode(),
        b"PK\x03\x04" + bytes(200),
        bytes(range(256)) * 40,
    ],
    ids=["picture", "pdf", "zip", "bytes"],
)
def test_a_binary_file_is_one_issue(reader: Reader | Archive, data: bytes) -> None:
    assert codes(read(reader, data)) == ["unreadable-file" if reader.name in BINARY else "not-text"]


@every_reader
def test_a_file_over_the_limit_is_an_issue(reader: Reader | Archive) -> None:
    data = sample(reader, BODY * 20)
    assert codes(read(reader, data, max_file_bytes=1000))[-1] == "too-large"


@every_reader
def test_a_bomb_is_unpacked_to_the_limit_and_no_further(reader: Reader | Archive) -> None:
    bomb = sample(reader, "a " * 2_000_000) if reader.name in BINARY else b"a " * 2_000_000
    for packed in (gzip.compress(bomb), zstandard.compress(bomb)):
        assert codes(read(reader, packed, max_file_bytes=100_000))[-1] == "too-large"


@every_reader
def test_a_report_over_the_limit_is_an_issue(reader: Reader | Archive) -> None:
    items = read(reader, sample(reader, BODY * 20), max_text_chars=500)
    assert (codes(items), documents(items)) == (["too-large"], [])


@every_reader
def test_a_packed_file_that_breaks_off_is_an_issue(reader: Reader | Archive) -> None:
    for packed in (gzip.compress(sample(reader)), zstandard.compress(sample(reader))):
        assert codes(read(reader, packed[:-12]))[-1] == "unreadable-file"


@every_reader
def test_every_issue_says_where_it_is(reader: Reader | Archive) -> None:
    name = f"a{reader.suffixes[0]}"
    for data in (b"", bytes(range(256)), b"\xff" * 50, sample(reader)[:-20], sample(reader, "A\0B" + BODY)):
        for issue in issues(from_bytes(name, data)):
            assert issue.where
            assert issue.where.startswith(name)


@every_reader
def test_a_nul_is_replaced_one_for_one_and_told(reader: Reader | Archive) -> None:
    items = read(reader, sample(reader, BODY.replace("three", "thr\0e")))
    [document] = documents(items)
    assert "\0" not in document.text
    assert "thr\ufffde people" in document.text
    assert {"unstorable-characters", "characters-lost"} & set(codes(items))


# The text of a page is what trafilatura makes of it, which leaves them out.
@pytest.mark.parametrize(
    "reader", [each for each in FORMATS if each.name not in LAID_OUT], ids=lambda reader: reader.name
)
def test_soft_hyphens_zero_width_spaces_and_line_ends_stay(reader: Reader | Archive) -> None:
    text = BODY.replace("residents", "resi\xaddents").replace("village", "vil\u200blage")
    [document] = documents(read(reader, sample(reader, text)))
    assert text in document.text


@pytest.mark.parametrize(
    "reader", [each for each in FORMATS if each.name not in BINARY], ids=lambda reader: reader.name
)
def test_another_encoding_gives_the_same_text(reader: Reader | Archive) -> None:
    data = sample(reader)
    for encoding in ("utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252"):
        text = data.decode().replace(' charset="utf-8"', "").encode(encoding)
        assert documents(read(reader, text))[0].text == documents(read(reader, data))[0].text, encoding


@every_reader
def test_it_reads_without_the_network_and_without_a_word(
    reader: Reader | Archive,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the network was asked for")

    monkeypatch.setattr("socket.socket.connect", refuse)
    monkeypatch.setattr("socket.getaddrinfo", refuse)
    for data in (sample(reader), b"http://post.example/1", b'"http://post.example/1"'):
        read(reader, data)
    assert capfd.readouterr() == ("", "")
    assert [
        record for record in caplog.records if record.levelno >= logging.ERROR and "dateline" in record.name
    ] == []


@every_reader
def test_only_the_reader_of_pages_loads_what_reads_pages(reader: Reader | Archive, tmp_path: Path) -> None:
    (tmp_path / f"a{reader.suffixes[0]}").write_bytes(sample(reader))
    script = f"""
import sys
from dateline.ingest import ingest
assert len(list(ingest({str(tmp_path)!r}))) == 1
print(*sorted({{"charset_normalizer", "htmldate", "lxml", "numpy", "trafilatura"}} & set(sys.modules)))
"""
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    loaded = set(ran.stdout.split())
    assert "numpy" not in loaded or reader.name == "parquet"  # pyarrow loads it
    loaded.discard("numpy")
    assert bool(loaded) == (reader.name in PAGES)


def holds(items: list[Item]) -> None:
    """What is true of every stream of Documents and Issues."""
    ids = [document.id for document in documents(items)]
    assert len(set(ids)) == len(ids)
    last: Document | None = None
    for item in items:
        if isinstance(item, Document):
            last = item
            assert "\0" not in item.text
            assert head_of(item.text, title=item.title).body <= len(item.text)
            item.text.encode()
            continue
        assert item.step == STEP
        if item.code in FAILURES or item.code in ABOUT_INPUT:
            assert not item.spans
            last = None
        else:
            assert item.code in CODES
            assert last is not None, item
            assert all(span.end <= len(last.text) for span in item.spans)


hostile = st.one_of(
    st.binary(max_size=400),
    st.text().map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.lists(
        st.sampled_from(
            [
                *(make(BODY) for make in SAMPLES.values()),
                *(make("A\0B" + BODY)[:-7] for make in SAMPLES.values()),
                b'{"text": ["x", {"sections": [["y"]]}], "id": [1], "date": {"name": "20 August 2021"}}',
                b'{"text": "\\ud800 half", "published": "7/10/2016", "language": "??", "url": "javascript:x"}',
                b'{"text": 5}\n', b'"', b",", b";", b"\n", b"\r", b"\0", b"[", b"{", b"<", b"<p>", b"\xff\xfe", b"\x80",
                b"[" * 5000, b"1" * 5000, b"<div>" * 400, "Ã©â€™".encode(), "â€™".encode("cp1252"), b"\x1f\x8b",
                b"KABUL, Aug. 20 (Agency) - ", b"Date: 31 February 2021\n", b"text,published,id\n",
            ]
        ),
        max_size=6,
    ).map(b"".join),
)  # fmt: skip


def in_pieces(reader: Reader | Archive, data: bytes, config: Config | None = None) -> list[Item]:
    """What comes of a file that is taken apart first."""
    config = config or Config()
    found = pieces(f"a{reader.suffixes[0]}", io.BytesIO(data), config=config)
    return [item for piece in found for item in from_piece(piece, config=config)]


@every_reader
def test_a_file_in_pieces_is_read_as_the_whole_is(reader: Reader | Archive) -> None:
    for data in (sample(reader), gzip.compress(sample(reader)), zstandard.compress(sample(reader))):
        assert in_pieces(reader, data) == read(reader, data)


@every_reader
def test_a_piece_over_the_limit_is_an_issue(reader: Reader | Archive) -> None:
    assert codes(in_pieces(reader, sample(reader, BODY * 20), Config(max_file_bytes=1000)))[-1] == "too-large"


@every_reader
@given(data=hostile, packed=st.booleans())
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_bytes_in_pieces_end_in_as_much(reader: Reader | Archive, data: bytes, packed: bool) -> None:  # noqa: FBT001
    given_bytes = gzip.compress(data, mtime=0) if packed else data
    items = in_pieces(reader, given_bytes)
    assert items or data.strip() in NOTHING, "nothing vanishes"
    whole = read(reader, given_bytes)
    assert [each.text_sha256 for each in documents(items)] == [each.text_sha256 for each in documents(whole)]


@every_reader
@given(data=hostile, packed=st.booleans())
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_bytes_end_in_documents_or_issues(reader: Reader | Archive, data: bytes, packed: bool) -> None:  # noqa: FBT001
    given_bytes = gzip.compress(data, mtime=0) if packed else data
    items = read(reader, given_bytes)
    assert items or data.strip() in NOTHING, "nothing vanishes"
    holds(items)
    assert read(reader, given_bytes) == items


@given(data=hostile)
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_bytes_without_a_name_end_in_documents_or_issues(data: bytes) -> None:
    holds(list(from_bytes("-", data)))


@given(text=st.text(st.characters()))
def test_any_text_that_is_made_final_can_be_stored_and_keeps_its_length_or_is_told(text: str) -> None:
    stored, told = final(text, (), where="a", mend=False)
    assert len(stored) == len(text)
    stored.encode()
    mended, told = final(text, (), where="a", mend=True)
    assert mended == text or told


def test_every_reader_is_documented() -> None:
    for reader in FORMATS:
        assert sys.modules[reader.looks.__module__].__doc__
        assert reader.name in SAMPLES


def test_a_stream_of_all_samples_holds(tmp_path: Path) -> None:
    for reader in FORMATS:
        (tmp_path / f"a{reader.suffixes[0]}").write_bytes(sample(reader))
    items = list(ingest(tmp_path))
    holds(items)
    assert len(documents(items)) == len(FORMATS)
    assert all(isinstance(item, Document | Issue) for item in items)
