"""What was fetched as documents: each under the name of its address, whatever text it has today."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from dateline.config import Config
from dateline.errors import BadValue, UnknownFormat
from dateline.ingest import Hints, from_bytes
from dateline.ingest.decode import codec_of
from dateline.ingest.notes import failure, note
from dateline.model import Document, Issue, Published
from dateline.store.protocol import View
from dateline.watch.address import name_of
from dateline.watch.state import Article, unpacked

_FORMATS: Final = {"text/html": "html", "application/xhtml+xml": "html", "text/plain": "text"}
_UNTOLD: Final = frozenset({"", "application/octet-stream", "text/xml", "application/xml"})
"""Kinds that say nothing of what an answer is: the bytes tell."""


def items_of(article: Article, config: Config) -> list[Document | Issue]:
    """The document of an article's bytes, and the Issues about it; or the Issue that says why there is none."""
    body = unpacked(article.body or b"")
    published = _published(article.published)
    items = _items(article, body, published, config)
    document = next((item for item in items if isinstance(item, Document)), None)
    if document is not None and document.published is None and (updated := _published(article.updated)):
        items = _items(article, body, updated, config)
        message = f"the feed gives only an update, {updated}: taken as the date of publication"
        items.append(note("published-from-update", message, article.url))
    return items


def _items(
    article: Article, body: bytes, published: Published | None, config: Config
) -> list[Document | Issue]:
    kind = article.kind or ""
    form = _FORMATS.get(kind)
    if form is None and kind not in _UNTOLD:
        wrong = UnknownFormat(f"what came is {kind[:60]!r}, which is no page", where=article.url)
        return [failure(wrong)]
    hints = Hints(
        published=published,
        source=article.source,
        url=article.answered or article.url,
        encoding=_encoding(article, body),
        format=form,
    )
    made: list[Document | Issue] = []
    for item in from_bytes(article.url, body, hints=hints, config=config):
        if isinstance(item, Document):
            item = replace(item, id=name_of(article.address), title=item.title or article.title)
        made.append(item)
    return made


def _published(words: str | None) -> Published | None:
    try:
        return Published(words) if words else None
    except BadValue:
        return None


def _encoding(article: Article, body: bytes) -> str | None:
    """The encoding that the answer's head names, where the bytes can be in it and are not UTF-8 anyway."""
    name = codec_of(article.charset)
    try:
        body.decode()
        return None
    except UnicodeDecodeError:
        pass
    if name is None or name == "utf-8":
        return None
    try:
        body.decode(name)
    except (UnicodeDecodeError, LookupError):
        return None
    return name


def same_in(view: View, document: Document) -> str | None:
    """The id of the version in the record that says the same as this document; None where it says something new."""
    for id in (document.id, f"{document.id}~{document.text_sha256[:8]}"):  # noqa: A001 - the name of the field
        for row in view.rows("documents", id=id):
            _, _, _, text, _, source, _, title, published, *_ = row
            told = str(document.published) if document.published else None
            if (text, source, title, published) == (
                document.text_sha256,
                document.source,
                document.title,
                told,
            ):
                return id
    return None
