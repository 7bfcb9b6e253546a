"""A web archive of invented pages in the layout of CC-NEWS, for the benchmark of batch: made, never committed.

Pages come from templates of several kinds, in several encodings, declared by the server, by the page, wrongly or not at
all; some are served packed or in chunks, some are not found, some are no pages; some records are broken. What each page
holds is known, so that what comes through can be counted.
"""

import gzip
import random
import zlib
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from uuid import UUID

PLACES = ("Amra", "Belt", "Corin", "Dunne", "Ester", "Faron", "Göra", "Hálm", "Ilsk", "Jørn")
SUBJECTS = (
    "the council of {}",
    "a spokesman for the port of {}",
    "the mayor of {}",
    "teachers in {}",
    "the union of {}",
)
VERBS = ("said that", "denied that", "announced that", "warned that", "told reporters that")
CLAIMS = (
    "the bridge would open in spring",
    "three people were hurt in a fall",
    "the ferry was late again",
    "rain had flooded the fields",
    "talks would go on next week",
    "the price of bread had risen",
    "no ship had left the harbour",
    "the school would stay closed",
)
CAFES = ("a café", "the naïve plan", "a “quiet” day", "40 € a head", "Łódź and Kraków")
ENCODINGS = {
    # name: how the page is encoded, what the server says, what the page says
    "utf-8": ("utf-8", "utf-8", None),
    "utf-8, by the page": ("utf-8", None, "utf-8"),
    "utf-8, not said": ("utf-8", None, None),
    "windows-1252": ("cp1252", "windows-1252", None),
    "latin 1, by the page": ("cp1252", None, "iso-8859-1"),
    "latin 2": ("iso8859-2", "iso-8859-2", None),
    "latin 1, not said": ("cp1252", None, None),
    "utf-8, said to be latin 1": ("utf-8", "iso-8859-1", None),
    "utf-16": ("utf-16", None, None),
}
BROKEN = ("bytes", "cut", "length", "head", "garbage")


class Made:
    """An archive while it is written, and how many of what there are in it."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.counts: Counter[str] = Counter()

    def write(self, path: Path, pages: int) -> None:
        """Writes so many records with pages, whole or broken, and what stands between them."""
        with path.open("wb") as file:
            file.write(
                packed(record(b"software: benchmark\r\n", "warcinfo", "", "application/warc-fields", 0))
            )
            for number in range(pages):
                for data in self._records(number):
                    file.write(data)

    def _records(self, number: int) -> Iterator[bytes]:
        kind = self.chance.random()
        url = f"https://www.post{number % 50}.example/2025/{number}.html"
        yield packed(
            record(
                f"GET /{number} HTTP/1.1\r\nHost: post.example\r\n\r\n".encode(), "request", url, HTTP, number
            )
        )
        if kind < 0.01:
            self.counts["not found"] += 1
            yield packed(
                self._response(
                    b"<html><body><p>Not here.</p></body></html>", url, number, status="404 Not Found"
                )
            )
        elif kind < 0.02:
            self.counts["no page"] += 1
            yield packed(
                self._response(b"GIF89a" + self.chance.randbytes(200), url, number, media="image/gif")
            )
        elif kind < 0.03:
            self.counts["empty"] += 1
            yield packed(
                self._response(b"<html><head><title></title></head><body></body></html>", url, number)
            )
        elif kind < 0.05:
            self.counts["broken"] += 1
            yield self._broken(self._page(number, url))
        else:
            self.counts["page"] += 1
            yield packed(self._page(number, url))

    def _page(self, number: int, url: str) -> bytes:
        name = self.chance.choice(list(ENCODINGS))
        self.counts[f"in {name}"] += 1
        encoding, served, declared = ENCODINGS[name]
        data = page(self.chance, number, declared).encode(encoding, "xmlcharrefreplace")
        media = "text/html" + (f"; charset={served}" if served else "")
        how = self.chance.random()
        extra = b""
        if how < 0.1:
            data, extra = gzip.compress(data, 1), b"Content-Encoding: gzip\r\n"
        elif how < 0.2:
            half = len(data) // 2
            data = (
                b"".join(b"%x\r\n%b\r\n" % (len(some), some) for some in (data[:half], data[half:]))
                + b"0\r\n\r\n"
            )
            extra = b"Transfer-Encoding: chunked\r\n"
        return self._response(data, url, number, media=media, extra=extra)

    def _response(
        self, body: bytes, url: str, number: int, *, media: str = "text/html; charset=utf-8", status: str = "200 OK",
        extra: bytes = b"",
    ) -> bytes:  # fmt: skip
        head = f"HTTP/1.1 {status}\r\nContent-Type: {media}\r\n".encode() + extra + b"\r\n"
        return record(head + body, "response", url, HTTP, number)

    def _broken(self, data: bytes) -> bytes:
        how = self.chance.choice(BROKEN)
        self.counts[f"broken: {how}"] += 1
        if how == "length":
            return packed(data.replace(b"Content-Length: ", b"Content-Length: 9"))
        if how == "head":
            return packed(data.replace(b"WARC/1.0", b"CRAW/1.0"))
        member = bytearray(packed(data))
        middle = len(member) // 2
        if how == "bytes":
            member[middle : middle + 16] = self.chance.randbytes(16)
        elif how == "cut":
            del member[middle:]
        else:
            member[:] = self.chance.randbytes(500)
        return bytes(member)


HTTP = "application/http"


def page(chance: random.Random, number: int, declared: str | None) -> str:
    """An invented page of news: its template, and a text that no other page has."""
    day = date(2025, 1, 1) + timedelta(days=number % 200)
    place = PLACES[number % len(PLACES)]
    title = f"News from {place}, number {number}"
    paragraphs = [
        f"{place.upper()}, {day:%B} {day.day} (Invented Wire) - {sentence(chance, place)} This is report {number}."
    ]
    paragraphs += [
        " ".join(sentence(chance, chance.choice(PLACES)) for _ in range(chance.randrange(2, 6)))
        for _ in range(chance.randrange(2, 9))
    ]
    meta = f'<meta charset="{declared}">' if declared else ""
    body = "\n".join(f"<p>{each}</p>" for each in paragraphs)
    menu = "".join(f'<li><a href="/{word}">{word}</a></li>' for word in ("home", "world", "sport", "contact"))
    rest = "".join(
        f'<div class="teaser"><a href="/{chance.randrange(9999)}">More from {each}</a></div>'
        for each in PLACES
    )
    return TEMPLATES[number % 4].format(meta=meta, title=title, body=body, menu=menu, rest=rest, day=day)


TEMPLATES = (
    "<!DOCTYPE html><html lang=en><head>{meta}<title>{title} | Post</title>"
    '<meta property="article:published_time" content="{day}T08:00:00Z"></head><body><nav><ul>{menu}</ul></nav>'
    "<main><article><h1>{title}</h1>{body}</article></main><aside>{rest}</aside><footer>Rights</footer></body></html>",
    "<html><head>{meta}<title>{title}</title></head><body><div id=menu><ul>{menu}</ul></div><div class=content>"
    '<h2>{title}</h2><time datetime="{day}">{day}</time>{body}</div><div>{rest}</div></body></html>',
    "<!doctype html><html><head>{meta}<title>{title}</title>"
    '<script type="application/ld+json">{{"@type":"NewsArticle","datePublished":"{day}"}}</script></head><body>'
    '<div class="page"><div itemprop="articleBody">{body}</div>{rest}</div><script>var a = 1;</script></body></html>',
    "<HTML><HEAD>{meta}<TITLE>{title}</TITLE></HEAD><BODY><TABLE><TR><TD>{menu}</TD><TD>{body}</TD></TR></TABLE></BODY>",
)


def sentence(chance: random.Random, place: str) -> str:
    who = chance.choice(SUBJECTS).format(place)
    return f"{who[0].upper()}{who[1:]} {chance.choice(VERBS)} {chance.choice(CLAIMS)}, over {chance.choice(CAFES)}."


def record(block: bytes, kind: str, url: str, media: str, number: int) -> bytes:
    """One record."""
    head = (
        f"WARC/1.0\r\nWARC-Record-ID: <urn:uuid:{UUID(bytes=sha256(f'{kind}{number}'.encode()).digest()[:16])}>\r\n"
        f"Content-Length: {len(block)}\r\nWARC-Date: 2025-08-01T00:00:{number % 60:02}Z\r\nWARC-Type: {kind}\r\n"
        f"WARC-Target-URI: {url}\r\nContent-Type: {media}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def packed(data: bytes) -> bytes:
    """A member of gzip, quickly."""
    packing = zlib.compressobj(1, zlib.DEFLATED, 31)
    return packing.compress(data) + packing.flush()
