"""What a feed says: its entries, whatever kind of feed it is. feedparser is imported here alone.

The bytes are given to feedparser as a stream, never as a string, which it would take for an address to fetch or a file
to open. A feed that is broken gives what can be read of it, and an Issue.
"""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from hashlib import sha256
from io import BytesIO
from typing import Any, Final

from dateline.errors import BadValue, missing_extra
from dateline.watch.address import canonical, checked
from dateline.watch.fetch import Fetched

MOST: Final = 2_000
"""Entries of one feed that are read: feeds have 10 to 100, archives in one file some hundreds."""

_LONGEST: Final = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry: the report's address, what the feed says of it, and a digest of that.

    ``published`` and ``updated`` are ISO times in the zone in which the feed gives them. ``body`` is the entry's own
    text as a page, where the feed has one.
    """

    address: str
    url: str
    title: str | None
    published: str | None
    updated: str | None
    digest: str
    body: bytes | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """The entries of a feed, its title, and what was wrong: code and message."""

    title: str | None
    entries: tuple[Entry, ...]
    wrong: tuple[tuple[str, str], ...]


def listing_of(answer: Fetched, *, whole: bool = False) -> Listing:
    """The entries of a feed; ``whole``: with their own texts."""
    try:
        import feedparser
    except ImportError:
        raise missing_extra("feedparser", "watch") from None
    headers = {"content-location": answer.url}
    if answer.kind:
        charset = f"; charset={answer.charset}" if answer.charset else ""
        headers["content-type"] = f"{answer.kind}{charset}"
    try:
        found: Any = feedparser.parse(BytesIO(answer.body), response_headers=headers)
    except (
        Exception
    ) as error:  # whatever a parser of others does with a hostile feed, it is this feed that failed
        return Listing(None, (), (("bad-feed", f"the feed cannot be parsed: {_reason(error)}"),))
    wrong: list[tuple[str, str]] = []
    if not found.get("version") and not found.entries:
        return Listing(None, (), (("bad-feed", f"what came is no feed{_why(found)}"),))
    if found.get("bozo") and not _is_harmless(found.get("bozo_exception")):
        wrong.append(
            ("broken-feed", f"the feed is broken{_why(found)}; {len(found.entries)} entries could be read")
        )
    if len(found.entries) > MOST:
        wrong.append(
            ("too-many-entries", f"the feed has {len(found.entries):,} entries; the first {MOST:,} are read")
        )
    entries: dict[str, Entry] = {}
    for number, entry in enumerate(found.entries[:MOST], 1):
        try:
            one = _entry(entry, answer.url, whole=whole)
        except BadValue as error:
            wrong.append(("bad-entry", f"entry {number} leads to no report: {error.what}"))
            continue
        entries.setdefault(one.address, one)
    return Listing(_line(found.feed.get("title")), tuple(entries.values()), tuple(wrong))


def _entry(entry: Any, base: str, *, whole: bool) -> Entry:
    link = entry.get("link") or (entry.get("id") if str(entry.get("id", "")).startswith("http") else None)
    if not link:
        raise BadValue(f"{_line(entry.get('title')) or 'it'} has no link")
    url = checked(str(link), base)
    title = _line(entry.get("title"))
    texts = [str(each.get("value", "")) for each in entry.get("content", ())]
    summary = str(entry.get("summary", ""))
    said = [title, *(entry[name] for name in ("published", "updated") if name in entry), summary, *texts]
    text = max((*texts, summary), key=len)
    return Entry(
        address=canonical(url),
        url=url,
        title=title,
        published=moment_of(entry, "published"),
        updated=moment_of(entry, "updated"),
        digest=sha256("\0".join(str(each or "") for each in said).encode("utf-8", "replace")).hexdigest()[
            :16
        ],
        body=_page(title, text) if whole and text.strip() else None,
    )


def _page(title: str | None, text: str) -> bytes:
    """The text of an entry, which is HTML or plain, as a page."""
    head = html.escape(title or "")
    body = (
        text
        if "<" in text
        else "".join(f"<p>{html.escape(html.unescape(each))}</p>" for each in text.split("\n\n"))
    )
    top = f'<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>{head}</title></head>'
    page = f"{top}\n<body><article>{body}</article></body></html>\n"
    return page.encode("utf-8", "replace")


def moment_of(entry: Mapping[str, Any], name: str) -> str | None:
    """A time of an entry as ISO, in the zone that it is written in; in UTC where feedparser alone can read it."""
    if name not in entry:  # feedparser would give another time for it
        return None
    words = str(entry.get(name) or "").strip()
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            moment = read(words)
        except (TypeError, ValueError, OverflowError, IndexError):
            continue
        if len(words) == len("2021-08-20"):
            return words
        return _iso(moment)
    parsed = entry.get(f"{name}_parsed")
    if not parsed:
        return None
    try:
        year, month, day, hour, minute, second = parsed[:6]
        return _iso(datetime(year, month, day, hour, minute, min(second, 59), tzinfo=UTC))
    except (TypeError, ValueError):
        return None


def _iso(moment: datetime) -> str | None:
    if not 1900 <= moment.year <= 2099:
        return None
    offset = moment.utcoffset()
    if offset is not None and offset.total_seconds() % 60:
        moment = moment.astimezone(UTC)
    text = moment.isoformat(timespec="seconds")
    return text.replace("+00:00", "Z")


def _line(value: Any) -> str | None:
    """A title as one line, without markup's marks for letters."""
    words = " ".join("".join(_plain(html.unescape(str(value or "")))).split())
    return words[:_LONGEST] or None


def _plain(text: str) -> Iterator[str]:
    for character in text:
        yield character if character.isprintable() or character.isspace() else " "


def _is_harmless(error: object) -> bool:
    """Whether all that is wrong is what the feed says of its own encoding or kind, and the whole was read."""
    return type(error).__name__ in {"CharacterEncodingOverride", "NonXMLContentType"}


def _why(found: Mapping[str, Any]) -> str:
    error = found.get("bozo_exception")
    return f": {_reason(error)}" if error else ""


def _reason(error: object) -> str:
    return (_line(f"{type(error).__name__}: {error}") or "")[:140]
