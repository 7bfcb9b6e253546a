"""How a record is served: each choice of ``dateline serve``."""

from __future__ import annotations

from dataclasses import dataclass, field
from ipaddress import ip_address
from secrets import token_urlsafe
from typing import Final

from dateline.errors import BadInput

PORT: Final = 8710
SHORTEST_TOKEN: Final = 16
"""Characters of a token that somebody chose; one that Dateline makes has 43."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Where the pages are, and what may be done on them.

    ``token`` is what a browser must show; beyond this machine there is always one. ``names`` are further names by
    which the machine is called. ``who`` signs what is decided on the pages. ``record`` is the address of the record, for
    the process that reads what is added on the pages; without it nothing can be added. ``largest`` is how many bytes a
    file may have that comes in; ``act`` what a page must bring back to change something, anew for each server.
    """

    host: str = "127.0.0.1"
    port: int = PORT
    token: str | None = None
    read_only: bool = False
    names: tuple[str, ...] = ()
    who: str | None = None
    record: str | None = None
    largest: int = 256 << 20
    act: str = field(default_factory=token_urlsafe, repr=False)

    def __post_init__(self) -> None:
        if self.token is None and not is_loopback(self.host):
            raise BadInput(
                f"{self.host} can be reached from other machines", remedy="give a token: --token WORDS"
            )
        if self.token is not None and len(self.token) < SHORTEST_TOKEN:
            raise BadInput(f"a token has {SHORTEST_TOKEN} characters at least", remedy="give a longer one")

    @property
    def address(self) -> str:
        """Where a browser on this machine finds the pages, without the token."""
        host = "localhost" if self.host in ("0.0.0.0", "::") else self.host
        return f"http://{f'[{host}]' if ':' in host else host}:{self.port}/"


def is_loopback(host: str) -> bool:
    """Whether only this machine itself can reach the host."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
