"""One request, bounded: in time from its first byte to its last, in bytes as they come and unpacked, in redirects.

An answer is `Fetched`, `Unchanged` or `Refused`; nothing that a server does is raised. httpx is imported here alone.
"""

from __future__ import annotations

import asyncio
import zlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from dateline.errors import BadValue, missing_extra
from dateline.watch.address import checked

if TYPE_CHECKING:
    import httpx

REDIRECTS: Final = 5
"""As many as RFC 9309 asks for; feeds that count clicks use two or three."""

_PASSING: Final = frozenset({408, 425, 429})
"""Answers of the 400s that may be others later."""

_TAKEN: Final = "application/atom+xml, application/rss+xml, application/xml;q=0.9, text/html;q=0.9, */*;q=0.5"


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer with a body. ``url`` is where it came from in the end."""

    url: str
    body: bytes
    kind: str
    charset: str | None
    etag: str | None
    modified: str | None
    status: int = 200


@dataclass(frozen=True, slots=True)
class Unchanged:
    """The answer is as it was."""


@dataclass(frozen=True, slots=True)
class Refused:
    """No answer that can be used. ``lasting``: the next try would come to the same; ``retry``: ``Retry-After``."""

    code: str
    message: str
    lasting: bool = False
    retry: str | None = None
    status: int = 0


Answer = Fetched | Unchanged | Refused
Permit = Callable[[str], Awaitable[Refused | None]]
"""Says why an address must not be asked, or None."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Seconds and bytes of one request."""

    seconds: float
    largest: int


def client_of(agent: str) -> httpx.AsyncClient:
    """The client of one watch: it keeps no cookies, and follows no redirect by itself."""
    try:
        import httpx
    except ImportError:
        raise missing_extra("httpx", "watch") from None
    headers = {"User-Agent": agent, "Accept": _TAKEN, "Accept-Encoding": "gzip, deflate"}
    return httpx.AsyncClient(headers=headers, follow_redirects=False, limits=httpx.Limits(max_connections=64))


async def get(
    client: httpx.AsyncClient,
    url: str,
    *,
    limits: Limits,
    permit: Permit,
    etag: str | None = None,
    modified: str | None = None,
) -> Answer:
    """What an address gives. With the marks of an earlier answer, only what is new since."""
    import httpx

    headers = {
        name: value for name, value in (("If-None-Match", etag), ("If-Modified-Since", modified)) if value
    }
    try:
        async with asyncio.timeout(limits.seconds):
            return await _followed(client, url, headers, limits, permit)
    except (TimeoutError, httpx.TimeoutException):
        return Refused("no-answer", f"it took over {limits.seconds:g} seconds")
    except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError, ValueError, RuntimeError) as error:
        reason = " ".join(str(error).split())[:120] or type(error).__name__
        return Refused("no-answer", f"the connection failed: {reason}")
    finally:
        client.cookies.clear()


async def _followed(
    client: httpx.AsyncClient, url: str, headers: dict[str, str], limits: Limits, permit: Permit
) -> Answer:
    for _ in range(REDIRECTS + 1):
        if refused := await permit(url):
            return refused
        async with client.stream("GET", url, headers=headers, timeout=limits.seconds) as response:
            if response.status_code == 304:
                return Unchanged()
            if response.status_code in (301, 302, 303, 307, 308):
                place = response.headers.get("location", "")
                try:
                    url = checked(place, url)
                except BadValue as error:
                    return Refused("bad-redirect", f"it leads on to nowhere: {error.what}", lasting=True)
                continue
            if response.status_code != 200:
                return _refused(response)
            body = await _body(response, limits.largest)
            if isinstance(body, Refused):
                return body
            return _fetched(url, response, body)
    return Refused("bad-redirect", f"it leads on more than {REDIRECTS} times", lasting=True)


def _refused(response: httpx.Response) -> Refused:
    status = response.status_code
    lasting = (400 <= status < 500 and status not in _PASSING) or status < 400
    phrase = "".join(each for each in response.reason_phrase if each.isprintable())[:60]
    return Refused(
        "gone" if status == 410 else "bad-answer",
        f"the server answered {status} {phrase}".rstrip(),
        lasting=lasting,
        retry=response.headers.get("retry-after"),
        status=status,
    )


def _fetched(url: str, response: httpx.Response, body: bytes) -> Fetched:
    kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    return Fetched(
        url,
        body,
        kind,
        response.charset_encoding,
        response.headers.get("etag"),
        response.headers.get("last-modified"),
    )


async def _body(response: httpx.Response, largest: int) -> bytes | Refused:
    """The bytes of an answer, unpacked as they come: never more than the limit, packed or not."""
    too_large = Refused("too-large", f"the answer is over the limit of {largest:,} bytes", lasting=True)
    length = response.headers.get("content-length", "")
    if length.isdecimal() and int(length) > largest:
        return too_large
    coding = response.headers.get("content-encoding", "identity").strip().lower()
    if coding in ("", "identity"):
        unpacking = None
    elif coding in ("gzip", "x-gzip", "deflate"):
        unpacking = _Unpacking()
    else:
        return Refused(
            "bad-answer", f"it is packed as {coding[:40]!r}, which was not asked for", lasting=True
        )
    parts: list[bytes] = []
    came = size = 0
    async for piece in response.aiter_raw():
        came += len(piece)
        try:
            part = unpacking.take(piece, largest - size + 1) if unpacking else piece
        except zlib.error as error:
            return Refused("bad-answer", f"it cannot be unpacked: {error}")
        size += len(part)
        parts.append(part)
        if size > largest or came > largest:
            return too_large
    if unpacking and not unpacking.whole:
        return Refused("bad-answer", "it cannot be unpacked: it breaks off")
    return b"".join(parts)


class _Unpacking:
    """Unpacks gzip, zlib and bare deflate, some at a time."""

    def __init__(self) -> None:
        self._inner: Any = zlib.decompressobj(wbits=47)
        self._begun = False

    def take(self, piece: bytes, most: int) -> bytes:
        """What a piece unpacks to, up to ``most`` bytes."""
        try:
            part: bytes = self._inner.decompress(piece, most)
        except zlib.error:
            if self._begun:
                raise
            self._inner = zlib.decompressobj(wbits=-15)
            part = self._inner.decompress(piece, most)
        self._begun = True
        while self._inner.eof and self._inner.unused_data and len(part) < most:
            rest = self._inner.unused_data
            if not rest.startswith(b"\x1f\x8b"):
                break  # what stands after the end is no part of it
            self._inner = zlib.decompressobj(wbits=47)
            part += self._inner.decompress(rest, most - len(part))
        return part

    @property
    def whole(self) -> bool:
        """Whether the end was seen."""
        return bool(self._inner.eof)
