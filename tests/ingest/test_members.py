"""Archives are read as the folders that they hold; whatever is in them ends in Documents or Issues, within bounds."""

import gzip
import io
import json
import stat
import struct
import tarfile
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
import zstandard
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.ingest.archives import PAGE_RECORD, table, tarred, zipped
from tests.ingest.pdfs import column, pdf
from tests.ingest.reports import BODY, PAGE, codes, documents, issues

from dateline.config import Config
from dateline.ingest import Hints, Item, from_bytes, from_piece, ingest, pieces, placed
from dateline.ingest.members import path_of

Pack = Callable[[Mapping[str, bytes | str]], bytes]
both = pytest.mark.parametrize(("name", "pack"), [("a.zip", zipped), ("a.tar", tarred)], ids=["zip", "tar"])


def report(village: str) -> str:
    return f"Date: 2021-08-20\n\n{BODY} This was in {village}."


def read(data: bytes, name: str = "a.zip", **limits: int) -> list[Item]:
    return list(from_bytes(name, data, config=Config(**limits)))  # type: ignore[arg-type]  # whole numbers all


def villages(items: list[Item]) -> list[str]:
    return [document.text.rstrip().removesuffix(".").rpartition(" ")[2] for document in documents(items)]


@both
def test_every_member_is_read_as_the_file_that_it_is(name: str, pack: Pack) -> None:
    files: dict[str, bytes | str] = {
        "2021/a.txt": report("Amra"),
        "b.html": PAGE,
        "c.jsonl": "".join(json.dumps({"text": report(where)}) + "\n" for where in ("Belt", "Corin")),
        "d.parquet": table([{"text": report("Dunne")}]),
        "e.pdf": pdf(column(report("Ester"))),
        "f.txt.gz": gzip.compress(report("Fara").encode()),
        "g.warc.gz": gzip.compress(PAGE_RECORD),
    }
    items = read(pack(files), name)
    assert len(documents(items)) == 8
    assert codes(items) == []


@both
def test_a_member_is_placed_behind_the_name_of_its_archive(name: str, pack: Pack, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(
        pack({"2021/a.txt": report("Amra"), "2021/b.txt": "", "q.zip": zipped({"in.txt": report("Belt")})})
    )
    assert [(place.removeprefix(str(tmp_path)), type(item).__name__) for place, item in placed(path)] == [
        (f"/{name}/2021/a.txt", "Document"),
        (f"/{name}/2021/b.txt", "Issue"),
        (f"/{name}/q.zip/in.txt", "Document"),
    ]
    [told] = issues(ingest(path))
    assert told.where == f"{path}/2021/b.txt"
    found = list(pieces(name, io.BytesIO(path.read_bytes())))
    assert [piece.file for piece in found] == [
        f"{name}/2021/a.txt",
        f"{name}/2021/b.txt",
        f"{name}/q.zip/in.txt",
    ]


def test_a_zip_is_read_in_the_order_of_its_names_as_its_folder_would_be(tmp_path: Path) -> None:
    names = ["c.txt", "a/z.txt", "B.txt", "a/b/y.txt", "é.txt", "d/x.txt"]
    for each in names:
        (tmp_path / "f" / each).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "f" / each).write_text(report(each))
    items = read(zipped({each: report(each) for each in names}))
    assert [one.text for one in documents(items)] == [one.text for one in documents(ingest(tmp_path / "f"))]


@both
def test_hidden_files_and_those_of_systems_are_counted(name: str, pack: Pack) -> None:
    items = read(
        pack({"a.txt": report("Amra"), ".b.txt": "b", ".git/c": "c", "__MACOSX/._a.txt": "\0\5"}), name
    )
    assert [(one.code, one.message) for one in issues(items)] == [
        ("hidden-skipped", "3 hidden files or folders were not read")
    ]


@both
def test_what_no_reader_takes_is_told_and_the_rest_is_read(name: str, pack: Pack) -> None:
    items = read(pack({"a.css": "p {}", "b.txt": report("Belt"), "c.docx": "PK", "d": report("Dunne")}), name)
    assert villages(items) == ["Belt", "Dunne"]
    assert [(one.code, one.where) for one in issues(items)] == [
        ("unknown-format", f"{name}/a.css"),
        ("unknown-format", f"{name}/c.docx"),
    ]


@both
def test_what_the_caller_says_holds_for_the_files_in_it(name: str, pack: Pack) -> None:
    data = pack({"a.log": "“Go,” he said.".encode("mac-roman")})
    items = list(from_bytes(name, data, hints=Hints(format="text", encoding="mac-roman")))
    assert documents(items)[0].text == "“Go,” he said."
    unnamed = list(from_bytes("-", pack({"a.txt": report("Amra")}), hints=Hints(format=name[2:])))
    assert villages(unnamed) == ["Amra"]


@pytest.mark.parametrize("name", ["a.tgz", "a.tar.gz", "a.tar.zst", "a.tzst", "-"])
def test_a_tar_may_be_packed(name: str) -> None:
    data = tarred({"a.txt": report("Amra"), "b.txt": report("Belt")})
    packed = zstandard.compress(data) if "z" in name[-3:] and "st" in name else gzip.compress(data)
    assert villages(read(packed, name)) == ["Amra", "Belt"]


def test_the_same_report_twice_in_an_archive_is_told() -> None:
    items = read(zipped({"a.txt": report("Amra"), "b/a.txt": report("Amra")}))
    assert (len(documents(items)), codes(items)) == (2, ["duplicate-id"])


@both
def test_an_archive_without_a_file_is_one_issue(name: str, pack: Pack) -> None:
    assert codes(read(pack({"folder/": ""}), name)) == ["empty-report"]


# Names ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("../../etc/passwd.txt", "etc/passwd.txt"),
        ("/etc/passwd.txt", "etc/passwd.txt"),
        ("C:\\Users\\a.txt", "Users/a.txt"),
        ("a/./b//c.txt", "a/b/c.txt"),
        ("a\nb\x1b[2J.txt", "a\ufffdb\ufffd[2J.txt"),
        ("..", ""),
    ],
)
def test_no_name_leads_out_of_the_archive(name: str, path: str) -> None:
    assert "/".join(path_of(name)) == path


@pytest.mark.parametrize(
    "data", [tarred({"../up.txt": report("Amra")}), zipped({"/root.txt": report("Amra")})]
)
def test_a_member_that_would_lie_elsewhere_is_read_and_nothing_is_written(
    data: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert villages(read(data, "-")) == ["Amra"]
    assert list(tmp_path.rglob("*")) == []
    assert not (tmp_path.parent / "up.txt").exists()


def test_names_in_other_encodings_are_shown_as_far_as_they_are_known() -> None:
    def named(raw: bytes) -> str | None:
        plain = zipped({"x" * len(raw) + ".css": "p"})
        [told] = issues(read(plain.replace(b"x" * len(raw), raw)))
        return told.where

    assert named("Gesprä".encode()) == "a.zip/Gesprä.css"
    assert named("Gespr\x84".encode("latin-1")) == "a.zip/Gesprä.css"  # as the standard has it
    old = tarred({"Gesprä.css": "p"}, form=tarfile.USTAR_FORMAT).replace("ä".encode(), b"\xe4q")
    data = bytearray(old)
    data[148:156] = b"%06o\0 " % (sum(data[:148]) + sum(data[156:512]) + 8 * 32)
    assert issues(read(bytes(data), "a.tar"))[0].where == "a.tar/Gespr\ufffdq.css"


# What is no file ------------------------------------------------------------------------------------


def test_links_and_devices_in_a_tar_are_passed_over_and_counted() -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for number, kind in enumerate((tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE)):
            info = tarfile.TarInfo(f"{number}.txt")
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
        data = report("Amra").encode()
        info = tarfile.TarInfo("z.txt")
        info.size = len(data)
        archive.addfile(info, io.BytesIO(data))
    items = read(out.getvalue(), "a.tar")
    assert villages(items) == ["Amra"]
    assert [(one.code, one.message) for one in issues(items)] == [
        ("members-passed", "no files, and passed over: 2 devices, 2 links")
    ]


def test_a_link_in_a_zip_is_passed_over() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        link = zipfile.ZipInfo("a.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("b.txt", report("Belt"))
    items = read(out.getvalue())
    assert (villages(items), codes(items)) == (["Belt"], ["members-passed"])


@pytest.mark.parametrize("first", ["[Content_Types].xml", "mimetype"])
def test_a_document_of_an_office_is_no_archive(first: str) -> None:
    [told] = issues(read(zipped({first: "<x/>", "word/document.xml": "<x/>"}), "-"))
    assert (told.code, "save its text as .txt" in told.message) == ("unknown-format", True)


def test_a_member_with_a_password_is_told_and_the_next_is_read() -> None:
    data = bytearray(zipped({"a.txt": report("Amra"), "b.txt": report("Belt")}))
    directory = data.index(b"PK\x01\x02")
    data[directory + 8] |= 1
    data[6] |= 1
    items = read(bytes(data))
    assert villages(items) == ["Belt"]
    assert [(one.code, one.where, "password" in one.message) for one in issues(items)] == [
        ("unreadable-file", "a.zip/a.txt", True)
    ]


def test_a_member_packed_in_a_way_that_is_not_known_is_told() -> None:
    data = bytearray(zipped({"a.txt": report("Amra"), "b.txt": report("Belt")}))
    directory = data.index(b"PK\x01\x02")
    data[directory + 10] = data[8] = 9
    items = read(bytes(data))
    assert (villages(items), codes(items)) == (["Belt"], ["unreadable-file"])


# Bounds ---------------------------------------------------------------------------------------------


@both
def test_archives_in_archives_are_read_to_a_depth(name: str, pack: Pack) -> None:
    data = pack({"a.txt": report("Amra")})
    for _ in range(3):
        data = pack({"b.txt": report("Belt"), f"in{name[1:]}": data})
    items = read(data, name)
    assert (villages(items), codes(items)) == (
        ["Belt", "Belt", "Belt"],
        ["duplicate-id", "duplicate-id", "too-large"],
    )
    deep = read(data, name, max_archive_depth=4)
    assert villages(deep) == ["Belt", "Belt", "Belt", "Amra"]


@both
def test_more_files_than_may_be_read_end_the_archive(name: str, pack: Pack) -> None:
    files = {f"{village}.txt": report(village) for village in ("Amra", "Belt", "Corin")}
    assert codes(read(pack(files), name, max_archive_files=3)) == []
    items = read(pack(files), name, max_archive_files=2)
    assert codes(items)[-1:] == ["too-large"]
    inner = pack({"in.zip": zipped(files), "z.txt": report("Dunne")})
    assert codes(read(inner, name, max_archive_files=3))[-1:] == ["too-large"]


def test_an_archive_that_unpacks_to_too_much_ends_there_and_is_told_once() -> None:
    words = "word " * 600_000
    for data, name in (
        (zipped({f"{number}.txt": words for number in range(5)}), "a.zip"),
        (gzip.compress(tarred({f"{number}.txt": words for number in range(5)})), "a.tar.gz"),
        (zipped({"in.zip": zipped({f"{number}.txt": words for number in range(5)})}), "a.zip"),
    ):
        items = read(data, name, max_archive_bytes=7_000_000)
        assert codes(items)[-1] == "too-large"
        assert len(items) == 3
        assert issues(items)[-1].where == name


@both
def test_a_member_over_the_limit_is_told_and_the_next_is_read(name: str, pack: Pack) -> None:
    data = pack({"a.txt": BODY * 3000, "b.txt": report("Belt")})
    items = read(data, name, max_file_bytes=100_000)
    assert (villages(items), codes(items)) == (["Belt"], ["too-large"])


def test_a_member_of_gigabytes_is_not_unpacked() -> None:
    tracemalloc.start()
    try:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("a.txt", "w") as member:
            for _ in range(300):
                member.write(b"a " * 2**19)
        items = read(out.getvalue())
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert codes(items) == ["too-large"]
    assert most < 64 * 2**20  # of 300 MB


def test_members_that_share_their_bytes_are_a_trap_and_told() -> None:
    data = zipped({"a.txt": report("Amra"), "b.txt": report("Belt")})
    directory = data.index(b"PK\x01\x02")
    second = data.index(b"PK\x01\x02", directory + 4)
    entry, end = data[second : data.index(b"PK\x05\x06")], data[data.index(b"PK\x05\x06") :]
    first = data[directory:second].replace(b"a.txt", b"c.txt")
    changed = bytearray(data[:directory] + data[directory:second] + first + entry + end)
    at = changed.index(b"PK\x05\x06")
    struct.pack_into("<HHL", changed, at + 8, 3, 3, at - directory)
    assert "unreadable-file" in codes(read(bytes(changed)))


def test_a_directory_of_more_files_than_may_be_read_is_not_loaded() -> None:
    data = zipped({f"{number}.txt": "" for number in range(50)})
    [told] = read(data, max_archive_files=49)
    assert issues([told])[0].code == "too-large"
    assert codes(read(zipped({"a.txt": report("Amra")}, comment=b"PK\x05\x06" * 3), max_archive_files=1)) in (
        [],
        ["unreadable-file"],
    )


def test_a_head_of_a_tar_that_has_no_end_is_not_kept_in_memory() -> None:
    info = tarfile.TarInfo("././@LongLink")
    info.type, info.size = tarfile.GNUTYPE_LONGNAME, 2**33
    data = info.tobuf(tarfile.GNU_FORMAT) + bytes(4 * 2**20)
    tracemalloc.start()
    try:
        items = read(gzip.compress(data), "a.tar.gz")
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert codes(items) == ["unreadable-file"]
    assert most < 16 * 2**20


# What is broken -------------------------------------------------------------------------------------


@both
def test_an_archive_that_breaks_off_tells_so_behind_what_could_be_read(name: str, pack: Pack) -> None:
    data = pack({"a.txt": report("Amra"), "b.txt": report("Belt") * 40})
    items = read(data[: len(data) - 300 if name == "a.zip" else 1100], name)
    assert codes(items)[-1] == "unreadable-file"
    assert villages(items) == ([] if name == "a.zip" else ["Amra"])


def test_a_tar_that_is_broken_between_two_members_tells_so() -> None:
    data = bytearray(tarred({"a.txt": report("Amra"), "b.txt": report("Belt")}))
    data[1024:1200] = b"\xff" * 176
    items = read(bytes(data), "a.tar")
    assert (villages(items), codes(items)) == (["Amra"], ["unreadable-file"])


def test_a_member_whose_sum_is_wrong_is_told_and_the_next_is_read() -> None:
    data = bytearray(zipped({"a.txt": report("Amra"), "b.txt": report("Belt")}))
    place = data.index(b"PK\x01\x02") + 16
    data[place : place + 4] = zlib.crc32(b"another").to_bytes(4, "little")
    items = read(bytes(data))
    assert (villages(items), codes(items)) == (["Belt"], ["unreadable-file"])


MEMBERS = st.dictionaries(
    st.one_of(
        st.text(min_size=1, max_size=30),
        st.sampled_from(["a.txt", "../b.txt", "/c.html", "d.zip", "e.tar.gz", "f.pdf", ".g", "h/", "i.jsonl"]),
    ),
    st.one_of(
        st.binary(max_size=200),
        st.sampled_from([report("Amra").encode(), PAGE.encode(), zipped({"x.txt": report("Xo")}), tarred({"y": "Y."})]),
    ),
    max_size=5,
)  # fmt: skip


@given(files=MEMBERS, data=st.data(), is_zip=st.booleans())
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_archive_however_damaged_ends_in_documents_or_issues(
    files: dict[str, bytes],
    data: st.DataObject,
    is_zip: bool,  # noqa: FBT001
) -> None:
    try:
        whole = bytearray((zipped if is_zip else tarred)(files))
    except (UnicodeEncodeError, ValueError):
        return
    for _ in range(data.draw(st.integers(0, 3))):
        at = data.draw(st.integers(0, len(whole) - 1))
        whole[at : at + data.draw(st.integers(0, 9))] = data.draw(st.binary(max_size=9))
    name = "a.zip" if is_zip else "a.tar"
    items = read(bytes(whole), name, max_archive_bytes=2**20)
    assert items
    assert read(bytes(whole), name, max_archive_bytes=2**20) == items
    config = Config(max_archive_bytes=2**20)
    apart = [
        item
        for piece in pieces(name, io.BytesIO(bytes(whole)), config=config)
        for item in from_piece(piece, config=config)
    ]
    assert [one.text_sha256 for one in documents(apart)] == [one.text_sha256 for one in documents(items)]
