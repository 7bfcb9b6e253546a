"""A reading kept whole: packed, named by its hash, and given back with every field of every type."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import MISSING, fields
from hashlib import sha256
from typing import Any, Final, get_type_hints

import msgspec

from dateline.errors import BadValue, ReportError
from dateline.model import Reading
from dateline.record.documents import ID_LENGTH, document_digest, document_of_row, document_row
from dateline.record.rows import rows_of
from dateline.tables import READING_TABLES, Kept, Row

LARGEST_BODY: Final = 1 << 30
"""Bytes that a reading may unpack to: a text of two million characters (`Config.max_text_chars`) needs a quarter."""

_LEVEL: Final = 1  # of zlib: 14,000 readings a second, and a tenth larger than level 6 with 9,000
_CRC: Final = 4
_NUL = re.compile(rb"(?<!\\)(?:\\\\)*\\u0000")


def _body_type() -> type[Any]:
    """What a reading has besides its document, by the types of the model: a new field is in it by itself."""
    hints = get_type_hints(Reading)
    return msgspec.defstruct(
        "Body",
        [
            (each.name, hints[each.name], each.default)
            if each.default is not MISSING
            else (each.name, hints[each.name])
            for each in fields(Reading)
            if each.name != "document"
        ],
    )


_BODY: Final = _body_type()
_NAMES: Final[tuple[str, ...]] = _BODY.__struct_fields__
_DECODER: Final[msgspec.json.Decoder[Any]] = msgspec.json.Decoder(_BODY)


def kept_of(reading: Reading, *, base: str | None = None) -> Kept:
    """A reading as it is kept. ``base`` is the id of the machine's reading that judgements were laid over."""
    document = document_row(reading.document)
    made = reading.made_by
    head: Row = (document[0], base, made.dateline, made.weights, made.language)
    body = _encoded(reading)
    return Kept(
        document,
        (_name(document[1], head, body), *head, _packed(body)),
        rows_of(reading),
    )


def reading_of(kept: Kept) -> Reading:
    """The reading that is kept; `BadValue` where what is kept is none."""
    where = f"reading {kept.id}"
    try:
        body = _DECODER.decode(_unpacked(kept.reading[-1]))
        document = document_of_row(kept.document)
        return Reading(document=document, **{name: getattr(body, name) for name in _NAMES})
    except (msgspec.MsgspecError, TypeError) as error:
        raise BadValue(f"it cannot be built from what is kept: {error}", where=where) from error


def faults_of(kept: Kept) -> Iterator[str]:
    """What of a kept reading is not as it was written: its name, its head, its document, or the rows it follows in."""
    id, digest, _, *rest = kept.document  # noqa: A001
    try:
        if digest != document_digest(str(id), tuple(rest)):
            yield "its document was changed"
        name, *head, packed = kept.reading
        if name != _name(str(digest), tuple(head), _unpacked(packed)):
            yield "it does not have the hash that it is named by"
        reading = reading_of(kept)
    except ReportError as error:
        yield str(error)
        return
    made = reading.made_by
    if tuple(kept.reading[3:6]) != (made.dateline, made.weights, made.language):
        yield "what made it is not what its row says"
    written = rows_of(reading)
    for table in READING_TABLES:
        if written[table.name] != kept.rows[table.name]:
            yield f"{table.name}: {_difference(written[table.name], kept.rows[table.name])}"


def _difference(written: tuple[Row, ...], found: tuple[Row, ...]) -> str:
    for row in written:
        if row not in found:
            return f"there should be {_short(row)}"
    for row in found:
        if row not in written:
            return f"there should be no {_short(row)}"
    return "the rows stand in another order"


def _short(row: Row) -> str:
    return " ".join(str(cell) for cell in row if cell is not None)[:120]


def _encoded(reading: Reading) -> bytes:
    """The reading without its document."""
    where = f"document {reading.document.id!r}"
    try:
        body = msgspec.json.encode(_BODY(**{name: getattr(reading, name) for name in _NAMES}))
    except UnicodeEncodeError:
        raise BadValue("half of a surrogate pair in its reading", where=where) from None
    if b"\\u0000" in body and _NUL.search(body):
        raise BadValue("there is a NUL character in its reading, which no database keeps", where=where)
    return body


def _name(digest: str, head: Row, body: bytes) -> str:
    """The hash of a document's digest, a reading's head, and its body."""
    return sha256(msgspec.json.encode((digest, head)) + body).hexdigest()[:ID_LENGTH]


def _packed(body: bytes) -> bytes:
    """The body packed, and before it the CRC-32 of that, since zlib sums the body alone and pads it with bits."""
    packed = zlib.compress(body, _LEVEL)
    return zlib.crc32(packed).to_bytes(_CRC, "big") + packed


def _unpacked(kept: bytes) -> bytes:
    unpacking = zlib.decompressobj()
    try:
        packed = kept[_CRC:]
        if zlib.crc32(packed) != int.from_bytes(kept[:_CRC], "big"):
            raise BadValue("it cannot be unpacked: its bytes were changed")
        body = unpacking.decompress(packed, LARGEST_BODY)
    except (zlib.error, TypeError) as error:
        raise BadValue(f"it cannot be unpacked: {error}") from error
    if not unpacking.eof or unpacking.unused_data:
        raise BadValue("it cannot be unpacked as a whole")
    return body
