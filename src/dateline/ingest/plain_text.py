"""Plain text: one file, one report. The text is what the bytes decode to; its line ends and spaces stay."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from typing import Final

from dateline.ingest.decode import decode
from dateline.ingest.fields import Fields
from dateline.ingest.reader import Input, Item
from dateline.ingest.repair import final
from dateline.ingest.report import Origin, report_of

_BYTES_A_CHARACTER: Final = 4
"""The most that UTF-8, UTF-16, UTF-32 and GB 18030 need."""


def looks(sample: bytes) -> bool:
    """Whatever no other reader takes may be text."""
    return bool(sample)


def read(source: Input) -> Iterator[Item]:
    """The one report of the file."""
    data = source.stream.read(source.config.max_text_chars * _BYTES_A_CHARACTER)
    text, told = decode(data, where=source.name, given=source.hints.encoding)
    text, changes = final(text, told, where=source.name, mend=True)
    origin = Origin(source.name, sha256(data).hexdigest(), changes)
    document, issues = report_of(text, Fields(), origin=origin, hints=source.hints, config=source.config)
    yield document
    yield from issues
