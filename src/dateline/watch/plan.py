"""What is to be watched: the file of feeds, read into one frozen value and refused where it cannot be meant.

A time is written ``90s``, ``15m``, ``2h`` or ``1d``. A host is written ``news.example``, ``*.news.example`` for
every host under it, or ``news.example:8080`` where the port is not that of the web.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Final, Literal

import msgspec

from dateline import __version__
from dateline.errors import BadConfig, BadValue, reason_of
from dateline.watch.address import Hosts, canonical, checked, host_of

EVERY: Final = "15m"
"""How often a feed is asked where nobody says: most feeds tell readers to wait 15 minutes to an hour (RSS ``ttl``)."""

PAUSE: Final = "5s"
"""Between two requests to one host: what crawlers of news archives commonly keep to; robots.txt may ask for more."""

RECHECK: Final = ("2h", "1d")
"""When a report is asked for again after it was first seen: tolls are mended within hours, corrections within a day."""

SECONDS: Final = 30.0
"""The longest that one request may take, from its first byte to the last, its redirects with it."""

LARGEST: Final = 8 * 2**20
"""Bytes, unpacked, of the largest answer that is taken: pages of news have under 5 MB, feeds under 2 MB."""

_UNITS: Final = {"s": 1, "m": 60, "h": 3600, "d": 86400}
_SPAN = re.compile(r"(\d{1,6})\s*([smhd])")


@dataclass(frozen=True, slots=True)
class Feed:
    """One feed; ``articles``: whether a report is the page that an entry leads to, or the entry itself."""

    url: str
    source: str | None
    every: float
    articles: Literal["page", "entry"] = "page"


@dataclass(frozen=True, slots=True)
class Page:
    """One page whose versions are kept."""

    url: str
    source: str | None
    every: float


@dataclass(frozen=True, slots=True)
class Folder:
    """One folder whose files are reports."""

    path: Path
    source: str | None
    every: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is watched, and how politely. ``digest`` is the hash of the file."""

    digest: str = ""
    feeds: tuple[Feed, ...] = ()
    pages: tuple[Page, ...] = ()
    folders: tuple[Folder, ...] = ()
    hosts: Hosts = field(default_factory=Hosts)
    pause: float = 5.0
    recheck: tuple[float, ...] = ()
    agent: str = f"Dateline/{__version__}"
    seconds: float = SECONDS
    largest: int = LARGEST


class _Feed(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    url: str
    source: str | None = None
    every: str | None = None
    articles: Literal["page", "entry"] = "page"


class _Page(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    url: str
    source: str | None = None
    every: str = "1h"


class _Folder(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    path: str
    source: str | None = None
    every: str = "1m"


class _File(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    feed: tuple[_Feed, ...] = ()
    page: tuple[_Page, ...] = ()
    folder: tuple[_Folder, ...] = ()
    hosts: tuple[str, ...] = ()
    every: str = EVERY
    pause: str = PAUSE
    recheck: tuple[str, ...] = RECHECK
    agent: str | None = None
    seconds: float = SECONDS
    largest: int = LARGEST


def plan_of(path: Path) -> Plan:
    """The plan in a file. A folder is named from where the file stands."""
    where = str(path)
    try:
        data = path.read_bytes()
        found = msgspec.convert(tomllib.loads(data.decode()), _File)
    except (OSError, UnicodeDecodeError) as error:
        raise BadConfig(f"the file of feeds cannot be read: {reason_of(error)}", where=where) from error
    except tomllib.TOMLDecodeError as error:
        raise BadConfig(f"the file of feeds is not TOML: {error}", where=where) from error
    except msgspec.ValidationError as error:
        raise BadConfig(
            f"the file of feeds cannot be meant: {error}",
            where=where,
            remedy="docs/watch.md says what it may hold",
        ) from error
    try:
        return _plan(found, digest=sha256(data).hexdigest(), folder=path.parent)
    except BadValue as error:
        raise BadConfig(error.what, where=where, remedy=error.remedy) from error


def _plan(file: _File, *, digest: str, folder: Path) -> Plan:
    feeds = tuple(
        Feed(checked(one.url), one.source, _time(one.every or file.every), one.articles) for one in file.feed
    )
    pages = tuple(Page(checked(one.url), one.source, _time(one.every)) for one in file.page)
    folders = tuple(Folder(folder / one.path, one.source, _time(one.every)) for one in file.folder)
    if not (feeds or pages or folders):
        raise BadValue("there is nothing to watch in it", remedy="add a [[feed]] with its url")
    _once("feed", (canonical(one.url) for one in feeds))
    _once("page", (canonical(one.url) for one in pages))
    _once("folder", (str(one.path) for one in folders))
    if not 0 < file.seconds <= 3600 or not 0 < file.largest <= 2**30:
        raise BadValue("seconds is from 1 to 3600, and largest up to 1073741824 bytes")
    named = [*(host_of(one.url) for one in feeds), *(host_of(one.url) for one in pages)]
    agent = " ".join((file.agent or f"Dateline/{__version__}").split())
    if not agent.isascii() or not agent.isprintable():
        raise BadValue(
            f"agent cannot be {agent!r}", remedy="write it in ASCII, with an address where you are found"
        )
    return Plan(
        digest=digest,
        feeds=feeds,
        pages=pages,
        folders=folders,
        hosts=Hosts.of((*named, *file.hosts)),
        pause=_time(file.pause),
        recheck=tuple(sorted(_time(each) for each in file.recheck)),
        agent=agent,
        seconds=file.seconds,
        largest=file.largest,
    )


def _time(words: str) -> float:
    found = _SPAN.fullmatch(words.strip())
    if not found:
        raise BadValue(f"{words!r} is no time", remedy="write 90s, 15m, 2h or 1d")
    return float(int(found[1]) * _UNITS[found[2]])


def _once(what: str, names: Iterable[str]) -> None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise BadValue(f"the {what} {name} is named twice")
        seen.add(name)
