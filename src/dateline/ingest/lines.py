"""The lines of a long file, one at a time: their bytes and their text."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.errors import NotText
from dateline.ingest.decode import WIDE, Encoding, decode, encoding_of
from dateline.ingest.reader import Input
from dateline.model import Issue


@dataclass(frozen=True, slots=True)
class Line:
    """A line with its end: its number from 1, its bytes, its text, and what was not plain about the text."""

    number: int
    raw: bytes
    text: str
    issues: tuple[Issue, ...] = ()

    def place(self, source: Input) -> str:
        """Where the line is, as Issues give it."""
        return f"{source.name}, line {self.number}"


def lines(source: Input) -> Iterator[Line]:
    """Every line. The first bytes tell the encoding; a line that is not in it is decoded by itself."""
    sample = source.stream.sample
    encoding = (
        Encoding(source.encoding)
        if source.encoding
        else encoding_of(sample, where=source.name, given=source.hints.encoding, whole=False)
    )
    first = (encoding.issue,) if encoding.issue else ()
    if encoding.name in WIDE:
        data = source.stream.read(source.config.max_file_bytes)
        text = data[encoding.mark :].decode(encoding.name, "replace")
        for number, row in enumerate(text.split("\n"), source.first):
            yield Line(number, row.encode("utf-8", "replace"), row + "\n")
        return
    for number, raw in enumerate(iter(source.stream.readline, b""), source.first):
        line = _line(number, raw[encoding.mark if number == source.first else 0 :], encoding, source)
        yield line if not first else Line(number, line.raw, line.text, (*first, *line.issues))
        first = ()


def line_parts(data: bytes) -> Iterator[tuple[int, int]]:
    """Where in the bytes of a file those are that a report's raw hash may be of: each line as it stands, without its end,
    and without the space around it."""
    start = 0
    for line in data.splitlines(keepends=True):
        end = start + len(line)
        if start == 0:  # the byte order mark is no part of the first line
            line = line.removeprefix(BOM_UTF8)
            start = end - len(line)
        for left, right in {(line, line), (line, line.rstrip(b"\r\n")), (line.lstrip(), line.strip())}:
            first = start + len(line) - len(left)
            yield first, first + len(right)
        start = end


def _line(number: int, raw: bytes, encoding: Encoding, source: Input) -> Line:
    try:
        return Line(number, raw, raw.decode(encoding.name))
    except UnicodeDecodeError:
        pass
    where = f"{source.name}, line {number}"
    try:
        text, issues = decode(raw, where=where, given=source.hints.encoding)
    except NotText:
        text, issues = decode(raw, where=where, given=encoding.name)
    return Line(number, raw, text, tuple(issues))
