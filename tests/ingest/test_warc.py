"""Web archives: which records are reports, what they say of themselves, and how broken ones are passed over."""

import gzip
import io
import random
import tracemalloc
from typing import BinaryIO, cast

import pytest
import zstandard
from tests.ingest.archives import FETCHED, packed, record
from tests.ingest.reports import BODY, PAGE, codes, documents, issues

from dateline.config import Config
from dateline.ingest import Item, from_bytes, from_piece, pieces


def page(word: str) -> bytes:
    return PAGE.replace("Orsa", word).encode()


VILLAGES = ("Amra", "Belt", "Corin", "Dunne", "Ester")
PAGES = tuple(record(page(word), url=f"https://www.post.example/{word}") for word in VILLAGES)


def read(data: bytes, **limits: int) -> list[Item]:
    return list(from_bytes("a.warc", data, config=Config(**limits)))  # type: ignore[arg-type]


def villages(items: list[Item]) -> list[str]:
    return [next(word for word in VILLAGES if word in each.text) for each in documents(items)]


def test_each_page_is_a_report_that_names_its_record_and_address() -> None:
    for data in (
        b"".join(PAGES),
        packed(*PAGES),
        gzip.compress(b"".join(PAGES)),
        zstandard.compress(b"".join(PAGES)),
    ):
        items = read(data)
        assert villages(items) == list(VILLAGES)
        assert codes(items) == []
    first = documents(items)[0]
    assert (first.url, first.source) == ("https://www.post.example/Amra", "Kestral Post")
    assert len(first.id) == 36
    assert str(first.published) == "2021-08-20"


def test_a_page_without_a_date_has_the_day_of_its_fetching_and_that_is_told() -> None:
    html = b"<html><body><article><p>" + BODY.encode() * 3 + b"</p></article></body></html>"
    items = read(record(html, url="https://www.post.example/a"))
    [document] = documents(items)
    assert str(document.published) == FETCHED
    assert document.source == "post.example"
    assert codes(items) == ["published-from-collector"]


def test_the_encoding_that_the_server_names_counts_before_that_of_the_page() -> None:
    html = (
        PAGE.replace("Orsa", "Ørsą")
        .replace("‘", "'")
        .replace("’", "'")
        .encode("iso8859-13", "xmlcharrefreplace")
    )
    [document] = documents(read(record(html, media="text/html; charset=ISO-8859-13")))
    assert "Ørsą" in document.text


def test_a_page_that_was_served_packed_is_unpacked() -> None:
    block = record(gzip.compress(page("Amra"))).replace(
        b"charset=utf-8", b"charset=utf-8\r\nContent-Encoding: gzip"
    )
    length = int(block.split(b"Content-Length: ")[1].split(b"\r\n")[0])
    data = block.replace(f"Content-Length: {length}".encode(), f"Content-Length: {length + 24}".encode())
    assert villages(read(data)) == ["Amra"]


def test_plain_text_and_conversions_are_read_and_rules_for_robots_are_not() -> None:
    text = f"Date: 2021-08-20\n\n{BODY}".encode()
    data = record(text, media="text/plain", url="https://post.example/a.txt")
    data += record(text + b" More.", kind="conversion", media="text/plain")
    data += record(text, media="text/plain", url="https://post.example/robots.txt")
    items = read(data)
    assert [BODY in document.text for document in documents(items)] == [True, True]
    assert codes(items) == ["records-passed"]


def test_what_is_no_page_is_counted() -> None:
    data = record(b"GIF8", media="image/gif") + record(page("Belt"), status="404 Not Found") + PAGES[0]
    data += record(b"GET /", kind="request") + record(
        b"a: b", kind="warcinfo", media="application/warc-fields"
    )
    items = read(data)
    assert villages(items) == ["Amra"]
    [issue] = issues(items)
    assert issue.message == "no reports, and passed over: 1 of image/gif, 1 of status 404"


# What is broken -----------------------------------------------------------------------------------


def broken_member(data: bytes) -> bytes:
    member = bytearray(gzip.compress(data, mtime=0))
    member[len(member) // 2 : len(member) // 2 + 8] = b"\xff" * 8
    return bytes(member)


@pytest.mark.parametrize(
    "second",
    [
        broken_member(PAGES[1]),
        gzip.compress(PAGES[1], mtime=0)[:-30],
        gzip.compress(PAGES[1], mtime=0)[:-8] + b"\0" * 8,
        b"\x1f\x8b\x08 no member at all",
        b"no gzip, and no record",
        gzip.compress(b"no record in here"),
        gzip.compress(PAGES[1].replace(b"Content-Length", b"Content-Girth"), mtime=0),
        gzip.compress(PAGES[1][:40], mtime=0),
    ],
    ids=["bytes", "cut", "checksum", "header", "garbage", "other", "no length", "head"],
)
def test_packed_records_after_a_broken_one_are_read(second: bytes) -> None:
    members = [gzip.compress(each, mtime=0) for each in PAGES]
    members[1] = second
    items = read(b"".join(members))
    assert villages(items) == ["Amra", "Corin", "Dunne", "Ester"]
    assert codes(items) == ["unreadable-file"]


@pytest.mark.parametrize(
    ("change", "kept"),
    [
        (lambda data: data[:400], ["Amra", "Corin", "Dunne", "Ester"]),
        (
            lambda data: data.replace(b"Content-Length: ", b"Content-Length: 9"),
            ["Amra", "Corin", "Dunne", "Ester"],
        ),
        (lambda data: data.replace(b"WARC/1.0", b"CRAW/1.0"), ["Amra", "Corin", "Dunne", "Ester"]),
        (lambda _: b"\0" * 3000 + b"\r\n\r\n", ["Amra", "Corin", "Dunne", "Ester"]),
        (lambda data: data.replace(b"Content-Length", b"Content-Girth"), ["Amra", "Corin", "Dunne", "Ester"]),
    ],
    ids=["cut", "longer", "no start", "zeros", "no length"],
)
def test_plain_records_after_a_broken_one_are_read(change, kept: list[str]) -> None:  # type: ignore[no-untyped-def]
    records = list(PAGES)
    records[1] = change(records[1])
    items = read(b"".join(records))
    assert villages(items) == kept
    assert codes(items) == ["unreadable-file"]


def test_a_record_that_says_it_is_shorter_is_told_and_the_next_is_read() -> None:
    records = list(PAGES)
    length = records[1].split(b"Content-Length: ")[1].split(b"\r\n")[0]
    records[1] = records[1].replace(b"Content-Length: " + length, b"Content-Length: 900")
    items = read(b"".join(records))
    assert villages(items) == list(VILLAGES)
    assert "unreadable-file" in codes(items)


def test_a_record_over_the_limit_is_told_and_the_next_is_read() -> None:
    big = record(b"<html>" + b"<p>word</p>" * 20_000)
    for data in (PAGES[0] + big + PAGES[1], packed(PAGES[0], big, PAGES[1])):
        items = read(data, max_file_bytes=100_000)
        assert villages(items) == ["Amra", "Belt"]
        assert codes(items) == ["too-large"]


def test_a_page_that_unpacks_to_more_than_the_limit_is_told() -> None:
    bomb = record(gzip.compress(b"<p>word</p>" * 200_000))
    bomb = bomb.replace(b"charset=utf-8", b"charset=utf-8\r\nContent-Encoding: gzip")
    length = bomb.split(b"Content-Length: ")[1].split(b"\r\n")[0]
    bomb = bomb.replace(b"Content-Length: " + length, b"Content-Length: %d" % (int(length) + 24))
    assert codes(read(bomb, max_file_bytes=100_000)) == ["too-large"]


@pytest.mark.parametrize("seed", range(4))
def test_damage_anywhere_costs_no_more_than_its_neighbours(seed: int) -> None:
    chance = random.Random(seed)
    for join in (b"".join, lambda each: packed(*each)):
        data = bytearray(join(PAGES))
        start = chance.randrange(len(data))
        data[start : start + chance.randrange(1, 60)] = chance.randbytes(chance.randrange(60))
        items = read(bytes(data))
        assert len(documents(items)) >= len(PAGES) - 2
        assert len(documents(items)) + len(issues(items)) >= len(PAGES)


def test_pieces_of_a_broken_archive_are_read_as_the_whole_is() -> None:
    data = (
        gzip.compress(PAGES[0])
        + broken_member(PAGES[1])
        + gzip.compress(PAGES[2])
        + gzip.compress(PAGES[3])[:-40]
    )
    apart = [item for piece in pieces("a.warc.gz", io.BytesIO(data)) for item in from_piece(piece)]
    assert apart == list(from_bytes("a.warc.gz", data))
    assert villages(apart) == ["Amra", "Corin"]


def test_pieces_of_an_archive_stay_packed_where_each_record_is() -> None:
    found = list(pieces("a.warc.gz", io.BytesIO(packed(*PAGES))))
    assert b"".join(piece.data for piece in found) == packed(*PAGES)
    together = list(pieces("a.warc.gz", io.BytesIO(gzip.compress(b"".join(PAGES)))))
    assert [each.data + b"\r\n\r\n" for each in together] == list(PAGES)
    assert villages([item for piece in found for item in from_piece(piece)]) == list(VILLAGES)


class Long:
    """An archive of so many pages that is made as it is read."""

    def __init__(self, pages: int) -> None:
        self._member = gzip.compress(PAGES[0] + random.Random(1).randbytes(4000), mtime=0)
        self._left = self._member * 10
        self._more = pages // 10

    def read(self, size: int = -1) -> bytes:
        if not self._left and self._more:
            self._left, self._more = self._member * 10, self._more - 1
        some, self._left = self._left[:size], self._left[size:]
        return some


def test_a_long_archive_is_not_kept_in_memory() -> None:
    tracemalloc.start()
    try:
        archive = cast(BinaryIO, Long(4_000))
        found = 0
        for found, _ in enumerate(pieces("a.warc.gz", archive), 1):  # noqa: B007 - its last number
            pass
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert found >= 4_000
    assert most < 4 * 2**20  # of some 20 MB
