"""Addresses: which are one and the same, which may be asked, and what a report at one is called.

Two addresses are the same where they differ in what does not choose the report: the case of the host, its usual port,
the fragment, the order of the query, and the parameters by which campaigns are counted.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Final
from urllib.parse import parse_qsl, quote, urlencode, urljoin, urlsplit, urlunsplit

from dateline.errors import BadValue

TRACKING: Final = frozenset(
    {
        "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "twclid", "igshid", "mc_cid", "mc_eid",
        "yclid", "_openstat", "ncid", "cmpid", "cmp", "ocid", "spm", "xtor", "ns_campaign", "ns_mchannel",
        "ns_source", "ref_src", "ref_url", "at_medium", "at_campaign", "smid", "s_cid",
    }
)  # fmt: skip
"""Parameters that count clicks and campaigns, as the makers of the counters document them; besides all ``utm_*``."""

LONGEST: Final = 2_000
"""Characters of the longest address that is followed: what servers and browsers all take."""

_PORTS: Final = {"http": 80, "https": 443}
_HOST = re.compile(r"(?:\*\.)?[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?(?::\d{1,5})?|\[[0-9a-f:.]+\](?::\d{1,5})?")
_ESCAPED = re.compile(r"%[0-9a-fA-F]{2}")
_SAFE: Final = "/%:@!$&'()*+,;=~-._"


def checked(url: str, base: str | None = None) -> str:
    """A web address, whole, without its fragment; `BadValue` where it is none, or none to be followed."""
    url = url.strip()
    if len(url) > LONGEST:
        raise BadValue(
            f"an address of {len(url):,} characters: {url[:60]}…", remedy=f"the limit is {LONGEST:,}"
        )
    try:
        parts = urlsplit(urljoin(base, url) if base else url)
        port = parts.port
    except ValueError as error:
        raise BadValue(f"{url[:100]!r} is no web address: {error}") from None
    if parts.scheme not in _PORTS or not parts.hostname:
        raise BadValue(f"{url[:100]!r} is no web address", remedy="it begins with http:// or https://")
    if "@" in parts.netloc:
        raise BadValue(f"the address at {parts.hostname} has a user's name in it", remedy="take it out")
    host = _ascii(parts.hostname)
    netloc = host if port in (None, _PORTS[parts.scheme]) else f"{host}:{port}"
    return urlunsplit(
        (parts.scheme, netloc, quote(parts.path, safe=_SAFE) or "/", quote(parts.query, safe=_SAFE + "?"), "")
    )


def _ascii(host: str) -> str:
    """A host as servers know it."""
    if ":" in host:
        return f"[{ipaddress.ip_address(host)}]"
    try:
        name = host.rstrip(".").lower()
        name = name if name.isascii() else name.encode("idna").decode()
    except UnicodeError:
        raise BadValue(f"{host[:80]!r} is no name of a host") from None
    if not _HOST.fullmatch(name):
        raise BadValue(f"{host[:80]!r} is no name of a host")
    return name


def canonical(url: str) -> str:
    """What is the same for all addresses of one report: no scheme, no tracking, a sorted query."""
    parts = urlsplit(checked(url))
    kept = sorted(
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True, errors="surrogateescape")
        if not (name.lower() in TRACKING or name.lower().startswith("utm_"))
    )
    path = _ESCAPED.sub(lambda found: found[0].upper(), parts.path).rstrip("/") or "/"
    return f"{parts.netloc}{path}{'?' if kept else ''}{urlencode(kept, errors='surrogateescape')}"


def host_of(url: str) -> str:
    """The host of a checked address, with its port where that is not the usual one."""
    return urlsplit(url).netloc


def origin_of(url: str) -> str:
    """Scheme, host and port of an address: what one robots.txt speaks for."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def name_of(address: str) -> str:
    """What the report at a canonical address is called in a record."""
    return sha256(address.encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Hosts:
    """The hosts that may be asked, and no others."""

    names: frozenset[str] = frozenset()
    under: tuple[str, ...] = ()

    @classmethod
    def of(cls, names: Iterable[str]) -> Hosts:
        """The hosts of these names; ``*.news.example`` are all under it, not itself."""
        exact: set[str] = set()
        under: set[str] = set()
        for name in names:
            plain = name.strip().lower()
            if not plain.isascii():
                plain = plain.encode("idna").decode()
            if not _HOST.fullmatch(plain):
                raise BadValue(f"{name!r} is no host", remedy="write news.example or *.news.example")
            if plain.startswith("*."):
                under.add(plain[1:])
            else:
                exact.add(plain)
        return cls(frozenset(exact), tuple(sorted(under)))

    def allow(self, url: str) -> bool:
        """Whether an address is on one of them."""
        host = host_of(url)
        return host in self.names or any(host.endswith(end) and host != end[1:] for end in self.under)

    def __str__(self) -> str:
        return ", ".join(sorted((*self.names, *(f"*{end}" for end in self.under))))
