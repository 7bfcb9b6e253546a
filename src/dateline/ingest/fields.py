"""What a container says of a report beside its text, and the names under which records say it.

The names are those of READING.md's own form, of news-please, fundus, NewsAPI-like and schema.org-like files, and of
GDELT's tables. They are compared without regard to case, and the first that holds something counts.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    "text": (
        "text", "maintext", "plaintext", "main_text", "full_text", "fulltext", "article_text", "articlebody", "body",
        "content", "raw_text",
    ),
    "id": ("id", "doc_id", "document_id", "article_id", "uuid", "gkgrecordid"),
    "published": (
        "published", "date_publish", "publishing_date", "published_at", "publishedat", "published_date",
        "publication_date", "publish_date", "pub_date", "pubdate", "datepublished", "date", "sqldate",
    ),
    "seen": ("seendate", "dateadded", "v2.1date", "v21date", "date_download", "crawl_date"),
    "title": ("title", "headline", "article_title"),
    "source": (
        "source", "source_name", "outlet", "publisher", "sitename", "site_name", "source_domain", "sourcecommonname",
        "v2sourcecommonname", "domain", "hostname",
    ),
    "url": ("url", "link", "source_url", "sourceurl", "canonical_url", "requested_url", "documentidentifier",
            "v2documentidentifier"),
    "language": ("language", "lang"),
}  # fmt: skip
"""The names of each field, the likeliest first. ``seen`` is when a collector saw the report: a last resort."""

WRAPPERS: Final = ("articles", "documents", "items", "results", "data")
"""Names under which one JSON object holds a list of records."""

_PARTS: Final = ("summary", "headline", "paragraphs", "sections", "content", "text")
"""The parts of a structured body (fundus), in the order in which they are read."""
_DEEPEST: Final = 8
_PARAGRAPH_END: Final = "\n\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """What a container says of one report, as it is written there."""

    text: str | None = None
    id: str | None = None
    published: str | None = None
    seen: str | None = None
    printed: str | None = None
    """A day that stands by itself in the report, outside its head."""
    made: str | None = None
    """The day on which the file was made, which tells less than any other."""
    title: str | None = None
    source: str | None = None
    url: str | None = None
    language: str | None = None
    ignored: tuple[str, ...] = field(default=())
    """Names of fields whose value is of a kind that cannot be read."""


def fields_of(record: Mapping[str, Any]) -> Fields:
    """The fields of one record, by whichever names it has them."""
    named = {name.strip().lower(): name for name in reversed(list(record))}
    values: dict[str, str] = {}
    ignored = []
    for key, names in NAMES.items():
        for name in names:
            value = record.get(named.get(name, ""))
            if value is None or value == "" or value != value:  # NaN is not itself
                continue
            read = _body(value) if key == "text" else _plain(value)
            if read is None:
                ignored.append(named[name])
            elif read.strip():
                values[key] = read
                break
    return Fields(**values, ignored=tuple(ignored))


def known_names(header: Iterable[str]) -> set[str]:
    """The fields that the columns of a table give."""
    columns = {name.strip().lower() for name in header}
    return {key for key, names in NAMES.items() if columns & set(names)}


def _plain(value: Any) -> str | None:
    """A value in words: of an object its name, since a source may be ``{"id": …, "name": …}``."""
    if isinstance(value, Mapping):
        value = value.get("name")
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return value if isinstance(value, str) else json.dumps(value)


def _body(value: Any) -> str | None:
    """A text, or the paragraphs of a structured one with a blank line between."""
    if isinstance(value, str):
        return value
    paragraphs = list(_paragraphs(value, _DEEPEST))
    return _PARAGRAPH_END.join(paragraphs) if paragraphs else None


def _paragraphs(value: Any, deepest: int) -> Iterable[str]:
    if isinstance(value, str):
        if value.strip():
            yield value
    elif isinstance(value, list) and deepest:
        for part in value:
            yield from _paragraphs(part, deepest - 1)
    elif isinstance(value, Mapping) and deepest:
        for name in _PARTS:
            yield from _paragraphs(value.get(name), deepest - 1)
