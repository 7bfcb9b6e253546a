"""A document as a row, and back."""

from __future__ import annotations

from dataclasses import MISSING, fields
from hashlib import sha256
from typing import Any, Final

import msgspec

from dateline import tables
from dateline.errors import BadValue
from dateline.model import Document, Published
from dateline.tables import Row

ID_LENGTH: Final = 16
"""Hexadecimal digits of an id: 64 bits, so that among a hundred million readings two alike are unlikely
(1 in 3,700)."""

_WITH_COLUMNS: Final = frozenset(tables.DOCUMENTS.names)
_WITHOUT: Final = tuple(each for each in fields(Document) if each.name not in _WITH_COLUMNS)
"""Fields of a document that have no column."""


def document_row(document: Document) -> Row:
    """The row of a document, with the digest of all that it holds."""
    rest: Row = (
        document.text_sha256,
        document.raw_sha256,
        document.source,
        document.url,
        document.title,
        str(document.published) if document.published else None,
        document.dateline_place,
        document.language,
        document.version_of,
        _more(document),
    )
    if any("\0" in cell for cell in (document.id, document.text, *rest) if isinstance(cell, str)):
        raise BadValue(
            "there is a NUL character in it, which no database keeps",
            where=f"document {document.id!r}",
            remedy="take it out",
        )
    return (document.id, document_digest(document.id, rest), document.text, *rest)


def document_digest(id: str, rest: Row) -> str:  # noqa: A002
    """The hash of a document's row: the text is in it through its own hash."""
    try:
        return sha256(msgspec.json.encode((id, *rest))).hexdigest()[:ID_LENGTH]
    except UnicodeEncodeError:
        raise BadValue("half of a surrogate pair in its head", where=f"document {id!r}") from None


def document_of_row(row: Row) -> Document:
    """The document of a row."""
    cells = tables.DOCUMENTS.cells(row)
    del cells["digest"]
    more, published = cells.pop("more"), cells.pop("published")
    values: dict[str, Any] = msgspec.json.decode(more) if more else {}
    return msgspec.convert(
        {**values, **cells, "published": Published(published) if published else None}, Document
    )


def _more(document: Document) -> str | None:
    """The fields without a column that are not as they are by default, as JSON."""
    values = {
        each.name: getattr(document, each.name)
        for each in _WITHOUT
        if each.default is MISSING or getattr(document, each.name) != each.default
    }
    return msgspec.json.encode(values).decode() if values else None
